//! What is shown beside a fault, so that a reader can judge it without the source at hand.

use super::{
    numbers::{Number, Offer},
    paragraphs::{Passage, SourceText, words},
};
use crate::{diagnostics::list, model::ParagraphRef};

/// How many words of a paragraph are shown.
const SHOWN: usize = 14;

/// The paragraphs that hold a number, the first few.
pub fn holders(source: &SourceText, number: &Number) -> Vec<String> {
    let holds = |text: &str| {
        let mut offer = Offer::default();
        offer.add(text);
        offer.holds(number)
    };
    let paragraphs = source.paragraphs().iter().filter(|paragraph| holds(&paragraph.with_notes()));
    let mut found: Vec<String> = paragraphs
        .map(|p| ParagraphRef::Numbers { part: p.part.clone(), from: p.number, to: p.number }.label())
        .take(5)
        .collect();
    if found.is_empty() {
        // The lowest sections, so that no heading of the whole is named.
        let sections = source.sections().iter().rev().filter(|section| !section.is_column() && holds(&section.text));
        found.extend(sections.take(2).map(|section| format!("§ {}", section.heading)));
    }
    found
}

/// How the cited paragraphs begin.
pub fn beginnings(cited: &[Passage]) -> String {
    let shown = cited.iter().take(3).map(|passage| {
        let words: Vec<&str> = passage.text.split_whitespace().take(SHOWN).collect();
        format!("; {} begins: “{} …”", passage.reference.label(), words.join(" "))
    });
    shown.collect()
}

/// What to do about words carried over, and the paragraph they come from.
pub fn from_where(source: &SourceText, run: &[String]) -> String {
    let holds = |text: &str| words(text).windows(run.len()).any(|part| part == run);
    let paragraph = source.paragraphs().iter().find(|paragraph| holds(&paragraph.with_notes()));
    let passages = paragraph.map(|p| ParagraphRef::Numbers { part: p.part.clone(), from: p.number, to: p.number });
    let begins = passages.map_or_else(String::new, |reference| beginnings(&source.passages(&reference)));
    format!("say it in our own words; names, titles and headings may be carried over{begins}")
}

/// What a source has instead of what a reference names: its numbering, or its headings.
pub fn what_there_is(source: &SourceText, reference: &ParagraphRef) -> String {
    match reference {
        ParagraphRef::Numbers { .. } => {
            let numberings: Vec<String> = source
                .numberings()
                .into_iter()
                .map(|(part, from, to, _)| ParagraphRef::Numbers { part, from, to }.label())
                .collect();
            if numberings.is_empty() {
                "its paragraphs have no numbers: cite a section".to_owned()
            } else {
                format!("it has {}", list(&numberings))
            }
        }
        ParagraphRef::Section(path) => {
            let wanted: Vec<&str> = path.last().map_or_else(Vec::new, |last| last.split('-').collect());
            let shared = |words: &[String]| words.iter().filter(|word| wanted.contains(&word.as_str())).count();
            let mut near: Vec<(usize, &str)> = source
                .sections()
                .iter()
                .map(|s| (shared(&s.words), s.heading.as_str()))
                .filter(|(n, _)| *n > 0)
                .collect();
            near.sort_by_key(|(shared, _)| std::cmp::Reverse(*shared));
            let names: Vec<String> = near.iter().take(3).map(|(_, heading)| format!("“{heading}”")).collect();
            if names.is_empty() {
                "write the words of its headings from the outside in, in their order".to_owned()
            } else {
                format!("headings that share words with it: {}", list(&names))
            }
        }
    }
}
