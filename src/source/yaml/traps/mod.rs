//! The mistakes that YAML invites, each recognised and explained.
//!
//! In: a text that is not YAML, and where the parser gave up. Out: the mistake, in plain words, with
//! what to write instead, and the edit that mends it.
//!
//! 1. Signs other than spaces at the start of lines are found wherever they stand.
//! 2. All others are looked for on the line at which the parser gave up and on those above it, since
//!    a parser often notices a mistake some lines later ([`values`] with [`quotes`], then [`colon`], then [`layout`]).

mod colon;
mod layout;
pub mod line;
mod quotes;
mod values;

pub use layout::indentation_signs;
pub use quotes::{CURLY, is_one_phrase, opens_anew};

use super::mend::Trap;

/// A mistake in a value is looked for on so many lines above the one where the parser gave up.
const LINES_ABOVE: usize = 3;

/// A quotation mark that is not closed may lie this many lines above.
const LINES_TO_OPENING_QUOTE: usize = 200;

/// The mistake at which a parser that gave up at byte `at` has stumbled.
pub fn near(text: &str, at: usize) -> Option<Trap> {
    let lines = line::lines(text);
    let here = lines.iter().rposition(|line| line.start <= at)?;
    let above = || (0..=here).rev().filter(|at| !lines[*at].is_blank());
    above()
        .take(LINES_ABOVE + 1)
        .find_map(|at| values::trap(&lines[at], colon::goes_on(&lines, at)))
        .or_else(|| {
            let mut lines_above = above().take(LINES_ABOVE + 1);
            lines_above.find_map(|at| colon::missing(&lines, at).or_else(|| colon::stray(&lines, at)))
        })
        .or_else(|| above().take(LINES_TO_OPENING_QUOTE).find_map(|at| quotes::open_quote(&lines[at])))
        .or_else(|| above().take(2).find_map(|at| quotes::comma(&lines[at])))
        .or_else(|| layout::no_hyphen(&lines, here))
        .or_else(|| above().take(2).find_map(|at| layout::no_further_hyphen(&lines, at)))
        .or_else(|| layout::no_key(&lines, here))
        .or_else(|| {
            let own = |at: &usize| !colon::goes_on(&lines, *at);
            above().take(2).filter(own).find_map(|at| layout::uneven(&lines, at))
        })
}
