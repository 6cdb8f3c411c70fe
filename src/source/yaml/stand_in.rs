//! Values that stand in for what is missing, so that the rest of a file can be looked at in the
//! same run.
//!
//! A key that is missing gets a stand-in, which changes its form until the type takes it. What is
//! said about a stand-in later is not told: nobody wrote it, and that it is missing was told.

use super::{
    de::Found,
    node::{self, Node, Value},
};
use crate::location::Step;

/// A text that is good as a text, as an id, as a date and as a paragraph.
const TEXT: &str = "2000";

/// Adds a stand-in under `key` of the entry at `way`. Returns whether there is such an entry.
pub fn add(root: &mut Node, way: &[Step], key: &str) -> bool {
    let Some(Node { range, value: Value::Map(entries), .. }) = node::find_mut(root, way) else { return false };
    let name = Node::new(range.start..range.start, Value::Scalar { text: key.to_owned(), plain: false });
    entries.push((name, text(range.start, TEXT)));
    true
}

/// The way to the innermost stand-in that `way` leads to or through.
pub fn on<'a>(root: &Node, way: &'a [Step]) -> Option<&'a [Step]> {
    (0..=way.len())
        .rev()
        .map(|length| &way[..length])
        .find(|way| node::find(root, way).is_some_and(|node| node.stand_in))
}

/// Whether a value of the entry at `way` is a stand-in.
pub fn inside(root: &Node, way: &[Step]) -> bool {
    match node::find(root, way).map(|node| &node.value) {
        Some(Value::Map(entries)) => entries.iter().any(|(_, value)| value.stand_in),
        _ => false,
    }
}

/// Gives the stand-in at `way` its next form. Returns whether there is one.
pub fn change(root: &mut Node, way: &[Step], found: &Found) -> bool {
    let Some(node) = node::find_mut(root, way) else { return false };
    let start = node.range.start;
    let plain = |text: &str| Value::Scalar { text: text.to_owned(), plain: true };
    let next = match &node.value {
        Value::Scalar { text: old, plain: false } => match found.first {
            Some(word) if word != old => text(start, word).value,
            _ => Value::Map(Vec::new()),
        },
        Value::Map(_) => Value::List(Vec::new()),
        Value::List(items) if items.is_empty() => Value::List(vec![text(start, TEXT)]),
        Value::List(_) => plain("1"),
        Value::Scalar { text, .. } if text == "1" => plain("true"),
        Value::Scalar { .. } => return false,
    };
    node.value = next;
    true
}

fn text(start: usize, text: &str) -> Node {
    let value = Value::Scalar { text: text.to_owned(), plain: false };
    Node { range: start..start, value, stand_in: true }
}
