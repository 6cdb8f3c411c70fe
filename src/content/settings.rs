//! `atlas.yaml` as authored.

use schemars::JsonSchema;
use serde::Deserialize;

use super::values::{Date, Text};

/// What holds for the whole site.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SettingsFile {
    /// The site's name.
    pub title: Text,
    /// One line under the name.
    pub tagline: Text,
    /// One or two sentences for search engines.
    pub description: Text,
    /// The address the site is published at.
    pub base_url: Text,
    /// The address of the repository, for "edit this page".
    pub repository: Text,
    /// The branch that "edit this page" opens.
    pub branch: Text,
    /// The date at which the content was last made true.
    pub content_date: Date,
    /// Terms of reuse.
    pub licence: LicenceEntry,
    /// Notices that stand on every page.
    pub notices: NoticesEntry,
    /// The order of the main menu: names of lists, and ids of free pages.
    pub navigation: Vec<Text>,
}

impl SettingsFile {
    /// The address at which a file of the project can be read.
    pub fn source_address(&self, file: &str) -> String {
        format!("{}/blob/{}/{file}", self.repository.0.trim_end_matches('/'), self.branch.0)
    }
}

/// Terms of reuse.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LicenceEntry {
    /// The terms in words.
    pub text: Text,
    /// The name of the content's licence.
    pub content_name: Text,
    /// Its address.
    pub content_url: Text,
    /// The name of the code's licence.
    pub code_name: Text,
}

/// Notices that stand on every page.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticesEntry {
    /// That this is no government or inspectorate site.
    pub independence: Text,
    /// That a grade says nothing about today's service.
    pub not_today: Text,
}
