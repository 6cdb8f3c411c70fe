//! Checking a markdown text as it is read: no HTML, no pictures, headings from the second level,
//! links whose address is good.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::characters;
use crate::{
    diagnostics::{Code, Diagnostics},
    location::{FileId, Place},
    model::prose::{self, Address, BadAddress},
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

/// So many faults of one text are told in one run.
const MOST_FAULTS: usize = 50;

/// Reads the text of `file` that begins at byte `start`.
pub fn read(file: FileId, text: &str, start: usize, diagnostics: &mut Diagnostics) -> Markdown {
    let mut links = Vec::new();
    let mut together = characters::Together::default();
    let before = diagnostics.counts().0;
    for (event, range) in prose::events(text) {
        if diagnostics.counts().0 >= before + MOST_FAULTS {
            break;
        }
        let place = || Place::bytes(file, range.start + start..range.end + start);
        match event {
            Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => {
                diagnostics.error(Code::RawHtml, place(), "HTML is not allowed in a text").hint(
                    "use markdown: **bold**, *emphasis*, lists, tables and links; write &lt; to show a less-than sign",
                );
            }
            Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) => diagnostics
                .error(Code::HeadingLevel, place(), "a first-level heading is the page's title, which the atlas writes")
                .hint("begin with ##"),
            Event::Start(Tag::Image { .. }) => {
                diagnostics
                    .error(Code::BadLink, place(), "pictures are not allowed in a text")
                    .hint("link to it instead");
            }
            Event::Start(Tag::Link { dest_url, .. }) => match prose::address(&dest_url) {
                Ok(Address::Web | Address::Fragment) => {}
                Ok(address) => links.push((range, address)),
                Err(BadAddress::Link(message)) => {
                    diagnostics.error(Code::BadLink, place(), message);
                }
                Err(BadAddress::Citation(message)) => diagnostics
                    .error(Code::BadCitation, place(), message)
                    .hint("write [¶16], [¶16, 29–31], [annex B ¶3] or [§ staying-safe/strengths]"),
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
    Markdown { text: text.to_owned(), start, links: links.into() }
}
