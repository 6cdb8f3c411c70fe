//! What lies in a folder on disk.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use anyhow::{Context as _, Result, ensure};

/// The entries below a folder, by their paths with `/` between the parts. Links are entries, and
/// are not followed.
#[derive(Debug, Default)]
pub struct Tree {
    /// All that is no folder, and whether it is a plain file.
    pub files: BTreeMap<String, bool>,
    /// Folders with nothing in them.
    pub empty_folders: BTreeSet<String>,
}

impl Tree {
    /// Reads the folder `dir`; an absent one is empty.
    pub fn read(dir: &Path) -> Result<Self> {
        let mut tree = Self::default();
        if fs::symlink_metadata(dir).is_ok() {
            tree.read_below(dir, "", device(dir)?)?;
        }
        Ok(tree)
    }

    fn read_below(&mut self, dir: &Path, prefix: &str, home: u64) -> Result<()> {
        let context = || format!("cannot read {}", dir.display());
        for entry in fs::read_dir(dir).with_context(context)? {
            let entry = entry.with_context(context)?;
            let name = entry.file_name();
            let name =
                name.to_str().with_context(|| format!("{} has a name that is not text", entry.path().display()))?;
            let path = format!("{prefix}{name}");
            let kind = entry.file_type().with_context(context)?;
            if !kind.is_dir() {
                self.files.insert(path, kind.is_file());
                continue;
            }
            let mounted = device(&entry.path())? != home;
            ensure!(!mounted, "{} is on another file system than the folder it lies in", entry.path().display());
            let before = self.files.len() + self.empty_folders.len();
            self.read_below(&entry.path(), &format!("{path}/"), home)?;
            if self.files.len() + self.empty_folders.len() == before {
                self.empty_folders.insert(path);
            }
        }
        Ok(())
    }
}

/// The file system that `path` is on, as a number.
#[cfg(unix)]
pub fn device(path: &Path) -> Result<u64> {
    use std::os::unix::fs::MetadataExt as _;
    let metadata = fs::symlink_metadata(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(metadata.dev())
}

/// Elsewhere a folder of another file system shows when it is renamed.
#[cfg(not(unix))]
pub fn device(_path: &Path) -> Result<u64> {
    Ok(0)
}
