//! The index as a whole, in as little room as it can be made in.
//!
//! In: a way to list the entries of some kinds, and [`Concepts`]. Out: the name of the index, which is a
//! digest of all its files, and the files.
//!
//! 1. List the entries portion by portion ([`PORTIONS`]), read their words, take the digests of their
//!    files, and let both go: the texts of all entries are most of the index.
//! 2. Write the words and their lists.
//! 3. Once the name is known, list the entries again, and hand their files on as they are made. Where these
//!    take little room, they were kept instead ([`ROOM`]).

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use anyhow::Result;
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::{
    concepts::Concepts,
    entries::Entries,
    files::{Blocks, Census, File, Words},
    kind::Kind,
    postings::Postings,
};

/// The kinds whose entries are held at one time, in the order of [`Kind::ALL`].
const PORTIONS: [&[Kind]; 6] = [
    &[Kind::Theme, Kind::Term, Kind::Authority, Kind::Report, Kind::Group, Kind::Area, Kind::Overview, Kind::Framework],
    &[Kind::Finding],
    &[Kind::Recommendation, Kind::Statement, Kind::Practice],
    &[Kind::Judgement],
    &[Kind::Figure],
    &[Kind::Summary, Kind::Page],
];

/// Up to so many bytes the files of the entries are kept until the index has a name: those of some 3,000
/// reports. Listing the entries again takes two in a hundred parts of a whole build.
pub const ROOM: usize = 32 << 20;

/// Lists the entries of some kinds; always the same ones. An error once nobody wants them any more.
pub type List<'l, 'a> = &'l dyn Fn(&[Kind]) -> Result<Entries<'a>>;

/// An index whose name is known.
pub struct Index<'l, 'a> {
    list: List<'l, 'a>,
    /// The files that hold no texts of entries.
    others: Vec<File>,
    /// The files of the entries, where there was room to keep them.
    kept: Option<Vec<File>>,
    name: String,
}

impl<'l, 'a> Index<'l, 'a> {
    /// The index of what `list` lists. Files of entries are kept up to `room` bytes, usually [`ROOM`].
    ///
    /// # Errors
    /// That of the list.
    pub fn of(list: List<'l, 'a>, concepts: &Concepts, room: usize) -> Result<Self> {
        let (mut postings, mut census) = (Postings::default(), Census::default());
        let (mut blocks, mut texts, mut kept) = (Blocks::default(), Vec::new(), Some(Vec::new()));
        let size = AtomicUsize::new(0);
        let read = |file: File| {
            let digest = Sha256::digest(&file.1);
            let fits = size.fetch_add(file.1.len(), Relaxed) + file.1.len() <= room;
            (digest, fits.then_some(file))
        };
        for (kinds, last) in portions() {
            let entries = list(kinds)?;
            postings.read(&entries, concepts);
            census.add(&entries, kinds);
            let (digests, files): (Vec<_>, Vec<_>) = blocks.each(entries, last, &read).into_iter().unzip();
            texts.extend(digests);
            match (&mut kept, files.into_iter().collect::<Option<Vec<File>>>()) {
                (Some(kept), Some(files)) => kept.extend(files),
                _ => kept = None,
            }
        }
        let Words { files: mut others, firsts, lasts } = Words::of(&postings.in_order());
        let ending = census.files(concepts, &firsts, &lasts);
        let digest = |(_, bytes): &File| Sha256::digest(bytes);
        let mut all = Sha256::new();
        for one in others.iter().map(digest).chain(texts).chain(ending.iter().map(digest)) {
            all.update(one);
        }
        others.extend(ending);
        Ok(Self { list, others, kept, name: format!("{:x}", all.finalize())[..12].to_owned() })
    }

    /// A name for the content of the index. It stands in the address of each of its files, so that a
    /// cache or a page from before a change can never mix two.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Gives all files to `to`, many at once.
    ///
    /// # Errors
    /// That of the list, and where a file is not taken.
    pub fn give(self, to: &(dyn Fn(File) -> Result<()> + Sync)) -> Result<()> {
        self.others.into_iter().try_for_each(to)?;
        if let Some(files) = self.kept {
            return files.into_par_iter().try_for_each(to);
        }
        let mut blocks = Blocks::default();
        for (kinds, last) in portions() {
            blocks.each((self.list)(kinds)?, last, to).into_iter().collect::<Result<()>>()?;
        }
        Ok(())
    }
}

/// The kinds of each portion, and whether it is the last.
fn portions() -> impl Iterator<Item = (&'static [Kind], bool)> {
    PORTIONS.iter().enumerate().map(|(at, kinds)| (*kinds, at + 1 == PORTIONS.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_its_turn() {
        assert_eq!(PORTIONS.concat(), Kind::ALL);
    }
}
