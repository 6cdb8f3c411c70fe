//! The page of all reports.
//!
//! In: the reports. Out: a table for each inspection framework, oldest first, to sort and filter. A
//! reader's order stays within each table: none runs across two frameworks.

use serde::Serialize;

use super::{
    compare::compare_link,
    filters::{Facets, FilterBar, FilterOption, regions, value},
    parts::{Cell, Column, DataTable, Link, Row, page_link},
    words,
};
use crate::{
    model::{Atlas, Framework, Id, Report},
    pages::{List, Route},
    render::Links,
};

/// What the page shows.
#[derive(Serialize)]
pub struct ReportsView {
    filters: Option<FilterBar>,
    groups: Vec<FrameworkReports>,
}

/// The reports made under one framework.
#[derive(Serialize)]
struct FrameworkReports {
    id: String,
    framework: Link,
    intro: String,
    table: Option<DataTable>,
    /// Where its reports are, if they are too many for this page.
    elsewhere: Link,
    compare: Link,
}

/// Makes the view.
pub fn view(links: Links<'_>) -> ReportsView {
    let atlas = links.atlas;
    let frameworks = in_force_order(atlas);
    let option = |id: &Id<Framework>| {
        let framework = &atlas.frameworks[*id];
        FilterOption::new(framework.slug.as_str(), framework.short_title.as_str())
    };
    let all: Vec<Id<Report>> = atlas.reports.ids().collect();
    let whole = frameworks.iter().all(|id| links.parts.page(List::Reports(*id)).is_none());
    let bar = || filters(atlas, "list", &all, frameworks.iter().map(option).collect());
    ReportsView { filters: whole.then(bar), groups: frameworks.iter().map(|id| group(links, *id)).collect() }
}

/// The reports of a part of a framework's list, and what a reader can narrow them by.
pub fn part(links: Links<'_>, id: Id<Framework>, reports: &[Id<Report>]) -> (FilterBar, DataTable) {
    (filters(links.atlas, "table", reports, Vec::new()), table(links, id, reports))
}

fn filters(atlas: &Atlas, target: &'static str, ids: &[Id<Report>], frameworks: Vec<FilterOption>) -> FilterBar {
    let facets: Vec<Facets> = ids.iter().map(|id| facets(atlas, *id)).collect();
    let places = ids.iter().map(|id| atlas.authorities[atlas.reports[*id].authority].region.as_str());
    FilterBar::new(target, "Narrow the reports", ("report", "reports"), &facets)
        .plain("framework", "Inspection framework", "All frameworks", frameworks)
        .plain("region", "Region", "All regions", regions(places))
}

/// The frameworks that have reports, oldest first.
pub fn in_force_order(atlas: &Atlas) -> Vec<Id<Framework>> {
    let with_reports = atlas.frameworks.ids().filter(|id| !atlas.index.reports_under(*id).is_empty());
    let mut ids: Vec<Id<Framework>> = with_reports.collect();
    ids.sort_by_key(|id| (atlas.frameworks[*id].from, *id));
    ids
}

fn facets(atlas: &Atlas, id: Id<Report>) -> Facets {
    let report = &atlas.reports[id];
    Facets::default()
        .with("framework", atlas.frameworks[report.framework].slug.as_str())
        .with("region", &value(&atlas.authorities[report.authority].region))
}

fn group(links: Links<'_>, id: Id<Framework>) -> FrameworkReports {
    let atlas = links.atlas;
    let framework = &atlas.frameworks[id];
    let reports = atlas.index.reports_under(id);
    let elsewhere = elsewhere(links, id);
    FrameworkReports {
        id: format!("framework-{}", framework.slug),
        framework: page_link(links, Route::Framework(id)),
        intro: framework.summary.clone(),
        compare: compare_link(links, id),
        table: elsewhere.href.is_empty().then(|| table(links, id, reports)),
        elsewhere,
    }
}

/// The way to a framework's reports, where the atlas has too many for them to stand on other pages.
pub fn elsewhere(links: Links<'_>, id: Id<Framework>) -> Link {
    let number = links.atlas.index.reports_under(id).len();
    let all = || format!("All {}", words::count(number, "report", "reports"));
    links.parts.page(List::Reports(id)).map_or_else(Link::default, |page| Link::new(all(), links.page(page)))
}

fn table(links: Links<'_>, id: Id<Framework>, reports: &[Id<Report>]) -> DataTable {
    let framework = &links.atlas.frameworks[id];
    DataTable {
        id: format!("reports-{}", framework.slug),
        caption: format!("Reports under {}", framework.short_title),
        columns: vec![
            Column::text("Report").sorted_by("report"),
            Column::text("Region").sorted_by("region"),
            Column::date("Published", "published"),
            Column::number("Judgements").sorted_by("judgements"),
            Column::number("Findings").sorted_by("findings"),
            Column::number("Recommendations").sorted_by("recommendations"),
        ],
        rows: reports.iter().map(|report| row(links, *report)).collect(),
    }
}

fn row(links: Links<'_>, id: Id<Report>) -> Row {
    let report = &links.atlas.reports[id];
    let published = words::published_short(&report.published);
    Row {
        header: Cell::link(page_link(links, Route::Report(id))),
        cells: vec![
            Cell::text(links.atlas.authorities[report.authority].region.clone()),
            Cell::text(published).sorted_by(report.published.order().to_string()),
            Cell::number(report.judgements.len()),
            Cell::number(report.findings.len()),
            Cell::number(report.recommendations.len()),
        ],
        facets: facets(links.atlas, id).text(),
    }
}
