//! A group of children, a term or an authority that nothing in the atlas names.

use super::{Seen, terms};
use crate::{
    diagnostics::{Code, Diagnostics},
    model::Atlas,
};

pub fn check(atlas: &Atlas, seen: &Seen, diagnostics: &mut Diagnostics) {
    groups(atlas, diagnostics);
    terms(atlas, seen, diagnostics);
    authorities(atlas, diagnostics);
}

fn groups(atlas: &Atlas, diagnostics: &mut Diagnostics) {
    for (id, group) in atlas.groups.iter() {
        let on = &atlas.index.groups[id.index()];
        if on.statements.len() + on.findings.len() + on.recommendations.len() + on.practices.len() == 0 {
            diagnostics
                .warning(Code::UnusedGroup, group.origin.field("id"), "nothing names this group of children")
                .hint("add its id to `groups` of the entries that speak of these children, or take the group out");
        }
    }
}

fn terms(atlas: &Atlas, seen: &Seen, diagnostics: &mut Diagnostics) {
    let mut used = terms::beside_reports(atlas, seen.wanted());
    used.extend(seen.terms());
    for id in seen.wanted().ids().filter(|id| !used.contains(id)) {
        diagnostics
            .warning(Code::UnusedTerm, atlas.terms[id].origin.field("term"), "no text of the atlas uses this term")
            .hint("give it the themes it helps with, under `themes`, or take it out");
    }
}

fn authorities(atlas: &Atlas, diagnostics: &mut Diagnostics) {
    for (id, authority) in atlas.authorities.iter() {
        let reports = &atlas.index.reports_of_authority[id.index()];
        if reports.is_empty() && atlas.index.practices_of_authority[id.index()].is_empty() {
            diagnostics
                .warning(
                    Code::EmptyAuthority,
                    authority.origin.field("name"),
                    "this authority has no report and no example of practice",
                )
                .hint("add what there is on it, or take the authority out until there is something");
        }
    }
}
