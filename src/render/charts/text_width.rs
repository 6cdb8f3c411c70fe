//! Estimates how wide a text will be, and breaks labels into lines.
//!
//! The page uses the reader's own system font, so no width is exact. The
//! table holds the advances of `DejaVu Sans`, the widest of the common system
//! sans fonts, so that a label that fits here fits everywhere.

use super::ink::FONT_SIZE;

/// Distance between two lines of a label, in user units.
pub const LINE: i32 = 17;

/// Size at which the tables were measured.
const TABLE_SIZE: i32 = 14;

/// Advance widths of the printable ASCII characters, in tenths of a unit.
const REGULAR: [i32; 95] = [
    45, 56, 64, 117, 89, 133, 109, 38, 55, 55, 70, 117, 45, 51, 45, 47, 89, 89, 89, 89, 89, 89, 89, 89, 89, 89, 47, 47,
    117, 117, 117, 74, 140, 96, 96, 98, 108, 88, 81, 108, 105, 41, 41, 92, 78, 121, 105, 110, 84, 110, 97, 89, 86, 102,
    96, 138, 96, 86, 96, 55, 47, 55, 117, 70, 70, 86, 89, 77, 86, 89, 49, 89, 89, 39, 39, 81, 39, 136, 89, 86, 89, 89,
    58, 73, 55, 89, 83, 115, 83, 83, 73, 89, 47, 89, 117,
];

/// The same for the heavier weight.
const STRONG: [i32; 95] = [
    49, 64, 73, 117, 97, 140, 122, 43, 64, 64, 73, 117, 53, 58, 53, 51, 97, 97, 97, 97, 97, 97, 97, 97, 97, 97, 56, 56,
    117, 117, 117, 81, 140, 108, 107, 103, 116, 96, 96, 115, 117, 52, 52, 108, 89, 139, 117, 119, 103, 119, 108, 101,
    95, 114, 108, 154, 108, 101, 102, 64, 51, 64, 117, 70, 70, 94, 100, 83, 100, 95, 61, 100, 100, 48, 48, 93, 48, 146,
    100, 96, 100, 100, 69, 83, 67, 100, 91, 129, 90, 91, 81, 100, 51, 100, 117,
];

/// Estimated width of one line of chart text in user units, rounded up.
pub fn width(text: &str, strong: bool) -> i32 {
    in_units(tenths(text, strong))
}

/// The advances of all letters of a text at the size of the tables, in tenths of a unit.
fn tenths(text: &str, strong: bool) -> i32 {
    text.chars().map(|letter| advance(letter, strong)).sum()
}

fn in_units(tenths: i32) -> i32 {
    (tenths * FONT_SIZE + TABLE_SIZE * 10 - 1) / (TABLE_SIZE * 10)
}

/// Breaks a label into lines no wider than `limit` user units: at spaces;
/// in a word that alone is too wide also after its hyphens, and only then
/// between any two letters. No letter is lost; runs of white space become one space.
pub fn wrap(text: &str, limit: i32, strong: bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let (mut line, mut filled) = (String::new(), 0);
    for (spaced, piece) in pieces(text, limit, strong) {
        let space = if spaced && !line.is_empty() { " " } else { "" };
        let more = tenths(space, strong) + tenths(piece, strong);
        if line.is_empty() || in_units(filled + more) <= limit {
            line.push_str(space);
            line.push_str(piece);
            filled += more;
        } else {
            lines.push(std::mem::replace(&mut line, piece.to_owned()));
            filled = tenths(piece, strong);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The parts a label may be broken into, each with whether a space stands
/// before it.
fn pieces(text: &str, limit: i32, strong: bool) -> Vec<(bool, &str)> {
    let mut found = Vec::new();
    for word in text.split_whitespace() {
        if width(word, strong) <= limit {
            found.push((true, word));
            continue;
        }
        // A hyphen is a place to break only in a word that fits nowhere whole.
        let parts = word.split_inclusive('-').flat_map(|part| cut(part, limit, strong));
        found.extend(parts.enumerate().map(|(index, piece)| (index == 0, piece)));
    }
    found
}

/// Cuts a part of a word into parts that are no wider than the limit; a letter alone may be.
fn cut(part: &str, limit: i32, strong: bool) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut filled) = (0, 0);
    for (at, letter) in part.char_indices() {
        let more = advance(letter, strong);
        if at > start && in_units(filled + more) > limit {
            parts.push(&part[start..at]);
            (start, filled) = (at, 0);
        }
        filled += more;
    }
    parts.push(&part[start..]);
    parts
}

/// Advance of one letter in tenths of a user unit. Letters outside ASCII are
/// taken as wide as the widest common accented letter, others as an em.
fn advance(letter: char, strong: bool) -> i32 {
    let table = if strong { &STRONG } else { &REGULAR };
    let place = usize::try_from(u32::from(letter)).ok();
    let known = place.and_then(|code| code.checked_sub(32)).and_then(|index| table.get(index));
    match (known, letter) {
        (Some(advance), _) => *advance,
        (None, '\u{2018}' | '\u{2019}' | '\u{b7}') => 54,
        (None, '\u{201c}' | '\u{201d}') => 73,
        (None, '\u{2013}') => 70,
        (None, '\u{2212}' | '\u{b1}') => 117,
        (None, other) if u32::from(other) < 0x250 => 110,
        (None, _) => 140,
    }
}

#[cfg(test)]
mod tests {
    use super::{width, wrap};

    #[test]
    fn breaks_at_spaces_and_after_hyphens() {
        assert_eq!(wrap("Achieving economic well-being", 110, false), ["Achieving", "economic", "well-being"]);
        assert_eq!(wrap("Stoke-on-Trent", 70, false), ["Stoke-on-", "Trent"]);
        assert_eq!(wrap("  Staying   safe ", 200, false), ["Staying safe"]);
        assert!(wrap("   ", 50, false).is_empty());
    }

    #[test]
    fn cuts_a_word_only_when_it_cannot_fit() {
        let lines = wrap("Llanfairpwllgwyngyllgogerychwyrndrobwll", 80, true);
        assert!(lines.len() > 2);
        assert!(lines.iter().all(|line| width(line, true) <= 80));
        assert_eq!(lines.concat(), "Llanfairpwllgwyngyllgogerychwyrndrobwll");
    }

    #[test]
    fn strong_text_is_wider() {
        assert!(width("Outstanding", true) > width("Outstanding", false));
        assert_eq!(width("", false), 0);
    }
}
