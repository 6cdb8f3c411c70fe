//! Charts of one report.

use super::{columns, depth, printed, scale, source};
use crate::{
    model::{AreaId, Atlas, Document, GradeId, Id, Report, ScopeId},
    render::{
        Links,
        charts::{self, Chart, ChartError, ChartText, evidence, judgements, urgency},
        views::{counts, words},
    },
};

/// The grade table of a report.
pub fn judgements(links: Links<'_>, id: Id<Report>) -> Result<Chart, ChartError> {
    let atlas = links.atlas;
    let report = &atlas.reports[id];
    let framework = &atlas.frameworks[report.framework];
    let columns = columns(framework);
    let cell = |area: AreaId, scope: Option<ScopeId>| match printed(atlas, report, area, scope) {
        Some((_, judgement)) => judgements::Cell::Grade(step(judgement.grade)),
        None => judgements::Cell::Absent(words::NOT_JUDGED.to_owned()),
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
    let all = judgements.len();
    let mut title = match (given.len(), all) {
        (1, 1) => format!("The only judgement is {}", word(most)),
        (1, _) => format!("All {all} judgements are {}", word(most)),
        _ => format!("{} of {all} judgements {} {}", count(most), is_are(count(most)), word(most)),
    };
    if let Some(worst) = given.last().filter(|worst| **worst != most) {
        title = format!("{title}; {} {} {}", count(*worst), is_are(count(*worst)), word(*worst));
    }
    if title.split_whitespace().count() > charts::TITLE_WORDS {
        format!("{} on {} scale", words::count(all, "judgement", "judgements"), if all == 1 { "its" } else { "their" })
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
            judged: true,
            tally: counts::tally(findings.iter().filter(|finding| finding.area == Some(area))),
        })
        .filter(|entry| entry.tally.total() > 0)
        .collect();
    let other = counts::tally(findings.iter().filter(|finding| finding.area.is_none()));
    if other.total() > 0 {
        areas.push(evidence::AreaEvidence { label: words::NO_ONE_AREA.to_owned(), judged: false, tally: other });
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
    let title = urgency_title(recommendations.len(), &levels);
    urgency::urgency(
        &text(links, id, "urgency", title, "Recommendations as the report heads them"),
        &urgency::Urgency { levels },
    )
}

/// `10 recommendations: 4 under “For immediate action”`, by the most urgent heading.
fn urgency_title(total: usize, levels: &[urgency::Level]) -> String {
    let all = words::count(total, "recommendation", "recommendations");
    let Some(first) = levels.first() else { return all };
    let number = if first.count == 0 { "none".to_owned() } else { first.count.to_string() };
    let title = format!("{all}: {number} under “{}”", first.label);
    if title.split_whitespace().count() > charts::TITLE_WORDS { all } else { title }
}
