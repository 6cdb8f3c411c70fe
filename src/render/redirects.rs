//! The files at addresses that were given up: readers are sent on, programs find what they look for.
//!
//! In: the redirects of the [`Atlas`], every finished file on its way out, and the template
//! `pages/redirect.html`. Out: at each old address, and at that of each page that lay beneath it, a
//! small page that sends its readers on. It is in no list and no sitemap.
//!
//! A program that reads a feed, data, a drawing or a citation does not read HTML, and a folder of
//! files cannot send it on. So where a page was renamed, the files that lie with it are kept at
//! their old addresses too; a feed still says there where it is now.

use std::sync::Arc;

use anyhow::Result;
use serde::Serialize;

use super::{Finished, Links, Pieces, Sink, Templates};
use crate::{model::Atlas, pages::former};

/// The file of a folder's own page.
const INDEX: &str = "index.html";

/// Lets finished files by, and keeps those of renamed pages at their old addresses too.
pub struct Keeper<'a> {
    atlas: &'a Atlas,
    templates: &'a Templates,
    out: &'a dyn Sink,
    moved: Vec<Moved>,
}

/// An address that was given up.
struct Moved {
    /// The folder that was given up.
    from: String,
    /// Where its readers are sent, from the root of the site.
    to: String,
    claimant: Arc<str>,
}

impl Moved {
    /// The folder that now holds what the old one held; `None` where another thing took its place.
    fn renamed(&self) -> Option<&str> {
        self.to.strip_suffix(INDEX).filter(|to| is_of_a_kind(&self.from, to))
    }
}

impl<'a> Keeper<'a> {
    /// A keeper that lets files by to `out`.
    pub fn new(atlas: &'a Atlas, templates: &'a Templates, out: &'a dyn Sink) -> Self {
        // As the home page writes it: from the root.
        let links = Links::from_root(atlas);
        let moved = atlas.redirects.iter().filter_map(|redirect| {
            let from = former::folder(atlas, redirect)?;
            let claimant = format!("the redirect from {from}").into();
            Some(Moved { to: links.target(&redirect.to), from, claimant })
        });
        Self { atlas, templates, out, moved: moved.collect() }
    }

    /// The folders that were given up, each with the one that now holds what it held.
    pub fn folders(&self) -> Vec<(String, String)> {
        let renamed = |moved: &Moved| Some((moved.from.clone(), moved.renamed()?.to_owned()));
        self.moved.iter().filter_map(renamed).collect()
    }

    /// Writes the page at each address that was given up.
    ///
    /// # Errors
    /// Where the template has a defect, or a path is taken already.
    pub fn pages(&self) -> Result<()> {
        self.moved.iter().try_for_each(|moved| self.page(moved, INDEX, &moved.to))
    }

    fn page(&self, moved: &Moved, name: &str, target: &str) -> Result<()> {
        let path = format!("{}{name}", moved.from);
        let page = self.templates.render("pages/redirect.html", &view(self.atlas, &path, target))?;
        self.out.take(Finished::new(path, Arc::clone(&moved.claimant), page))
    }
}

impl Sink for Keeper<'_> {
    fn take(&self, file: Finished) -> Result<()> {
        for moved in &self.moved {
            let name = moved.renamed().and_then(|renamed| file.path.strip_prefix(renamed));
            let Some(name) = name.filter(|name| *name != INDEX) else { continue };
            if name.ends_with(".html") {
                self.page(moved, name, &file.path)?;
            } else {
                let path = format!("{}{name}", moved.from);
                self.out.take(Finished::new(path, Arc::clone(&moved.claimant), file.body.clone()))?;
            }
        }
        self.out.take(file)
    }

    fn take_long(&self, path: String, claimant: Arc<str>, write: Pieces<'_>) -> Result<()> {
        let lies_with_a_page = self.moved.iter().filter_map(Moved::renamed).any(|renamed| path.starts_with(renamed));
        if lies_with_a_page {
            return self.take(Finished::written(path, claimant, write)?);
        }
        self.out.take_long(path, claimant, write)
    }

    fn wanted(&self) -> bool {
        self.out.wanted()
    }

    fn keeps(&self) -> bool {
        self.out.keeps()
    }
}

/// What the page shows.
#[derive(Serialize)]
struct RedirectView<'a> {
    site: &'a str,
    /// The way from the page to the site's root.
    root: String,
    /// The new address, as the page writes it.
    href: String,
    /// The new address in full.
    canonical: String,
    script: String,
}

/// Whether two folders hold the pages of things of one kind: only then do their files answer to the
/// same names.
fn is_of_a_kind(one: &str, other: &str) -> bool {
    let list = |folder: &str| folder.trim_end_matches('/').rsplit_once('/').map(|(list, _)| list.to_owned());
    list(one) == list(other)
}

fn view<'a>(atlas: &'a Atlas, path: &str, target: &str) -> RedirectView<'a> {
    let root = "../".repeat(path.matches('/').count());
    RedirectView {
        site: &atlas.settings.title,
        href: format!("{root}{target}"),
        canonical: format!("{}{}", atlas.settings.base_url, target.replacen(INDEX, "", 1)),
        script: format!("{root}assets/js/moved.js"),
        root,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_kept_among_things_of_one_kind_only() {
        assert!(is_of_a_kind("themes/old/", "themes/new/"));
        assert!(is_of_a_kind("old-page/", "new-page/"));
        assert!(!is_of_a_kind("areas/old/", "overviews/new/"));
        assert!(!is_of_a_kind("old-page/", "themes/new/"));
    }
}
