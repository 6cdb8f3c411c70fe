//! The files at addresses that were given up: readers are sent on, programs find what they look for.
//!
//! In: the redirects of the [`Atlas`], the finished files and the template `pages/redirect.html`.
//! Out: at each old address, and at that of each page that lay beneath it, a small page that sends
//! its readers on. It is in no list and no sitemap.
//!
//! A program that reads a feed, data, a drawing or a citation does not read HTML, and a folder of
//! files cannot send it on. So where a page was renamed, the files that lie with it are kept at
//! their old addresses too; a feed still says there where it is now.

use anyhow::Result;
use serde::Serialize;

use super::{Links, Outputs, Templates};
use crate::{
    model::Atlas,
    pages::{Route, former},
};

/// The file of a folder's own page.
const INDEX: &str = "index.html";

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

/// Writes what stands at the addresses that were given up. `out` holds all pages, feeds and data.
///
/// # Errors
/// Where the template has a defect, or a path is taken already.
pub fn render(atlas: &Atlas, templates: &Templates, out: &mut Outputs) -> Result<()> {
    for redirect in &atlas.redirects {
        let Some(folder) = former::folder(atlas, redirect) else { continue };
        // As the home page writes it: from the root.
        let target = Links { atlas, from: Route::Home }.target(&redirect.to);
        let claimant = format!("the redirect from {folder}");
        let insert = |out: &mut Outputs, name: &str, target: &str| -> Result<()> {
            let path = format!("{folder}{name}");
            let page = templates.render("pages/redirect.html", &view(atlas, &path, target))?;
            Ok(out.insert(path, claimant.clone(), page.into_bytes())?)
        };
        insert(out, INDEX, &target)?;
        let Some(renamed) = target.strip_suffix(INDEX).filter(|to| is_of_a_kind(&folder, to)) else { continue };
        let with_it: Vec<(String, Vec<u8>)> = out
            .under(renamed)
            .map(|(path, output)| (path[renamed.len()..].to_owned(), output.bytes.clone()))
            .filter(|(name, _)| name != INDEX)
            .collect();
        for (name, bytes) in with_it {
            if name.ends_with(".html") {
                insert(out, &name, &format!("{renamed}{name}"))?;
            } else {
                out.insert(format!("{folder}{name}"), claimant.clone(), bytes)?;
            }
        }
    }
    Ok(())
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
