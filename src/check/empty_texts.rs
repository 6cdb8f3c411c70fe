//! A theme, an authority, a free page, an example of practice and a summary have words: a page without a text says
//! nothing, and looks as if the site were broken.

use crate::{
    diagnostics::{Code, Diagnostics},
    location::{Origin, Place},
    model::{Atlas, Prose, prose::has_words},
};

pub fn check(atlas: &Atlas, diagnostics: &mut Diagnostics) {
    for theme in atlas.themes.values() {
        below_head(&theme.essay, theme.origin, "essay on the theme", diagnostics);
    }
    for authority in atlas.authorities.values() {
        below_head(&authority.profile, authority.origin, "profile of the authority", diagnostics);
    }
    for page in atlas.pages.values() {
        below_head(&page.body, page.origin, "text of the page", diagnostics);
    }
    for practice in atlas.practices.values() {
        below_head(&practice.body, practice.origin, "text of the example", diagnostics);
    }
}

fn below_head(text: &Prose, origin: Origin, what: &str, diagnostics: &mut Diagnostics) {
    if !has_words(&text.markdown) {
        diagnostics
            .error(Code::EmptyText, Place::file(origin.file), format!("the {what} has no words"))
            .hint("write it below the head");
    }
}

/// Whether a summary has words; tells one that has none.
pub fn summary_has_words(summary: &Prose, origin: Origin, diagnostics: &mut Diagnostics) -> bool {
    let good = has_words(&summary.markdown);
    if !good {
        diagnostics
            .error(Code::EmptyText, Place::file(origin.file), "this summary has no words")
            .hint("write what a reader should know first, with citations");
    }
    good
}
