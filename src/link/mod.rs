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
//!
//! Each report is joined on its own, several at once. While someone works on the content, what was joined
//! is kept, and only what changed is joined again ([`Joined::with`]).

mod again;
mod changes;
mod documents;
mod evidence;
mod frameworks;
mod geography;
mod index;
mod name_map;
mod names;
mod overviews;
mod prose;
mod redirects;
mod reports;
mod settings;
mod vocabulary;

pub use again::Joined;
pub use settings::is_base_url;

use std::sync::Arc;

use names::Names;

use crate::{
    content::Content,
    diagnostics::Diagnostics,
    model::{Atlas, Table},
};

/// Joins the content; `None` where nothing could be made of `atlas.yaml`. `base_url`, where given, stands
/// in for the one written there.
pub fn link(content: Content, base_url: Option<&str>, diagnostics: &mut Diagnostics) -> Option<Atlas> {
    let (atlas, _) = join(content, base_url, diagnostics)?;
    Some(atlas)
}

fn join(content: Content, base_url: Option<&str>, diagnostics: &mut Diagnostics) -> Option<(Atlas, Names)> {
    let mut names = Names::of(&content, diagnostics);
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
        reports,
        overviews,
        redirects,
        changes,
        ..
    } = content;

    let mut linker = Linker { names: &names, diagnostics };
    if let Some((file, settings)) = &settings {
        linker.check_settings(*file, settings);
    }
    let frameworks = linker.frameworks(frameworks);
    let reports = reports::join(reports, &frameworks, &mut names, diagnostics);
    let mut linker = Linker { names: &names, diagnostics };
    let (overviews, areas, statements) = linker.overviews(overviews);
    let changes = linker.changes(changes);
    let (redirects, former) = linker.redirects(redirects);
    let mut atlas = Atlas {
        practices: files(practices, |file| linker.practice(file)),
        authorities: files(authorities, |file| Some(linker.authority(file))),
        themes: files(themes, |file| linker.theme(file)),
        groups: Linker::groups(groups),
        terms: linker.terms(glossary),
        pages: files(pages, |file| Some(linker.page(file))),
        geography: linker.geography(geography),
        frameworks,
        reports: reports.table,
        judgements: reports.judgements,
        findings: reports.findings,
        recommendations: reports.recommendations,
        figures: reports.figures,
        overviews,
        areas,
        statements,
        changes,
        redirects,
        former,
        settings: settings::joined(settings?.1, base_url),
        index: Arc::default(),
    };
    atlas.index = Arc::new(index::build(&atlas));
    Some((atlas, names))
}

/// The table of what each of some files describes.
fn files<F, T>(files: Vec<F>, join: impl FnMut(F) -> Option<T>) -> Table<T> {
    files.into_iter().filter_map(join).collect()
}

/// What joining needs: the names, and where to report.
struct Linker<'a> {
    names: &'a Names,
    diagnostics: &'a mut Diagnostics,
}
