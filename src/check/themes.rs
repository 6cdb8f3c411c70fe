//! A theme rests on at least one statement of the national overview, or is marked as local to the
//! reports. It joins at least two entries.

use super::Seen;
use crate::{
    diagnostics::{Code, Diagnostics},
    model::{Atlas, Id, Theme},
};

pub fn check(atlas: &Atlas, _: &Seen, diagnostics: &mut Diagnostics) {
    for (id, theme) in atlas.themes.iter() {
        rests_on_overview(atlas, id, theme, diagnostics);
    }
}

/// A theme joins what several documents say; with one entry it joins nothing.
pub fn are_joined(atlas: &Atlas, _: &Seen, diagnostics: &mut Diagnostics) {
    for (id, theme) in atlas.themes.iter() {
        let on = atlas.index.theme(id);
        let entries = on.statements.len() + on.findings.len() + on.recommendations.len() + on.practices.len();
        if entries < 2 {
            let number = if entries == 0 { "no entry" } else { "one entry only" };
            diagnostics
                .warning(Code::ThinTheme, theme.origin.field("title"), format!("{number} has this theme"))
                .hint("add it to the statements and findings that speak to it, or give theirs to a wider theme");
        }
    }
}

fn rests_on_overview(atlas: &Atlas, id: Id<Theme>, theme: &Theme, diagnostics: &mut Diagnostics) {
    let silent = atlas.index.theme(id).statements.is_empty();
    if silent && !theme.local {
        diagnostics
            .error(
                Code::ThemeEvidence,
                theme.origin.field("title"),
                "no statement of the national overview has this theme",
            )
            .hint("add the theme to the statements that speak to it, or write `local: true` in the head");
    } else if theme.local && !silent {
        diagnostics
            .error(
                Code::ThemeEvidence,
                theme.origin.field("local"),
                "this theme is marked as local, and the national overview has statements on it",
            )
            .hint("take `local` out");
    }
}
