//! An inspection framework with its scale and what it judges.

use serde::Serialize;

use super::super::{
    rows::vocabulary::{FrameworkRow, GradeRow},
    values::Refs,
    words,
};
use crate::model::{Area, Atlas, Concordance, Document, Framework, Id, ParagraphRef, Slug};

/// An inspection framework.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct FrameworkData<'a> {
    #[serde(flatten)]
    pub row: FrameworkRow<'a>,
    pub grades: Vec<GradeRow<'a>>,
    pub scopes: Vec<Entry<'a>>,
    pub judgement_areas: Vec<AreaEntry<'a>>,
    pub urgencies: Vec<Entry<'a>>,
    pub not_comparable: Vec<BreakData<'a>>,
    pub concordance: Vec<ConcordanceData<'a>>,
    pub rests_on: Vec<RestsOn<'a>>,
}

/// A key and its words.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct Entry<'a> {
    pub key: &'a str,
    pub label: &'a str,
}

impl<'a> Entry<'a> {
    fn of((key, label): (&'a Slug, &'a String)) -> Self {
        Self { key: key.as_str(), label }
    }
}

/// A judgement area.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct AreaEntry<'a> {
    pub key: &'a str,
    pub label: &'a str,
    pub number: Option<&'a str>,
    pub parent: Option<&'a str>,
    pub scopes: Vec<&'a str>,
    pub outcome_area: Option<&'a str>,
    pub note: Option<&'a str>,
}

/// Why grades either side of a change of framework cannot be compared.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct BreakData<'a> {
    pub framework: &'a str,
    pub why: &'a str,
}

/// How a judgement area relates to one of another framework.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct ConcordanceData<'a> {
    pub judgement: &'a str,
    pub framework: &'a str,
    pub other_judgement: Option<&'a str>,
    pub relation: &'static str,
    pub note: &'a str,
}

/// Where a framework's description comes from.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct RestsOn<'a> {
    pub document: &'a str,
    pub paragraphs: Refs<'a>,
}

impl<'a> FrameworkData<'a> {
    /// A framework.
    pub fn of(atlas: &'a Atlas, id: Id<Framework>) -> Self {
        let framework = &atlas.frameworks[id];
        let breaks = framework.breaks.iter();
        Self {
            row: FrameworkRow::of(atlas, id),
            grades: GradeRow::all(framework).collect(),
            scopes: framework.scopes.iter().map(|scope| Entry::of((&scope.key, &scope.label))).collect(),
            judgement_areas: framework.areas.iter().map(|area| area_entry(atlas, framework, area)).collect(),
            urgencies: framework.urgencies.iter().map(|urgency| Entry::of((&urgency.key, &urgency.label))).collect(),
            not_comparable: breaks
                .map(|entry| BreakData { framework: atlas.frameworks[entry.framework].slug.as_str(), why: &entry.why })
                .collect(),
            concordance: framework.concordance.iter().map(|entry| concordance(atlas, framework, entry)).collect(),
            rests_on: framework.rests_on.iter().map(|entry| rests_on(atlas, entry)).collect(),
        }
    }
}

fn area_entry<'a>(atlas: &'a Atlas, framework: &'a Framework, area: &'a Area) -> AreaEntry<'a> {
    AreaEntry {
        key: area.key.as_str(),
        label: &area.label,
        number: area.number.as_deref(),
        parent: area.parent.map(|parent| framework.area(parent).key.as_str()),
        scopes: area.scopes.iter().map(|scope| framework.scope(*scope).key.as_str()).collect(),
        outcome_area: area.outcome_area.map(|area| atlas.areas[area].slug.as_str()),
        note: area.note.as_deref(),
    }
}

fn concordance<'a>(atlas: &'a Atlas, framework: &'a Framework, entry: &'a Concordance) -> ConcordanceData<'a> {
    let other = &atlas.frameworks[entry.framework];
    ConcordanceData {
        judgement: framework.area(entry.area).key.as_str(),
        framework: other.slug.as_str(),
        other_judgement: entry.other.map(|area| other.area(area).key.as_str()),
        relation: words::relation(entry.relation),
        note: &entry.note,
    }
}

fn rests_on<'a>(atlas: &'a Atlas, entry: &'a (Document, Box<[ParagraphRef]>)) -> RestsOn<'a> {
    let document = match entry.0 {
        Document::Report(id) => &atlas.reports[id].slug,
        Document::Overview(id) => &atlas.overviews[id].slug,
    };
    RestsOn { document: document.as_str(), paragraphs: Refs(&entry.1) }
}
