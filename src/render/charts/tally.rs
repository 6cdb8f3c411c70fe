//! Counts of findings both ways.

use super::wording::count;
use std::iter::Sum;

/// How many findings speak for a service, against it, or both ways.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Findings that name a strength.
    pub strengths: u32,
    /// Findings that name a weakness.
    pub weaknesses: u32,
    /// Findings that name both.
    pub mixed: u32,
}

impl Tally {
    /// All findings together.
    pub fn total(self) -> u32 {
        self.strengths.saturating_add(self.weaknesses).saturating_add(self.mixed)
    }

    /// "3 strengths, 2 weaknesses, 1 mixed"; kinds that do not occur are left
    /// out, and "no findings" stands for nothing at all.
    pub fn words(self) -> String {
        let mut parts = Vec::new();
        if self.strengths > 0 {
            parts.push(count(units(self.strengths), "strength", "strengths"));
        }
        if self.weaknesses > 0 {
            parts.push(count(units(self.weaknesses), "weakness", "weaknesses"));
        }
        if self.mixed > 0 {
            parts.push(format!("{} mixed", self.mixed));
        }
        if parts.is_empty() { "no findings".to_owned() } else { parts.join(", ") }
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies.fold(Self::default(), |sum, next| Self {
            strengths: sum.strengths.saturating_add(next.strengths),
            weaknesses: sum.weaknesses.saturating_add(next.weaknesses),
            mixed: sum.mixed.saturating_add(next.mixed),
        })
    }
}

/// One of the counts of a tally.
pub type Pick = fn(Tally) -> u32;

/// A count as the wording takes it.
pub fn units(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
