//! The grades of several reports beside each other.
//!
//! In: a framework and its reports in their order. Out: tables of judgement areas by reports. An area
//! that is graded in several columns of the printed table has a row for each of them.

use serde::Serialize;

use crate::{
    model::{AreaId, Framework, Id, Report, ScopeId},
    pages::Route,
    render::{
        Links,
        templates::View,
        views::{
            charts::{depth, printed},
            kept, words,
        },
    },
};

/// The most reports one table shows: as many as a wide screen has room for.
pub const COLUMNS: usize = 6;

/// Some reports' grades.
#[derive(Serialize)]
pub struct Grid {
    id: String,
    caption: String,
    /// Which of the authorities, where there are several tables; else nothing.
    part: String,
    columns: Vec<Head>,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Head {
    with: String,
    label: String,
    href: String,
    sub: String,
    age: String,
}

#[derive(Serialize)]
struct Row {
    label: String,
    number: String,
    scope: String,
    depth: u8,
    cells: Vec<Cell>,
}

#[derive(Serialize)]
struct Cell {
    grade: Option<View>,
    absent: &'static str,
    href: String,
}

/// The tables, each of at most [`COLUMNS`] reports.
pub fn grids(links: Links<'_>, framework: &Framework, reports: &[Id<Report>]) -> Vec<Grid> {
    let parts = reports.chunks(COLUMNS).enumerate();
    parts.map(|(at, part)| grid(links, framework, part, (at, reports.len() > COLUMNS))).collect()
}

fn grid(links: Links<'_>, framework: &Framework, reports: &[Id<Report>], (at, parted): (usize, bool)) -> Grid {
    let name = |id: Option<&Id<Report>>| id.map_or_else(String::new, |id| links.atlas.report_name(*id));
    Grid {
        id: format!("grid-{}", at + 1),
        caption: format!("Grades under {}", framework.short_title),
        part: if parted { format!("{} to {}", name(reports.first()), name(reports.last())) } else { String::new() },
        columns: reports.iter().map(|report| head(links, *report)).collect(),
        rows: judged(framework).map(|(area, scope)| row(links, framework, (area, scope), reports)).collect(),
    }
}

/// What is graded, in the order printed: each area, in each of its columns.
fn judged(framework: &Framework) -> impl Iterator<Item = (AreaId, Option<ScopeId>)> {
    framework.area_ids().flat_map(|(area, entry)| {
        let alone = entry.scopes.is_empty().then_some((area, None));
        alone.into_iter().chain(entry.scopes.iter().map(move |scope| (area, Some(*scope))))
    })
}

fn head(links: Links<'_>, id: Id<Report>) -> Head {
    let report = &links.atlas.reports[id];
    let words = words::published_short(&report.published);
    Head {
        with: super::with(links.atlas, id),
        label: links.atlas.report_name(id),
        href: links.page(Route::Report(id)),
        sub: if report.published.date().is_some() { format!("Published {words}") } else { words },
        age: words::capitalised(&words::age(links.atlas, report)),
    }
}

fn row(
    links: Links<'_>,
    framework: &Framework,
    (area, scope): (AreaId, Option<ScopeId>),
    reports: &[Id<Report>],
) -> Row {
    let atlas = links.atlas;
    let cell = |id: &Id<Report>| match printed(atlas, &atlas.reports[*id], area, scope) {
        None => Cell { grade: None, absent: words::NOT_JUDGED, href: String::new() },
        Some((judgement, given)) => {
            let grade = kept::grade(links, atlas.reports[*id].framework, given.grade);
            Cell { grade: Some(grade), absent: "", href: links.judgement(judgement) }
        }
    };
    let entry = framework.area(area);
    let named = scope.filter(|_| framework.scopes.len() > 1);
    Row {
        label: entry.label.clone(),
        number: entry.number.clone().unwrap_or_default(),
        scope: named.map_or_else(String::new, |scope| framework.scope(scope).label.clone()),
        depth: depth(framework, area),
        cells: reports.iter().map(cell).collect(),
    }
}
