//! Publishing: the finished site, file by file, to a folder on disk.
//!
//! In: a folder, and the files as they are made. Out: that folder holds exactly the new site, and
//! whatever lay in it that no build made; or it is as it was, and an error says why.
//!
//! 1. The folder is checked (`target`): never the file system's root, a home or an input folder.
//! 2. Where the folder's `stamp` says that it was made from the same, and its files are those that
//!    were published, there is nothing to do, and the site need not even be made.
//! 3. Each file that comes is compared by content with what lies there ([`Press`]). Where nothing
//!    differs, nothing is written, not even a lock.
//! 4. At the first file that differs a work folder beside the target is made and locked; what a
//!    killed build left is cleared (`work`). From there on changed files are written into a new tree.
//! 5. When all have come (`plan`), the new tree is completed (`stage`): all other files are hard
//!    links, which keep their times and cost no space.
//! 6. One system call exchanges the two folders, and the old tree is taken apart (`swap`).
//!
//! `docs/decisions/0004-publish.md` says why, and what this does not do.

mod long;
mod manifest;
mod paths;
mod plan;
mod press;
mod stage;
mod stamp;
mod swap;
mod target;
mod tree;
mod work;

use std::path::{Path, PathBuf};

use anyhow::Result;
use rayon::prelude::*;

use crate::render::Outputs;

pub use self::{
    manifest::{MANIFEST, Manifest, manifest},
    press::Press,
    stamp::{STAMP, Stamp, Standing, standing},
};

/// What publishing may and may not do.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Whether files that no build made may be replaced where the site needs their place.
    pub force: bool,
    /// The project's folder: the site may lie inside it, but may not be it or hold it.
    pub project: Option<PathBuf>,
    /// Folders that are read or written by people (content, templates, static, src): the site may
    /// not be one, hold one or lie inside one.
    pub inputs: Vec<PathBuf>,
}

/// What publishing did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files that are new or have new content.
    pub written: usize,
    /// Files that were there already, with the same content.
    pub unchanged: usize,
    /// Files of the previous build that the site no longer has.
    pub removed: usize,
}

/// Makes `dir` hold `outputs`, all or nothing.
///
/// # Errors
/// As [`Press::begin`], [`Press::finish`], and where a file cannot be written.
pub fn publish(outputs: &Outputs, dir: &Path, options: &Options) -> Result<Summary> {
    let press = Press::begin(dir, options)?;
    let files: Vec<_> = outputs.iter().collect();
    files.par_iter().try_for_each(|(path, output)| press.put(path, &output.claimant, &output.bytes))?;
    Ok(press.finish(None)?.0)
}
