//! Check: what is well formed and joined, and wrong all the same.
//!
//! In: the [`Atlas`]. Out: diagnostics.
//!
//! 1. Look at each report on its own ([`Seen`]): run every check of [`CHECKS_OF_A_REPORT`], and note what
//!    the checks of the whole need to know of it.
//! 2. Run every check of [`CHECKS`] over what could be joined.
//! 3. Where all of it could be joined, run those of [`CHECKS_OF_THE_WHOLE`]: they say what is
//!    lacking, unused or dated ahead, which a name or date that is only misspelt elsewhere would make it seem.
//!
//! A check is a file: functions of the joined atlas and a collector. To add one, write the file
//! and add it to one of the tables. While someone works on the content, what was seen of reports that did
//! not change is kept ([`Seen::look_again`]).

mod abbreviations;
mod addresses;
mod codes;
mod dates;
mod empty_texts;
mod lengths;
mod none_under;
mod numbers;
mod own_links;
mod own_words;
mod paragraphs;
mod seen;
mod summaries;
mod terms;
mod themes;
mod traces;
mod unused;

use rayon::prelude::*;

pub use self::{addresses::is_taken, own_links::OwnLinks, seen::Seen};
use crate::{
    diagnostics::Diagnostics,
    model::{Atlas, Id, Report},
};

/// A check of one report: its name, and what it does.
pub type CheckOfAReport = (&'static str, fn(&Atlas, Id<Report>, &mut Diagnostics));

/// A check: its name, and what it does.
pub type Check = (&'static str, fn(&Atlas, &mut Diagnostics));

/// A check of an atlas of which all could be joined, with what was seen of its reports.
pub type CheckOfTheWhole = (&'static str, fn(&Atlas, &Seen, &mut Diagnostics));

/// The checks that look at one report and at nothing else, in the order they run.
pub const CHECKS_OF_A_REPORT: &[CheckOfAReport] = &[
    ("the dates of a report stand in their order", dates::of_report),
    ("plain numbers are the numbers printed", numbers::of_report),
    ("a heading said to be empty is empty", none_under::of_report),
    ("a report's summary has the length readers expect", summaries::of_report),
    ("a report names a paragraph once in a list", paragraphs::of_report),
    ("a report's short title has the length that lists need", lengths::of_report),
];

/// The other checks of what could be joined, in the order they run.
pub const CHECKS: &[Check] = &[
    ("the dates of frameworks stand in their order", dates::of_frameworks),
    ("traces lead to later reports of the same authority", traces::check),
    ("the summaries of overviews have the length readers expect", summaries::of_overviews),
    ("titles and descriptions have the length that lists need", lengths::check),
    ("no two pages have one address", addresses::check),
    ("codes of authorities have the form of their scheme and are their own", codes::check),
    ("overviews and examples of practice name a paragraph once in a list", paragraphs::check),
    ("themes, authorities, free pages and examples of practice have a text", empty_texts::check),
];

/// The checks of an atlas of which all could be joined, in the order they run.
pub const CHECKS_OF_THE_WHOLE: &[CheckOfTheWhole] = &[
    ("dates fit their framework and the date of the content", dates::against_the_content),
    ("themes rest on the national overview or are local", themes::check),
    ("themes join at least two entries", themes::are_joined),
    ("outcomes of traces rest on findings", traces::rest_on_findings),
    ("what a later report does not mention has no outcome in it", traces::agree),
    ("groups, terms and authorities are named somewhere", unused::check),
    ("abbreviations are explained in the glossary", abbreviations::check),
];

/// Runs every check of what could be joined. `seen` is what was seen of the reports.
pub fn run(atlas: &Atlas, seen: &Seen, diagnostics: &mut Diagnostics) {
    seen.tell(diagnostics);
    run_all(CHECKS, |check, found| check(atlas, found), diagnostics);
}

/// Runs every check that holds only where all could be joined.
pub fn run_on_whole(atlas: &Atlas, seen: &Seen, diagnostics: &mut Diagnostics) {
    run_all(CHECKS_OF_THE_WHOLE, |check, found| check(atlas, seen, found), diagnostics);
}

/// Runs checks, several at once; what they find comes in their order.
fn run_all<C: Sync>(
    checks: &[(&'static str, C)],
    run: impl Fn(&C, &mut Diagnostics) + Sync,
    diagnostics: &mut Diagnostics,
) {
    let one = |(_, check): &(&'static str, C)| {
        let mut found = Diagnostics::default();
        run(check, &mut found);
        found
    };
    let found: Vec<Diagnostics> = checks.par_iter().map(one).collect();
    for found in found {
        diagnostics.append(found);
    }
}
