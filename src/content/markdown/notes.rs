//! Footnotes that do not fit together: written twice, without words, or called nowhere.

use std::{collections::BTreeMap, ops::Range};

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::{content::brackets::Found, diagnostics::Code};

/// The footnotes of a text, as they are read.
#[derive(Debug, Default)]
pub struct Notes {
    /// By its name: where a footnote is written, and whether it is called.
    known: BTreeMap<Box<str>, (Option<Range<usize>>, bool)>,
    /// Whether words were read in the footnote that is being read.
    has_words: bool,
}

impl Notes {
    /// Takes note of an event, which comes from `range` of `text`. Returns what is wrong with the footnote that it
    /// begins or ends.
    pub fn take(&mut self, event: &Event<'_>, range: &Range<usize>, text: &str) -> Option<Found> {
        match event {
            Event::FootnoteReference(name) => self.known.entry(name.to_lowercase().into()).or_default().1 = true,
            Event::Start(Tag::FootnoteDefinition(name)) => {
                self.has_words = false;
                let known = self.known.entry(name.to_lowercase().into()).or_default();
                if known.0.is_some() {
                    return Some(told(
                        sign(range, text),
                        true,
                        "a footnote of this name stands above already".to_owned(),
                        "give one of the two another name, here and where it is called".to_owned(),
                    ));
                }
                known.0 = Some(sign(range, text));
            }
            Event::Text(_) | Event::Code(_) => self.has_words = true,
            Event::End(TagEnd::FootnoteDefinition) if !self.has_words => {
                let sign = sign(range, text);
                let hint = format!("write its words behind it: {} The words of the note.", &text[sign.clone()]);
                return Some(told(sign, true, "this footnote has no words".to_owned(), hint));
            }
            _ => {}
        }
        None
    }

    /// The footnotes that are written and not called, at the end of the text.
    pub fn end(&mut self) -> Vec<Found> {
        let uncalled = std::mem::take(&mut self.known).into_iter().filter_map(|(name, (written, called))| {
            let hint = format!("write [^{name}] where it belongs, or take it out");
            Some(told(written.filter(|_| !called)?, false, "this footnote is called nowhere".to_owned(), hint))
        });
        uncalled.collect()
    }
}

/// The sign with which a footnote begins: `[^1]:`.
fn sign(note: &Range<usize>, text: &str) -> Range<usize> {
    let length = text[note.clone()].find("]:").map_or(note.len(), |at| at + "]:".len());
    note.start..note.start + length
}

fn told(range: Range<usize>, sure: bool, message: String, hint: String) -> Found {
    Found { range, code: Code::BadFootnote, sure, message, hint }
}
