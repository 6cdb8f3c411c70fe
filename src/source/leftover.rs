//! What git leaves in a file where two people changed the same lines, and nobody chose yet.

use std::ops::Range;

use memchr::memmem;

/// The marks with which such lines begin. A line of `=` alone may also be a heading of markdown, so it
/// counts only where one of the others stands in the text too.
const MARKS: [&str; 4] = ["<<<<<<<", ">>>>>>>", "|||||||", "======="];

/// What is said of such a line.
pub const MESSAGE: &str = "git left this line between two versions of the text";

/// What to do about it.
pub const REMEDY: &str = "keep the version that is right, and take out the other one and the lines that begin with <<<<<<<, ======= and >>>>>>>";

/// The lines that are such marks, in bytes, without their line breaks.
pub fn marks(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    if memmem::find(bytes, MARKS[0].as_bytes()).is_none() && memmem::find(bytes, MARKS[1].as_bytes()).is_none() {
        return Vec::new();
    }
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let written = line.trim_end();
        let is_mark =
            |mark: &str| written.strip_prefix(mark).is_some_and(|rest| matches!(rest.chars().next(), None | Some(' ')));
        if MARKS.iter().any(|mark| is_mark(mark)) {
            lines.push(start..start + written.len());
        }
        start += line.len();
    }
    let is_sure = |range: &Range<usize>| text[range.clone()].starts_with(['<', '>']);
    if lines.iter().any(is_sure) { lines } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::marks;

    #[test]
    fn marks_are_lines_that_begin_so() {
        let text = "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\r\n";
        let found: Vec<&str> = marks(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["<<<<<<< HEAD", "=======", ">>>>>>> other"]);
        for text in ["Heading\n=======\n", "a <<<<<<< b\n", "<<<<<<<<\n", ""] {
            assert!(marks(text).is_empty(), "{text}");
        }
    }
}
