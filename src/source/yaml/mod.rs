//! The one seam to YAML.
//!
//! In: the text of a YAML file and the type it should hold. Out: the value, or every fault in the
//! text with its place.
//!
//! 1. Refuse what content files may not use (see [`limits`]).
//! 2. Parse with `serde_yaml`, the fastest parser of its family. A good file ends here.
//! 3. Only where that fails: read the text again into a tree that keeps places ([`node`]), and
//!    deserialise from the tree ([`de`]), taking out each faulty part in turn, so that one run
//!    reports every fault and not only the first.

mod de;
mod limits;
mod node;

use std::{collections::BTreeSet, ops::Range};

use serde::de::DeserializeOwned;

use crate::{diagnostics::Code, location::Step};

/// The largest content file, in bytes.
pub const MAX_BYTES: usize = 1 << 20;

/// A file reports at most this many faults in one run.
const MAX_FAULTS: usize = 50;

/// One fault in a YAML text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its kind.
    pub code: Code,
    /// Where it is, in bytes.
    pub range: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub hint: Option<String>,
}

impl Fault {
    fn new(code: Code, range: Range<usize>, message: impl Into<String>) -> Self {
        Self { code, range, message: message.into(), hint: None }
    }

    fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// Reads `text` as a `T`.
///
/// # Errors
/// Every fault that keeps it from being one; at least one.
pub fn parse<T: DeserializeOwned>(text: &str) -> Result<T, Vec<Fault>> {
    limits::check(text)?;
    match serde_yaml::from_str(text) {
        Ok(value) => Ok(value),
        Err(error) => Err(explain::<T>(text, &error)),
    }
}

/// Where the values of a YAML text stand.
#[derive(Debug)]
pub struct Places(Option<node::Node>);

impl Places {
    /// Reads a text for its places; a text that is not YAML has none.
    pub fn of(text: &str) -> Self {
        Self(node::parse(text).ok())
    }

    /// The range of the value at `path`; of the nearest value around it where it is not written.
    pub fn locate(&self, path: &[Step]) -> Range<usize> {
        self.0.as_ref().map_or(0..0, |root| node::locate(root, path))
    }
}

/// Collects every fault: takes each faulty part out of the tree and looks at the rest again.
fn explain<T: DeserializeOwned>(text: &str, error: &serde_yaml::Error) -> Vec<Fault> {
    let mut root = match node::parse(text) {
        Ok(root) => root,
        Err(fault) => return vec![fault],
    };
    let mut faults = node::duplicate_keys(&mut root);
    let mut taken_out: BTreeSet<(usize, String)> = BTreeSet::new();
    let mut shortened: BTreeSet<usize> = BTreeSet::new();
    for _ in 0..MAX_FAULTS {
        let Err(error) = T::deserialize(de::Tree::new(&root)) else { break };
        let found = error.into_found();
        // A key that is missing, or a list that is empty, only because of what was taken out was
        // reported already.
        let known = found.missing.is_some_and(|key| taken_out.contains(&(found.entry_start, key.to_owned())))
            || node::empty_list(&root, &found.way).is_some_and(|start| shortened.contains(&start));
        if !known {
            faults.push(found.fault);
        }
        if let Some((last, way)) = found.way.split_last() {
            let start = node::find(&root, way).map_or(0, |around| around.range.start);
            match last {
                Step::Key(key) => drop(taken_out.insert((start, key.clone()))),
                Step::Index(_) => drop(shortened.insert(start)),
            }
        }
        if !node::remove(&mut root, &found.way) {
            break;
        }
    }
    if faults.is_empty() {
        let at = error.location().map_or(0, |location| location.index().min(text.len()));
        faults.push(Fault::new(Code::YamlSyntax, at..at, format!("this is not good YAML: {error}")));
    }
    faults
}
