//! Advice that depends on how a value is written.

use super::{Fault, explain::first_line};
use crate::diagnostics::Code;

/// Adds what to write instead, where the fault does not say so and the text shows it.
pub fn add(text: &str, fault: &mut Fault) {
    if fault.hint.is_some() || !matches!(fault.code, Code::WrongType | Code::WrongValue) {
        return;
    }
    let written = first_line(text, &fault.range);
    let written = written.trim();
    let expects = |what: &str| fault.message.contains(&format!("where {what}"));
    let bare = written.trim_matches(['"', '\'']);
    fault.hint = if fault.code == Code::WrongValue {
        None
    } else if fault.message.starts_with("this is empty") {
        Some(empty(text, fault, written))
    } else if expects("a text") && fault.message.starts_with("this is an entry") {
        let line = text[fault.range.start..].lines().next().unwrap_or_default();
        Some(format!(
            "a colon with a space behind it makes an entry; put the text in quotation marks: {}",
            quoted(line)
        ))
    } else if expects("a text") && !written.starts_with(['[', '{', '-']) {
        Some(format!("put it in quotation marks: \"{written}\""))
    } else if expects("`true`") {
        Some("write `true` or `false`, without quotation marks".to_owned())
    } else if expects("a number") || expects("a whole number") {
        number(bare).map(|number| format!("write {number}, without quotation marks"))
    } else if expects("a list") && !written.is_empty() && !written.contains(": ") {
        Some(format!("put it in square brackets: [{written}]"))
    } else {
        None
    };
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
    } else if matches!(written, "~" | "null" | "Null" | "NULL") {
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
