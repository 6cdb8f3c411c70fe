//! What the server adds to the site: addresses under `/.atlas/`, which no page can have, since no
//! id and no file of the site begins with a full stop.
//!
//! A page that is served carries one more script. It listens to `/.atlas/events`, changes the page where
//! it stands where its texts changed, loads it anew where more did, exchanges its style sheets, and lays
//! over it what keeps a newer site from being shown. The published site has nothing of this.

use std::borrow::Cow;

use memchr::memmem;
use serde_json::json;

use super::{
    answer::{Answer, common, content, refusal},
    find::{GALLERY, page, unescape},
    request::Request,
    showing::{Showing, Site},
    trust::is_own_page,
};

/// Where the server's own addresses begin.
const OWN: &str = "/.atlas/";

/// The page that stands for all while there is no site; the script fills it.
pub const NO_SITE: &str = include_str!("browser/no-site.html");

/// What stands for the digest of [`NO_SITE`].
pub const NO_PAGE: &str = "none";

/// An answer, or the wish to be told of what is shown.
#[derive(Debug)]
pub enum Reply {
    /// An answer.
    Answer(Answer<'static>),
    /// A stream of [`event`]s about the page at this address.
    Events(String),
    /// A browser shows this version.
    Seen(u64),
}

/// Replies to a request for one of the server's own addresses; `None` where it is for another, or
/// for a page of the gallery, which is shown as those of the site are.
pub fn reply(request: &Request) -> Option<Reply> {
    let (path, query) = request.target.split_once('?').unwrap_or((&request.target, ""));
    let name = path.strip_prefix(OWN)?;
    if path[1..].starts_with(GALLERY) {
        return None;
    }
    if !is_own_page(request.site.as_deref()) {
        return Some(Reply::Answer(refusal(403)));
    }
    let asset =
        |text: &'static str| Reply::Answer(content(name, Cow::Borrowed(text.as_bytes()), request.known.as_deref()));
    let value = |key: &str| query.strip_prefix(key)?.strip_prefix('=').and_then(unescape);
    Some(match name {
        "reload.js" => asset(concat!(include_str!("browser/change.js"), include_str!("browser/reload.js"))),
        "panel.css" => asset(include_str!("browser/panel.css")),
        "events" => value("page").map_or_else(|| Reply::Answer(refusal(400)), Reply::Events),
        "seen" => {
            let version = value("version").and_then(|version| version.parse().ok());
            version.map_or_else(|| Reply::Answer(refusal(400)), Reply::Seen)
        }
        _ => Reply::Answer(refusal(404)),
    })
}

/// Takes note that a browser shows `version`; `seen` gets how long that took since the files were
/// saved, once for each version.
pub fn note_seen(site: &Site, version: u64, seen: &dyn Fn(std::time::Duration)) -> Answer<'static> {
    if let Some(time) = site.seen(version) {
        seen(time);
    }
    Answer { status: 204, headers: common("text/plain; charset=utf-8"), body: Cow::Borrowed(&[]) }
}

/// The headers with which a stream of events begins.
pub fn events_head() -> Answer<'static> {
    Answer { status: 200, headers: common("text/event-stream"), body: Cow::Borrowed(&[]) }
}

/// The event that tells the page at the address `target` of what is shown (the grammar is HTML's,
/// 9.2 Server-sent events). `known` is the digest that the event before told; where the page is another
/// by now, the event carries it, so that nobody has to ask for it.
pub fn event(target: &str, showing: &Showing, known: &mut Option<String>) -> String {
    let (digest, bytes) = page(target, showing);
    let changed = known.as_ref().is_some_and(|known| *known != digest);
    let text = bytes.filter(|_| changed).map(|bytes| with_script(&bytes, &digest, showing));
    *known = Some(digest.clone());
    let data = json!({
        "version": showing.version,
        "page": digest,
        "text": text.map(|text| String::from_utf8_lossy(&text).into_owned()),
        "styles": showing.styles,
        "assets": showing.assets,
        "problems": showing.problems.json(),
    });
    format!("retry: 1000\ndata: {data}\n\n")
}

/// A page with the script at the head of its scripts, which notes what the page was made from, and how it
/// was before other scripts changed it.
pub fn with_script(page: &[u8], digest: &str, showing: &Showing) -> Vec<u8> {
    let Showing { styles, assets, .. } = showing;
    let tag = format!(
        "<script src=\"{OWN}reload.js\" defer data-page=\"{digest}\" data-styles=\"{styles}\" data-assets=\"{assets}\"></script>\n"
    );
    let head = memmem::find(page, b"</head>").unwrap_or(page.len());
    let at = memmem::find(&page[..head], b"<script src=").unwrap_or(head);
    [&page[..at], tag.as_bytes(), &page[at..]].concat()
}
