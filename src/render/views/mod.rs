//! Views: what each page's template is given, complete.
//!
//! In: the [`Atlas`](crate::model::Atlas) and a page of the plan. Out: plain data, ready to print: every address, every
//! word and every order is decided here, none in a template.
//!
//! 1. [`frame`] makes what all pages share: head, menu, foot.
//! 2. One module a kind of page makes the rest, from the small parts of [`parts`].
//! 3. [`charts`] turns joined data into the plain series that charts take.
//!
//! Every field is always there; what does not apply is an empty text or an empty list.

mod about;
mod area;
mod authorities;
mod authority;
mod briefing;
pub mod cards;
mod changes;
mod charts;
mod cite;
mod compare;
mod counts;
mod division;
mod document;
pub mod embeds;
mod entries;
mod evidence;
mod filters;
mod frame;
mod framework;
mod group;
mod home;
pub mod json_ld;
mod kept;
mod lists;
mod matrix;
mod overview;
mod paragraphs;
mod part;
mod parts;
mod permalink;
mod recommendations;
mod report;
mod reports;
mod scripts;
mod search;
mod teasers;
mod theme;
mod trail;
pub(in crate::render) mod words;

use anyhow::Result;

use super::{
    Links,
    charts::Chart,
    templates::{self, View},
};
use crate::pages::Route;
pub use charts::{EMBED_FILE, files as chart_files};
pub use frame::Sites;
pub use kept::Kept;

/// A page as its template is given it, and the charts that stand on it.
pub struct Shown {
    /// The context of the template.
    pub context: View,
    /// Its charts; each is also a file beside the page.
    pub charts: Vec<Chart>,
}

/// Makes the view of one page. `index` is the folder of the index of the search, which only the page
/// of the search needs; `sites` is what pages before it said of the site.
///
/// # Errors
/// Where a chart cannot be drawn from the data.
pub fn show(links: Links<'_>, index: &str, sites: &Sites) -> Result<Shown> {
    let mut drawn = Vec::new();
    let view = match links.from {
        Route::Home => to_value(home::view(links))?,
        Route::Authorities => to_value(authorities::view(links, &mut drawn)?)?,
        Route::Authority(id) => to_value(authority::view(links, id, &mut drawn)?)?,
        Route::Briefing(id) => to_value(briefing::view(links, id))?,
        Route::Reports => to_value(reports::view(links))?,
        Route::Report(id) => to_value(report::view(links, id, &mut drawn)?)?,
        Route::Frameworks => to_value(lists::frameworks(links))?,
        Route::Framework(id) => to_value(framework::view(links, id, &mut drawn)?)?,
        Route::Compare => to_value(compare::index(links))?,
        Route::CompareFramework(id) => to_value(compare::view(links, id))?,
        Route::Areas => to_value(lists::areas(links))?,
        Route::Area(id) => to_value(area::view(links, id, &mut drawn)?)?,
        Route::Themes => to_value(lists::themes(links))?,
        Route::Theme(id) => to_value(theme::view(links, id))?,
        Route::Matrix => to_value(matrix::view(links, &mut drawn)?)?,
        Route::Groups => to_value(lists::groups(links))?,
        Route::Group(id) => to_value(group::view(links, id))?,
        Route::Recommendations => to_value(recommendations::view(links))?,
        Route::Practices => to_value(lists::practices(links))?,
        Route::Practice(id) => to_value(document::practice(links, id))?,
        Route::Overview(id) => to_value(overview::view(links, id))?,
        Route::Changes => to_value(changes::changes(links))?,
        Route::Glossary => to_value(lists::glossary(links))?,
        Route::Search => to_value(search::view(links, index))?,
        Route::Page(id) => to_value(document::page(links, id))?,
        Route::Part(part) => to_value(part::view(links, part))?,
        Route::NotFound => View::none(),
    };
    let context = to_value(frame::frame(links, view, sites)?)?;
    Ok(Shown { context, charts: drawn })
}

fn to_value(view: impl serde::Serialize) -> Result<View> {
    templates::view(&view)
}
