//! Joined data as the plain series that charts take, with the words that go with them.
//!
//! Nothing here spans two inspection frameworks: a report's charts know its own framework, a
//! spread is of one framework and one area, and a history has a panel for each.

use anyhow::{Context as _, Result};
use serde::Serialize;

use super::{counts, words};
use crate::{
    model::{AreaId, Atlas, Authority, Document, Framework, GradeId, Id, Judgement, Report, ScopeId},
    render::{
        Links,
        charts::{
            self, Chart, ChartError, ChartText, Grade, Tally, evidence, history, judgements, matrix, spread, urgency,
        },
    },
};

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
    };
    kept.push(chart);
    Ok(Some(view))
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
) -> Option<(Id<Judgement>, &'a Judgement)> {
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

/// The grade table of a report.
pub fn judgements(links: Links<'_>, id: Id<Report>) -> Result<Chart, ChartError> {
    let atlas = links.atlas;
    let report = &atlas.reports[id];
    let framework = &atlas.frameworks[report.framework];
    let columns = columns(framework);
    let cell = |area: AreaId, scope: Option<ScopeId>| match printed(atlas, report, area, scope) {
        Some((_, judgement)) => judgements::Cell::Grade(step(judgement.grade)),
        None => judgements::Cell::Absent("No grade in this column".to_owned()),
    };
    let areas = framework.area_ids().map(|(area, entry)| judgements::Area {
        label: entry.label.clone(),
        depth: depth(framework, area),
        cells: columns.iter().map(|scope| cell(area, *scope)).collect(),
    });
    let data = judgements::Judgements {
        scale: scale(framework),
        scopes: columns
            .iter()
            .map(|scope| scope.map_or_else(String::new, |scope| framework.scope(scope).label.clone()))
            .collect(),
        areas: areas.collect(),
    };
    judgements::judgements(
        &text(links, id, "judgements", headline(atlas, report), "Grades as printed in the report’s table"),
        &data,
    )
}

fn step(grade: GradeId) -> u8 {
    u8::try_from(grade.index() + 1).unwrap_or(u8::MAX)
}

fn text(links: Links<'_>, id: Id<Report>, chart: &str, title: String, measure: &str) -> ChartText {
    let report = &links.atlas.reports[id];
    let authority = &links.atlas.authorities[report.authority].name;
    ChartText {
        id: chart.to_owned(),
        title,
        subtitle: format!("{measure}: {authority}, {}", words::published_short(&report.published)),
        source: source(links, Document::Report(id)),
    }
}

/// `8 of 12 judgements are adequate; 2 are inadequate`: the most frequent grade, and the worst one
/// given where it is another.
fn headline(atlas: &Atlas, report: &Report) -> String {
    let framework = &atlas.frameworks[report.framework];
    let judgements = atlas.judgements.range(report.judgements);
    let count = |grade: GradeId| judgements.iter().filter(|judgement| judgement.grade == grade).count();
    let given: Vec<GradeId> = (0_u16..)
        .zip(&framework.scale.grades)
        .map(|(index, _)| GradeId(index))
        .filter(|grade| count(*grade) > 0)
        .collect();
    let Some(most) = given.iter().copied().max_by_key(|grade| (count(*grade), std::cmp::Reverse(*grade))) else {
        return "No judgements".to_owned();
    };
    let word = |grade: GradeId| framework.grade(grade).label.to_lowercase();
    if given.len() == 1 {
        return format!("All {} judgements are {}", judgements.len(), word(most));
    }
    let mut title =
        format!("{} of {} judgements {} {}", count(most), judgements.len(), is_are(count(most)), word(most));
    if let Some(worst) = given.last().filter(|worst| **worst != most) {
        title.push_str(&format!("; {} {} {}", count(*worst), is_are(count(*worst)), word(*worst)));
    }
    if title.split_whitespace().count() > charts::TITLE_WORDS {
        format!("{} judgements on their scale", judgements.len())
    } else {
        title
    }
}

fn is_are(number: usize) -> &'static str {
    if number == 1 { "is" } else { "are" }
}

/// Strengths and weaknesses of a report by judgement area.
pub fn evidence(links: Links<'_>, id: Id<Report>) -> Result<Chart, ChartError> {
    let atlas = links.atlas;
    let report = &atlas.reports[id];
    let framework = &atlas.frameworks[report.framework];
    let findings = atlas.findings.range(report.findings);
    let mut areas: Vec<evidence::AreaEvidence> = framework
        .area_ids()
        .map(|(area, entry)| evidence::AreaEvidence {
            label: entry.label.clone(),
            tally: counts::tally(findings.iter().filter(|finding| finding.area == Some(area))),
        })
        .filter(|entry| entry.tally.total() > 0)
        .collect();
    let other = counts::tally(findings.iter().filter(|finding| finding.area.is_none()));
    if other.total() > 0 {
        areas.push(evidence::AreaEvidence { label: "No single area".to_owned(), tally: other });
    }
    let all = counts::tally(findings);
    let title = format!(
        "{} and {}",
        words::count(all.strengths as usize, "strength", "strengths"),
        words::count(all.weaknesses as usize, "weakness", "weaknesses")
    );
    let title = format!("The annotations count {title}");
    evidence::evidence(&text(links, id, "evidence", title, "Findings by judgement area"), &evidence::Evidence { areas })
}

/// Recommendations of a report by urgency.
pub fn urgency(links: Links<'_>, id: Id<Report>) -> Result<Chart, ChartError> {
    let atlas = links.atlas;
    let report = &atlas.reports[id];
    let framework = &atlas.frameworks[report.framework];
    let recommendations = atlas.recommendations.range(report.recommendations);
    let level = |(index, entry): (u16, &crate::model::Urgency)| urgency::Level {
        label: entry.label.clone(),
        count: u32::try_from(recommendations.iter().filter(|item| item.urgency.0 == index).count()).unwrap_or(u32::MAX),
    };
    let levels: Vec<urgency::Level> = (0_u16..).zip(&framework.urgencies).map(level).collect();
    let first = levels.first().map_or(0, |level| level.count);
    let title = format!(
        "{} of {} come first in urgency",
        first,
        words::count(recommendations.len(), "recommendation", "recommendations")
    );
    urgency::urgency(
        &text(links, id, "urgency", title, "Recommendations as the report heads them"),
        &urgency::Urgency { levels },
    )
}

/// An authority's history, a panel for each framework.
pub fn history(links: Links<'_>, id: Id<Authority>) -> Result<Chart, ChartError> {
    let atlas = links.atlas;
    let panel = |(framework, reports): (Id<Framework>, Vec<Id<Report>>)| {
        let framework = &atlas.frameworks[framework];
        history::Panel {
            framework: framework.short_title.clone(),
            period: words::period(framework.from, framework.to),
            scale: scale(framework),
            reports: reports
                .into_iter()
                .map(|report| history_column(atlas, framework, &atlas.reports[report]))
                .collect(),
        }
    };
    let panels: Vec<history::Panel> = by_framework(atlas, id).into_iter().map(panel).collect();
    let reports: usize = panels.iter().map(|panel| panel.reports.len()).sum();
    let name = &atlas.authorities[id].name;
    let title = format!(
        "{} under {}",
        words::count(reports, "report", "reports"),
        words::count(panels.len(), "inspection framework", "inspection frameworks")
    );
    let text = ChartText {
        id: "history".to_owned(),
        title,
        subtitle: format!("Number of judgements at each grade: {name}; no grade can be compared across frameworks"),
        source: format!("The reports on {name}, as annotated in {}", atlas.settings.title),
    };
    history::history(&text, &history::History { panels })
}

fn history_column(atlas: &Atlas, framework: &Framework, report: &Report) -> history::ReportColumn {
    let judgements = atlas.judgements.range(report.judgements);
    let count = |(index, _): (u16, &crate::model::Grade)| {
        u32::try_from(judgements.iter().filter(|judgement| judgement.grade.0 == index).count()).unwrap_or(u32::MAX)
    };
    history::ReportColumn {
        label: report.short_title.clone(),
        date: words::published_short(&report.published),
        counts: (0_u16..).zip(&framework.scale.grades).map(count).collect(),
        not_graded: 0,
    }
}

/// An authority's reports by framework, in the order of the first report under each.
pub fn by_framework(atlas: &Atlas, id: Id<Authority>) -> Vec<(Id<Framework>, Vec<Id<Report>>)> {
    let mut panels: Vec<(Id<Framework>, Vec<Id<Report>>)> = Vec::new();
    for report in atlas.index.reports_of(id) {
        let framework = atlas.reports[*report].framework;
        match panels.iter_mut().find(|(known, _)| *known == framework) {
            Some((_, reports)) => reports.push(*report),
            None => panels.push((framework, vec![*report])),
        }
    }
    panels
}

/// The spread of the grades of one framework's area over the authorities it was judged in.
pub fn spread(links: Links<'_>, id: Id<Framework>, area: AreaId, scope: Option<ScopeId>) -> Result<Chart, ChartError> {
    let atlas = links.atlas;
    let framework = &atlas.frameworks[id];
    let mut authorities = vec![Vec::new(); framework.scale.grades.len()];
    let mut total = 0;
    for report in atlas.index.reports_under(id) {
        let report = &atlas.reports[*report];
        if let Some((_, judgement)) = printed(atlas, report, area, scope) {
            authorities[judgement.grade.index()].push(format!(
                "{} {}",
                atlas.authorities[report.authority].name,
                report.published.order().year()
            ));
            total += 1;
        }
    }
    if total == 0 {
        return Err(ChartError::NoData);
    }
    let entry = framework.area(area);
    let scope_key = scope.map_or_else(String::new, |scope| format!("-{}", framework.scope(scope).key));
    let scope_label =
        scope.map_or_else(String::new, |scope| format!(", {}", framework.scope(scope).label.to_lowercase()));
    let text = ChartText {
        id: format!("spread-{}{scope_key}", entry.key),
        title: format!("{}: grades of {}", short(&entry.label), words::count(total, "report", "reports")),
        subtitle: format!("{}{scope_label}: {}", entry.label, framework.short_title),
        source: format!("The reports made under this framework, as annotated in {}", atlas.settings.title),
    };
    spread::spread(&text, &spread::Spread { scale: scale(framework), authorities, ungraded: Vec::new() })
}

/// At most ten words of a label.
fn short(label: &str) -> String {
    label.split_whitespace().take(10).collect::<Vec<_>>().join(" ")
}

/// Themes by reports.
pub fn matrix(links: Links<'_>, reports: &[Id<Report>]) -> Result<Chart, ChartError> {
    let atlas = links.atlas;
    let row = |theme: &Id<crate::model::Theme>| matrix::ThemeRow {
        label: atlas.themes[*theme].title.clone(),
        tallies: super::matrix::tallies(atlas, *theme, reports),
    };
    let groups = atlas.areas.iter().map(|(id, area)| matrix::ThemeGroup {
        label: area.label.clone(),
        themes: atlas.index.themes_in(id).iter().map(row).collect(),
    });
    let groups: Vec<matrix::ThemeGroup> = groups.filter(|group| !group.themes.is_empty()).collect();
    let all: Tally = counts::tally(atlas.findings.values());
    let text = ChartText {
        id: "matrix".to_owned(),
        title: format!(
            "{} on {}",
            words::count(all.total() as usize, "finding", "findings"),
            words::count(atlas.themes.len(), "theme", "themes")
        ),
        subtitle: "Strengths (+), weaknesses (−) and mixed findings (±) of each report by theme".to_owned(),
        source: format!("All reports, as annotated in {}", atlas.settings.title),
    };
    let names = reports.iter().map(|id| atlas.report_name(*id)).collect();
    matrix::matrix(&text, &matrix::Matrix { reports: names, groups })
}

/// The files of a page's charts: path from the site's root, and content.
pub fn files(links: Links<'_>, charts: &[Chart]) -> Vec<(String, Vec<u8>)> {
    let folder = links.from.folder(links.atlas);
    let mut files = Vec::with_capacity(charts.len() * 2);
    for chart in charts {
        files.push((format!("{folder}{}.svg", chart.id), chart.file_svg.clone().into_bytes()));
        files.push((format!("{folder}{}.csv", chart.id), csv(&chart.table)));
    }
    files
}

/// A chart's table as CSV (RFC 4180).
fn csv(table: &charts::ChartTable) -> Vec<u8> {
    let mut text = String::new();
    for row in std::iter::once(&table.columns).chain(&table.rows) {
        let cells: Vec<String> = row.iter().map(|cell| csv_cell(cell)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text.into_bytes()
}

/// A cell, in quotation marks where it needs them, and inert in a spreadsheet.
fn csv_cell(cell: &str) -> String {
    let inert = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() };
    if inert.contains([',', '"', '\n', '\r']) { format!("\"{}\"", inert.replace('"', "\"\"")) } else { inert }
}
