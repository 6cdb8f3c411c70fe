//! The rows of the tables.
//!
//! In: the [`Atlas`]. Out: rows, that hold what the columns of [`super::schema`] say, in their order.
//!
//! The same rows stand in the CSV files, in `atlas.json` and in the pages' own `index.json`.

pub mod documents;
pub mod evidence;
pub mod vocabulary;

use std::rc::Rc;

use super::values::Url;
use crate::{
    model::{Atlas, Authority, Framework, Id, Report},
    pages::Route,
    render::Links,
};

/// A report, and what its rows all need.
#[derive(Clone)]
pub struct Here<'a> {
    /// The atlas.
    pub atlas: &'a Atlas,
    /// The report's id.
    pub id: Id<Report>,
    /// The report.
    pub report: &'a Report,
    /// Its framework.
    pub framework: &'a Framework,
    /// Its authority.
    pub authority: &'a Authority,
    page: Rc<str>,
}

impl<'a> Here<'a> {
    /// What the rows of a report need.
    pub fn of(atlas: &'a Atlas, id: Id<Report>) -> Self {
        let report = &atlas.reports[id];
        Self {
            atlas,
            id,
            report,
            framework: &atlas.frameworks[report.framework],
            authority: &atlas.authorities[report.authority],
            page: address(atlas, Route::Report(id)),
        }
    }

    /// The permalink of something on the report's page.
    pub fn url(&self, anchor: String) -> Url {
        Url { page: Rc::clone(&self.page), anchor }
    }
}

/// Rows of things that belong to reports and stand in the reports' order: what a report's rows need
/// is found once for all neighbours.
pub fn by_report<'a, T, R>(
    atlas: &'a Atlas,
    things: impl IntoIterator<Item = &'a T>,
    report: fn(&T) -> Id<Report>,
    row: fn(&Here<'a>, &'a T) -> R,
) -> Vec<R> {
    let mut here: Option<Here<'a>> = None;
    let things = things.into_iter();
    let mut rows = Vec::with_capacity(things.size_hint().0);
    for thing in things {
        let id = report(thing);
        let known = here.take().filter(|here| here.id == id).unwrap_or_else(|| Here::of(atlas, id));
        rows.push(row(&known, thing));
        here = Some(known);
    }
    rows
}

/// The full address of a page.
pub fn address(atlas: &Atlas, route: Route) -> Rc<str> {
    Links::from_root(atlas).canonical(route).into()
}

/// The permalink of a page.
pub fn page_url(atlas: &Atlas, route: Route) -> Url {
    Url { page: address(atlas, route), anchor: String::new() }
}
