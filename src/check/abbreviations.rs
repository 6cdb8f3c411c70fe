//! An abbreviation in our own words is explained in the glossary.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{
    Seen,
    own_words::{self, OwnWords},
};
use crate::{
    diagnostics::{Code, Diagnostics},
    location::Place,
    model::{Atlas, Id, Report, prose},
};

pub fn check(atlas: &Atlas, seen: &Seen, diagnostics: &mut Diagnostics) {
    let mut known: BTreeSet<String> = BTreeSet::new();
    for term in atlas.terms.values() {
        let texts = [&term.term, &term.meaning].into_iter().chain(&term.full).chain(&term.also);
        for text in texts {
            known.extend(abbreviations(text).map(|range| text[range].to_owned()));
        }
    }
    let beside = first_places(own_words::beside_reports(atlas));
    for (word, place) in beside.iter().chain(seen.abbreviations()) {
        // Each is told once, where it stands first.
        if !known.contains(word) {
            known.insert(word.clone());
            diagnostics
                .warning(Code::UnexplainedAbbreviation, place.clone(), format!("the glossary does not explain {word}"))
                .hint("write it out, or add it to content/glossary.yaml");
        }
    }
}

/// The abbreviations of a report, each with the place at which it stands first.
pub fn of_report(atlas: &Atlas, id: Id<Report>) -> BTreeMap<String, Place> {
    first_places(own_words::of_report(atlas, id))
}

fn first_places(texts: Vec<OwnWords<'_>>) -> BTreeMap<String, Place> {
    let mut words = BTreeMap::new();
    for own in texts {
        for range in found(&own) {
            let word = &own.text()[range.clone()];
            if !words.contains_key(word) {
                words.insert(word.to_owned(), own.place(&range));
            }
        }
    }
    words
}

/// The abbreviations of a text that readers read: none in code, and none in the addresses of links.
fn found(own: &OwnWords<'_>) -> Vec<Range<usize>> {
    if !may_have_any(own.text()) {
        return Vec::new();
    }
    let OwnWords::Prose(prose, _) = own else { return abbreviations(own.text()).collect() };
    let mut cited = false;
    let mut ranges = Vec::new();
    for (event, range) in prose::events(&prose.markdown) {
        match event {
            Event::Start(Tag::Link { .. }) => cited = prose.markdown[range].contains(['¶', '§']),
            Event::End(TagEnd::Link) => cited = false,
            Event::Text(_) if !cited => {
                let text = &prose.markdown[range.clone()];
                ranges.extend(abbreviations(text).map(|part| part.start + range.start..part.end + range.start));
            }
            _ => {}
        }
    }
    ranges
}

/// Whether two signs of an abbreviation, one of them a capital, follow each other. Most texts have no
/// such place, and need not be read as markdown.
fn may_have_any(text: &str) -> bool {
    let is_sign = |sign: u8| sign.is_ascii_uppercase() || sign.is_ascii_digit() || sign == b'&';
    let is_pair = |pair: &[u8]| pair.iter().all(|sign| is_sign(*sign)) && pair.iter().any(u8::is_ascii_uppercase);
    text.as_bytes().windows(2).any(is_pair)
}

/// Words of two or more capital letters, without the s of a plural: `CAMHS`, `PCTs`, `C&YS`, `E2E`.
fn abbreviations(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    text.split(|c: char| !(c.is_alphanumeric() || c == '&')).filter_map(move |word| {
        let start = at;
        at += word.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
        let word = word.strip_suffix('s').unwrap_or(word);
        let capitals = word.chars().filter(char::is_ascii_uppercase).count();
        let all = word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '&');
        (capitals >= 2 && all).then(|| start..start + word.len())
    })
}

#[cfg(test)]
mod tests {
    use super::{abbreviations, may_have_any};

    #[test]
    fn abbreviations_are_words_of_capitals() {
        let text = "The LSCBs, C&YS (E2E) and a DfE—16, A or I; CAMHS.";
        let found: Vec<&str> = abbreviations(text).map(|range| &text[range]).collect();
        assert_eq!(found, ["LSCB", "C&YS", "E2E", "CAMHS"]);
        for text in found.into_iter().chain(["A2B", "A&B", "an AB."]) {
            assert!(may_have_any(text), "{text}");
        }
        for text in ["A or I", "2005 and 16", "A-Z", "Ofsted", ""] {
            assert!(!may_have_any(text) && abbreviations(text).next().is_none(), "{text}");
        }
    }
}
