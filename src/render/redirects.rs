//! The pages at addresses that were given up: each sends its readers on.
//!
//! In: the redirects of the [`Atlas`] and the template `pages/redirect.html`. Out: a small page at
//! each old address. It is in no list and no sitemap.

use anyhow::Result;
use serde::Serialize;

use super::{Finished, Links, Sink, Templates};
use crate::{
    model::{Atlas, Redirect},
    pages::former,
};

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

/// Writes a page at each address that was given up.
///
/// # Errors
/// Where the template has a defect, or a path is taken already.
pub fn render(atlas: &Atlas, templates: &Templates, out: &dyn Sink) -> Result<()> {
    for redirect in &atlas.redirects {
        let Some(folder) = former::folder(atlas, redirect) else { continue };
        let page = templates.render("pages/redirect.html", &view(atlas, redirect, &folder))?;
        out.take(Finished::new(
            format!("{folder}index.html"),
            format!("the redirect from {folder}"),
            page.into_bytes(),
        ))?;
    }
    Ok(())
}

fn view<'a>(atlas: &'a Atlas, redirect: &Redirect, folder: &str) -> RedirectView<'a> {
    // As the home page writes it: from the root.
    let links = Links::from_root(atlas);
    let path = links.target(&redirect.to);
    let root = "../".repeat(folder.matches('/').count());
    RedirectView {
        site: &atlas.settings.title,
        href: format!("{root}{path}"),
        canonical: links.canonical_target(&redirect.to),
        script: format!("{root}assets/js/moved.js"),
        root,
    }
}
