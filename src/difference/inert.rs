//! Text of the content inside markdown: readable, and without effect.
//!
//! A pull request may come from anybody, and its words are shown on a page of the host. So nothing
//! in them may become a tag, a link, a picture, a formula, a column of a table, or a mention of a
//! person or of an issue.

use std::fmt::Write as _;

/// `text` in one line, each character that could mean something written so that it does not. It is
/// meant to stand behind other words: what has a meaning only at the start of a line stays.
///
/// The rules are those of GitHub's markdown (<https://github.github.com/gfm/>, 2.4, 6.2 and 6.9).
/// Hosts look for `@name` and `#1` in the finished text: an empty comment after the sign parts them.
pub fn inert(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 16);
    for word in text.split_whitespace() {
        if !safe.is_empty() {
            safe.push(' ');
        }
        let mut chars = word.chars().peekable();
        while let Some(c) = chars.next() {
            push(c, chars.peek().copied(), &mut safe);
        }
    }
    safe
}

fn push(c: char, next: Option<char>, safe: &mut String) {
    match c {
        '&' => safe.push_str("&amp;"),
        '<' => safe.push_str("&lt;"),
        '>' => safe.push_str("&gt;"),
        '\\' | '`' | '*' | '_' | '~' | '[' | ']' | '|' | '$' => {
            safe.push('\\');
            safe.push(c);
        }
        '@' | '#' if next.is_some() => {
            safe.push(c);
            safe.push_str("<!-- -->");
        }
        ':' if next == Some('/') => safe.push_str("&#58;"),
        '.' if safe.to_ascii_lowercase().ends_with("www") => safe.push_str("&#46;"),
        // A string takes all that is written to it.
        c if c.is_control() || is_unseen(c) => _ = write!(safe, "\\[U+{:04X}\\]", u32::from(c)),
        c => safe.push(c),
    }
}

/// Characters that are not seen or turn the order of the others around.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    use super::inert;

    #[test]
    fn nothing_in_a_text_becomes_more_than_text() {
        let hostile = "<script>x</script> [a](https://e.example) ![b](c) *d* __e__ `f` ~~g~~ | $h$ &lt; \\* \
                       https://e.example www.e.example\n\n# i\n- j @k #1 l@m.example <!-- n --> <https://o.example>";
        let safe = inert(hostile);
        let markdown = format!("Words {safe}");
        for event in Parser::new_ext(&markdown, Options::all()) {
            match event {
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) | Event::Text(_) => {}
                Event::InlineHtml(html) => assert_eq!(&*html, "<!-- -->"),
                other => panic!("{other:?} in {safe}"),
            }
        }
        for alive in ["://", "www.", "@k", "#1", "@m"] {
            assert!(!safe.contains(alive), "{alive} in {safe}");
        }
    }

    #[test]
    fn what_is_not_seen_is_named() {
        assert_eq!(inert("a\u{202e}b\u{7}"), "a\\[U+202E\\]b\\[U+0007\\]");
        assert_eq!(inert("plain, words: 3 (or 4)."), "plain, words: 3 (or 4).");
    }
}
