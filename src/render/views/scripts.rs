//! The scripts of each kind of page.
//!
//! In: a page. Out: the addresses of its scripts, in the order they run. Every page is complete
//! without them; a page that a script adds nothing to has none.

use crate::{pages::Route, render::Links};

/// The scripts of the page.
pub fn scripts(links: Links<'_>) -> Vec<String> {
    let names: &[&str] = match links.from {
        Route::Authorities | Route::Reports => &["address", "tables", "filter"],
        Route::Report(_) => &["address", "tables"],
        Route::Recommendations => &["address", "filter"],
        Route::Matrix => &["address", "filter", "matrix"],
        Route::CompareFramework(_) => &["address", "compare"],
        Route::Home
        | Route::Authority(_)
        | Route::Frameworks
        | Route::Framework(_)
        | Route::Compare
        | Route::Areas
        | Route::Area(_)
        | Route::Themes
        | Route::Theme(_)
        | Route::Groups
        | Route::Group(_)
        | Route::Practices
        | Route::Practice(_)
        | Route::Overview(_)
        | Route::Glossary
        | Route::Page(_)
        | Route::NotFound => &[],
    };
    names.iter().map(|name| links.file(&format!("assets/js/{name}.js"))).collect()
}
