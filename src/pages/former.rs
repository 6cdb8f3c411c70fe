//! Where a page was under an id that was given up.

use super::Route;
use crate::model::{Atlas, Redirect, prose::Scheme};

/// The folder of the page, from the site's root, with a slash at its end; `None` for what never was a
/// page of its own.
pub fn folder(atlas: &Atlas, redirect: &Redirect) -> Option<String> {
    let list = match redirect.scheme {
        Scheme::Area => Route::Areas.folder(atlas),
        Scheme::Authority => Route::Authorities.folder(atlas),
        Scheme::Framework => Route::Frameworks.folder(atlas),
        Scheme::Group => Route::Groups.folder(atlas),
        Scheme::Overview => super::route::OVERVIEWS.to_owned(),
        Scheme::Page => String::new(),
        Scheme::Practice => Route::Practices.folder(atlas),
        Scheme::Report => Route::Reports.folder(atlas),
        Scheme::Theme => Route::Themes.folder(atlas),
        Scheme::Finding | Scheme::Recommendation | Scheme::Term => return None,
    };
    Some(format!("{list}{}/", redirect.slug))
}
