//! What looks like a citation, a link or a heading, and would be printed as it stands.
//!
//! In: the pieces of a paragraph that markdown took for plain words; no code, and no link that is
//! one. Out: diagnostics: an error where nothing else can have been meant, a warning where it can.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::{
    diagnostics::{Code, Diagnostics},
    location::{FileId, Place},
};

/// No address has more letters, and nobody looks further for its end: a text of open brackets would take
/// for ever else.
const FAR: usize = 500;

/// The words that people write where the sign ¶ belongs.
const WORDS_FOR_PARAGRAPH: [&str; 4] = ["para", "paras", "paragraph", "paragraphs"];

/// The words that people write for a page, and some for a paragraph.
const WORDS_FOR_PAGE: [&str; 4] = ["p", "pp", "page", "pages"];

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

    /// Tells what is not what it looks like, and begins anew. `start` is where the text begins in `file`.
    pub fn end(&mut self, file: FileId, text: &str, start: usize, diagnostics: &mut Diagnostics) {
        if self.written.contains(['[', '(', '#']) {
            for look in [brackets, rounded, headings] {
                for found in look(&self.written) {
                    let range = self.original(&found.range);
                    // A backslash says that the sign is meant as it stands.
                    if text[..range.start].ends_with('\\') {
                        continue;
                    }
                    Found { range, ..found }.tell(file, start, diagnostics);
                }
            }
        }
        self.written.clear();
        self.pieces.clear();
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

impl Found {
    /// Tells it: an error where it is sure, a warning where it is not. `start` is where the text begins in `file`.
    pub fn tell(self, file: FileId, start: usize, diagnostics: &mut Diagnostics) {
        let place = Place::bytes(file, self.range.start + start..self.range.end + start);
        let told = if self.sure { Diagnostics::error } else { Diagnostics::warning };
        told(diagnostics, self.code, place, self.message).hint(self.hint);
    }
}

/// Square brackets: citations without their sign, and links that are not closed or lead nowhere.
fn brackets(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find('[').map(|at| from + at) {
        let Some(close) = text[open..].find(']').map(|at| open + at) else {
            let line_end = text[open..].find('\n').map_or(text.len(), |at| open + at);
            if text[open..line_end].contains(['¶', '§']) {
                found.push(Found {
                    range: open..line_end,
                    code: Code::BadCitation,
                    sure: true,
                    message: "the bracket of this citation is not closed".to_owned(),
                    hint: "write ] behind its last paragraph".to_owned(),
                });
            }
            return found;
        };
        from = close + 1;
        if let Some(told) = link(text, open, close).or_else(|| citation(text, open, close)) {
            from = told.range.end;
            let is_closed = text[..from].ends_with([')', ']']) || text[from..].starts_with('\n');
            found.push(told);
            // Of a bracket that nothing closes nobody knows where it ends.
            if !is_closed {
                return found;
            }
        }
    }
    found
}

/// `[words](address` and `[words][name]`, where no link came of it.
fn link(text: &str, open: usize, close: usize) -> Option<Found> {
    let rest = &text[close + 1..];
    let (end, message, hint) = if let Some(address) = rest.strip_prefix('(') {
        if let Some(end) = near(address, &[')', '\n']).filter(|at| address[*at..].starts_with(')')) {
            (end + 2, "this is no link: its address has a space in it", "write the address without spaces")
        } else {
            let far = || address.char_indices().nth(FAR).map_or(address.len(), |(at, _)| at);
            let end = near(address, &['\n']).unwrap_or_else(far);
            (end + 1, "this is no link: the bracket around its address is not closed", "write ) behind the address")
        }
    } else if rest.starts_with('[') {
        let end = near(rest, &[']'])?;
        let hint = "write the address in round brackets, as in [access to CAMHS](theme:camhs-access)";
        (end + 1, "this is no link: no address has this name", hint)
    } else {
        return None;
    };
    Some(Found {
        range: open..close + 1 + end,
        code: Code::BadLink,
        sure: true,
        message: message.to_owned(),
        hint: hint.to_owned(),
    })
}

/// Where the first of some signs stands, if it does so before an address would end.
fn near(text: &str, signs: &[char]) -> Option<usize> {
    text.char_indices().take(FAR).find(|(_, letter)| signs.contains(letter)).map(|(at, _)| at)
}

/// `[37, 39]` and `[para 37]`.
fn citation(text: &str, open: usize, close: usize) -> Option<Found> {
    let inner = text[open + 1..close].trim();
    let (numbers, sure) = paragraphs_without_sign(inner)?;
    Some(Found {
        range: open..close + 1,
        code: Code::BadCitation,
        sure,
        message: format!("`[{inner}]` is no citation without the sign ¶, and is printed as it stands"),
        hint: if sure {
            format!("write [¶{numbers}]")
        } else {
            format!("write [¶{numbers}]; if it is meant as it stands, write a backslash before the bracket")
        },
    })
}

/// The numbers of paragraphs in brackets whose words are these, and whether nothing else can be meant:
/// numbers alone may be a count or a note, and `p` may be a page.
pub fn paragraphs_without_sign(inner: &str) -> Option<(&str, bool)> {
    let word = inner.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    let is = |words: &[&str]| words.contains(&word.to_lowercase().as_str());
    let named = is(&WORDS_FOR_PARAGRAPH);
    let numbers = if named || is(&WORDS_FOR_PAGE) { inner[word.len()..].trim_start_matches(['.', ' ']) } else { inner };
    are_paragraphs(numbers).then_some((numbers, named))
}

/// `(¶37, 39)`.
fn rounded(text: &str) -> Vec<Found> {
    let opens = text.match_indices('(').filter(|(at, _)| text[at + 1..].trim_start().starts_with(['¶', '§']));
    let found = opens.filter_map(|(open, _)| {
        let close = open + near(&text[open..], &[')'])?;
        Some(Found {
            range: open..close + 1,
            code: Code::BadCitation,
            sure: false,
            message: "a citation stands in square brackets; this one is printed as it stands".to_owned(),
            hint: format!("write [{}]", text[open + 1..close].trim()),
        })
    });
    found.collect()
}

/// `##Staying safe`, at the start of a line.
fn headings(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end().trim_start_matches('#');
        let signs = line.trim_end().len() - words.len();
        if (2..=6).contains(&signs) && words.starts_with(char::is_alphanumeric) {
            found.push(Found {
                range: start..start + signs + words.len(),
                code: Code::HeadingLevel,
                sure: true,
                message: "this is no heading: there is no space behind its signs".to_owned(),
                hint: format!("write: {} {words}", &line[..signs]),
            });
        }
        start += line.len();
    }
    found
}

/// Whether a text is numbers of paragraphs: at most three digits each, so that a year is none.
pub fn are_paragraphs(text: &str) -> bool {
    !text.is_empty()
        && text.split([',', ';', '-', '–']).all(|number| {
            let number = number.trim();
            (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
        })
}
