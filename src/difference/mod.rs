//! The difference between two sites: what a change of the content does to what is published.
//!
//! In: the [`Outputs`] of two builds, the earlier and the later. Out: a [`Difference`], and its
//! forms for people ([`markdown()`]) and for programs ([`json()`]).
//!
//! 1. `records` reads `data/atlas.json` of each site, which holds everything that is published, into
//!    one list for each kind of thing (`kind`).
//! 2. `entries` compares two lists, field by field.
//! 3. `pages` compares the pages and counts the other files.
//!
//! It rests on the published data, not on the model: what is no consequence for readers is none here.

mod entries;
mod excerpt;
mod inert;
mod json;
mod kind;
mod markdown;
mod pages;
mod records;

use anyhow::{Context as _, Result};
use serde_json::Value;

use self::{
    entries::Entries,
    kind::KINDS,
    pages::{Files, Pages},
};
pub use self::{
    json::{json, json_without_comparison},
    markdown::{MOST_BYTES, markdown, markdown_without_comparison},
};
use crate::render::{Outputs, data::WHOLE};

/// What differs between two sites.
#[derive(Debug)]
pub struct Difference {
    /// What differs in the data, by kind; kinds without a difference are left out.
    entries: Vec<Entries>,
    /// What differs in the pages.
    pages: Pages,
    /// What differs in the other files.
    files: Files,
}

impl Difference {
    /// Whether the two sites are the same, byte for byte.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.pages.is_empty() && self.files.is_empty()
    }
}

/// Compares two sites.
///
/// # Errors
/// Where one of them has no readable `data/atlas.json`, or lacks the data that it gives the address of.
pub fn compare(old: &Outputs, new: &Outputs) -> Result<Difference> {
    let (before, after) = (whole(old)?, whole(new)?);
    let entries = entries::compare(KINDS, &before, &after);
    Ok(Difference { entries, pages: pages::compare(old, new), files: pages::files(old, new) })
}

/// All that a site publishes. Where it has many reports, each of them stands in a file of its own.
fn whole(site: &Outputs) -> Result<Value> {
    let mut whole = read(site, WHOLE)?;
    let base = whole["url"].as_str().unwrap_or_default().to_owned();
    for report in whole.get_mut("reports").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(path) = report["data"].as_str().and_then(|address| address.strip_prefix(&base)) {
            let mut own = read(site, path)?;
            *report = own.get_mut("report").map(Value::take).unwrap_or_default();
        }
    }
    Ok(whole)
}

fn read(site: &Outputs, path: &str) -> Result<Value> {
    let bytes = site.get(path).with_context(|| format!("the site has no {path}"))?;
    serde_json::from_slice(bytes).with_context(|| format!("{path} cannot be read"))
}
