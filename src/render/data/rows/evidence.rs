//! Rows of what reports say.

use serde::Serialize;

use super::{
    super::{
        sheet::Sheet,
        values::{AsText, Ids, Number, Refs, Url},
        words,
    },
    Here,
};
use crate::{
    model::{Atlas, Figure, Finding, Group, Judgement, PartialDate, Recommendation, Theme, Trace},
    pages::anchor,
};

/// A row of `judgements.csv`.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct JudgementRow<'a> {
    pub report: &'a str,
    pub authority: &'a str,
    pub framework: &'a str,
    pub published: Option<AsText<PartialDate>>,
    pub judgement: &'a str,
    pub judgement_label: &'a str,
    pub scope: Option<&'a str>,
    pub scope_label: Option<&'a str>,
    pub grade: &'a str,
    pub grade_label: &'a str,
    pub grade_number: Option<u8>,
    pub paragraphs: Refs<'a>,
    pub url: Url,
}

impl<'a> JudgementRow<'a> {
    /// The row of a judgement of the report `here`.
    pub fn of(here: &Here<'a>, judgement: &'a Judgement) -> Self {
        let area = here.framework.area(judgement.area);
        let scope = judgement.scope.map(|scope| here.framework.scope(scope));
        let grade = here.framework.grade(judgement.grade);
        Self {
            report: here.report.slug.as_str(),
            authority: here.authority.slug.as_str(),
            framework: here.framework.slug.as_str(),
            published: here.report.published.date().map(AsText),
            judgement: area.key.as_str(),
            judgement_label: &area.label,
            scope: scope.map(|scope| scope.key.as_str()),
            scope_label: scope.map(|scope| scope.label.as_str()),
            grade: grade.key.as_str(),
            grade_label: &grade.label,
            grade_number: grade.number,
            paragraphs: Refs(&judgement.paragraphs),
            url: here.url(anchor::judgement(here.framework, judgement)),
        }
    }
}

/// A row of `findings.csv`.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct FindingRow<'a> {
    pub report: &'a str,
    pub finding: &'a str,
    pub polarity: &'static str,
    pub judgement: Option<&'a str>,
    pub themes: Ids<'a, Theme>,
    pub groups: Ids<'a, Group>,
    pub paragraphs: Refs<'a>,
    pub statement: &'a str,
    pub url: Url,
}

impl<'a> FindingRow<'a> {
    /// The row of a finding of the report `here`.
    pub fn of(here: &Here<'a>, finding: &'a Finding) -> Self {
        Self {
            report: here.report.slug.as_str(),
            finding: finding.slug.as_str(),
            polarity: words::polarity(finding.polarity),
            judgement: finding.area.map(|area| here.framework.area(area).key.as_str()),
            themes: Ids::of(&here.atlas.themes, &finding.themes),
            groups: Ids::of(&here.atlas.groups, &finding.groups),
            paragraphs: Refs(&finding.paragraphs),
            statement: &finding.statement,
            url: here.url(anchor::finding(finding)),
        }
    }
}

/// A row of `recommendations.csv`.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct RecommendationRow<'a> {
    pub report: &'a str,
    pub recommendation: &'a str,
    pub urgency: &'a str,
    pub urgency_label: &'a str,
    pub addressee: Option<&'a str>,
    pub themes: Ids<'a, Theme>,
    pub paragraphs: Refs<'a>,
    pub statement: &'a str,
    pub url: Url,
}

impl<'a> RecommendationRow<'a> {
    /// The row of a recommendation of the report `here`.
    pub fn of(here: &Here<'a>, recommendation: &'a Recommendation) -> Self {
        let urgency = here.framework.urgency(recommendation.urgency);
        Self {
            report: here.report.slug.as_str(),
            recommendation: recommendation.slug.as_str(),
            urgency: urgency.key.as_str(),
            urgency_label: &urgency.label,
            addressee: recommendation.addressee.as_deref(),
            themes: Ids::of(&here.atlas.themes, &recommendation.themes),
            paragraphs: Refs(&recommendation.paragraphs),
            statement: &recommendation.statement,
            url: here.url(anchor::recommendation(recommendation)),
        }
    }
}

/// A row of `traces.csv`.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct TraceRow<'a> {
    pub report: &'a str,
    pub recommendation: &'a str,
    pub later_report: &'a str,
    pub finding: Option<&'a str>,
    pub outcome: &'static str,
    pub note: &'a str,
}

impl<'a> TraceRow<'a> {
    /// The rows of a trace: one for each finding; one without a finding where there is none.
    pub fn all(
        here: &Here<'a>,
        recommendation: &'a Recommendation,
        trace: &'a Trace,
    ) -> impl Iterator<Item = Self> + use<'a> {
        let atlas = here.atlas;
        let report = here.report.slug.as_str();
        let silent = trace.findings.is_empty().then_some(None);
        trace.findings.iter().copied().map(Some).chain(silent).map(move |finding| Self {
            report,
            recommendation: recommendation.slug.as_str(),
            later_report: atlas.reports[trace.later].slug.as_str(),
            finding: finding.map(|finding| atlas.findings[finding].slug.as_str()),
            outcome: words::outcome(trace.outcome),
            note: &trace.note,
        })
    }
}

/// A row of `figures.csv`.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct FigureRow<'a> {
    pub report: &'a str,
    pub figure: &'a str,
    pub measure: &'a str,
    pub value: &'a str,
    pub number: Option<Number>,
    pub qualifier: Option<&'a str>,
    pub unit: &'a str,
    pub as_of: Option<AsText<PartialDate>>,
    pub base: Option<&'a str>,
    pub paragraphs: Refs<'a>,
    pub caution: Option<&'a str>,
}

impl<'a> FigureRow<'a> {
    /// The row of a figure of the report `here`.
    pub fn of(here: &Here<'a>, figure: &'a Figure) -> Self {
        Self {
            report: here.report.slug.as_str(),
            figure: figure.id(),
            measure: figure.measure(),
            value: figure.value(),
            number: figure.number.map(Number),
            qualifier: figure.qualifier(),
            unit: figure.unit(),
            as_of: figure.as_of().map(AsText),
            base: figure.base(),
            paragraphs: Refs(&figure.paragraphs),
            caution: figure.caution(),
        }
    }
}

/// Writes `judgements.csv`.
pub fn judgements(atlas: &Atlas, sheet: &mut Sheet<'_>) -> csv::Result<()> {
    each_report(atlas, |here| {
        let judgements = atlas.judgements.range(here.report.judgements);
        judgements.iter().try_for_each(|judgement| sheet.push(&JudgementRow::of(here, judgement)))
    })
}

/// Writes `findings.csv`.
pub fn findings(atlas: &Atlas, sheet: &mut Sheet<'_>) -> csv::Result<()> {
    each_report(atlas, |here| {
        let findings = atlas.findings.range(here.report.findings);
        findings.iter().try_for_each(|finding| sheet.push(&FindingRow::of(here, finding)))
    })
}

/// Writes `recommendations.csv`.
pub fn recommendations(atlas: &Atlas, sheet: &mut Sheet<'_>) -> csv::Result<()> {
    each_report(atlas, |here| {
        let recommendations = atlas.recommendations.range(here.report.recommendations);
        recommendations.iter().try_for_each(|item| sheet.push(&RecommendationRow::of(here, item)))
    })
}

/// Writes `traces.csv`.
pub fn traces(atlas: &Atlas, sheet: &mut Sheet<'_>) -> csv::Result<()> {
    each_report(atlas, |here| {
        for recommendation in atlas.recommendations.range(here.report.recommendations) {
            for trace in &recommendation.traces {
                TraceRow::all(here, recommendation, trace).try_for_each(|row| sheet.push(&row))?;
            }
        }
        Ok(())
    })
}

/// Writes `figures.csv`.
pub fn figures(atlas: &Atlas, sheet: &mut Sheet<'_>) -> csv::Result<()> {
    each_report(atlas, |here| {
        let figures = atlas.figures.range(here.report.figures);
        figures.iter().try_for_each(|figure| sheet.push(&FigureRow::of(here, figure)))
    })
}

fn each_report<'a>(atlas: &'a Atlas, mut write: impl FnMut(&Here<'a>) -> csv::Result<()>) -> csv::Result<()> {
    atlas.reports.ids().try_for_each(|id| write(&Here::of(atlas, id)))
}
