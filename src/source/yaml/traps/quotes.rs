//! Mistakes in quotation marks that show in one line.

use super::{
    line::Line,
    values::{found, rewritten},
};
use crate::source::yaml::{
    advice::quoted,
    mend::{Edit, Trap},
};

/// Quotation marks that word processors write.
pub const CURLY: [char; 8] = ['“', '”', '„', '‘', '’', '‚', '«', '»'];

/// Those of them that are double, and stand for nothing else.
const DOUBLE: [char; 5] = ['“', '”', '„', '«', '»'];

/// Those of the single ones that begin something, and are no apostrophe.
const SINGLE: [char; 2] = ['‘', '‚'];

/// `“…”` in the place of `"…"`.
pub fn curly_quotes(line: &Line<'_>) -> Option<Trap> {
    let inner =
        line.value.strip_prefix(CURLY).filter(|inner| is_one_phrase(line.value, inner.trim_end_matches(CURLY)))?;
    let inner = inner.strip_suffix(CURLY).or_else(|| inner.strip_suffix(['"', '\''])).unwrap_or(inner);
    let start = line.value_start();
    let message = "these quotation marks are curly ones, which do not hold a text together in YAML";
    Some(rewritten(line, start..start + line.value.len(), message, quoted(inner)))
}

/// Whether the curly mark with which a value begins is closed at its end: what stands `inside` has no others of
/// its kind.
pub fn is_one_phrase(value: &str, inside: &str) -> bool {
    if value.starts_with(DOUBLE) { !inside.contains(DOUBLE) } else { !inside.contains(SINGLE) }
}

/// The entries of a list in which curly marks stand for the straight ones that would close one entry and open the
/// next: `The Harbour”, “Upper Moor`.
pub fn opens_anew(value: &str) -> Option<Vec<&str>> {
    let between = "”, “";
    let entries: Vec<&str> = value.split(between).collect();
    (entries.len() > 1 && !entries.iter().any(|entry| entry.contains(DOUBLE))).then_some(entries)
}

/// Where a text in quotation marks is closed: the byte of the closing mark in the value.
fn closing(value: &str) -> Option<usize> {
    let mark = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let bytes = value.as_bytes();
    let mut at = 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if mark == '"' => at += 1,
            b'\'' if mark == '\'' && bytes.get(at + 1) == Some(&b'\'') => at += 1,
            byte if char::from(byte) == mark => return Some(at),
            _ => {}
        }
        at += 1;
    }
    None
}

/// `"Young" carers`, `'Children's home'`: closed before the end.
pub fn early_close(line: &Line<'_>) -> Option<Trap> {
    let close = closing(line.value)?;
    let behind = &line.value[close + 1..];
    // Without a key it may be a key itself, or a part of a list in brackets that goes over several lines.
    let part = line.key.is_none() && behind.trim_start().starts_with([':', ',']) || behind.trim() == ",";
    if behind.is_empty() || part || behind.trim_start().starts_with('#') {
        return None;
    }
    let mark = &line.value[..1];
    let inner = &line.value[1..];
    let whole = inner.strip_suffix(mark).unwrap_or(line.value);
    let start = line.value_start();
    let message = "the quotation marks close here, before the text ends";
    Some(rewritten(line, start + close..start + line.value.len(), message, quoted(whole)))
}

/// A quotation mark that is not closed on its line.
pub fn open_quote(line: &Line<'_>) -> Option<Trap> {
    let mark = line.value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    if closing(line.value).is_some() {
        return None;
    }
    let start = line.value_start();
    let end = start + line.value.len();
    if let Some(inner) = line.value[1..].strip_suffix(CURLY) {
        let message = "the quotation mark that opens here is not closed: the one at the end is a curly one";
        return Some(rewritten(line, start..end, message, quoted(inner)));
    }
    let edit = Edit { at: end, cut: 0, put: mark.to_string() };
    let hint = format!("write {mark} at the end of the text too");
    Some(found(start..end, "the quotation mark that opens here is not closed", hint, edit))
}

/// `title: "Text",`: a comma behind a text in quotation marks, as other languages have it.
pub fn comma(line: &Line<'_>) -> Option<Trap> {
    line.key?;
    let text = &line.value[..=closing(line.value)?];
    let behind = line.value[text.len()..].trim();
    let end = line.value_start() + line.value.len();
    let message = "a comma stands behind this text, where YAML takes none";
    (behind == ",").then(|| rewritten(line, end - 1..end, message, text.to_owned()))
}

/// `["The Harbour" "Upper Moor"]`, `["The Harbour", "Upper Moor]`: a comma, or a quotation mark, is missing in a list.
pub fn in_brackets(line: &Line<'_>) -> Option<Trap> {
    let inner = line.value.strip_prefix('[')?.strip_suffix(']').filter(|inner| !inner.contains(['[', ']', '\\']))?;
    let parts: Vec<&str> = inner.split('"').collect();
    let (message, entries): (_, Vec<&str>) = if parts.len().is_multiple_of(2) {
        let entries: Vec<&str> = inner.split(',').map(|entry| entry.trim().trim_matches('"')).collect();
        if entries.iter().any(|entry| entry.contains('"')) {
            return None;
        }
        ("a quotation mark in this list is not closed", entries)
    } else {
        let between = parts.iter().step_by(2).map(|part| part.trim());
        if !between.clone().all(|part| matches!(part, "" | ",")) || between.filter(|part| part.is_empty()).count() < 3 {
            return None;
        }
        ("there is no comma between two entries of this list", parts.iter().skip(1).step_by(2).copied().collect())
    };
    let start = line.value_start();
    let list: Vec<String> = entries.into_iter().map(quoted).collect();
    Some(rewritten(line, start..start + line.value.len(), message, format!("[{}]", list.join(", "))))
}
