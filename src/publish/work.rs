//! The work folder beside the published one: one build at a time works in it.
//!
//! It holds `lock`, the new tree while it is built (`next`), and the previous one while it is looked
//! through (`old`) and removed (`spent`). It goes when the build ends. Where the build was killed it
//! stays, unlocked, and the next build clears it.

use std::{
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail, ensure};

use super::{swap, target::Target};

/// Where the new tree is built, in the work folder.
pub const NEXT: &str = "next";

/// A locked work folder. Dropping it removes what was not published.
#[derive(Debug)]
pub struct Work {
    dir: PathBuf,
    lock: File,
}

/// Whether there is a work folder: another build is at work, or one was killed.
pub fn left_over(target: &Target) -> bool {
    fs::symlink_metadata(&target.work).is_ok()
}

impl Work {
    /// Makes and locks the work folder of `target`, and puts right what a killed build left.
    pub fn open(target: &Target) -> Result<Self> {
        let parent = target.work.parent().expect("a work folder lies beside the published one");
        fs::create_dir_all(parent).with_context(|| format!("cannot make the folder {}", parent.display()))?;
        let work = Self { lock: lock(&target.work)?, dir: target.work.clone() };
        work.recover(&target.dir)
            .with_context(|| format!("cannot clear what an earlier build left in {}", target.work.display()))?;
        Ok(work)
    }

    /// Where the new tree is built.
    pub fn next(&self) -> PathBuf {
        self.dir.join(NEXT)
    }

    /// Where the previous tree is looked through.
    pub fn old(&self) -> PathBuf {
        self.dir.join("old")
    }

    /// Where the previous tree is removed.
    pub fn spent(&self) -> PathBuf {
        self.dir.join("spent")
    }

    fn recover(&self, dir: &Path) -> Result<()> {
        for folder in [self.next(), self.spent()] {
            if folder.exists() {
                fs::remove_dir_all(folder)?;
            }
        }
        // Only the exchange by two renames can leave the folder without a site: see `swap`.
        if self.old().exists() && !dir.exists() {
            fs::rename(self.old(), dir)?;
        }
        swap::retire(self, dir)
    }
}

impl Drop for Work {
    /// Leaves `old` where it could not be cleared: files that no build made may lie in it.
    fn drop(&mut self) {
        _ = fs::remove_dir_all(self.next());
        // While the lock is still held: another build finds either this lock or none.
        _ = fs::remove_file(self.dir.join("lock"));
        _ = fs::remove_dir(&self.dir);
        _ = self.lock.unlock();
    }
}

fn lock(dir: &Path) -> Result<File> {
    let path = dir.join("lock");
    loop {
        match fs::create_dir(dir) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                return Err(error).with_context(|| format!("cannot make the folder {}", dir.display()));
            }
            _ => {}
        }
        let blocked = fs::symlink_metadata(dir).is_ok_and(|metadata| !metadata.is_dir());
        ensure!(!blocked, "{} is in the way: it is no folder", dir.display());
        let file = match File::options().create(true).append(true).open(&path) {
            Ok(file) => file,
            // Another build has just ended and removed the folder.
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => {
                _ = fs::remove_dir(dir);
                return Err(error).with_context(|| format!("cannot make the file {}", path.display()));
            }
        };
        match file.try_lock() {
            Ok(()) if is_at(&file, &path) => return Ok(file),
            // Another build removed the lock between our opening and locking it.
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => bail!("another build is publishing there at this moment"),
            Err(TryLockError::Error(error)) => {
                return Err(error).with_context(|| format!("cannot lock {}", path.display()));
            }
        }
    }
}

/// Whether the file `file` is still the one at `path`.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    file.metadata().is_ok_and(|open| fs::metadata(path).is_ok_and(|found| open.ino() == found.ino()))
}

/// Elsewhere an open file keeps its name until it is closed.
#[cfg(not(unix))]
fn is_at(_file: &File, _path: &Path) -> bool {
    true
}
