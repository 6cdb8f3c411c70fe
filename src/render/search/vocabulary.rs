//! The entries that belong to no document: themes, terms, authorities, groups, frameworks, pages.

use std::borrow::Cow;

use super::{
    entries::{Entries, Entry, Place, position},
    kind::Kind,
    sections::sections,
};
use crate::{
    model::{Atlas, Prose, Term},
    pages::{Route, anchor},
    render::views::words,
};

/// Adds them all.
pub fn collect<'a>(atlas: &'a Atlas, entries: &mut Entries<'a>) {
    themes(atlas, entries);
    glossary(atlas, entries);
    authorities(atlas, entries);
    for (id, group) in atlas.groups.iter() {
        let place = entries.place(|| Place::plain(atlas, Route::Group(id), &group.label));
        entries.add(Kind::Group, || Entry::page(place, &group.label, &group.description));
    }
    for (id, area) in atlas.areas.iter() {
        let place = entries.place(|| Place::plain(atlas, Route::Area(id), &area.label));
        entries.add(Kind::Area, || Entry::page(place, &area.label, &area.summary));
    }
    for (id, framework) in atlas.frameworks.iter() {
        let place = entries.place(|| Place::plain(atlas, Route::Framework(id), &framework.short_title));
        let text = || format!("{}. {}", framework.title, framework.summary);
        entries.add(Kind::Framework, || Entry::page(place, &framework.short_title, text()));
    }
    practices(atlas, entries);
    pages(atlas, entries);
}

fn themes<'a>(atlas: &'a Atlas, entries: &mut Entries<'a>) {
    for (id, theme) in atlas.themes.iter() {
        let place = entries.place(|| Place::plain(atlas, Route::Theme(id), &theme.title));
        entries.add(Kind::Theme, || Entry::page(place, &theme.title, &theme.summary));
        parts(entries, Kind::Summary, place, &theme.essay, "essay-", "essay");
    }
}

fn glossary<'a>(atlas: &'a Atlas, entries: &mut Entries<'a>) {
    if atlas.terms.is_empty() {
        return;
    }
    let place = entries.place(|| Place::plain(atlas, Route::Glossary, "Glossary"));
    for term in atlas.terms.values() {
        let page = || Entry::page(place, term_title(term), term_text(term));
        entries.add(Kind::Term, || Entry { anchor: anchor::term(&term.slug), ..page() });
    }
}

fn term_title(term: &Term) -> Cow<'_, str> {
    match &term.full {
        Some(full) => format!("{}: {full}", term.term).into(),
        None => term.term.as_str().into(),
    }
}

fn term_text(term: &Term) -> String {
    let other = term.other_forms();
    if other.is_empty() {
        term.meaning.clone()
    } else {
        format!("{} Also written: {}.", term.meaning, other.join("; "))
    }
}

fn authorities<'a>(atlas: &'a Atlas, entries: &mut Entries<'a>) {
    for (id, authority) in atlas.authorities.iter() {
        let name = &authority.name;
        let page = || Place { authority: Some(position(id)), ..Place::plain(atlas, Route::Authority(id), name) };
        let place = entries.place(page);
        let codes = || authority.codes.iter().map(|code| code.value.as_str()).collect::<Vec<&str>>().join(", ");
        let text = || format!("{}, {}. Codes: {}.", authority.council, authority.region, codes());
        entries.add(Kind::Authority, || Entry::page(place, name, text()));
        parts(entries, Kind::Summary, place, &authority.profile, "profile-", "profile");
    }
}

fn practices<'a>(atlas: &'a Atlas, entries: &mut Entries<'a>) {
    for (id, practice) in atlas.practices.iter() {
        let overview = &atlas.overviews[practice.overview];
        let place = entries.place(|| Place {
            authority: Some(position(practice.authority)),
            date: words::published_short(&overview.published),
            ..Place::plain(atlas, Route::Practice(id), &practice.title)
        });
        entries.add(Kind::Practice, || Entry::page(place, &practice.title, &practice.summary));
        parts(entries, Kind::Practice, place, &practice.body, "text-", "");
    }
}

fn pages<'a>(atlas: &'a Atlas, entries: &mut Entries<'a>) {
    for (id, page) in atlas.pages.iter() {
        let place = entries.place(|| Place::plain(atlas, Route::Page(id), &page.title));
        entries.add(Kind::Page, || Entry::page(place, &page.title, &page.description));
        parts(entries, Kind::Page, place, &page.body, "", "");
    }
}

/// Adds the parts of a text. What stands before its first heading is at `whole`.
pub fn parts(entries: &mut Entries<'_>, kind: Kind, place: u32, text: &Prose, prefix: &str, whole: &str) {
    if !entries.wants(kind) {
        return;
    }
    for part in sections(text, prefix) {
        let anchor = if part.anchor.is_empty() { whole.to_owned() } else { part.anchor };
        entries.add(kind, || Entry { anchor, ..Entry::page(place, part.heading, part.text) });
    }
}
