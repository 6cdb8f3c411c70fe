//! A theme's page: the national statements beside what each report says, both ways.

use serde::Serialize;

use super::{
    counts::{tally, words as tally_words},
    division::{self, Division},
    entries::{FindingView, RecommendationView, StatementView, finding, recommendation, statement, themes},
    matrix::report_anchor,
    parts::{ContentsItem, Link, page_link},
    teasers::{PracticeCard, practice_card},
    words,
};
use crate::{
    model::{Id, Polarity, Report, StatementPolarity, Theme, ThemeIndex},
    pages::{List, Route, anchor},
    render::{Links, markdown, templates::View},
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
    /// What stands in the place of the reports' part, where that is too long for the page.
    division: Option<Division>,
    practices: Vec<PracticeCard>,
    related: Vec<View>,
    terms: Vec<Link>,
}

/// Everything that is said on a theme, or on a group of children.
#[derive(Default, Serialize)]
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
    let (evidence, division) = evidence(links, List::Theme(id), index);
    let mut contents = vec![ContentsItem::new("In short", "essay", None)];
    contents.extend(contents_of(&evidence));
    contents.extend(division.as_ref().map(|_| ContentsItem::new("The reports", "reports", None)));
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
        division,
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

/// Gathers what is said: by the overview, and report by report where there is room for it.
pub fn evidence(links: Links<'_>, list: List, index: &ThemeIndex) -> (Evidence, Option<Division>) {
    let atlas = links.atlas;
    let national = |polarity: StatementPolarity| {
        let ids = index.statements.iter().filter(move |id| atlas.statements[**id].polarity == polarity);
        ids.map(|id| statement(links, *id)).collect()
    };
    let division = links.parts.whole(list).map(|section| division::division(links, list, section));
    let mut evidence = if division.is_some() {
        Evidence::default()
    } else {
        let mut reports: Vec<Id<Report>> = index.findings.iter().map(|id| id.report()).collect();
        reports.dedup();
        reports.sort_by_key(|id| (atlas.reports[*id].authority, atlas.reports[*id].published.order(), *id));
        let recommendations = index.recommendations.iter().map(|id| recommendation(links, *id)).collect();
        Evidence { recommendations, ..said(links, index, &reports) }
    };
    evidence.strengths = national(StatementPolarity::Strength);
    evidence.barriers = national(StatementPolarity::Barrier);
    (evidence, division)
}

/// What some reports say, in their order.
pub fn said(links: Links<'_>, index: &ThemeIndex, reports: &[Id<Report>]) -> Evidence {
    let speaking = reports.iter().filter(|id| !index.findings_of(**id).is_empty());
    let asked = reports.iter().flat_map(|id| index.recommendations_of(*id));
    Evidence {
        reports: speaking.map(|id| report_evidence(links, index, *id)).collect(),
        recommendations: asked.map(|id| recommendation(links, *id)).collect(),
        ..Evidence::default()
    }
}

fn report_evidence(links: Links<'_>, index: &ThemeIndex, id: Id<Report>) -> ReportEvidence {
    let atlas = links.atlas;
    let report = &atlas.reports[id];
    let own = index.findings_of(id);
    let with = |polarity: Polarity| {
        // How many there are is known before the first is made: so none is moved once it is there.
        let ids: Vec<_> = own.iter().filter(|finding| atlas.findings[**finding].polarity == polarity).collect();
        ids.into_iter().map(|finding| self::finding(links, *finding)).collect()
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
