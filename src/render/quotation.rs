//! Quotation marks and apostrophes as they are printed.
//!
//! In: a text with the straight marks of a keyboard. Out: the same with the marks that belong there, as
//! markdown makes them in prose: an opening one where a word may begin, a closing one, which is also the
//! apostrophe, elsewhere. An address stays as it is: with another sign it would lead elsewhere.

use std::borrow::Cow;

use memchr::memchr2;

/// A text with the marks of print.
pub fn printed(text: &str) -> Cow<'_, str> {
    if memchr2(b'\'', b'"', text.as_bytes()).is_none() || is_address(text) {
        return text.into();
    }
    let mut printed = String::with_capacity(text.len() + 8);
    let mut before = None;
    for sign in text.chars() {
        let opens = before
            .is_none_or(|sign: char| sign.is_whitespace() || matches!(sign, '(' | '[' | '–' | '—' | '“' | '‘' | '/'));
        printed.push(match (sign, opens) {
            ('\'', true) => '‘',
            ('\'', false) => '’',
            ('"', true) => '“',
            ('"', false) => '”',
            (other, _) => other,
        });
        before = printed.chars().next_back();
    }
    printed.into()
}

/// Whether a text is nothing but an address with its scheme.
fn is_address(text: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|scheme| text.starts_with(scheme))
        && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::printed;

    #[test]
    fn marks_open_where_a_word_may_begin_and_close_elsewhere() {
        for (typed, expected) in [
            ("plain", "plain"),
            ("children's and young people's", "children’s and young people’s"),
            ("the boys' group, a 'special matters' group", "the boys’ group, a ‘special matters’ group"),
            ("\"[Date]\" (\"good\")", "“[Date]” (“good”)"),
            ("said \"the 'Edge' team\"", "said “the ‘Edge’ team”"),
            ("already ‘so’ and “so”", "already ‘so’ and “so”"),
            ("https://reports.example/children's-services", "https://reports.example/children's-services"),
            ("https://reports.example/ is the council's", "https://reports.example/ is the council’s"),
        ] {
            assert_eq!(printed(typed), expected);
        }
    }
}
