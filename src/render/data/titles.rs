//! What each page is called where its data, its feed or its citation names it.

use std::borrow::Cow;

use crate::{
    model::Atlas,
    pages::{Entry, List, Part, Route},
};

/// The name of a page.
pub fn title(atlas: &Atlas, route: Route) -> Cow<'_, str> {
    Cow::Borrowed(match route {
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
        Route::Part(part) => return Cow::Owned(part_title(atlas, part)),
        Route::NotFound => "Page not found",
    })
}

/// The name of a part of a list among those of the list: the beginning of the ids in it, as in an
/// index (`Ab…`), or the one authority or report that it holds.
pub fn part_label(atlas: &Atlas, part: Part) -> String {
    let name = part.name(atlas);
    match (part.first(), part.is_whole_id()) {
        _ if part.is_all() => list_title(atlas, part.list),
        (Entry::Report(id), true) if part.is_by_report() => atlas.reports[id].short_title.clone(),
        (first, true) => atlas.authorities[first.authority(atlas)].name.clone(),
        (first, false) if part.is_by_report() => {
            let own = name.rsplit('/').next().unwrap_or_default();
            format!("{}, {own}…", atlas.authorities[first.authority(atlas)].name)
        }
        _ => {
            let mut letters = name.trim_end_matches('-').chars();
            let first = letters.next().map_or_else(String::new, |letter| letter.to_uppercase().to_string());
            format!("{first}{}…", letters.as_str().replace('-', " "))
        }
    }
}

fn part_title(atlas: &Atlas, part: Part) -> String {
    let list = list_title(atlas, part.list);
    if part.is_all() { list } else { format!("{list}: {}", part_label(atlas, part)) }
}

/// The name of a list; no other list has it.
fn list_title(atlas: &Atlas, list: List) -> String {
    let framework = |id| &atlas.frameworks[id].short_title;
    match list {
        List::Authorities | List::Recommendations | List::Practices => title(atlas, list.page()).into_owned(),
        List::Reports(id) => format!("Reports under {}", framework(id)),
        List::Compared(id) => format!("{}, authorities compared", framework(id)),
        List::Theme(id) => atlas.themes[id].title.clone(),
        List::Matrix(id) => format!("Evidence matrix, {}", framework(id)),
        List::Group(id) => format!("{}, group of children", atlas.groups[id].label),
    }
}
