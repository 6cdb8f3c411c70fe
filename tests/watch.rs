//! The watch over the files of a project, with the system's own watcher and real files.

#![allow(clippy::unwrap_used, reason = "in tests")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, channel},
    thread,
    time::{Duration, Instant},
};

use inspection_atlas::serve::{Change, Watch};
use tempfile::TempDir;

/// Nothing here takes this long. What does not come by then does not come.
const PATIENCE: Duration = Duration::from_secs(60);

const THEME: &str = "content/themes/a.md";
const MARK: &str = "content/mark.md";

/// A project of a few small files that is watched.
struct Watched {
    room: TempDir,
    changes: Receiver<Change>,
}

impl Watched {
    /// Beside the usual files `more` themes.
    fn with(more: usize) -> Self {
        let room = tempfile::tempdir().unwrap();
        let root = room.path();
        let usual =
            ["atlas.yaml", THEME, MARK, "content/reports/r/report.yaml", "static/css/a.css", "templates/b.html"];
        for path in usual.into_iter().map(str::to_owned).chain((0..more).map(theme)) {
            put(root, &path, "before");
        }
        let changes = watch(root);
        Self { room, changes }
    }

    fn root(&self) -> &Path {
        self.room.path()
    }

    fn put(&self, path: &str, text: &str) {
        put(self.root(), path, text);
    }

    fn rename(&self, from: &str, to: &str) {
        fs::rename(self.root().join(from), self.root().join(to)).unwrap();
    }

    #[track_caller]
    fn next(&self) -> Change {
        self.changes.recv_timeout(PATIENCE).expect("nothing is told")
    }

    /// What is told until each of these files was, and nothing after it.
    #[track_caller]
    fn told(&self, files: &[&str]) -> Vec<Change> {
        let (mut told, mut missing) = (Vec::new(), files.iter().copied().collect::<BTreeSet<&str>>());
        let end = Instant::now() + PATIENCE;
        while !missing.is_empty() {
            let patience = end.saturating_duration_since(Instant::now());
            let Ok(change) = self.changes.recv_timeout(patience) else {
                panic!("not told: {missing:?} after {told:?}")
            };
            for file in &change.changes.files {
                assert!(files.contains(&file.as_str()), "{file} was told");
                missing.remove(file.as_str());
            }
            told.push(change);
        }
        self.nothing_more();
        told
    }

    /// Holds that nothing is to be told any more, by one more save that is the next to be.
    #[track_caller]
    fn nothing_more(&self) {
        let text = fs::read_to_string(self.root().join(MARK)).unwrap();
        self.put(MARK, &(text + "."));
        let change = self.next();
        assert_eq!((change.changes.files, change.changes.moved), (vec![MARK.to_owned()], false));
    }

    /// Holds that one change with this file and no other was told, as of a file that was there before.
    #[track_caller]
    fn told_once(&self, file: &str) {
        let told = self.told(&[file]);
        assert!(told.len() == 1 && !told[0].changes.moved, "{told:?}");
    }
}

fn theme(number: usize) -> String {
    format!("content/themes/{number}.md")
}

fn put(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// What changes in `root` from now on.
fn watch(root: &Path) -> Receiver<Change> {
    let mut watch = Watch::new(root, &|problem| panic!("{problem}"));
    let (sender, changes) = channel();
    // It waits for a next change when the test has ended, and goes with the process.
    thread::spawn(move || while sender.send(watch.wait()).is_ok() {});
    changes
}

#[test]
fn a_save_is_told_once() {
    let watched = Watched::with(0);
    for path in [THEME, "atlas.yaml", "content/reports/r/report.yaml", "static/css/a.css", "templates/b.html"] {
        watched.put(path, "what somebody wrote");
        watched.told_once(path);
    }
}

#[test]
fn a_file_that_is_written_beside_and_renamed_is_told_once() {
    let watched = Watched::with(0);
    for beside in ["content/themes/.a.md.swp", "content/themes/a.md.Xq12", "content/themes/a.md~", "elsewhere.tmp"] {
        watched.put(beside, &format!("written as {beside}"));
        watched.rename(beside, THEME);
        watched.told_once(THEME);
    }
}

#[test]
fn a_file_that_is_set_aside_and_written_anew_is_told_with_what_is_in_it_then() {
    let watched = Watched::with(0);
    // As vim does: it tries whether it may write here, sets the file aside, and writes another one.
    watched.put("content/themes/4913", "");
    fs::remove_file(watched.root().join("content/themes/4913")).unwrap();
    watched.rename(THEME, "content/themes/a.md~");
    watched.put(THEME, "written anew");
    fs::remove_file(watched.root().join("content/themes/a.md~")).unwrap();
    let told = watched.told(&[THEME]);
    assert!(!told.is_empty());
}

#[test]
fn a_file_that_was_emptied_and_closed_is_told_again_when_it_is_written() {
    let watched = Watched::with(0);
    for number in 0..3 {
        fs::File::create(watched.root().join(THEME)).unwrap();
        watched.told_once(THEME);
        watched.put(THEME, &format!("the words come later {number}"));
        watched.told_once(THEME);
    }
}

#[test]
fn a_file_that_stays_open_is_told() {
    use std::io::Write as _;
    let watched = Watched::with(0);
    let mut file = fs::File::create(watched.root().join(THEME)).unwrap();
    file.write_all(b"written, and not closed").unwrap();
    while fs::metadata(watched.root().join(THEME)).unwrap().len() == 0 {}
    assert_eq!(watched.next().changes.files, [THEME]);
    drop(file);
}

#[test]
fn many_saves_at_once_are_told_each() {
    let watched = Watched::with(200);
    for saves in [2, 30, 200] {
        let names: Vec<String> = (0..saves).map(theme).collect();
        for name in &names {
            watched.put(name, &format!("one of {saves}"));
        }
        let told = watched.told(&names.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(told.iter().all(|change| !change.changes.moved));
    }
}

#[test]
fn what_was_added_or_taken_away_is_told_as_moved() {
    let watched = Watched::with(0);
    watched.put("content/themes/new.md", "new");
    assert!(watched.told(&["content/themes/new.md"]).iter().any(|change| change.changes.moved));
    fs::remove_file(watched.root().join("content/themes/new.md")).unwrap();
    assert!(watched.told(&["content/themes/new.md"]).iter().any(|change| change.changes.moved));
    // A folder within a folder, and what is saved in it from then on.
    watched.put("content/reports/s/deep/one.yaml", "one");
    assert!(watched.told(&["content/reports/s/deep/one.yaml"]).iter().any(|change| change.changes.moved));
    watched.put("content/reports/s/deep/one.yaml", "two, which is longer");
    watched.told_once("content/reports/s/deep/one.yaml");
    fs::create_dir(watched.root().join("content/reports/empty")).unwrap();
    fs::remove_dir(watched.root().join("content/reports/empty")).unwrap();
    watched.nothing_more();
    fs::remove_dir_all(watched.root().join("content/reports/s")).unwrap();
    assert!(watched.told(&["content/reports/s/deep/one.yaml"]).iter().any(|change| change.changes.moved));
}

#[test]
fn a_switch_of_branches_is_told_whole() {
    let watched = Watched::with(100);
    let names: Vec<String> = (0..130).map(theme).collect();
    for (number, name) in names.iter().enumerate() {
        match number {
            // Some are others, some are gone, some are new.
            0..70 => watched.put(name, "what the other branch says"),
            70..100 => fs::remove_file(watched.root().join(name)).unwrap(),
            _ => watched.put(name, "new"),
        }
    }
    let told = watched.told(&names.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(told.iter().any(|change| change.changes.moved));
}

#[test]
fn a_folder_that_goes_and_comes_back_is_followed() {
    let watched = Watched::with(0);
    let away = "content/elsewhere/a.md";
    watched.rename("content/themes", "content/elsewhere");
    watched.told(&[THEME, away]);
    watched.rename("content/elsewhere", "content/themes");
    watched.told(&[THEME, away]);
    watched.put(THEME, "said after it came back");
    watched.told_once(THEME);
    // Out of the project and back at once; and another one in its place.
    watched.rename("content/themes", "kept");
    watched.rename("kept", "content/themes");
    watched.put(THEME, "and at once");
    while !watched.next().changes.files.contains(&THEME.to_owned()) {}
    watched.rename("content", "before");
    watched.put(THEME, "in another folder of the name");
    watched.put(MARK, "here too");
    let all = [THEME, MARK, "content/reports/r/report.yaml"];
    let mut missing: BTreeSet<&str> = all.into_iter().collect();
    while !missing.is_empty() {
        watched.next().changes.files.iter().for_each(|file| _ = missing.remove(file.as_str()));
    }
    watched.put(THEME, "said in the new folder");
    watched.told_once(THEME);
}

#[test]
fn what_is_none_of_the_project_is_not_told() {
    let watched = Watched::with(0);
    for path in ["README.md", ".git/index", "site/index.html", "content/.a.md.swp", "content/themes/#a.md#"] {
        watched.put(path, "words");
    }
    fs::read(watched.root().join(THEME)).unwrap();
    watched.nothing_more();
}

#[cfg(unix)]
#[test]
fn a_project_behind_a_link_and_with_linked_folders_is_followed() {
    let room = tempfile::tempdir().unwrap();
    let (real, link) = (room.path().join("real"), room.path().join("link"));
    for path in ["atlas.yaml", THEME, MARK, "shared/base.html", "static/a.css"] {
        put(&real, path, "before");
    }
    std::os::unix::fs::symlink("shared", real.join("templates")).unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    let changes = watch(&link);
    for (saved, told) in [(THEME, THEME), ("shared/base.html", "templates/base.html"), ("atlas.yaml", "atlas.yaml")] {
        put(&real, saved, "said by another way");
        assert_eq!(changes.recv_timeout(PATIENCE).unwrap().changes.files, [told]);
    }
}

/// How many files are looked at to find one that was saved. The look at all files from time to time may
/// fall on a save, so that it is the smallest number of several saves.
fn looked_at_for_a_save(watched: &Watched, save: impl Fn(&str)) -> usize {
    let saves = (0..8).map(|number| {
        save(&format!("save number {number}"));
        let change = watched.next();
        assert_eq!(change.changes.files, [THEME]);
        change.looked_at
    });
    saves.min().unwrap()
}

#[test]
fn how_many_files_are_looked_at_for_a_save_does_not_grow_with_the_project() {
    let mut counts: BTreeMap<usize, [usize; 2]> = BTreeMap::new();
    for size in [0, 2000] {
        let watched = Watched::with(size);
        let plain = looked_at_for_a_save(&watched, |text| watched.put(THEME, text));
        let beside: PathBuf = watched.root().join("content/themes/a.md.tmp");
        let renamed = looked_at_for_a_save(&watched, |text| {
            fs::write(&beside, text).unwrap();
            fs::rename(&beside, watched.root().join(THEME)).unwrap();
        });
        counts.insert(size, [plain, renamed]);
    }
    assert_eq!(counts, BTreeMap::from([(0, [1, 2]), (2000, [1, 2])]));
}
