//! Whether a site is sound, told from its files one by one while it is made.
//!
//! In: every finished file, on its way to where it is kept. Out: whether [`super::run`] would find
//! nothing wrong with the site.
//!
//! 1. Each file is read when it comes by ([`facts`](super::facts)), and goes on.
//! 2. Of what was read only [`numbers`](super::numbers) are kept: which places there are, and which the site refers to.
//!    A place is known by its hash: the words are needed for messages alone, and nearly every site
//!    has none. Two places of one hash would hide a bad link; of a billion billion hashes no two meet
//!    by chance.
//! 3. In the end every place that is referred to has to be there.

use std::{
    hash::BuildHasher as _,
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::Result;
use foldhash::quality::FixedState;

use super::{
    Facts, Kind, as_written,
    meaning::{Meaning, meaning},
    numbers::Numbers,
};
use crate::render::{Finished, Pieces, Sink};

/// Reads files on their way to where they are kept.
pub struct Reader<'s> {
    to: &'s dyn Sink,
    base: String,
    known: Mutex<Known>,
}

/// What is known of the files that came by.
#[derive(Default)]
struct Known {
    /// Whether something is wrong with one of them by itself.
    faulty: bool,
    /// Every file, and every anchor in one.
    places: Numbers,
    /// Files and anchors that others refer to.
    wanted: Numbers,
    titles: Vec<u64>,
}

impl<'s> Reader<'s> {
    /// A reader of the site at `base` on the web, that hands each file on to `to`.
    pub fn new(to: &'s dyn Sink, base: impl Into<String>) -> Self {
        Self { to, base: base.into(), known: Mutex::default() }
    }

    fn note(&self, path: u64, read: &Read) {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).add(path, read);
    }

    /// Whether all files that came by make a sound site.
    pub fn is_sound(self) -> bool {
        self.known.into_inner().unwrap_or_else(PoisonError::into_inner).holds_together()
    }
}

impl Sink for Reader<'_> {
    fn take(&self, file: Finished) -> Result<()> {
        let path = hash(&file.path);
        let read = as_written(&file.path, || file.body.text()).map(|facts| Read::of(path, &facts, &self.base));
        self.note(path, &read.unwrap_or_default());
        self.to.take(file)
    }

    fn take_long(&self, path: String, claimant: Arc<str>, write: Pieces<'_>) -> Result<()> {
        if Kind::of(&path).is_some() {
            return self.take(Finished::written(path, claimant, write)?);
        }
        self.note(hash(&path), &Read::default());
        self.to.take_long(path, claimant, write)
    }

    fn wanted(&self) -> bool {
        self.to.wanted()
    }

    fn keeps(&self) -> bool {
        self.to.keeps()
    }
}

/// What is kept of one file.
#[derive(Default)]
struct Read {
    faulty: bool,
    anchors: Vec<u64>,
    wanted: Vec<u64>,
    title: Option<u64>,
}

impl Read {
    fn of(path: u64, facts: &Facts<'_>, base: &str) -> Self {
        let mut anchors: Vec<u64> = facts.ids.iter().map(|id| place(path, id)).collect();
        anchors.sort_unstable();
        let twice = anchors.windows(2).any(|pair| pair[0] == pair[1]);
        // What the home page says of itself is what references are read by.
        let elsewhere = facts.path == "index.html"
            && facts.canonical.is_none_or(|own| own.strip_suffix("index.html").unwrap_or(own) != base);
        let mut faulty = twice || elsewhere || !facts.faults.is_empty();
        let (mut wanted, mut target) = (Vec::new(), String::new());
        for reference in &facts.references {
            match meaning(facts.path, Some(base), reference, &mut target) {
                Meaning::Nothing => {}
                Meaning::Own(anchor) => faulty |= anchors.binary_search(&place(path, &anchor)).is_err(),
                Meaning::File(anchor) => {
                    let file = hash(&target);
                    // Whether a file of another kind has the anchor is for the program that shows it.
                    let anchor = anchor.filter(|_| Kind::of(&target).is_some());
                    wanted.push(anchor.map_or(file, |anchor| place(file, &anchor)));
                }
                Meaning::Fault(_) => faulty = true,
            }
        }
        wanted.sort_unstable();
        wanted.dedup();
        Self { faulty, anchors, wanted, title: facts.title.map(hash) }
    }
}

impl Known {
    fn add(&mut self, path: u64, read: &Read) {
        self.faulty |= read.faulty;
        self.places.add(path);
        read.anchors.iter().for_each(|anchor| self.places.add(*anchor));
        // Every page refers to the same few places.
        read.wanted.iter().for_each(|place| self.wanted.add_once(*place));
        self.titles.extend(read.title);
    }

    fn holds_together(mut self) -> bool {
        self.titles.sort_unstable();
        !self.faulty && self.titles.is_sorted_by(|a, b| a < b) && self.wanted.are_among(self.places)
    }
}

/// The number of a file, by its path, or of a title.
fn hash(text: &str) -> u64 {
    KEYS.hash_one(text)
}

/// The number of an anchor in a file.
fn place(file: u64, anchor: &str) -> u64 {
    KEYS.hash_one((file, anchor))
}

/// Standing keys, so that every run finds the same.
const KEYS: FixedState = FixedState::with_seed(0);
