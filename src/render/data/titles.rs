//! What each page is called where its data, its feed or its citation names it.

use crate::{model::Atlas, pages::Route};

/// The name of a page.
pub fn title(atlas: &Atlas, route: Route) -> &str {
    match route {
        Route::Home => &atlas.settings.title,
        Route::Authorities => "Authorities",
        Route::Authority(id) | Route::Briefing(id) => &atlas.authorities[id].name,
        Route::Reports => "Reports",
        Route::Report(id) => &atlas.reports[id].short_title,
        Route::Frameworks => "Inspection frameworks",
        Route::Framework(id) => &atlas.frameworks[id].title,
        Route::Compare => "Compare authorities",
        Route::CompareFramework(id) => &atlas.frameworks[id].short_title,
        Route::Areas => "Outcome areas",
        Route::Area(id) => &atlas.areas[id].label,
        Route::Themes => "Themes",
        Route::Theme(id) => &atlas.themes[id].title,
        Route::Matrix => "Evidence matrix",
        Route::Groups => "Groups of children",
        Route::Group(id) => &atlas.groups[id].label,
        Route::Recommendations => "Recommendations",
        Route::Practices => "Examples of practice",
        Route::Practice(id) => &atlas.practices[id].title,
        Route::Overview(id) => &atlas.overviews[id].short_title,
        Route::Changes => "Changes",
        Route::Glossary => "Glossary",
        Route::Search => "Search",
        Route::Page(id) => &atlas.pages[id].title,
        Route::NotFound => "Page not found",
    }
}
