//! The links of texts to places on their own page (`[the grades](#grades)`), and where they are written.
//!
//! In: the [`Atlas`]. Out: for the address of a page and of a place on it the link that leads there. What a page
//! has is known when it is finished, so its audit finds the links that lead nowhere, and tells them by this where
//! somebody can correct them.

use std::{collections::BTreeMap, ops::Range};

use pulldown_cmark::{Event, Tag};

use crate::{
    location::{FileId, Place},
    model::{Atlas, Prose, prose},
    pages::Route,
};

/// Where links to places on their own page are written.
#[derive(Debug, Default)]
pub struct OwnLinks(BTreeMap<(String, String), Place>);

impl OwnLinks {
    /// All of an atlas.
    pub fn of(atlas: &Atlas) -> Self {
        let mut links = Self::default();
        let mut add = |route: Route, file: FileId, text: &Prose| links.add(&route.folder(atlas), file, text);
        for (id, page) in atlas.pages.iter() {
            add(Route::Page(id), page.origin.file, &page.body);
        }
        for (id, theme) in atlas.themes.iter() {
            add(Route::Theme(id), theme.origin.file, &theme.essay);
        }
        for (id, authority) in atlas.authorities.iter() {
            add(Route::Authority(id), authority.origin.file, &authority.profile);
        }
        for (id, practice) in atlas.practices.iter() {
            add(Route::Practice(id), practice.origin.file, &practice.body);
        }
        for (id, report) in atlas.reports.iter() {
            add(Route::Report(id), report.summary_origin.file, &report.summary);
        }
        for (id, overview) in atlas.overviews.iter() {
            add(Route::Overview(id), overview.summary_origin.file, &overview.summary);
        }
        links
    }

    /// Where the link to `address`, which begins with a `#`, is written for the page at `path`.
    pub fn written(&self, path: &str, address: &str) -> Option<Place> {
        self.0.get(&(path.to_owned(), address.to_owned())).cloned()
    }

    fn add(&mut self, folder: &str, file: FileId, text: &Prose) {
        for (range, address) in in_text(&text.markdown) {
            let Range { start, end } = range;
            let place = Place::bytes(file, start + text.start..end + text.start);
            self.0.entry((format!("{folder}index.html"), address)).or_insert(place);
        }
    }
}

/// The links of a text to places on its own page: where each stands, and its address, which begins with a `#`.
fn in_text(markdown: &str) -> Vec<(Range<usize>, String)> {
    let own = |(event, range)| match event {
        Event::Start(Tag::Link { dest_url, .. }) if dest_url.starts_with('#') => Some((range, dest_url.to_string())),
        _ => None,
    };
    if markdown.contains('#') { prose::events(markdown).filter_map(own).collect() } else { Vec::new() }
}
