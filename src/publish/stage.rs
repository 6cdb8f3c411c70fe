//! The steps by which the new tree grows beside the published one, which is only read.

use std::{
    collections::BTreeSet,
    fmt::Display,
    fs::{self, File},
    io::{self, BufWriter, Write as _},
    path::{Path, PathBuf},
    thread,
};

use anyhow::{Context as _, Result};
use rayon::prelude::*;

use super::plan::{Plan, folders_of};

/// Completes the tree in the folder `next`, which has what `plan` says to write and the folders
/// `made`: what stays is linked from the folder `dir`, and the files `lists` that tell of the tree are
/// added. Returns when all of it is on the disk.
pub fn complete(
    plan: &Plan<'_>,
    made: &BTreeSet<String>,
    lists: &[(&str, Option<&dyn Display>)],
    dir: &Path,
    next: &Path,
) -> Result<()> {
    let kept: Vec<&str> = plan.keep.iter().chain(&plan.carry).copied().collect();
    let mut folders: BTreeSet<&str> = kept.iter().flat_map(|path| folders_of(path)).collect();
    folders.extend(plan.folders.iter().flat_map(|folder| folders_of(folder).chain([*folder])));
    for folder in folders.iter().filter(|folder| !made.contains(**folder)) {
        make_folder(&next.join(folder), &dir.join(folder))?;
    }
    kept.par_iter().try_for_each(|path| {
        link_or_copy(&dir.join(path), &next.join(path))
            .with_context(|| format!("cannot carry {} over into the new site", dir.join(path).display()))
    })?;
    let lists: Vec<_> = lists.iter().filter_map(|(name, list)| Some((*name, (*list)?))).collect();
    for (name, list) in &lists {
        write_list(&next.join(name), *list).with_context(|| format!("cannot write {}", dir.join(name).display()))?;
    }
    // A first site takes the place of none, so no loss of power can cost one.
    if dir.exists() {
        let files = plan.write.iter().copied().chain(lists.iter().map(|(name, _)| *name));
        let folders = folders.into_iter().chain(made.iter().map(String::as_str));
        flush_all(&files.chain(folders).map(|path| next.join(path)).collect::<Vec<_>>())
            .with_context(|| format!("cannot write {}", dir.display()))?;
    }
    Ok(())
}

/// Writes a file that is not there yet.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    File::create_new(path)?.write_all(bytes)
}

fn write_list(path: &Path, list: &dyn Display) -> io::Result<()> {
    let mut file = BufWriter::new(File::create_new(path)?);
    write!(file, "{list}")?;
    file.flush()
}

/// Returns when all `paths` are on the disk. The disk writes together what is asked for at once, so
/// several threads ask, however few processors there are.
fn flush_all(paths: &[PathBuf]) -> io::Result<()> {
    const THREADS: usize = 16;
    let shares = paths.chunks(paths.len().div_ceil(THREADS).max(1));
    thread::scope(|scope| {
        let threads: Vec<_> =
            shares.map(|share| scope.spawn(|| share.iter().try_for_each(|path| flush(path)))).collect();
        threads.into_iter().try_for_each(|thread| thread.join().expect("flushing does not panic"))
    })
}

fn flush(path: &Path) -> io::Result<()> {
    if path.is_dir() { flush_folder(path) } else { File::options().append(true).open(path)?.sync_all() }
}

/// Flushes the names in a folder. Where the system cannot do that, or the folder may be written but not
/// read, there is nothing to wait for.
#[cfg(unix)]
pub fn flush_folder(path: &Path) -> io::Result<()> {
    use io::ErrorKind::{InvalidInput, PermissionDenied, Unsupported};
    match File::open(path).and_then(|folder| folder.sync_all()) {
        Err(error) if matches!(error.kind(), InvalidInput | PermissionDenied | Unsupported) => Ok(()),
        flushed => flushed,
    }
}

/// Elsewhere a folder cannot be opened as a file.
#[cfg(not(unix))]
pub fn flush_folder(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// Makes a folder with the permissions and, where the system lets us, the owner of `model`.
pub fn make_folder(path: &Path, model: &Path) -> Result<()> {
    fs::create_dir(path).with_context(|| format!("cannot make the folder {}", path.display()))?;
    let Ok(wanted) = fs::symlink_metadata(model) else { return Ok(()) };
    let made = fs::symlink_metadata(path).with_context(|| format!("cannot read {}", path.display()))?;
    if !wanted.is_dir() {
        return Ok(());
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        if (wanted.uid(), wanted.gid()) != (made.uid(), made.gid()) {
            // Only the system's administrator may give folders away.
            _ = std::os::unix::fs::chown(path, Some(wanted.uid()), Some(wanted.gid()));
        }
    }
    if wanted.permissions() != made.permissions() {
        fs::set_permissions(path, wanted.permissions())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn a_folder_that_the_system_cannot_flush_counts_as_flushed() {
        assert!(File::open("/proc").unwrap().sync_all().is_err());
        flush_folder(Path::new("/proc")).unwrap();
        assert!(flush_folder(Path::new("/proc/none")).is_err());
    }
}
