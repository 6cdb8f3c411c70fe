//! What files say, kept from one parse to the next.
//!
//! In: the [`Sources`] as they are now. Out: the very [`Content`] that [`parse`](super::parse) makes of
//! them; only files that are not those of the last time are read.

use std::{collections::BTreeMap, ptr};

use rayon::prelude::*;

use super::{Content, Read, content_files, gather, read};
use crate::{
    diagnostics::Diagnostics,
    location::FileId,
    source::{SourceFile, Sources},
};

/// What the files of a project said when they were last parsed.
#[derive(Default)]
pub struct Kept {
    sources: Option<Sources>,
    read: BTreeMap<FileId, Read>,
}

impl Kept {
    /// Reads all content files.
    pub fn parse(&mut self, sources: &Sources, diagnostics: &mut Diagnostics) -> Content {
        let files: Vec<_> = content_files(sources).collect();
        self.renew(sources, &files);
        let read: Vec<Read> = files.par_iter().map(|file| self.read[&file.id].clone()).collect();
        gather(sources, files.into_iter().zip(read), diagnostics)
    }

    /// Reads the files that are not the same as before: read from the disk since, or numbered anew.
    fn renew(&mut self, sources: &Sources, files: &[&SourceFile]) {
        let before = self.sources.replace(sources.clone());
        let is_same = |file: &SourceFile| {
            let old = before.as_ref().and_then(|before| before.get(&file.path));
            old.is_some_and(|old| ptr::eq(old, file))
        };
        let (same, other): (Vec<&SourceFile>, Vec<&SourceFile>) = files.iter().partition(|file| is_same(file));
        let mut old = std::mem::take(&mut self.read);
        self.read.extend(same.iter().filter_map(|file| old.remove_entry(&file.id)));
        let fresh: Vec<(FileId, Read)> = other.par_iter().map(|file| (file.id, read(file))).collect();
        self.read.extend(fresh);
    }
}
