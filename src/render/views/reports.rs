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
    pages::Route,
    render::Links,
};

/// What the page shows.
#[derive(Serialize)]
pub struct ReportsView {
    filters: FilterBar,
    groups: Vec<FrameworkReports>,
}

/// The reports made under one framework.
#[derive(Serialize)]
struct FrameworkReports {
    id: String,
    framework: Link,
    intro: String,
    table: DataTable,
    compare: Link,
}

/// Makes the view.
pub fn view(links: Links<'_>) -> ReportsView {
    let atlas = links.atlas;
    let frameworks = in_force_order(atlas);
    let facets: Vec<Facets> = atlas.reports.ids().map(|id| facets(atlas, id)).collect();
    let option = |id: &Id<Framework>| {
        let framework = &atlas.frameworks[*id];
        FilterOption::new(framework.slug.as_str(), framework.short_title.as_str())
    };
    let places = atlas.reports.values().map(|report| atlas.authorities[report.authority].region.as_str());
    ReportsView {
        filters: FilterBar::new("list", "Narrow the reports", ("report", "reports"), &facets)
            .plain("framework", "Inspection framework", "All frameworks", frameworks.iter().map(option))
            .plain("region", "Region", "All regions", regions(places)),
        groups: frameworks.into_iter().map(|id| group(links, id)).collect(),
    }
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
    FrameworkReports {
        id: format!("framework-{}", framework.slug),
        framework: page_link(links, Route::Framework(id)),
        intro: framework.summary.clone(),
        compare: compare_link(links, id),
        table: DataTable {
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
            rows: atlas.index.reports_under(id).iter().map(|report| row(links, *report)).collect(),
        },
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
