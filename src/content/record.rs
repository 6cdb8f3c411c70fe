//! What became of things once they were published, as authored: redirects and changes.

use schemars::JsonSchema;
use serde::Deserialize;

use super::values::{Date, Name, Text, Thing, if_any};

/// `content/redirects.yaml`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RedirectsFile {
    /// The ids that were given up.
    pub redirects: Box<[RedirectEntry]>,
}

/// An id that was given up, and what stands in its place.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RedirectEntry {
    /// What the id named, written as in a link: `theme:camhs`.
    pub from: Thing,
    /// What stands in its place, written likewise.
    pub to: Thing,
}

/// `content/changes.yaml`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangesFile {
    /// What changed, entry by entry.
    pub changes: Box<[ChangeEntry]>,
}

/// Something that changed on the site.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeEntry {
    /// Unique in the file.
    pub id: Name,
    /// The day it was published.
    pub date: Date,
    /// Whether something was added, is said better, or was wrong.
    pub kind: ChangeWord,
    /// What changed, in a sentence or two.
    pub what: Text,
    /// What was published before; required for a correction.
    pub before: Option<Text>,
    /// What it is about, each written as in a link: `theme:care-leavers`.
    #[serde(default, deserialize_with = "if_any")]
    #[schemars(length(min = 1))]
    pub about: Box<[Thing]>,
}

/// The kinds of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum ChangeWord {
    Addition,
    Revision,
    Correction,
}
