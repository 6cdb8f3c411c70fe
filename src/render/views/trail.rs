//! Where a page lies: the way down to it from the home page.
//!
//! In: a page of the plan. Out: the pages above it, and the links of its breadcrumbs.

use super::{
    parts::{Link, page_link},
    words,
};
use crate::{
    pages::{Part, Route},
    render::Links,
};

/// The page a page lies under.
fn parent(links: Links<'_>, route: Route) -> Option<Route> {
    let atlas = links.atlas;
    match route {
        Route::Home => None,
        Route::Authority(_) => Some(Route::Authorities),
        Route::Briefing(id) => Some(Route::Authority(id)),
        Route::Report(id) => Some(Route::Authority(atlas.reports[id].authority)),
        Route::Framework(_) => Some(Route::Frameworks),
        Route::CompareFramework(_) => Some(Route::Compare),
        Route::Area(_) => Some(Route::Areas),
        Route::Theme(id) => Some(Route::Area(atlas.themes[id].area)),
        Route::Group(_) => Some(Route::Groups),
        Route::Practice(_) => Some(Route::Practices),
        Route::Part(part) => Some(links.parts.part(part).above.map_or(part.list.page(), Part::page)),
        _ => Some(Route::Home),
    }
}

/// The trail as links, the last one without an address; none on the home page.
pub fn breadcrumbs(links: Links<'_>) -> Vec<Link> {
    let trail = trail(links, links.from);
    let [above @ .., own] = trail.as_slice() else { return Vec::new() };
    if above.is_empty() {
        return Vec::new();
    }
    let own = Link::new(words::page_name(links.atlas, *own), "");
    above.iter().map(|route| page_link(links, *route)).chain([own]).collect()
}

/// The pages from the home page down to this one.
pub fn trail(links: Links<'_>, route: Route) -> Vec<Route> {
    let mut trail = vec![route];
    let mut at = route;
    while let Some(above) = parent(links, at) {
        trail.push(above);
        at = above;
    }
    trail.reverse();
    trail
}
