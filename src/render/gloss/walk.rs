//! The parts of a finished page in which terms are explained.
//!
//! The page is our own: its tags are well formed, and `<` stands nowhere else.

use std::sync::LazyLock;

use memchr::{memchr, memchr2, memmem::Finder, memrchr};

/// How the classes of an element begin.
static CLASS: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("class=\""));

/// Elements, by a class, whose text is explained: running text, and statements.
const EXPLAINED: [&str; 3] = ["prose", "entry__statement", "lede"];
static FINDERS: LazyLock<[Finder<'static>; EXPLAINED.len()]> = LazyLock::new(|| EXPLAINED.map(Finder::new));
/// Elements within them that are left as they are.
const LEFT: [&str; 14] =
    ["a", "h1", "h2", "h3", "h4", "h5", "h6", "code", "pre", "button", "summary", "caption", "th", "svg"];

/// Elements of one name, one within the other.
#[derive(Clone, Copy)]
struct Open<'a> {
    name: &'a str,
    depth: usize,
}

/// Calls `text` with each text that is explained, in their order, with the byte it begins at.
pub fn texts<'a>(html: &'a str, mut text: impl FnMut(usize, &'a str)) {
    let (mut at, mut words) = (0, Words::of(html));
    while let Some((element, start)) = next(html, at, &mut words) {
        at = within(html, element, start, &mut text);
    }
}

/// The words of [`EXPLAINED`] in a page. Each is searched for by itself, as some stand in nearly every
/// line of a page and others nowhere.
struct Words<'a> {
    html: &'a str,
    /// Where each stands next, as far as the page was read.
    next: [Option<usize>; EXPLAINED.len()],
}

impl<'a> Words<'a> {
    fn of(html: &'a str) -> Self {
        Self { html, next: FINDERS.each_ref().map(|word| word.find(html.as_bytes())) }
    }

    /// The first of them from `at` on: where it begins and ends.
    fn from(&mut self, at: usize) -> Option<(usize, usize)> {
        for (next, word) in self.next.iter_mut().zip(FINDERS.iter()) {
            if next.is_some_and(|next| next < at) {
                *next = word.find(&self.html.as_bytes()[at..]).map(|start| at + start);
            }
        }
        let found = self.next.iter().zip(EXPLAINED).filter_map(|(next, word)| next.map(|at| (at, at + word.len())));
        found.min()
    }
}

/// The next element whose text is explained, and where its content begins. Most of a page lies between
/// such elements, and is passed over without a look at its tags.
fn next<'a>(html: &'a str, mut at: usize, words: &mut Words<'_>) -> Option<(Open<'a>, usize)> {
    loop {
        let (start, behind) = words.from(at)?;
        // The word stands in a tag, or in a text behind one.
        if let Some(tag) = memrchr(b'<', &html.as_bytes()[at..start]).map(|start| at + start) {
            let end = end_of_tag(html, tag)?;
            let inner = &html[tag + 1..end];
            if end > start && is_explained(inner) && !inner.ends_with('/') {
                return Some((Open { name: name(inner), depth: 1 }, end + 1));
            }
        }
        at = behind;
    }
}

/// Calls `text` with the texts of an element whose content begins at a byte; returns where it ends.
fn within<'a>(html: &'a str, element: Open<'a>, mut at: usize, text: &mut impl FnMut(usize, &'a str)) -> usize {
    let (mut inside, mut left) = (Some(element), None);
    while let Some(tag) = memchr(b'<', &html.as_bytes()[at..]).map(|start| at + start) {
        if left.is_none() && tag > at {
            text(at, &html[at..tag]);
        }
        let Some(end) = end_of_tag(html, tag) else { return html.len() };
        let inner = &html[tag + 1..end];
        let (name, closes) = inner.strip_prefix('/').map_or((name(inner), false), |inner| (name(inner), true));
        at = end + 1;
        if !inner.ends_with('/') {
            step(&mut left, name, closes, LEFT.contains(&name));
            step(&mut inside, name, closes, false);
        }
        if inside.is_none() {
            return at;
        }
    }
    html.len()
}

/// Follows an element that is open, or opens one that begins here.
fn step<'a>(open: &mut Option<Open<'a>>, name: &'a str, closes: bool, begins: bool) {
    match open {
        Some(element) if element.name == name && closes => {
            element.depth -= 1;
            if element.depth == 0 {
                *open = None;
            }
        }
        Some(element) if element.name == name => element.depth += 1,
        None if begins && !closes => *open = Some(Open { name, depth: 1 }),
        _ => {}
    }
}

/// Where a tag ends: a sign in quotation marks does not end it.
fn end_of_tag(html: &str, start: usize) -> Option<usize> {
    let bytes = html.as_bytes();
    let mut at = start;
    loop {
        at += memchr2(b'"', b'>', bytes.get(at..)?)?;
        if bytes[at] == b'>' {
            return Some(at);
        }
        at += memchr(b'"', &bytes[at + 1..])? + 2;
    }
}

fn name(inner: &str) -> &str {
    let end = inner.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(inner.len());
    &inner[..end]
}

fn is_explained(inner: &str) -> bool {
    let Some(at) = CLASS.find(inner.as_bytes()) else { return false };
    let classes = inner[at + CLASS.needle().len()..].split('"').next().unwrap_or_default();
    classes.split(' ').any(|class| EXPLAINED.contains(&class))
}

#[cfg(test)]
mod tests {
    use super::texts;

    fn found(html: &str) -> Vec<&str> {
        let mut list = Vec::new();
        texts(html, |at, text| {
            assert!(html[at..].starts_with(text));
            list.push(text);
        });
        list
    }

    #[test]
    fn running_text_is_explained_and_links_headings_and_code_are_left() {
        let html = "<p>no</p><div class=\"prose prose--nested\"><h2>no</h2><p>one <a href=\"x>y\">no</a> two</p>\
                    <div>three<br>four <svg><g/><path d=\"M0\"/>no</svg></div></div><p>no</p>\
                    <p class=\"entry__statement\">five <code>no</code></p>no prose <b>no lede</b> <hr class=\"lede\"/>\
                    <p title=\"prose\">no</p><p class=\"lede\">six";
        assert_eq!(found(html), ["one ", " two", "three", "four ", "five "]);
        assert_eq!(found("<p class=\"lede\">seven</p> lede"), ["seven"]);
    }
}
