//! The head of a markdown file: YAML between two lines of three hyphens.
//!
//! In: the text of a markdown file. Out: the head and the body, and where each begins.

/// A markdown file taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts<'a> {
    /// The YAML of the head, without its fences.
    pub head: &'a str,
    /// Where the head begins in the file, in bytes.
    pub head_start: usize,
    /// The text after the head.
    pub body: &'a str,
    /// Where the body begins in the file, in bytes.
    pub body_start: usize,
}

/// Takes a file apart; `None` where it does not begin with a head or the head does not end.
pub fn split(text: &str) -> Option<Parts<'_>> {
    let (marked, mark) = without_mark(text);
    let head_start = mark + fence(marked)?;
    let mut at = head_start;
    loop {
        let rest = &text[at..];
        if let Some(length) = fence(rest) {
            let body_start = at + length;
            return Some(Parts { head: &text[head_start..at], head_start, body: &text[body_start..], body_start });
        }
        at += rest.find('\n')? + 1;
    }
}

/// A text without the byte order mark that some editors put at its start, and where it begins.
pub fn without_mark(text: &str) -> (&str, usize) {
    text.strip_prefix('\u{feff}').map_or((text, 0), |rest| (rest, text.len() - rest.len()))
}

/// The length of the fence, line break included, that `text` begins with.
fn fence(text: &str) -> Option<usize> {
    let rest = text.strip_prefix("---")?;
    let line = rest.split('\n').next().unwrap_or_default();
    if !line.trim().is_empty() {
        return None;
    }
    Some((3 + line.len() + 1).min(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_what_stands_between_two_fences() {
        let parts = split("---\ntitle: A\n---\nBody\n").unwrap();
        assert_eq!((parts.head, parts.body), ("title: A\n", "Body\n"));
        assert_eq!((parts.head_start, parts.body_start), (4, 17));
    }

    #[test]
    fn a_byte_order_mark_is_passed_over() {
        let parts = split("\u{feff}---\r\ntitle: A\r\n---\r\nBody").unwrap();
        assert_eq!((parts.head, parts.head_start, parts.body), ("title: A\r\n", 8, "Body"));
    }

    #[test]
    fn a_file_without_a_closed_head_has_none() {
        assert_eq!(split("title: A\n"), None);
        assert_eq!(split("---\ntitle: A\n"), None);
        assert_eq!(split("---- \ntitle: A\n---\n"), None);
        assert_eq!(split("---\n---").unwrap().body, "");
    }
}
