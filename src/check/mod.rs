//! Check: what is well formed and joined, and wrong all the same.
//!
//! In: the [`Atlas`]. Out: diagnostics.
//!
//! 1. Run every check of [`CHECKS`] over what could be joined, each on its own.
//! 2. Where all of it could be joined, run those of [`CHECKS_OF_THE_WHOLE`]: they say what is
//!    lacking or unused, which a name that is only misspelt elsewhere would seem to be.
//!
//! A check is a file: a function of the joined atlas and a collector. To add one, write the file
//! and add it to one of the tables.

mod abbreviations;
mod addresses;
mod dates;
mod lengths;
mod none_under;
mod numbers;
mod own_words;
mod summaries;
mod themes;
mod traces;
mod unused;

use rayon::prelude::*;

use crate::{diagnostics::Diagnostics, model::Atlas};

/// A check: its name, and what it does.
pub type Check = (&'static str, fn(&Atlas, &mut Diagnostics));

/// All checks, in the order they run.
pub const CHECKS: &[Check] = &[
    ("dates stand in their order", dates::check),
    ("plain numbers are the numbers printed", numbers::check),
    ("traces lead to later reports of the same authority", traces::check),
    ("a heading said to be empty is empty", none_under::check),
    ("summaries have the length readers expect", summaries::check),
    ("titles and descriptions have the length that lists need", lengths::check),
    ("no two pages have one address", addresses::check),
];

/// The checks of an atlas of which all could be joined, in the order they run.
pub const CHECKS_OF_THE_WHOLE: &[Check] = &[
    ("themes rest on the national overview or are local", themes::check),
    ("themes join at least two entries", themes::are_joined),
    ("outcomes of traces rest on findings", traces::rest_on_findings),
    ("groups, terms and authorities are named somewhere", unused::check),
    ("abbreviations are explained in the glossary", abbreviations::check),
];

/// Runs every check of what could be joined.
pub fn run(atlas: &Atlas, diagnostics: &mut Diagnostics) {
    run_all(CHECKS, atlas, diagnostics);
}

/// Runs every check that holds only where all could be joined.
pub fn run_on_whole(atlas: &Atlas, diagnostics: &mut Diagnostics) {
    run_all(CHECKS_OF_THE_WHOLE, atlas, diagnostics);
}

/// Runs checks, several at once; what they find comes in their order.
fn run_all(checks: &[Check], atlas: &Atlas, diagnostics: &mut Diagnostics) {
    let one = |(_, check): &Check| {
        let mut found = Diagnostics::default();
        check(atlas, &mut found);
        found
    };
    let found: Vec<Diagnostics> = checks.par_iter().map(one).collect();
    for found in found {
        diagnostics.append(found);
    }
}
