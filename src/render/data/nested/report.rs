//! A report with all it says.

use serde::Serialize;

use super::super::{
    rows::{
        Here,
        documents::ReportRow,
        evidence::{FigureRow, FindingRow, JudgementRow, RecommendationRow, TraceRow},
    },
    values::{AsText, Ids, Number, Refs, Url},
    words,
};
use crate::{
    model::{Atlas, Comparison, Defect, EarlierInspection, Figure, Group, Id, PartialDate, Recommendation, Report},
    pages::anchor,
};

/// A report with all it says.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct ReportData<'a> {
    #[serde(flatten)]
    pub row: ReportRow<'a>,
    pub judgements: Vec<JudgementRow<'a>>,
    pub findings: Vec<FindingRow<'a>>,
    pub recommendations: Vec<RecommendationData<'a>>,
    pub asks_for_nothing_under: Vec<NoneUnderData<'a>>,
    pub figures: Vec<FigureData<'a>>,
    pub earlier_inspections: Vec<EarlierData<'a>>,
    pub defects: Vec<DefectData<'a>>,
    pub out_of_scope: Vec<OutOfScopeData<'a>>,
    pub summary: &'a str,
    /// Whether what is said was checked against the source and has not changed since.
    pub checked_against_source: bool,
}

impl<'a> ReportData<'a> {
    /// A report.
    pub fn of(atlas: &'a Atlas, id: Id<Report>) -> Self {
        let here = Here::of(atlas, id);
        let report = here.report;
        let judgements = atlas.judgements.range(report.judgements).iter();
        let findings = atlas.findings.range(report.findings).iter();
        let recommendations = atlas.recommendations.range(report.recommendations).iter();
        let figures = atlas.figures.range(report.figures).iter();
        Self {
            row: ReportRow::of(&here),
            judgements: judgements.map(|judgement| JudgementRow::of(&here, judgement)).collect(),
            findings: findings.map(|finding| FindingRow::of(&here, finding)).collect(),
            recommendations: recommendations.map(|item| RecommendationData::of(&here, item)).collect(),
            asks_for_nothing_under: none_under(&here),
            figures: figures.map(|figure| FigureData::of(&here, figure)).collect(),
            earlier_inspections: report.earlier.iter().map(|earlier| EarlierData::of(&here, earlier)).collect(),
            defects: DefectData::list(&report.defects, &here.url(String::new())),
            out_of_scope: report
                .out_of_scope
                .iter()
                .map(|entry| OutOfScopeData { paragraphs: Refs(&entry.paragraphs), why: &entry.why })
                .collect(),
            summary: &report.summary.markdown,
            checked_against_source: report.checked.is_some(),
        }
    }
}

/// A recommendation with what later reports say that bears on it.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct RecommendationData<'a> {
    #[serde(flatten)]
    pub row: RecommendationRow<'a>,
    pub groups: Ids<'a, Group>,
    pub traces: Vec<TraceRow<'a>>,
}

impl<'a> RecommendationData<'a> {
    /// A recommendation of the report `here`.
    pub fn of(here: &Here<'a>, item: &'a Recommendation) -> Self {
        Self {
            row: RecommendationRow::of(here, item),
            groups: Ids::of(&here.atlas.groups, &item.groups),
            traces: item.traces.iter().flat_map(|trace| TraceRow::all(here, item, trace)).collect(),
        }
    }
}

/// A heading under which a report asks for nothing.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct NoneUnderData<'a> {
    pub urgency: &'a str,
    pub urgency_label: &'a str,
    pub statement: &'a str,
    pub paragraphs: Refs<'a>,
}

fn none_under<'a>(here: &Here<'a>) -> Vec<NoneUnderData<'a>> {
    let entries = here.report.none_under.iter();
    entries
        .map(|entry| {
            let urgency = here.framework.urgency(entry.urgency);
            NoneUnderData {
                urgency: urgency.key.as_str(),
                urgency_label: &urgency.label,
                statement: &entry.statement,
                paragraphs: Refs(&entry.paragraphs),
            }
        })
        .collect()
}

/// A figure with what the report prints beside it.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct FigureData<'a> {
    #[serde(flatten)]
    pub row: FigureRow<'a>,
    pub topic: &'static str,
    pub compared_with: Vec<ComparisonData<'a>>,
    pub url: Url,
}

/// A number printed beside a figure.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct ComparisonData<'a> {
    pub label: &'a str,
    pub value: &'a str,
    pub number: Option<Number>,
    pub as_of: Option<AsText<PartialDate>>,
}

impl<'a> FigureData<'a> {
    /// A figure of the report `here`.
    pub fn of(here: &Here<'a>, figure: &'a Figure) -> Self {
        let comparison = |entry: &'a Comparison| ComparisonData {
            label: entry.label(),
            value: entry.value(),
            number: entry.number.map(Number),
            as_of: entry.as_of.map(AsText),
        };
        Self {
            row: FigureRow::of(here, figure),
            topic: words::topic(figure.topic),
            compared_with: figure.compared_with.iter().map(comparison).collect(),
            url: here.url(anchor::figure(figure)),
        }
    }
}

/// An earlier inspection that a report tells of.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct EarlierData<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub date: Option<AsText<PartialDate>>,
    pub outcome: Option<&'a str>,
    pub statement: &'a str,
    pub paragraphs: Refs<'a>,
    pub url: Url,
}

impl<'a> EarlierData<'a> {
    fn of(here: &Here<'a>, earlier: &'a EarlierInspection) -> Self {
        Self {
            id: earlier.slug.as_str(),
            title: &earlier.title,
            date: earlier.date.map(AsText),
            outcome: earlier.outcome.as_deref(),
            statement: &earlier.statement,
            paragraphs: Refs(&earlier.paragraphs),
            url: here.url(anchor::earlier(&earlier.slug)),
        }
    }
}

/// Something wrong with a source.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct DefectData<'a> {
    pub id: &'a str,
    pub kind: &'static str,
    pub statement: &'a str,
    pub paragraphs: Refs<'a>,
    pub url: Url,
}

impl<'a> DefectData<'a> {
    /// The defects of the document whose page is at `page`.
    pub fn list(defects: &'a [Defect], page: &Url) -> Vec<Self> {
        let entry = |defect: &'a Defect| Self {
            id: defect.slug.as_str(),
            kind: words::defect(defect.kind),
            statement: &defect.statement,
            paragraphs: Refs(&defect.paragraphs),
            url: page.at(anchor::defect(&defect.slug)),
        };
        defects.iter().map(entry).collect()
    }
}

/// Numbered paragraphs that nothing needs to cite.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct OutOfScopeData<'a> {
    pub paragraphs: Refs<'a>,
    pub why: &'a str,
}
