//! An authority's page: profile, history in framework panels, evidence by theme, recommendations.

use anyhow::Result;
use serde::Serialize;

use super::{
    charts::{self, ChartView, across::by_framework},
    counts::{NOT_ANNOTATED, NOT_MENTIONED, counts},
    entries::{RecommendationView, recommendation},
    kept,
    matrix::{evidence_place, tallies},
    parts::{Column, ContentsItem, DataTable, Detail, GradeKey, Link, Row, Teaser, grade_key},
    teasers::{PracticeCard, practice_card},
    words,
};
use crate::{
    model::{Atlas, Authority, Body, Code, CodeScheme, Framework, Id, Report},
    pages::Route,
    render::{Links, charts::Chart, markdown, templates::View},
};

/// What the page shows.
#[derive(Serialize)]
pub struct AuthorityView {
    council: String,
    briefing_href: String,
    details: Vec<Detail>,
    contents: Vec<ContentsItem>,
    profile_html: String,
    history: Vec<HistoryItem>,
    history_chart: Option<ChartView>,
    reports: Vec<Teaser>,
    evidence: Option<DataTable>,
    recommendations: Vec<ReportRecommendations>,
    practices: Vec<PracticeCard>,
}

/// A framework's panel, or the break before one.
#[derive(Serialize)]
struct HistoryItem {
    panel: Option<Panel>,
    brk: Option<BreakView>,
}

#[derive(Serialize)]
struct Panel {
    id: String,
    title: String,
    href: String,
    period: String,
    key: GradeKey,
    reports: Vec<PanelReport>,
}

/// A report in its framework's panel.
#[derive(Serialize)]
pub struct PanelReport {
    pub title: String,
    pub href: String,
    pub date: String,
    pub age: String,
    pub judgements: Vec<PanelJudgement>,
}

/// A grade in a framework's panel; the scope is empty where the framework has only one.
#[derive(Serialize)]
pub struct PanelJudgement {
    pub area: String,
    pub scope: String,
    pub grade: View,
    pub href: String,
}

/// Why the grades either side of it cannot be compared.
#[derive(Serialize)]
pub struct BreakView {
    pub text: String,
    pub href: String,
}

#[derive(Serialize)]
struct ReportRecommendations {
    report: Link,
    recommendations: Vec<RecommendationView>,
}

/// Makes the view.
pub fn view(links: Links<'_>, id: Id<Authority>, drawn: &mut Vec<Chart>) -> Result<AuthorityView> {
    let atlas = links.atlas;
    let authority = &atlas.authorities[id];
    let reports = atlas.index.reports_of(id);
    let practices = atlas.index.practices_of(id);
    let recommendations: Vec<ReportRecommendations> =
        reports.iter().filter_map(|report| report_recommendations(links, *report)).collect();
    let mut contents = vec![ContentsItem::new("Profile", "profile", None)];
    if !reports.is_empty() {
        contents.push(ContentsItem::new("History of inspection", "history", Some(reports.len())));
    }
    let evidence = evidence(links, reports);
    if evidence.is_some() {
        contents.push(ContentsItem::new("Findings by theme", "evidence", None));
    }
    if !recommendations.is_empty() {
        let count = recommendations.iter().map(|entry| entry.recommendations.len()).sum();
        contents.push(ContentsItem::new("Recommendations", "recommendations", Some(count)));
    }
    if !practices.is_empty() {
        contents.push(ContentsItem::new("Examples of practice", "practice", Some(practices.len())));
    }
    Ok(AuthorityView {
        council: authority.council.clone(),
        briefing_href: links.page(Route::Briefing(id)),
        details: details(authority),
        contents,
        profile_html: markdown::render(&authority.profile, links, markdown::Level::Section, "profile-").html,
        history: history(links, id),
        history_chart: if reports.is_empty() {
            None
        } else {
            charts::shown(charts::across::history(links, id), drawn)?
        },
        reports: reports.iter().map(|report| super::teasers::report_teaser(links, *report)).collect(),
        evidence,
        recommendations,
        practices: practices.iter().map(|practice| practice_card(links, *practice).without_authority()).collect(),
    })
}

fn details(authority: &Authority) -> Vec<Detail> {
    let mut details = vec![
        Detail::new("Council", authority.council.clone()),
        Detail::new("Kind", words::kind(authority.kind)),
        Detail::new("Region", authority.region.clone()),
    ];
    let mut schemes: Vec<CodeScheme> = authority.codes.iter().map(|code| code.scheme).collect();
    schemes.sort_unstable();
    schemes.dedup();
    for own in schemes {
        let codes = authority.codes.iter().filter(|code| code.scheme == own);
        details.extend(Detail::several(scheme(own), codes.map(code_words)));
    }
    details.extend(Detail::several("Before", authority.predecessors.iter().map(|body| body_words(body, "to"))));
    details.extend(Detail::several("Afterwards", authority.successors.iter().map(|body| body_words(body, "from"))));
    details
}

fn scheme(scheme: CodeScheme) -> &'static str {
    match scheme {
        CodeScheme::Dfe => "DfE number",
        CodeScheme::Gss => "GSS code",
        CodeScheme::Iso => "ISO 3166-2 code",
    }
}

fn code_words(code: &Code) -> String {
    match (code.from, code.to) {
        (None, None) => code.value.clone(),
        (Some(from), None) => format!("{}, from {}", code.value, from.in_words()),
        (None, Some(to)) => format!("{}, to {}", code.value, to.in_words()),
        (Some(from), Some(to)) => format!("{}, from {} to {}", code.value, from.in_words(), to.in_words()),
    }
}

fn body_words(body: &Body, word: &str) -> String {
    let date = body.date.map_or_else(String::new, |date| format!(", {word} {}", date.in_words()));
    let codes: Vec<String> = body.codes.iter().map(|code| format!("{} {}", scheme(code.scheme), code.value)).collect();
    if codes.is_empty() {
        format!("{}{date}", body.name)
    } else {
        format!("{}{date} ({})", body.name, codes.join(", "))
    }
}

/// The panels in the order of time, with a break between any two.
fn history(links: Links<'_>, id: Id<Authority>) -> Vec<HistoryItem> {
    let atlas = links.atlas;
    let panels = by_framework(atlas, id);
    let mut items = Vec::new();
    for (index, (framework, reports)) in panels.iter().enumerate() {
        if let Some((before, _)) = index.checked_sub(1).and_then(|above| panels.get(above)) {
            items.push(HistoryItem { panel: None, brk: Some(between(links, *before, *framework)) });
        }
        items.push(HistoryItem { panel: Some(panel(links, *framework, reports)), brk: None });
    }
    items
}

/// Why the grades of two frameworks cannot be compared.
pub fn between(links: Links<'_>, before: Id<Framework>, after: Id<Framework>) -> BreakView {
    BreakView {
        text: words::why_not_comparable(links.atlas, before, after),
        href: links.place(Route::Framework(after), "not-comparable"),
    }
}

fn panel(links: Links<'_>, id: Id<Framework>, reports: &[Id<Report>]) -> Panel {
    let framework = &links.atlas.frameworks[id];
    Panel {
        id: format!("framework-{}", framework.slug),
        title: framework.short_title.clone(),
        href: links.page(Route::Framework(id)),
        period: words::period(framework.from, framework.to),
        key: grade_key(links, framework),
        reports: reports.iter().map(|report| panel_report(links, framework, *report)).collect(),
    }
}

/// The grades of a report, in the order of its table.
pub fn panel_report(links: Links<'_>, framework: &Framework, id: Id<Report>) -> PanelReport {
    let report = &links.atlas.reports[id];
    let judgement = |judgement_id| {
        let judgement: &crate::model::Judgement = &links.atlas.judgements[judgement_id];
        PanelJudgement {
            area: framework.area(judgement.area).label.clone(),
            scope: judgement
                .scope
                .filter(|_| framework.scopes.len() > 1)
                .map_or_else(String::new, |scope| framework.scope(scope).label.clone()),
            grade: kept::grade(links, report.framework, judgement.grade),
            href: links.judgement(judgement_id),
        }
    };
    PanelReport {
        title: report.short_title.clone(),
        href: links.page(Route::Report(id)),
        date: words::published_short(&report.published),
        age: words::capitalised(&words::age(links.atlas, report)),
        judgements: report.judgements.ids().map(judgement).collect(),
    }
}

/// Themes, by their titles, and the authority's reports: counts that lead to the findings.
fn evidence(links: Links<'_>, reports: &[Id<Report>]) -> Option<DataTable> {
    let atlas = links.atlas;
    let mut columns = vec![Column::text("Theme")];
    columns.extend(reports.iter().map(|id| Column::text(&atlas.reports[*id].short_title)));
    let mut themes: Vec<_> = atlas.themes.ids().collect();
    themes.sort_by_cached_key(|id| atlas.themes[*id].title.to_lowercase());
    let rows: Vec<Row> = themes.into_iter().filter_map(|theme| evidence_row(atlas, links, theme, reports)).collect();
    (!rows.is_empty()).then(|| DataTable {
        id: "evidence-table".to_owned(),
        caption: "Strengths, weaknesses and mixed findings of each report, by theme".to_owned(),
        columns,
        rows,
    })
}

fn evidence_row(
    atlas: &Atlas,
    links: Links<'_>,
    theme: Id<crate::model::Theme>,
    reports: &[Id<Report>],
) -> Option<Row> {
    let tallies = tallies(atlas, theme, reports);
    if tallies.iter().all(|tally| tally.total() == 0) {
        return None;
    }
    let cell = |(report, tally): (&Id<Report>, crate::render::charts::Tally)| {
        let is_annotated = !atlas.reports[*report].findings.is_empty();
        let nothing = || if is_annotated { NOT_MENTIONED } else { NOT_ANNOTATED };
        let counts = counts(tally, nothing, || evidence_place(links, theme, *report));
        super::parts::Cell::link(Link::new(counts.words, counts.href))
    };
    Some(Row {
        header: super::parts::Cell::link(super::parts::page_link(links, Route::Theme(theme))),
        cells: reports.iter().zip(tallies).map(cell).collect(),
        ..super::parts::Row::default()
    })
}

fn report_recommendations(links: Links<'_>, id: Id<Report>) -> Option<ReportRecommendations> {
    let report = &links.atlas.reports[id];
    (!report.recommendations.is_empty()).then(|| ReportRecommendations {
        report: super::parts::page_link(links, Route::Report(id)),
        recommendations: report.recommendations.ids().map(|item| recommendation(links, item)).collect(),
    })
}
