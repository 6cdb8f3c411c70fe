//! A theme rests on at least one statement of the national overview, or is marked as local to the
//! reports.

use crate::{
    diagnostics::{Code, Diagnostics},
    model::{Atlas, Id, Theme},
};

pub fn check(atlas: &Atlas, diagnostics: &mut Diagnostics) {
    for (id, theme) in atlas.themes.iter() {
        rests_on_overview(atlas, id, theme, diagnostics);
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
