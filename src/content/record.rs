//! What became of things once they were published, as authored: redirects.

use serde::Deserialize;

use super::values::Thing;

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
