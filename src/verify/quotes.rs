//! What a text of ours quotes.
//!
//! In: a text. Out: where the words within quotation marks stand. An apostrophe is none: a mark opens
//! where no letter stands before it and one behind it, and closes where it is the other way round.

use std::ops::Range;

/// The marks that begin a quotation, and the one that ends each.
const MARKS: [(char, char); 4] = [('"', '"'), ('“', '”'), ('\'', '\''), ('‘', '’')];

/// The words that stand within quotation marks, as ranges of `text`, in order.
pub fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, sign) in text.char_indices() {
        if found.last().is_some_and(|last| at <= last.end) {
            continue;
        }
        let Some((_, closing)) = MARKS.iter().find(|(opening, _)| *opening == sign) else { continue };
        let start = at + sign.len_utf8();
        if before(text, at).is_some_and(char::is_alphanumeric) || !text[start..].starts_with(is_written) {
            continue;
        }
        let ends = text[start..].match_indices(*closing).map(|(end, _)| start + end);
        let mut ends = ends.filter(|end| closes(text, *end, *closing));
        found.extend(ends.next().map(|end| start..end));
    }
    found
}

/// Whether the mark at `at` ends a quotation.
fn closes(text: &str, at: usize, mark: char) -> bool {
    let behind = text[at + mark.len_utf8()..].chars().next();
    before(text, at).is_some_and(is_written) && !behind.is_some_and(char::is_alphanumeric)
}

fn before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

fn is_written(sign: char) -> bool {
    !sign.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::quoted;

    fn found(text: &str) -> Vec<&str> {
        quoted(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn words_in_marks_of_every_kind_are_found() {
        assert_eq!(found("it has “not been done”, is \"good\" and ‘late’"), ["not been done", "good", "late"]);
        assert_eq!(found("a 'special matters' group; ('[Date]')."), ["special matters", "[Date]"]);
        assert_eq!(found("“the children's team”"), ["the children's team"]);
    }

    #[test]
    fn apostrophes_and_marks_that_nothing_ends_are_no_quotation() {
        for text in ["the council's and its partners' plan", "5' 6\" tall", "the '90s", "“open", "\" \"", ""] {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
