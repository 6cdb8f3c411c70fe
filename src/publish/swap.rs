//! Puts the new tree in the place of the previous one, and takes the previous one apart.

use std::{fs, io, path::Path};

use anyhow::{Context as _, Result};

use super::{manifest::Listed, stage::flush_folder, stamp::is_own, target::MOUNTED, tree::Tree, work::Work};

/// Puts the staged tree of `work` at `dir`, and the tree that was there in the work folder. Where this
/// fails, `dir` is as it was; after it the new tree is published, whatever fails later.
pub fn swap(dir: &Path, work: &Work) -> Result<()> {
    let (next, old) = (work.next(), work.old());
    let failed = || format!("cannot put the new site in the place of {}", dir.display());
    if dir.exists() {
        match exchange(&next, dir) {
            Ok(()) => {}
            Err(error) if unsupported(&error) => two_renames(&next, dir, &old).with_context(failed)?,
            Err(error) if matches!(error.kind(), io::ErrorKind::ResourceBusy | io::ErrorKind::CrossesDevices) => {
                return Err(error).context(MOUNTED).with_context(failed);
            }
            Err(error) => return Err(error).with_context(failed),
        }
    } else {
        fs::rename(&next, dir).with_context(failed)?;
    }
    Ok(())
}

/// Puts the previous tree where it can be looked through, if it is not there yet.
pub fn put_aside(work: &Work) -> Result<()> {
    let next = work.next();
    // Of the two ways to exchange two folders one has put it there already.
    if next.exists() {
        fs::rename(&next, work.old()).with_context(|| format!("cannot rename {}", next.display()))?;
    }
    Ok(())
}

/// Returns when the exchange is on the disk.
pub fn settle(dir: &Path) -> Result<()> {
    let Some(parent) = dir.parent() else { return Ok(()) };
    flush_folder(parent).with_context(|| format!("cannot flush {}", parent.display()))
}

/// Exchanges two folders, so that at no moment either name is without one.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn exchange(_a: &Path, _b: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether the kernel or the file system knows no exchange.
fn unsupported(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

/// The exchange for file systems that have none. Between its two steps there is no site at `dir`;
/// a build that finds it so puts the previous one back ([`Work::open`]).
fn two_renames(next: &Path, dir: &Path, old: &Path) -> io::Result<()> {
    fs::rename(dir, old)?;
    fs::rename(next, dir).inspect_err(|_| _ = fs::rename(old, dir))
}

/// Takes the previous tree apart: what is listed in it or has been carried over goes. Anything else
/// was put there by someone while the new tree was built, and moves to the published folder.
pub fn retire(work: &Work, dir: &Path) -> Result<()> {
    let old = work.old();
    if !old.exists() {
        return Ok(());
    }
    rescue(&old, dir)?;
    // Under a name of its own, so that a build killed here leaves nothing to be looked through
    // again: half of it, without its list, would be taken for other people's files.
    let spent = work.spent();
    fs::rename(&old, &spent).with_context(|| format!("cannot rename {}", old.display()))?;
    fs::remove_dir_all(&spent).with_context(|| format!("cannot remove {}", spent.display()))
}

fn rescue(old: &Path, dir: &Path) -> Result<()> {
    let ours = Listed::read(old)?;
    for path in Tree::read(old)?.files.into_keys() {
        let place = dir.join(&path);
        let known = is_own(&path) || ours.names(&path);
        // Any other error than "not found" also means that the place is taken: by a file where the
        // way to it needs a folder.
        let free = fs::symlink_metadata(&place).is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
        if !known && free {
            let folder = place.parent().expect("a path in a folder has a parent");
            fs::create_dir_all(folder)
                .and_then(|()| fs::rename(old.join(&path), &place))
                .with_context(|| format!("cannot move {} to {}", old.join(&path).display(), folder.display()))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_renames_put_the_new_tree_in_place_and_keep_the_old_one() {
        let room = tempfile::tempdir().unwrap();
        let [next, dir, old] = ["next", "dir", "old"].map(|name| room.path().join(name));
        for (folder, text) in [(&next, "new"), (&dir, "previous")] {
            fs::create_dir(folder).unwrap();
            fs::write(folder.join("file"), text).unwrap();
        }
        two_renames(&next, &dir, &old).unwrap();
        assert_eq!(fs::read_to_string(dir.join("file")).unwrap(), "new");
        assert_eq!(fs::read_to_string(old.join("file")).unwrap(), "previous");
        assert!(two_renames(&next, &dir, &room.path().join("older")).is_err());
        assert_eq!(fs::read_to_string(dir.join("file")).unwrap(), "new");
    }

    #[test]
    fn a_file_added_while_the_new_tree_was_built_is_not_lost() {
        let room = tempfile::tempdir().unwrap();
        let [old, dir] = ["old", "dir"].map(|name| room.path().join(name));
        fs::create_dir_all(old.join("notes")).unwrap();
        fs::create_dir(&dir).unwrap();
        fs::write(old.join("notes/late.txt"), "late").unwrap();
        fs::write(old.join("carried.txt"), "before").unwrap();
        fs::write(dir.join("carried.txt"), "after").unwrap();
        rescue(&old, &dir).unwrap();
        assert_eq!(fs::read_to_string(dir.join("notes/late.txt")).unwrap(), "late");
        assert_eq!(fs::read_to_string(dir.join("carried.txt")).unwrap(), "after");
    }
}
