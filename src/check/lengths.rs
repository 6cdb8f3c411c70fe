//! Titles fit into lists, and descriptions say something.

use crate::{
    diagnostics::{Code, Diagnostics},
    location::{Origin, Place},
    model::{Atlas, Id, Report},
};

/// The longest title of a page, and the longest short title, which stands in tables and charts.
const TITLE: usize = 90;
const SHORT_TITLE: usize = 45;

/// The shortest description: it stands alone in lists and in the results of search engines.
const DESCRIPTION: usize = 30;

pub fn check(atlas: &Atlas, diagnostics: &mut Diagnostics) {
    for theme in atlas.themes.values() {
        title(&theme.title, TITLE, || theme.origin.field("title"), diagnostics);
        description(&theme.summary, || theme.origin.field("summary"), diagnostics);
    }
    for page in atlas.pages.values() {
        title(&page.title, TITLE, || page.origin.field("title"), diagnostics);
        description(&page.description, || page.origin.field("description"), diagnostics);
    }
    for practice in atlas.practices.values() {
        title(&practice.title, TITLE, || practice.origin.field("title"), diagnostics);
        description(&practice.summary, || practice.origin.field("summary"), diagnostics);
    }
    for group in atlas.groups.values() {
        description(&group.description, || group.origin.field("description"), diagnostics);
    }
    for overview in atlas.overviews.values() {
        short_title(&overview.short_title, overview.origin, diagnostics);
    }
}

pub fn of_report(atlas: &Atlas, id: Id<Report>, diagnostics: &mut Diagnostics) {
    short_title(&atlas.reports[id].short_title, atlas.reports[id].origin, diagnostics);
}

fn short_title(text: &str, origin: Origin, diagnostics: &mut Diagnostics) {
    title(text, SHORT_TITLE, || origin.field("short_title"), diagnostics);
}

fn title(text: &str, most: usize, place: impl FnOnce() -> Place, diagnostics: &mut Diagnostics) {
    let length = text.chars().count();
    if length > most {
        diagnostics
            .warning(Code::LongTitle, place(), format!("this title has {length} letters; lists have room for {most}"))
            .hint("shorten it; what it leaves out can stand in the text");
    }
}

fn description(text: &str, place: impl FnOnce() -> Place, diagnostics: &mut Diagnostics) {
    let length = text.chars().count();
    if length < DESCRIPTION {
        let message =
            format!("this description has {length} letters; it stands alone in lists and needs {DESCRIPTION}");
        diagnostics
            .warning(Code::ShortDescription, place(), message)
            .hint("say in a sentence what a reader finds there");
    }
}
