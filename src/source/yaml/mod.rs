//! The one seam to YAML.
//!
//! In: the text of a YAML file and the type it should hold. Out: the value, or every fault in the
//! text with its place.
//!
//! 1. Refuse what content files may not use (see [`limits`]).
//! 2. Parse with `serde_yaml`, the fastest parser of its family. A good file ends here, unless a
//!    look at its bytes shows that something may have been lost ([`silent`]).
//! 3. Only where that fails: read the text again into a tree that keeps places ([`node`]), past the
//!    mistakes that are recognised ([`mend`], [`traps`]); of a list, an entry with another mistake is
//!    set aside ([`aside`]).
//! 4. Deserialise from the tree ([`de`]), taking out each faulty part in turn ([`explain`]), so that
//!    one run reports every fault, and what is good can be looked at in its context too.

mod advice;
mod aside;
mod de;
mod expected;
mod explain;
mod limits;
mod mend;
mod node;
mod number;
mod silent;
mod stand_in;
mod style;
mod traps;
mod twice;
mod word;

pub use self::{
    advice::pieces,
    expected::Expected,
    explain::MAX_FAULTS,
    style::{styled, styled_head},
};
use std::ops::Range;

use serde::de::DeserializeOwned;

use super::leftover;
use crate::{diagnostics::Code, location::Step};

/// The largest content file, in bytes.
pub const MAX_BYTES: usize = 1 << 20;

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
    /// The other place that claims the same thing.
    pub other: Option<Range<usize>>,
    /// What should stand there, where it is a value that is none of these.
    pub expected: Option<Expected>,
    /// What stands there, where it is of another kind.
    written: Option<expected::Written>,
}

impl Fault {
    fn new(code: Code, range: Range<usize>, message: impl Into<String>) -> Self {
        let message = message.into();
        Self { code, range, message, hint: None, other: None, expected: None, written: None }
    }

    fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    fn with_other(mut self, other: Range<usize>) -> Self {
        self.other = Some(other);
        self
    }
}

/// What a text was read as.
#[derive(Debug)]
pub struct Reading<T> {
    /// The value. Where there are faults it lacks the faulty parts, and has stand-ins for what is
    /// missing; `None` where nothing could be made of the text.
    pub value: Option<T>,
    /// What is wrong.
    pub faults: Vec<Fault>,
    /// Where the parts of the value stand; `None` where there are no faults, and the text itself
    /// says so.
    pub places: Option<Places>,
}

/// Reads `text` as a `T`. A key may be written empty, which content files may not do.
///
/// # Errors
/// Every fault that keeps it from being one; at least one.
pub fn parse<T: DeserializeOwned>(text: &str) -> Result<T, Vec<Fault>> {
    let Reading { value, faults, .. } = read_as(text, Empty::Free);
    value.filter(|_| faults.is_empty()).ok_or(faults)
}

/// Whether a key may be written without a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Empty {
    Free,
    Told,
}

/// Reads `text`, which is content, as a `T`, as far as it is one.
pub fn read<T: DeserializeOwned>(text: &str) -> Reading<T> {
    read_as(text, Empty::Told)
}

fn read_as<T: DeserializeOwned>(text: &str, empty: Empty) -> Reading<T> {
    if let Err(faults) = limits::check(text) {
        return Reading { value: None, faults, places: None };
    }
    let leftovers = leftovers(text);
    if !leftovers.is_empty() {
        return Reading { value: None, faults: leftovers, places: None };
    }
    match serde_yaml::from_str(text) {
        Ok(value) if !silent::suspicious(text) && (empty == Empty::Free || !silent::empty_key(text)) => {
            Reading { value: Some(value), faults: Vec::new(), places: None }
        }
        Ok(value) => {
            let faults = node::parse(text).map_or_else(
                |_| Vec::new(),
                |root| {
                    let mut faults = silent::look(text, &root);
                    if empty == Empty::Told {
                        silent::tell_empty(silent::empty_values(&root), &mut faults);
                    }
                    faults
                },
            );
            Reading { value: Some(value), faults, places: None }
        }
        Err(error) => read_past(text, &error, empty),
    }
}

/// Reads a text that `serde_yaml` refuses.
fn read_past<T: DeserializeOwned>(text: &str, error: &serde_yaml::Error, empty: Empty) -> Reading<T> {
    let of_two = second_document(text);
    if !of_two.is_empty() {
        return Reading { value: None, faults: of_two, places: None };
    }
    let (root, mut faults) = mend::tree(text);
    let Some(mut root) = root else { return Reading { value: None, faults, places: None } };
    faults.append(&mut silent::look(text, &root));
    // What was mended may still not be what was meant: that is told once.
    let mended: Vec<Range<usize>> = faults.iter().map(|fault| fault.range.clone()).collect();
    let unfilled = if empty == Empty::Told { silent::empty_values(&root) } else { Vec::new() };
    let value = explain::explain(text, &mut root, &mut faults);
    let told = mended.len();
    let mut index = 0;
    faults.retain(|fault| {
        index += 1;
        let inside = |range: &Range<usize>| range.start <= fault.range.start && fault.range.start < range.end;
        index <= told || !mended.iter().any(inside)
    });
    silent::tell_empty(unfilled, &mut faults);
    if faults.is_empty() {
        let at = error.location().map_or(0, |location| location.index());
        let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
        faults.push(Fault::new(Code::YamlSyntax, at..at, format!("this is not good YAML: {error}")));
    }
    Reading { value, faults, places: Some(Places(Some(root))) }
}

/// The lines that git left between two versions of a text: within a text of several lines they are good YAML.
fn leftovers(text: &str) -> Vec<Fault> {
    let left = |range| Fault::new(Code::LeftOver, range, leftover::MESSAGE).with_hint(leftover::REMEDY);
    leftover::marks(text).into_iter().map(left).collect()
}

/// The line with which a second document begins.
fn second_document(text: &str) -> Vec<Fault> {
    let is_written = |line: &str| !line.trim().is_empty() && !line.starts_with(['#', '%']);
    let mut start = 0;
    let mut begun = false;
    for line in text.split_inclusive('\n') {
        if begun && line.trim_end() == "---" {
            let message = "a second document begins here; a content file holds one";
            let fault = Fault::new(Code::YamlSyntax, start..start + 3, message);
            return vec![fault.with_hint("take this line out, or move what stands below it to a file of its own")];
        }
        begun |= is_written(line);
        start += line.len();
    }
    Vec::new()
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

    /// Where the texts stand, with their quotation marks; without the keys.
    pub fn texts(&self) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        if let Some(root) = &self.0 {
            node::each_text(root, &mut |range| found.push(range.clone()));
        }
        found
    }

    /// Whether the entry that holds the value at `path` has a stand-in.
    pub fn is_beside_stand_in(&self, path: &[Step]) -> bool {
        let around = &path[..path.len().saturating_sub(1)];
        self.0.as_ref().is_some_and(|root| stand_in::inside(root, around))
    }

    /// Whether the value at `path` stands in for one that is missing.
    pub fn is_stand_in(&self, path: &[Step]) -> bool {
        self.0.as_ref().is_some_and(|root| stand_in::on(root, path).is_some())
    }
}
