//! What changed, as JSON.

use serde::Serialize;

use super::super::{
    rows::address,
    values::{AsText, Url},
    words,
};
use crate::{
    model::{Atlas, Change, PartialDate},
    pages::{Route, anchor},
    render::Links,
};

/// A change.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct ChangeData<'a> {
    pub change: &'a str,
    pub date: AsText<PartialDate>,
    pub kind: &'static str,
    pub what: &'a str,
    pub before: Option<&'a str>,
    /// The addresses of what it is about.
    pub about: Vec<String>,
    pub url: Url,
}

impl<'a> ChangeData<'a> {
    /// A change.
    pub fn of(atlas: &'a Atlas, change: &'a Change) -> Self {
        let links = Links::from_root(atlas);
        Self {
            change: change.slug.as_str(),
            date: AsText(change.date),
            kind: words::change(change.kind),
            what: &change.what,
            before: change.before.as_deref(),
            about: change.about.iter().map(|target| links.canonical_target(target)).collect(),
            url: Url { page: address(atlas, Route::Changes), anchor: anchor::change(&change.slug) },
        }
    }
}
