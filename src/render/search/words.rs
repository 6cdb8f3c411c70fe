//! Words as the index knows them: in small letters, without accents, in the singular.
//!
//! `static/js/search-words.js` has the same rules for what readers type. Both are held to the table
//! `tests/browser/search-words.json`; lists of letters and words go from here to the browser with
//! the index, so that they stand once.

use std::{collections::BTreeSet, sync::LazyLock};

/// Words that stand in nearly every sentence and tell nothing apart. As [`stem`] leaves them.
pub const STOP: &str = "a an and are as at be by for from ha have in is it of on or that the their they this to \
                        wa were which with";

/// Letters and the plain ones that are read in their place.
pub const LETTERS: &[(&str, &str)] = &[
    ("àáâãäåāăą", "a"),
    ("æ", "ae"),
    ("çćč", "c"),
    ("ðď", "d"),
    ("èéêëēėę", "e"),
    ("ìíîïīı", "i"),
    ("łľ", "l"),
    ("ñńň", "n"),
    ("òóôõöøōő", "o"),
    ("œ", "oe"),
    ("śšş", "s"),
    ("ß", "ss"),
    ("ùúûüūůű", "u"),
    ("ŵ", "w"),
    ("ýÿŷ", "y"),
    ("źżž", "z"),
];

/// Plurals that no rule of [`stem`] makes.
pub const PLURALS: &[(&str, &str)] = &[("children", "child"), ("women", "woman"), ("men", "man")];

/// A longer word is no word but a mistake or a trick; it is left out.
pub const LONGEST: usize = 40;

/// Signs that may stand in a word without ending it.
const APOSTROPHES: [char; 3] = ['\'', '’', 'ʼ'];
/// Signs that join the parts of a word.
const JOINS: [char; 4] = ['-', '\u{2010}', '\u{2011}', '&'];

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its parts, each folded; one where nothing joins any.
    pub parts: Vec<String>,
    /// All of it in one, where it has parts: `multi-agency` is also `multiagency`.
    pub joined: Option<String>,
}

/// The words of a text, in order, without those that tell nothing apart.
pub fn words(text: &str) -> Vec<Word> {
    let mut reader = Reader::default();
    for c in text.chars() {
        reader.take(c);
    }
    reader.end_word();
    reader.words
}

/// What phrases are made of: the parts of all words, in order; a word whose parts are too short to
/// count (`A&E`) in one.
pub fn parts(words: Vec<Word>) -> Vec<String> {
    let parts = |word: Word| if word.parts.is_empty() { word.joined.into_iter().collect() } else { word.parts };
    words.into_iter().flat_map(parts).collect()
}

#[derive(Default)]
struct Reader {
    words: Vec<Word>,
    /// The parts of the open word that are complete.
    parts: Vec<String>,
    part: String,
}

impl Reader {
    fn take(&mut self, c: char) {
        if c.is_ascii_alphanumeric() {
            self.part.push(c.to_ascii_lowercase());
        } else if JOINS.contains(&c) {
            self.end_part();
        } else if c.is_ascii() && c != '\'' {
            self.end_word();
        } else if !APOSTROPHES.contains(&c) && !is_accent(c) {
            self.take_letter(c);
        }
    }

    /// A letter outside the first hundred, or a sign that ends the word.
    fn take_letter(&mut self, c: char) {
        for small in c.to_lowercase().filter(|small| !is_accent(*small)) {
            match LETTERS.iter().find(|(letters, _)| letters.contains(small)) {
                Some((_, plain)) => self.part.push_str(plain),
                None if small.is_alphanumeric() => self.part.push(small),
                None => self.end_word(),
            }
        }
    }

    fn end_part(&mut self) {
        if !self.part.is_empty() {
            self.parts.push(std::mem::take(&mut self.part));
        }
    }

    fn end_word(&mut self) {
        self.end_part();
        if self.parts.is_empty() {
            return;
        }
        let joined = (self.parts.len() > 1).then(|| stem(self.parts.concat())).filter(|word| is_kept(word));
        let parts = self.parts.drain(..).map(stem).filter(|part| is_kept(part)).collect::<Vec<_>>();
        if joined.is_some() || !parts.is_empty() {
            self.words.push(Word { parts, joined });
        }
    }
}

/// Whether a sign only puts an accent on the letter before it.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Whether a folded word is worth finding: not too long, no single letter, and not one of [`STOP`].
fn is_kept(word: &str) -> bool {
    static STOPS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| STOP.split(' ').collect());
    static LONGEST_STOP: LazyLock<usize> = LazyLock::new(|| STOPS.iter().map(|word| word.len()).max().unwrap_or(0));
    let single = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    // Counting letters is asked for only where there are more bytes.
    let short = word.len() <= LONGEST || word.chars().count() <= LONGEST;
    !single && short && (word.len() > *LONGEST_STOP || !STOPS.contains(word))
}

/// A word in small plain letters, in the singular and in British spelling, as far as its last
/// letters tell.
fn stem(mut word: String) -> String {
    let is_of = |plural: &str| plural == word || word.strip_suffix('s') == Some(plural);
    if let Some((_, singular)) = PLURALS.iter().find(|(plural, _)| is_of(plural)) {
        return (*singular).to_owned();
    }
    let long = |word: &str, least: usize| word.chars().count() >= least;
    if word.ends_with('s') {
        let ends = |ends: &[&str]| ends.iter().any(|end| word.ends_with(end));
        if long(&word, 5) && ends(&["ies"]) {
            word.truncate(word.len() - 3);
            word.push('y');
        } else if long(&word, 5) && ends(&["sses", "shes", "ches", "xes", "zes"]) {
            word.truncate(word.len() - 2);
        } else if long(&word, 3) && !ends(&["ss", "us", "is"]) {
            word.pop();
        }
    }
    if !word.as_bytes().windows(2).any(|pair| pair == b"iz") || !long(&word, 6) {
        return word;
    }
    ["ize", "izi", "iza"].iter().fold(word, |word, end| word.replace(end, &end.replace('z', "s")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_as_the_table_says() {
        let table = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/search-words.json"));
        let table: Vec<(String, Vec<String>)> = serde_json::from_str(&table.unwrap()).unwrap();
        assert!(table.len() > 40);
        for (text, expected) in table {
            let found: Vec<String> = words(&text)
                .into_iter()
                .map(|word| word.parts.into_iter().chain(word.joined.map(|all| format!("={all}"))).collect::<Vec<_>>())
                .map(|parts| parts.join(" "))
                .collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }

    #[test]
    fn words_that_tell_nothing_apart_are_written_as_they_are_folded() {
        for word in STOP.split(' ') {
            assert_eq!(stem(word.to_owned()), *word);
        }
    }
}
