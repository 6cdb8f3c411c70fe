//! A text in markdown as plain sections.
//!
//! In: a [`Prose`]. Out: its headings, each with its anchor and the words under it, as they are
//! read; citations are left out.

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use crate::{
    model::{Prose, prose},
    render::headings::Anchors,
};

/// A part of a text under one heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Its anchor; empty for what stands before the first heading.
    pub anchor: String,
    /// The words of its heading; empty likewise.
    pub heading: String,
    /// The words under it.
    pub text: String,
}

/// The sections of a text, by its headings of every level. Anchors begin with `prefix`, as on the page.
pub fn sections(text: &Prose, prefix: &str) -> Vec<Section> {
    let mut anchors = Anchors::new(prefix, &text.markdown);
    let mut all = vec![Section::default()];
    let (mut heading, mut in_citation) = (None::<HeadingLevel>, false);
    for (event, _) in prose::events(&text.markdown) {
        let section = all.last_mut().expect("there is always a section");
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                heading = Some(level);
                all.push(Section::default());
            }
            Event::End(TagEnd::Heading(_)) => {
                heading = None;
                section.anchor = anchors.next(&section.heading);
            }
            Event::Start(Tag::Link { dest_url, .. }) => in_citation = prose::is_citation(&dest_url),
            Event::End(TagEnd::Link) => in_citation = false,
            Event::Text(words) | Event::Code(words) if !in_citation => {
                let into = if heading.is_some() { &mut section.heading } else { &mut section.text };
                into.push_str(&words);
            }
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell) => {
                section.text.push(' ');
            }
            _ => {}
        }
    }
    for section in &mut all {
        section.text = tidy(&section.text);
    }
    all.retain(|section| !section.text.is_empty());
    all
}

/// Text without the gaps that left-out citations leave.
fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !tidy.is_empty() && !word.starts_with([',', '.', ';', ':']) {
            tidy.push(' ');
        }
        tidy.push_str(word);
    }
    tidy
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_its_headings_and_loses_its_citations() {
        let markdown = "Before.\n\n## One *two*\n\nSome words [¶3].\n\n- an item\n\n### One two\n\nMore\nwords.\n";
        let found = sections(&Prose { markdown: markdown.to_owned(), ..Prose::default() }, "text-");
        let plain: Vec<(&str, &str, &str)> =
            found.iter().map(|part| (part.anchor.as_str(), part.heading.as_str(), part.text.as_str())).collect();
        let expected = [
            ("", "", "Before."),
            ("text-one-two", "One two", "Some words. an item"),
            ("text-one-two-2", "One two", "More words."),
        ];
        assert_eq!(plain, expected);
    }
}
