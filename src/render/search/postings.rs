//! Which word stands in which entry.
//!
//! In: entries, kind after kind, and [`Concepts`]. Out: [`Postings`]: every word in order, and for each the
//! entries it stands in, by kind and by the [`Part`] of the entry that has the word.
//!
//! 1. Read the entries of a kind in portions of [`PORTION`], in parallel.
//! 2. Join the portions in their order, so that the number of threads changes nothing.
//! 3. Pack the lists of a kind when it has ended: only those of one kind lie open.
//! 4. Put the words in order.

use foldhash::fast::FixedState;
use indexmap::IndexMap;
use rayon::prelude::*;

use super::{
    codec::{self, Packed},
    concepts::Concepts,
    entries::Entry,
    kind::Kind,
    words,
};

/// So many entries are read at once.
const PORTION: usize = 4096;
/// So many bits of a posting are the entry's number among those of its kind; the rest is the part.
const NUMBER_BITS: u32 = 26;
/// The longest list of one word in one kind: a first search stays light however large the site is.
/// Of a longer one the first entries are kept, which are those of the newest documents; the whole
/// number is kept beside them, and readers are told.
pub const LONGEST_LIST: usize = 16_384;

/// The part of an entry that has a word, the weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Its title.
    Title,
    /// Its text.
    Text,
    /// The names of what it is about.
    About,
}

impl Part {
    /// All parts, in their order.
    pub const ALL: [Self; 3] = [Self::Title, Self::Text, Self::About];

    fn of<'e>(self, entry: &'e Entry<'_>) -> &'e str {
        match self {
            Self::Title => &entry.title,
            Self::Text => &entry.text,
            Self::About => &entry.about,
        }
    }
}

/// Which word stands in which entry.
#[derive(Clone, Debug, Default)]
pub struct Postings {
    words: IndexMap<String, OfWord, FixedState>,
    /// How many entries of the open kind were read.
    read: usize,
}

/// Where a word stands.
#[derive(Clone, Debug, Default)]
struct OfWord {
    /// In the kinds that have ended.
    lists: Vec<List>,
    /// In the open one, as it was read; see [`read`].
    open: Vec<u32>,
}

/// The entries of one kind that have a word in one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The kind.
    pub kind: Kind,
    /// The part.
    pub part: Part,
    /// How many entries have it.
    pub entries: usize,
    /// How many of these are kept: the first [`LONGEST_LIST`].
    pub kept: usize,
    /// The numbers of those that are kept, among the entries of the kind.
    pub packed: Packed,
}

impl Postings {
    /// Reads more entries of the open kind.
    ///
    /// # Panics
    /// Where a kind has 2^26 entries.
    pub fn read(&mut self, entries: &[Entry<'_>], concepts: &Concepts) {
        let first = self.read;
        let portions = entries.par_chunks(PORTION).enumerate();
        let found: Vec<_> = portions.map(|(at, portion)| read(first + at * PORTION, portion, concepts)).collect();
        for (word, postings) in found.into_iter().flatten() {
            self.words.entry(word).or_default().open.extend(postings);
        }
        self.read += entries.len();
    }

    /// Ends the open kind, which is `kind`; what is read next is of another.
    pub fn end(&mut self, kind: Kind) {
        self.words.values_mut().filter(|word| !word.open.is_empty()).for_each(|word| word.end(kind));
        self.read = 0;
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Every word with its lists, the words in order. All kinds have ended.
    pub fn in_order(mut self) -> impl Iterator<Item = (String, Vec<List>)> {
        self.words.sort_unstable_keys();
        self.words.into_iter().map(|(word, found)| (word, found.lists))
    }
}

impl OfWord {
    fn end(&mut self, kind: Kind) {
        let mut open = std::mem::take(&mut self.open);
        open.sort_unstable();
        let of_part = open.chunk_by(|one, other| one >> NUMBER_BITS == other >> NUMBER_BITS);
        self.lists.extend(of_part.map(|postings| {
            let kept: Vec<u32> = postings.iter().take(LONGEST_LIST).map(|posting| entry_of(*posting)).collect();
            List {
                kind,
                part: Part::ALL[(postings[0] >> NUMBER_BITS) as usize],
                entries: postings.len(),
                kept: kept.len(),
                packed: codec::rising(&kept),
            }
        }));
    }
}

/// The words of some entries of a kind, of which the first is number `first`, each with its postings: the
/// part, then the entry's number.
fn read(first: usize, entries: &[Entry<'_>], concepts: &Concepts) -> IndexMap<String, Vec<u32>, FixedState> {
    let (mut found, mut words) = (IndexMap::<String, Vec<u32>, FixedState>::default(), words::Words::default());
    for (number, entry) in (first..).zip(entries) {
        let number = u32::try_from(number).ok().filter(|number| number >> NUMBER_BITS == 0);
        let number = number.expect("a kind has fewer than 2^26 entries");
        for part in Part::ALL {
            let posting = (part as u32) << NUMBER_BITS | number;
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

/// The entry of a posting.
fn entry_of(posting: u32) -> u32 {
    posting & ((1 << NUMBER_BITS) - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_once_in_each_entry_and_in_its_title_first() {
        let findings = [("Care", "care and CARES"), ("", "care, the care"), ("x", "multi-agency"), ("", "of care")];
        let findings = findings.map(|(title, text)| Entry::page(0, title, text));
        let theme = Entry::page(0, "Care leavers", "care");
        let statement = Entry { about: "Care · Agency".to_owned(), ..Entry::page(0, "", "care") };
        let concepts = Concepts::new([("~cl".to_owned(), vec!["care leavers"])]);
        let mut postings = Postings::default();
        for (kind, entries) in
            [(Kind::Theme, &[theme][..]), (Kind::Finding, &findings), (Kind::Statement, &[statement])]
        {
            for one in entries {
                postings.read(std::slice::from_ref(one), &concepts);
            }
            postings.end(kind);
        }
        let words: Vec<_> = postings.in_order().collect();
        let of = |word: &str| &*words.iter().find(|(own, _)| own == word).unwrap().1;
        let list = |kind, part, entries: &[u32]| List {
            kind,
            part,
            entries: entries.len(),
            kept: entries.len(),
            packed: codec::rising(entries),
        };
        let expected = [
            list(Kind::Theme, Part::Title, &[0]),
            list(Kind::Finding, Part::Title, &[0]),
            list(Kind::Finding, Part::Text, &[1, 3]),
            list(Kind::Statement, Part::Text, &[0]),
        ];
        assert_eq!(of("care"), expected);
        assert_eq!(of("agency")[1].part, Part::About);
        let words: Vec<&str> = words.iter().map(|(word, _)| word.as_str()).collect();
        assert_eq!(words, ["agency", "care", "leaver", "multi", "multiagency", "~cl"]);
    }

    #[test]
    fn of_a_long_list_the_first_entries_are_kept() {
        let entries = vec![Entry::page(0, "", "care"); LONGEST_LIST + 3];
        let mut postings = Postings::default();
        postings.read(&entries, &Concepts::default());
        postings.end(Kind::Finding);
        let (_, lists) = postings.in_order().next().unwrap();
        assert_eq!((lists[0].entries, lists[0].kept), (LONGEST_LIST + 3, LONGEST_LIST));
        let first: Vec<u32> = (0..u32::try_from(LONGEST_LIST).unwrap()).collect();
        assert_eq!(lists[0].packed, codec::rising(&first));
    }
}
