//! The entries that many pages list: findings, recommendations, national statements.

use serde::Serialize;

use super::{
    kept,
    parts::{Citation, Link, citations, entry_anchor, page_link},
    permalink::{Permalink, permalink},
    words,
};
use crate::{
    model::{Atlas, Document, EntryId, Finding, Group, Id, Recommendation, Slug, Statement, Theme, Trace, ids_of},
    pages::{Route, anchor},
    render::{Links, templates::View},
};

/// A finding as its component shows it.
#[derive(Serialize)]
pub struct FindingView {
    id: String,
    former: Vec<String>,
    statement: String,
    polarity: &'static str,
    polarity_label: &'static str,
    area_label: String,
    themes: Vec<View>,
    groups: Vec<View>,
    citations: Vec<Citation>,
    permalink: Permalink,
    source: Link,
}

/// A recommendation as its component shows it.
#[derive(Serialize)]
pub struct RecommendationView {
    id: String,
    former: Vec<String>,
    statement: String,
    urgency_label: String,
    addressee: String,
    themes: Vec<View>,
    groups: Vec<View>,
    citations: Vec<Citation>,
    permalink: Permalink,
    source: Link,
    traces: Vec<TraceView>,
    traces_caveat: &'static str,
}

/// What a later report says.
#[derive(Serialize)]
struct TraceView {
    outcome: &'static str,
    outcome_label: &'static str,
    note: String,
    later: Link,
    findings: Vec<Link>,
}

/// A national statement as its component shows it.
#[derive(Serialize)]
pub struct StatementView {
    id: String,
    statement: String,
    polarity: &'static str,
    polarity_label: &'static str,
    area: Link,
    themes: Vec<View>,
    groups: Vec<View>,
    citations: Vec<Citation>,
    permalink: Permalink,
    source: Link,
}

/// Links to themes; the page's own theme is left out.
pub fn themes(links: Links<'_>, ids: &[Id<Theme>]) -> Vec<View> {
    let others = ids.iter().filter(|id| Route::Theme(**id) != links.from.undivided());
    others.map(|id| kept::theme(links, *id)).collect()
}

/// Links to groups of children; the page's own group is left out.
pub fn groups(links: Links<'_>, ids: &[Id<Group>]) -> Vec<View> {
    let others = ids.iter().filter(|id| Route::Group(**id) != links.from.undivided());
    others.map(|id| kept::group(links, *id)).collect()
}

/// A link to the document an entry comes from, unless the page shows that document.
fn source(links: Links<'_>, document: Document) -> Link {
    let route = links.document(document);
    if route == links.from { Link::default() } else { page_link(links, route) }
}

/// The anchors an entry had before, on the page of its document.
fn former(links: Links<'_>, document: Document, ids: &[Slug], anchor: fn(&Slug) -> String) -> Vec<String> {
    if links.document(document) == links.from { ids.iter().map(anchor).collect() } else { Vec::new() }
}

/// A finding.
pub fn finding(links: Links<'_>, id: EntryId<Finding>) -> FindingView {
    let atlas = links.atlas;
    let finding = &atlas.findings[id];
    let report = &atlas.reports[finding.report];
    let document = Document::Report(finding.report);
    let (polarity, polarity_label) = words::polarity(finding.polarity);
    let plain = anchor::finding(finding);
    FindingView {
        id: entry_anchor(links, document, &plain),
        former: former(links, document, ids_of(&atlas.former.findings, id), anchor::finding_by_id),
        statement: finding.statement.to_string(),
        polarity,
        polarity_label,
        area_label: finding
            .area
            .map_or_else(String::new, |area| atlas.frameworks[report.framework].area(area).label.clone()),
        themes: themes(links, &finding.themes),
        groups: groups(links, &finding.groups),
        citations: citations(links, document, &finding.paragraphs),
        permalink: permalink(links, document, &plain),
        source: source(links, document),
    }
}

/// A recommendation.
pub fn recommendation(links: Links<'_>, id: EntryId<Recommendation>) -> RecommendationView {
    let atlas = links.atlas;
    let recommendation = &atlas.recommendations[id];
    let report = &atlas.reports[recommendation.report];
    let document = Document::Report(recommendation.report);
    let plain = anchor::recommendation(recommendation);
    RecommendationView {
        id: entry_anchor(links, document, &plain),
        former: former(links, document, ids_of(&atlas.former.recommendations, id), anchor::national),
        statement: recommendation.statement.to_string(),
        urgency_label: atlas.frameworks[report.framework].urgency(recommendation.urgency).label.clone(),
        addressee: recommendation.addressee.as_deref().map_or_else(String::new, lower_first),
        themes: themes(links, &recommendation.themes),
        groups: groups(links, &recommendation.groups),
        citations: citations(links, document, &recommendation.paragraphs),
        permalink: permalink(links, document, &plain),
        source: source(links, document),
        traces: recommendation.traces.iter().map(|trace| self::trace(links, trace)).collect(),
        traces_caveat: caveat(links.atlas, recommendation),
    }
}

/// What a reader must know of the later reports before reading what they say.
fn caveat(atlas: &Atlas, recommendation: &Recommendation) -> &'static str {
    let own = atlas.reports[recommendation.report].framework;
    if recommendation.traces.iter().any(|trace| atlas.reports[trace.later].framework != own) {
        "The later report was made under another inspection framework and did not set out to follow this up."
    } else {
        "The later report did not set out to follow this up."
    }
}

/// `The council` after "To" becomes `the council`; names keep their capital.
fn lower_first(text: &str) -> String {
    text.strip_prefix("The ").map_or_else(|| text.to_owned(), |rest| format!("the {rest}"))
}

fn trace(links: Links<'_>, trace: &Trace) -> TraceView {
    let (outcome, outcome_label) = words::outcome(trace.outcome);
    let finding =
        |id: &EntryId<Finding>| Link::new(links.atlas.findings[*id].statement.to_string(), links.finding(*id));
    TraceView {
        outcome,
        outcome_label,
        note: trace.note.to_string(),
        later: page_link(links, Route::Report(trace.later)),
        findings: trace.findings.iter().map(finding).collect(),
    }
}

/// A national statement.
pub fn statement(links: Links<'_>, id: Id<Statement>) -> StatementView {
    let atlas = links.atlas;
    let statement = &atlas.statements[id];
    let document = Document::Overview(statement.overview);
    let (polarity, polarity_label) = words::statement_polarity(statement.polarity);
    let plain = anchor::statement(statement);
    let area = Route::Area(statement.area);
    StatementView {
        id: entry_anchor(links, document, &plain),
        statement: statement.statement.clone(),
        polarity,
        polarity_label,
        area: if area == links.from { Link::default() } else { page_link(links, area) },
        themes: themes(links, &statement.themes),
        groups: groups(links, &statement.groups),
        citations: citations(links, document, &statement.paragraphs),
        permalink: permalink(links, document, &plain),
        source: source(links, document),
    }
}
