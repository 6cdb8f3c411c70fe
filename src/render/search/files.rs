//! The files of the index: small scripts, each a call with one JSON value, so that a page opened from
//! a folder can load them too.
//!
//! In: [`Entries`], [`Concepts`] and [`Postings`]. Out: the files, by their path in the folder of the
//! index, whose name is the [`digest`] of them all. How many there are follows from the content alone:
//!
//! - `start.js`: what a reader's script needs to know before it can look anything up;
//! - `words/N.js`: words in order with their lists, each file about [`WORDS_FILE`] bytes;
//! - `ends/N.js`: the same words in the order of their letters from the last to the first, each with
//!   the number of its entries: the neighbours of a word whose beginning is misspelt;
//! - `lists/N.js`: the lists of one word that would take more than [`OWN_FILE`] bytes of that;
//! - `entries/N.js`: the words of [`BLOCK`] entries, fetched only for those that are shown;
//! - `places.js`: which authority each entry is about, fetched only to narrow by authority.

use std::fmt::Write as _;

use rayon::prelude::*;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::{
    codec,
    concepts::Concepts,
    entries::{Entries, Entry, Place},
    kind::Kind,
    postings::{List, Postings},
    words,
};
use crate::render::html::json_in_script;

/// The form of the files. `static/js/search-index.js` has the same number, and reads no other: a
/// script kept from before a change must not misread what was made after it.
const FORMAT: u32 = 2;
/// A file of words ends when it has this many bytes.
pub const WORDS_FILE: usize = 16_000;
/// A word whose lists take more bytes than this has a file of its own.
pub const OWN_FILE: usize = 1_500;
/// So many entries stand in one file.
pub const BLOCK: usize = 32;
/// The longest list of one word in one kind: a first search stays light however large the site is.
/// Of a longer one the first entries are kept, which are those of the newest documents; the whole
/// number is kept beside them, and readers are told.
pub const LONGEST_LIST: usize = 16_384;
/// Up to so many authorities, their names and entries are loaded with the first search.
const FEW_AUTHORITIES: usize = 200;

/// A path under the folder of the index, and what is there.
pub type File = (String, Vec<u8>);

/// Writes all files.
pub fn files(entries: &Entries<'_>, concepts: &Concepts, postings: &Postings) -> Vec<File> {
    let mut ends = Vec::new();
    let (mut files, firsts) = words_files(postings, &mut ends);
    let (ends, lasts) = ends_files(ends);
    files.extend(ends);
    files.extend(blocks(entries));
    files.push(script("places", &places(entries)));
    files.push(script("start", &start(entries, concepts, &firsts, &lasts)));
    files
}

/// What is needed before anything can be looked up.
fn start(entries: &Entries<'_>, concepts: &Concepts, firsts: &[String], lasts: &[String]) -> Value {
    let kinds = Kind::ALL.map(|kind| {
        let [key, one, many] = kind.names();
        json!([key, one, many, entries.kinds[kind.index()].len()])
    });
    let concepts: Vec<Vec<String>> =
        concepts.iter().map(|(word, phrases)| [word.to_owned()].into_iter().chain(phrases).collect()).collect();
    json!({
        "format": FORMAT,
        "kinds": kinds,
        "block": BLOCK,
        "words": firsts,
        "ends": lasts,
        "concepts": concepts,
        "few": entries.authorities.len() <= FEW_AUTHORITIES,
        "stop": words::STOP,
        "letters": words::LETTERS,
        "plurals": words::PLURALS,
        "longest": words::LONGEST,
    })
}

/// The files of words and lists, and the first word of each file of words; gives `ends` each word.
fn words_files<'a>(postings: &'a Postings, ends: &mut Vec<End<'a>>) -> (Vec<File>, Vec<String>) {
    let (mut lists_files, mut own) = (Vec::new(), 0);
    let mut words = Cut::new("words");
    for (word, lists) in postings.iter() {
        let packed: Vec<Value> = lists.iter().map(self::list).collect();
        let mut record = json!([word, packed]);
        if record.to_string().len() > OWN_FILE {
            lists_files.push(script(&format!("lists/{own}"), &record[1]));
            record[1] = json!(own);
            own += 1;
        }
        words.push(word, &record);
        // Phrases that are one thing are left out: nobody types their sign.
        if !word.starts_with('~') {
            ends.push((word.chars().rev().collect(), word, lists.iter().map(|list| list.entries.len()).sum()));
        }
    }
    let (mut files, firsts) = words.end();
    files.extend(lists_files);
    (files, firsts)
}

/// A word turned round, itself, and how many entries it stands in.
type End<'a> = (String, &'a str, usize);

/// The files of words by their ends, and the first word of each, turned round.
fn ends_files(mut words: Vec<End<'_>>) -> (Vec<File>, Vec<String>) {
    words.sort_unstable();
    let mut ends = Cut::new("ends");
    for (turned, word, number) in &words {
        ends.push(turned, &json!([word, number]));
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
fn list(list: &List) -> Value {
    let kept = &list.entries[..list.entries.len().min(LONGEST_LIST)];
    let packed = codec::rising(kept);
    let number = list.kind.index() << 2 | list.part as usize;
    json!([number, list.entries.len(), kept.len(), packed.bits, packed.text])
}

/// The words of the entries, [`BLOCK`] a file, kind after kind.
fn blocks(entries: &Entries<'_>) -> Vec<File> {
    let all: Vec<&Entry<'_>> = entries.kinds.iter().flatten().collect();
    let block = |(number, block): (usize, &[&Entry<'_>])| {
        let mut used: Vec<u32> = block.iter().map(|entry| entry.place).collect();
        used.dedup();
        let mut at = 0;
        let shown = block.iter().map(|entry| {
            at += usize::from(used[at] != entry.place);
            let mut shown = vec![json!(at), json!(entry.anchor), json!(entry.title), json!(entry.text)];
            if !entry.about.is_empty() {
                shown.push(json!(entry.about));
            }
            Value::Array(shown)
        });
        let shown: Vec<Value> = shown.collect();
        let places: Vec<Value> =
            used.iter().map(|place| self::place(entries, &entries.places[*place as usize])).collect();
        script(&format!("entries/{number}"), &json!([places, shown]))
    };
    all.par_chunks(BLOCK).enumerate().map(block).collect()
}

fn place(entries: &Entries<'_>, place: &Place<'_>) -> Value {
    let authority = place.authority.map_or("", |id| entries.authorities[id as usize].1);
    json!([place.path, place.name, authority, place.date, place.framework])
}

/// The authorities, and in runs which entries are about which: for each kind how many runs, then
/// each one's authority (0 is none) and how many entries follow each other.
fn places(entries: &Entries<'_>) -> Value {
    let runs = entries.kinds.iter().map(|kind| {
        let authority = |entry: &Entry<'_>| entries.places[entry.place as usize].authority.map_or(0, |at| at + 1);
        let runs = kind.chunk_by(|one, other| authority(one) == authority(other));
        let (who, many): (Vec<u32>, Vec<u32>) =
            runs.map(|run| (authority(&run[0]), u32::try_from(run.len()).unwrap_or(u32::MAX))).unzip();
        let (who, many) = (codec::plain(&who), codec::plain(&many));
        json!([
            kind.chunk_by(|one, other| authority(one) == authority(other)).count(),
            who.bits,
            who.text,
            many.bits,
            many.text
        ])
    });
    let runs: Vec<Value> = runs.collect();
    let names: Vec<Value> = entries.authorities.iter().map(|(slug, name)| json!([slug.as_str(), name])).collect();
    json!([names, runs])
}

/// A name for the content of the index. It stands in the address of each of its files, so that a
/// cache or a page from before a change can never mix two.
pub fn digest(files: &[File]) -> String {
    let digests: Vec<_> = files.par_iter().map(|(_, bytes)| Sha256::digest(bytes)).collect();
    let mut hash = Sha256::new();
    for digest in &digests {
        hash.update(digest);
    }
    format!("{:x}", hash.finalize())[..12].to_owned()
}

fn script(name: &str, value: &Value) -> File {
    script_of(name, &value.to_string())
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
    (format!("{name}.js"), format!("atlasSearch({name:?},{json});\n").into_bytes())
}
