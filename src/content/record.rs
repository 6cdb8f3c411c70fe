//! What became of things once they were published, as authored: redirects and changes.

use serde::Deserialize;

use super::values::{Date, Name, Text, Thing};

/// `content/redirects.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct RedirectsFile {
    pub redirects: Vec<RedirectEntry>,
}

/// An id that was given up, and what stands in its place.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct RedirectEntry {
    pub from: Thing,
    pub to: Thing,
}

/// `content/changes.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct ChangesFile {
    pub changes: Vec<ChangeEntry>,
}

/// Something that changed on the site.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct ChangeEntry {
    pub id: Name,
    pub date: Date,
    pub kind: ChangeWord,
    pub what: Text,
    pub before: Option<Text>,
    #[serde(default)]
    pub about: Vec<Thing>,
}

/// The kinds of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum ChangeWord {
    Addition,
    Revision,
    Correction,
}
