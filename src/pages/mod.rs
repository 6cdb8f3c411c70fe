//! Plan: which pages the site has, and where each of them is.
//!
//! In: the [`Atlas`] and the [`Limits`]. Out: the [`Plan`].
//!
//! 1. Divide the lists that are too long for a page into [`Parts`].
//! 2. Name each page by its [`Route`].
//!
//! Every address of the site comes from a `Route` or from an anchor of [`anchor`].

pub mod anchor;
mod division;
pub mod former;
mod limits;
mod list;
mod parts;
mod route;

pub use limits::Limits;
pub use list::{Entry, List};
pub use parts::{Part, Parts, Section};
pub use route::Route;

use crate::model::Atlas;

/// One page of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// What it shows, and so where it is.
    pub route: Route,
}

/// What the site consists of.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Its pages, in the order they are listed anywhere.
    pub pages: Vec<Page>,
    /// The parts of its long lists.
    pub parts: Parts,
    /// What was too long.
    pub limits: Limits,
}

/// Plans the site.
pub fn plan(atlas: &Atlas) -> Plan {
    plan_within(atlas, Limits::default())
}

/// The same with other limits.
pub fn plan_within(atlas: &Atlas, limits: Limits) -> Plan {
    let parts = Parts::of(atlas, &limits);
    let routes = routes(atlas).into_iter().chain(parts.pages().map(Route::Part));
    Plan { pages: routes.map(|route| Page { route }).collect(), parts, limits }
}

impl Plan {
    /// Whether the plan of one atlas is that of another, which has the same entities by the same ids. What is
    /// said on which theme, whose report is whose, and of whom something is asked is all that a plan is made
    /// from beside these.
    pub fn is_shared(one: &Atlas, other: &Atlas) -> bool {
        let mut asked = one.reports.values().zip(other.reports.values());
        let (a, b) = (&one.index, &other.index);
        a.themes == b.themes
            && a.groups == b.groups
            && a.reports_of_authority == b.reports_of_authority
            && a.reports_of_framework == b.reports_of_framework
            && a.practices_of_authority == b.practices_of_authority
            && asked.all(|(one, other)| one.recommendations.len() == other.recommendations.len())
    }
}

/// The pages that are no part of a long list, in the order they are listed anywhere.
pub fn routes(atlas: &Atlas) -> Vec<Route> {
    let mut routes = vec![Route::Home, Route::Authorities];
    routes.extend(atlas.authorities.ids().flat_map(|id| [Route::Authority(id), Route::Briefing(id)]));
    routes.push(Route::Reports);
    routes.extend(atlas.reports.ids().map(Route::Report));
    routes.push(Route::Frameworks);
    routes.extend(atlas.frameworks.ids().map(Route::Framework));
    routes.push(Route::Compare);
    let with_reports = atlas.frameworks.ids().filter(|id| !atlas.index.reports_under(*id).is_empty());
    routes.extend(with_reports.map(Route::CompareFramework));
    routes.push(Route::Areas);
    routes.extend(atlas.areas.ids().map(Route::Area));
    routes.push(Route::Themes);
    routes.extend(atlas.themes.ids().map(Route::Theme));
    routes.push(Route::Matrix);
    routes.push(Route::Groups);
    routes.extend(atlas.groups.ids().map(Route::Group));
    routes.push(Route::Recommendations);
    routes.push(Route::Practices);
    routes.extend(atlas.practices.ids().map(Route::Practice));
    routes.extend(atlas.overviews.ids().map(Route::Overview));
    routes.push(Route::Changes);
    routes.push(Route::Glossary);
    routes.push(Route::Search);
    routes.extend(atlas.pages.ids().map(Route::Page));
    routes.push(Route::NotFound);
    routes
}
