//! Addresses that were given up, as JSON.

use serde::Serialize;

use super::super::{rows::page_url, values::Url};
use crate::{
    model::{Atlas, Slug},
    pages::{Route, anchor, former},
    render::Links,
};

/// An address that was given up, and the one that stands in its place.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct RedirectData {
    pub from: String,
    pub to: String,
}

impl RedirectData {
    /// All of them: those of pages as they are written, then those of findings, of recommendations and
    /// of terms.
    pub fn all(atlas: &Atlas) -> Vec<Self> {
        let links = Links::from_root(atlas);
        let pages = atlas.redirects.iter().filter_map(|redirect| {
            let from = format!("{}{}", atlas.settings.base_url, former::folder(atlas, redirect)?);
            Some(Self { from, to: links.canonical_target(&redirect.to) })
        });
        let within = |url: Url, own: String, ids: &[Slug], anchor: fn(&Slug) -> String| -> Vec<Self> {
            let to = url.at(own).to_string();
            ids.iter().map(|id| Self { from: url.at(anchor(id)).to_string(), to: to.clone() }).collect()
        };
        let findings = atlas.former.findings.iter().flat_map(|(id, ids)| {
            let finding = &atlas.findings[*id];
            let page = page_url(atlas, Route::Report(finding.report));
            within(page, anchor::finding(finding), ids, anchor::finding_by_id)
        });
        let recommendations = atlas.former.recommendations.iter().flat_map(|(id, ids)| {
            let item = &atlas.recommendations[*id];
            let page = page_url(atlas, Route::Report(item.report));
            within(page, anchor::recommendation(item), ids, anchor::national)
        });
        let terms = atlas.former.terms.iter().flat_map(|(id, ids)| {
            let page = page_url(atlas, Route::Glossary);
            within(page, anchor::term(&atlas.terms[*id].slug), ids, anchor::term)
        });
        pages.chain(findings).chain(recommendations).chain(terms).collect()
    }
}
