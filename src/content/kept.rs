//! What files say, kept from one parse to the next.
//!
//! In: the [`Sources`] as they are now. Out: the very [`Content`] that [`parse`](super::parse) makes of
//! them; only files that are not those of the last time are read. Or the part of it that changed files
//! say, where that is simple ([`Kept::changed`]).

use std::{
    collections::{BTreeMap, BTreeSet},
    ptr,
};

use rayon::prelude::*;

use super::{Content, Read, content_files, gather, read};
use crate::{
    diagnostics::Diagnostics,
    location::FileId,
    source::{SourceFile, Sources},
};

/// The folders of files that can change without a word about any other: what they say is joined on its own.
const ON_THEIR_OWN: [&str; 5] =
    ["content/authorities/", "content/pages/", "content/practice/", "content/reports/", "content/themes/"];

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

    /// What the content files among `paths` say, which have their numbers from before; of a report all of its
    /// files. `None` where a file may bear on others, or anything is wrong with it: then only
    /// [`parse`](Self::parse) can tell.
    pub fn changed(&mut self, sources: &Sources, paths: &BTreeSet<String>) -> Option<Content> {
        self.sources.as_ref()?;
        let files: Vec<&SourceFile> =
            paths.iter().filter_map(|path| sources.get(path)).filter(|file| file.is_content()).collect();
        self.read.extend(files.iter().map(|file| (file.id, read(file))));
        self.sources = Some(sources.clone());
        let mut wanted = BTreeMap::new();
        for file in files {
            let folder = ON_THEIR_OWN.into_iter().find(|folder| file.path.starts_with(folder))?;
            match file.path[folder.len()..].split_once('/') {
                Some((report, _)) => {
                    wanted.extend(sources.under(&format!("{folder}{report}")).map(|file| (file.id, file)));
                }
                None => _ = wanted.insert(file.id, file),
            }
        }
        let said = wanted.into_values().map(|file| Some((file, self.read.get(&file.id)?)));
        let said = said.collect::<Option<Vec<_>>>()?;
        if said.iter().any(|(_, (part, found))| !part.whole || !found.is_empty()) {
            return None;
        }
        let mut found = Diagnostics::default();
        let content = gather(sources, said.into_iter().map(|(file, read)| (file, read.clone())), &mut found);
        found.is_empty().then_some(content)
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
