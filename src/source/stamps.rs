//! Whether the input files changed since they were last looked at, without reading them.

use std::{collections::BTreeMap, fs, path::Path, time::SystemTime};

use walkdir::WalkDir;

use super::{CONFIG, FOLDERS, passed_over, relative};

/// The size and the time of every input file, by its path from the project's root. Times serve only
/// to tell that a file is another one; they reach no output.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamps {
    files: BTreeMap<String, Stamp>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    size: u64,
    changed: Option<SystemTime>,
}

impl Stamp {
    fn of(metadata: &fs::Metadata) -> Self {
        Self { size: metadata.len(), changed: metadata.modified().ok() }
    }
}

/// What differs between two looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The files that were added, changed or taken away, in the order of their paths.
    pub files: Vec<String>,
    /// Whether any was added or taken away.
    pub moved: bool,
}

impl Stamps {
    /// The folders that are looked at, and all below them.
    pub const FOLDERS: &[&str] = &FOLDERS;

    /// Looks at the project in `root`. What is not there, or vanishes meanwhile, is left out.
    pub fn of(root: &Path) -> Self {
        let mut files = BTreeMap::new();
        if let Ok(metadata) = fs::metadata(root.join(CONFIG)) {
            files.insert(CONFIG.to_owned(), Stamp::of(&metadata));
        }
        for folder in FOLDERS {
            let entries = WalkDir::new(root.join(folder)).into_iter().filter_entry(|entry| !passed_over(entry));
            for entry in entries.filter_map(Result::ok).filter(|entry| !entry.file_type().is_dir()) {
                if let (Some(path), Ok(metadata)) = (relative(root, entry.path()), entry.metadata()) {
                    files.insert(path, Stamp::of(&metadata));
                }
            }
        }
        Self { files }
    }

    /// What changed from `self` to `later`; `None` where nothing did.
    pub fn changes(&self, later: &Self) -> Option<Changes> {
        let mut changes = Changes::default();
        for (path, stamp) in &later.files {
            match self.files.get(path) {
                Some(known) if known == stamp => {}
                known => {
                    changes.moved |= known.is_none();
                    changes.files.push(path.clone());
                }
            }
        }
        let gone = self.files.keys().filter(|path| !later.files.contains_key(*path));
        let before = changes.files.len();
        changes.files.extend(gone.cloned());
        changes.moved |= changes.files.len() > before;
        changes.files.sort();
        (!changes.files.is_empty()).then_some(changes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamps(files: &[(&str, u64)]) -> Stamps {
        let stamp = |size| Stamp { size, changed: Some(SystemTime::UNIX_EPOCH) };
        Stamps { files: files.iter().map(|(path, size)| ((*path).to_owned(), stamp(*size))).collect() }
    }

    #[test]
    fn what_was_added_changed_and_taken_away_is_named_in_order() {
        let (one, two) = (stamps(&[("a", 1), ("b", 1), ("d", 1)]), stamps(&[("a", 1), ("b", 2), ("c", 1)]));
        assert_eq!(one.changes(&one), None);
        let found = one.changes(&two).unwrap();
        assert_eq!((found.files, found.moved), (vec!["b".to_owned(), "c".to_owned(), "d".to_owned()], true));
        let changed = stamps(&[("a", 1)]).changes(&stamps(&[("a", 9)])).unwrap();
        assert_eq!((changed.files, changed.moved), (vec!["a".to_owned()], false));
    }
}
