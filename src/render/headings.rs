//! The anchors of a text's headings and footnotes.
//!
//! In: the words of each heading, in order; the name of a footnote. Out: its anchor, which nothing else on the page has.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Tag};

use crate::model::prose;

/// What every page has on it, and the page of the data besides: no heading may take these.
const OF_THE_PAGE: [&str; 6] = ["main", "site-search", "terms-here", "download", "downloads", "downloads-caption"];

/// Gives the headings of one text their anchors.
pub struct Anchors<'a> {
    prefix: &'a str,
    given: BTreeSet<String>,
}

impl<'a> Anchors<'a> {
    /// For a text whose anchors begin with `prefix`. Those of its footnotes are taken.
    pub fn new(prefix: &'a str, markdown: &str) -> Self {
        let mut given: BTreeSet<String> = OF_THE_PAGE.map(str::to_owned).into();
        // Few texts have any, and reading one takes its time.
        if markdown.contains("[^") {
            given.extend(prose::events(markdown).filter_map(|(event, _)| match event {
                Event::Start(Tag::FootnoteDefinition(name)) => Some(note(prefix, &name)),
                _ => None,
            }));
        }
        Self { prefix, given }
    }

    /// The anchor of the next heading: its words in small letters, joined by hyphens. Where an
    /// earlier one has it, the first number from 2 that is free is added; so the first of several
    /// keeps its anchor whatever is written below it.
    pub fn next(&mut self, words: &str) -> String {
        let plain: String =
            words.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
        // Words in another script leave nothing.
        let words = if parts.is_empty() { "part".to_owned() } else { parts.join("-") };
        let wanted = format!("{}{words}", self.prefix);
        let mut anchor = wanted.clone();
        let mut number = 1;
        while !self.given.insert(anchor.clone()) {
            number += 1;
            anchor = format!("{wanted}-{number}");
        }
        anchor
    }
}

/// The anchor of a footnote of a text whose anchors begin with `prefix`, by its name there.
pub fn note(prefix: &str, name: &str) -> String {
    format!("{prefix}note-{name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anchors(prefix: &str, headings: &[&str]) -> Vec<String> {
        let mut anchors = Anchors::new(prefix, "");
        headings.iter().map(|words| anchors.next(words)).collect()
    }

    #[test]
    fn equal_headings_are_numbered_in_their_order() {
        assert_eq!(
            anchors("text-", &["One two", "One, two!", "One two"]),
            ["text-one-two", "text-one-two-2", "text-one-two-3"]
        );
    }

    #[test]
    fn a_number_that_another_heading_has_is_left_to_it() {
        assert_eq!(anchors("", &["A", "A 2", "A", "A"]), ["a", "a-2", "a-3", "a-4"]);
        assert_eq!(anchors("", &["A", "A", "A 2"]), ["a", "a-2", "a-2-2"]);
    }

    #[test]
    fn what_the_page_has_itself_and_words_without_letters_get_anchors_too() {
        assert_eq!(anchors("", &["Main", "Download", "日本", "…"]), ["main-2", "download-2", "part", "part-2"]);
        assert_eq!(anchors("", &["Downloads", "Downloads caption"]), ["downloads-2", "downloads-caption-2"]);
    }

    #[test]
    fn a_footnote_keeps_its_anchor_wherever_it_stands() {
        let mut anchors = Anchors::new("text-", "## Note 1\n\nWords.[^1]\n\n[^1]: A note.\n");
        assert_eq!(anchors.next("Note 1"), "text-note-1-2");
    }
}
