//! The maker of synthetic atlases: whole projects of any size, the same in every run.
//!
//! In: a project whose `templates/` and `static/` are taken over, a number of reports and a seed.
//! Out: a project's folder that builds without errors: ten reports for each authority under two
//! frameworks, forty themes with national statements, groups, terms, examples of practice.
//!
//! 1. What all reports share is written first: settings, frameworks, vocabulary, overview.
//! 2. Authorities, examples of practice and reports are written in parallel. Each draws on a stream
//!    of choices of its own ([`random`]), so a report is the same in an atlas of any size.
//!
//! Nothing in it tells of a real place or inspection.

mod authorities;
mod overview;
mod places;
mod random;
mod report;
mod sentence;
mod shared;
mod summary;
mod topics;
mod words;

use std::{fs, path::Path};

use anyhow::{Context as _, Result};
use rayon::prelude::*;

/// What to make.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// How many reports.
    pub reports: usize,
    /// Which of the many atlases of this size.
    pub seed: u64,
}

impl Size {
    fn authorities(self) -> usize {
        self.reports.div_ceil(places::REPORTS_EACH)
    }

    /// How many examples of practice there are: one for every fifth authority, and one at least.
    fn practices(self) -> usize {
        self.authorities().div_ceil(5)
    }
}

/// Writes an atlas into `folder`, with the templates and static files of the project `root`.
///
/// # Errors
/// Where a file cannot be read or written.
pub fn write(root: &Path, folder: &Path, size: Size) -> Result<()> {
    for name in ["templates", "static"] {
        copy(&root.join(name), &folder.join(name))?;
    }
    save_all(folder, shared::files(size))?;
    save_all(folder, overview::files(size))?;
    (0..size.authorities())
        .into_par_iter()
        .try_for_each(|number| save_all(folder, authorities::files(size, number)))?;
    (0..size.reports).into_par_iter().try_for_each(|number| save_all(folder, report::files(size, number)))
}

/// Paths from the project's folder, and what is to be written there.
type Files = Vec<(String, String)>;

fn save_all(folder: &Path, files: Files) -> Result<()> {
    for (path, text) in files {
        let path = folder.join(path);
        let save = || -> std::io::Result<()> {
            fs::create_dir_all(path.parent().unwrap_or(folder))?;
            fs::write(&path, text)
        };
        save().with_context(|| format!("could not write {}", path.display()))?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry?;
        let target = to.join(entry.path().strip_prefix(from)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target).with_context(|| format!("could not make {}", target.display()))?;
        } else {
            fs::copy(entry.path(), &target).with_context(|| format!("could not write {}", target.display()))?;
        }
    }
    Ok(())
}
