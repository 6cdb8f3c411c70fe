//! Publishing: the finished site, from memory to a folder on disk.
//!
//! In: [`Outputs`] and a folder. Out: that folder holds exactly the new site, and whatever lay in it
//! that no build made; or it is as it was, and an error says why.
//!
//! 1. The folder is checked (`target`): never the file system's root, a home or an input folder.
//! 2. Where the folder's `stamp` says that it was made from the same, and its files are those that
//!    were published, there is nothing to do, and the site need not even be made.
//! 3. What lies there is compared with the outputs by content (`plan`). Where nothing differs,
//!    nothing is written, not even a lock.
//! 4. A work folder beside the target is made and locked; what a killed build left is cleared
//!    (`work`).
//! 5. The whole new tree is built in the work folder (`stage`): changed files are written,
//!    all others are hard links, which keep their times and cost no space.
//! 6. One system call exchanges the two folders, and the old tree is taken apart (`swap`).
//!
//! `docs/decisions/0004-publish.md` says why, and what this does not do.

mod manifest;
mod paths;
mod plan;
mod stage;
mod stamp;
mod swap;
mod target;
mod tree;
mod work;

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use self::{plan::Plan, target::Target, work::Work};
use crate::render::Outputs;

pub use self::{
    manifest::{MANIFEST, manifest},
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
    /// What the site was made from; `None` where nobody may take it as it stands, as where its
    /// content has warnings to be shown again.
    pub stamp: Option<Stamp>,
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
/// Where the folder is refused, another build is publishing to it, a file that no build made is in
/// the way, or the file system fails. In every case but one the folder is as it was; the exception
/// is a failure to tidy up afterwards, and its message says that the site is published.
pub fn publish(outputs: &Outputs, dir: &Path, options: &Options) -> Result<Summary> {
    paths::check(outputs)?;
    let target = Target::resolve(dir, options)?;
    let manifest = manifest(outputs);
    let stamp = options.stamp.as_ref().map(|stamp| stamp.text(&manifest));

    // Without the lock this first look can be spoilt by another build; then it finds a difference
    // or fails, and the look under the lock decides.
    if !work::left_over(&target)
        && let Ok(plan) = Plan::make(outputs, &manifest, &target.dir, options.force)
        && plan.is_idle()
    {
        if let Some(stamp) = &stamp {
            stamp::renew(&target.dir, stamp);
        }
        return Ok(plan.summary());
    }

    let untouched = || format!("nothing was published; {} is as it was", dir.display());
    let work = Work::open(&target).with_context(untouched)?;
    let plan = Plan::make(outputs, &manifest, &target.dir, options.force).with_context(untouched)?;
    if plan.is_idle() {
        return Ok(plan.summary());
    }
    let lists = [(MANIFEST, Some(&manifest)), (STAMP, stamp.as_ref())];
    stage::stage(&plan, &lists, &target.dir, &work.next()).with_context(untouched)?;
    swap::swap(&target.dir, &work).with_context(untouched)?;
    swap::retire(&work, &target.dir).with_context(|| {
        format!("the site is published, but the previous one could not be cleared from {}", target.work.display())
    })?;
    Ok(plan.summary())
}
