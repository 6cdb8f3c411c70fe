//! The markdown dialect of the atlas.
//!
//! In: a markdown text. Out: its events, with citations recognised as links, and the reading of a
//! link's address ([`address()`]). `content` uses both to check a text, the renderer to turn it into HTML; so the
//! two can never disagree on what a text holds.

mod address;

use std::{borrow::Cow, ops::Range};

use pulldown_cmark::{BrokenLink, CowStr, Event, OffsetIter, Options, Parser, Tag, TagEnd};

pub use self::address::{Address, BadAddress, Reference, Scheme, address, can_be_cited, is_citation};
use super::{
    Authority, Document, EntryId, Finding, Framework, Group, Id, OutcomeArea, Overview, Page, ParagraphRef, Practice,
    Recommendation, Report, Term, Theme,
};

/// A markdown text whose links within the atlas are joined to what they name.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    /// The text as written.
    pub markdown: String,
    /// Where it begins in its file, in bytes.
    pub start: usize,
    /// The document it belongs to: the one that a citation means which names none.
    pub own: Option<Document>,
    /// What each link and citation leads to that names something, by the byte at which it begins; in order. A
    /// citation of the text's own document names nothing that would have to be found, so it is read where it is
    /// needed: most citations are such, and reports cite in hundreds of thousands of places.
    pub targets: Box<[(usize, Target)]>,
}

impl Prose {
    /// What the link to `address` that begins at byte `at` leads to; `None` where that is not in the atlas.
    pub fn target(&self, at: usize, address: &str) -> Option<Cow<'_, Target>> {
        let named = self.targets.binary_search_by_key(&at, |(start, _)| *start);
        named.map(|index| Cow::Borrowed(&self.targets[index].1)).ok().or_else(|| {
            let refs = own_citation(address)?;
            self.own.map(|own| Cow::Owned(Target::Citation(own, refs)))
        })
    }

    /// The paragraphs that the text cites: those of documents that it names, then those of its own.
    pub fn citations(&self) -> impl Iterator<Item = (Document, Cow<'_, [ParagraphRef]>)> {
        let named = self.targets.iter().filter_map(|(_, target)| match target {
            Target::Citation(document, refs) => Some((*document, Cow::Borrowed(&**refs))),
            _ => None,
        });
        let in_own = |own| {
            let refs = links(&self.markdown).filter_map(|(_, address)| own_citation(&address));
            refs.map(move |refs| (own, Cow::Owned(refs.into_vec())))
        };
        named.chain(self.own.into_iter().flat_map(in_own))
    }
}

/// The paragraphs of a citation that names no document; `None` where an address is anything else.
fn own_citation(link: &str) -> Option<Box<[ParagraphRef]>> {
    match address(link) {
        Ok(Address::Citation(None, refs)) => Some(refs),
        _ => None,
    }
}

/// What a link within the atlas leads to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// An outcome area's page.
    Area(Id<OutcomeArea>),
    /// An authority's page.
    Authority(Id<Authority>),
    /// A finding, on its report's page.
    Finding(EntryId<Finding>),
    /// An inspection framework's page.
    Framework(Id<Framework>),
    /// A group of children.
    Group(Id<Group>),
    /// A national overview.
    Overview(Id<Overview>),
    /// A free page.
    Page(Id<Page>),
    /// An example of practice.
    Practice(Id<Practice>),
    /// A recommendation, on its report's page.
    Recommendation(EntryId<Recommendation>),
    /// A report's page.
    Report(Id<Report>),
    /// A term of the glossary.
    Term(Id<Term>),
    /// A theme's page.
    Theme(Id<Theme>),
    /// Paragraphs of a document.
    Citation(Document, Box<[ParagraphRef]>),
}

type Callback = fn(BrokenLink<'_>) -> Option<(CowStr<'_>, CowStr<'_>)>;

/// The events of a text, each with the bytes it came from.
///
/// `CommonMark` with tables, footnotes and smart punctuation. A text in square brackets that holds
/// `¶` or `§` is a citation and comes as a link.
pub fn events(markdown: &str) -> OffsetIter<'_, Callback> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_SMART_PUNCTUATION;
    Parser::new_with_broken_link_callback(markdown, options, Some(cite as Callback)).into_offset_iter()
}

#[allow(clippy::needless_pass_by_value, reason = "the parser's callback takes it so")]
fn cite(link: BrokenLink<'_>) -> Option<(CowStr<'_>, CowStr<'_>)> {
    link.reference
        .contains(['¶', '§'])
        .then(|| (CowStr::from([address::CITE, &link.reference].concat()), CowStr::from("")))
}

/// The words of a text that a reader reads: headings and paragraphs, without citations.
pub fn word_count(markdown: &str) -> usize {
    read_text(markdown).split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// Whether a reader has any word to read.
pub fn has_words(markdown: &str) -> bool {
    read_text(markdown).contains(char::is_alphanumeric)
}

/// What a reader reads of a text, without citations. A word may come in several pieces: an apostrophe is one of its
/// own, and a part of a word may be emphasised.
fn read_text(markdown: &str) -> String {
    let mut in_citation = false;
    let mut read = String::new();
    for (event, _) in events(markdown) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => in_citation = is_citation(&dest_url),
            Event::End(TagEnd::Link) => in_citation = false,
            Event::Text(text) | Event::Code(text) if !in_citation => read.push_str(&text),
            Event::Text(_)
            | Event::Code(_)
            | Event::Start(Tag::Emphasis | Tag::Strong)
            | Event::End(TagEnd::Emphasis | TagEnd::Strong) => {}
            _ => read.push(' '),
        }
    }
    read
}

/// The byte ranges and addresses of all links in a text.
pub fn links(markdown: &str) -> impl Iterator<Item = (Range<usize>, CowStr<'_>)> {
    events(markdown).filter_map(|(event, range)| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some((range, dest_url)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bracketed_paragraph_sign_is_a_link_and_plain_brackets_are_not() {
        let found: Vec<_> =
            links("See [¶16] and [x] and [CAMHS](theme:camhs).").map(|(_, url)| url.to_string()).collect();
        assert_eq!(found, ["cite:¶16", "theme:camhs"]);
    }

    #[test]
    fn a_citation_that_names_no_document_is_one_of_the_texts_own() {
        let (own, other) = (Document::Report(Id::new(0)), Document::Report(Id::new(1)));
        let markdown =
            "One [¶1]. Two [other ¶2]. [Three](theme:three), [four](https://example.org) [¶4, 5].".to_owned();
        let at = |text: &str| markdown.find(text).unwrap();
        let cited = |document, text: &str| Target::Citation(document, Box::new([ParagraphRef::parse(text).unwrap()]));
        let targets = [(at("[other"), cited(other, "2")), (at("[Three"), Target::Theme(Id::new(3)))];
        let prose = Prose { start: 0, own: Some(own), targets: targets.into(), markdown: markdown.clone() };

        let leads_to = |text: &str, address: &str| prose.target(at(text), address).map(Cow::into_owned);
        assert_eq!(leads_to("[¶1]", "cite:¶1"), Some(cited(own, "1")));
        assert_eq!(leads_to("[other", "cite:other ¶2"), Some(cited(other, "2")));
        assert_eq!(leads_to("[Three", "theme:three"), Some(Target::Theme(Id::new(3))));
        assert_eq!(leads_to("[four", "https://example.org"), None);

        let written = |(document, refs): (Document, Cow<'_, [ParagraphRef]>)| {
            (document, refs.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
        };
        let all: Vec<_> = prose.citations().map(written).collect();
        assert_eq!(all, [(other, "2".to_owned()), (own, "1".to_owned()), (own, "4 5".to_owned())]);
        let of_nobody = Prose { own: None, ..prose };
        assert_eq!(of_nobody.citations().count(), 1);
        assert_eq!(of_nobody.target(at("[¶1]"), "cite:¶1"), None);
    }

    #[test]
    fn words_are_counted_without_citations() {
        assert_eq!(word_count("## Two words\n\nThree *more* words [¶16, 17].\n"), 5);
    }

    #[test]
    fn a_word_is_counted_once_whatever_stands_in_it() {
        assert_eq!(word_count("The child's and the children's nurses' day.\n"), 7);
        assert_eq!(word_count("It's *re*made, `a`-b, \"so\" [the team](theme:a)'s.\n"), 6);
        assert_eq!(
            word_count("One\ntwo  \nthree\n\n- four\n- five\n\n| six | seven |\n| - | - |\n| eight | nine |\n"),
            9
        );
    }
}
