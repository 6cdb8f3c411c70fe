//! Counting findings both ways.

use serde::Serialize;

use super::words::{NOT_MENTIONED, count};
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

/// A count as its component shows it; `href`, which is asked only where there are findings, leads to them.
pub fn counts(tally: Tally, href: impl FnOnce() -> String) -> Counts {
    let none = tally.total() == 0;
    Counts {
        strengths: tally.strengths,
        weaknesses: tally.weaknesses,
        mixed: tally.mixed,
        href: if none { String::new() } else { href() },
        words: if none { NOT_MENTIONED.to_owned() } else { words(tally) },
        state: if none { "not-mentioned" } else { "" },
    }
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
