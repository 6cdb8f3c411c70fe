//! The one style of the project's YAML files, and of the heads of markdown files: what `atlas fmt`
//! makes of them.
//!
//! In: a file's text. Out: the same entries and comments in the usual layout. Lines are not broken:
//! a sentence stays on its line, so that a change of a word is a change of a line. The text below a
//! head stays as it is, to the byte.

use pretty_yaml::config::{FormatOptions, Quotes};

use crate::source::front_matter;

/// So long a line is never met: lines break where the writer broke them.
const WIDEST: usize = 1_000_000;

/// Lays `text` out anew.
///
/// # Errors
/// What is wrong, as the end of a sentence, where the text is no YAML, or would not say the same
/// afterwards.
pub fn styled(text: &str) -> Result<String, String> {
    let before = meaning(text)?;
    let mut options = FormatOptions::default();
    options.layout.print_width = WIDEST;
    options.language.quotes = Quotes::PreferDouble;
    let styled = pretty_yaml::format_text(text, &options).map_err(|error| format!("cannot be laid out: {error}"))?;
    // The layout is another program's work: nothing is written that does not say the same.
    if meaning(&styled)? == before {
        Ok(styled)
    } else {
        Err("cannot be laid out without changing what it says".to_owned())
    }
}

/// Lays the head of a markdown text out anew; a text without a head stays as it is.
///
/// # Errors
/// As for [`styled`], of the head.
pub fn styled_head(text: &str) -> Result<String, String> {
    let Some(parts) = front_matter::split(text).filter(|parts| !parts.head.trim().is_empty()) else {
        return Ok(text.to_owned());
    };
    let mut head = styled(parts.head)?;
    if parts.head.contains("\r\n") {
        head = head.replace('\n', "\r\n");
    }
    let behind = parts.head_start + parts.head.len();
    Ok([&text[..parts.head_start], &head, &text[behind..]].concat())
}

fn meaning(text: &str) -> Result<serde_yaml::Value, String> {
    serde_yaml::from_str(text).map_err(|error| format!("is not YAML: {error}"))
}

#[cfg(test)]
mod tests {
    use super::{styled, styled_head};

    #[test]
    fn of_a_markdown_text_only_the_head_is_laid_out() {
        let text =
            "---\n# A theme.\ntitle:   'A' # Short.\nrelated: [ \"b\",c ]\n\n\n---\n\n-   a:   b\n\n\n\n---\nx\n";
        let expected = "---\n# A theme.\ntitle: \"A\" # Short.\nrelated: [\"b\", c]\n---\n\n-   a:   b\n\n\n\n---\nx\n";
        assert_eq!(styled_head(text).unwrap(), expected);
        assert_eq!(styled_head(expected).unwrap(), expected);
        assert_eq!(styled_head("---\r\na:  1\r\n---\r\nb\r\n").unwrap(), "---\r\na: 1\r\n---\r\nb\r\n");
        for alone in ["No head.\n", "---\nnot: closed\n", "---\n---\nEmpty.\n", ""] {
            assert_eq!(styled_head(alone).unwrap(), alone);
        }
        assert!(styled_head("---\na: [\n---\n").is_err());
    }

    #[test]
    fn comments_stay_and_the_layout_is_the_usual_one() {
        let text = "# First.\nterms:\n-   id:   hub # A door.\n    term: 'Hub'\n    also: [ \"a\",'b' ]\n\n\n    # Last.\n    meaning: \"It's it.\"";
        let expected = "# First.\nterms:\n  - id: hub # A door.\n    term: \"Hub\"\n    also: [\"a\", \"b\"]\n\n    # Last.\n    meaning: \"It's it.\"\n";
        assert_eq!(styled(text).unwrap(), expected);
        assert_eq!(styled(expected).unwrap(), expected);
    }

    #[test]
    fn a_long_sentence_keeps_its_line() {
        let text = format!("statement: \"{}\"\nlist: [{}1]\n", "word ".repeat(100), "1, ".repeat(100));
        assert_eq!(styled(&text).unwrap(), text);
    }

    #[test]
    fn what_is_no_yaml_is_left_alone() {
        assert!(styled("a: [").is_err());
        assert!(styled(&"[".repeat(5000)).is_err());
    }
}
