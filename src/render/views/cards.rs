//! The pictures for links, and which page has which.
//!
//! In: the atlas. Out: their files, and for a page the path and the words of its own.
//!
//! The site has one with every authority on it; each authority that the map shows has one of its
//! own, which its reports and examples of practice share.

use anyhow::Result;
use rayon::prelude::*;

use super::charts::map::shape;
use crate::{
    model::{Atlas, Authority, Geography, Id, Shape},
    pages::Route,
    render::{
        Finished, Sink,
        card::{self, Land},
    },
};

/// Where all pictures are, from the site's root.
pub const FOLDER: &str = "assets/cards/";

/// The authority that a page is about, and its shape, where the map has one.
fn place(atlas: &Atlas, route: Route) -> Option<(Id<Authority>, &Shape)> {
    let id = match route {
        Route::Authority(id) => id,
        Route::Report(id) => atlas.reports[id].authority,
        Route::Practice(id) => atlas.practices[id].authority,
        _ => return None,
    };
    Some((id, shape(atlas.geography.as_ref()?, &atlas.authorities[id])?))
}

fn path(atlas: &Atlas, authority: Option<Id<Authority>>) -> String {
    let name = authority.map_or("atlas", |id| atlas.authorities[id].slug.as_str());
    let folder = if authority.is_some() { "authorities/" } else { "" };
    format!("{FOLDER}{folder}{name}.png")
}

/// The path of a page's picture from the site's root, and what the picture shows.
pub fn of(atlas: &Atlas, route: Route) -> (String, String) {
    let title = &atlas.settings.title;
    let place = place(atlas, route);
    let words = match (&place, &atlas.geography) {
        (Some((id, _)), Some(land)) => {
            let name = &atlas.authorities[*id].name;
            format!("The sign of {title} beside a map of {} on which {name} is marked.", land.title)
        }
        (None, Some(land)) => {
            format!("The sign of {title} beside a map of {} with the authorities it tells of.", land.title)
        }
        _ => format!("The sign of {title}."),
    };
    (path(atlas, place.map(|(id, _)| id)), words)
}

/// Writes all pictures.
///
/// # Errors
/// Where one cannot be written, or a path is taken already.
pub fn render(atlas: &Atlas, out: &dyn Sink) -> Result<()> {
    let take = |id, bytes| out.take(Finished::new(path(atlas, id), "the pictures for links", bytes));
    let Some(land) = &atlas.geography else { return take(None, card::draw(None)?) };
    let outline = land.outline();
    let shapes = || atlas.authorities.iter().filter_map(|(id, authority)| Some((id, shape(land, authority)?)));
    let one = shapes().map(|(id, shape)| (Some(id), vec![shape]));
    let wanted: Vec<_> = std::iter::once((None, shapes().map(|(_, shape)| shape).collect())).chain(one).collect();
    wanted.par_iter().try_for_each(|(id, marked)| take(*id, card::draw(Some(&picture(land, &outline, marked)))?))
}

fn picture(land: &Geography, outline: &[card::Ring], marked: &[&Shape]) -> Land {
    Land {
        size: land.size(),
        outline: outline.to_vec(),
        marked: marked.iter().map(|shape| land.rings(shape)).collect(),
    }
}
