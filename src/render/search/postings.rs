//! Which word stands in which entry.
//!
//! In: [`Entries`] and [`Concepts`]. Out: [`Postings`]: every word in order, and for each the entries
//! it stands in, by kind and by the [`Part`] of the entry that has the word.
//!
//! 1. Read the entries of a kind in portions of [`PORTION`], in parallel.
//! 2. Join the portions in their order, so that the number of threads changes nothing.
//! 3. Put the words in order.

use foldhash::fast::FixedState;
use indexmap::IndexMap;
use rayon::prelude::*;

use super::{
    concepts::Concepts,
    entries::{Entries, Entry},
    kind::Kind,
    words,
};

/// How many entries are read at a time.
const PORTION: usize = 4096;
/// So many portions are read before they are joined: what is read and not joined yet takes room twice.
const MOST_PORTIONS: usize = 16;
/// An entry's number in its kind takes this many bits of a posting.
const NUMBER_BITS: u32 = 26;
/// The part of an entry takes this many bits before it, its kind the rest.
const PART_BITS: u32 = 2;

/// A part of an entry, the one that counts most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The words over it.
    Title,
    /// Its own words.
    Text,
    /// What it is about: the names of its themes and groups of children.
    About,
}

impl Part {
    /// All parts, in their order.
    pub const ALL: [Self; 3] = [Self::Title, Self::Text, Self::About];

    /// Its words in an entry.
    fn of<'e>(self, entry: &'e Entry<'_>) -> &'e str {
        match self {
            Self::Title => &entry.title,
            Self::Text => &entry.text,
            Self::About => &entry.about,
        }
    }
}

/// Every word and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Postings {
    words: Words,
}

/// Words and where each stands, in the order in which they came. Every word of every text is looked up
/// here, hence the fast hash; no order follows from it.
type Words = IndexMap<String, Vec<u32>, FixedState>;

/// The entries of one kind that a word stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The kind.
    pub kind: Kind,
    /// The first part of them that the word stands in.
    pub part: Part,
    /// Their numbers in the kind, rising.
    pub entries: Vec<u32>,
}

impl Postings {
    /// Reads entries of kinds that were not read before.
    pub fn read(&mut self, entries: &Entries<'_>, concepts: &Concepts) {
        for kind in Kind::ALL {
            let portions = entries.kinds[kind.index()].chunks(PORTION).enumerate();
            let portions: Vec<_> = portions.map(|(number, portion)| (number * PORTION, portion)).collect();
            for some in portions.chunks(MOST_PORTIONS) {
                let read = some.par_iter().map(|(first, portion)| self::read(kind, *first, portion, concepts));
                for (word, postings) in read.collect::<Vec<_>>().into_iter().flatten() {
                    self.words.entry(word).or_default().extend(postings);
                }
            }
        }
    }

    /// The same, the words in their order.
    #[must_use]
    pub fn in_order(mut self) -> Self {
        self.words.sort_unstable_keys();
        self
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Every word with its lists.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Vec<List>)> {
        self.words.iter().map(|(word, postings)| (word.as_str(), lists(postings)))
    }

    /// The lists of one word.
    pub fn get(&self, word: &str) -> Vec<List> {
        self.words.get(word).map_or_else(Vec::new, |postings| lists(postings))
    }
}

/// Reads a portion of the entries of a kind; the first has the number `first`.
fn read(kind: Kind, first: usize, entries: &[Entry<'_>], concepts: &Concepts) -> Words {
    let (mut found, mut words) = (Words::default(), words::Words::default());
    for (number, entry) in (first..).zip(entries) {
        let number = u32::try_from(number).ok().filter(|number| number >> NUMBER_BITS == 0);
        let number = number.expect("a kind has fewer than 2^26 entries");
        for part in Part::ALL {
            let list = u32::try_from(kind.index()).expect("there are few kinds") << PART_BITS | part as u32;
            let posting = list << NUMBER_BITS | number;
            let mut add = |word: &str| match found.get_mut(word) {
                Some(postings) => {
                    // The parts are read in their order: a word counts where it stands first.
                    if postings.last().is_none_or(|last| entry_of(*last) != number) {
                        postings.push(posting);
                    }
                }
                None => {
                    found.insert(word.to_owned(), vec![posting]);
                }
            };
            words.read(part.of(entry));
            words.iter().for_each(&mut add);
            concepts.found(&words.parts().collect::<Vec<_>>()).for_each(add);
        }
    }
    found
}

/// The number of a posting's entry in its kind.
fn entry_of(posting: u32) -> u32 {
    posting & ((1 << NUMBER_BITS) - 1)
}

/// Takes the postings of a word apart.
fn lists(postings: &[u32]) -> Vec<List> {
    let mut postings = postings.to_vec();
    postings.sort_unstable();
    let of_one_list = postings.chunk_by(|one, other| one >> NUMBER_BITS == other >> NUMBER_BITS);
    of_one_list
        .map(|postings| {
            let list = postings[0] >> NUMBER_BITS;
            List {
                kind: Kind::ALL[(list >> PART_BITS) as usize],
                part: Part::ALL[(list & ((1 << PART_BITS) - 1)) as usize],
                entries: postings.iter().map(|posting| entry_of(*posting)).collect(),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_once_in_each_entry_and_in_its_title_first() {
        let mut entries = Entries::new(Vec::new());
        for (title, text) in [("Care", "care and CARES"), ("", "care, the care"), ("x", "multi-agency")] {
            entries.add(Kind::Finding, || Entry::page(0, title, text));
        }
        entries.add(Kind::Theme, || Entry::page(0, "Care leavers", "care"));
        entries.add(Kind::Statement, || Entry { about: "Care · Agency".to_owned(), ..Entry::page(0, "", "care") });
        let mut postings = Postings::default();
        postings.read(&entries, &Concepts::new([("~cl".to_owned(), vec!["care leavers"])]));
        let postings = postings.in_order();
        let found: Vec<_> = postings.get("care").into_iter().map(|list| (list.kind, list.part, list.entries)).collect();
        let expected = [
            (Kind::Theme, Part::Title, vec![0]),
            (Kind::Finding, Part::Title, vec![0]),
            (Kind::Finding, Part::Text, vec![1]),
            (Kind::Statement, Part::Text, vec![0]),
        ];
        assert_eq!(found, expected);
        assert_eq!(postings.get("agency")[1].part, Part::About);
        let words: Vec<&str> = postings.iter().map(|(word, _)| word).collect();
        assert_eq!(words, ["agency", "care", "leaver", "multi", "multiagency", "~cl"]);
    }
}
