//! Builds the whole new tree beside the published one, which is only read.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{self, Write as _},
    path::Path,
};

use anyhow::{Context as _, Result};

use super::{
    MANIFEST,
    plan::{Plan, folders_of},
};

/// Builds the tree that `plan` describes in the folder `next`, from the folder `dir`, and returns
/// when all of it is on the disk.
pub fn stage(plan: &Plan, manifest: &str, dir: &Path, next: &Path) -> Result<()> {
    let carried = plan.carry.iter().map(String::as_str);
    let paths = plan.write.iter().map(|(path, _)| *path).chain(plan.keep.iter().copied());
    let mut folders: BTreeSet<&str> = paths.chain(carried.clone()).flat_map(folders_of).collect();
    folders.extend(plan.folders.iter().flat_map(|folder| folders_of(folder).chain([folder.as_str()])));

    make_folder(next, dir)?;
    for folder in &folders {
        make_folder(&next.join(folder), &dir.join(folder))?;
    }
    for path in plan.keep.iter().copied().chain(carried) {
        link_or_copy(&dir.join(path), &next.join(path))
            .with_context(|| format!("cannot carry {} over into the new site", dir.join(path).display()))?;
    }
    // A file is flushed only after all have been handed over: the disk then writes many at once.
    let written = plan.write.iter().copied().chain([(MANIFEST, manifest.as_bytes())]);
    let failed = |path: &str| format!("cannot write {}", dir.join(path).display());
    let mut files = Vec::new();
    for (path, bytes) in written {
        files.push((path, write(&next.join(path), bytes).with_context(|| failed(path))?));
        if files.len() == MOST_OPEN {
            flush(&mut files, failed)?;
        }
    }
    flush(&mut files, failed)?;
    for folder in folders.iter().copied().chain([""]) {
        flush_folder(&next.join(folder)).with_context(|| failed(folder))?;
    }
    Ok(())
}

/// Files held open until they are flushed: well below what a process may hold by default.
const MOST_OPEN: usize = 200;

fn write(path: &Path, bytes: &[u8]) -> io::Result<File> {
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    Ok(file)
}

fn flush(files: &mut Vec<(&str, File)>, failed: impl Fn(&str) -> String) -> Result<()> {
    for (path, file) in files.drain(..) {
        file.sync_all().with_context(|| failed(path))?;
    }
    Ok(())
}

/// Flushes the names in a folder.
#[cfg(unix)]
pub fn flush_folder(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// Elsewhere a folder cannot be opened as a file.
#[cfg(not(unix))]
pub fn flush_folder(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// Makes a folder with the permissions and, where the system lets us, the owner of `model`.
fn make_folder(path: &Path, model: &Path) -> Result<()> {
    fs::create_dir(path).with_context(|| format!("cannot make the folder {}", path.display()))?;
    if let Ok(metadata) = fs::symlink_metadata(model)
        && metadata.is_dir()
    {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt as _;
            // Only the system's administrator may give folders away.
            _ = std::os::unix::fs::chown(path, Some(metadata.uid()), Some(metadata.gid()));
        }
        fs::set_permissions(path, metadata.permissions())
            .with_context(|| format!("cannot set the permissions of {}", path.display()))?;
    }
    Ok(())
}

/// Gives the file `from` the second name `to`; where the file system knows no second names, copies
/// it with its time.
fn link_or_copy(from: &Path, to: &Path) -> io::Result<()> {
    let Err(refusal) = fs::hard_link(from, to) else { return Ok(()) };
    let metadata = fs::symlink_metadata(from)?;
    if metadata.is_symlink() {
        #[cfg(unix)]
        return std::os::unix::fs::symlink(fs::read_link(from)?, to);
    }
    if !metadata.is_file() || refusal.kind() == io::ErrorKind::StorageFull {
        return Err(refusal);
    }
    fs::copy(from, to)?;
    let file = File::options().append(true).open(to)?;
    file.set_modified(metadata.modified()?)?;
    file.sync_all()
}
