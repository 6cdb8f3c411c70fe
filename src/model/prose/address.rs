//! The addresses of links.
//!
//! In: the address of a link, or the text of a citation. Out: what it says ([`Address`]), or what is wrong with it.

use std::fmt;

use crate::model::{ParagraphRef, Part, Slug};

/// The scheme under which the dialect passes on a citation.
pub(super) const CITE: &str = "cite:";

/// The words for an annex, neither of which is the id of a document.
const ANNEX: [&str; 2] = ["annex", "annexe"];

/// Whether the address of a link is that of a citation.
pub fn is_citation(address: &str) -> bool {
    address.starts_with(CITE)
}

/// Whether a text in square brackets is a citation that can be read.
pub fn can_be_cited(text: &str) -> bool {
    citation(text).is_ok()
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
        let host = rest.strip_prefix("//").unwrap_or_default();
        return if host.is_empty() || host.starts_with(['/', '?', '#', '.']) {
            Err(BadAddress::Link(format!("`{address}` is not a web address")))
        } else {
            Ok(Address::Web)
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
        Ok(slug) if !ANNEX.contains(&first) => (Some(slug), &text[first.len()..]),
        _ => (None, text),
    };
    let mut part = Part::Main;
    let mut refs = Vec::new();
    for piece in rest.split([',', ';']) {
        let piece = piece.trim();
        if let Some(path) = piece.strip_prefix('§').map(str::trim) {
            let section = ParagraphRef::parse(&format!("section:{path}"));
            refs.push(section.map_err(|_| {
                format!("`{path}` is not a section: write its headings in small letters, with hyphens")
            })?);
            continue;
        }
        let numbers = match piece.split_once('¶') {
            None => piece,
            Some((before, numbers)) => {
                let before = before.trim();
                part = annex(before).ok_or_else(|| no_part(before, document.is_some()))?;
                numbers.trim()
            }
        };
        let prefix = match part {
            Part::Main => String::new(),
            Part::Annex => "annex:".to_owned(),
            Part::AnnexLetter(letter) => format!("annex-{letter}:"),
        };
        let reference = ParagraphRef::parse(&format!("{prefix}{}", numbers.replace('–', "-")));
        refs.push(reference.map_err(|_| no_paragraph(numbers))?);
    }
    Ok(Address::Citation(document, refs.into()))
}

/// What is wrong with words before the sign ¶ that name no part of a document. `has_document` says whether one stands
/// before them.
fn no_part(words: &str, has_document: bool) -> String {
    let first = words.split_whitespace().next().unwrap_or_default();
    if has_document || ANNEX.iter().any(|annex| first.eq_ignore_ascii_case(annex)) {
        format!("`{words}` is not a part of a document: write annex or annex B")
    } else if Slug::parse(words).is_ok() {
        format!("there is no space between `{words}` and the sign ¶")
    } else {
        format!("`{words}` is not the id of a document")
    }
}

/// What is wrong with numbers of paragraphs that are none.
fn no_paragraph(numbers: &str) -> String {
    if numbers.is_empty() {
        "a paragraph is missing in this citation".to_owned()
    } else if numbers.contains(['-', '–']) {
        format!("`{numbers}` is not a range of paragraphs")
    } else {
        format!("`{numbers}` is not the number of a paragraph")
    }
}

/// The part of a document that words name. `annexe` alone names none: one might take its last letter for that of
/// the annex.
fn annex(words: &str) -> Option<Part> {
    let words: Vec<&str> = words.split_whitespace().collect();
    match words.as_slice() {
        [] => Some(Part::Main),
        ["annex"] => Some(Part::Annex),
        [word, letter] if ANNEX.contains(word) => match letter.as_bytes() {
            [letter] if letter.is_ascii_alphabetic() => Some(Part::AnnexLetter(letter.to_ascii_lowercase() as char)),
            _ => None,
        },
        _ => None,
    }
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
        assert_eq!(cited("annexe B ¶3; ¶4"), "- annex-b:3 4");
        assert_eq!(cited("stoke-on-trent-jar-2006 annexe c ¶3"), "stoke-on-trent-jar-2006 annex-c:3");
        assert_eq!(cited("§ staying-safe/strengths"), "- section:staying-safe/strengths");
        assert_eq!(cited("stoke-on-trent-jar-2006 ¶34"), "stoke-on-trent-jar-2006 34");
        assert_eq!(
            cited("narrowing-the-gap-2007 § being-healthy/barriers"),
            "narrowing-the-gap-2007 section:being-healthy/barriers"
        );
    }

    #[test]
    fn the_last_letter_of_a_word_is_not_that_of_an_annex() {
        for (text, part) in [
            ("annexe ¶3", "annexe"),
            ("¶2; annexe ¶3", "annexe"),
            ("stoke-on-trent-jar-2006 annexb ¶3", "annexb"),
            ("annex B C ¶3", "annex B C"),
        ] {
            let told = format!("`{part}` is not a part of a document: write annex or annex B");
            assert_eq!(address(&format!("{CITE}{text}")), Err(BadAddress::Citation(told)));
        }
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
            "https://",
            "https:///a",
            "theme:a/b",
        ] {
            assert!(matches!(address(bad), Err(BadAddress::Link(_))), "{bad}");
        }
        assert_eq!(address("https://example.org/"), Ok(Address::Web));
    }
}
