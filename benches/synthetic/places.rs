//! Authorities and their reports: who they are and what they are called.
//!
//! In: a number. Out: the name, the id and the dates that belong to it; nothing is written.

use super::{
    sentence::id,
    words::{PLACE_BEGINS, PLACE_ENDS, PLACE_SIDES},
};

/// Reports that an authority has.
pub const REPORTS_EACH: usize = 10;

/// The frameworks: id, and the first year of its reports.
pub const FRAMEWORKS: [(&str, usize); 2] = [("area-2003", 2003), ("lantern-2011", 2011)];

/// The name of authority number `number`; all are different up to 16,800.
pub fn name(number: usize) -> String {
    let begin = PLACE_BEGINS[number % PLACE_BEGINS.len()];
    // The step shares no factor with the number of endings, so neighbours end differently.
    let turn = number / PLACE_BEGINS.len();
    let end = PLACE_ENDS[(turn + number * 7) % PLACE_ENDS.len()];
    let side = PLACE_SIDES[turn / PLACE_ENDS.len() % PLACE_SIDES.len()];
    format!("{side} {begin}{end}").trim().to_owned()
}

/// One report among all.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The number of its authority.
    pub authority: usize,
    /// Its place among the reports of its authority, from 0, oldest first.
    pub turn: usize,
}

impl Place {
    /// Where report number `number` belongs.
    pub fn of(number: usize) -> Self {
        Self { authority: number / REPORTS_EACH, turn: number % REPORTS_EACH }
    }

    /// 0 for the first framework, 1 for the second: half of an authority's reports each.
    pub fn framework(self) -> usize {
        self.turn * 2 / REPORTS_EACH
    }

    /// The year of the report.
    pub fn year(self) -> usize {
        FRAMEWORKS[self.framework()].1 + self.turn % (REPORTS_EACH / 2)
    }

    /// The report's id.
    pub fn id(self) -> String {
        let kind = ["area", "lantern"][self.framework()];
        format!("{}-{kind}-{}", id(&name(self.authority)), self.year())
    }

    /// The name used in lists.
    pub fn short_title(self) -> String {
        let kind = ["whole area review", "lantern inspection"][self.framework()];
        format!("{} {kind} {}", name(self.authority), self.year())
    }
}
