//! A theme's page: the national statements beside what each report says, both ways.

use serde::Serialize;

use super::{
    counts::{tally, words as tally_words},
    entries::{FindingView, RecommendationView, StatementView, finding, recommendation, statement, themes},
    matrix::report_anchor,
    parts::{ContentsItem, Link, page_link},
    teasers::{PracticeCard, practice_card},
    words,
};
use crate::{
    model::{Finding, Id, Polarity, Report, StatementPolarity, Theme, ThemeIndex},
    pages::{Route, anchor},
    render::{Links, markdown},
};

/// What the page shows.
#[derive(Serialize)]
pub struct ThemeView {
    area: Link,
    summary: String,
    local: bool,
    contents: Vec<ContentsItem>,
    essay_html: String,
    evidence: Evidence,
    practices: Vec<PracticeCard>,
    related: Vec<Link>,
    terms: Vec<Link>,
}

/// Everything that is said on a theme, or on a group of children.
#[derive(Serialize)]
pub struct Evidence {
    pub strengths: Vec<StatementView>,
    pub barriers: Vec<StatementView>,
    pub reports: Vec<ReportEvidence>,
    pub recommendations: Vec<RecommendationView>,
}

/// What one report says.
#[derive(Serialize)]
pub struct ReportEvidence {
    pub id: String,
    pub report: Link,
    pub authority: Link,
    pub framework: Link,
    pub date: String,
    pub counts: String,
    pub strengths: Vec<FindingView>,
    pub weaknesses: Vec<FindingView>,
    pub mixed: Vec<FindingView>,
}

/// Makes the view.
pub fn view(links: Links<'_>, id: Id<Theme>) -> ThemeView {
    let atlas = links.atlas;
    let theme = &atlas.themes[id];
    let index = atlas.index.theme(id);
    let evidence = evidence(links, index);
    let mut contents = vec![ContentsItem::new("In short", "essay", None)];
    contents.extend(contents_of(&evidence));
    if !index.practices.is_empty() {
        contents.push(ContentsItem::new("Examples of practice", "practice", Some(index.practices.len())));
    }
    contents.push(ContentsItem::new("Related themes", "related", None));
    let term = |id: &Id<crate::model::Term>| {
        let term = &atlas.terms[*id];
        Link::new(term.term.clone(), links.place(Route::Glossary, &anchor::term(&term.slug)))
    };
    ThemeView {
        area: page_link(links, Route::Area(theme.area)),
        summary: theme.summary.clone(),
        local: theme.local,
        contents,
        essay_html: markdown::render(&theme.essay, links, markdown::Level::Section, "essay-").html,
        evidence,
        practices: index.practices.iter().map(|practice| practice_card(links, *practice)).collect(),
        related: themes(links, &theme.related),
        terms: index.terms.iter().map(term).collect(),
    }
}

/// The lines of the contents for the evidence.
pub fn contents_of(evidence: &Evidence) -> Vec<ContentsItem> {
    let national = evidence.strengths.len() + evidence.barriers.len();
    let mut contents = Vec::new();
    if national > 0 {
        contents.push(ContentsItem::new("The national overview", "national", Some(national)));
    }
    contents.extend(evidence.reports.iter().map(|report| {
        let count = report.strengths.len() + report.weaknesses.len() + report.mixed.len();
        ContentsItem::new(report.report.label.clone(), &report.id, Some(count))
    }));
    if !evidence.recommendations.is_empty() {
        contents.push(ContentsItem::new("Recommendations", "recommendations", Some(evidence.recommendations.len())));
    }
    contents
}

/// Gathers what is said, report by report.
pub fn evidence(links: Links<'_>, index: &ThemeIndex) -> Evidence {
    let atlas = links.atlas;
    let national = |polarity: StatementPolarity| {
        let ids = index.statements.iter().filter(move |id| atlas.statements[**id].polarity == polarity);
        ids.map(|id| statement(links, *id)).collect()
    };
    let mut reports: Vec<Id<Report>> = index.findings.iter().map(|id| atlas.findings[*id].report).collect();
    reports.dedup();
    reports.sort_by_key(|id| (atlas.reports[*id].authority, atlas.reports[*id].published.order(), *id));
    Evidence {
        strengths: national(StatementPolarity::Strength),
        barriers: national(StatementPolarity::Barrier),
        reports: reports.into_iter().map(|report| report_evidence(links, index, report)).collect(),
        recommendations: index.recommendations.iter().map(|id| recommendation(links, *id)).collect(),
    }
}

fn report_evidence(links: Links<'_>, index: &ThemeIndex, id: Id<Report>) -> ReportEvidence {
    let atlas = links.atlas;
    let report = &atlas.reports[id];
    let start = index.findings.partition_point(|finding| atlas.findings[*finding].report < id);
    let own: Vec<Id<Finding>> =
        index.findings[start..].iter().copied().take_while(|finding| atlas.findings[*finding].report == id).collect();
    let with = |polarity: Polarity| {
        let ids = own.iter().filter(move |finding| atlas.findings[**finding].polarity == polarity);
        ids.map(|finding| self::finding(links, *finding)).collect()
    };
    ReportEvidence {
        id: report_anchor(atlas, id),
        report: page_link(links, Route::Report(id)),
        authority: page_link(links, Route::Authority(report.authority)),
        framework: page_link(links, Route::Framework(report.framework)),
        date: words::published_short(&report.published),
        counts: tally_words(tally(own.iter().map(|finding| &atlas.findings[*finding]))),
        strengths: with(Polarity::Strength),
        weaknesses: with(Polarity::Weakness),
        mixed: with(Polarity::Mixed),
    }
}
