//! What reports asked for, and what later reports say on the same subjects.

use std::collections::BTreeMap;

use super::{
    Item, Listing, paragraphs, rest,
    space::{FULL, HALF, LINE, fitting, item, text},
};
use crate::{
    model::{EntryId, Id, Outcome, Recommendation, Report},
    pages::Route,
    render::{Links, views::words},
};

/// What the latest report asks for; and beside it what an earlier one asked for that a later one
/// speaks to, where there is one.
pub fn asked(links: Links<'_>, id: Id<Report>, reports: &[Id<Report>], room: usize) -> Vec<Listing> {
    let earlier = earlier(links, reports, room);
    let width = if earlier.is_some() { HALF } else { FULL };
    [latest(links, id, Room { room, width })].into_iter().chain(earlier).collect()
}

/// How high a list may be, and how many letters a line of it holds.
#[derive(Clone, Copy)]
struct Room {
    room: usize,
    width: usize,
}

/// What the latest report asks for, in the order of its headings.
fn latest(links: Links<'_>, id: Id<Report>, room: Room) -> Listing {
    let atlas = links.atlas;
    let report = &atlas.reports[id];
    let framework = &atlas.frameworks[report.framework];
    let mut ids: Vec<EntryId<Recommendation>> = report.recommendations.ids().collect();
    ids.sort_by_key(|item| (atlas.recommendations[*item].urgency.0, *item));
    let mut heading = None;
    let items: Vec<Item> = ids
        .iter()
        .map(|id| {
            let urgency = atlas.recommendations[*id].urgency;
            let repeated = heading.replace(urgency) == Some(urgency);
            let lead = if repeated { String::new() } else { framework.urgency(urgency).label.clone() };
            Item { lead, ..item_of(links, *id) }
        })
        .collect();
    let none = if items.is_empty() { "No recommendations are annotated." } else { "" };
    listing(links, id, format!("Asked for in {}", report.short_title), none, String::new(), items, room)
}

/// The latest of the reports before the last that a later one speaks to: how often it speaks of
/// what, and of what it does so.
fn earlier(links: Links<'_>, reports: &[Id<Report>], room: usize) -> Option<Listing> {
    let (id, ids) = reports.iter().rev().find_map(|id| {
        let traced: Vec<EntryId<Recommendation>> = links.atlas.reports[*id]
            .recommendations
            .ids()
            .filter(|item| !links.atlas.recommendations[*item].traces.is_empty())
            .collect();
        (!traced.is_empty()).then_some((*id, traced))
    })?;
    let traced = |id: &EntryId<Recommendation>| {
        let traces = &links.atlas.recommendations[*id].traces;
        let outcomes: Vec<String> = traces.iter().map(|trace| words::outcome(trace.outcome).1.to_owned()).collect();
        Item { lead: outcomes.join("; "), ..item_of(links, *id) }
    };
    let title = format!("Asked for in {}, and what a later report says", links.atlas.reports[id].short_title);
    Some(listing(
        links,
        id,
        title,
        "",
        intro(links, &ids),
        ids.iter().map(traced).collect(),
        Room { room, width: HALF },
    ))
}

fn listing(
    links: Links<'_>,
    id: Id<Report>,
    title: String,
    none: &str,
    intro: String,
    items: Vec<Item>,
    Room { room, width }: Room,
) -> Listing {
    let around = text(&title, width) + LINE + if intro.is_empty() { 0 } else { text(&intro, width) };
    let height = |entry: &Item| item(&format!("{} {} {}", entry.lead, entry.text, entry.paragraphs), width);
    let (items, left) = fitting(items, room.saturating_sub(around), height);
    Listing { title, href: links.page(Route::Report(id)), intro, rest: rest(left), items, none: none.to_owned() }
}

fn item_of(links: Links<'_>, id: EntryId<Recommendation>) -> Item {
    let recommendation = &links.atlas.recommendations[id];
    Item {
        text: recommendation.statement.to_string(),
        href: links.recommendation(id),
        paragraphs: paragraphs(links, &recommendation.paragraphs),
        ..Item::default()
    }
}

/// How often later reports speak of what.
fn intro(links: Links<'_>, ids: &[EntryId<Recommendation>]) -> String {
    let mut outcomes: BTreeMap<Outcome, usize> = BTreeMap::new();
    for trace in ids.iter().flat_map(|id| &links.atlas.recommendations[*id].traces) {
        *outcomes.entry(trace.outcome).or_default() += 1;
    }
    let counts: Vec<String> = outcomes
        .into_iter()
        .map(|(outcome, number)| format!("{}: {number}", words::outcome(outcome).1.to_lowercase()))
        .collect();
    format!("{}. The later report did not set out to follow this up.", words::capitalised(&counts.join("; ")))
}
