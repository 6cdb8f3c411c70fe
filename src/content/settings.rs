//! `atlas.yaml` as authored.

use serde::Deserialize;

use super::values::{Date, Text};

/// What holds for the whole site.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct SettingsFile {
    pub title: Text,
    pub tagline: Text,
    pub description: Text,
    pub base_url: Text,
    pub repository: Text,
    pub branch: Text,
    pub content_date: Date,
    pub licence: LicenceEntry,
    pub notices: NoticesEntry,
    pub navigation: Vec<Text>,
}

impl SettingsFile {
    /// The address at which a file of the project can be read.
    pub fn source_address(&self, file: &str) -> String {
        format!("{}/blob/{}/{file}", self.repository.0.trim_end_matches('/'), self.branch.0)
    }
}

/// Terms of reuse.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct LicenceEntry {
    pub text: Text,
    pub content_name: Text,
    pub content_url: Text,
    pub code_name: Text,
}

/// Notices that stand on every page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct NoticesEntry {
    pub independence: Text,
    pub not_today: Text,
}
