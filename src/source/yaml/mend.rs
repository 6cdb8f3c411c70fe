//! Reading past what is not YAML: each mistake that is recognised is told, mended in a copy of the
//! text, and the copy read again, so that one run tells the next mistake too. What is not recognised is
//! told in the parser's words, and the entry around it set aside.

use std::ops::Range;

use super::{
    Fault, aside, explain,
    node::{self, Node},
    traps,
};

/// So many mistakes are mended in one text.
const MAX_MENDED: usize = 50;

/// By so many bytes more than as much again may a text grow while it is mended.
const ROOM: usize = 4_000;

/// A change of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Where, in bytes.
    pub at: usize,
    /// How many bytes go.
    pub cut: usize,
    /// What comes in their place.
    pub put: String,
}

/// A mistake that was recognised.
#[derive(Debug)]
pub struct Trap {
    /// What is said of it.
    pub fault: Fault,
    /// What mends it; in the order of the text, each for the text as it is before all of them.
    pub edits: Vec<Edit>,
}

/// A text that may have been mended.
struct Copy<'a> {
    text: String,
    /// The text of which it is a copy.
    of: &'a str,
    /// Where the entry ended that was set aside last.
    set_aside: Option<usize>,
    /// All edits, in the order in which they were made.
    edits: Vec<Edit>,
}

/// The tree of a text, with its places in that text; and what keeps the text from being YAML.
/// There is no tree where a fault could neither be mended nor set aside.
pub fn tree(text: &str) -> (Option<Node>, Vec<Fault>) {
    let first = match node::parse(text) {
        Ok(root) => return (Some(root), Vec::new()),
        Err(fault) => fault,
    };
    let mut copy = Copy { text: text.to_owned(), of: text, set_aside: None, edits: Vec::new() };
    let mut faults = Vec::new();
    if let Some(trap) = traps::indentation_signs(text) {
        copy.take(trap, &mut faults);
    }
    let mut failed = if faults.is_empty() { Some(first) } else { None };
    for _ in 0..explain::rounds(text).min(MAX_MENDED) {
        let fault = match failed.take().map_or_else(|| node::parse(&copy.text), Err) {
            Ok(mut root) => {
                node::each_range(&mut root, &|range| *range = copy.original(range));
                return (Some(root), faults);
            }
            Err(fault) => fault,
        };
        // A text that becomes ever longer is not being mended.
        let trap = traps::near(&copy.text, fault.range.start).filter(|_| copy.text.len() <= 2 * text.len() + ROOM);
        let Some(trap) = trap else {
            if copy.set_aside(&fault, &mut faults) {
                continue;
            }
            // What is said of a text that was mended may come from the mending.
            if faults.is_empty() {
                faults.push(fault);
            }
            break;
        };
        copy.take(trap, &mut faults);
    }
    (None, faults)
}

impl Copy<'_> {
    /// Tells a mistake at its place in the original, and mends it.
    fn take(&mut self, trap: Trap, faults: &mut Vec<Fault>) {
        let Trap { mut fault, edits } = trap;
        fault.range = self.original(&fault.range);
        if !faults.iter().any(|other| other.range == fault.range) {
            faults.push(fault);
        }
        for edit in edits.into_iter().rev() {
            self.text.replace_range(edit.at..edit.at + edit.cut, &edit.put);
            self.edits.push(edit);
        }
    }

    /// Tells a mistake that was not recognised, unless one was told of the same entry, and sets the
    /// entry aside. Returns whether there is one. A mistake that only moves on to the next entry was
    /// not in the last one: then nothing more is.
    fn set_aside(&mut self, fault: &Fault, faults: &mut Vec<Fault>) -> bool {
        let Some(entry) = aside::entry(&self.text, fault.range.start) else { return false };
        if self.set_aside.is_some_and(|end| entry.start <= end && entry.end > end) {
            return false;
        }
        let whole = self.original(&entry);
        if !faults.iter().any(|other| whole.contains(&other.range.start)) {
            faults.push(Fault { range: self.original(&fault.range), ..fault.clone() });
        }
        self.set_aside = Some(entry.end);
        let put = aside::blank(&self.text[entry.clone()]);
        self.text.replace_range(entry.clone(), &put);
        self.edits.push(Edit { at: entry.start, cut: put.len(), put });
        true
    }

    /// The range in the original text of a range in the copy. What was put there may have other letters than what it
    /// replaces, so that a place in it may be none between two letters.
    fn original(&self, range: &Range<usize>) -> Range<usize> {
        let back = |mut at: usize| {
            for Edit { at: start, cut, put } in self.edits.iter().rev() {
                if at >= start + put.len() {
                    at = at - put.len() + cut;
                } else if at > *start {
                    at = start + (at - start).min(*cut);
                }
            }
            (0..=at).rev().find(|at| self.of.is_char_boundary(*at)).unwrap_or_default()
        };
        let start = back(range.start);
        start..back(range.end).max(start)
    }
}

#[cfg(test)]
mod tests {
    use super::{Copy, Edit, tree};

    #[test]
    fn a_place_within_what_was_put_there_is_never_within_a_letter() {
        let edits = vec![Edit { at: 1, cut: 3, put: ": ".to_owned() }];
        let copy = Copy { text: "a: é".to_owned(), of: "a：é", set_aside: None, edits };
        assert_eq!(copy.original(&(2..3)), 1..4);
        assert_eq!(copy.original(&(3..5)), 4..6);
    }

    #[test]
    fn a_text_that_cannot_be_mended_does_not_grow() {
        let (_, faults) = tree("a: [x\"y]\n- b\n");
        let hints: Vec<usize> = faults.iter().map(|fault| fault.hint.as_deref().unwrap_or_default().len()).collect();
        assert!(!hints.is_empty() && hints.iter().all(|length| *length < 100), "{hints:?}");
    }
}
