//! What YAML takes without a word and loses or changes: told although the text can be read.
//!
//! A good file must stay as fast as it is: signs of such a loss are looked for in the bytes, and
//! only where there are any is the text read into a tree.

use memchr::memmem;

use super::{
    Fault,
    advice::quoted,
    node::{Node, Value},
    traps::CURLY,
};
use crate::diagnostics::Code;

/// Whether the bytes hold a sign of a loss.
pub fn suspicious(text: &str) -> bool {
    let comment = memmem::find_iter(text.as_bytes(), b" #").any(|at| {
        let line_start = text[..at].rfind('\n').map_or(0, |at| at + 1);
        !text[line_start..at].trim().is_empty()
    });
    comment
        || CURLY.iter().any(|mark| {
            let mark = mark.to_string();
            memmem::find_iter(text.as_bytes(), mark.as_bytes()).any(|at| text[..at].ends_with([' ', '[']))
        })
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
        Value::Scalar { .. } => {}
        Value::List(items) => items.iter().for_each(|item| scalars(text, item, faults)),
        Value::Map(entries) => entries.iter().for_each(|(_, value)| scalars(text, value, faults)),
    }
}

/// A text of several words with a comment behind it is more likely one text with a `#` in it.
fn cut_off(text: &str, node: &Node, value: &str) -> Option<Fault> {
    let behind = text.get(node.range.end..)?.lines().next()?;
    let comment = behind.trim();
    if !comment.starts_with('#') || !value.contains(' ') {
        return None;
    }
    let start = node.range.end + behind.len() - behind.trim_start().len();
    let message = "the text ends before the #: what follows is taken for a comment, and is not shown";
    let whole = quoted(&format!("{value} {comment}"));
    let hint = format!("put the text in quotation marks: {whole}; if it is a comment, give it a line of its own");
    Some(Fault::new(Code::TextCutOff, start..start + comment.len(), message).with_hint(hint))
}

/// `“…”` in the place of `"…"`: the marks would be shown.
fn curly(node: &Node, value: &str) -> Option<Fault> {
    let inner = value.strip_prefix(CURLY)?.strip_suffix(CURLY)?;
    let message = "the text stands in curly quotation marks, which would be shown with it";
    let fault = Fault::new(Code::CurlyQuotes, node.range.clone(), message);
    Some(fault.with_hint(format!("write {}", quoted(inner))))
}
