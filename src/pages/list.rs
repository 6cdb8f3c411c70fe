//! The lists that grow with the reports, and what each is made of.

use super::{Limits, Route, division::Key};
use crate::model::{Atlas, Authority, Framework, Group, Id, Practice, Report, Theme, ThemeIndex};

/// A list that grows with the reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// All authorities.
    Authorities,
    /// The reports under a framework.
    Reports(Id<Framework>),
    /// The same, compared.
    Compared(Id<Framework>),
    /// What reports say on a theme.
    Theme(Id<Theme>),
    /// The reports under a framework by themes.
    Matrix(Id<Framework>),
    /// What reports say on a group of children.
    Group(Id<Group>),
    /// The authorities that something is asked of.
    Recommendations,
    /// All examples of practice.
    Practices,
}

/// What a list consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entry {
    /// An authority.
    Authority(Id<Authority>),
    /// A report.
    Report(Id<Report>),
    /// An example of practice.
    Practice(Id<Practice>),
}

impl Entry {
    /// The authority it is, or is about.
    pub fn authority(self, atlas: &Atlas) -> Id<Authority> {
        match self {
            Self::Authority(id) => id,
            Self::Report(id) => atlas.reports[id].authority,
            Self::Practice(id) => atlas.practices[id].authority,
        }
    }

    /// The report it is, if it is one.
    pub fn report(self) -> Option<Id<Report>> {
        match self {
            Self::Report(id) => Some(id),
            Self::Authority(_) | Self::Practice(_) => None,
        }
    }

    /// Where it stands.
    pub(super) fn key(self, atlas: &Atlas) -> Key<'_> {
        let authority = atlas.authorities[self.authority(atlas)].slug.as_str();
        let own = match self {
            Self::Authority(_) => "",
            Self::Report(id) => atlas.reports[id].slug.as_str(),
            Self::Practice(id) => atlas.practices[id].slug.as_str(),
        };
        Key { authority, own }
    }
}

impl List {
    /// All lists of an atlas.
    pub(super) fn all(atlas: &Atlas) -> Vec<Self> {
        let mut lists = vec![Self::Authorities, Self::Recommendations, Self::Practices];
        for id in atlas.frameworks.ids() {
            lists.extend([Self::Reports(id), Self::Compared(id), Self::Matrix(id)]);
        }
        lists.extend(atlas.themes.ids().map(Self::Theme));
        lists.extend(atlas.groups.ids().map(Self::Group));
        lists
    }

    /// The page it stands on while it is short, and that leads to its parts when it is not.
    pub fn page(self) -> Route {
        match self {
            Self::Authorities => Route::Authorities,
            Self::Reports(_) => Route::Reports,
            Self::Compared(id) => Route::CompareFramework(id),
            Self::Theme(id) => Route::Theme(id),
            Self::Matrix(_) => Route::Matrix,
            Self::Group(id) => Route::Group(id),
            Self::Recommendations => Route::Recommendations,
            Self::Practices => Route::Practices,
        }
    }

    /// The folder its parts lie in. Where pages lie beside them, parts have a folder of their own.
    pub(super) fn folder(self, atlas: &Atlas) -> String {
        let page = self.page().folder(atlas);
        match self {
            Self::Authorities | Self::Practices => page + "a-z/",
            Self::Reports(id) => Route::Framework(id).folder(atlas) + "reports/",
            Self::Matrix(id) => format!("{page}{}/", atlas.frameworks[id].slug),
            Self::Compared(_) | Self::Theme(_) | Self::Group(_) | Self::Recommendations => page,
        }
    }

    /// How many folders that is.
    pub(super) fn depth(self) -> usize {
        match self {
            Self::Recommendations => 1,
            Self::Reports(_) => 3,
            _ => 2,
        }
    }

    /// Whether its first part, which is all of it, has a page; else the list's own page shows that.
    pub(super) fn begins_with_a_page(self) -> bool {
        matches!(self, Self::Reports(_) | Self::Matrix(_))
    }

    /// Whether it is too long for its page.
    pub(super) fn is_long(self, atlas: &Atlas, limits: &Limits) -> bool {
        let said = |index: &ThemeIndex| index.findings.len() + index.recommendations.len() > limits.entries;
        match self {
            Self::Authorities => atlas.authorities.len() > limits.rows,
            Self::Practices => atlas.practices.len() > limits.rows,
            Self::Compared(id) => atlas.index.reports_under(id).len() > limits.reports,
            // Those of all frameworks stand on one page while they are few.
            Self::Reports(id) => atlas.reports.len() > limits.rows && !atlas.index.reports_under(id).is_empty(),
            Self::Matrix(id) => atlas.reports.len() > limits.reports && !atlas.index.reports_under(id).is_empty(),
            Self::Theme(id) => said(atlas.index.theme(id)),
            Self::Group(id) => said(atlas.index.group(id)),
            Self::Recommendations => atlas.recommendations.len() > limits.entries,
        }
    }

    /// The most that one of its parts may hold.
    pub(super) fn limit(self, limits: &Limits) -> usize {
        match self {
            Self::Authorities | Self::Practices | Self::Reports(_) | Self::Recommendations => limits.rows,
            Self::Compared(_) | Self::Matrix(_) => limits.reports,
            Self::Theme(_) | Self::Group(_) => limits.entries,
        }
    }

    /// Its entries, each with what it weighs against the limit; in no order.
    pub(super) fn entries(self, atlas: &Atlas) -> Vec<(Entry, usize)> {
        match self {
            Self::Authorities => atlas.authorities.ids().map(|id| (Entry::Authority(id), 1)).collect(),
            Self::Practices => atlas.practices.ids().map(|id| (Entry::Practice(id), 1)).collect(),
            Self::Reports(id) | Self::Compared(id) | Self::Matrix(id) => {
                atlas.index.reports_under(id).iter().map(|id| (Entry::Report(*id), 1)).collect()
            }
            Self::Theme(id) => said(atlas.index.theme(id)),
            Self::Group(id) => said(atlas.index.group(id)),
            Self::Recommendations => {
                let asked = |id: &Id<Authority>| {
                    let mut reports = atlas.index.reports_of(*id).iter();
                    reports.any(|report| !atlas.reports[*report].recommendations.is_empty())
                };
                atlas.authorities.ids().filter(asked).map(|id| (Entry::Authority(id), 1)).collect()
            }
        }
    }
}

/// Where each report stands among all, by authority and id: what many lists are sorted by, found out once.
pub struct Order {
    of_report: Vec<usize>,
}

impl Order {
    /// That of an atlas.
    pub fn of(atlas: &Atlas) -> Self {
        let mut reports: Vec<Id<Report>> = atlas.reports.ids().collect();
        reports.sort_by_key(|id| Entry::Report(*id).key(atlas));
        let mut of_report = vec![0; reports.len()];
        for (place, id) in reports.into_iter().enumerate() {
            of_report[id.index()] = place;
        }
        Self { of_report }
    }

    /// Sorts the entries of one list by authority and id; they are all of one kind.
    pub fn sort(&self, atlas: &Atlas, entries: &mut [(Entry, usize)]) {
        if entries.iter().all(|(entry, _)| entry.report().is_some()) {
            entries.sort_by_key(|(entry, _)| entry.report().map(|id| self.of_report[id.index()]));
        } else {
            entries.sort_by_key(|(entry, _)| entry.key(atlas));
        }
    }
}

/// The reports that say something on a theme or a group, and how much.
fn said(index: &ThemeIndex) -> Vec<(Entry, usize)> {
    let findings = index.findings.iter().map(|id| id.report());
    let asked = index.recommendations.iter().map(|id| id.report());
    let mut reports: Vec<Id<Report>> = findings.chain(asked).collect();
    reports.sort_unstable();
    reports.chunk_by(|one, other| one == other).map(|same| (Entry::Report(same[0]), same.len())).collect()
}
