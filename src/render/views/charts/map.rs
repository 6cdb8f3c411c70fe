//! The map of authorities, and the list beside it that says the same.

use serde::Serialize;

use crate::{
    model::{Authority, CodeScheme, Geography, Id, Shape},
    pages::Route,
    render::{
        Links,
        charts::{Chart, ChartError, ChartText, locator},
        views::{
            parts::{Link, page_link},
            words,
        },
    },
};

/// What a filled pin means.
const FILLED: &str = "With inspection reports";
/// What an open pin means, where each of them has an example of practice.
const OPEN: &str = "With an example of practice only";
/// What it means where some have neither.
const NEITHER: &str = "Without an inspection report";

/// The places of one kind of pin, as links.
#[derive(Serialize)]
pub struct PlaceList {
    label: String,
    kind: &'static str,
    start: usize,
    items: Vec<PlaceItem>,
}

#[derive(Serialize)]
struct PlaceItem {
    link: Link,
    note: String,
}

/// The authorities in the order of their numbers: those with reports first, each kind by name.
pub fn in_order(links: Links<'_>) -> (Vec<Id<Authority>>, Vec<Id<Authority>>) {
    links.atlas.authorities.ids().partition(|id| !links.atlas.index.reports_of(*id).is_empty())
}

/// The shape of an authority on the map, by any of its ISO 3166-2 codes.
pub fn shape<'a>(land: &'a Geography, authority: &Authority) -> Option<&'a Shape> {
    land.shape(authority.codes(CodeScheme::Iso))
}

/// The authorities of the atlas that the map shows, each with its shape and whether its pin is filled.
fn shown<'a>(links: Links<'a>, land: &'a Geography) -> Vec<(Id<Authority>, bool, &'a Shape)> {
    let (with, without) = in_order(links);
    let filled = with.into_iter().map(|id| (id, true)).chain(without.into_iter().map(|id| (id, false)));
    filled.filter_map(|(id, filled)| Some((id, filled, shape(land, &links.atlas.authorities[id])?))).collect()
}

/// What an open pin means: what is true of all authorities that have one.
fn open(links: Links<'_>, shown: &[(Id<Authority>, bool, &Shape)]) -> &'static str {
    let told = |id: Id<Authority>| !links.atlas.index.practices_of(id).is_empty();
    if shown.iter().all(|(id, filled, _)| *filled || told(*id)) { OPEN } else { NEITHER }
}

/// Where the authorities are. Nothing where the content describes no land.
pub fn locator(links: Links<'_>) -> Result<Chart, ChartError> {
    let atlas = links.atlas;
    let land = atlas.geography.as_ref().ok_or(ChartError::NoData)?;
    let shown = shown(links, land);
    let place = |(id, filled, shape): &(Id<Authority>, bool, &Shape)| locator::Place {
        name: atlas.authorities[*id].name.clone(),
        region: atlas.authorities[*id].region.clone(),
        filled: *filled,
        rings: land.rings(shape),
    };
    let missing = atlas.authorities.values().filter(|authority| shape(land, authority).is_none());
    let data = locator::Locator {
        land: land.title.clone(),
        size: land.size(),
        outline: land.outline(),
        filled: FILLED.to_owned(),
        open: open(links, &shown).to_owned(),
        places: shown.iter().map(place).collect(),
        region: "Region".to_owned(),
        missing: missing.map(|authority| authority.name.clone()).collect(),
    };
    let text = ChartText {
        id: "map".to_owned(),
        title: format!("{} on the map", words::count(shown.len(), "authority", "authorities")),
        subtitle: land.boundaries.clone(),
        source: format!("{}; {}", land.source, land.licence),
    };
    locator::locator(&text, &data)
}

/// The years of an authority's reports; the table below the map says the rest.
fn years(links: Links<'_>, id: Id<Authority>) -> String {
    let reports = links.atlas.index.reports_of(id).iter();
    let years: Vec<String> =
        reports.map(|report| links.atlas.reports[*report].published.order().year().to_string()).collect();
    words::list(&years)
}

/// The numbered names that stand beside the map.
pub fn lists(links: Links<'_>) -> Vec<PlaceList> {
    let Some(land) = &links.atlas.geography else { return Vec::new() };
    let all = shown(links, land);
    let list = |label: &str, kind: bool| PlaceList {
        label: label.to_owned(),
        kind: if kind { "filled" } else { "open" },
        start: 1 + all.iter().position(|(_, filled, _)| *filled == kind).unwrap_or(0),
        items: all
            .iter()
            .filter(|(_, filled, _)| *filled == kind)
            .map(|(id, ..)| PlaceItem { link: page_link(links, Route::Authority(*id)), note: years(links, *id) })
            .collect(),
    };
    [list(FILLED, true), list(open(links, &all), false)].into_iter().filter(|list| !list.items.is_empty()).collect()
}
