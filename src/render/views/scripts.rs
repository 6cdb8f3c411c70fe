//! The scripts of each page. A page is complete without them.

use crate::{pages::Route, render::Links};

/// The addresses of a page's scripts, in the order in which they run.
pub fn scripts(links: Links<'_>) -> Vec<String> {
    let names: &[&str] = match links.from {
        Route::Search => &["search-words", "search-index", "search-result", "search"],
        _ => &["search-key"],
    };
    names.iter().map(|name| links.file(&format!("assets/js/{name}.js"))).collect()
}
