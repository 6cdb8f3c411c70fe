//! The pages of two sites, compared, and the other files, counted.
//!
//! A page that changed says other words, or shows them otherwise (a chart, a link, an order), or is
//! the same within another frame: its head, menu or foot. A reviewer needs the first two.

use std::{borrow::Cow, collections::BTreeMap};

use crate::render::Outputs;

/// What differs in the pages. Every name is a path from the site's root, as readers see it: without
/// `index.html`.
#[derive(Debug, Default)]
pub struct Pages {
    /// New ones.
    pub added: Vec<String>,
    /// Those with other words in their main part.
    pub reworded: Vec<String>,
    /// Those with the same words in a main part that is not the same otherwise.
    pub redrawn: Vec<String>,
    /// How many differ only around their main part.
    pub reframed: usize,
    /// Those with another address and the same title.
    pub renamed: Vec<Moved>,
    /// Those that are gone, and lead nowhere.
    pub removed: Vec<String>,
    /// Those that are gone, and send their readers on.
    pub redirected: Vec<String>,
}

/// A page with another address.
#[derive(Debug)]
pub struct Moved {
    /// The earlier address.
    pub from: String,
    /// The present one.
    pub to: String,
    /// Whether the earlier address sends its readers on.
    pub redirects: bool,
}

impl Pages {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.changed() + self.reframed == 0
    }

    /// How many differ in what they show.
    pub fn changed(&self) -> usize {
        let Self { added, reworded, redrawn, renamed, removed, redirected, .. } = self;
        added.len() + reworded.len() + redrawn.len() + renamed.len() + removed.len() + redirected.len()
    }
}

/// How many of the other files differ, by their folder.
#[derive(Debug, Default)]
pub struct Files {
    /// Added, changed and removed files, by the folder at the root of the site.
    pub folders: BTreeMap<String, [usize; 3]>,
}

impl Files {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.folders.is_empty()
    }
}

fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}

/// The text of a page that people read; `None` where there is none, or it only sends them on.
fn page<'a>(site: &'a Outputs, path: &str) -> Option<Cow<'a, str>> {
    let text = String::from_utf8_lossy(site.get(path)?);
    (is_page(path) && !text.contains("http-equiv=\"refresh\"")).then_some(text)
}

/// Compares the pages.
pub fn compare(old: &Outputs, new: &Outputs) -> Pages {
    let mut pages = Pages::default();
    for (path, text) in new.iter().filter_map(|(path, _)| Some((path, page(new, path)?))) {
        match page(old, path) {
            None => pages.added.push(path.to_owned()),
            Some(earlier) if earlier == text => {}
            Some(earlier) => match (main(&earlier), main(&text)) {
                (was, is) if was == is => pages.reframed += 1,
                (was, is) if words(was) == words(is) => pages.redrawn.push(shown(path)),
                _ => pages.reworded.push(shown(path)),
            },
        }
    }
    let gone = old.iter().map(|(path, _)| path).filter(|path| page(old, path).is_some() && page(new, path).is_none());
    let mut gone: Vec<String> = gone.map(str::to_owned).collect();
    rename(&mut pages, &mut gone, old, new);
    pages.added.iter_mut().for_each(|path| *path = shown(path));
    let (redirected, removed): (Vec<String>, Vec<String>) = gone.into_iter().partition(|path| new.get(path).is_some());
    pages.redirected = redirected.iter().map(|path| shown(path)).collect();
    pages.removed = removed.iter().map(|path| shown(path)).collect();
    pages
}

/// Finds the pages that only moved. Titles are unique within a site.
fn rename(pages: &mut Pages, gone: &mut Vec<String>, old: &Outputs, new: &Outputs) {
    let title = |site: &Outputs, path: &str| {
        page(site, path).and_then(|text| between(&text, "<title>", "</title>").map(str::to_owned))
    };
    let mut titles: BTreeMap<String, String> = BTreeMap::new();
    for path in gone.iter() {
        titles.extend(title(old, path).map(|title| (title, path.clone())));
    }
    let mut moved = Vec::new();
    pages.added.retain(|path| match title(new, path).and_then(|title| titles.remove(&title)) {
        None => true,
        Some(from) => {
            moved.push((from, path.clone()));
            false
        }
    });
    gone.retain(|path| moved.iter().all(|(from, _)| from != path));
    let redirects = |from: &str| new.get(from).is_some();
    pages.renamed =
        moved.iter().map(|(from, to)| Moved { from: shown(from), to: shown(to), redirects: redirects(from) }).collect();
}

/// Counts the files that are no pages.
pub fn files(old: &Outputs, new: &Outputs) -> Files {
    let mut files = Files::default();
    let mut count = |path: &str, how: usize| {
        let folder = path.split_once('/').map_or("", |(folder, _)| folder);
        files.folders.entry(format!("{folder}/")).or_default()[how] += 1;
    };
    for (path, output) in new.iter().filter(|(path, _)| !is_page(path)) {
        match old.get(path) {
            None => count(path, 0),
            Some(bytes) if bytes != output.bytes => count(path, 1),
            Some(_) => {}
        }
    }
    for (path, _) in old.iter().filter(|(path, _)| !is_page(path) && new.get(path).is_none()) {
        count(path, 2);
    }
    files
}

/// The path that readers see.
fn shown(path: &str) -> String {
    match path.strip_suffix("index.html") {
        Some("") => "./".to_owned(),
        Some(folder) => folder.to_owned(),
        None => path.to_owned(),
    }
}

/// The main part of a page; all of it where it has none.
fn main(page: &str) -> &str {
    between(page, "<main", "</main>").unwrap_or(page)
}

fn between<'a>(text: &'a str, open: &str, close: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(open)?;
    rest.split_once(close).map(|(inside, _)| inside)
}

/// What stands between the tags. The audit holds pages to well-formed tags.
fn words(html: &str) -> Vec<&str> {
    let pieces = html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    pieces.flat_map(str::split_whitespace).collect()
}
