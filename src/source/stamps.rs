//! Whether the input files changed since they were last looked at, without reading them.

use std::{collections::BTreeMap, fs, io, path::Path, time::SystemTime};

use walkdir::WalkDir;

use super::{CONFIG, FOLDERS, named::passed_over, relative};

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
        Self::of_while(root, &|| true).unwrap_or_default()
    }

    /// The same, as long as it is `wanted`; `None` where it was not any more before the end.
    pub fn of_while(root: &Path, wanted: &dyn Fn() -> bool) -> Option<Self> {
        let mut files = BTreeMap::new();
        if let Ok(metadata) = fs::metadata(root.join(CONFIG)) {
            files.insert(CONFIG.to_owned(), Stamp::of(&metadata));
        }
        for folder in FOLDERS {
            let entries =
                WalkDir::new(root.join(folder)).into_iter().filter_entry(|entry| !passed_over(entry.file_name()));
            for entry in entries.filter_map(Result::ok).filter(|entry| !entry.file_type().is_dir()) {
                if !wanted() {
                    return None;
                }
                if let (Some(path), Ok(metadata)) = (relative(root, entry.path()), entry.metadata()) {
                    files.insert(path, Stamp::of(&metadata));
                }
            }
        }
        Some(Self { files })
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Looks again at some files of the project in `root`, and takes note of what they are now. Each
    /// comes with whether it counts as changed even where size and time are as before.
    ///
    /// Returns what changed; `None`, with nothing noted, where only a look at all files can tell, as
    /// where one was added or taken away, or where a name is none of a file that is known.
    pub fn look_again<'a>(&mut self, root: &Path, files: impl Iterator<Item = (&'a str, bool)>) -> Option<Changes> {
        let mut others = Vec::new();
        for (path, changed) in files {
            let found = fs::symlink_metadata(root.join(path));
            match (self.files.get(path), found) {
                (Some(known), Ok(found)) if found.is_file() => {
                    let stamp = Stamp::of(&found);
                    if changed || *known != stamp {
                        others.push((path, stamp));
                    }
                }
                // What an editor wrote beside a file is gone again: it was renamed, or taken away.
                (None, Err(error)) if error.kind() == io::ErrorKind::NotFound && self.is_surely_unknown(path) => {}
                _ => return None,
            }
        }
        let mut changes = Changes::default();
        for (path, stamp) in others {
            changes.files.push(path.to_owned());
            self.files.insert(path.to_owned(), stamp);
        }
        changes.files.sort();
        Some(changes)
    }

    /// Whether no known file can lie at or below a path on any file system, whatever it makes of
    /// capitals and of signs that can be written in several ways. Where nothing is known of the folder
    /// that it lies in, nobody can say.
    fn is_surely_unknown(&self, path: &str) -> bool {
        let Some((parent, _)) = path.rsplit_once('/') else { return false };
        let folder = format!("{parent}/");
        let known = self.files.range(folder.clone()..).map(|(known, _)| known);
        let mut beside = known.take_while(|known| known.starts_with(&folder)).peekable();
        let is_same = |known: &String| {
            let (start, rest) = known.as_bytes().split_at(path.len().min(known.len()));
            start.eq_ignore_ascii_case(path.as_bytes()) && matches!(rest, [] | [b'/', ..])
        };
        path.is_ascii() && beside.peek().is_some() && !beside.any(is_same)
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

    #[test]
    fn a_look_that_is_not_wanted_any_more_ends() {
        let (_room, root) = project();
        assert!(Stamps::of_while(&root, &|| false).is_none());
        assert_eq!(Stamps::of(&root).len(), 3);
    }

    fn project() -> (tempfile::TempDir, std::path::PathBuf) {
        let room = tempfile::tempdir().unwrap();
        fs::create_dir_all(room.path().join("content/themes")).unwrap();
        for path in [CONFIG, "content/themes/a.md", "content/themes/b.md"] {
            fs::write(room.path().join(path), "before").unwrap();
        }
        let root = room.path().to_owned();
        (room, root)
    }

    /// What a look at these files finds, and whether the stamps are then those of a look at all.
    fn again(known: &Stamps, root: &Path, paths: &[&str]) -> (Option<Vec<String>>, bool) {
        let mut known = known.clone();
        let found = known.look_again(root, paths.iter().map(|path| (*path, false)));
        assert!(found.as_ref().is_none_or(|changes| !changes.moved));
        (found.map(|changes| changes.files), known == Stamps::of(root))
    }

    #[test]
    fn a_look_at_some_files_finds_what_a_look_at_all_finds_or_says_that_it_cannot() {
        let (_room, root) = project();
        let before = Stamps::of(&root);
        let (a, b) = ("content/themes/a.md", "content/themes/b.md");
        assert_eq!(again(&before, &root, &[a, CONFIG]), (Some(vec![]), true));
        fs::write(root.join(a), "afterwards").unwrap();
        fs::write(root.join(CONFIG), "afterwards").unwrap();
        assert_eq!(again(&before, &root, &[b, a, CONFIG]), (Some(vec![CONFIG.to_owned(), a.to_owned()]), true));
        // What was beside them for a moment is nothing.
        let (found, all) = again(&before, &root, &[CONFIG, a, "content/themes/4913", "content/new-folder"]);
        assert!(found.unwrap().len() == 2 && all);
        for unclear in [
            // A folder; and what has gone from one of which nothing is known.
            "content/themes",
            "content/none/a.md",
            "static/x",
            // A name that may be that of a known file, if the file system knows no capitals.
            "content/themes/B.MD",
            "content/Themes",
            "content/themes/\u{e9}.md",
        ] {
            assert_eq!(again(&before, &root, &[a, unclear]).0, None, "{unclear}");
        }
        fs::write(root.join("content/themes/c.md"), "").unwrap();
        assert_eq!(again(&before, &root, &["content/themes/c.md"]).0, None, "an added file");
        fs::remove_file(root.join(b)).unwrap();
        assert_eq!(again(&before, &root, &[a, b]).0, None, "a file that was taken away");
        fs::create_dir(root.join(b)).unwrap();
        assert_eq!(again(&before, &root, &[b]).0, None, "a folder in the place of a file");
    }

    #[test]
    fn a_file_that_is_said_to_be_another_one_is_one_though_its_size_and_time_are_the_same() {
        let (_room, root) = project();
        let mut known = Stamps::of(&root);
        let files = [("content/themes/a.md", true), ("content/themes/b.md", false)];
        let found = known.look_again(&root, files.into_iter()).unwrap();
        assert_eq!(found, Changes { files: vec!["content/themes/a.md".to_owned()], moved: false });
    }
}
