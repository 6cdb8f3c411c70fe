//! Pages and redirects at addresses that the site has a page of its own at.

use std::collections::BTreeSet;

use crate::{
    diagnostics::{Code, Diagnostics},
    model::Atlas,
    pages::{self, Route, former},
};

/// Free pages stand beside the lists, in the site's root; so no id of one may be the name of a list.
/// Redirects of what is in use are found where they are joined.
pub fn check(atlas: &Atlas, diagnostics: &mut Diagnostics) {
    let routes = pages::plan(atlas).pages.into_iter().map(|page| page.route);
    let (free, own): (Vec<Route>, Vec<Route>) = routes.partition(|route| matches!(route, Route::Page(_)));
    let own: BTreeSet<String> = own.into_iter().map(|route| route.folder(atlas)).collect();
    for route in free {
        let (Route::Page(id), folder) = (route, route.folder(atlas)) else { continue };
        if own.contains(&folder) {
            diagnostics
                .error(
                    Code::TakenAddress,
                    atlas.pages[id].origin.field("title"),
                    format!("this page would stand at `/{folder}`, where the site has a page of its own"),
                )
                .hint("give its file another name");
        }
    }
    for redirect in &atlas.redirects {
        if let Some(folder) = former::folder(atlas, redirect).filter(|folder| own.contains(folder)) {
            diagnostics
                .error(
                    Code::TakenAddress,
                    redirect.origin.field("from"),
                    format!("this redirect would stand at `/{folder}`, where the site has a page of its own"),
                )
                .hint("take this redirect out: its address leads to that page");
        }
    }
}
