//! What YAML takes without a word and loses or changes: told although the text can be read.
//!
//! A good file must stay as fast as it is: signs of such a loss are looked for in the bytes, and
//! only where there are any is the text read into a tree.

use std::ops::Range;

use memchr::memmem;

use super::{
    Fault,
    advice::quoted,
    de::is_null,
    node::{Node, Value},
    traps::{CURLY, is_one_phrase, opens_anew},
};
use crate::diagnostics::Code;

/// Whether the bytes hold a sign of a loss.
pub fn suspicious(text: &str) -> bool {
    let mut hashes = [b" #", b"\t#"].into_iter().flat_map(|sign| memmem::find_iter(text.as_bytes(), sign));
    let comment = hashes.any(|at| {
        let line_start = text[..at].rfind('\n').map_or(0, |at| at + 1);
        !text[line_start..at].trim().is_empty()
    });
    comment
        || CURLY.iter().any(|mark| {
            let mark = mark.to_string();
            memmem::find_iter(text.as_bytes(), mark.as_bytes()).any(|at| text[..at].ends_with([' ', '[']))
        })
}

/// Whether a key has no value, or a word for none. A list or an entry may still stand below it.
pub fn empty_key(text: &str) -> bool {
    let bytes = text.as_bytes();
    let ends = memmem::find_iter(bytes, b":\n").any(|at| {
        let line_start = text[..at].rfind('\n').map_or(0, |at| at + 1);
        let column = |line: &str| line.len() - line.trim_start_matches([' ', '-']).len();
        let below = text[at + 2..].lines().find(|line| !line.trim().is_empty() && !line.trim().starts_with('#'));
        let key = column(&text[line_start..at]);
        // The hyphens of a list may stand right below its key.
        let lies_below = |line: &str| {
            let indent = line.len() - line.trim_start_matches(' ').len();
            indent > key || indent == key && matches!(line.as_bytes()[indent..], [b'-'] | [b'-', b' ', ..])
        };
        !below.is_some_and(lies_below)
    });
    ends || [&b":\r\n"[..], b": \n", b": ~", b": null", b": Null", b": NULL"]
        .into_iter()
        .any(|sign| memmem::find(bytes, sign).is_some())
        || text.ends_with(':')
}

/// The keys of a tree behind which nothing is written: where each stands, and where its value would.
pub fn empty_values(node: &Node) -> Vec<(Range<usize>, Range<usize>)> {
    let mut found = Vec::new();
    match &node.value {
        Value::Scalar { .. } => {}
        Value::List(items) => items.iter().for_each(|item| found.append(&mut empty_values(item))),
        Value::Map(entries) => {
            for (key, value) in entries {
                match &value.value {
                    Value::Scalar { text, plain: true } if is_null(text) => {
                        found.push((key.range.clone(), value.range.clone()));
                    }
                    _ => found.append(&mut empty_values(value)),
                }
            }
        }
    }
    found
}

/// Tells keys behind which nothing is written, unless something was told of them already.
pub fn tell_empty(empty: Vec<(Range<usize>, Range<usize>)>, faults: &mut Vec<Fault>) {
    for (key, value) in empty {
        let around = key.start..=value.end.max(key.end);
        if !faults.iter().any(|fault| around.contains(&fault.range.start)) {
            let fault = Fault::new(Code::WrongType, key, "nothing is written behind this key");
            faults.push(fault.with_hint("write the value, or take the key out if it does not apply"));
        }
    }
}

/// What is lost or changed in a text whose tree is `root`.
pub fn look(text: &str, root: &Node) -> Vec<Fault> {
    let mut faults = Vec::new();
    scalars(text, root, &mut faults);
    faults
}

fn scalars(text: &str, node: &Node, faults: &mut Vec<Fault>) {
    match &node.value {
        Value::Scalar { text: value, plain: true } => {
            faults.extend(cut_off(text, node, value));
            faults.extend(curly(node, value));
        }
        Value::Scalar { text: value, .. } => faults.extend(closed_and_opened(node, value)),
        Value::List(items) => items.iter().for_each(|item| scalars(text, item, faults)),
        Value::Map(entries) => entries.iter().for_each(|(_, value)| scalars(text, value, faults)),
    }
}

/// A text with a comment behind it is more likely one text with a `#` in it where it has several words, or where no
/// space stands behind the `#`: `Priority #1`.
fn cut_off(text: &str, node: &Node, value: &str) -> Option<Fault> {
    let behind = text.get(node.range.end..)?.lines().next()?;
    let comment = behind.trim();
    let told = comment.strip_prefix('#')?;
    if !value.contains(' ') && !told.starts_with(|c: char| !c.is_whitespace() && c != '#') {
        return None;
    }
    let start = node.range.end + behind.len() - behind.trim_start().len();
    let message = "the text ends before the #: what follows is taken for a comment, and is not shown";
    let whole = quoted(&format!("{value} {comment}"));
    let hint = format!("put the text in quotation marks: {whole}; if it is a comment, give it a line of its own");
    Some(Fault::new(Code::TextCutOff, start..start + comment.len(), message).with_hint(hint))
}

/// `“…”` or `“…"` in the place of `"…"`: the marks would be shown.
fn curly(node: &Node, value: &str) -> Option<Fault> {
    let begun = value.strip_prefix(CURLY)?;
    let straight = || begun.strip_suffix(['"', '\'']).filter(|inner| !inner.contains(['"', '\'']));
    let inner = begun.strip_suffix(CURLY).or_else(straight).filter(|inner| is_one_phrase(value, inner))?;
    let message = if value.ends_with(CURLY) {
        "the text stands in curly quotation marks, which would be shown with it"
    } else {
        "a curly quotation mark opens this text, so that both marks would be shown with it"
    };
    let fault = Fault::new(Code::CurlyQuotes, node.range.clone(), message);
    Some(fault.with_hint(format!("write {}", quoted(inner))))
}

/// `"The Harbour”, “Upper Moor"`: one text, where two were meant.
fn closed_and_opened(node: &Node, value: &str) -> Option<Fault> {
    let entries: Vec<String> = opens_anew(value)?.into_iter().map(quoted).collect();
    let message = "curly quotation marks close no text and open none, so that this is one entry and not several";
    let fault = Fault::new(Code::CurlyQuotes, node.range.clone(), message);
    Some(fault.with_hint(format!("write {}", entries.join(", "))))
}
