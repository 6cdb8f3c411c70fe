//! The spellings of the glossary's terms, found in a text in one pass.

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use anyhow::{Context as _, Result};

use crate::{
    model::{Atlas, Id, Term},
    render::html::escape,
};

/// All spellings of all terms.
pub struct Words {
    automaton: AhoCorasick,
    /// The term of each spelling, and whether it is an abbreviation, which may have an s behind it.
    terms: Vec<(Id<Term>, bool)>,
}

/// A term in a text: from which byte to which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    pub term: Id<Term>,
    pub start: usize,
    pub end: usize,
}

impl Words {
    /// Reads the spellings of the glossary: the term, what it stands for, and how else it is written.
    /// An abbreviation, or a name with two capitals, stands only as it is written; any other word may
    /// begin a sentence. Where two terms share a spelling, the first by the alphabet has it.
    ///
    /// # Errors
    /// Where the spellings are too many for one search.
    pub fn of(atlas: &Atlas) -> Result<Self> {
        let mut spellings: BTreeMap<String, (Id<Term>, bool)> = BTreeMap::new();
        for (id, term) in atlas.terms.iter() {
            for spelling in [&term.term].into_iter().chain(&term.full).chain(&term.also) {
                let capitals = spelling.chars().filter(|letter| letter.is_uppercase()).count();
                let shown = if capitals > 1 { vec![spelling.clone()] } else { cases(spelling) };
                for written in shown.iter().flat_map(|shown| quotes(shown)) {
                    spellings.entry(written).or_insert((id, capitals > 1 && !spelling.contains(' ')));
                }
            }
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            // The largest in memory, and the fastest: it goes through every text of every page.
            .kind(Some(AhoCorasickKind::DFA))
            .build(spellings.keys())
            .context("the glossary has too many spellings to search for")?;
        Ok(Self { automaton, terms: spellings.into_values().collect() })
    }

    /// The terms in a piece of HTML text, whole words only, longest first; in their order.
    pub fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Found> + 'a {
        self.automaton.find_iter(text).filter_map(|found| {
            let (term, abbreviation) = self.terms[found.pattern().as_usize()];
            let before = text[..found.start()].chars().next_back();
            let after = &text[found.end()..];
            let plural = abbreviation && after.starts_with('s') && ends(&after[1..]);
            let whole = !before.is_some_and(joins) && (plural || ends(after));
            whole.then(|| Found { term, start: found.start(), end: found.end() + usize::from(plural) })
        })
    }
}

/// Whether a word has ended where `rest` begins.
fn ends(rest: &str) -> bool {
    let mut letters = rest.chars();
    match letters.next() {
        // A hyphen joins words; one before a space does not.
        Some('-') => !letters.next().is_some_and(char::is_alphanumeric),
        Some(letter) => !letter.is_alphanumeric(),
        None => true,
    }
}

/// Whether a letter before a word makes it a part of a longer one.
fn joins(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '-'
}

/// A word within a sentence and at its beginning.
fn cases(word: &str) -> Vec<String> {
    let mut letters = word.chars();
    let Some(first) = letters.next() else { return Vec::new() };
    let rest = letters.as_str();
    let capital = first.to_uppercase().collect::<String>() + rest;
    if first.is_uppercase() { vec![word.to_owned()] } else { vec![word.to_owned(), capital] }
}

/// A spelling as HTML may have it: an apostrophe is written in three ways.
fn quotes(spelling: &str) -> Vec<String> {
    let plain = spelling.replace('’', "'");
    let mut written = vec![escape(&plain).into_owned()];
    if plain.contains('\'') {
        written.push(escape(&plain.replace('\'', "’")).into_owned());
        written.push(escape(&plain).replace("&#x27;", "'"));
        written.push(escape(&plain).replace("&#x27;", "&#39;"));
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_ends_at_what_is_no_part_of_it() {
        for end in ["", " x", ", x", "&amp;", "- x", "’s"] {
            assert!(ends(end), "{end:?}");
        }
        for more in ["s", "3", "-led"] {
            assert!(!ends(more), "{more:?}");
        }
    }

    #[test]
    fn a_word_may_begin_a_sentence_and_an_apostrophe_has_many_forms() {
        assert_eq!(cases("ferry pass"), ["ferry pass", "Ferry pass"]);
        assert_eq!(cases("Hub"), ["Hub"]);
        assert_eq!(quotes("A&E"), ["A&amp;E"]);
        assert_eq!(
            quotes("children's plan"),
            ["children&#x27;s plan", "children’s plan", "children's plan", "children&#39;s plan"]
        );
    }
}
