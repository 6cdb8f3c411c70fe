//! The evidence matrix: themes by reports.
//!
//! In: the themes, the reports and their findings. Out: a table for each outcome area. A cell has its
//! counts; an empty one says which kind of empty it is ([`Empty`]). Beside what it shows, a cell
//! carries its counts for each group of children ([`cell_counts`]), so that `static/js/matrix.js` can
//! count only those and put the themes in the order of one report. No order spans two reports.

mod long;

use std::collections::BTreeMap;

use anyhow::Result;
use serde::Serialize;

use self::long::{FrameworkThemes, framework_themes};
pub use self::long::{NOTICE, part};
use super::{
    charts::{self, ChartView},
    counts::{Counts, NOT_ANNOTATED, NOT_MENTIONED, Nothing, counts, tally},
    filters::{Facets, FilterBar, FilterOption},
    parts::{ContentsItem, Detail, Link, page_link},
    reports::in_force_order,
    words,
};
use crate::{
    model::{Atlas, Finding, Group, Id, OutcomeArea, Report, Theme},
    pages::{Entry, List, Route},
    render::{
        Links,
        charts::{Chart, Tally},
    },
};

/// What the page shows.
#[derive(Default, Serialize)]
pub struct MatrixView {
    filters: Option<FilterBar>,
    kinds: Vec<Detail>,
    contents: Vec<ContentsItem>,
    table: Option<Table>,
    chart: Option<ChartView>,
    /// What stands in the place of the table, where that is too wide for a page.
    frameworks: Vec<FrameworkThemes>,
}

/// The table, one part for each outcome area.
#[derive(Serialize)]
pub struct Table {
    id: &'static str,
    caption: String,
    /// What the rows are.
    corner: &'static str,
    /// The groups of children, in the order by which cells number them.
    children: String,
    groups: Vec<AreaThemes>,
}

#[derive(Serialize)]
struct ColumnHead {
    key: String,
    label: String,
    href: String,
    sub: String,
}

#[derive(Serialize)]
struct AreaThemes {
    label: String,
    id: String,
    columns: Vec<ColumnHead>,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    header: Link,
    facets: String,
    cells: Vec<Cell>,
}

/// The [`Counts`] of a report on a theme, and those of each group of children. There are so many that the
/// fields stand here by themselves: `flatten` would take twice the time.
#[derive(Serialize)]
struct Cell {
    strengths: u32,
    weaknesses: u32,
    mixed: u32,
    href: String,
    words: String,
    state: &'static str,
    data: String,
}

impl Cell {
    fn new(Counts { strengths, weaknesses, mixed, href, words, state }: Counts, data: String) -> Self {
        Self { strengths, weaknesses, mixed, href, words, state, data }
    }
}

/// Why a cell is empty.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Empty {
    /// The report has findings, and none on the theme.
    Silent,
    /// The same, and its framework has no judgement area on the theme's outcome area.
    Ungraded,
    /// No finding of the report is annotated.
    Unannotated,
}

impl Empty {
    const ALL: [Self; 3] = [Self::Silent, Self::Ungraded, Self::Unannotated];

    /// Why a report has nothing on a theme.
    fn of(atlas: &Atlas, theme: Id<Theme>, report: Id<Report>) -> Self {
        let report = &atlas.reports[report];
        let area = atlas.themes[theme].area;
        if report.findings.is_empty() {
            Self::Unannotated
        } else if atlas.frameworks[report.framework].areas.iter().all(|judged| judged.outcome_area != Some(area)) {
            Self::Ungraded
        } else {
            Self::Silent
        }
    }

    /// What the cell says.
    fn nothing(self) -> Nothing {
        match self {
            Self::Silent => NOT_MENTIONED,
            Self::Ungraded => Nothing { words: "Not mentioned, not judged", state: "not-graded" },
            Self::Unannotated => NOT_ANNOTATED,
        }
    }

    fn meaning(self) -> &'static str {
        match self {
            Self::Silent => "No annotated finding of the report is on this theme.",
            Self::Ungraded => {
                "The same; and the inspection framework has no judgement area on the outcome area the theme belongs to."
            }
            Self::Unannotated => "The atlas holds no finding of the report yet.",
        }
    }
}

/// Makes the view.
pub fn view(links: Links<'_>, drawn: &mut Vec<Chart>) -> Result<MatrixView> {
    let atlas = links.atlas;
    let frameworks = in_force_order(atlas).into_iter().filter_map(|id| framework_themes(links, id));
    let frameworks: Vec<FrameworkThemes> = frameworks.collect();
    if !frameworks.is_empty() {
        return Ok(MatrixView { frameworks, ..MatrixView::default() });
    }
    let reports = in_order(atlas);
    let group = |(id, area): (Id<OutcomeArea>, &OutcomeArea)| {
        let themes = atlas.index.themes_in(id);
        (!themes.is_empty()).then(|| AreaThemes {
            label: area.label.clone(),
            id: format!("matrix-{}", area.slug),
            columns: reports.iter().map(|id| column(links, *id)).collect(),
            rows: themes.iter().map(|theme| row(links, *theme, &reports)).collect(),
        })
    };
    let groups: Vec<AreaThemes> = atlas.areas.iter().filter_map(group).collect();
    Ok(MatrixView {
        filters: Some(filters(atlas, &reports)),
        kinds: kinds(&groups),
        contents: groups
            .iter()
            .map(|group| ContentsItem::new(group.label.clone(), &group.id, Some(group.rows.len())))
            .collect(),
        chart: charts::shown(charts::across::matrix(links, &reports), drawn)?,
        table: Some(table(atlas, "Theme", groups)),
        frameworks,
    })
}

fn table(atlas: &Atlas, corner: &'static str, groups: Vec<AreaThemes>) -> Table {
    Table {
        id: "matrix",
        caption: "findings of each report by theme".to_owned(),
        corner,
        children: atlas.groups.values().map(|group| group.slug.as_str()).collect::<Vec<_>>().join(" "),
        groups,
    }
}

/// What an empty cell means, for those kinds that there are.
fn kinds(groups: &[AreaThemes]) -> Vec<Detail> {
    let cells: Vec<&Cell> = groups.iter().flat_map(|group| &group.rows).flat_map(|row| &row.cells).collect();
    let used = |kind: &Empty| cells.iter().any(|cell| cell.state == kind.nothing().state);
    Empty::ALL.into_iter().filter(used).map(|kind| Detail::new(kind.nothing().words, kind.meaning())).collect()
}

fn filters(atlas: &Atlas, reports: &[Id<Report>]) -> FilterBar {
    let rows: Vec<Facets> = atlas.themes.values().map(|theme| facets(atlas, theme)).collect();
    let area = |area: &OutcomeArea| FilterOption::new(area.slug.as_str(), area.label.as_str());
    let order = |key: &str| {
        let option = |id: &Id<Report>| {
            FilterOption::new(
                format!("{}.{key}", atlas.reports[*id].slug),
                format!("{} in {}", words::capitalised(key), atlas.report_name(*id)),
            )
        };
        (words::capitalised(key), reports.iter().map(option).collect())
    };
    FilterBar::new("matrix", "Narrow the matrix", ("theme", "themes"), &rows)
        .plain("area", "Outcome area", "All areas", atlas.areas.values().map(area))
        .choices("children", "Count findings on", "All children", [(String::new(), children(atlas))])
        .choices("order", "Themes in the order of", "The outcome areas", ["weaknesses", "strengths"].map(order))
}

/// The groups of children that some finding names.
fn children(atlas: &Atlas) -> Vec<FilterOption> {
    let spoken_of = |(id, _): &(Id<Group>, &Group)| !atlas.index.group(*id).findings.is_empty();
    let named = atlas.groups.iter().filter(spoken_of);
    named.map(|(_, group)| FilterOption::new(group.slug.as_str(), group.label.as_str())).collect()
}

fn facets(atlas: &Atlas, theme: &Theme) -> Facets {
    Facets::default().with("area", atlas.areas[theme.area].slug.as_str())
}

/// The reports in the order of the columns: by authority, then by date.
pub fn in_order(atlas: &Atlas) -> Vec<Id<Report>> {
    atlas.authorities.ids().flat_map(|authority| atlas.index.reports_of(authority).iter().copied()).collect()
}

fn column(links: Links<'_>, id: Id<Report>) -> ColumnHead {
    let report = &links.atlas.reports[id];
    ColumnHead {
        key: report.slug.to_string(),
        label: links.atlas.report_name(id),
        href: links.page(Route::Report(id)),
        sub: links.atlas.frameworks[report.framework].short_title.clone(),
    }
}

fn row(links: Links<'_>, theme: Id<Theme>, reports: &[Id<Report>]) -> Row {
    Row {
        header: page_link(links, Route::Theme(theme)),
        facets: facets(links.atlas, &links.atlas.themes[theme]).text(),
        cells: reports.iter().map(|report| cell(links, theme, *report)).collect(),
    }
}

fn cell(links: Links<'_>, theme: Id<Theme>, report: Id<Report>) -> Cell {
    let atlas = links.atlas;
    let all = tally(on_theme(atlas, theme, report));
    let data = if all.total() == 0 { String::new() } else { cell_counts(all, on_theme(atlas, theme, report)) };
    let nothing = || Empty::of(atlas, theme, report).nothing();
    Cell::new(counts(all, nothing, || evidence_place(links, theme, report)), data)
}

/// The counts of a cell, then those for each group of children that has any, by its number:
/// `3.1.0 4:2.0.0 9:0.1.0` are three strengths and one weakness, of them two strengths on group 4.
fn cell_counts<'a>(all: Tally, findings: impl Iterator<Item = &'a Finding>) -> String {
    let mut groups: BTreeMap<Id<Group>, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        for group in &finding.groups {
            groups.entry(*group).or_default().push(finding);
        }
    }
    let numbers = |tally: Tally| format!("{}.{}.{}", tally.strengths, tally.weaknesses, tally.mixed);
    let parts = groups.into_iter().map(|(id, own)| format!("{}:{}", id.index(), numbers(tally(own))));
    std::iter::once(numbers(all)).chain(parts).collect::<Vec<_>>().join(" ")
}

/// The anchor of a report's findings on a theme's or a group's page.
pub fn report_anchor(atlas: &Atlas, report: Id<Report>) -> String {
    ["report-", atlas.reports[report].slug.as_str()].concat()
}

/// Where a report's findings on a theme are.
pub fn evidence_place(links: Links<'_>, theme: Id<Theme>, report: Id<Report>) -> String {
    links.place(links.page_of(List::Theme(theme), Entry::Report(report)), &report_anchor(links.atlas, report))
}

/// What each report says on a theme, in numbers.
pub fn tallies(atlas: &Atlas, theme: Id<Theme>, reports: &[Id<Report>]) -> Vec<Tally> {
    reports.iter().map(|report| tally(on_theme(atlas, theme, *report))).collect()
}

/// A report's findings on a theme.
fn on_theme(atlas: &Atlas, theme: Id<Theme>, report: Id<Report>) -> impl Iterator<Item = &Finding> {
    atlas.index.theme(theme).findings_of(report).iter().map(|id| &atlas.findings[*id])
}
