//! Reverse look-ups: what names an authority, a theme, a group. Filled by `link`, before anything
//! is rendered.

use std::collections::BTreeMap;

use super::{
    Authority, Change, Document, EntryId, Finding, Framework, Group, Id, OutcomeArea, Page, ParagraphRef, Practice,
    Recommendation, Report, Spellings, Statement, Target, Term, Theme,
};

/// All reverse look-ups. Each list is indexed by the id of what it is about.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// An authority's reports, oldest first.
    pub reports_of_authority: Vec<Vec<Id<Report>>>,
    /// An authority's examples of practice.
    pub practices_of_authority: Vec<Vec<Id<Practice>>>,
    /// A framework's reports, oldest first.
    pub reports_of_framework: Vec<Vec<Id<Report>>>,
    /// An outcome area's themes, by their titles.
    pub themes_of_area: Vec<Vec<Id<Theme>>>,
    /// What is said on a theme.
    pub themes: Vec<ThemeIndex>,
    /// What is said on a group of children.
    pub groups: Vec<ThemeIndex>,
    /// Texts outside a report that cite it.
    pub citing_report: Vec<Vec<Citing>>,
    /// Texts outside an overview that cite it.
    pub citing_overview: Vec<Vec<Citing>>,
    /// What changed on a thing, the newest first; what changed on a finding or recommendation stands
    /// under its report too.
    pub changes: BTreeMap<Target, Vec<Id<Change>>>,
    /// How names and abbreviations are written that stand in the names of sections.
    pub spellings: Spellings,
}

/// A text that cites a document it does not belong to.
#[derive(Clone, Debug)]
pub struct Citing {
    /// Whose text it is.
    pub by: Citer,
    /// What it cites.
    pub paragraphs: Box<[ParagraphRef]>,
}

/// Whose text cites a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Citer {
    /// A theme's essay.
    Theme(Id<Theme>),
    /// An authority's profile.
    Authority(Id<Authority>),
    /// A free page.
    Page(Id<Page>),
    /// A framework's description.
    Framework(Id<Framework>),
    /// An example of practice.
    Practice(Id<Practice>),
}

/// What is said on one theme, or on one group of children; in the order of the tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ThemeIndex {
    /// National statements.
    pub statements: Vec<Id<Statement>>,
    /// Findings of reports.
    pub findings: Vec<EntryId<Finding>>,
    /// Recommendations of reports.
    pub recommendations: Vec<EntryId<Recommendation>>,
    /// Examples of practice.
    pub practices: Vec<Id<Practice>>,
    /// Terms that help with it.
    pub terms: Vec<Id<Term>>,
}

impl ThemeIndex {
    /// The findings of one report. The list is in the order of reports, in which they are neighbours.
    pub fn findings_of(&self, report: Id<Report>) -> &[EntryId<Finding>] {
        &self.findings[neighbours(&self.findings, report)]
    }

    /// The recommendations of one report.
    pub fn recommendations_of(&self, report: Id<Report>) -> &[EntryId<Recommendation>] {
        &self.recommendations[neighbours(&self.recommendations, report)]
    }

    /// Takes out what a report says. For `link`, which joins it again.
    pub(crate) fn forget(&mut self, report: Id<Report>) {
        self.findings.drain(neighbours(&self.findings, report));
        self.recommendations.drain(neighbours(&self.recommendations, report));
    }
}

/// Where those of a report are, in a list that is in the order of reports.
fn neighbours<T>(list: &[EntryId<T>], report: Id<Report>) -> std::ops::Range<usize> {
    let start = list.partition_point(|id| id.report() < report);
    let own = list[start..].iter().take_while(|id| id.report() == report).count();
    start..start + own
}

impl Index {
    /// What is said on a theme.
    pub fn theme(&self, id: Id<Theme>) -> &ThemeIndex {
        &self.themes[id.index()]
    }

    /// What is said on a group of children.
    pub fn group(&self, id: Id<Group>) -> &ThemeIndex {
        &self.groups[id.index()]
    }

    /// An authority's reports, oldest first.
    pub fn reports_of(&self, id: Id<Authority>) -> &[Id<Report>] {
        &self.reports_of_authority[id.index()]
    }

    /// An authority's examples of practice.
    pub fn practices_of(&self, id: Id<Authority>) -> &[Id<Practice>] {
        &self.practices_of_authority[id.index()]
    }

    /// A framework's reports, oldest first.
    pub fn reports_under(&self, id: Id<Framework>) -> &[Id<Report>] {
        &self.reports_of_framework[id.index()]
    }

    /// Texts outside a document that cite it.
    pub fn citing(&self, document: Document) -> &[Citing] {
        match document {
            Document::Report(id) => &self.citing_report[id.index()],
            Document::Overview(id) => &self.citing_overview[id.index()],
        }
    }

    /// What changed on a thing, the newest first.
    pub fn changes_of(&self, target: &Target) -> &[Id<Change>] {
        self.changes.get(target).map_or(&[], Vec::as_slice)
    }

    /// An outcome area's themes, by their titles.
    pub fn themes_in(&self, id: Id<OutcomeArea>) -> &[Id<Theme>] {
        &self.themes_of_area[id.index()]
    }
}
