//! The lasting addresses of entries, and what a reader can do with them.
//!
//! In: an entry's anchor on the page of its document. Out: its permalink, as its component prints it;
//! and once for a page, how any entry on it is cited and corrected. `static/js/entry.js` fills that
//! in for the entry whose sign a reader follows.

use serde::Serialize;

use super::parts::{edit_href, report_href};
use crate::{
    model::Document,
    pages::Route,
    render::{Links, data::citation},
};

/// How the anchors of entries begin, and what a reader hears such an entry called.
const KINDS: [(&str, &str); 10] = [
    ("judgement", "grade"),
    ("finding", "finding"),
    ("recommendation", "recommendation"),
    ("figure", "figure"),
    ("earlier", "earlier inspection"),
    ("defect", "defect"),
    ("statement", "statement"),
    ("dominant", "dominant theme"),
    ("fact", "fact"),
    ("chart", "chart"),
];

/// Which file of a document's folder holds an entry, by the beginning of its anchor. The line without
/// a beginning is for all that have no file of their own.
const FILES: [(&str, &str, &str); 6] = [
    ("reports", "finding", "findings"),
    ("reports", "recommendation", "recommendations"),
    ("reports", "figure", "figures"),
    ("reports", "", "report"),
    ("overviews", "statement", "statements"),
    ("overviews", "", "overview"),
];

/// The lasting address of an entry, and what it is called.
#[derive(Clone, Debug, Serialize)]
pub struct Permalink {
    href: String,
    kind: &'static str,
}

/// The permalink of the entry that stands under `anchor` on the page of its document.
pub fn permalink(links: Links<'_>, document: Document, anchor: &str) -> Permalink {
    let first = anchor.split('-').next().unwrap_or_default();
    let kind = KINDS.iter().find(|(beginning, _)| first == *beginning);
    Permalink { href: links.place(links.document(document), anchor), kind: kind.map_or("entry", |(_, called)| called) }
}

/// How any entry of a page is cited and corrected; all of it empty on a page without entries.
#[derive(Default, Serialize)]
pub struct EntryCite {
    /// A citation with a place for what differs from entry to entry.
    text: String,
    /// The form for errors, with the page filled in.
    error: String,
    /// For the script: the way to the site's root, the address it is published at, the form for
    /// errors without a place, the folder of the content as it is edited, and its files.
    root: String,
    site: String,
    report: String,
    edit: String,
    files: String,
}

/// How any entry of the page is cited and corrected.
pub fn entry_cite(links: Links<'_>) -> EntryCite {
    let page = links.from.undivided();
    if !has_entries(page) {
        return EntryCite::default();
    }
    let document = match page {
        Route::Report(id) => Some(Document::Report(id)),
        Route::Overview(id) => Some(Document::Overview(id)),
        _ => None,
    };
    let files: Vec<String> = FILES.iter().map(|(folder, entry, file)| format!("{folder}/{entry}:{file}")).collect();
    EntryCite {
        text: citation::pattern(links.atlas, document),
        error: report_href(links, &links.from.folder(links.atlas)),
        root: links.root().to_owned(),
        site: links.atlas.settings.base_url.clone(),
        report: report_href(links, ""),
        edit: edit_href(links, "content/"),
        files: files.join(" "),
    }
}

/// Whether findings, recommendations or other entries with a permalink stand on a page.
pub fn has_entries(page: Route) -> bool {
    matches!(
        page,
        Route::Report(_)
            | Route::Overview(_)
            | Route::Authority(_)
            | Route::Area(_)
            | Route::Theme(_)
            | Route::Group(_)
            | Route::Recommendations
    )
}
