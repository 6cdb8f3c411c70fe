//! What other sites may paste into their pages: the charts of a page and the grade table of a
//! report, each carrying its source and its warnings in itself.
//!
//! In: a page and its charts. Out: for each a [`Snippet`], which templates print; a snippet uses no
//! style sheet, no script and no file of ours.

use serde::Serialize;

use super::{
    about::title,
    charts::{across::by_framework, columns, printed},
    words,
};
use crate::{
    model::{Framework, Id, Judgement, Report},
    pages::Route,
    render::{Links, charts::Chart},
};

/// The anchor of a report's grade table, on its page and among its snippets.
pub const GRADES: &str = "grades";

/// A chart or a table with everything that has to go with it.
#[derive(Serialize)]
pub struct Snippet {
    id: String,
    title: String,
    subtitle: String,
    svg_html: String,
    description: String,
    /// What the table says beside its drawing; empty where there is none: then title and subtitle are the caption.
    caption: String,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
    warnings: Vec<String>,
    source: String,
    href: String,
    page: String,
    site: String,
    licence: String,
    licence_href: String,
}

/// A snippet as the page of snippets shows it.
#[derive(Serialize)]
pub struct Shown {
    /// Its anchor.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The snippet itself.
    pub html: String,
    /// The snippet as a text to copy.
    pub copied_html: String,
}

/// The page of snippets.
#[derive(Serialize)]
pub struct EmbedPage {
    site: String,
    title: String,
    page: String,
    root: String,
    canonical: String,
    snippets: Vec<Shown>,
}

impl Snippet {
    /// Its anchor and its title.
    pub fn name(&self) -> (String, String) {
        (self.id.clone(), self.title.clone())
    }
}

/// The snippets of a page: its grade table, where it is a report's, and its charts.
pub fn snippets(links: Links<'_>, charts: &[Chart]) -> Vec<Snippet> {
    let table = match links.from {
        Route::Report(id) => Some(grades(links, id)),
        _ => None,
    };
    table.into_iter().chain(charts.iter().map(|chart| of_chart(links, chart))).collect()
}

/// The page that shows them.
pub fn page(links: Links<'_>, snippets: Vec<Shown>) -> EmbedPage {
    let page = title(links.atlas, links.from);
    EmbedPage {
        site: links.atlas.settings.title.clone(),
        title: format!("To embed: {page}"),
        page,
        root: links.root().to_owned(),
        canonical: links.canonical(links.from),
        snippets,
    }
}

fn of_chart(links: Links<'_>, chart: &Chart) -> Snippet {
    Snippet {
        id: chart.id.clone(),
        title: chart.title.clone(),
        subtitle: chart.subtitle.clone(),
        svg_html: chart.embed_svg.clone(),
        description: chart.description.clone(),
        caption: chart.table.caption.clone(),
        columns: chart.table.columns.clone(),
        rows: chart.table.rows.clone(),
        warnings: warnings(links),
        source: chart.source.clone(),
        href: links.permalink(links.from, &format!("chart-{}", chart.id)),
        ..bare(links)
    }
}

/// What every snippet of a page has: its page, its site and the terms of reuse.
fn bare(links: Links<'_>) -> Snippet {
    let settings = &links.atlas.settings;
    Snippet {
        id: String::new(),
        title: String::new(),
        subtitle: String::new(),
        svg_html: String::new(),
        description: String::new(),
        caption: String::new(),
        columns: Vec::new(),
        rows: Vec::new(),
        warnings: Vec::new(),
        source: String::new(),
        href: links.canonical(links.from),
        page: title(links.atlas, links.from),
        site: settings.title.clone(),
        licence: settings.licence.content_name.clone(),
        licence_href: settings.licence.content_url.clone(),
    }
}

/// What must be said wherever the page's grades are shown: that they say nothing of today, and why
/// those of two inspection frameworks cannot be compared.
fn warnings(links: Links<'_>) -> Vec<String> {
    let atlas = links.atlas;
    let not_today = atlas.settings.notices.not_today.clone();
    match links.from {
        Route::Report(_) | Route::Framework(_) | Route::Area(_) => vec![not_today],
        Route::Authority(id) => {
            let panels = by_framework(atlas, id);
            let pairs = panels.iter().zip(panels.iter().skip(1));
            pairs.map(|((before, _), (after, _))| between(links, *before, *after)).chain([not_today]).collect()
        }
        Route::Matrix => vec![
            "A count says how often a report speaks of a theme, not how good a service is. The reports were made under different inspection frameworks.".to_owned(),
        ],
        // What may be embedded of these, if anything, shows no grade and no count.
        Route::Home
        | Route::Authorities
        | Route::Briefing(_)
        | Route::Reports
        | Route::Frameworks
        | Route::Compare
        | Route::CompareFramework(_)
        | Route::Areas
        | Route::Themes
        | Route::Theme(_)
        | Route::Groups
        | Route::Group(_)
        | Route::Recommendations
        | Route::Practices
        | Route::Practice(_)
        | Route::Overview(_)
        | Route::Changes
        | Route::Glossary
        | Route::Search
        | Route::Page(_)
        | Route::Part(_)
        | Route::NotFound => Vec::new(),
    }
}

fn between(links: Links<'_>, before: Id<Framework>, after: Id<Framework>) -> String {
    let name = |id: Id<Framework>| &links.atlas.frameworks[id].short_title;
    format!(
        "Grades of {} and of {} cannot be compared. {}",
        name(before),
        name(after),
        words::why_not_comparable(links.atlas, before, after)
    )
}

/// The grade table of a report, with the paragraphs that each grade rests on.
fn grades(links: Links<'_>, id: Id<Report>) -> Snippet {
    let atlas = links.atlas;
    let report = &atlas.reports[id];
    let framework = &atlas.frameworks[report.framework];
    let scopes = columns(framework);
    let cell = |area, scope| {
        printed(atlas, report, area, scope)
            .map_or_else(|| words::NOT_JUDGED.to_owned(), |(_, judgement)| graded(links, framework, judgement))
    };
    let row = |(area, entry): (_, &crate::model::Area)| {
        let label =
            entry.number.as_ref().map_or_else(|| entry.label.clone(), |number| format!("{number} {}", entry.label));
        std::iter::once(label).chain(scopes.iter().map(|scope| cell(area, *scope))).collect()
    };
    let heads = scopes
        .iter()
        .map(|scope| scope.map_or_else(|| "Grade".to_owned(), |scope| framework.scope(scope).label.clone()));
    let scale: Vec<String> = framework.scale.grades.iter().map(|grade| words::capitalised(&grade.label)).collect();
    Snippet {
        id: GRADES.to_owned(),
        title: format!("Grades of {}", report.short_title),
        subtitle: format!(
            "{}, {}. From best to worst: {}.",
            framework.short_title,
            words::published_short(&report.published),
            scale.join(", ")
        ),
        columns: std::iter::once("Judgement area".to_owned()).chain(heads).collect(),
        rows: framework.area_ids().map(row).collect(),
        warnings: warnings(links),
        source: report.title.clone(),
        href: links.permalink(links.from, GRADES),
        page: report.short_title.clone(),
        ..bare(links)
    }
}

/// A grade in words with its paragraphs: `Good (3), ¶16`.
fn graded(links: Links<'_>, framework: &Framework, judgement: &Judgement) -> String {
    let grade = framework.grade(judgement.grade);
    let number = grade.number.map_or_else(String::new, |number| format!(" ({number})"));
    let spellings = &links.atlas.index.spellings;
    let paragraphs: Vec<String> = judgement.paragraphs.iter().map(|place| place.label_with(spellings)).collect();
    format!("{}{number}, {}", words::capitalised(&grade.label), paragraphs.join(", "))
}
