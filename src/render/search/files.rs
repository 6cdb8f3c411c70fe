//! The files of the index: small scripts, each a call with one JSON value, so that a page opened from
//! a folder can load them too.
//!
//! In: entries, [`Concepts`] and [`Postings`]. Out: the files, by their path in the folder of the
//! index. How many there are follows from the content alone:
//!
//! - `start.js`: what a reader's script needs to know before it can look anything up;
//! - `words/N.js`: words in order with their lists, each file about [`WORDS_FILE`] bytes;
//! - `ends/N.js`: the same words in the order of their letters from the last to the first, each with
//!   the number of its entries: the neighbours of a word whose beginning is misspelt;
//! - `lists/N.js`: the lists of one word that would take more than [`OWN_FILE`] bytes of that;
//! - `entries/N.js`: the words of [`BLOCK`] entries, fetched only for those that are shown;
//! - `places.js`: which authority and which report each entry is of ([`super::places`]), fetched where an
//!   authority or a year is asked for.

use std::fmt::Write as _;

use rayon::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

use super::{
    concepts::Concepts,
    entries::{Entry, Pages, Place},
    kind::Kind,
    places::Places,
    postings::{List, Postings},
    words,
};
use crate::{model::letters, render::html::json_in_script};

/// The form of the files. `static/js/search-index.js` has the same number, and reads no other: a
/// script kept from before a change must not misread what was made after it.
const FORMAT: u32 = 3;
/// A file of words ends when it has this many bytes.
pub const WORDS_FILE: usize = 16_000;
/// A word whose lists take more bytes than this has a file of its own.
pub const OWN_FILE: usize = 1_500;
/// So many entries stand in one file.
pub const BLOCK: usize = 32;
/// Up to so many authorities, their names and entries are loaded with the first search.
const FEW_AUTHORITIES: usize = 200;

/// A path under the folder of the index, and what is there.
pub type File = (String, Vec<u8>);

/// The files of words.
pub struct Words {
    /// The files.
    pub files: Vec<File>,
    /// The first word of each file of words.
    pub firsts: Vec<String>,
    /// The first of each file of ends, turned round.
    pub lasts: Vec<String>,
}

impl Words {
    /// Writes the words and their lists, and lets each go.
    pub fn of(postings: Postings) -> Self {
        let mut ends = Vec::with_capacity(postings.len());
        let (mut files, firsts) = words_files(postings, &mut ends);
        let (ends, lasts) = ends_files(ends);
        files.extend(ends);
        Self { files, firsts, lasts }
    }
}

/// What a reader's script needs to know of all entries together.
pub struct Census<'p, 'a> {
    counts: [usize; Kind::ALL.len()],
    places: Places<'p, 'a>,
}

impl<'p, 'a> Census<'p, 'a> {
    /// Of no entries yet, but of those on these pages.
    pub fn of(pages: &'p Pages<'a>) -> Self {
        Self { counts: [0; Kind::ALL.len()], places: Places::of(pages) }
    }

    /// Takes in entries of a kind, which follow those of it that were taken in before.
    pub fn add(&mut self, kind: Kind, entries: &[Entry<'_>]) {
        self.counts[kind.index()] += entries.len();
        self.places.add(kind, entries);
    }

    /// The files `places.js` and `start.js`; `firsts` and `lasts` are those of the [`Words`].
    pub fn files(&self, concepts: &Concepts, firsts: &[String], lasts: &[String]) -> [File; 2] {
        [script("places", &self.places.value()), script("start", &self.start(concepts, firsts, lasts))]
    }

    /// What is needed before anything can be looked up.
    fn start(&self, concepts: &Concepts, firsts: &[String], lasts: &[String]) -> Value {
        let kinds: Vec<Value> = Kind::ALL
            .iter()
            .zip(&self.counts)
            .map(|(kind, count)| {
                let [key, one, many] = kind.names();
                json!([key, one, many, count, kind.asked_by()])
            })
            .collect();
        let concepts: Vec<Vec<String>> =
            concepts.iter().map(|(word, phrases)| [word.to_owned()].into_iter().chain(phrases).collect()).collect();
        json!({
            "format": FORMAT,
            "kinds": kinds,
            "block": BLOCK,
            "words": firsts,
            "ends": lasts,
            "concepts": concepts,
            "few": self.places.authorities() <= FEW_AUTHORITIES,
            "stop": words::STOP,
            "letters": letters::LETTERS,
            "plurals": words::PLURALS,
            "longest": words::LONGEST,
        })
    }
}

/// The files of words and lists, and the first word of each file of words; gives `ends` each word.
fn words_files(postings: Postings, ends: &mut Vec<End>) -> (Vec<File>, Vec<String>) {
    let (mut lists_files, mut own) = (Vec::new(), 0);
    let mut words = Cut::new("words");
    for (word, lists) in postings.in_order() {
        let packed: Vec<Value> = lists.iter().map(self::list).collect();
        let mut record = json!([word, packed]);
        if record.to_string().len() > OWN_FILE {
            lists_files.push(script(&format!("lists/{own}"), &record[1]));
            record[1] = json!(own);
            own += 1;
        }
        words.push(&word, &record);
        // Phrases that are one thing are left out: nobody types their sign.
        if !word.starts_with('~') {
            ends.push((turned(&word), lists.iter().map(|list| list.entries).sum()));
        }
    }
    let (mut files, firsts) = words.end();
    files.extend(lists_files);
    (files, firsts)
}

/// A word turned round, and how many entries it stands in.
type End = (String, usize);

fn turned(word: &str) -> String {
    word.chars().rev().collect()
}

/// The files of words by their ends, and the first word of each, turned round.
fn ends_files(mut words: Vec<End>) -> (Vec<File>, Vec<String>) {
    words.sort_unstable();
    let mut ends = Cut::new("ends");
    for (end, number) in &words {
        ends.push(end, &json!([turned(end), number]));
    }
    ends.end()
}

/// Records in order, cut into files of about [`WORDS_FILE`] bytes.
struct Cut {
    folder: &'static str,
    files: Vec<File>,
    /// What stands first in each file.
    firsts: Vec<String>,
    /// The file that is being written.
    open: String,
}

impl Cut {
    fn new(folder: &'static str) -> Self {
        Self { folder, files: Vec::new(), firsts: Vec::new(), open: String::new() }
    }

    fn push(&mut self, key: &str, record: &Value) {
        if self.open.is_empty() {
            self.firsts.push(key.to_owned());
            self.open.push('[');
        } else {
            self.open.push(',');
        }
        let _ = write!(self.open, "{record}");
        if self.open.len() >= WORDS_FILE {
            self.close();
        }
    }

    fn close(&mut self) {
        self.open.push(']');
        self.files.push(script_of(&format!("{}/{}", self.folder, self.firsts.len() - 1), &self.open));
        self.open.clear();
    }

    fn end(mut self) -> (Vec<File>, Vec<String>) {
        if !self.open.is_empty() {
            self.close();
        }
        (self.files, self.firsts)
    }
}

/// A list: its kind and part in one number, how many entries, how many are kept, and them.
fn list(List { kind, part, entries, kept, packed }: &List) -> Value {
    json!([kind.index() << 2 | *part as usize, entries, kept, packed.bits, packed.text])
}

/// The words of the entries, [`BLOCK`] a file, kind after kind.
pub struct Blocks<'p, 'a> {
    pages: &'p Pages<'a>,
    /// How many files there were.
    number: usize,
    /// Entries for which there was no room in them, and which are too few for a file of their own.
    open: Vec<Entry<'a>>,
}

impl<'p, 'a> Blocks<'p, 'a> {
    /// Those of entries on these pages.
    pub fn of(pages: &'p Pages<'a>) -> Self {
        Self { pages, number: 0, open: Vec::new() }
    }

    /// Hands each file of some more entries to `then`, many at once, and lets it go. Returns what comes of
    /// each, in the order of the files.
    pub fn each<T: Send>(&mut self, mut entries: Vec<Entry<'a>>, then: &(dyn Fn(File) -> T + Sync)) -> Vec<T> {
        let room = BLOCK - self.open.len();
        self.open.extend(entries.drain(..entries.len().min(room)));
        if self.open.len() < BLOCK {
            return Vec::new();
        }
        let mut made = self.last(then);
        self.open.extend(entries.drain(entries.len() - entries.len() % BLOCK..));
        made.extend(self.write(&entries, then));
        made
    }

    /// The same with the entries that are left over, which make a file however few they are.
    pub fn last<T: Send>(&mut self, then: &(dyn Fn(File) -> T + Sync)) -> Vec<T> {
        let open = std::mem::take(&mut self.open);
        self.write(&open, then)
    }

    fn write<T: Send>(&mut self, entries: &[Entry<'a>], then: &(dyn Fn(File) -> T + Sync)) -> Vec<T> {
        let Pages { places, authorities } = self.pages;
        let page = |at: u32| {
            let Place { path, name, authority, date, framework, .. } = &places[at as usize];
            (path, name, authority.map_or("", |at| authorities[at as usize].1), date, *framework)
        };
        let first = self.number;
        let blocks = entries.par_chunks(BLOCK).enumerate();
        let made: Vec<T> = blocks.map(|(at, block)| then(self::block(first + at, block, &page))).collect();
        self.number += made.len();
        made
    }
}

/// An entry in its file: the position of its page among those of the file, and its words.
#[derive(Serialize)]
#[serde(untagged)]
enum Shown<'e> {
    Plain(usize, &'e str, &'e str, &'e str),
    About(usize, &'e str, &'e str, &'e str, &'e str),
}

fn block<P: Serialize>(number: usize, block: &[Entry<'_>], page: &impl Fn(u32) -> P) -> File {
    let mut used: Vec<u32> = block.iter().map(|entry| entry.place).collect();
    used.dedup();
    let mut at = 0;
    let shown = block.iter().map(|Entry { place, anchor, title, text, about }| {
        at += usize::from(used[at] != *place);
        if about.is_empty() {
            Shown::Plain(at, anchor, title, text)
        } else {
            Shown::About(at, anchor, title, text, about)
        }
    });
    let shown: Vec<Shown<'_>> = shown.collect();
    let places: Vec<P> = used.iter().map(|place| page(*place)).collect();
    script(&format!("entries/{number}"), &(places, shown))
}

fn script(name: &str, value: &impl Serialize) -> File {
    script_of(name, &serde_json::to_string(value).expect("texts, numbers and lists of them have a JSON form"))
}

/// A script that hands on one value. Whatever the text holds, it stays text: JSON is a part of
/// JavaScript, but for two signs that older browsers read as the end of a line.
fn script_of(name: &str, json: &str) -> File {
    let mut json = json_in_script(json);
    for (sign, written) in [('\u{2028}', "\\u2028"), ('\u{2029}', "\\u2029")] {
        if json.contains(sign) {
            json = json.replace(sign, written).into();
        }
    }
    // Joined in one piece: all files are held until the index has a name, so none may have room to spare.
    (format!("{name}.js"), ["atlasSearch(\"", name, "\",", &json, ");\n"].concat().into_bytes())
}
