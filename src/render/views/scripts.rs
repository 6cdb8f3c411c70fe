//! The scripts of each page.
//!
//! In: a page. Out: the addresses of its scripts, in the order they run. Every page is complete
//! without them.

use super::permalink::has_entries;
use crate::{
    pages::{List, Route},
    render::Links,
};

/// The scripts of the page: those that every page has, and its own.
pub fn scripts(links: Links<'_>) -> Vec<String> {
    let page = links.from.undivided();
    let entries: &[&str] = if has_entries(page) { &["entry"] } else { &[] };
    let own: &[&str] = match page {
        Route::Authorities | Route::Reports => &["address", "tables", "filter"],
        Route::Report(_) => &["address", "tables"],
        Route::Recommendations => &["address", "filter"],
        Route::Matrix => &["address", "filter", "matrix"],
        Route::CompareFramework(id) if links.parts.page(List::Compared(id)) == Some(links.from) => {
            &["address", "compare-parts"]
        }
        Route::CompareFramework(_) => &["address", "compare"],
        Route::Search => &["search-words", "search-files", "search-index", "search-result", "search"],
        _ => &[],
    };
    ["copy", "search-key"]
        .iter()
        .chain(entries)
        .chain(own)
        .map(|name| links.file(&format!("assets/js/{name}.js")))
        .collect()
}
