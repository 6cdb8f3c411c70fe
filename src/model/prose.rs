//! The markdown dialect of the atlas.
//!
//! In: a markdown text. Out: its events, with citations recognised as links, and the reading of a
//! link's address. `content` uses both to check a text, the renderer to turn it into HTML; so the
//! two can never disagree on what a text holds.

use std::{borrow::Cow, fmt, ops::Range};

use pulldown_cmark::{BrokenLink, CowStr, Event, OffsetIter, Options, Parser};

use super::{
    Authority, Document, EntryId, Finding, Framework, Group, Id, OutcomeArea, Overview, Page, ParagraphRef, Part,
    Practice, Recommendation, Report, Slug, Term, Theme,
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

/// Whether the address of a link is that of a citation.
pub fn is_citation(address: &str) -> bool {
    address.starts_with(CITE)
}

/// The paragraphs of a citation that names no document; `None` where an address is anything else.
fn own_citation(address: &str) -> Option<Box<[ParagraphRef]>> {
    match citation(address.strip_prefix(CITE)?) {
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

/// The scheme under which the dialect passes on a citation.
const CITE: &str = "cite:";

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
    link.reference.contains(['¶', '§']).then(|| (CowStr::from([CITE, &link.reference].concat()), CowStr::from("")))
}

/// The words of a text that a reader reads: headings and paragraphs, without citations.
pub fn word_count(markdown: &str) -> usize {
    let words = |text: CowStr<'_>| text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    read_texts(markdown).map(words).sum()
}

/// Whether a reader has any word to read.
pub fn has_words(markdown: &str) -> bool {
    read_texts(markdown).any(|text| text.contains(char::is_alphanumeric))
}

/// The pieces of a text that a reader reads, without citations.
fn read_texts(markdown: &str) -> impl Iterator<Item = CowStr<'_>> {
    let mut in_citation = false;
    events(markdown).filter_map(move |(event, _)| {
        match event {
            Event::Start(pulldown_cmark::Tag::Link { dest_url, .. }) => in_citation = is_citation(&dest_url),
            Event::End(pulldown_cmark::TagEnd::Link) => in_citation = false,
            Event::Text(text) | Event::Code(text) if !in_citation => return Some(text),
            _ => {}
        }
        None
    })
}

/// What the address of a link says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// Somewhere on the web.
    Web,
    /// A place in the same text.
    Fragment,
    /// Something in the atlas.
    Atlas(Reference),
    /// Paragraphs of a document: of the one the text belongs to where none is named.
    Citation(Option<Slug>, Box<[ParagraphRef]>),
}

/// A typed reference as written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference {
    /// What kind of thing.
    pub scheme: Scheme,
    /// Its id.
    pub id: Slug,
    /// The id within it, for findings and recommendations.
    pub item: Option<Slug>,
}

macro_rules! schemes {
    ($($(#[$doc:meta])* $variant:ident = $word:literal),* $(,)?) => {
        /// The kinds of thing a typed link can name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Scheme { $($(#[$doc])* $variant),* }

        impl Scheme {
            /// All schemes.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The word before the colon.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }
    };
}

schemes! {
    /// An outcome area.
    Area = "area",
    /// An authority.
    Authority = "authority",
    /// A finding of a report.
    Finding = "finding",
    /// An inspection framework.
    Framework = "framework",
    /// A group of children.
    Group = "group",
    /// A national overview.
    Overview = "overview",
    /// A free page.
    Page = "page",
    /// An example of practice.
    Practice = "practice",
    /// A recommendation of a report.
    Recommendation = "recommendation",
    /// A report.
    Report = "report",
    /// A term of the glossary.
    Term = "term",
    /// A theme.
    Theme = "theme",
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.scheme.as_str(), self.id)?;
        self.item.as_ref().map_or(Ok(()), |item| write!(f, "/{item}"))
    }
}

/// Why an address is not good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadAddress {
    /// It is none that the atlas accepts.
    Link(String),
    /// It is a citation that cannot be read.
    Citation(String),
}

/// Reads the address of a link.
///
/// # Errors
/// What is wrong with it.
pub fn address(address: &str) -> Result<Address, BadAddress> {
    if let Some(citation) = address.strip_prefix(CITE) {
        return self::citation(citation).map_err(BadAddress::Citation);
    }
    if address.starts_with('#') {
        return Ok(Address::Fragment);
    }
    let Some((scheme, rest)) = address.split_once(':') else {
        return Err(BadAddress::Link(format!(
            "`{address}` leads nowhere: begin a link with https://, with # or with a scheme such as theme:"
        )));
    };
    if scheme == "https" || scheme == "http" {
        return if rest.starts_with("//") {
            Ok(Address::Web)
        } else {
            Err(BadAddress::Link(format!("`{address}` is not a web address")))
        };
    }
    let Some(kind) = Scheme::ALL.iter().copied().find(|kind| kind.as_str() == scheme) else {
        let known: Vec<&str> = Scheme::ALL.iter().map(|kind| kind.as_str()).collect();
        return Err(BadAddress::Link(format!(
            "`{scheme}:` is not a kind of link: use https:, or one of {}",
            known.join(", ")
        )));
    };
    reference(kind, rest).map(Address::Atlas).map_err(BadAddress::Link)
}

fn reference(scheme: Scheme, rest: &str) -> Result<Reference, String> {
    let nested = matches!(scheme, Scheme::Finding | Scheme::Recommendation);
    let (id, item) = match rest.split_once('/') {
        Some((id, item)) if nested => (id, Some(Slug::parse(item)?)),
        None if nested => {
            return Err(format!("a link to a {0} names the report too: `{0}:report/{0}`", scheme.as_str()));
        }
        _ => (rest, None),
    };
    Ok(Reference { scheme, id: Slug::parse(id)?, item })
}

/// Reads `¶16, 29–31`, `annex B ¶3`, `§ staying-safe/strengths`, with a document's id before them
/// where it is not the text's own.
fn citation(text: &str) -> Result<Address, String> {
    let text = text.trim();
    let first = text.split_whitespace().next().unwrap_or_default();
    let (document, rest) = match Slug::parse(first) {
        Ok(slug) if first != "annex" => (Some(slug), &text[first.len()..]),
        _ => (None, text),
    };
    let mut part = Part::Main;
    let mut refs = Vec::new();
    for piece in rest.split([',', ';']) {
        let piece = piece.trim();
        if let Some(path) = piece.strip_prefix('§') {
            refs.push(ParagraphRef::parse(&format!("section:{}", path.trim()))?);
            continue;
        }
        let numbers = match piece.split_once('¶') {
            None => piece,
            Some((before, numbers)) => {
                let before = before.trim();
                part = annex(before)
                    .ok_or_else(|| format!("`{before}` is not a part of a document: write annex or annex B"))?;
                numbers
            }
        };
        let prefix = match part {
            Part::Main => String::new(),
            Part::Annex => "annex:".to_owned(),
            Part::AnnexLetter(letter) => format!("annex-{letter}:"),
        };
        refs.push(ParagraphRef::parse(&format!("{prefix}{}", numbers.trim().replace('–', "-")))?);
    }
    Ok(Address::Citation(document, refs.into()))
}

fn annex(words: &str) -> Option<Part> {
    match words.strip_prefix("annex").map(str::trim) {
        None => words.is_empty().then_some(Part::Main),
        Some("") => Some(Part::Annex),
        Some(letter) => match letter.as_bytes() {
            [letter] if letter.is_ascii_alphabetic() => Some(Part::AnnexLetter(letter.to_ascii_lowercase() as char)),
            _ => None,
        },
    }
}

/// The byte ranges and addresses of all links in a text.
pub fn links(markdown: &str) -> impl Iterator<Item = (Range<usize>, CowStr<'_>)> {
    events(markdown).filter_map(|(event, range)| match event {
        Event::Start(pulldown_cmark::Tag::Link { dest_url, .. }) => Some((range, dest_url)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cited(text: &str) -> String {
        match address(&format!("{CITE}{text}")) {
            Ok(Address::Citation(document, refs)) => {
                let refs: Vec<String> = refs.iter().map(ToString::to_string).collect();
                format!("{} {}", document.map_or("-".to_owned(), |slug| slug.to_string()), refs.join(" "))
            }
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn citations_name_a_document_and_its_paragraphs() {
        assert_eq!(cited("¶16"), "- 16");
        assert_eq!(cited("¶16, 29–31"), "- 16 29-31");
        assert_eq!(cited("annex B ¶3, 4"), "- annex-b:3 annex-b:4");
        assert_eq!(cited("annex ¶2; ¶7"), "- annex:2 7");
        assert_eq!(cited("§ staying-safe/strengths"), "- section:staying-safe/strengths");
        assert_eq!(cited("stoke-on-trent-jar-2006 ¶34"), "stoke-on-trent-jar-2006 34");
        assert_eq!(
            cited("narrowing-the-gap-2007 § being-healthy/barriers"),
            "narrowing-the-gap-2007 section:being-healthy/barriers"
        );
    }

    #[test]
    fn a_bracketed_paragraph_sign_is_a_link_and_plain_brackets_are_not() {
        let found: Vec<_> =
            links("See [¶16] and [x] and [CAMHS](theme:camhs).").map(|(_, url)| url.to_string()).collect();
        assert_eq!(found, ["cite:¶16", "theme:camhs"]);
    }

    #[test]
    fn addresses_that_could_run_code_are_refused() {
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc",
            "themes/x",
            "theme:A",
            "finding:only-report",
            "https:evil",
            "theme:a/b",
        ] {
            assert!(matches!(address(bad), Err(BadAddress::Link(_))), "{bad}");
        }
        assert_eq!(address("https://example.org/"), Ok(Address::Web));
    }

    #[test]
    fn words_are_counted_without_citations() {
        assert_eq!(word_count("## Two words\n\nThree *more* words [¶16, 17].\n"), 5);
    }
}
