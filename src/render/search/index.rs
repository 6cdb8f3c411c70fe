//! The index as a whole, in as little room as it can be made in.
//!
//! In: a [`Catalogue`], and [`Concepts`]. Out: the name of the index, which is a digest of all its files, and
//! the files.
//!
//! 1. List the entries portion by portion, read their words, take the digests of their files, and let both
//!    go: the texts of all entries are most of the index.
//! 2. Write the words and their lists.
//! 3. Once the name is known, list the entries again, and hand their files on as they are made. Where these
//!    take little room, they were kept instead ([`ROOM`]).

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use anyhow::Result;
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::{
    catalogue::Catalogue,
    concepts::Concepts,
    files::{Blocks, Census, File, Words},
    kind::Kind,
    postings::Postings,
};

/// Up to so many bytes the files of the entries are kept until the index has a name: those of some 3,000
/// reports. Listing the entries again takes two in a hundred parts of a whole build.
pub const ROOM: usize = 32 << 20;

/// An index whose name is known.
pub struct Index<'l, 'a> {
    catalogue: &'l dyn Catalogue<'a>,
    /// The files that hold no texts of entries.
    others: Vec<File>,
    /// The files of the entries, where there was room to keep them.
    kept: Option<Vec<File>>,
    name: String,
}

impl<'l, 'a> Index<'l, 'a> {
    /// The index of what `catalogue` lists. Files of entries are kept up to `room` bytes, usually [`ROOM`].
    ///
    /// # Errors
    /// That of the catalogue.
    pub fn of(catalogue: &'l dyn Catalogue<'a>, concepts: &Concepts, room: usize) -> Result<Self> {
        let pages = catalogue.pages();
        let (mut postings, mut census) = (Postings::default(), Census::of(pages));
        let (mut blocks, mut texts, mut kept) = (Blocks::of(pages), Vec::new(), Some(Vec::new()));
        let size = AtomicUsize::new(0);
        let read = |file: File| {
            let digest = Sha256::digest(&file.1);
            let fits = size.fetch_add(file.1.len(), Relaxed) + file.1.len() <= room;
            (digest, fits.then_some(file))
        };
        let mut keep = |files: Vec<(_, Option<File>)>| {
            let (digests, files): (Vec<_>, Vec<_>) = files.into_iter().unzip();
            texts.extend(digests);
            match (&mut kept, files.into_iter().collect::<Option<Vec<File>>>()) {
                (Some(kept), Some(files)) => kept.extend(files),
                _ => kept = None,
            }
        };
        for kind in Kind::ALL {
            catalogue.list(kind, &mut |entries| {
                postings.read(&entries, concepts);
                census.add(kind, &entries);
                keep(blocks.each(entries, &read));
                Ok(())
            })?;
            postings.end(kind);
        }
        keep(blocks.last(&read));
        let Words { files: mut others, firsts, lasts } = Words::of(postings);
        let ending = census.files(concepts, &firsts, &lasts);
        let digest = |(_, bytes): &File| Sha256::digest(bytes);
        let mut all = Sha256::new();
        for one in others.iter().map(digest).chain(texts).chain(ending.iter().map(digest)) {
            all.update(one);
        }
        others.extend(ending);
        Ok(Self { catalogue, others, kept, name: format!("{:x}", all.finalize())[..12].to_owned() })
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
        let mut blocks = Blocks::of(self.catalogue.pages());
        for kind in Kind::ALL {
            self.catalogue.list(kind, &mut |entries| blocks.each(entries, to).into_iter().collect())?;
        }
        blocks.last(to).into_iter().collect()
    }
}
