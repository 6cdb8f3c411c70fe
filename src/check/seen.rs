//! What the checks see of each report, kept so that a report is looked at once.
//!
//! In: the [`Atlas`]. Out: for each report what is wrong with it, and what the checks of the whole need to
//! know of it: its abbreviations, and the terms that its texts use.
//!
//! Of a report nothing is seen that depends on another: so it is looked at again only when it changed.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::{
    CHECKS_OF_A_REPORT, abbreviations,
    terms::{self, Wanted},
};
use crate::{
    diagnostics::Diagnostics,
    location::Place,
    model::{Atlas, Id, Report, Term},
};

/// What was seen of all reports.
pub struct Seen {
    reports: Vec<OfReport>,
    wanted: Wanted,
}

/// What was seen of one report.
struct OfReport {
    found: Diagnostics,
    abbreviations: BTreeMap<String, Place>,
    terms: BTreeSet<Id<Term>>,
}

impl Seen {
    /// Looks at all reports.
    pub fn of(atlas: &Atlas) -> Self {
        let wanted = Wanted::of(atlas);
        let ids: Vec<Id<Report>> = atlas.reports.ids().collect();
        let reports = ids.into_par_iter().map(|id| OfReport::of(atlas, id, &wanted)).collect();
        Self { reports, wanted }
    }

    /// Looks again at those of the reports that changed; the glossary did not.
    pub fn look_again(&mut self, atlas: &Atlas, changed: &[Id<Report>]) {
        for id in changed {
            self.reports[id.index()] = OfReport::of(atlas, *id, &self.wanted);
        }
    }

    /// Tells what is wrong with each report on its own.
    pub fn tell(&self, diagnostics: &mut Diagnostics) {
        for report in self.reports.iter().filter(|report| !report.found.is_empty()) {
            diagnostics.append(report.found.clone());
        }
    }

    /// The abbreviations in the texts of reports, each once a report, with their places.
    pub fn abbreviations(&self) -> impl Iterator<Item = (&String, &Place)> {
        self.reports.iter().flat_map(|report| &report.abbreviations)
    }

    /// The terms among those wanted that the reports use.
    pub fn terms(&self) -> impl Iterator<Item = Id<Term>> {
        self.reports.iter().flat_map(|report| report.terms.iter().copied())
    }

    /// The terms that have to be used somewhere.
    pub(super) fn wanted(&self) -> &Wanted {
        &self.wanted
    }
}

impl OfReport {
    fn of(atlas: &Atlas, id: Id<Report>, wanted: &Wanted) -> Self {
        let mut found = Diagnostics::default();
        for (_, check) in CHECKS_OF_A_REPORT {
            check(atlas, id, &mut found);
        }
        Self { found, abbreviations: abbreviations::of_report(atlas, id), terms: terms::of_report(atlas, id, wanted) }
    }
}
