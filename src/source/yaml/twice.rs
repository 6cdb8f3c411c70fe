//! Keys that stand in an entry a second time.
//!
//! In: a tree. Out: the tree without them, and what is said of each. Where several keys of an entry of a list
//! repeat, the line with which a new entry begins was lost: that is told once.

use std::{collections::BTreeMap, ops::Range};

use super::{
    Fault,
    node::{Node, Value, key_text},
};
use crate::diagnostics::Code;

/// A key that stands in its entry a second time.
struct Repeat {
    key: String,
    range: Range<usize>,
    /// Where it stands first.
    first: Range<usize>,
    /// Whether nothing stands between the two.
    right_below: bool,
}

/// Takes out every key that repeats an earlier one of its entry, and reports it.
pub fn keys(node: &mut Node) -> Vec<Fault> {
    within(node, false)
}

fn within(node: &mut Node, of_list: bool) -> Vec<Fault> {
    let mut faults = Vec::new();
    match &mut node.value {
        Value::Scalar { .. } => {}
        Value::List(items) => items.iter_mut().for_each(|item| faults.append(&mut within(item, true))),
        Value::Map(entries) => {
            let repeats = take_out(entries);
            match lost_beginning(entries, &repeats).filter(|_| of_list) {
                Some(fault) => faults.push(fault),
                None => faults.extend(repeats.into_iter().map(single)),
            }
            for (_, value) in entries {
                faults.append(&mut within(value, false));
            }
        }
    }
    faults
}

fn take_out(entries: &mut Vec<(Node, Node)>) -> Vec<Repeat> {
    let mut repeats = Vec::new();
    let mut seen: BTreeMap<String, (usize, Range<usize>)> = BTreeMap::new();
    let mut at = 0;
    entries.retain(|(name, _)| {
        let (key, range) = (key_text(name).to_owned(), name.range.clone());
        at += 1;
        let Some((first_at, first)) = seen.get(&key).cloned() else {
            seen.insert(key, (at, range));
            return true;
        };
        repeats.push(Repeat { key, range, first, right_below: first_at + 1 == at });
        false
    });
    repeats
}

fn single(repeat: Repeat) -> Fault {
    let message = format!("the key `{}` stands here a second time", repeat.key);
    Fault::new(Code::DuplicateKey, repeat.range, message).with_hint("keep one of the two").with_other(repeat.first)
}

/// What is said once where several keys repeat: a new entry lacks its hyphen, or the line with which it begins.
fn lost_beginning(entries: &[(Node, Node)], repeats: &[Repeat]) -> Option<Fault> {
    let first = repeats.first().filter(|repeat| !repeat.right_below)?;
    let begins = key_text(&entries.first()?.0);
    repeats.iter().find(|repeat| repeat.key != first.key)?;
    let hint = if repeats.iter().any(|repeat| repeat.key == begins) {
        format!("write `- {}: …`, with the hyphen below that of the entry above", first.key)
    } else {
        format!("write the line `- {begins}: …`, with which the entry begins, above this one")
    };
    let message = format!("the key `{}` stands here a second time: a new entry seems to begin here", first.key);
    Some(Fault::new(Code::DuplicateKey, first.range.clone(), message).with_hint(hint).with_other(first.first.clone()))
}
