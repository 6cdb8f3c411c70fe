//! What looks like a citation, a link, a heading or a table, and would be printed as it stands.
//!
//! In: the pieces of a paragraph that markdown took for plain words; no code, and no link that is
//! one. Out: what is wrong with them ([`Found`]).

mod citations;
mod lines;
mod meant;
mod square;

use std::ops::Range;

use memchr::memchr3;
use pulldown_cmark::{Event, Tag, TagEnd};

use crate::diagnostics::Code;

pub use self::{
    citations::paragraphs_without_sign,
    meant::{citation as meant, numbers},
};

/// No address has more letters, and nobody looks further for its end: a text of open brackets would take
/// for ever else.
const FAR: usize = 500;

/// The first byte of the signs ¶ and §.
const FIRST_OF_SIGNS: u8 = "¶".as_bytes()[0];

/// So many of a kind are looked for in one paragraph: more than are told of a text in one run.
const MOST: usize = 51;

/// The plain words that stand together in one paragraph.
#[derive(Debug, Default)]
pub struct Plain {
    /// What is written, a line break between lines.
    written: String,
    /// Where each piece begins in `written`, and in the text.
    pieces: Vec<(usize, usize)>,
    /// In how many links and blocks of code this is: there, brackets are what they are.
    inside: usize,
}

impl Plain {
    /// Takes note of an event, which is `written` at byte `at` of the text.
    pub fn take(&mut self, event: &Event<'_>, written: &str, at: usize) {
        match event {
            Event::Start(Tag::Link { .. } | Tag::CodeBlock(_)) => self.inside += 1,
            Event::End(TagEnd::Link | TagEnd::CodeBlock) => self.inside = self.inside.saturating_sub(1),
            Event::Text(_) if self.inside == 0 => self.push(written, at),
            Event::Code(_) if self.inside == 0 => self.push("\u{0}", at),
            Event::SoftBreak | Event::HardBreak => self.push("\n", at),
            _ => {}
        }
    }

    /// Adds what is written at byte `at` of the text.
    fn push(&mut self, written: &str, at: usize) {
        self.pieces.push((self.written.len(), at));
        self.written.push_str(written);
    }

    /// What is not what it looks like among the words since the last end in `text`; begins anew.
    pub fn end(&mut self, text: &str) -> Vec<Found> {
        let mut found = if may_be_in(&self.written) { look(&self.written) } else { Vec::new() };
        for one in &mut found {
            one.range = self.original(&one.range);
        }
        // A backslash says that the sign is meant as it stands.
        found.retain(|one| !text[..one.range.start].ends_with('\\'));
        self.written.clear();
        self.pieces.clear();
        found
    }

    /// The range in the text of a range in `written`.
    fn original(&self, range: &Range<usize>) -> Range<usize> {
        let back = |at: usize| {
            let index = self.pieces.partition_point(|(own, _)| *own <= at).saturating_sub(1);
            self.pieces.get(index).map_or(0, |(own, text)| text + at - own)
        };
        back(range.start)..back(range.end.saturating_sub(1)) + 1
    }
}

/// Something that is not what it looks like.
#[derive(Debug)]
pub struct Found {
    /// Where it stands in the text.
    pub range: Range<usize>,
    /// What kind of fault it is.
    pub code: Code,
    /// Whether nothing else can have been meant.
    pub sure: bool,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub hint: String,
}

/// Whether plain words hold a sign of a citation, a link, a heading or a table.
fn may_be_in(written: &str) -> bool {
    let bytes = written.as_bytes();
    memchr3(b'[', b'(', b'#', bytes).is_some() || memchr3(b'{', FIRST_OF_SIGNS, b'|', bytes).is_some()
}

/// What plain words hold that is not what it looks like.
fn look(written: &str) -> Vec<Found> {
    let mut found = square::look(written);
    found.extend(citations::in_other_brackets(written));
    found.extend(citations::without_brackets(written, &found));
    found.extend(lines::headings(written));
    found.extend(lines::rows(written));
    found
}

/// Where the first of some signs stands, if it does so before an address would end.
fn near(text: &str, signs: &[char]) -> Option<usize> {
    text.char_indices().take(FAR).find(|(_, letter)| signs.contains(letter)).map(|(at, _)| at)
}
