//! What tells a site's pages apart from those that were there before, without keeping them.
//!
//! In: the files of a site, one by one ([`Passing`]). Out: a [`Fingerprints`] of its pages, and how many of them
//! are others than in another site.

use std::{
    collections::BTreeMap,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    sync::{Mutex, PoisonError},
};

use anyhow::Result;

use crate::render::{Finished, Sink};

/// Lets files go, and keeps the fingerprints of pages.
#[derive(Default)]
pub struct Passing {
    pages: Mutex<Fingerprints>,
}

impl Passing {
    /// The fingerprints of the pages that passed, of a site that was planned with so many.
    pub fn into_fingerprints(self, planned: usize) -> Fingerprints {
        let pages = self.pages.into_inner().unwrap_or_else(PoisonError::into_inner);
        Fingerprints { planned, ..pages }
    }
}

impl Sink for Passing {
    fn take(&self, file: Finished) -> Result<()> {
        if file.path.ends_with("index.html") || file.path == "404.html" {
            let mut hasher = DefaultHasher::new();
            file.body.bytes().hash(&mut hasher);
            let mut pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
            pages.of.insert(file.path, hasher.finish());
        }
        Ok(())
    }

    fn keeps(&self) -> bool {
        false
    }
}

/// What tells pages apart from what they were.
#[derive(Clone, Debug, Default)]
pub struct Fingerprints {
    /// The pages, and what stands at addresses that were given up.
    of: BTreeMap<String, u64>,
    /// How many pages the site has, as a build counts them.
    planned: usize,
}

impl Fingerprints {
    /// How many pages are not as they were: added, changed or taken away.
    pub fn apart(&self, before: &Self) -> usize {
        let other = self.of.iter().filter(|(path, hash)| before.of.get(*path) != Some(hash)).count();
        other + before.of.keys().filter(|path| !self.of.contains_key(*path)).count()
    }

    /// How many pages the site has, as a build counts them.
    pub fn len(&self) -> usize {
        self.planned
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.planned == 0
    }
}
