//! Link: what was written, joined into one atlas.
//!
//! In: [`Content`], where a reference is a name. Out: the [`Atlas`], where it is an id that always
//! finds its entity; and a diagnostic, with the nearest name, for each reference to nothing.
//!
//! 1. Give every entity its id ([`names`]); an entity whose own place cannot be found (a report on
//!    an unknown authority, say) is left out, and what refers to it is not reported as well.
//! 2. Join the parts: [`frameworks`], [`evidence`], [`documents`], [`overviews`],
//!    [`vocabulary`], and the links in texts ([`prose`]).
//! 3. Fill the reverse look-ups ([`index`]).

mod documents;
mod evidence;
mod frameworks;
mod index;
mod names;
mod overviews;
mod prose;
mod vocabulary;

use crate::{
    content::{Content, SettingsFile},
    diagnostics::{Code, Diagnostics},
    location::Origin,
    model::{Atlas, Index, Licence, Notices, Settings},
};

/// Joins the content; `None` where `atlas.yaml` itself has faults. `base_url`, where given, stands
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
        pages,
        practices,
        reports,
        overviews,
        ..
    } = content;

    if let Some((file, settings)) = settings.as_ref().filter(|(_, settings)| !is_base_url(&settings.base_url.0)) {
        let message = format!("`{}` is not an address to publish at", settings.base_url.0);
        linker
            .diagnostics
            .error(Code::WrongValue, Origin::file(*file).field("base_url"), message)
            .hint("write an address that begins with https:// or http://");
    }
    let frameworks = linker.frameworks(frameworks);
    let mut evidence = linker.evidence(&reports, &frameworks);
    linker.traces(&reports, &mut evidence);
    let (overviews, areas, statements) = linker.overviews(overviews);
    let mut atlas = Atlas {
        settings: linked_settings(settings?.1, base_url),
        reports: linker.reports(reports, &frameworks, &evidence),
        practices: linker.practices(practices),
        authorities: linker.authorities(authorities),
        themes: linker.themes(themes),
        groups: Linker::groups(groups),
        terms: linker.terms(glossary),
        pages: linker.pages(pages),
        frameworks,
        judgements: evidence.judgements,
        findings: evidence.findings,
        recommendations: evidence.recommendations.into_iter().collect(),
        figures: evidence.figures,
        overviews,
        areas,
        statements,
        index: Index::default(),
    };
    atlas.index = index::build(&atlas);
    Some(atlas)
}

/// Whether a site can be published at this address.
pub fn is_base_url(address: &str) -> bool {
    let host = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    host.is_some_and(|host| {
        host.starts_with(|c: char| c.is_alphanumeric()) && !host.contains(['#', '?', ' ', '"', '<'])
    })
}

/// What joining needs: the names, and where to report.
struct Linker<'a> {
    names: names::Names,
    diagnostics: &'a mut Diagnostics,
}

fn linked_settings(file: SettingsFile, base_url: Option<&str>) -> Settings {
    let base_url = base_url.map_or(file.base_url.0, str::to_owned);
    Settings {
        title: file.title.0,
        tagline: file.tagline.0,
        description: file.description.0,
        base_url: if base_url.ends_with('/') { base_url } else { base_url + "/" },
        repository: file.repository.0.trim_end_matches('/').to_owned(),
        branch: file.branch.0,
        content_date: file.content_date.0,
        licence: Licence {
            text: file.licence.text.0,
            content_name: file.licence.content_name.0,
            content_url: file.licence.content_url.0,
            code_name: file.licence.code_name.0,
        },
        notices: Notices { independence: file.notices.independence.0, not_today: file.notices.not_today.0 },
        navigation: file.navigation.into_iter().map(|name| name.0).collect(),
    }
}
