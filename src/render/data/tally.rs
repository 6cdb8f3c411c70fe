//! How much each report says on a theme.
//!
//! In: the reverse look-up of a theme, whose lists stand in the reports' order. Out: a tally for
//! each report that speaks to it. Counts say how much there is to read, and not how good a service is.

use serde::Serialize;

use crate::model::{Atlas, Id, Polarity, Report, Theme, ThemeIndex};

/// How much a report says on a theme.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)]
pub struct Tally<'a> {
    #[serde(skip)]
    pub id: Id<Report>,
    pub theme: &'a str,
    pub report: &'a str,
    pub strengths: usize,
    pub weaknesses: usize,
    pub mixed: usize,
    pub recommendations: usize,
}

/// How much a report says on a theme, or on a group of children, that is called `theme`.
pub fn of_report<'a>(atlas: &'a Atlas, index: &ThemeIndex, theme: &'a str, id: Id<Report>) -> Tally<'a> {
    let count = |polarity| {
        let findings = index.findings_of(id).iter();
        findings.filter(|id| atlas.findings[**id].polarity == polarity).count()
    };
    Tally {
        id,
        theme,
        report: atlas.reports[id].slug.as_str(),
        strengths: count(Polarity::Strength),
        weaknesses: count(Polarity::Weakness),
        mixed: count(Polarity::Mixed),
        recommendations: index.recommendations_of(id).len(),
    }
}

/// The tallies of those of some reports that speak to a theme, in their order.
pub fn of_reports<'a>(atlas: &'a Atlas, theme: Id<Theme>, ids: &[Id<Report>]) -> Vec<Tally<'a>> {
    let index = atlas.index.theme(theme);
    let slug = atlas.themes[theme].slug.as_str();
    let speaks = |tally: &Tally<'_>| tally.strengths + tally.weaknesses + tally.mixed + tally.recommendations > 0;
    ids.iter().map(|id| of_report(atlas, index, slug, *id)).filter(speaks).collect()
}

/// The tallies of all reports that speak to a theme, in the reports' order.
pub fn by_report(atlas: &Atlas, theme: Id<Theme>) -> Vec<Tally<'_>> {
    let index = atlas.index.theme(theme);
    let slug = atlas.themes[theme].slug.as_str();
    let empty = |id| Tally {
        id,
        theme: slug,
        report: atlas.reports[id].slug.as_str(),
        strengths: 0,
        weaknesses: 0,
        mixed: 0,
        recommendations: 0,
    };
    let mut findings = index.findings.iter().map(|id| &atlas.findings[*id]).peekable();
    let mut asked = index.recommendations.iter().map(|id| atlas.recommendations[*id].report).peekable();
    let mut tallies = Vec::new();
    while let Some(id) = findings.peek().map(|finding| finding.report).into_iter().chain(asked.peek().copied()).min() {
        let mut tally = empty(id);
        while let Some(finding) = findings.next_if(|finding| finding.report == id) {
            match finding.polarity {
                Polarity::Strength => tally.strengths += 1,
                Polarity::Weakness => tally.weaknesses += 1,
                Polarity::Mixed => tally.mixed += 1,
            }
        }
        while asked.next_if_eq(&id).is_some() {
            tally.recommendations += 1;
        }
        tallies.push(tally);
    }
    tallies
}
