//! Counting findings both ways.

use serde::Serialize;

use super::words::count;
use crate::{
    model::{Finding, Polarity},
    render::charts::Tally,
};

/// How many findings speak for a service, against it, or both ways; in numbers and words.
#[derive(Serialize)]
pub struct Counts {
    pub strengths: u32,
    pub weaknesses: u32,
    pub mixed: u32,
    pub href: String,
    pub words: String,
    pub state: &'static str,
}

/// Counts findings.
pub fn tally<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Tally {
    let mut tally = Tally::default();
    for finding in findings {
        match finding.polarity {
            Polarity::Strength => tally.strengths += 1,
            Polarity::Weakness => tally.weaknesses += 1,
            Polarity::Mixed => tally.mixed += 1,
        }
    }
    tally
}

/// What stands where there is no finding to count.
pub struct Nothing {
    /// Why there is none, in a few words.
    pub words: &'static str,
    /// The same, for the style sheet.
    pub state: &'static str,
}

/// What stands at a report that has findings, and none on the matter.
pub const NOT_MENTIONED: Nothing = Nothing { words: super::words::NOT_MENTIONED, state: "not-mentioned" };

/// What stands at a report of which the atlas holds no finding yet.
pub const NOT_ANNOTATED: Nothing = Nothing { words: "Not annotated", state: "not-annotated" };

/// A count as its component shows it. `href` leads to the findings; `nothing` is asked where there are none.
pub fn counts(tally: Tally, nothing: impl FnOnce() -> Nothing, href: impl FnOnce() -> String) -> Counts {
    let (href, words, state) = if tally.total() == 0 {
        let Nothing { words, state } = nothing();
        (String::new(), words.to_owned(), state)
    } else {
        (href(), words(tally), "")
    };
    Counts { strengths: tally.strengths, weaknesses: tally.weaknesses, mixed: tally.mixed, href, words, state }
}

/// `3 strengths, 1 weakness`.
pub fn words(tally: Tally) -> String {
    let parts = [
        (tally.strengths, "strength", "strengths"),
        (tally.weaknesses, "weakness", "weaknesses"),
        (tally.mixed, "mixed", "mixed"),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, one, many)| count(number as usize, one, many))
        .collect();
    parts.join(", ")
}
