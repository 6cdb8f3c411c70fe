//! How to cite a page, and the document it is about.

use serde::Serialize;

use super::{
    parts::Link,
    permalink::{EntryCite, entry_cite},
};
use crate::{
    pages::Route,
    render::{Links, data::citation},
};

/// Citations of the page and of its document, and the files that hold them.
#[derive(Default, Serialize)]
pub struct Cite {
    text: String,
    source_text: String,
    files: Vec<Link>,
    entry: EntryCite,
}

/// How to cite the page, and the document it is about.
pub fn cite(links: Links<'_>) -> Cite {
    let (text, source_text) = citation::plain(links.atlas, links.from);
    let files = citation::FILES.into_iter().filter(|_| citation::has_files(links.from));
    Cite {
        text,
        source_text,
        files: files.map(|(label, file)| Link::new(label, file)).collect(),
        entry: entry_cite(links),
    }
}

/// The same for the foot of a page; nothing where the page has a part of its own on it.
pub fn in_the_foot(links: Links<'_>) -> Cite {
    match links.from {
        Route::Briefing(_) | Route::NotFound | Route::Report(_) | Route::Overview(_) => Cite::default(),
        _ => cite(links),
    }
}
