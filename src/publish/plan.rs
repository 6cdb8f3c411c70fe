//! What differs between the folder on disk and the site in memory.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Result, bail, ensure};
use rayon::prelude::*;

use super::{MANIFEST, Summary, manifest::listed, stamp::is_own, tree::Tree};
use crate::render::Outputs;

/// More files than this that no build made, and the folder is taken for a slip of the pen.
const MOST_OTHERS: usize = 10_000;

/// What has to be done to a folder.
#[derive(Debug)]
pub struct Plan<'a> {
    /// Files to write, with their bytes.
    pub write: Vec<(&'a str, &'a [u8])>,
    /// Files of the site that are there already, with the same bytes.
    pub keep: Vec<&'a str>,
    /// Files that no build made, to be carried over.
    pub carry: Vec<String>,
    /// Empty folders, to be carried over: no build leaves one.
    pub folders: BTreeSet<String>,
    /// How many files of the previous build go.
    removed: usize,
    /// Whether the list of published files is the one it has to be.
    listed: bool,
}

impl<'a> Plan<'a> {
    /// Compares `dir` with `outputs`, by content. `manifest` is the list of `outputs`.
    pub fn make(outputs: &'a Outputs, manifest: &str, dir: &Path, force: bool) -> Result<Self> {
        let tree = Tree::read(dir)?;
        let ours = listed(dir)?;
        let files: Vec<_> = outputs.iter().collect();
        let there = |path: &str| ours.contains(path) && tree.files.get(path) == Some(&true);
        let same: Vec<bool> =
            files.par_iter().map(|(path, output)| there(path) && holds(&dir.join(path), &output.bytes)).collect();
        let (mut write, mut keep) = (Vec::new(), Vec::new());
        for ((path, output), same) in files.into_iter().zip(same) {
            if same {
                keep.push(path);
            } else {
                write.push((path, output.bytes.as_slice()));
            }
        }
        let claims = Claims::of(outputs);
        let (mut carry, mut removed) = (Vec::new(), 0);
        for path in tree.files.into_keys().filter(|path| !is_own(path)) {
            if ours.contains(&path) {
                removed += usize::from(outputs.get(&path).is_none());
            } else if !claims.claim(&path) {
                carry.push(path);
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
        let mut folders = tree.empty_folders;
        folders.retain(|folder| !claims.claim(folder));
        let listed = holds(&dir.join(MANIFEST), manifest.as_bytes());
        Ok(Self { write, keep, carry, folders, removed, listed })
    }

    /// Whether the folder holds the site already.
    pub fn is_idle(&self) -> bool {
        self.write.is_empty() && self.removed == 0 && self.listed
    }

    /// The plan in numbers.
    pub fn summary(&self) -> Summary {
        Summary { written: self.write.len(), unchanged: self.keep.len(), removed: self.removed }
    }
}

/// Whether the file `path` holds exactly `bytes`.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.len() == bytes.len() as u64)
        && fs::read(path).is_ok_and(|found| found == bytes)
}

/// The places that the site needs.
struct Claims<'a> {
    outputs: &'a Outputs,
    folders: BTreeSet<&'a str>,
}

impl<'a> Claims<'a> {
    fn of(outputs: &'a Outputs) -> Self {
        Self { outputs, folders: outputs.iter().flat_map(|(path, _)| folders_of(path)).collect() }
    }

    /// Whether the site has a file at `path`, or one above or below it.
    fn claim(&self, path: &str) -> bool {
        self.outputs.get(path).is_some()
            || self.folders.contains(path)
            || folders_of(path).any(|folder| self.outputs.get(folder).is_some())
    }
}

/// The folders that `path` lies in, outermost first, but for the site itself.
pub fn folders_of(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}
