//! What a page is called, and what it is about.
//!
//! In: a page of the plan. Out: its title, its first-level heading, and a sentence on what it holds.

use super::{part, words};
use crate::{
    model::{Atlas, Authority, Id},
    pages::Route,
    render::{Links, data},
};

/// A page's title, which no other page has.
pub fn title(atlas: &Atlas, route: Route) -> String {
    match route {
        Route::Home => atlas.settings.tagline.clone(),
        Route::Authority(id) => format!("{}: {}", atlas.authorities[id].name, held(atlas, id)),
        Route::Briefing(id) => format!("{}: one-page briefing", atlas.authorities[id].name),
        Route::Report(id) => atlas.reports[id].title.clone(),
        Route::Framework(id) => atlas.frameworks[id].title.clone(),
        Route::CompareFramework(id) => format!("{}: authorities compared", atlas.frameworks[id].short_title),
        Route::Area(id) => format!("{}: outcome area", atlas.areas[id].label),
        Route::Group(id) => format!("{}: group of children", atlas.groups[id].label),
        Route::Practice(id) => {
            let practice = &atlas.practices[id];
            format!("{}: {}", atlas.authorities[practice.authority].name, practice.title)
        }
        Route::Overview(id) => atlas.overviews[id].title.clone(),
        Route::Part(_) => data::title(atlas, route).into_owned(),
        other => words::page_name(atlas, other),
    }
}

/// What the atlas holds on an authority, in a few words. One on which it holds no report is not said to be inspected.
fn held(atlas: &Atlas, id: Id<Authority>) -> &'static str {
    match (atlas.index.reports_of(id).len(), atlas.index.practices_of(id).len()) {
        (0, 0) => "no inspection report",
        (0, 1) => "example of practice",
        (0, _) => "examples of practice",
        _ => "children's services inspected",
    }
}

/// What an authority's page is about.
fn of_authority(atlas: &Atlas, id: Id<Authority>) -> String {
    match atlas.index.reports_of(id).len() {
        0 => without_report(atlas, id),
        number => format!(
            "What inspectors found in the children's services of {}: {}.",
            atlas.authorities[id].name,
            words::count(number, "report", "reports")
        ),
    }
}

/// What the atlas holds on an authority on which it holds no report.
fn without_report(atlas: &Atlas, id: Id<Authority>) -> String {
    let name = &atlas.authorities[id].name;
    let none = format!("The atlas holds no inspection report on {name}, so it shows no grade for it.");
    match atlas.index.practices_of(id).len() {
        0 => none,
        number => format!(
            "{none} It tells {} from there.",
            words::count(number, "example of practice", "examples of practice")
        ),
    }
}

/// A page's first-level heading: its title, without what only search results need.
pub fn heading(atlas: &Atlas, route: Route) -> String {
    match route {
        Route::Briefing(id) => atlas.authorities[id].name.clone(),
        Route::Authority(_) | Route::CompareFramework(_) | Route::Area(_) | Route::Group(_) | Route::Practice(_) => {
            words::page_name(atlas, route)
        }
        other => title(atlas, other),
    }
}

/// How many letters of a description the lists of search engines and the cards of links show.
const SHOWN: usize = 155;

/// What a page is about, in so few letters that nobody who shows it has to cut it: its first
/// sentences as far as they fit, or the first words of the first sentence.
pub fn in_short(links: Links<'_>) -> String {
    let whole = description(links);
    let fits = |end: &usize| whole[..*end].trim_end().chars().count() <= SHOWN;
    let sentences = whole.match_indices(". ").map(|(at, _)| at + 1).chain([whole.len()]);
    if let Some(end) = sentences.take_while(fits).last() {
        return whole[..end].to_owned();
    }
    let words = whole.match_indices(' ').map(|(at, _)| at).take_while(|end| whole[..*end].chars().count() < SHOWN);
    let cut = words.last().unwrap_or(whole.len());
    format!("{}…", whole[..cut].trim_end_matches([',', ';', ':', '–', ' ']))
}

/// What a page is about, in a sentence of its own.
pub fn description(links: Links<'_>) -> String {
    let atlas = links.atlas;
    match links.from {
        Route::Home => atlas.settings.description.clone(),
        Route::Authorities => {
            "The local authorities of the atlas, with their reports and examples of practice.".to_owned()
        }
        Route::Authority(id) => of_authority(atlas, id),
        Route::Briefing(id) if atlas.index.reports_of(id).is_empty() => {
            format!("{} Made to be printed on one sheet of A4.", without_report(atlas, id))
        }
        Route::Briefing(id) => format!(
            "What inspectors found in the children's services of {}, on one sheet of A4: grades, findings, recommendations and sources.",
            atlas.authorities[id].name
        ),
        Route::Reports => "The inspection reports of the atlas, each under its own inspection framework.".to_owned(),
        Route::Report(id) => {
            let report = &atlas.reports[id];
            format!(
                "Grades, findings, recommendations and figures of {}, each with the paragraph it rests on.",
                report.short_title
            )
        }
        Route::Frameworks => {
            "The inspection frameworks under which grades were given, and why they cannot be compared.".to_owned()
        }
        Route::Framework(id) => atlas.frameworks[id].summary.clone(),
        Route::Compare => "Authorities side by side, each within one inspection framework.".to_owned(),
        Route::CompareFramework(id) => {
            let reports = atlas.index.reports_under(id).len();
            let how = if reports > 1 { "side by side" } else { "area by area" };
            let reports = words::count(reports, "report", "reports");
            format!("The grades and findings of {reports} under {}, {how}.", atlas.frameworks[id].short_title)
        }
        Route::Areas => "The outcome areas of the national overview and the themes in each.".to_owned(),
        Route::Area(id) => atlas.areas[id].summary.clone(),
        Route::Themes => "The themes that join the national overview to the reports.".to_owned(),
        Route::Theme(id) => atlas.themes[id].summary.clone(),
        Route::Matrix => "How many strengths and weaknesses each report has on each theme.".to_owned(),
        Route::Groups => "The groups of children that findings and recommendations name.".to_owned(),
        Route::Group(id) => atlas.groups[id].description.clone(),
        Route::Recommendations => {
            "What the reports ask for, by authority and urgency, and what later reports say.".to_owned()
        }
        Route::Practices => "Examples of practice that the national overview tells.".to_owned(),
        Route::Practice(id) => atlas.practices[id].summary.clone(),
        Route::Overview(id) => atlas.overviews[id].coverage.clone(),
        Route::Changes => "What was added to the atlas, revised and corrected, the newest first.".to_owned(),
        Route::Glossary => "The terms and abbreviations of the reports, each explained in a line or two.".to_owned(),
        Route::Search => "Find findings, recommendations, grades, figures, themes and terms by their words.".to_owned(),
        Route::Page(id) => atlas.pages[id].description.clone(),
        Route::Part(part) => part::about(links, part),
        Route::NotFound => "There is no page at this address.".to_owned(),
    }
}
