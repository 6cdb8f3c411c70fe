//! Every fault of a text that is YAML and not what it should be.
//!
//! The type says what is wrong first; that part is taken out of the tree, or a stand-in put in the
//! place of what is missing, and the type looks again. What is left at the end is a value, so that
//! what is good in a faulty file can be looked at in its context too.

use std::{collections::BTreeSet, ops::Range};

use serde::de::DeserializeOwned;

use super::{
    Fault, advice,
    de::{self, Found},
    node::{self, Node},
    stand_in, twice,
};
use crate::{diagnostics::Code, location::Step};

/// A file reports at most this many faults in one run.
pub const MAX_FAULTS: usize = 50;

/// So many bytes are read at most before the rest is left to the next run.
const MAX_WORK: usize = 16 << 20;

/// How often a text may be read again.
pub fn rounds(text: &str) -> usize {
    (MAX_WORK / text.len().max(1)).clamp(4, 6 * MAX_FAULTS)
}

/// Looks at a tree as a `T`; adds to `faults`, and leaves in `root` what the value was read from.
/// `None` where it could not be made one.
pub fn explain<T: DeserializeOwned>(text: &str, root: &mut Node, faults: &mut Vec<Fault>) -> Option<T> {
    faults.append(&mut twice::keys(root));
    faults.truncate(MAX_FAULTS);
    let mut told = Told::default();
    for _ in 0..rounds(text) {
        let error = match T::deserialize(de::Tree::new(root)) {
            Ok(value) => return Some(value),
            Err(error) => error,
        };
        let mut found = error.into_found();
        advice::add(text, &mut found.fault);
        if faults.len() >= MAX_FAULTS || !told.step(root, found, faults) {
            break;
        }
    }
    None
}

/// What was told already, and must not be told again as its own consequence.
#[derive(Default)]
struct Told {
    /// Keys that were taken out of an entry, or that a misspelt key was meant to be, by where the
    /// entry begins.
    keys: BTreeSet<(usize, String)>,
    /// Lists that lost an entry, by where they begin.
    lists: BTreeSet<usize>,
}

impl Told {
    /// Tells a fault and takes it out of the way. Returns whether the tree has changed.
    fn step(&mut self, root: &mut Node, found: Found, faults: &mut Vec<Fault>) -> bool {
        let on_stand_in = stand_in::on(root, &found.way).map(<[Step]>::to_vec);
        if let Some(key) = found.missing {
            let known = self.keys.contains(&(found.entry_start, key.to_owned()));
            if !known && on_stand_in.is_none() {
                faults.push(found.fault);
            }
            return stand_in::add(root, &found.way, key);
        }
        if let Some(way) = on_stand_in {
            return stand_in::change(root, &way, &found);
        }
        let emptied = node::empty_list(root, &found.way).is_some_and(|start| self.lists.contains(&start));
        let Some((last, around)) = found.way.split_last() else {
            faults.push(found.fault);
            return found.first.is_some_and(|key| node::put_under(root, key));
        };
        let start = node::find(root, around).map_or(0, |around| around.range.start);
        match last {
            Step::Key(key) => {
                self.keys.insert((start, key.clone()));
                let meant = found.nearest.filter(|_| found.fault.code == Code::UnknownKey);
                self.keys.extend(meant.map(|key| (start, key.to_owned())));
            }
            Step::Index(_) => drop(self.lists.insert(start)),
        }
        if !emptied {
            faults.push(found.fault);
        }
        node::remove(root, &found.way)
    }
}

/// The part of `text` at `range`, on the line on which it begins.
pub fn first_line(text: &str, range: &Range<usize>) -> String {
    text.get(range.clone()).and_then(|part| part.lines().next()).unwrap_or_default().to_owned()
}
