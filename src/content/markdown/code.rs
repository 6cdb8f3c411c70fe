//! Blocks of code that swallow what was meant to be read: those that nothing closes, and paragraphs that begin with
//! blanks.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use crate::{content::brackets::Found, diagnostics::Code};

/// The block of code that is being read.
#[derive(Debug, Default)]
pub struct Blocks {
    /// Where the words of the block end that were read so far; `None` where no fence began it.
    words_end: Option<usize>,
}

impl Blocks {
    /// Takes note of an event, which comes from `range` of `text`. Returns what is wrong with the block that it begins
    /// or ends.
    pub fn take(&mut self, event: &Event<'_>, range: &Range<usize>, text: &str) -> Option<Found> {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => Some(indented(range)),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => {
                self.words_end = Some(opening(range, text).end);
                None
            }
            Event::Text(_) => {
                self.words_end = self.words_end.map(|_| range.end);
                None
            }
            Event::End(TagEnd::CodeBlock) => {
                let behind = &text[self.words_end.take()?.min(range.end)..range.end];
                (!behind.contains(['`', '~'])).then(|| open(range, text))
            }
            _ => None,
        }
    }
}

/// The line with which a block begins.
fn opening(block: &Range<usize>, text: &str) -> Range<usize> {
    let line = text[block.clone()].lines().next().unwrap_or_default();
    block.start..block.start + line.trim_end().len()
}

/// A block without the fence at its end.
fn open(block: &Range<usize>, text: &str) -> Found {
    let line = opening(block, text);
    let signs = text[line.clone()].chars().take_while(|sign| matches!(sign, '`' | '~')).count();
    let fence = &text[line.start..line.start + signs];
    Found {
        range: line.clone(),
        code: Code::TextAsCode,
        sure: true,
        message: "this block of code is not closed: what follows is printed as code, and its links and citations are not read"
            .to_owned(),
        hint: format!("write {fence} on a line of its own below the code, or take this line out"),
    }
}

/// A block that only its blanks make one.
fn indented(block: &Range<usize>) -> Found {
    Found {
        range: block.clone(),
        code: Code::TextAsCode,
        sure: false,
        message:
            "these words are printed as code, because four blanks or a tab stand before them; links and citations in them are not read"
                .to_owned(),
        hint: "write them without the blanks in front; if they are code, put a line ``` above and below them".to_owned(),
    }
}
