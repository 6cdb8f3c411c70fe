//! Check: what is well formed and joined, and wrong all the same.
//!
//! In: the [`Atlas`]. Out: diagnostics.
//!
//! 1. Run every check of [`CHECKS`] over the whole atlas, each on its own.
//!
//! A check is a file: a function of the joined atlas and a collector. To add one, write the file
//! and add it to the table.

mod dates;
mod none_under;
mod numbers;
mod summaries;
mod themes;
mod traces;

use crate::{diagnostics::Diagnostics, model::Atlas};

/// A check: its name, and what it does.
pub type Check = (&'static str, fn(&Atlas, &mut Diagnostics));

/// All checks, in the order they run.
pub const CHECKS: &[Check] = &[
    ("dates stand in their order", dates::check),
    ("plain numbers are the numbers printed", numbers::check),
    ("traces lead to later reports of the same authority", traces::check),
    ("a heading said to be empty is empty", none_under::check),
    ("themes rest on the national overview or are local", themes::check),
    ("summaries have the length readers expect", summaries::check),
];

/// Runs every check.
pub fn run(atlas: &Atlas, diagnostics: &mut Diagnostics) {
    for (_, check) in CHECKS {
        check(atlas, diagnostics);
    }
}
