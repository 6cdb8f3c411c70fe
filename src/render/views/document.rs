//! The pages that are mainly a text: examples of practice and free pages.

use serde::Serialize;

use super::{
    entries::{groups, themes},
    parts::{Cell, Citation, Column, ContentsItem, DataTable, Detail, Link, Row, citations, page_link},
};
use crate::{
    model::{Document, Id, Page, Practice},
    pages::Route,
    render::{Links, data, markdown, templates::View},
};

/// The page of an example of practice.
#[derive(Serialize)]
pub struct PracticeView {
    eyebrow: String,
    summary: String,
    details: Vec<Detail>,
    body_html: String,
    themes: Vec<View>,
    groups: Vec<View>,
    citations: Vec<Citation>,
    previous: Link,
    next: Link,
}

/// Makes it.
pub fn practice(links: Links<'_>, id: Id<Practice>) -> PracticeView {
    let atlas = links.atlas;
    let practice = &atlas.practices[id];
    let beside = |step: isize| {
        let other = id.index().checked_add_signed(step).and_then(|index| atlas.practices.ids().nth(index));
        other.map_or_else(Link::default, |other| page_link(links, Route::Practice(other)))
    };
    PracticeView {
        eyebrow: format!("Example of practice · {}", atlas.authorities[practice.authority].name),
        summary: practice.summary.clone(),
        details: vec![
            Detail::link("Authority", page_link(links, Route::Authority(practice.authority))),
            Detail::link("Told in", page_link(links, Route::Overview(practice.overview))),
            Detail::link("Outcome area", page_link(links, Route::Area(practice.area))),
        ],
        body_html: markdown::render(&practice.body, links, markdown::Level::Page, "text-").html,
        themes: themes(links, &practice.themes),
        groups: groups(links, &practice.groups),
        citations: citations(links, Document::Overview(practice.overview), &practice.paragraphs),
        previous: beside(-1),
        next: beside(1),
    }
}

/// A free page.
#[derive(Serialize)]
pub struct PageView {
    contents: Vec<ContentsItem>,
    body_html: String,
    /// The files of the published data, on the page that is about them.
    downloads: Option<DataTable>,
}

/// Makes it.
pub fn page(links: Links<'_>, id: Id<Page>) -> PageView {
    let page = &links.atlas.pages[id];
    let rendered = markdown::render(&page.body, links, markdown::Level::Page, "");
    let mut contents: Vec<ContentsItem> =
        rendered.headings.iter().map(|(anchor, words)| ContentsItem::new(words.clone(), anchor, None)).collect();
    let downloads = (page.slug.as_str() == "data").then(|| downloads(links));
    if downloads.is_some() {
        contents.insert(0, ContentsItem::new("Download", "download", None));
    }
    PageView { contents, body_html: rendered.html, downloads }
}

fn downloads(links: Links<'_>) -> DataTable {
    let holds = |file: &str, holds: &str| {
        if file.ends_with(".csv") { format!("one row for each {holds}") } else { holds.to_owned() }
    };
    let row = |(file, what): &(&str, &str)| Row {
        header: Cell::link(Link::new(*file, links.file(&format!("data/{file}")))),
        cells: vec![Cell::text(holds(file, what))],
        ..Row::default()
    };
    DataTable {
        id: "downloads".to_owned(),
        caption: "Files of the published data".to_owned(),
        columns: vec![Column::text("File"), Column::text("What it holds")],
        rows: data::FILES.iter().map(row).collect(),
    }
}
