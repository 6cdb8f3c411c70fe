//! What differs between the folder on disk and the site that came.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Result, bail, ensure};

use super::{Summary, manifest::Listed, press::Entries, stamp::is_own, tree::Tree};

/// More files than this that no build made, and the folder is taken for a slip of the pen.
const MOST_OTHERS: usize = 10_000;

/// What has to be done to a folder.
#[derive(Debug)]
pub struct Plan<'a> {
    /// Files of the site that no file of the folder is the same as.
    pub write: Vec<&'a str>,
    /// Files of the site that are there already, with the same bytes.
    pub keep: Vec<&'a str>,
    /// Files that no build made, to be carried over.
    pub carry: Vec<&'a str>,
    /// Empty folders, to be carried over: no build leaves one.
    pub folders: Vec<&'a str>,
    /// How many files of the previous build go.
    removed: usize,
}

impl<'a> Plan<'a> {
    /// Says what becomes of the folder `dir`, which holds `tree` and of that made what is `listed`, so
    /// that it holds the files that came.
    pub fn make(entries: &'a Entries, tree: &'a Tree, listed: &Listed, dir: &Path, force: bool) -> Result<Self> {
        let paths = |written| entries.iter().filter(move |(_, entry)| entry.written == written);
        let write = paths(true).map(|(path, _)| &**path).collect();
        let keep = paths(false).map(|(path, _)| &**path).collect();
        let claims = Claims::of(entries);
        let (mut carry, mut removed) = (Vec::new(), 0);
        for path in tree.files.keys().filter(|path| !is_own(path)) {
            if listed.names(path) {
                removed += usize::from(!entries.contains_key(path.as_str()));
            } else if !claims.claim(path) {
                carry.push(path.as_str());
            } else if !force {
                bail!(
                    "{} is in the way: no build made it, so it is not replaced; move it, or say --force",
                    dir.join(path).display()
                );
            }
        }
        ensure!(
            carry.len() <= MOST_OTHERS || force,
            "{} holds more than {MOST_OTHERS} files that no build made; name a folder of its own for the site, \
             or say --force",
            dir.display()
        );
        let folders = tree.empty_folders.iter().map(String::as_str).filter(|folder| !claims.claim(folder)).collect();
        Ok(Self { write, keep, carry, folders, removed })
    }

    /// Whether the folder holds the site already.
    pub fn is_idle(&self) -> bool {
        self.write.is_empty() && self.removed == 0
    }

    /// The plan in numbers.
    pub fn summary(&self) -> Summary {
        Summary { written: self.write.len(), unchanged: self.keep.len(), removed: self.removed }
    }
}

/// Whether the file `path` holds exactly `bytes`.
pub fn holds(path: &Path, bytes: &[u8]) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.len() == bytes.len() as u64)
        && fs::read(path).is_ok_and(|found| found == bytes)
}

/// The places that the site needs.
struct Claims<'a> {
    entries: &'a Entries,
    folders: BTreeSet<&'a str>,
}

impl<'a> Claims<'a> {
    fn of(entries: &'a Entries) -> Self {
        Self { entries, folders: entries.keys().flat_map(|path| folders_of(path)).collect() }
    }

    /// Whether the site has a file at `path`, or one above or below it.
    fn claim(&self, path: &str) -> bool {
        self.entries.contains_key(path)
            || self.folders.contains(path)
            || folders_of(path).any(|folder| self.entries.contains_key(folder))
    }
}

/// The folders that `path` lies in, outermost first, but for the site itself.
pub fn folders_of(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}
