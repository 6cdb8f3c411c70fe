//! The sentences of a markdown text, each with what it cites.
//!
//! In: a [`Prose`]. Out: its [`Passage`]s: a sentence that cites, with the sentences before it in
//! its block that do not. A citation at the end of a block of sentences speaks for all of them; one
//! right after a full stop belongs to the sentence it follows.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::model::{Document, ParagraphRef, Prose, Target, prose::events};

/// Sentences of a text, and the citations they rest on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// The words as a reader reads them, without citations.
    pub text: String,
    /// The parts of `text` that are names of documents and pages: what a link to one shows.
    pub names: Vec<Range<usize>>,
    /// What it rests on: the bytes of the markdown in which it is cited, the document, the place.
    pub cites: Vec<(Range<usize>, Document, Vec<ParagraphRef>)>,
    /// The bytes of the markdown from which the text was read, by the byte of `text` where each
    /// piece begins.
    pieces: Vec<(usize, usize)>,
}

impl Passage {
    /// The byte of the markdown from which a byte of the text was read.
    pub fn origin(&self, at: usize) -> usize {
        let index = self.pieces.partition_point(|(begin, _)| *begin <= at);
        index.checked_sub(1).map_or(0, |index| self.pieces[index].1 + at - self.pieces[index].0)
    }

    fn slice(&self, range: Range<usize>) -> Self {
        let inside = |at: usize| range.contains(&at);
        let mut pieces = vec![(0, self.origin(range.start))];
        pieces.extend(self.pieces.iter().filter(|(begin, _)| inside(*begin)).map(|(b, from)| (b - range.start, *from)));
        let names = self.names.iter().filter(|name| inside(name.start));
        Self {
            text: self.text[range.clone()].to_owned(),
            names: names.map(|name| name.start - range.start..name.end.min(range.end) - range.start).collect(),
            cites: Vec::new(),
            pieces,
        }
    }
}

/// The passages of a text, in order; those without a citation included, with none.
pub fn passages(prose: &Prose) -> Vec<Passage> {
    let mut passages = Vec::new();
    let mut block = Block::default();
    let mut citing = false;
    let mut name: Option<usize> = None;
    for (event, range) in events(&prose.markdown) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => match prose.target(range.start, &dest_url).as_deref() {
                Some(Target::Citation(document, refs)) => {
                    citing = true;
                    block.cites.push((block.text.text.len(), range, *document, refs.to_vec()));
                }
                Some(target) => name = is_name(target).then_some(block.text.text.len()),
                None => {}
            },
            Event::End(TagEnd::Link) => {
                citing = false;
                if let Some(begin) = name.take() {
                    block.text.names.push(begin..block.text.text.len());
                }
            }
            Event::Text(text) | Event::Code(text) if !citing => {
                block.text.pieces.push((block.text.text.len(), range.start));
                block.text.text.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak if !citing => {
                block.text.pieces.push((block.text.text.len(), range.start));
                block.text.text.push(' ');
            }
            Event::Start(Tag::Item | Tag::Paragraph | Tag::Heading { .. } | Tag::TableCell | Tag::List(_))
            | Event::End(TagEnd::Item | TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell) => {
                passages.extend(std::mem::take(&mut block).passages());
            }
            _ => {}
        }
    }
    passages.extend(block.passages());
    passages
}

/// A whole text as one passage without citations, for what runs over the ends of sentences.
pub fn whole(prose: &Prose) -> Passage {
    let mut whole = Passage::default();
    for passage in passages(prose) {
        let begin = whole.text.len();
        whole.pieces.extend(passage.pieces.iter().map(|(at, from)| (at + begin, *from)));
        whole.text.push_str(&passage.text);
        whole.text.push('\n');
    }
    whole
}

/// Whether a link shows the name of a thing that has a name of its own, with a year in it perhaps.
fn is_name(target: &Target) -> bool {
    match target {
        Target::Report(_) | Target::Overview(_) | Target::Framework(_) | Target::Page(_) | Target::Practice(_) => true,
        Target::Area(_)
        | Target::Authority(_)
        | Target::Finding(_)
        | Target::Group(_)
        | Target::Recommendation(_)
        | Target::Term(_)
        | Target::Theme(_)
        | Target::Citation(..) => false,
    }
}

/// A paragraph, an item, a heading or a cell as it is being read.
#[derive(Default)]
struct Block {
    text: Passage,
    /// Citations, by the byte of the text at which each stands.
    cites: Vec<(usize, Range<usize>, Document, Vec<ParagraphRef>)>,
}

impl Block {
    fn passages(self) -> Vec<Passage> {
        let text = &self.text.text;
        if text.trim().is_empty() && self.cites.is_empty() {
            return Vec::new();
        }
        let mut passages: Vec<Passage> = Vec::new();
        let mut begin = 0;
        let mut cites = self.cites.iter().peekable();
        for end in sentence_ends(text) {
            let mut own = Vec::new();
            // A citation with nothing but space between it and the full stop belongs to it too.
            while let Some((_, range, document, refs)) = cites.next_if(|(at, ..)| text[..*at].trim_end().len() <= end) {
                own.push((range.clone(), *document, refs.clone()));
            }
            if own.is_empty() && end < text.len() {
                continue;
            }
            let last = if end == text.trim_end().len() { text.len() } else { end };
            passages.push(Passage { cites: own, ..self.text.slice(begin..last) });
            begin = last;
        }
        passages
    }
}

/// Where the sentences of a text end: after a full stop with space and a capital behind it; and the
/// end of the text.
fn sentence_ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let rest = text[end..].trim_start_matches(['’', '”', '\'', '"', ')']);
        let stop = matches!(c, '.' | '!' | '?') && rest.starts_with(char::is_whitespace);
        if stop && !rest.trim_start().starts_with(char::is_lowercase) {
            ends.push(text.len() - rest.len());
        }
    }
    let whole = text.trim_end().len();
    ends.retain(|end| *end < whole);
    ends.push(whole.max(usize::from(text.is_empty())).min(text.len()));
    ends
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;

    fn prose(markdown: &str) -> Prose {
        let own = Some(Document::Report(Id::new(0)));
        Prose { markdown: markdown.to_owned(), own, ..Prose::default() }
    }

    fn read(markdown: &str) -> Vec<(String, usize)> {
        passages(&prose(markdown))
            .into_iter()
            .map(|passage| (passage.text.trim().to_owned(), passage.cites.len()))
            .collect()
    }

    #[test]
    fn a_citation_speaks_for_the_sentences_before_it() {
        assert_eq!(
            read("One. Two [¶1]. Three [¶2] and four [¶3]. Five.\n\nSix. [¶4] Seven [¶5]"),
            [
                ("One. Two .".to_owned(), 1),
                ("Three  and four .".to_owned(), 2),
                ("Five.".to_owned(), 0),
                ("Six.".to_owned(), 1),
                ("Seven".to_owned(), 1),
            ]
        );
    }

    #[test]
    fn blocks_do_not_run_into_each_other() {
        assert_eq!(
            read("## Head\n\n- First\n- Second [¶1]\n"),
            [("Head".to_owned(), 0), ("First".to_owned(), 0), ("Second".to_owned(), 1)]
        );
    }

    #[test]
    fn a_word_knows_where_it_was_written() {
        let markdown = "One *two* [¶1] three.";
        let passage = passages(&prose(markdown)).remove(0);
        let at = passage.text.find("three").unwrap();
        assert_eq!(&markdown[passage.origin(at)..], "three.");
    }
}
