//! Link: what was written, joined into one atlas.
//!
//! In: [`Content`], where a reference is a name. Out: the [`Atlas`], where it is an id that always
//! finds its entity; and a diagnostic, with the nearest name, for each reference to nothing.
//!
//! 1. Give every entity its id ([`names`]); an entity whose own place cannot be found (a report on
//!    an unknown authority, say) is left out, and what refers to it is not reported as well.
//! 2. Join the parts: [`frameworks`], [`evidence`], [`documents`], [`overviews`],
//!    [`vocabulary`], [`geography`], the links in texts ([`prose`]), the changes ([`changes`]), the ids
//!    that were given up ([`redirects`]) and the [`settings`].
//! 3. Fill the reverse look-ups ([`index`]).

mod changes;
mod documents;
mod evidence;
mod frameworks;
mod geography;
mod index;
mod names;
mod overviews;
mod prose;
mod redirects;
mod settings;
mod vocabulary;

pub use settings::is_base_url;

use crate::{
    content::Content,
    diagnostics::Diagnostics,
    model::{Atlas, Index},
};

/// Joins the content; `None` where nothing could be made of `atlas.yaml`. `base_url`, where given, stands
/// in for the one written there.
pub fn link(content: Content, base_url: Option<&str>, diagnostics: &mut Diagnostics) -> Option<Atlas> {
    let names = names::Names::of(&content, diagnostics);
    let mut linker = Linker { names, diagnostics };
    let Content {
        settings,
        frameworks,
        authorities,
        themes,
        groups,
        glossary,
        geography,
        pages,
        practices,
        mut reports,
        overviews,
        redirects,
        changes,
        ..
    } = content;

    if let Some((file, settings)) = &settings {
        linker.check_settings(*file, settings);
    }
    let frameworks = linker.frameworks(frameworks);
    let mut evidence = linker.evidence(&mut reports, &frameworks);
    linker.traces(&reports, &mut evidence);
    let (overviews, areas, statements) = linker.overviews(overviews);
    let changes = linker.changes(changes);
    let (redirects, former) = linker.redirects(redirects);
    let mut atlas = Atlas {
        reports: linker.reports(reports, &frameworks, &evidence),
        practices: linker.practices(practices),
        authorities: linker.authorities(authorities),
        themes: linker.themes(themes),
        groups: Linker::groups(groups),
        terms: linker.terms(glossary),
        pages: linker.pages(pages),
        geography: linker.geography(geography),
        frameworks,
        judgements: evidence.judgements,
        findings: evidence.findings,
        recommendations: evidence.recommendations.into_iter().collect(),
        figures: evidence.figures,
        overviews,
        areas,
        statements,
        changes,
        redirects,
        former,
        settings: settings::joined(settings?.1, base_url),
        index: Index::default(),
    };
    atlas.index = index::build(&atlas);
    Some(atlas)
}

/// What joining needs: the names, and where to report.
struct Linker<'a> {
    names: names::Names,
    diagnostics: &'a mut Diagnostics,
}
