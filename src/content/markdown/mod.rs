//! Checking a markdown text as it is read: no HTML, no pictures, headings from the second level,
//! links whose address is good, nothing that only looks like a citation, a link or a heading.
//!
//! In: a text, and where it begins in its file. Out: the text with its links ([`Markdown`]); and diagnostics.

mod code;
mod notes;
mod tables;

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use self::{code::Blocks, notes::Notes, tables::Rows};
use super::{
    brackets::{self, Found},
    characters,
    values::fit,
};
use crate::{
    diagnostics::{Code, Diagnostics},
    location::{FileId, Place},
    model::prose::{self, Address, BadAddress},
    source::leftover,
};

/// A markdown text and the links in it that lead into the atlas.
#[derive(Clone, Debug, Default)]
pub struct Markdown {
    /// The text.
    pub text: String,
    /// Where it begins in its file, in bytes.
    pub start: usize,
    /// Each link into the atlas: where it stands in the text, and what it names.
    pub links: Box<[(Range<usize>, Address)]>,
}

const HOW_TO_CITE: &str = "write [¶16], [¶16, 29–31], [annex B ¶3] or [§ staying-safe/strengths]";

/// So many errors of one text are told in one run, and so many warnings of what may be meant as it stands.
const MOST_FAULTS: usize = 50;

/// Reads the text of `file` that begins at byte `start`.
pub fn read(file: FileId, text: &str, start: usize, diagnostics: &mut Diagnostics) -> Markdown {
    let mut links = Vec::new();
    if tell_leftovers(file, text, start, diagnostics) {
        return Markdown { text: text.to_owned(), start, links: fit(links) };
    }
    let mut together = characters::Together::default();
    let mut looks = Looks::default();
    let mut level = HeadingLevel::H1;
    let before = diagnostics.counts().0;
    for (event, range) in prose::events(text) {
        if diagnostics.counts().0 >= before + MOST_FAULTS {
            diagnostics.leave_out();
            break;
        }
        let place = || Place::bytes(file, range.start + start..range.end + start);
        looks.take(&event, &range, text);
        looks.tell(file, start, diagnostics);
        match event {
            Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => {
                diagnostics.error(Code::RawHtml, place(), "HTML is not allowed in a text").hint(
                    "use markdown: **bold**, *emphasis*, lists, tables and links; write &lt; to show a less-than sign",
                );
            }
            Event::Start(Tag::Heading { level: own, .. }) => {
                heading(&text[range.clone()], (level, own), place(), diagnostics);
                level = own;
            }
            Event::Start(Tag::Image { .. }) => {
                diagnostics
                    .error(Code::BadLink, place(), "pictures are not allowed in a text")
                    .hint("link to it instead");
            }
            Event::Start(Tag::Link { .. }) if text[range.clone()].starts_with("[](") => {
                diagnostics
                    .error(Code::BadLink, place(), "this link has no words")
                    .hint("write its words in the square brackets, as in [access to CAMHS](theme:camhs-access)");
            }
            Event::Start(Tag::Link { dest_url, .. }) => match prose::address(&dest_url) {
                Ok(Address::Web | Address::Fragment) => {}
                Ok(address) => links.push((range, address)),
                Err(bad) => tell_address(&dest_url, bad, place(), diagnostics),
            },
            Event::Text(words) | Event::Code(words) => {
                characters::look_behind(&text[range.clone()], &words, place(), diagnostics);
                together.push(&words, range);
            }
            Event::Start(Tag::Emphasis | Tag::Strong)
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => {}
            _ => together.end(file, text, start, diagnostics),
        }
    }
    together.end(file, text, start, diagnostics);
    // Of a text that was not read to its end nobody knows what is called in it.
    if diagnostics.counts().0 < before + MOST_FAULTS {
        looks.end();
    }
    looks.tell(file, start, diagnostics);
    Markdown { text: text.to_owned(), start, links: fit(links) }
}

/// What looks for things that are not what their author takes them for.
#[derive(Default)]
struct Looks {
    plain: brackets::Plain,
    blocks: Blocks,
    rows: Rows,
    notes: Notes,
    /// What was found and is not told yet.
    found: Vec<Found>,
    /// How many warnings were told.
    warned: usize,
}

impl Looks {
    /// Takes note of an event, which comes from `range` of `text`.
    fn take(&mut self, event: &Event<'_>, range: &Range<usize>, text: &str) {
        self.plain.take(event, &text[range.clone()], range.start);
        if ends_words(event) {
            self.found.append(&mut self.plain.end(text));
        }
        self.found.extend(self.blocks.take(event, range, text));
        self.found.extend(self.rows.take(event, range, text));
        self.found.extend(self.notes.take(event, range, text));
    }

    /// Looks at what only the end of the text shows.
    fn end(&mut self) {
        self.found.append(&mut self.notes.end());
    }

    /// Tells what was found: an error where nothing else can have been meant, a warning where it can. `start` is where
    /// the text begins in `file`.
    fn tell(&mut self, file: FileId, start: usize, diagnostics: &mut Diagnostics) {
        for Found { range, code, sure, message, hint } in self.found.drain(..) {
            let place = Place::bytes(file, range.start + start..range.end + start);
            if sure {
                diagnostics.error(code, place, message).hint(hint);
            } else if self.warned < MOST_FAULTS {
                diagnostics.warning(code, place, message).hint(hint);
                self.warned += 1;
            } else {
                diagnostics.leave_out();
            }
        }
    }
}

/// Tells what is wrong with the address of a link, and what to write instead.
fn tell_address(address: &str, bad: BadAddress, place: Place, diagnostics: &mut Diagnostics) {
    match bad {
        BadAddress::Link(message) => {
            diagnostics.error(Code::BadLink, place, message);
        }
        BadAddress::Citation(message) => {
            let meant = address.split_once(':').and_then(|(_, written)| brackets::meant(written));
            let hint = meant.map_or(HOW_TO_CITE.to_owned(), |meant| format!("write [{meant}]"));
            diagnostics.error(Code::BadCitation, place, message).hint(hint);
        }
    }
}

/// Tells a heading that is the page's title, has no words, leaves out a level, or may not be meant as one. `levels` are that of the heading
/// before it and its own.
fn heading(text: &str, (before, own): (HeadingLevel, HeadingLevel), place: Place, diagnostics: &mut Diagnostics) {
    let words = text.lines().next().unwrap_or_default().trim_matches(['#', ' ', '\t']);
    let next = before as usize + 1;
    let (message, hint) = if own == HeadingLevel::H1 {
        ("a first-level heading is the page's title, which the atlas writes".to_owned(), "begin with ##".to_owned())
    } else if text.trim().trim_matches('#').trim().is_empty() {
        let hint = "write its words behind the signs and a space, or take the line out";
        ("this heading has no words".to_owned(), hint.to_owned())
    } else if own as usize > next {
        let signs = "#".repeat(next);
        let message = format!("this heading leaves a level out: the next one down is {signs}");
        (message, format!("write: {signs} {words}"))
    } else if !text.starts_with('#') {
        let message = "these words are a heading, because hyphens stand directly below them";
        let hint = "leave a line empty above the hyphens; if it is a heading, write ## before its words instead";
        diagnostics.warning(Code::HeadingLevel, place, message).hint(hint);
        return;
    } else {
        return;
    };
    diagnostics.error(Code::HeadingLevel, place, message).hint(hint);
}

/// Whether an event ends what stands together on the page.
fn ends_words(event: &Event<'_>) -> bool {
    matches!(event, Event::End(end) if !matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link))
}

/// Tells the lines that git left between two versions of the text, outside code. Returns whether there are
/// any: what else is wrong may be their doing.
fn tell_leftovers(file: FileId, text: &str, start: usize, diagnostics: &mut Diagnostics) -> bool {
    let marks = leftover::marks(text);
    if marks.is_empty() {
        return false;
    }
    let code: Vec<Range<usize>> = prose::events(text)
        .filter_map(|(event, range)| matches!(event, Event::Start(Tag::CodeBlock(_))).then_some(range))
        .collect();
    let mut told = false;
    for mark in marks.into_iter().filter(|mark| !code.iter().any(|code| code.contains(&mark.start))) {
        let place = Place::bytes(file, mark.start + start..mark.end + start);
        diagnostics.error(Code::LeftOver, place, leftover::MESSAGE).hint(leftover::REMEDY);
        told = true;
    }
    told
}
