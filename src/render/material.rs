//! What pages are made with, whatever the reports say.
//!
//! In: the templates, the files of `static/` and the terms of an [`Atlas`]. Out: the same, ready for use. While
//! someone works on the content none of it changes from page to page, nor from one save to the next.

use std::sync::{Arc, OnceLock};

use anyhow::{Result, anyhow};

use super::{Asset, Outputs, Shelf, Templates, gloss};
use crate::model::Atlas;

/// Templates, files and terms.
pub struct Material {
    pub(super) templates: Templates,
    /// The terms that are explained on every page.
    pub(super) words: gloss::Words,
    assets: Vec<(String, Vec<u8>)>,
    made: OnceLock<Result<Arc<Outputs>, String>>,
}

impl Material {
    /// The templates, the files of `static/` by their paths there, and the terms of the glossary of `atlas`.
    ///
    /// # Errors
    /// Where the terms cannot be looked for.
    pub fn new(atlas: &Atlas, templates: Templates, assets: Vec<(String, Vec<u8>)>) -> Result<Self> {
        Ok(Self { templates, words: gloss::Words::of(atlas)?, assets, made: OnceLock::new() })
    }

    /// The templates.
    pub fn templates(&self) -> &Templates {
        &self.templates
    }

    /// The files of `static/`.
    pub(super) fn assets(&self) -> Vec<Asset<'_>> {
        self.assets.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect()
    }

    /// The style sheet, scripts and pictures, by their paths in the site.
    pub(super) fn made(&self) -> Result<Arc<Outputs>> {
        let make = || {
            let shelf = Shelf::default();
            super::assets(&self.assets(), &shelf)?;
            Ok(Arc::new(shelf.into_outputs()))
        };
        let made = self.made.get_or_init(|| make().map_err(|error: anyhow::Error| format!("{error:#}")));
        made.clone().map_err(|error| anyhow!(error))
    }
}
