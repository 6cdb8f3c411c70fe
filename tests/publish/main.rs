//! Publishing on real file systems: what is written, what is kept, and what is left alone.

#![allow(clippy::unwrap_used, reason = "in tests")]

mod disks;

use std::{
    collections::BTreeMap,
    fs,
    os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink},
    path::Path,
    sync::{Arc, Barrier},
    thread,
    time::{Duration, SystemTime},
};

use anyhow::Result;
use inspection_atlas::{
    publish::{MANIFEST, Options, Press, Summary, manifest, publish},
    render::{Outputs, Sink as _},
};
use tempfile::TempDir;

fn outputs(files: &[(&str, &str)]) -> Outputs {
    let mut outputs = Outputs::default();
    for (path, text) in files {
        outputs.insert((*path).to_owned(), "a test", text.as_bytes().to_vec()).unwrap();
    }
    outputs
}

fn site_a() -> Outputs {
    outputs(&[("index.html", "home"), ("reports/a/index.html", "report a"), ("css/site.css", "a {}")])
}

fn site_b() -> Outputs {
    outputs(&[("index.html", "new home"), ("reports/b/index.html", "report b"), ("css/site.css", "a {}")])
}

/// All files below `dir`, with their text.
fn tree(dir: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in walkdir::WalkDir::new(dir) {
        let entry = entry.unwrap();
        if !entry.file_type().is_dir() {
            let path = entry.path().strip_prefix(dir).unwrap().to_str().unwrap().to_owned();
            found.insert(path, fs::read_to_string(entry.path()).unwrap());
        }
    }
    found
}

/// The files of a folder that holds just `outputs`.
fn published(outputs: &Outputs) -> BTreeMap<String, String> {
    let files = outputs.iter().map(|(path, o)| (path.to_owned(), String::from_utf8(o.bytes.clone()).unwrap()));
    files.chain([(MANIFEST.to_owned(), manifest(outputs))]).collect()
}

fn entries(dir: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn summary(written: usize, unchanged: usize, removed: usize) -> Summary {
    Summary { written, unchanged, removed }
}

/// Publishes as [`publish`] does, but each file comes in pieces of three bytes.
fn publish_in_pieces(outputs: &Outputs, dir: &Path) -> Result<Summary> {
    let press = Press::begin(dir, &Options::default())?;
    for (path, output) in outputs.iter() {
        press.take_long(path.to_owned(), Arc::clone(&output.claimant), &mut |to| {
            output.bytes.chunks(3).try_for_each(|piece| Ok(to.write_all(piece)?))
        })?;
    }
    Ok(press.finish(None)?.0)
}

fn is_root() -> bool {
    tempfile::tempdir().unwrap().path().metadata().unwrap().uid() == 0
}

#[test]
fn a_fresh_folder_is_made_and_holds_just_the_site() {
    let room = TempDir::new().unwrap();
    let dir = room.path().join("deep/er/site");
    assert_eq!(publish(&site_a(), &dir, &Options::default()).unwrap(), summary(3, 0, 0));
    assert_eq!(tree(&dir), published(&site_a()));
    assert_eq!(entries(dir.parent().unwrap()), ["site"]);
}

#[test]
fn a_second_build_of_the_same_site_writes_nothing() {
    let room = TempDir::new().unwrap();
    let dir = room.path().join("site");
    publish(&site_a(), &dir, &Options::default()).unwrap();
    let stamps = |dir: &Path| -> Vec<_> {
        let walk = walkdir::WalkDir::new(dir).sort_by_file_name().into_iter();
        walk.map(|entry| entry.unwrap().metadata().unwrap())
            .map(|m| (m.ino(), m.mtime(), m.mtime_nsec(), m.ctime(), m.ctime_nsec()))
            .collect()
    };
    let before = stamps(room.path());
    thread::sleep(Duration::from_millis(20));
    assert_eq!(publish(&site_a(), &dir, &Options::default()).unwrap(), summary(0, 3, 0));
    assert_eq!(stamps(room.path()), before);
}

#[test]
fn what_changed_is_written_what_is_stale_goes_and_the_rest_keeps_its_time() {
    let room = TempDir::new().unwrap();
    let dir = room.path().join("site");
    publish(&site_a(), &dir, &Options::default()).unwrap();
    let past = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    fs::File::options().append(true).open(dir.join("css/site.css")).unwrap().set_modified(past).unwrap();
    let inode = dir.join("css/site.css").metadata().unwrap().ino();

    assert_eq!(publish(&site_b(), &dir, &Options::default()).unwrap(), summary(2, 1, 1));
    assert_eq!(tree(&dir), published(&site_b()));
    assert!(!dir.join("reports/a").exists());
    let kept = dir.join("css/site.css").metadata().unwrap();
    assert_eq!((kept.modified().unwrap(), kept.ino()), (past, inode));
    assert_eq!(entries(room.path()), ["site"]);
}

#[test]
fn a_failure_after_the_exchange_does_not_say_that_nothing_was_published() {
    let room = TempDir::new().unwrap();
    let dir = room.path().join("site");
    publish(&site_a(), &dir, &Options::default()).unwrap();
    let press = Press::begin(&dir, &Options::default()).unwrap();
    site_b().iter().for_each(|(path, output)| press.put(path, &output.claimant, &output.bytes).unwrap());
    // The place where the previous tree is looked through is taken.
    fs::create_dir_all(room.path().join(".site.atlas-work/old/full")).unwrap();
    let said = format!("{:#}", press.finish(None).unwrap_err());
    assert!(said.starts_with("the site is published, but "), "{said}");
    assert_eq!(tree(&dir), published(&site_b()));
}

#[test]
fn what_comes_in_pieces_is_published_like_what_comes_whole() {
    let room = TempDir::new().unwrap();
    let dir = room.path().join("site");
    assert_eq!(publish_in_pieces(&site_a(), &dir).unwrap(), summary(3, 0, 0));
    assert_eq!(tree(&dir), published(&site_a()));
    assert_eq!(publish(&site_a(), &dir, &Options::default()).unwrap(), summary(0, 3, 0));
    let inode = dir.join("css/site.css").metadata().unwrap().ino();

    assert_eq!(publish_in_pieces(&site_a(), &dir).unwrap(), summary(0, 3, 0));
    assert_eq!(publish_in_pieces(&site_b(), &dir).unwrap(), summary(2, 1, 1));
    assert_eq!(tree(&dir), published(&site_b()));
    assert_eq!(dir.join("css/site.css").metadata().unwrap().ino(), inode);
    assert_eq!(entries(room.path()), ["site"]);
}

#[test]
fn a_path_is_taken_once_however_files_come() {
    let claimant = |name: &str| -> Arc<str> { name.into() };
    let whole = |press: &Press| press.put("a.csv", &claimant("the page"), b"one");
    let in_pieces =
        |press: &Press| press.take_long("a.csv".to_owned(), claimant("the data"), &mut |to| Ok(to.write_all(b"two")?));
    for first_in_pieces in [true, false] {
        let room = TempDir::new().unwrap();
        let press = Press::begin(&room.path().join("site"), &Options::default()).unwrap();
        let (first, second) =
            if first_in_pieces { (in_pieces(&press), whole(&press)) } else { (whole(&press), in_pieces(&press)) };
        first.unwrap();
        let error = format!("{:#}", second.unwrap_err());
        assert!(error.ends_with("the data and the page both claim the address a.csv"), "{error}");
    }
}

#[test]
fn a_file_changed_or_deleted_by_hand_is_put_right() {
    let room = TempDir::new().unwrap();
    let dir = room.path().join("site");
    publish(&site_a(), &dir, &Options::default()).unwrap();
    fs::write(dir.join("index.html"), "HOME").unwrap();
    fs::remove_file(dir.join("css/site.css")).unwrap();
    assert_eq!(publish(&site_a(), &dir, &Options::default()).unwrap(), summary(2, 1, 0));
    assert_eq!(tree(&dir), published(&site_a()));
}

#[test]
fn files_that_no_build_made_stay() {
    let room = TempDir::new().unwrap();
    let dir = room.path().join("site");
    fs::create_dir_all(dir.join("reports/a")).unwrap();
    fs::create_dir(dir.join("empty")).unwrap();
    fs::write(dir.join(".gitignore"), "*\n!.gitignore\n").unwrap();
    fs::write(dir.join("reports/a/notes.txt"), "mine").unwrap();
    symlink("nowhere", dir.join("link")).unwrap();
    fs::set_permissions(&dir, fs::Permissions::from_mode(0o750)).unwrap();
    let inode = dir.join(".gitignore").metadata().unwrap().ino();
    for site in [site_a(), site_b(), site_a()] {
        publish(&site, &dir, &Options::default()).unwrap();
        assert_eq!(fs::read_to_string(dir.join(".gitignore")).unwrap(), "*\n!.gitignore\n");
        assert_eq!(dir.join(".gitignore").metadata().unwrap().ino(), inode);
        assert_eq!(fs::read_to_string(dir.join("reports/a/notes.txt")).unwrap(), "mine");
        assert_eq!(fs::read_link(dir.join("link")).unwrap(), Path::new("nowhere"));
        assert!(dir.join("empty").is_dir());
        assert_eq!(dir.metadata().unwrap().mode() & 0o777, 0o750);
        assert!(!dir.join("reports/b").exists() || dir.join("reports/b/index.html").exists());
    }
}

#[test]
fn a_file_that_no_build_made_is_replaced_only_by_force() {
    let cases: [fn(&Path); 3] = [
        |dir| fs::write(dir.join("index.html"), "mine").unwrap(),
        |dir| fs::write(dir.join("reports"), "mine").unwrap(),
        |dir| {
            fs::create_dir(dir.join("index.html")).unwrap();
            fs::write(dir.join("index.html/mine.txt"), "mine").unwrap();
        },
    ];
    for make in cases {
        let room = TempDir::new().unwrap();
        let dir = room.path().join("site");
        fs::create_dir(&dir).unwrap();
        make(&dir);
        let before = tree(&dir);
        let error = format!("{:#}", publish(&site_a(), &dir, &Options::default()).unwrap_err());
        assert!(error.contains("no build made it") && error.contains("is as it was"), "{error}");
        assert_eq!(tree(&dir), before);
        publish(&site_a(), &dir, &Options { force: true, ..Options::default() }).unwrap();
        assert_eq!(tree(&dir), published(&site_a()));
        assert_eq!(entries(room.path()), ["site"]);
    }
}

#[test]
fn a_file_that_someone_adds_while_the_site_is_made_is_not_lost() {
    let room = TempDir::new().unwrap();
    let dir = room.path().join("site");
    publish(&site_a(), &dir, &Options::default()).unwrap();
    let begun = || {
        let press = Press::begin(&dir, &Options::default()).unwrap();
        site_b().iter().for_each(|(path, output)| press.put(path, &output.claimant, &output.bytes).unwrap());
        press
    };
    let press = begun();
    fs::create_dir(dir.join("reports/b")).unwrap();
    fs::write(dir.join("reports/b/index.html"), "mine").unwrap();
    let before = tree(&dir);
    let error = format!("{:#}", press.finish(None).unwrap_err());
    assert!(error.contains("no build made it") && error.contains("is as it was"), "{error}");
    assert_eq!(tree(&dir), before);
    fs::remove_file(dir.join("reports/b/index.html")).unwrap();

    let press = begun();
    fs::write(dir.join("late.txt"), "mine").unwrap();
    press.finish(None).unwrap();
    assert_eq!(fs::read_to_string(dir.join("late.txt")).unwrap(), "mine");
    assert_eq!(entries(room.path()), ["site"]);
}

#[test]
fn a_link_to_a_folder_stays_a_link() {
    let room = TempDir::new().unwrap();
    let dir = room.path().join("site");
    fs::create_dir(room.path().join("real")).unwrap();
    symlink("real", &dir).unwrap();
    publish(&site_a(), &dir, &Options::default()).unwrap();
    publish(&site_b(), &dir, &Options::default()).unwrap();
    assert!(dir.is_symlink());
    assert_eq!(tree(&room.path().join("real")), published(&site_b()));
}

#[test]
fn of_builds_at_the_same_time_one_wins_and_the_others_say_so() {
    let room = TempDir::new().unwrap();
    let dir = room.path().join("site");
    let (mut won, mut lost) = (0, 0);
    for round in 0..40 {
        let many = if round % 2 == 0 { 10 } else { 2 };
        let barrier = Barrier::new(many);
        let results: Vec<_> = thread::scope(|scope| {
            let builds: Vec<_> = (0..many)
                .map(|number| {
                    let (dir, barrier) = (&dir, &barrier);
                    scope.spawn(move || {
                        let site = outputs(&[("index.html", &format!("{round} {number}")), ("a/b", "same")]);
                        barrier.wait();
                        publish(&site, dir, &Options::default()).map(|_| published(&site)).map_err(|e| format!("{e:#}"))
                    })
                })
                .collect();
            builds.into_iter().map(|build| build.join().unwrap()).collect()
        });
        let winners: Vec<_> = results.iter().filter_map(|result| result.as_ref().ok()).collect();
        assert!(winners.contains(&&tree(&dir)));
        for error in results.iter().filter_map(|result| result.as_ref().err()) {
            assert!(error.contains("another build is publishing"), "{error}");
            lost += 1;
        }
        won += winners.len();
        assert_eq!(entries(room.path()), ["site"]);
    }
    assert_eq!(won + lost, 240);
    assert!(lost > 0, "no two builds ever met");
}

#[test]
fn a_vanished_or_impossible_folder_is_an_error() {
    let room = TempDir::new().unwrap();
    fs::write(room.path().join("file"), "").unwrap();
    assert!(publish(&site_a(), &room.path().join("file/site"), &Options::default()).is_err());
    let dir = room.path().join("site");
    publish(&site_a(), &dir, &Options::default()).unwrap();
    fs::remove_dir_all(&dir).unwrap();
    assert_eq!(publish(&site_a(), &dir, &Options::default()).unwrap(), summary(3, 0, 0));
    for blocked in ["dangling", "plain"] {
        let work = room.path().join(format!(".{blocked}.atlas-work"));
        match blocked {
            "plain" => fs::write(&work, "").unwrap(),
            _ => symlink("nowhere", &work).unwrap(),
        }
        let error = format!("{:#}", publish(&site_a(), &room.path().join(blocked), &Options::default()).unwrap_err());
        assert!(error.contains("in the way"), "{error}");
    }
}
