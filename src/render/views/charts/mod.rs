//! Joined data as the plain series that charts take, with the words that go with them.
//!
//! In: the atlas, and what a chart is about. Out: the chart, and its files.
//!
//! 1. [`report`]: charts of one report, within its own framework.
//! 2. [`across`]: charts of several. Nothing spans two inspection frameworks: a spread is of one
//!    framework and one area, and a history has a panel for each.
//! 3. [`map`]: where the authorities are. It shows no grade and no count.
//! 4. [`shown`] keeps a chart for its files and makes its view.

pub mod across;
pub mod map;
pub mod report;

use anyhow::{Context as _, Result};
use serde::Serialize;

use super::words;
use crate::{
    model::{AreaId, Atlas, Document, EntryId, Framework, Judgement, Report, ScopeId},
    render::{
        Links,
        charts::{self, Chart, ChartError, Grade},
        data::sheet::needs_apostrophe,
    },
};

/// The file beside a page that holds what others may embed of it.
pub const EMBED_FILE: &str = "embed.html";

/// Where a snippet stands beside the page, by its anchor.
pub fn embed_href(anchor: &str) -> String {
    format!("{EMBED_FILE}#{anchor}")
}

/// A chart as its component shows it.
#[derive(Serialize)]
pub struct ChartView {
    id: String,
    title: String,
    subtitle: String,
    svg_html: String,
    description: String,
    table: TableView,
    source: String,
    svg_href: String,
    csv_href: String,
    embed_href: String,
    places: Vec<map::PlaceList>,
}

#[derive(Serialize)]
struct TableView {
    caption: String,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// Keeps a chart for its files, and shows it. Nothing where it has no data to show.
pub fn shown(drawn: Result<Chart, ChartError>, kept: &mut Vec<Chart>) -> Result<Option<ChartView>> {
    let chart = match drawn {
        Err(ChartError::NoData) => return Ok(None),
        other => other.context("a chart cannot be drawn")?,
    };
    let view = ChartView {
        id: format!("chart-{}", chart.id),
        title: chart.title.clone(),
        subtitle: chart.subtitle.clone(),
        svg_html: chart.inline_svg.clone(),
        description: chart.description.clone(),
        table: TableView {
            caption: chart.table.caption.clone(),
            columns: chart.table.columns.clone(),
            rows: chart.table.rows.clone(),
        },
        source: chart.source.clone(),
        svg_href: format!("{}.svg", chart.id),
        csv_href: format!("{}.csv", chart.id),
        embed_href: embed_href(&chart.id),
        places: Vec::new(),
    };
    kept.push(chart);
    Ok(Some(view))
}

impl ChartView {
    /// With lists of places beside the drawing.
    pub fn with_places(self, places: Vec<map::PlaceList>) -> Self {
        Self { places, ..self }
    }
}

fn scale(framework: &Framework) -> Vec<Grade> {
    let grade = |grade: &crate::model::Grade| Grade {
        label: words::capitalised(&grade.label),
        number: grade.number.map(|number| number.to_string()),
    };
    framework.scale.grades.iter().map(grade).collect()
}

fn source(links: Links<'_>, document: Document) -> String {
    let (name, published) = match document {
        Document::Report(id) => (&links.atlas.reports[id].short_title, &links.atlas.reports[id].published),
        Document::Overview(id) => (&links.atlas.overviews[id].short_title, &links.atlas.overviews[id].published),
    };
    format!("{name} ({}), as annotated in {}", words::published_short(published), links.atlas.settings.title)
}

/// The grade that a report prints for an area in a scope.
pub fn printed<'a>(
    atlas: &'a Atlas,
    report: &Report,
    area: AreaId,
    scope: Option<ScopeId>,
) -> Option<(EntryId<Judgement>, &'a Judgement)> {
    let ids = report.judgements.ids();
    ids.map(|id| (id, &atlas.judgements[id])).find(|(_, judgement)| judgement.area == area && judgement.scope == scope)
}

/// How many areas `area` is part of.
pub fn depth(framework: &Framework, area: AreaId) -> u8 {
    let mut depth = 0;
    let mut at = area;
    while let Some(above) = framework.area(at).parent {
        depth += 1;
        at = above;
        if usize::from(depth) > framework.areas.len() {
            break;
        }
    }
    depth
}

/// The columns of a framework's grade table: `None` alone where it has no named ones.
pub fn columns(framework: &Framework) -> Vec<Option<ScopeId>> {
    if framework.scopes.is_empty() {
        vec![None]
    } else {
        (0_u16..).zip(&framework.scopes).map(|(index, _)| Some(ScopeId(index))).collect()
    }
}

/// The files of a page's charts: path from the site's root, and content.
pub fn files(links: Links<'_>, charts: Vec<Chart>) -> impl Iterator<Item = (String, String)> {
    let folder = links.from.folder(links.atlas);
    charts.into_iter().flat_map(move |chart| {
        let [picture, table] = ["svg", "csv"].map(|kind| format!("{folder}{}.{kind}", chart.id));
        [(picture, chart.file_svg), (table, csv(&chart.table))]
    })
}

/// A chart's table as CSV (RFC 4180).
fn csv(table: &charts::ChartTable) -> String {
    let mut text = String::new();
    for row in std::iter::once(&table.columns).chain(&table.rows) {
        let cells: Vec<String> = row.iter().map(|cell| csv_cell(cell)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

/// A cell, in quotation marks where it needs them, and inert in a spreadsheet by the rule of the
/// published data.
fn csv_cell(cell: &str) -> String {
    let inert = if needs_apostrophe(cell) { format!("'{cell}") } else { cell.to_owned() };
    if inert.contains([',', '"', '\n', '\r']) { format!("\"{}\"", inert.replace('"', "\"\"")) } else { inert }
}
