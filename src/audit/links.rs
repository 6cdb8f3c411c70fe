//! Where the references of all files lead, and what the pages of a site must not share.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{
    Facts, Reference, Written,
    entities::decode,
    meaning::{Fault, Meaning, meaning},
};
use crate::{
    diagnostics::{Code, Diagnostics, alike, nearest},
    location::Place,
    render::Outputs,
};

/// Near names are looked for this many times at most: each search goes through the whole site.
const MOST_HINTS: usize = 20;

/// Follows what the files of `outputs` refer to, compares them, and adds all that is wrong with
/// them to `diagnostics`. `found` holds the [`super::facts`] of each file.
///
/// `written` says where in the content a link to a place on its own page stands.
pub fn join(outputs: &Outputs, found: &[Facts<'_>], written: &Written<'_>, diagnostics: &mut Diagnostics) {
    let pages: BTreeMap<&str, &Facts<'_>> = found.iter().map(|facts| (facts.path, facts)).collect();
    let home = pages.get("index.html").and_then(|home| home.canonical);
    let base = home.map(|address| address.strip_suffix("index.html").unwrap_or(address));
    let site = Site { outputs, pages, base };
    // Nearly all references are good. Where they lead is looked up for many files at once; only files
    // with a bad one are gone through again, in their order, for the messages.
    let astray: Vec<bool> = found.par_iter().map(|facts| leads_astray(&site, facts)).collect();
    let mut join = Join { site: &site, written, diagnostics, hints: 0, target: String::new() };
    let mut titles: BTreeMap<&str, &str> = BTreeMap::new();
    for (facts, astray) in found.iter().zip(astray) {
        for fault in &facts.faults {
            join.error(facts, fault.code, fault.at, &fault.message);
        }
        for same in facts.ids.windows(2).filter(|pair| pair[0] == pair[1]) {
            let message = format!("{} has the id {:?} twice", facts.path, same[0]);
            join.diagnostics.error(Code::DuplicateAnchor, Place::page(facts.path), message);
        }
        if let Some(title) = facts.title
            && let Some(first) = titles.insert(title, facts.path)
        {
            join.error(facts, Code::PageOutline, 0, &format!("has the same title as {first}: {:?}", decode(title)));
        }
        if astray {
            join.follow_all(facts);
        }
    }
}

/// Whether a reference of the file leads nowhere, or where it may not.
fn leads_astray(site: &Site<'_>, facts: &Facts<'_>) -> bool {
    let mut diagnostics = Diagnostics::default();
    let written = &|_: &str, _: &str| None;
    let mut join = Join { site, written, diagnostics: &mut diagnostics, hints: MOST_HINTS, target: String::new() };
    join.follow_all(facts);
    diagnostics.counts() != (0, 0)
}

/// What references are looked up in.
struct Site<'a> {
    outputs: &'a Outputs,
    pages: BTreeMap<&'a str, &'a Facts<'a>>,
    /// The site's own address on the web, where its home page says one.
    base: Option<&'a str>,
}

struct Join<'a, 'd> {
    site: &'a Site<'a>,
    written: &'a Written<'a>,
    diagnostics: &'d mut Diagnostics,
    hints: usize,
    /// The path that the last relative address meant.
    target: String,
}

impl Join<'_, '_> {
    fn follow_all(&mut self, facts: &Facts<'_>) {
        for reference in &facts.references {
            self.follow(facts, reference);
        }
    }

    fn follow(&mut self, facts: &Facts<'_>, reference: &Reference<'_>) {
        let mut target = std::mem::take(&mut self.target);
        match meaning(facts.path, self.site.base, reference, &mut target) {
            Meaning::Nothing => {}
            Meaning::Own(anchor) => self.anchor(facts, reference, facts, &anchor),
            Meaning::File(anchor) => self.file(facts, reference, &target, anchor.as_deref()),
            Meaning::Fault(fault) => self.fault(facts, reference, fault),
        }
        self.target = target;
    }

    fn fault(&mut self, facts: &Facts<'_>, reference: &Reference<'_>, fault: Fault) {
        let address = shown(&reference.address);
        let (code, message) = match fault {
            Fault::NoAddress => (Code::UnsafePage, format!("refers to {address}, which is no address of the web")),
            Fault::OtherHost => (Code::ThirdParty, format!("loads {address} from another host")),
            Fault::Rooted => {
                (Code::BrokenLink, format!("refers to {address}, which leads astray where the site is in a folder"))
            }
            Fault::Outside => (Code::BrokenLink, format!("refers to {address}, which leads out of the site")),
        };
        self.error(facts, code, reference.at, &message);
    }

    /// Checks that a file of the site, and an anchor in it, exist.
    fn file(&mut self, facts: &Facts<'_>, reference: &Reference<'_>, target: &str, anchor: Option<&str>) {
        match (self.site.pages.get(target).copied(), anchor) {
            (Some(page), Some(anchor)) => self.anchor(facts, reference, page, anchor),
            (Some(_), None) => {}
            (None, _) if self.site.outputs.get(target).is_some() => {}
            (None, _) => self.missing(facts, reference, target),
        }
    }

    fn missing(&mut self, facts: &Facts<'_>, reference: &Reference<'_>, target: &str) {
        let message = format!("refers to {}, but there is no {target}", shown(&reference.address));
        let folder = format!("{target}/index.html");
        let hint = if self.site.outputs.get(&folder).is_some() {
            Some(format!("{target} is a folder: add a slash"))
        } else {
            let near =
                self.may_hint().then(|| nearest(target, self.site.outputs.iter().map(|(path, _)| path))).flatten();
            near.map(|near| format!("did you mean {}?", near.0))
        };
        self.report(facts, Code::BrokenLink, reference.at, &message, hint);
    }

    /// Checks that the page `page` has the anchor `anchor`.
    fn anchor(&mut self, facts: &Facts<'_>, reference: &Reference<'_>, page: &Facts<'_>, anchor: &str) {
        if page.ids.binary_search(&anchor).is_ok() {
            return;
        }
        if let Some(place) = (self.written)(facts.path, &reference.address) {
            let message = format!("the page of this text has no place {}", shown(&reference.address));
            let ids = || page.ids.iter().copied();
            let meant = nearest(anchor, ids()).map(|near| format!("`{}`", near.0)).or_else(|| alike(anchor, ids()));
            let hint = meant.map_or_else(
                || {
                    "write the address of a heading, as `atlas serve` shows it behind the # when you follow it"
                        .to_owned()
                },
                |meant| format!("did you mean {}?", meant.replace('`', "")),
            );
            self.diagnostics.error(Code::BrokenLink, place, message).hint(hint);
            return;
        }
        let message = format!("refers to {}, but {} has no id {anchor:?}", shown(&reference.address), page.path);
        let near = self.may_hint().then(|| nearest(anchor, page.ids.iter().copied())).flatten();
        let hint = near.map(|near| format!("did you mean {}?", near.0));
        self.report(facts, Code::BrokenLink, reference.at, &message, hint);
    }

    fn may_hint(&mut self) -> bool {
        self.hints += 1;
        self.hints <= MOST_HINTS
    }

    fn error(&mut self, facts: &Facts<'_>, code: Code, at: usize, message: &str) {
        self.report(facts, code, at, message, None);
    }

    fn report(&mut self, facts: &Facts<'_>, code: Code, at: usize, message: &str, hint: Option<String>) {
        let message = format!("line {} of {} {message}", facts.line(at), facts.path);
        let diagnostic = self.diagnostics.error(code, Place::page(facts.path), message);
        if let Some(hint) = hint {
            diagnostic.hint(hint);
        }
    }
}

/// An address for a message: in quotation marks, and not longer than a line.
fn shown(address: &str) -> String {
    match address.char_indices().nth(120) {
        Some((end, _)) => format!("{:?}…", &address[..end]),
        None => format!("{address:?}"),
    }
}
