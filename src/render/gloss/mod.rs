//! Terms explained where they stand.
//!
//! In: a finished page. Out: the page, in which the first use of each term of the glossary is a link
//! to its explanation, and the explanations at its end.
//!
//! 1. Read the spellings of all terms, once for the whole site ([`words`]).
//! 2. Go through the running text and the statements of the page ([`walk`]): links, headings and code
//!    are left as they are. The first use of a term becomes a link.
//! 3. Put the list of explanations where the frame of the pages leaves room for it.
//!
//! This reads the finished page, not its parts, because only there is it plain which use is the
//! first. See `docs/decisions/0010-terms-in-place.md`.

mod walk;
mod words;

use anyhow::Result;
use memchr::memmem;
use serde::Serialize;

use super::{Links, Templates};
use crate::{
    model::{Id, Term},
    pages::{Route, anchor},
};
pub use words::Words;

/// Where `templates/base.html` leaves room for the explanations.
const ROOM: &str = "<!-- terms -->";

/// The explanations of a page, as their component shows them.
#[derive(Serialize)]
struct TermsView {
    items: Vec<TermView>,
}

#[derive(Serialize)]
struct TermView {
    id: String,
    term: String,
    full: String,
    meaning: String,
    back: String,
}

/// Explains the terms of a page.
///
/// # Errors
/// Where the component has a defect.
pub fn explain(links: Links<'_>, words: &Words, templates: &Templates, page: &str) -> Result<String> {
    let mut html = String::with_capacity(page.len() + page.len() / 8);
    let (mut terms, done) = if has_terms(links.from) { link(links, words, page, &mut html) } else { (Vec::new(), 0) };
    terms.sort_unstable();
    let items: Vec<TermView> = terms.into_iter().map(|id| view(links, id)).collect();
    let rest = &page[done..];
    let (before, behind) = memmem::rfind(rest.as_bytes(), ROOM.as_bytes())
        .map_or((rest, ""), |at| (&rest[..at], &rest[at + ROOM.len()..]));
    html.push_str(before);
    if !items.is_empty() {
        html.push_str(&templates.render_component("terms_here", &TermsView { items })?);
    }
    html.push_str(behind);
    Ok(html)
}

/// The glossary explains its own terms, a briefing has no room, the first page is a way in, and the
/// pages about the atlas itself speak of statements and findings in the everyday sense.
fn has_terms(route: Route) -> bool {
    !matches!(
        route,
        Route::Home | Route::Glossary | Route::Briefing(_) | Route::Page(_) | Route::Changes | Route::NotFound
    )
}

/// Writes the page to `html` with a link at the first use of each term, up to behind the last such
/// link. Returns these terms, and how much of the page was written.
fn link(links: Links<'_>, words: &Words, page: &str, html: &mut String) -> (Vec<Id<Term>>, usize) {
    let (mut used, mut done) = (vec![false; links.atlas.terms.len()], 0);
    let mut terms = Vec::new();
    walk::texts(page, |at, text| {
        for found in words.find(text) {
            if std::mem::replace(&mut used[found.term.index()], true) {
                continue;
            }
            let slug = &links.atlas.terms[found.term].slug;
            html.push_str(&page[done..at + found.start]);
            html.push_str("<a class=\"term\" href=\"#");
            html.push_str(&anchor::explained(slug));
            html.push_str("\" id=\"");
            html.push_str(&anchor::used(slug));
            html.push_str("\">");
            html.push_str(&text[found.start..found.end]);
            html.push_str("</a>");
            done = at + found.end;
            terms.push(found.term);
        }
    });
    (terms, done)
}

fn view(links: Links<'_>, id: Id<Term>) -> TermView {
    let term = &links.atlas.terms[id];
    TermView {
        id: anchor::explained(&term.slug),
        term: term.term.clone(),
        full: term.full.clone().unwrap_or_default(),
        meaning: term.meaning.clone(),
        back: format!("#{}", anchor::used(&term.slug)),
    }
}
