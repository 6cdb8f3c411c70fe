//! The page of the search.

use serde::Serialize;

use super::{
    parts::{Teaser, page_link},
    words,
};
use crate::{pages::Route, render::Links};

/// The page: where its script finds the index, and the lists that lead to everything without one.
#[derive(Serialize)]
pub struct SearchView {
    root: String,
    index: String,
    lists: Vec<Teaser>,
}

/// Makes it; `index` is the folder of the index, from the site's root.
pub fn view(links: Links<'_>, index: &str) -> SearchView {
    let atlas = links.atlas;
    let list = |route: Route, number: usize, text: &str| {
        let link = page_link(links, route);
        Teaser {
            title: link.label,
            href: link.href,
            text: text.to_owned(),
            meta: words::count(number, "entry", "entries"),
        }
    };
    SearchView {
        root: links.root().to_owned(),
        index: links.file(index),
        lists: vec![
            list(Route::Authorities, atlas.authorities.len(), "Each with its reports and its history."),
            list(Route::Reports, atlas.reports.len(), "Under the framework each was made by."),
            list(Route::Themes, atlas.themes.len(), "By outcome area, with what each report says."),
            list(Route::Recommendations, atlas.recommendations.len(), "By authority and urgency."),
            list(Route::Groups, atlas.groups.len(), "The groups of children that findings name."),
            list(Route::Glossary, atlas.terms.len(), "Terms and abbreviations, from A to Z."),
        ],
    }
}
