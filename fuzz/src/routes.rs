//! Routes: whatever names content has, every page of the site lies inside it, at a place of its own,
//! and every anchor is safe in an address.

use std::collections::BTreeSet;

use inspection_atlas::{
    model::Slug,
    pages::{self, anchor, former},
};

use super::project::{parts, small_text, within};

/// The parts are the names of a page, a theme, an authority, a practice, a term, and of an id given up.
pub fn holds(data: &[u8]) {
    let names = parts(data);
    let text = |from: &str| small_text(from).into_bytes();
    let sources = [
        "content/pages/about.md",
        "content/themes/safe-homes.md",
        "content/authorities/fenmarch.md",
        "content/practice/fenmarch-night-bus.md",
    ];
    let mut files = Vec::new();
    for (name, from) in names.iter().zip(sources) {
        let (folder, _) = from.rsplit_once('/').expect("content lies in folders");
        files.push((format!("{folder}/{name}.md"), text(from)));
    }
    let quoted = |at: usize| serde_json::to_string(names.get(at).map_or("x", String::as_str)).expect("a text is JSON");
    let terms = small_text("content/glossary.yaml")
        + &format!("  - id: {}\n    term: \"T\"\n    meaning: \"Any term.\"\n", quoted(4));
    files.push(("content/glossary.yaml".to_owned(), terms.into_bytes()));
    let redirects = small_text("content/redirects.yaml") + &format!("  - from: {}\n    to: page:about\n", quoted(5));
    files.push(("content/redirects.yaml".to_owned(), redirects.into_bytes()));
    let joined = within(&files);
    let Some(atlas) = &joined.atlas else { return };
    let mut taken = BTreeSet::new();
    for page in pages::plan(atlas).pages {
        let (folder, path) = (page.route.folder(atlas), page.route.path(atlas));
        inside(&path);
        // Where names are told to be double, two pages may have one place: such a site is not built.
        assert!(taken.insert(path.clone()) || joined.diagnostics.has_errors(), "two pages at {path}");
        assert_eq!(page.route.to_root(), "../".repeat(folder.matches('/').count()), "{path}");
    }
    for redirect in &atlas.redirects {
        if let Some(folder) = former::folder(atlas, redirect) {
            inside(&(folder + "index.html"));
        }
    }
    for name in &names {
        if let Ok(slug) = Slug::parse(name) {
            for anchor in [anchor::finding_by_id(&slug), anchor::term(&slug), anchor::elsewhere(&slug, "x")] {
                assert!(anchor.bytes().all(plain), "{anchor}");
            }
        }
    }
}

fn plain(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'
}

/// Fails unless a path stays inside the site, on any file system and in any address.
fn inside(path: &str) {
    for part in path.split('/') {
        let (name, ending) = part.split_once('.').unwrap_or((part, "html"));
        assert!(!name.is_empty() && name.bytes().all(plain) && ending == "html", "{path}");
        assert!(name.len() <= 100 && !matches!(name, "con" | "nul" | "aux" | "prn"), "{path}");
    }
}
