//! Phrases that mean one thing: a term of the glossary under all its names, and the name of a group
//! of children. Who looks for CAMHS also finds "child and adolescent mental health services".
//!
//! In: the [`Atlas`]. Out: [`Concepts`], which finds them in a text. A concept stands in the index as
//! a word of its own that no text can hold: `~` and the term's id.

use foldhash::fast::FixedState;
use indexmap::IndexMap;

use super::words::Words;
use crate::model::Atlas;

/// The phrases that mean one thing.
#[derive(Clone, Debug, Default)]
pub struct Concepts {
    /// Each concept's word in the index, and its phrases, as folded words.
    named: Vec<(String, Vec<Vec<String>>)>,
    /// Where each phrase of a concept begins with a word: the concept, and the phrase. Every word of every
    /// text is looked up here, hence the fast hash; no order follows from it.
    by_first: IndexMap<String, Vec<(usize, usize)>, FixedState>,
}

impl Concepts {
    /// Those of an atlas.
    pub fn of(atlas: &Atlas) -> Self {
        let terms = atlas.terms.values().map(|term| {
            let names = [Some(&term.term), term.full.as_ref()].into_iter().flatten().chain(&term.also);
            (format!("~{}", term.slug), names.map(String::as_str).collect::<Vec<_>>())
        });
        let groups = atlas.groups.values().map(|group| (format!("~group-{}", group.slug), vec![group.label.as_str()]));
        Self::new(terms.chain(groups))
    }

    /// Concepts from their words in the index and their names. A name that two share belongs to the
    /// first. A concept whose only name is one word needs none: that word is in the index as it is.
    pub fn new<'a>(concepts: impl IntoIterator<Item = (String, Vec<&'a str>)>) -> Self {
        let mut taken = std::collections::BTreeSet::new();
        let mut all = Self::default();
        for (word, names) in concepts {
            let mut phrases: Vec<Vec<String>> =
                names.into_iter().map(folded).filter(|phrase| !phrase.is_empty()).collect();
            phrases.sort();
            phrases.dedup();
            phrases.retain(|phrase| taken.insert(phrase.clone()));
            if phrases.is_empty() || phrases.len() == 1 && phrases[0].len() == 1 {
                continue;
            }
            for (at, phrase) in phrases.iter().enumerate() {
                all.by_first.entry(phrase[0].clone()).or_default().push((all.named.len(), at));
            }
            all.named.push((word, phrases));
        }
        all
    }

    /// Each concept's word in the index, and its phrases.
    pub fn iter(&self) -> impl Iterator<Item = (&str, impl Iterator<Item = String>)> {
        self.named.iter().map(|(word, phrases)| (word.as_str(), phrases.iter().map(|phrase| phrase.join(" "))))
    }

    /// The words of the concepts that a text speaks of; `parts` are its folded words in order.
    pub fn found<'a>(&'a self, parts: &'a [&str]) -> impl Iterator<Item = &'a str> {
        parts.iter().enumerate().flat_map(move |(at, part)| {
            let begun = self.by_first.get(*part).into_iter().flatten();
            let whole = begun.filter(move |(concept, phrase)| begins(&parts[at..], &self.named[*concept].1[*phrase]));
            whole.map(|(concept, _)| self.named[*concept].0.as_str())
        })
    }
}

/// Whether folded words begin with a phrase.
fn begins(parts: &[&str], phrase: &[String]) -> bool {
    parts.len() >= phrase.len() && phrase.iter().zip(parts).all(|(one, other)| one == other)
}

/// A name as folded words.
fn folded(name: &str) -> Vec<String> {
    let mut words = Words::default();
    words.read(name);
    words.parts().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_a_concept_finds_it() {
        let concepts = Concepts::new([
            ("~camhs".to_owned(), vec!["CAMHS", "child and adolescent mental health services"]),
            ("~plain".to_owned(), vec!["thresholds", "Threshold"]),
            ("~leavers".to_owned(), vec!["Care leavers"]),
            ("~again".to_owned(), vec!["care leaver", "CLs"]),
            ("~ae".to_owned(), vec!["A&E", "accident and emergency"]),
        ]);
        let found = |text: &str| {
            let words = folded(text);
            let parts: Vec<&str> = words.iter().map(String::as_str).collect();
            concepts.found(&parts).map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(found("the local camhs"), ["~camhs"]);
        assert_eq!(found("a Child and Adolescent Mental-Health Service for all"), ["~camhs"]);
        assert_eq!(found("child mental health"), [""; 0]);
        assert_eq!(found("thresholds"), [""; 0]);
        assert_eq!(found("care leavers and CLs"), ["~leavers"]);
        assert_eq!(found("leavers' care"), [""; 0]);
        assert_eq!(found("the A&E unit"), ["~ae"]);
    }
}
