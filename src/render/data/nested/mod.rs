//! What JSON holds beyond the rows: the parts of things that do not fit into a table.
//!
//! In: the [`Atlas`]. Out: structs that nest: a report with its judgements, findings,
//! recommendations and their traces. `atlas.json` is made of them, and so is each page's `index.json`.
//!
//! Texts are markdown as authored; a link in them is written as its kind and id (`theme:neet`).

pub mod change;
pub mod framework;
pub mod overview;
mod redirect;
pub mod report;
pub mod vocabulary;

use serde::{Serialize, Serializer};

use self::{
    change::ChangeData,
    framework::FrameworkData,
    overview::OverviewData,
    redirect::RedirectData,
    report::ReportData,
    vocabulary::{AuthorityData, GroupData, PageData, PracticeData, TermData, ThemeData},
};
use super::{json, rows::address, values::AsText};
use crate::{
    model::{
        Atlas, Authority, Change, Framework, Group, Id, Licence, Overview, Page, PartialDate, Practice, Report, Table,
        Term, Theme,
    },
    pages::{Limits, Route},
};

/// `atlas.json`.
#[derive(Serialize)]
struct Whole<'a> {
    title: &'a str,
    tagline: &'a str,
    description: &'a str,
    url: &'a str,
    repository: &'a str,
    content_date: AsText<PartialDate>,
    licence: LicenceData<'a>,
    notices: NoticesData<'a>,
    frameworks: Each<'a, Framework, FrameworkData<'a>>,
    authorities: Each<'a, Authority, AuthorityData<'a>>,
    groups: Each<'a, Group, GroupData<'a>>,
    themes: Each<'a, Theme, ThemeData<'a>>,
    overviews: Each<'a, Overview, OverviewData<'a>>,
    practice: Each<'a, Practice, PracticeData<'a>>,
    reports: Reports<'a>,
    glossary: Each<'a, Term, TermData<'a>>,
    pages: Each<'a, Page, PageData<'a>>,
    changes: Each<'a, Change, ChangeData<'a>>,
    redirects: Vec<RedirectData>,
}

/// Under which terms what is published may be reused.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct LicenceData<'a> {
    pub name: &'a str,
    pub url: &'a str,
    pub text: &'a str,
}

impl<'a> LicenceData<'a> {
    /// The terms of the content's licence.
    pub fn of(licence: &'a Licence) -> Self {
        Self { name: &licence.content_name, url: &licence.content_url, text: &licence.text }
    }
}

/// What to know about all of it.
#[derive(Serialize)]
struct NoticesData<'a> {
    independence: &'a str,
    not_today: &'a str,
}

/// All entities of a table, each made only when it is written.
struct Each<'a, T, D> {
    atlas: &'a Atlas,
    table: &'a Table<T>,
    make: fn(&'a Atlas, Id<T>) -> D,
}

impl<T, D: Serialize> Serialize for Each<'_, T, D> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.table.ids().map(|id| (self.make)(self.atlas, id)))
    }
}

/// The reports; where they are many, only where the data of each are.
#[derive(Serialize)]
#[serde(untagged)]
enum Reports<'a> {
    Whole(Each<'a, Report, ReportData<'a>>),
    Elsewhere(Each<'a, Report, ReportAddress<'a>>),
}

/// Where the data of a report are.
#[derive(Serialize)]
struct ReportAddress<'a> {
    report: &'a str,
    authority: &'a str,
    framework: &'a str,
    data: String,
}

impl<'a> ReportAddress<'a> {
    fn of(atlas: &'a Atlas, id: Id<Report>) -> Self {
        let report = &atlas.reports[id];
        Self {
            report: report.slug.as_str(),
            authority: atlas.authorities[report.authority].slug.as_str(),
            framework: atlas.frameworks[report.framework].slug.as_str(),
            data: format!("{}index.json", address(atlas, Route::Report(id))),
        }
    }
}

/// All of the atlas as JSON.
///
/// # Errors
/// Where a value cannot be written as JSON.
pub fn whole(atlas: &Atlas, limits: &Limits) -> serde_json::Result<Vec<u8>> {
    let settings = &atlas.settings;
    json::to_vec(&Whole {
        title: &settings.title,
        tagline: &settings.tagline,
        description: &settings.description,
        url: &address(atlas, Route::Home),
        repository: &settings.repository,
        content_date: AsText(settings.content_date),
        licence: LicenceData::of(&settings.licence),
        notices: NoticesData { independence: &settings.notices.independence, not_today: &settings.notices.not_today },
        frameworks: Each { atlas, table: &atlas.frameworks, make: FrameworkData::of },
        authorities: Each { atlas, table: &atlas.authorities, make: AuthorityData::of },
        groups: Each { atlas, table: &atlas.groups, make: GroupData::of },
        themes: Each { atlas, table: &atlas.themes, make: ThemeData::of },
        overviews: Each { atlas, table: &atlas.overviews, make: OverviewData::of },
        practice: Each { atlas, table: &atlas.practices, make: PracticeData::of },
        reports: if atlas.reports.len() > limits.nested {
            Reports::Elsewhere(Each { atlas, table: &atlas.reports, make: ReportAddress::of })
        } else {
            Reports::Whole(Each { atlas, table: &atlas.reports, make: ReportData::of })
        },
        glossary: Each { atlas, table: &atlas.terms, make: TermData::of },
        pages: Each { atlas, table: &atlas.pages, make: PageData::of },
        changes: Each { atlas, table: &atlas.changes, make: |atlas, id| ChangeData::of(atlas, &atlas.changes[id]) },
        redirects: RedirectData::all(atlas),
    })
}
