//! Advice that depends on how a value is written.

use super::{
    Fault,
    expected::{Expected, Written},
    explain::first_line,
};
use crate::diagnostics::Code;

/// Adds what to write instead, where the fault does not say so and the text shows it.
pub fn add(text: &str, fault: &mut Fault) {
    if fault.hint.is_some() || fault.code != Code::WrongType {
        return;
    }
    let written = first_line(text, &fault.range);
    let written = written.trim();
    let bare = written.trim_matches(['"', '\'']);
    fault.hint = match (fault.expected, fault.written) {
        (_, Some(Written::Nothing)) if holds_nothing(text) => Some(EMPTY_FILE.to_owned()),
        (_, Some(Written::Nothing)) => Some(empty(text, fault, written)),
        (Some(Expected::Text), Some(Written::Entry)) => {
            let line = text[fault.range.start..].lines().next().unwrap_or_default();
            Some(format!(
                "a colon with a space behind it makes an entry; put the text in quotation marks: {}",
                quoted(line)
            ))
        }
        (Some(Expected::Text), _) if !written.starts_with(['[', '{', '-']) => {
            Some(format!("put it in quotation marks: \"{written}\""))
        }
        (Some(Expected::YesNo), _) => Some("write `true` or `false`, without quotation marks".to_owned()),
        (Some(Expected::Number | Expected::WholeNumber), _) => {
            number(bare).map(|number| format!("write {number}, without quotation marks"))
        }
        (Some(Expected::Thing), Some(Written::Entry)) => {
            let line = text[fault.range.start..].lines().next().unwrap_or_default();
            line.trim_end().split_once(": ").map(|(word, id)| format!("write it without a space: {word}:{}", id.trim()))
        }
        (Some(Expected::List), Some(Written::Entry)) => hyphen(text, fault.range.start),
        (Some(Expected::List), _) if !written.is_empty() && !written.contains(": ") => {
            let whole = text.get(fault.range.clone()).unwrap_or(written);
            Some(format!("put it in square brackets: [{}]", listed(whole)))
        }
        (Some(Expected::Entry), Some(Written::Text)) => key_without_colon(written)
            .map(|(key, value)| format!("there is no colon behind the key; write: {}", with_colon(key, value))),
        _ => None,
    };
}

/// Signs that word processors and other languages put before the entries of a list.
pub const BULLETS: [char; 8] = ['•', '*', '–', '—', '+', '·', '◦', '‣'];

/// The parts of a list that is written as one text: between commas, semicolons, bullets and the ends of lines, without
/// the signs before them. A text of nothing but such signs has none.
pub fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let before = |c: char| c.is_whitespace() || c == '-' || BULLETS.contains(&c);
    let parts = text.split(['\n', ',', ';', '•', '·', '◦', '‣']);
    parts.map(move |part| part.trim_start_matches(before).trim_end()).filter(|part| !part.is_empty())
}

/// The inside of the brackets for a list that is written as one text. What stands in quotation marks is one entry.
pub fn listed(text: &str) -> String {
    let parts: Vec<&str> = pieces(text).collect();
    if text.starts_with(['"', '\'']) || parts.join(", ") == text && !text.contains(": ") {
        return text.to_owned();
    }
    parts.into_iter().map(quoted).collect::<Vec<_>>().join(", ")
}

/// What to do about an entry where a list of entries should stand, where it begins at byte `at` on a line of its own.
fn hyphen(text: &str, at: usize) -> Option<String> {
    let before = text[..at].rsplit('\n').next()?;
    let line = text[at..].lines().next()?;
    before.trim().is_empty().then(|| format!("an entry of a list begins with a hyphen; write: - {line}"))
}

/// Whether a file has no line but blank ones and comments.
fn holds_nothing(text: &str) -> bool {
    text.lines().map(str::trim).all(|line| line.is_empty() || line.starts_with('#'))
}

/// What to do about a file, or a head, in which nothing is written.
const EMPTY_FILE: &str =
    "write its keys, which docs/content-model.md lists; take a file that is not needed out of its folder";

/// The colon of other scripts, which is as wide as a letter.
pub const WIDE_COLON: char = '：';

/// The key and the value of a line that lacks the colon between them: `polarity strength`, `polarity = strength`,
/// `polarity; strength`.
pub fn key_without_colon(line: &str) -> Option<(&str, &str)> {
    let end = line.find(|c: char| !c.is_ascii_lowercase() && c != '_').filter(|end| *end > 0)?;
    let (key, rest) = line.split_at(end);
    let value = rest.trim_start_matches([' ', '\t', '=', ':', ';', WIDE_COLON]);
    (rest.starts_with([' ', '\t', '=', ';', WIDE_COLON]) && !value.is_empty()).then_some((key, value))
}

/// A key and its value as they should be written.
pub fn with_colon(key: &str, value: &str) -> String {
    let in_brackets = value.starts_with(['[', '{', '"', '\'']);
    if !in_brackets && value.contains([':', '#']) {
        format!("{key}: {}", quoted(value))
    } else {
        format!("{key}: {value}")
    }
}

/// What to do about a value that is empty, by the reason for which it is.
fn empty(text: &str, fault: &Fault, written: &str) -> String {
    let behind = text.get(fault.range.end..).unwrap_or_default().lines().next().unwrap_or_default();
    let behind = behind.trim_start_matches(':').trim();
    if written.is_empty() && behind.starts_with('#') {
        format!(
            "what stands behind # is a comment; put a text that begins with # in quotation marks: {}",
            quoted(behind)
        )
    } else if matches!(written, "~" | "null" | "Null" | "NULL") && fault.expected == Some(Expected::Text) {
        format!(
            "`{written}` means that there is nothing; put a text in quotation marks, or take the key out if it does not apply"
        )
    } else {
        "write the value, or take the key out if it does not apply".to_owned()
    }
}

/// A text in quotation marks: in double ones where it holds neither these nor a backslash, else in
/// single ones, in which a single one is doubled.
pub fn quoted(text: &str) -> String {
    let text = text.trim();
    if text.contains(['"', '\\']) { format!("'{}'", text.replace('\'', "''")) } else { format!("\"{text}\"") }
}

/// A number without its separators.
fn number(text: &str) -> Option<String> {
    let digits = text.replace(',', "");
    digits.parse::<f64>().is_ok_and(f64::is_finite).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn texts_are_quoted_so_that_they_stay_the_same() {
        assert_eq!(quoted("a: b"), "\"a: b\"");
        assert_eq!(quoted("it's \"good\""), "'it''s \"good\"'");
    }
}
