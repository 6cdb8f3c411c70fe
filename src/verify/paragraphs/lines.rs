//! The lines of an extraction: what each one is by its own marks, and its words without them.

/// One line.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Its number, from one.
    pub number: usize,
    /// The line as it stands, without its end.
    pub raw: &'a str,
    /// Its words: without tags, emphasis, list mark, heading mark and footnote marks.
    pub plain: String,
    /// What it is.
    pub shape: Shape,
}

/// What a line is, as far as its own marks tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Nothing.
    Blank,
    /// A line of dashes or stars, or a form feed: a page break.
    Rule,
    /// A footnote: it begins with a raised digit.
    Footnote,
    /// A row of a table: its cells are parted by tabs or bars.
    Row,
    /// A heading with this many number signs.
    Heading(u8),
    /// A line that is bold from end to end.
    Bold,
    /// An item of a list.
    Item,
    /// Anything else.
    Text,
}

impl Line<'_> {
    /// How far the line is indented, in characters; a tab counts for four.
    pub fn indent(&self) -> usize {
        self.raw.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum()
    }

    /// Whether nothing is written on it.
    pub fn is_gap(&self) -> bool {
        matches!(self.shape, Shape::Blank | Shape::Rule)
    }

    /// The cells of a row, trimmed.
    pub fn cells(&self) -> Vec<String> {
        let row = self.raw.trim().trim_start_matches('|').trim_end_matches('|');
        row.split(['\t', '|']).map(|cell| words_only(cell).trim().to_owned()).collect()
    }
}

/// Parts a text into its lines.
pub fn lines(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let mut lines = Vec::new();
    for (index, whole) in text.split_inclusive('\n').enumerate() {
        let raw = whole.trim_end_matches(['\n', '\r']);
        let (shape, plain) = read(raw);
        lines.push(Line { start, number: index + 1, raw, plain, shape });
        start += whole.len();
    }
    lines
}

fn read(raw: &str) -> (Shape, String) {
    let line = raw.trim_matches(|c: char| c.is_whitespace() || c == '\u{c}');
    if line.is_empty() {
        return (if raw.contains('\u{c}') { Shape::Rule } else { Shape::Blank }, String::new());
    }
    let plain = words_only(strip_marks(line)).trim().to_owned();
    if plain.chars().all(|c| c.is_whitespace() || is_list_mark(c) || matches!(c, '_' | '=' | '—' | '\u{c}')) {
        // Nothing but marks: a page break, or a list mark that lost its words.
        return (if line.chars().count() == 1 { Shape::Item } else { Shape::Rule }, String::new());
    }
    let shape = if begins_with_note_mark(line) {
        Shape::Footnote
    } else if let Some(level) = heading_level(line) {
        Shape::Heading(level)
    } else if without_list_mark(line) != line {
        Shape::Item
    } else if raw.contains('\t') || line.starts_with('|') {
        Shape::Row
    } else if is_bold(line) {
        Shape::Bold
    } else {
        Shape::Text
    };
    (shape, plain)
}

/// The line without the mark of a list or a heading before its words.
fn strip_marks(line: &str) -> &str {
    match heading_level(line) {
        Some(level) => line[usize::from(level)..].trim_start(),
        None => without_list_mark(line),
    }
}

fn heading_level(line: &str) -> Option<u8> {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    ((1..=6).contains(&level) && line[level..].starts_with([' ', '\t'])).then_some(u8::try_from(level).ok()?)
}

/// Marks of list items that extractions are known to hold.
fn is_list_mark(c: char) -> bool {
    matches!(c, '-' | '*' | '•' | '–' | '▪' | '■' | '·' | '\u{f0b7}')
}

/// The line without the mark of a list item.
pub fn without_list_mark(line: &str) -> &str {
    let mut rest = line.chars();
    match rest.next() {
        Some(mark) if is_list_mark(mark) && rest.as_str().starts_with([' ', '\t', '\u{a0}']) => {
            rest.as_str().trim_start()
        }
        _ => line,
    }
}

fn begins_with_note_mark(line: &str) -> bool {
    line.starts_with(is_raised) || note_tag(line).is_some()
}

/// Whether this is a raised digit, the mark of a footnote.
pub fn is_raised(c: char) -> bool {
    matches!(c, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹')
}

/// The length of a tag that holds a footnote's mark, `<sup>1</sup>`, and the mark.
fn note_tag(text: &str) -> Option<(usize, &str)> {
    let rest = text.strip_prefix("<sup>")?;
    let end = rest.find("</sup>")?;
    let mark = &rest[..end];
    (!mark.is_empty() && mark.len() <= 3 && mark.bytes().all(|byte| byte.is_ascii_digit()))
        .then_some((text.len() - rest.len() + end + "</sup>".len(), mark))
}

/// The footnote marks of a line, as plain digits, in order.
pub fn note_marks(line: &str) -> Vec<String> {
    let mut marks = Vec::new();
    let mut raised = String::new();
    for (at, c) in line.char_indices() {
        if let Some((_, mark)) = (c == '<').then(|| note_tag(&line[at..])).flatten() {
            marks.push(mark.to_owned());
        }
        if is_raised(c) {
            raised.push(plain_digit(c));
        } else if !raised.is_empty() {
            marks.push(std::mem::take(&mut raised));
        }
    }
    marks.extend((!raised.is_empty()).then_some(raised));
    marks
}

fn plain_digit(raised: char) -> char {
    let digit = match raised {
        '¹' => 1,
        '²' => 2,
        '³' => 3,
        other => (other as u32).saturating_sub('⁰' as u32),
    };
    char::from_digit(digit, 10).unwrap_or('0')
}

fn is_bold(line: &str) -> bool {
    let inner = |open: &str, close: &str| {
        line.strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
            .is_some_and(|inner| !inner.is_empty() && !inner.contains(open) && !inner.contains(close))
    };
    inner("**", "**") || inner("<b>", "</b>") || inner("<strong>", "</strong>")
}

/// A piece of a line without tags, bold marks, footnote marks and escapes.
pub fn words_only(piece: &str) -> String {
    let mut words = String::with_capacity(piece.len());
    let mut rest = piece;
    while let Some(c) = rest.chars().next() {
        let skip = match c {
            '<' => note_tag(rest).map(|(length, _)| length).or_else(|| tag_length(rest)),
            '*' => rest.starts_with("**").then_some(2),
            '\\' => rest[1..].starts_with(|c: char| c.is_ascii_punctuation()).then_some(1),
            c if is_raised(c) => Some(c.len_utf8()),
            _ => None,
        };
        match skip {
            Some(1) => {
                words.push_str(&rest[1..2]);
                rest = &rest[2..];
            }
            Some(length) => rest = &rest[length..],
            None => {
                words.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    words
}

/// The length of a tag at the beginning of `text`; a less-than sign that opens none is text.
fn tag_length(text: &str) -> Option<usize> {
    let name = text[1..].strip_prefix('/').unwrap_or(&text[1..]);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = text.bytes().take(200).position(|byte| byte == b'>')?;
    Some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> (Shape, String) {
        read(text)
    }

    #[test]
    fn lines_are_told_apart_by_their_marks() {
        for (text, shape, plain) in [
            ("", Shape::Blank, ""),
            ("---", Shape::Rule, ""),
            ("\u{c}", Shape::Rule, ""),
            ("-", Shape::Item, ""),
            ("## **Being healthy**", Shape::Heading(2), "Being healthy"),
            ("- 16. Some text", Shape::Item, "16. Some text"),
            ("**22. All bold**", Shape::Bold, "22. All bold"),
            ("**22.** Not all bold", Shape::Text, "22. Not all bold"),
            ("<b>Introduction</b>\t<b>4</b>", Shape::Row, "Introduction\t4"),
            ("¹ A note", Shape::Footnote, "A note"),
            ("<sup>12</sup> A note", Shape::Footnote, "A note"),
            ("<p>The grade</p> is 2 < 3", Shape::Text, "The grade is 2 < 3"),
            ("schools³, all", Shape::Text, "schools, all"),
            ("16\\. Escaped", Shape::Text, "16. Escaped"),
            ("#hash", Shape::Text, "#hash"),
        ] {
            assert_eq!(one(text), (shape, plain.to_owned()), "{text:?}");
        }
    }

    #[test]
    fn lines_know_where_they_begin() {
        let text = "a\r\n\nlast";
        let starts: Vec<(usize, usize, &str)> = lines(text).iter().map(|l| (l.start, l.number, l.raw)).collect();
        assert_eq!(starts, [(0, 1, "a"), (3, 2, ""), (4, 3, "last")]);
    }

    #[test]
    fn note_marks_are_read_as_digits() {
        assert_eq!(note_marks("schools¹² and area<sup>3</sup>"), ["12", "3"]);
        assert!(note_marks("x<sup>th</sup>").is_empty());
    }
}
