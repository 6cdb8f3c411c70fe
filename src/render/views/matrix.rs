//! The evidence matrix: themes by reports.

use anyhow::Result;
use serde::Serialize;

use super::{
    charts::{self, ChartView},
    counts::{Counts, counts, tally},
    parts::{ContentsItem, Link, page_link},
};
use crate::{
    model::{Atlas, Id, Report, Theme},
    pages::Route,
    render::{
        Links,
        charts::{Chart, Tally},
    },
};

/// What the page shows.
#[derive(Serialize)]
pub struct MatrixView {
    contents: Vec<ContentsItem>,
    table: Table,
    chart: Option<ChartView>,
}

/// The table, one part for each outcome area.
#[derive(Serialize)]
pub struct Table {
    id: &'static str,
    caption: String,
    columns: Vec<ColumnHead>,
    groups: Vec<Group>,
}

#[derive(Serialize)]
struct ColumnHead {
    label: String,
    href: String,
    sub: String,
}

#[derive(Serialize)]
struct Group {
    label: String,
    id: String,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    header: Link,
    cells: Vec<Counts>,
}

/// Makes the view.
pub fn view(links: Links<'_>, drawn: &mut Vec<Chart>) -> Result<MatrixView> {
    let atlas = links.atlas;
    let reports = in_order(atlas);
    let group = |(id, area): (Id<crate::model::OutcomeArea>, &crate::model::OutcomeArea)| {
        let themes = atlas.index.themes_in(id);
        (!themes.is_empty()).then(|| Group {
            label: area.label.clone(),
            id: format!("matrix-{}", area.slug),
            rows: themes.iter().map(|theme| row(links, *theme, &reports)).collect(),
        })
    };
    let groups: Vec<Group> = atlas.areas.iter().filter_map(group).collect();
    Ok(MatrixView {
        contents: groups
            .iter()
            .map(|group| ContentsItem::new(group.label.clone(), &group.id, Some(group.rows.len())))
            .collect(),
        chart: charts::shown(charts::across::matrix(links, &reports), drawn)?,
        table: Table {
            id: "matrix",
            caption: "findings of each report by theme".to_owned(),
            columns: reports.iter().map(|id| column(links, *id)).collect(),
            groups,
        },
    })
}

/// The reports in the order of the columns: by authority, then by date.
pub fn in_order(atlas: &Atlas) -> Vec<Id<Report>> {
    atlas.authorities.ids().flat_map(|authority| atlas.index.reports_of(authority).iter().copied()).collect()
}

fn column(links: Links<'_>, id: Id<Report>) -> ColumnHead {
    let report = &links.atlas.reports[id];
    ColumnHead {
        label: links.atlas.report_name(id),
        href: links.page(Route::Report(id)),
        sub: links.atlas.frameworks[report.framework].short_title.clone(),
    }
}

fn row(links: Links<'_>, theme: Id<Theme>, reports: &[Id<Report>]) -> Row {
    let cells = reports.iter().zip(tallies(links.atlas, theme, reports));
    Row {
        header: page_link(links, Route::Theme(theme)),
        cells: cells
            .map(|(report, tally)| {
                counts(tally, links.place(Route::Theme(theme), &report_anchor(links.atlas, *report)))
            })
            .collect(),
    }
}

/// The anchor of a report's findings on a theme's or a group's page.
pub fn report_anchor(atlas: &Atlas, report: Id<Report>) -> String {
    format!("report-{}", atlas.reports[report].slug)
}

/// What each report says on a theme, in numbers.
pub fn tallies(atlas: &Atlas, theme: Id<Theme>, reports: &[Id<Report>]) -> Vec<Tally> {
    let findings = &atlas.index.theme(theme).findings;
    let of_report = |report: &Id<Report>| {
        // The list is in the order of the table, in which a report's findings are neighbours.
        let start = findings.partition_point(|id| atlas.findings[*id].report < *report);
        let own =
            findings[start..].iter().map(|id| &atlas.findings[*id]).take_while(|finding| finding.report == *report);
        tally(own)
    };
    reports.iter().map(of_report).collect()
}
