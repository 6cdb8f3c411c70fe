//! The matrix of more reports than a page has room for.
//!
//! In: a framework's reports. Out: on the page of the matrix how many of them speak to each theme
//! ([`framework_themes`]); on the page of a part of them their own counts ([`part`]).

use serde::Serialize;

use super::{AreaThemes, ColumnHead, MatrixView, Row, cell, children, kinds, table};
use crate::{
    model::{Atlas, Framework, Id, OutcomeArea, Report, Theme},
    pages::{List, Route},
    render::{
        Links,
        data::{self, Said},
        views::{
            filters::{Facets, FilterBar, regions, value},
            parts::{Cell, Column, ContentsItem, DataTable, Link, Row as TableRow, page_link},
            words,
        },
    },
};

/// How many of a framework's reports speak to each theme, and the way to its reports by themes.
#[derive(Serialize)]
pub struct FrameworkThemes {
    id: String,
    framework: Link,
    table: DataTable,
    reports: Link,
}

/// What to know before reading its numbers.
pub const NOTICE: &str = "A count says how often a report speaks of a theme. It is no score, and reports under different inspection frameworks look at different things.";

/// Some reports of one framework: a row for each, so that more reports never add a column.
pub fn part(links: Links<'_>, reports: &[Id<Report>]) -> MatrixView {
    let atlas = links.atlas;
    let group = |(id, area): (Id<OutcomeArea>, &OutcomeArea)| {
        let themes = atlas.index.themes_in(id);
        let head = |id: &Id<Theme>| {
            let link = page_link(links, Route::Theme(*id));
            ColumnHead { key: String::new(), label: link.label, href: link.href, sub: String::new() }
        };
        let row = |report: &Id<Report>| Row {
            header: Link::new(atlas.report_name(*report), links.page(Route::Report(*report))),
            facets: place_facets(atlas, *report).text(),
            cells: themes.iter().map(|theme| cell(links, *theme, *report)).collect(),
        };
        (!themes.is_empty()).then(|| AreaThemes {
            label: area.label.clone(),
            id: format!("matrix-{}", area.slug),
            columns: themes.iter().map(head).collect(),
            rows: reports.iter().map(row).collect(),
        })
    };
    let groups: Vec<AreaThemes> = atlas.areas.iter().filter_map(group).collect();
    let facets: Vec<Facets> = groups.iter().flat_map(|_| reports.iter().map(|id| place_facets(atlas, *id))).collect();
    let places = reports.iter().map(|id| atlas.authorities[atlas.reports[*id].authority].region.as_str());
    let bar = FilterBar::new("matrix", "Narrow the matrix", ("row", "rows"), &facets)
        .plain("region", "Region", "All regions", regions(places))
        .choices("children", "Count findings on", "All children", [(String::new(), children(atlas))]);
    MatrixView {
        filters: Some(bar),
        kinds: kinds(&groups),
        contents: groups.iter().map(|group| ContentsItem::new(group.label.clone(), &group.id, None)).collect(),
        table: Some(table(atlas, "Report", groups)),
        ..MatrixView::default()
    }
}

fn place_facets(atlas: &Atlas, report: Id<Report>) -> Facets {
    Facets::default().with("region", &value(&atlas.authorities[atlas.reports[report].authority].region))
}

/// A line for each theme with its outcome area, by which the lines stand; nothing where the reports of all
/// frameworks stand on the page.
pub fn framework_themes(links: Links<'_>, id: Id<Framework>) -> Option<FrameworkThemes> {
    let atlas = links.atlas;
    let page = links.parts.page(List::Matrix(id))?;
    let said = data::by_theme(atlas, id);
    let row = |theme: Id<Theme>| {
        let Said { find, strengths, weaknesses, mixed, .. } = said[theme.index()];
        let area = Cell::text(atlas.areas[atlas.themes[theme].area].label.clone());
        let numbers = [find, strengths, weaknesses, mixed].map(Cell::number);
        TableRow {
            header: Cell::link(page_link(links, Route::Theme(theme))),
            cells: std::iter::once(area).chain(numbers).collect(),
            ..TableRow::default()
        }
    };
    let framework = &atlas.frameworks[id];
    let number = words::count(atlas.index.reports_under(id).len(), "report", "reports");
    let numbers = ["Reports that speak to it", "Strengths", "Weaknesses", "Mixed findings"].map(Column::number);
    Some(FrameworkThemes {
        id: format!("framework-{}", framework.slug),
        framework: page_link(links, Route::Framework(id)),
        table: DataTable {
            id: format!("themes-{}", framework.slug),
            caption: format!("Themes in {number} under {}", framework.short_title),
            columns: ["Theme", "Outcome area"].map(Column::text).into_iter().chain(numbers).collect(),
            rows: atlas.areas.ids().flat_map(|area| atlas.index.themes_in(area)).map(|theme| row(*theme)).collect(),
        },
        reports: Link::new(format!("{number}, by themes"), links.page(page)),
    })
}
