//! What a build must not do more often than it needs: counted, not timed.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::{Command, Stdio},
    sync::{Arc, Mutex},
};

use anyhow::Result;
use inspection_atlas::{
    pipeline::{self, Clock},
    render::{Finished, Pieces, Shelf, Sink},
};

use crate::site::{Project, Run, Site, tree};

/// The stages that a run names in its closing line.
fn stages(run: &Run) -> Vec<&str> {
    let (_, stages) = run.err.trim_end().rsplit_once(" (").unwrap();
    stages.trim_end_matches(')').split(", ").map(|stage| stage.split(' ').next().unwrap()).collect()
}

/// Every file of the published folder with its content and when it was last written.
fn published(project: &Project) -> BTreeMap<String, (Vec<u8>, std::time::SystemTime)> {
    let site = project.root().join("site");
    let written = |path: &str| fs::metadata(site.join(path)).unwrap().modified().unwrap();
    tree(&site).into_iter().map(|(path, bytes)| (path.clone(), (bytes, written(&path)))).collect()
}

const WHOLE: [&str; 8] = ["discover", "parse", "link", "check", "plan", "render", "audit", "publish"];
const NOTHING: [&str; 2] = ["discover", "publish"];

#[test]
fn a_build_of_what_is_published_parses_renders_and_writes_nothing() {
    let project = Site::small().write();
    assert_eq!(stages(&project.atlas(&["build"]).expect_code(0)), WHOLE);
    let before = published(&project);
    let again = project.atlas(&["build"]).expect_code(0);
    assert_eq!(stages(&again), NOTHING);
    assert!(again.err.contains(": 0 written, "), "{}", again.err);
    assert_eq!(published(&project), before);
}

#[test]
fn only_content_decides_whether_a_site_stands() {
    let project = Site::small().write();
    project.atlas(&["build"]).expect_code(0);
    let content = project.root().join("content/groups.yaml");
    let text = fs::read(&content).unwrap();
    fs::write(&content, &text).unwrap();
    assert_eq!(stages(&project.atlas(&["build"]).expect_code(0)), NOTHING, "written again, and the same");
    fs::write(&content, [&text[..], b"\n"].concat()).unwrap();
    let run = project.atlas(&["build"]).expect_code(0);
    assert_eq!(stages(&run), WHOLE, "a blank line more");
    assert!(run.err.contains(": 0 written, "), "{}", run.err);
    assert_eq!(stages(&project.atlas(&["build"]).expect_code(0)), NOTHING, "the blank line is known now");
    let run = project.atlas(&["build", "--base-url", "https://elsewhere.example/"]).expect_code(0);
    assert_eq!(stages(&run), WHOLE, "another address");
}

#[test]
fn a_published_file_that_someone_changed_is_put_right() {
    let project = Site::small().write();
    project.atlas(&["build"]).expect_code(0);
    let before = tree(&project.root().join("site"));
    let spoil: [&dyn Fn(&Path); 3] = [
        &|site| fs::write(site.join("index.html"), "changed").unwrap(),
        &|site| fs::remove_file(site.join("themes/index.html")).unwrap(),
        &|site| fs::write(site.join(".atlas-stamp"), "changed").unwrap(),
    ];
    for spoil in spoil {
        spoil(&project.root().join("site"));
        assert_eq!(stages(&project.atlas(&["build"]).expect_code(0)), WHOLE);
        assert_eq!(tree(&project.root().join("site")), before);
    }
}

#[test]
fn a_site_with_warnings_is_made_again_so_that_they_are_said_again() {
    let short = Site::small()
        .file("content/reports/sandhaven-area-2005/summary.md", "## What was found\n\nToo short a summary.\n");
    let project = short.write();
    for _ in 0..2 {
        let run = project.atlas(&["build"]).expect_code(0);
        assert!(run.err.contains("warning"), "{}", run.err);
        assert_eq!(stages(&run), WHOLE);
    }
}

#[test]
fn a_build_after_one_edit_writes_the_files_that_are_other_ones_and_no_more() {
    let project = Site::small().write();
    project.atlas(&["build"]).expect_code(0);
    let before = published(&project);
    let theme = project.root().join("content/themes/moving-on.md");
    let text = fs::read_to_string(&theme).unwrap();
    fs::write(&theme, text.replacen("need a home first", "need a home before all", 1)).unwrap();
    let run = project.atlas(&["build"]).expect_code(0);
    let after = published(&project);
    let is_other =
        |path: &&String| before.get(*path).map(|(bytes, _)| bytes) != after.get(*path).map(|(bytes, _)| bytes);
    let other = after.keys().filter(is_other).count();
    let written = after.iter().filter(|(path, (_, time))| before.get(*path).is_none_or(|(_, old)| old != time)).count();
    assert_eq!(written, other, "only files that are other ones have a new time");
    // What says that the site stands is not counted among its files.
    let own = after.keys().filter(|path| path.starts_with(".atlas-")).filter(is_other).count();
    assert!(run.err.contains(&format!(": {} written, ", other - own)), "{other} files are others: {}", run.err);
}

/// What `strace` tells of the system calls `calls` that a run of the program makes; `None` without it, and says so.
fn traced(calls: &str, run: impl FnOnce(&mut Command)) -> Option<String> {
    let log = tempfile::NamedTempFile::new().unwrap();
    let mut command = Command::new("strace");
    // Words of a command are cut after 32 letters unless told otherwise, and folders may have longer names.
    command.args(["-qq", "-f", "-s", "4096", "-e", &format!("trace={calls}"), "-o"]).arg(log.path());
    command.arg(env!("CARGO_BIN_EXE_atlas")).env_remove(DELAY).stdin(Stdio::null());
    run(&mut command);
    if !command.output().is_ok_and(|output| output.status.success()) {
        #[expect(clippy::print_stderr, reason = "a skipped test has to say so")]
        {
            eprintln!("skipped: this test needs strace, and the right to use it");
        }
        return None;
    }
    Some(fs::read_to_string(log.path()).unwrap())
}

/// The word of the environment that says how soon memory is given back.
const DELAY: &str = "MIMALLOC_PURGE_DELAY";

#[test]
fn the_program_puts_itself_in_its_own_place_once_unless_it_is_told_how_soon_to_give_memory_back() {
    let starts = |delay: &[&str]| {
        let version = |command: &mut Command| _ = command.arg("--version").envs(delay.iter().map(|ms| (DELAY, ms)));
        Some(traced("execve", version)?.lines().filter(|line| line.ends_with(" = 0")).map(str::to_owned).collect())
    };
    let Some(untold): Option<Vec<String>> = starts(&[]) else { return };
    let words = |start: &String| start.split_once(", [").map(|(_, rest)| rest.split_once("], ").unwrap().0.to_owned());
    let [first, second] = untold.as_slice() else { panic!("twice: {untold:?}") };
    assert!(words(first).is_some_and(|words| words.ends_with("atlas\", \"--version\"")), "{first}");
    assert_eq!(words(first), words(second), "the same words");
    assert_eq!(starts(&["1000"]).unwrap().len(), 1);
}

/// How often a run of the program opens each file under `root`; `None` without `strace`.
fn openings(project: &Project) -> Option<BTreeMap<String, usize>> {
    let log = traced("openat", |command| _ = command.args(["build", "--root"]).arg(project.root()))?;
    let root = format!("\"{}/", project.root().display());
    let mut opened = BTreeMap::new();
    for line in log.lines() {
        let Some((_, path)) = line.split_once(&root) else { continue };
        let Some((path, rest)) = path.split_once('"') else { continue };
        if !rest.contains("O_DIRECTORY") && !rest.contains("ENOENT") {
            *opened.entry(path.to_owned()).or_insert(0) += 1;
        }
    }
    Some(opened)
}

#[test]
fn each_input_is_read_once_and_each_published_file_once_by_a_build_of_the_same() {
    let project = Site::small().write();
    let Some(first) = openings(&project) else { return };
    let inputs = |opened: &BTreeMap<String, usize>| {
        let is_input = |path: &str| ["content/", "static/", "templates/"].iter().any(|folder| path.starts_with(folder));
        opened.iter().filter(|(path, _)| is_input(path)).map(|(_, times)| *times).collect::<Vec<_>>()
    };
    let files = ["content", "static", "templates"].map(|folder| tree(&project.root().join(folder)).len());
    assert_eq!(inputs(&first), vec![1; files.iter().sum()]);
    let again = openings(&project).unwrap();
    assert_eq!(inputs(&again), inputs(&first));
    let published: Vec<usize> =
        again.iter().filter(|(path, _)| path.starts_with("site/")).map(|(_, times)| *times).collect();
    assert_eq!(published, vec![1; tree(&project.root().join("site")).len()]);
}

/// Takes every file, and wants only what refers to something.
#[derive(Default)]
struct Looked(Shelf);

impl Sink for Looked {
    fn take(&self, file: Finished) -> Result<()> {
        self.0.take(file)
    }

    fn keeps(&self) -> bool {
        false
    }
}

#[test]
fn a_site_that_is_only_checked_has_every_page_as_it_is_built_and_a_place_for_every_file() {
    let project = Site::small().write();
    let begins = &mut |_| ();
    let mut clock = Clock::new(begins);
    let sources = pipeline::read(project.root(), None, &mut clock).unwrap();
    let looked = Looked::default();
    let ((), made) = pipeline::build_into(sources, None, &looked, &mut clock).unwrap().site.unwrap();
    let (site, whole) = pipeline::build(project.root(), None, &mut clock).unwrap().site.unwrap();
    assert_eq!(made, whole);
    let looked = looked.0.into_outputs();
    let is_index = |path: &str| path.starts_with("assets/search/");
    let expected: Vec<&str> = site.iter().map(|(path, _)| path).filter(|path| !is_index(path)).collect();
    assert_eq!(looked.iter().map(|(path, _)| path).collect::<Vec<_>>(), expected);
    let (mut same, mut empty) = (0, 0);
    for (path, output) in looked.iter().filter(|(path, _)| *path != "search/index.html") {
        if output.bytes.is_empty() {
            assert!(path.starts_with("data/") || path.ends_with("index.json"), "{path}");
            empty += 1;
        } else {
            assert_eq!(Some(&output.bytes[..]), site.get(path), "{path}");
            same += 1;
        }
    }
    assert!(same > 2 * empty && empty > 14, "{same} as they are built, {empty} empty");
}

/// Takes every file, and notes those that came piece by piece.
#[derive(Default)]
struct Noted {
    all: Shelf,
    in_pieces: Mutex<BTreeSet<String>>,
}

impl Sink for Noted {
    fn take(&self, file: Finished) -> Result<()> {
        self.all.take(file)
    }

    fn take_long(&self, path: String, claimant: Arc<str>, write: Pieces<'_>) -> Result<()> {
        self.in_pieces.lock().unwrap().insert(path.clone());
        self.take(Finished::written(path, claimant, write)?)
    }
}

#[test]
fn no_table_of_the_data_is_held_on_its_way_to_where_it_is_published() {
    let project = Site::small().write();
    let mut begins = |_| ();
    let mut clock = Clock::new(&mut begins);
    let sources = pipeline::read(project.root(), None, &mut clock).unwrap();
    let noted = Noted::default();
    assert!(pipeline::build_into(sources, None, &noted, &mut clock).unwrap().site.is_some());
    let site = noted.all.into_outputs();
    let is_table = |path: &&str| path.strip_prefix("data/").is_some_and(|name| name.ends_with(".csv"));
    let tables: BTreeSet<String> = site.iter().map(|(path, _)| path).filter(is_table).map(str::to_owned).collect();
    assert!(tables.len() > 10, "{tables:?}");
    assert_eq!(noted.in_pieces.into_inner().unwrap(), tables);
}
