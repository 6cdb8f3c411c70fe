//! An authority on one sheet of A4, made for print.
//!
//! In: the atlas and an authority. Out: what the sheet shows, cut to what a sheet holds.
//!
//! 1. The grades of the latest report under each framework, with the break between two ([`grades`]).
//! 2. What the latest report found, by a rule that stands on the page ([`found`]).
//! 3. What was asked for, and what later reports say ([`asked`]).
//! 4. The examples of practice; and, where there is no report, the profile.
//! 5. The sources, with their addresses spelled out, and how to cite the sheet.
//!
//! Everything is taken in a written order while there is room ([`space`]); what is left out is counted.

mod asked;
mod found;
mod grades;
mod space;

use serde::Serialize;

use super::words;
use crate::{
    model::{Authority, Document, Id, ParagraphRef, Practice, Prose, Report},
    pages::Route,
    render::{Links, data, markdown},
};
use space::{FULL, HEADING, LINE, Part, SHEET, fitting, item, small};

/// What stands on every sheet: the site, the authority, the notices.
const HEAD_AND_FOOT: usize = 305;
/// Room for the examples of practice beside reports.
const PRACTICE: usize = 180;
/// Room for the sources.
const SOURCES: usize = 420;

/// What the page shows.
#[derive(Serialize)]
pub struct BriefingView {
    eyebrow: String,
    date: String,
    authority_href: String,
    grades: Vec<grades::GradesItem>,
    grades_rest: String,
    profile_html: String,
    found_rule: String,
    found: Vec<Listing>,
    asked: Vec<Listing>,
    practice: Option<Listing>,
    practice_text_html: String,
    sources: Vec<Source>,
    sources_rest: String,
    cite: String,
    licence: String,
}

/// A list on the sheet.
#[derive(Default, Serialize)]
pub struct Listing {
    /// Its heading.
    pub title: String,
    /// Where its heading leads; empty for nowhere.
    pub href: String,
    /// What a reader has to know first.
    pub intro: String,
    /// What is listed.
    pub items: Vec<Item>,
    /// How much is left out.
    pub rest: String,
    /// The word that stands there where there is nothing to list.
    pub none: String,
}

/// A line of a list: what it is about, what is said, and where.
#[derive(Default, Serialize)]
pub struct Item {
    /// Its first words.
    pub lead: String,
    /// Where they lead; empty for nowhere.
    pub lead_href: String,
    /// A few words beside them.
    pub note: String,
    /// What is said.
    pub text: String,
    /// The place it is from.
    pub href: String,
    /// The paragraphs it rests on.
    pub paragraphs: String,
}

/// A document, with its address spelled out.
#[derive(Serialize)]
struct Source {
    text: String,
    href: String,
    address: String,
}

/// Makes the view.
pub fn view(links: Links<'_>, id: Id<Authority>) -> BriefingView {
    let atlas = links.atlas;
    let authority = &atlas.authorities[id];
    let reports = atlas.index.reports_of(id);
    let cite = data::citation::plain(atlas, links.from).0;
    let sources = sources(links, id);
    let grades = grades::grades(links, id);
    let always = HEAD_AND_FOOT + 2 * HEADING + sources.height + small(&cite) + grades.height;
    let room = SHEET.saturating_sub(always);
    let practice = practice(links, id, if reports.is_empty() { room } else { PRACTICE });
    let room = room.saturating_sub(practice.height);
    let latest = reports.last().copied();
    let (found, asked) = latest.map_or_else(Default::default, |latest| evidence(links, latest, reports, room));
    let (profile_html, practice_text_html) =
        if reports.is_empty() { texts(links, id, room) } else { Default::default() };
    BriefingView {
        eyebrow: format!("{} · {} · {}", authority.council, words::kind(authority.kind), authority.region),
        date: format!("Content of {}.", atlas.settings.content_date.in_words()),
        authority_href: links.page(Route::Authority(id)),
        grades: grades.shown.0,
        grades_rest: grades.shown.1,
        profile_html,
        found_rule: latest.map_or_else(String::new, |report| found::rule(links, report)),
        found,
        asked,
        practice: practice.shown,
        practice_text_html,
        sources: sources.shown.0,
        sources_rest: sources.shown.1,
        cite,
        licence: format!(
            "The words and data of the atlas are free to use under {}.",
            atlas.settings.licence.content_name
        ),
    }
}

/// What the latest report found; and what it and the one before it asked for. What was found takes
/// up to half of the room, and the rest is shared out.
fn evidence(links: Links<'_>, latest: Id<Report>, reports: &[Id<Report>], room: usize) -> (Vec<Listing>, Vec<Listing>) {
    let room = room.saturating_sub(2 * HEADING + 2 * LINE);
    let found = found::found(links, latest, room / 2);
    (found.shown, asked::asked(links, latest, reports, room.saturating_sub(found.height)))
}

/// The profile, and the text of the only example of practice, where both fit.
fn texts(links: Links<'_>, id: Id<Authority>, room: usize) -> (String, String) {
    let atlas = links.atlas;
    let mut prose = vec![&atlas.authorities[id].profile];
    if let [only] = atlas.index.practices_of(id) {
        prose.push(&atlas.practices[*only].body);
    }
    let (shown, _) = fitting(prose, room, |prose| {
        let blocks = prose.markdown.split("\n\n").filter(|block| !block.trim().is_empty());
        HEADING + blocks.map(|block| item(block, FULL)).sum::<usize>()
    });
    // Both stand on one sheet, so their headings' anchors begin differently.
    let html = |(prose, prefix): (&Prose, _)| markdown::render(prose, links, markdown::Level::Section, prefix).html;
    let mut shown = shown.into_iter().zip(["profile-", "practice-"]).map(html);
    (shown.next().unwrap_or_default(), shown.next().unwrap_or_default())
}

/// The examples of practice.
fn practice(links: Links<'_>, id: Id<Authority>, room: usize) -> Part<Option<Listing>> {
    let atlas = links.atlas;
    let practices = atlas.index.practices_of(id);
    if practices.is_empty() {
        return Part::default();
    }
    let shown = |id: &Id<Practice>| {
        let practice = &atlas.practices[*id];
        Item {
            lead: practice.title.clone(),
            lead_href: links.page(Route::Practice(*id)),
            note: format!("Told in {}.", atlas.overviews[practice.overview].short_title),
            text: practice.summary.clone(),
            ..Item::default()
        }
    };
    let height = |entry: &Item| item(&format!("{} {} {}", entry.lead, entry.note, entry.text), FULL);
    let around = HEADING + 2 * LINE;
    let (items, left) = fitting(practices.iter().map(shown).collect(), room.saturating_sub(around), height);
    Part {
        height: around + items.iter().map(height).sum::<usize>(),
        shown: Some(Listing { title: "Told as an example".to_owned(), rest: rest(left), items, ..Listing::default() }),
    }
}

/// The documents the sheet rests on: the reports, newest first, then the overviews that tell of the
/// examples of practice; and a word on those left out.
fn sources(links: Links<'_>, id: Id<Authority>) -> Part<(Vec<Source>, String)> {
    let atlas = links.atlas;
    let reports = atlas.index.reports_of(id).iter().rev().map(|id: &Id<Report>| Document::Report(*id));
    let mut overviews: Vec<_> = atlas.index.practices_of(id).iter().map(|id| atlas.practices[*id].overview).collect();
    overviews.sort_unstable();
    overviews.dedup();
    let source = |document: Document| {
        let route = links.document(document);
        Source { text: data::citation::plain(atlas, route).1, href: links.page(route), address: links.canonical(route) }
    };
    let all = reports.chain(overviews.into_iter().map(Document::Overview)).map(source).collect();
    let height = |source: &Source| small(&format!("{} In the atlas: {}", source.text, source.address));
    let (shown, left) = fitting(all, SOURCES, height);
    let rest = if left == 0 {
        String::new()
    } else {
        format!("And {}, on the authority’s page.", words::count(left, "more source", "more sources"))
    };
    Part { height: shown.iter().map(height).sum::<usize>() + LINE, shown: (shown, rest) }
}

/// How many more there are than the sheet shows.
fn rest(left: usize) -> String {
    if left == 0 { String::new() } else { format!("And {}.", words::count(left, "more", "more")) }
}

/// `¶16, ¶29–31`.
fn paragraphs(links: Links<'_>, refs: &[ParagraphRef]) -> String {
    let spellings = &links.atlas.index.spellings;
    refs.iter().map(|place| place.label_with(spellings)).collect::<Vec<_>>().join(", ")
}
