//! Words as the index knows them: in small letters, without accents, in the singular.
//!
//! `static/js/search-words.js` has the same rules for what readers type. Both are held to the table
//! `tests/browser/search-words.json`; lists of letters and words go from here to the browser with
//! the index, so that they stand once.

use std::sync::LazyLock;

use foldhash::fast::FixedState;
use indexmap::IndexSet;

use crate::model::letters;

/// Words that stand in nearly every sentence, or in nearly every question, and tell nothing apart. As [`stem`] leaves them.
pub const STOP: &str = "a an and are as at be by doe for from ha have how in is it of on or that the their they this \
                        to wa were what when where which who why with";

/// Plurals that no rule of [`stem`] makes.
pub const PLURALS: &[(&str, &str)] = &[("children", "child"), ("women", "woman"), ("men", "man")];

/// A longer word is no word but a mistake or a trick; it is left out.
pub const LONGEST: usize = 40;

/// Signs that may stand in a word without ending it.
const APOSTROPHES: [char; 3] = ['\'', '’', 'ʼ'];
/// Signs that join the parts of a word.
const JOINS: [char; 4] = ['-', '\u{2010}', '\u{2011}', '&'];

/// The words of a text, in order, without those that tell nothing apart. One value reads text after text,
/// and takes memory once.
#[derive(Debug, Default)]
pub struct Words {
    /// The letters of all words, one word behind the other.
    letters: String,
    found: Vec<Found>,
    /// Where the parts of the open word end, and where it begins.
    ends: Vec<usize>,
    start: usize,
}

/// A folded word: where its letters are.
#[derive(Clone, Copy, Debug)]
struct Found {
    start: usize,
    end: usize,
    role: Role,
}

/// What a folded word is of the word that was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// A part of it; all of it, where nothing joins any.
    Part,
    /// All of it in one, beside its parts: `multi-agency` is also `multiagency`.
    Joined,
    /// The same, where the parts are too short to count (`A&E`).
    Alone,
}

impl Words {
    /// Reads the words of `text`, and forgets those of the text before.
    pub fn read(&mut self, text: &str) {
        self.letters.clear();
        self.found.clear();
        self.start = 0;
        let mut rest = text;
        loop {
            let plain = rest.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
            let from = self.letters.len();
            self.letters.push_str(&rest[..plain]);
            self.letters[from..].make_ascii_lowercase();
            let Some(sign) = rest[plain..].chars().next() else { break };
            self.take(sign);
            rest = &rest[plain + sign.len_utf8()..];
        }
        self.end_word();
    }

    /// Every word: the parts of those that have parts, and all of these in one.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.found.iter().map(|found| &self.letters[found.start..found.end])
    }

    /// What phrases are made of: the parts of all words; a word whose parts are too short to count in one.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        let parts = self.found.iter().filter(|found| found.role != Role::Joined);
        parts.map(|found| &self.letters[found.start..found.end])
    }

    /// Reads a sign that is no plain letter and no digit.
    fn take(&mut self, c: char) {
        if JOINS.contains(&c) {
            self.end_part();
        } else if c.is_ascii() && c != '\'' {
            self.end_word();
        } else if !APOSTROPHES.contains(&c) && !letters::is_accent(c) {
            self.take_letter(c);
        }
    }

    /// A letter outside the first hundred, or a sign that ends the word.
    fn take_letter(&mut self, c: char) {
        for small in c.to_lowercase().filter(|small| !letters::is_accent(*small)) {
            match letters::plain(small) {
                Some(plain) => self.letters.push_str(plain),
                None if small.is_alphanumeric() => self.letters.push(small),
                None => self.end_word(),
            }
        }
    }

    fn end_part(&mut self) {
        if self.letters.len() > self.ends.last().copied().unwrap_or(self.start) {
            self.ends.push(self.letters.len());
        }
    }

    fn end_word(&mut self) {
        self.end_part();
        match self.ends.len() {
            0 => return,
            1 => self.add(self.start, Role::Part),
            _ => self.split(),
        }
        self.ends.clear();
        self.start = self.letters.len();
    }

    /// Folds the open word, which has parts.
    fn split(&mut self) {
        let whole = self.letters.split_off(self.start);
        let (mut from, before) = (0, self.found.len());
        for end in std::mem::take(&mut self.ends) {
            let start = self.letters.len();
            self.letters.push_str(&whole[from..end - self.start]);
            self.add(start, Role::Part);
            from = end - self.start;
        }
        let role = if self.found.len() == before { Role::Alone } else { Role::Joined };
        let start = self.letters.len();
        self.letters.push_str(&whole);
        self.add(start, role);
    }

    /// Folds the last letters into a word, and keeps it if it is worth finding.
    fn add(&mut self, start: usize, role: Role) {
        stem(&mut self.letters, start);
        if is_kept(&self.letters[start..]) {
            self.found.push(Found { start, end: self.letters.len(), role });
        } else {
            self.letters.truncate(start);
        }
    }
}

/// Whether a folded word is worth finding: not too long, no single letter, and not one of [`STOP`].
fn is_kept(word: &str) -> bool {
    static STOPS: LazyLock<IndexSet<&str, FixedState>> = LazyLock::new(|| STOP.split(' ').collect());
    static LONGEST_STOP: LazyLock<usize> = LazyLock::new(|| STOPS.iter().map(|word| word.len()).max().unwrap_or(0));
    let single = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    // Counting letters is asked for only where there are more bytes.
    let short = word.len() <= LONGEST || word.chars().count() <= LONGEST;
    !single && short && (word.len() > *LONGEST_STOP || !STOPS.contains(word))
}

/// Folds the word of small plain letters that begins at `start` and ends `letters`: into the singular and
/// into British spelling, as far as its last letters tell.
fn stem(letters: &mut String, start: usize) {
    let word = &letters[start..];
    let is_of = |plural: &str| plural == word || word.strip_suffix('s') == Some(plural);
    if let Some((_, singular)) = PLURALS.iter().find(|(plural, _)| is_of(plural)) {
        letters.truncate(start);
        letters.push_str(singular);
        return;
    }
    let long = |word: &str, least: usize| word.chars().count() >= least;
    if word.ends_with('s') {
        let ends = |ends: &[&str]| ends.iter().any(|end| word.ends_with(end));
        if long(word, 5) && ends(&["ies"]) {
            letters.truncate(letters.len() - 3);
            letters.push('y');
        } else if long(word, 5) && ends(&["sses", "shes", "ches", "xes", "zes"]) {
            letters.truncate(letters.len() - 2);
        } else if long(word, 3) && !ends(&["ss", "us", "is"]) {
            letters.pop();
        }
    }
    let word = &letters[start..];
    // There are at least as many bytes as letters.
    if word.len() < 6 || !word.as_bytes().windows(2).any(|pair| pair == b"iz") || !long(word, 6) {
        return;
    }
    let british =
        ["ize", "izi", "iza"].iter().fold(word.to_owned(), |word, end| word.replace(end, &end.replace('z', "s")));
    letters.truncate(start);
    letters.push_str(&british);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_as_the_table_says() {
        let table = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/search-words.json"));
        let table: Vec<(String, Vec<String>)> = serde_json::from_str(&table.unwrap()).unwrap();
        assert!(table.len() > 40);
        let mut words = Words::default();
        for (text, expected) in table {
            words.read(&text);
            let shown = |found: &Found| {
                let sign = if found.role == Role::Part { "" } else { "=" };
                format!("{sign}{}", &words.letters[found.start..found.end])
            };
            // The table lists word by word; what is in one word ends with a sign for all of it.
            assert_eq!(words.found.iter().map(shown).collect::<Vec<_>>().join(" "), expected.join(" "), "{text:?}");
        }
    }

    #[test]
    fn words_that_tell_nothing_apart_are_written_as_they_are_folded() {
        for word in STOP.split(' ') {
            let mut stemmed = format!("the{word}");
            stem(&mut stemmed, 3);
            assert_eq!(stemmed[3..], *word);
        }
    }
}
