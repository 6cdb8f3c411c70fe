//! How much reports say on a theme.
//!
//! In: the reverse look-up of a theme, whose lists stand in the reports' order. Out: a tally for
//! each report that speaks to it; or what all reports of a framework say on each theme ([`by_theme`]). Counts
//! say how much there is to read, and not how good a service is.

use serde::Serialize;

use crate::model::{Atlas, Finding, Framework, Id, Polarity, Report, Theme, ThemeIndex};

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
    let mut tally = Tally { recommendations: index.recommendations_of(id).len(), ..empty(atlas, theme, id) };
    for finding in index.findings_of(id) {
        tally.add(&atlas.findings[*finding]);
    }
    tally
}

fn empty<'a>(atlas: &'a Atlas, theme: &'a str, id: Id<Report>) -> Tally<'a> {
    let report = atlas.reports[id].slug.as_str();
    Tally { id, theme, report, strengths: 0, weaknesses: 0, mixed: 0, recommendations: 0 }
}

impl Tally<'_> {
    fn add(&mut self, finding: &Finding) {
        *number_of(finding, [&mut self.strengths, &mut self.weaknesses, &mut self.mixed]) += 1;
    }
}

/// The number among those of strengths, weaknesses and mixed findings that counts this one.
fn number_of<'n>(finding: &Finding, [strengths, weaknesses, mixed]: [&'n mut usize; 3]) -> &'n mut usize {
    match finding.polarity {
        Polarity::Strength => strengths,
        Polarity::Weakness => weaknesses,
        Polarity::Mixed => mixed,
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
    let mut findings = index.findings.iter().map(|id| &atlas.findings[*id]).peekable();
    let mut asked = index.recommendations.iter().map(|id| atlas.recommendations[*id].report).peekable();
    let mut tallies = Vec::new();
    while let Some(id) = findings.peek().map(|finding| finding.report).into_iter().chain(asked.peek().copied()).min() {
        let mut tally = empty(atlas, slug, id);
        while let Some(finding) = findings.next_if(|finding| finding.report == id) {
            tally.add(finding);
        }
        while asked.next_if_eq(&id).is_some() {
            tally.recommendations += 1;
        }
        tallies.push(tally);
    }
    tallies
}

/// How much the reports of a framework say on a theme.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said {
    /// How many of them speak to it, in findings or recommendations.
    pub reports: usize,
    /// How many of them do in findings.
    pub find: usize,
    /// Strengths.
    pub strengths: usize,
    /// Weaknesses.
    pub weaknesses: usize,
    /// Mixed findings.
    pub mixed: usize,
    /// Recommendations.
    pub recommendations: usize,
}

/// How much the reports of a framework say on each theme, in the themes' order. It goes from report to report
/// and not from theme to theme: what a report says lies together, what is said on a theme all over the memory.
pub fn by_theme(atlas: &Atlas, framework: Id<Framework>) -> Vec<Said> {
    let mut said = vec![Said::default(); atlas.themes.len()];
    // The last report that was counted for a theme: for its findings, and at all.
    let mut last = vec![[None; 2]; atlas.themes.len()];
    for id in atlas.index.reports_under(framework) {
        for finding in atlas.findings.range(atlas.reports[*id].findings) {
            for theme in &finding.themes {
                let Said { reports, find, strengths, weaknesses, mixed, .. } = &mut said[theme.index()];
                *number_of(finding, [strengths, weaknesses, mixed]) += 1;
                let [last_found, last] = &mut last[theme.index()];
                *find += usize::from(last_found.replace(*id) != Some(*id));
                *reports += usize::from(last.replace(*id) != Some(*id));
            }
        }
        for item in atlas.recommendations.range(atlas.reports[*id].recommendations) {
            for theme in &item.themes {
                let Said { reports, recommendations, .. } = &mut said[theme.index()];
                *recommendations += 1;
                *reports += usize::from(last[theme.index()][1].replace(*id) != Some(*id));
            }
        }
    }
    said
}
