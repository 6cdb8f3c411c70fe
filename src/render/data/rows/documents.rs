//! Rows of documents: reports, the statements of national overviews, examples of practice.

use std::rc::Rc;

use serde::Serialize;

use super::{
    super::{
        sheet::Sheet,
        values::{AsText, Ids, Refs, Url},
        words,
    },
    Here, address, page_url,
};
use crate::{
    model::{Atlas, Group, Id, PartialDate, Practice, Published, Reference, Statement, Theme},
    pages::{Route, anchor},
};

/// A row of `reports.csv`.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct ReportRow<'a> {
    pub report: &'a str,
    pub authority: &'a str,
    pub framework: &'a str,
    pub title: &'a str,
    pub short_title: &'a str,
    pub published: Option<AsText<PartialDate>>,
    pub published_note: Option<&'a str>,
    pub copyright_year: Option<u16>,
    pub inspected_from: Option<AsText<PartialDate>>,
    pub inspected_to: Option<AsText<PartialDate>>,
    pub inspection_duration: Option<&'a str>,
    pub reference: Option<&'a str>,
    pub reference_note: Option<&'a str>,
    pub inspectorates: &'a [String],
    pub team: Option<&'a str>,
    pub neighbourhoods: &'a [String],
    pub licence: &'a str,
    pub url: Url,
}

impl<'a> ReportRow<'a> {
    /// The row of the report `here`.
    pub fn of(here: &Here<'a>) -> Self {
        let report = here.report;
        let (published_note, copyright_year) = absent_date(&report.published);
        let (reference, reference_note) = reference(&report.reference);
        Self {
            report: report.slug.as_str(),
            authority: here.authority.slug.as_str(),
            framework: here.framework.slug.as_str(),
            title: &report.title,
            short_title: &report.short_title,
            published: report.published.date().map(AsText),
            published_note,
            copyright_year,
            inspected_from: report.inspected.map(|(from, _)| AsText(from)),
            inspected_to: report.inspected.map(|(_, to)| AsText(to)),
            inspection_duration: report.duration.as_deref(),
            reference,
            reference_note,
            inspectorates: &report.inspectorates,
            team: report.team.as_deref(),
            neighbourhoods: &report.neighbourhoods,
            licence: &report.licence,
            url: here.url(String::new()),
        }
    }
}

/// What stands in a document in the place of its date, and the year of its copyright line.
pub fn absent_date(published: &Published) -> (Option<&str>, Option<u16>) {
    match published {
        Published::On(_) => (None, None),
        Published::NotStated { why, copyright_year } => (Some(why), Some(*copyright_year)),
    }
}

/// A document's reference number, and what stands in its place.
pub fn reference(reference: &Reference) -> (Option<&str>, Option<&str>) {
    match reference {
        Reference::Number(number) => (Some(number), None),
        Reference::NotStated(why) => (None, Some(why)),
    }
}

/// A row of `overview_statements.csv`.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct StatementRow<'a> {
    pub overview: &'a str,
    pub statement_id: &'a str,
    pub outcome_area: &'a str,
    pub polarity: &'static str,
    pub themes: Ids<'a, Theme>,
    pub section: Refs<'a>,
    pub statement: &'a str,
    pub url: Url,
}

impl<'a> StatementRow<'a> {
    /// The row of a statement, whose overview's page is at `page`.
    pub fn of(atlas: &'a Atlas, page: &Rc<str>, statement: &'a Statement) -> Self {
        Self {
            overview: atlas.overviews[statement.overview].slug.as_str(),
            statement_id: statement.slug.as_str(),
            outcome_area: atlas.areas[statement.area].slug.as_str(),
            polarity: words::statement_polarity(statement.polarity),
            themes: Ids::of(&atlas.themes, &statement.themes),
            section: Refs(&statement.paragraphs),
            statement: &statement.statement,
            url: Url { page: Rc::clone(page), anchor: anchor::statement(statement) },
        }
    }

    /// The rows of some statements.
    pub fn list(atlas: &'a Atlas, ids: &[Id<Statement>]) -> Vec<Self> {
        let row = |id: &Id<Statement>| {
            let statement = &atlas.statements[*id];
            Self::of(atlas, &address(atlas, Route::Overview(statement.overview)), statement)
        };
        ids.iter().map(row).collect()
    }
}

/// A row of `practice.csv`.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct PracticeRow<'a> {
    pub practice: &'a str,
    pub title: &'a str,
    pub authority: &'a str,
    pub overview: &'a str,
    pub outcome_area: &'a str,
    pub themes: Ids<'a, Theme>,
    pub groups: Ids<'a, Group>,
    pub paragraphs: Refs<'a>,
    pub summary: &'a str,
    pub url: Url,
}

impl<'a> PracticeRow<'a> {
    /// The row of an example of practice.
    pub fn of(atlas: &'a Atlas, id: Id<Practice>) -> Self {
        let practice = &atlas.practices[id];
        Self {
            practice: practice.slug.as_str(),
            title: &practice.title,
            authority: atlas.authorities[practice.authority].slug.as_str(),
            overview: atlas.overviews[practice.overview].slug.as_str(),
            outcome_area: atlas.areas[practice.area].slug.as_str(),
            themes: Ids::of(&atlas.themes, &practice.themes),
            groups: Ids::of(&atlas.groups, &practice.groups),
            paragraphs: Refs(&practice.paragraphs),
            summary: &practice.summary,
            url: page_url(atlas, Route::Practice(id)),
        }
    }

    /// The rows of some examples.
    pub fn list(atlas: &'a Atlas, ids: &[Id<Practice>]) -> Vec<Self> {
        ids.iter().map(|id| Self::of(atlas, *id)).collect()
    }
}

/// Writes `overview_statements.csv`.
pub fn statements(atlas: &Atlas, sheet: &mut Sheet<'_>) -> csv::Result<()> {
    for (id, overview) in atlas.overviews.iter() {
        let page = address(atlas, Route::Overview(id));
        for statement in atlas.statements.range(overview.statements) {
            sheet.push(&StatementRow::of(atlas, &page, statement))?;
        }
    }
    Ok(())
}

/// Writes `reports.csv`.
pub fn reports(atlas: &Atlas, sheet: &mut Sheet<'_>) -> csv::Result<()> {
    atlas.reports.ids().try_for_each(|id| sheet.push(&ReportRow::of(&Here::of(atlas, id))))
}

/// Writes `practice.csv`.
pub fn practice(atlas: &Atlas, sheet: &mut Sheet<'_>) -> csv::Result<()> {
    atlas.practices.ids().try_for_each(|id| sheet.push(&PracticeRow::of(atlas, id)))
}
