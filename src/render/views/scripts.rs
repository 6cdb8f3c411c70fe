//! The scripts of a page. A page is complete without them; each only adds.
//!
//! In: a page of the plan. Out: the addresses of its scripts, in the order they run.

use crate::{pages::Route, render::Links};

/// The scripts of a page.
pub fn scripts(links: Links<'_>) -> Vec<String> {
    let names: &[&str] = match links.from {
        Route::NotFound => &[],
        _ => &["copy"],
    };
    names.iter().map(|name| links.file(&format!("assets/js/{name}.js"))).collect()
}
