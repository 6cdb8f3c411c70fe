//! Words whose letters are not what they look like: an English word with a letter of another alphabet
//! in it, or one written wholly in letters that look Latin. A reader sees the word, a search does not
//! find it, and two names that look alike are two.
//!
//! The alphabets are those whose letters are taken for Latin ones most (Unicode, UTS 39, "Confusable
//! Detection"): Cyrillic, Greek, Armenian and Cherokee, and the Latin letters for mathematics and for
//! wide columns. A word in one other alphabet alone is free, unless every letter of it looks Latin.

use std::ops::Range;

/// Letters that look Latin, small and capital (`confusables.txt` of UTS 39).
const LOOK_LATIN: &str = "асԁеһіјӏорԛѕѵԝхуАВСЕНІЈКМОРЅТХУԌԚԜѴορνιυΑΒΕΖΗΙΚΜΝΟΡΤΥΧօոսցհ";

/// Greek letters that stand in the signs of units: µg, kΩ.
const OF_UNITS: [char; 2] = ['μ', 'Ω'];

/// The alphabet of a letter that may be taken for a Latin one; `None` for all others.
fn alphabet(letter: char) -> Option<&'static str> {
    Some(match u32::from(letter) {
        0x0370..=0x03ff | 0x1f00..=0x1fff => "Greek",
        0x0400..=0x052f | 0x1c80..=0x1c8f | 0xa640..=0xa69f => "Cyrillic",
        0x0531..=0x0588 => "Armenian",
        0x13a0..=0x13ff | 0xab70..=0xabbf => "Cherokee",
        0xff21..=0xff5a => "a letter for wide columns",
        0x1_d400..=0x1_d7ff => "a letter for mathematics",
        _ => return None,
    })
}

fn is_latin(letter: char) -> bool {
    letter.is_ascii_alphabetic() || matches!(u32::from(letter), 0xc0..=0x24f | 0x1e00..=0x1eff)
}

/// The first such word of a text: where it stands, in bytes, and what to say of it.
pub fn first_mixed(text: &str) -> Option<(Range<usize>, String)> {
    // The first bytes of these alphabets in UTF-8: a text without any, the common case, is good.
    if text.is_ascii() || !text.bytes().any(|byte| matches!(byte, 0xcd..=0xd6 | 0xe1 | 0xea | 0xef | 0xf0)) {
        return None;
    }
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        if letter.is_alphabetic() {
            start.get_or_insert(at);
        } else if let Some(start) = start.take()
            && let Some(message) = verdict(&text[start..at])
        {
            return Some((start..at, message));
        }
    }
    None
}

/// What is wrong with the letters of a word.
fn verdict(word: &str) -> Option<String> {
    let strange = |letter: &char| alphabet(*letter).is_some() && !OF_UNITS.contains(letter);
    let letter = word.chars().find(strange)?;
    let (name, number) = (alphabet(letter)?, u32::from(letter));
    if !matches!(name, "Greek" | "Cyrillic" | "Armenian" | "Cherokee") {
        return Some(format!("`{letter}` (U+{number:04X}) is {name}; it only looks like a Latin one"));
    }
    if word.chars().any(is_latin) {
        return Some(format!("in the word `{word}` the letter `{letter}` is {name} (U+{number:04X}), not Latin"));
    }
    let disguised = word.chars().count() > 1 && word.chars().all(|letter| LOOK_LATIN.contains(letter));
    disguised.then(|| format!("the word `{word}` looks Latin, and its letters are {name} (U+{number:04X} …)"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<(&str, String)> {
        first_mixed(text).map(|(range, message)| (&text[range], message))
    }

    #[test]
    fn a_word_of_two_alphabets_is_named_with_the_letter() {
        let (word, message) = told("The c\u{43e}uncil’s – plan").unwrap();
        assert_eq!(word, "c\u{43e}uncil");
        assert_eq!(message, "in the word `c\u{43e}uncil` the letter `\u{43e}` is Cyrillic (U+043E), not Latin");
        for bad in ["h\u{3bf}me", "\u{410}dult", "\u{578}ur", "\u{ff21}B", "\u{1d400}", "a \u{441}\u{43e}\u{440} b"] {
            assert!(told(bad).is_some(), "{bad}");
        }
    }

    #[test]
    fn letters_of_english_welsh_and_of_units_and_whole_foreign_words_are_free() {
        for good in
            ["¶16–31 ‘café’ Tŷ ẁ", "5 \u{3bc}g, 3 k\u{3a9}", "\u{3b2}-blockers", "Анна", "Ελλάδα", "\u{43e}", "ª º"]
        {
            assert_eq!(told(good), None, "{good}");
        }
    }
}
