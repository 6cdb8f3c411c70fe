//! `atlas diff`: whole changes in, whole summaries out.
//!
//! `tests/difference/` holds the summaries; `ATLAS_BLESS=1 cargo test` writes them anew.

use std::{fs, path::Path, process::Command};

use inspection_atlas::difference;
use serde_json::Value;
use tempfile::TempDir;

use crate::{
    blessing,
    site::{Run, Site, here, outputs, text},
};

const AREA: &str = "content/reports/northshire-area-2004";

/// Two projects side by side, `old/` and `new/`.
struct Sides(TempDir);

impl Sides {
    fn of(old: &Site, new: &Site) -> Self {
        let dir = tempfile::tempdir().unwrap();
        old.write_in_order(&dir.path().join("old"), old.paths());
        new.write_in_order(&dir.path().join("new"), new.paths());
        Self(dir)
    }

    fn diff(&self, args: &[&str]) -> Run {
        Run::in_folder(self.0.path(), &[&["diff", "--root", "new"], args].concat())
    }
}

/// Fails unless `said` is what the file under `tests/difference/` holds.
#[track_caller]
fn same(name: &str, said: &str) {
    let path = format!("tests/difference/{name}");
    if blessing() {
        fs::create_dir_all(here("tests/difference")).unwrap();
        fs::write(here(&path), said).unwrap();
    }
    assert!(text(&path) == said, "{path} is not what is said now; ATLAS_BLESS=1 cargo test takes it over:\n{said}");
}

#[track_caller]
fn told(name: &str, old: &Site, new: &Site) {
    let sides = Sides::of(old, new);
    same(&format!("{name}.md"), &sides.diff(&["old"]).expect_code(0).out);
    same(&format!("{name}.json"), &sides.diff(&["old", "--format", "json"]).expect_code(0).out);
}

const CORRECTION: &str = "  - id: grade-of-being-well\n    date: 2020-06-30\n    kind: correction\n    \
    what: \"The grade for being well is outstanding.\"\n    before: \"It was shown as adequate.\"\n    \
    about: [report:northshire-area-2004]\n";

/// A change of every sort, some of it by somebody who wants more than to correct the content.
fn changed() -> Site {
    let hostile = "Nurses <img src=x> @reach [every](https://e.example) village | within #1 a `week`.";
    let judged = "  - area: being-well\n    scope: all-services\n    grade: adequate";
    let counted = "  - id: count-young-carers\n    statement: \"Count young carers.\"";
    Site::small()
        .edit(&format!("{AREA}/report.yaml"), judged, &judged.replace("adequate", "outstanding"))
        .edit(&format!("{AREA}/findings.yaml"), "Nurses reach every village within a week.", hostile)
        .edit(&format!("{AREA}/figures.yaml"), "value: \"104,250\"\n    number: 104250", "value: \"about 104,000\"")
        .edit(&format!("{AREA}/recommendations.yaml"), "    outcome: progress\n", "    outcome: both\n")
        .edit(&format!("{AREA}/recommendations.yaml"), "    outcome: continuing-weakness\n", "    outcome: both\n")
        .edit(&format!("{AREA}/recommendations.yaml"), counted, &counted.replace("Count", "Find and count"))
        .edit("content/themes/safe-homes.md", "the strength of better areas", "a strength of better areas")
        .edit("content/practice/fenmarch-night-bus.md", "one driver and one nurse", "two drivers and one nurse")
        .edit("content/pages/data.md", "description: \"", "description: \"In short: ")
        .edit("content/changes.yaml", "changes:\n", &format!("changes:\n{CORRECTION}"))
        .edit("content/redirects.yaml", "redirects:\n", "redirects:\n  - from: theme:homes\n    to: theme:safe-homes\n")
        .edit("content/glossary.yaml", "The one door to all help", "The first door to help")
        .edit(
            "content/glossary.yaml",
            "  - id: cys\n",
            "  - id: lodge\n    term: \"Lodge\"\n    meaning: \"A home.\"\n  - id: cys\n",
        )
}

#[test]
fn a_change_is_told_entry_by_entry_with_grades_first() {
    told("changed", &Site::small(), &changed());
}

#[test]
fn a_report_that_comes_and_goes_is_told_in_folds() {
    let named = ", [the report](report:sandhaven-area-2005)";
    let all = Site::small().edit("content/pages/about.md", named, "");
    let fewer = all.clone().without("content/reports/sandhaven-area-2005");
    told("added", &fewer, &all);
    told("removed", &all, &fewer);
}

#[test]
fn what_only_has_another_id_is_renamed() {
    let bus = "content/practice/fenmarch-night-bus.md";
    let small = Site::small();
    let mut site = small.clone().file("content/practice/night-bus.md", small.text(bus)).without(bus);
    let all: Vec<String> = site.paths().filter(|path| path.starts_with("content/")).map(str::to_owned).collect();
    for path in all {
        let text = site.text(&path).replace("fenmarch-night-bus", "night-bus");
        site = site.file(&path, text);
    }
    told("renamed", &small, &site);
}

#[test]
fn a_grade_that_changes_with_the_id_of_its_report_is_a_changed_grade() {
    let small = Site::small();
    let folder = "content/reports/sandhaven-area-2005/";
    let renamed = |path: &str| path.replace("sandhaven-area-2005", "sandhaven-2005");
    let mut site = small.clone();
    for path in small.paths().filter(|path| path.starts_with("content/")) {
        let text = renamed(&small.text(path));
        site = if path.starts_with(folder) {
            site.without(path).file(&renamed(path), text)
        } else {
            site.file(path, text)
        };
    }
    let report = renamed(&format!("{folder}report.yaml"));
    let grade = site.text(&report).lines().find(|line| line.contains("grade:")).unwrap().to_owned();
    let other = if grade.contains("adequate") { "    grade: good" } else { "    grade: adequate" };
    let changed = site.text(&report).replacen(&grade, other, 1);
    let sides = Sides::of(&small, &site.file(&report, changed));
    let said: Value = serde_json::from_str(&sides.diff(&["old", "--format", "json"]).expect_code(0).out).unwrap();
    let grades = &said["entries"]["judgements"];
    let count = |what: &str| grades[what].as_array().map(Vec::len);
    assert_eq!((count("changed"), count("added"), count("removed")), (Some(1), Some(0), Some(0)), "{grades:#}");
    assert_eq!(grades["changed"][0]["fields"]["grade"]["new"], "adequate", "{grades:#}");
    assert!(sides.diff(&["old"]).expect_code(0).out.contains("Changed grade"));
}

#[test]
fn grades_of_two_frameworks_are_never_set_against_each_other() {
    let first = Site::small().text("content/frameworks/area-2003.yaml");
    let second = first.replace("Whole area", "Second whole area");
    let report = "content/reports/sandhaven-area-2005/report.yaml";
    let new = Site::small().file("content/frameworks/area-2005.yaml", second).edit(
        report,
        "framework: area-2003",
        "framework: area-2005",
    );
    let sides = Sides::of(&Site::small(), &new);
    let said: Value = serde_json::from_str(&sides.diff(&["old", "--format", "json"]).expect_code(0).out).unwrap();
    let grades = &said["entries"]["judgements"];
    assert_eq!(grades["changed"], Value::Array(Vec::new()), "{grades:#}");
    assert_eq!(grades["renamed"], Value::Array(Vec::new()), "{grades:#}");
    assert_eq!(grades["added"].as_array().map(Vec::len), grades["removed"].as_array().map(Vec::len));
}

#[test]
fn the_same_content_makes_no_difference() {
    let sides = Sides::of(&Site::small(), &Site::small());
    let said = sides.diff(&["old"]).expect_code(0).out;
    assert!(said.ends_with("\nNothing: the two sites are the same, byte for byte.\n"), "{said}");
    let said: Value = serde_json::from_str(&sides.diff(&["old", "--format", "json"]).expect_code(0).out).unwrap();
    assert_eq!(said["same"], true);
}

#[test]
fn errors_on_either_side_are_told() {
    let broken = Site::small()
        .edit("content/reports/northshire-lantern-2012/findings.yaml", "polarity: mixed", "polarity: both")
        .edit("content/themes/waiting-times.md", "(authority:northshire)", "(authority:northshier)");
    let run = Sides::of(&Site::small(), &broken).diff(&["old"]).expect_code(1);
    run.expect_lines(&[
        "error[wrong-value]",
        "error[unknown-reference]",
        "atlas: 2 errors in 2 files",
        "atlas: not checked until these are corrected",
        "atlas: nothing was compared",
    ]);
    let run = Sides::of(&broken, &Site::small()).diff(&["old"]).expect_code(0);
    assert!(run.out.contains("It could not be compared with the folder old: its content has errors"), "{}", run.out);
    let run = Sides::of(&broken, &Site::small()).diff(&["old", "--format", "json"]).expect_code(0);
    assert_eq!(serde_json::from_str::<Value>(&run.out).unwrap()["compared"], false);
}

#[test]
fn templates_that_do_not_work_any_more_are_passed_over() {
    let old = Site::small().file("templates/about-nothing.html", "{% extends \"no-such.html\" %}");
    let run = Sides::of(&old, &changed()).diff(&["old"]).expect_code(0);
    assert!(run.err.contains("the present ones are used"), "{}", run.err);
    same("changed.md", &run.out);
}

#[test]
fn a_summary_stays_within_what_a_host_takes_and_says_what_it_leaves_out() {
    let terms =
        (0..4000).map(|n| format!("  - id: t{n}\n    term: \"Term {n}{}\"\n    meaning: \"It.\"\n", "*".repeat(200)));
    let many = format!("terms:\n{}", terms.collect::<String>());
    let few = Site::new().write();
    let big = Site::new().file("content/glossary.yaml", many).write();
    let (few, big) = (outputs(few.root(), None), big.build().unwrap().site.expect("warnings only").0);
    let said = difference::markdown(&difference::compare(&few, &big).unwrap(), "the last one");
    assert!(said.len() < difference::MOST_BYTES + 1000, "{} bytes", said.len());
    let end = said.lines().last().unwrap();
    assert!(end.ends_with(" more did not fit here. `atlas diff --format json` lists all."), "{end}");
    assert_eq!(said.matches("<details>").count(), said.matches("</details>").count());
}

fn git(folder: &Path, args: &[&str]) -> String {
    let run = Command::new("git")
        .args([
            "-c",
            "user.name=Writer",
            "-c",
            "user.email=writer@small-atlas.example",
            "-c",
            "init.defaultBranch=main",
        ])
        .args(args)
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(run.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap().trim().to_owned()
}

#[test]
fn a_revision_is_read_from_the_repository_and_nothing_in_it_is_touched() {
    let folder = tempfile::tempdir().unwrap();
    // The project may be a part of its repository.
    let root = folder.path().join("part");
    let small = Site::small();
    small.write_in_order(&root, small.paths());
    git(folder.path(), &["init", "-q"]);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "-q", "-m", "The small atlas"]);
    git(folder.path(), &["tag", "first"]);
    let now = changed();
    now.write_in_order(&root, now.paths());
    let hash: String = git(folder.path(), &["rev-parse", "first"]).chars().take(12).collect();
    let before = git(folder.path(), &["status", "--porcelain", "--ignored"]);
    let expected = text("tests/difference/changed.md");
    for (name, shown) in
        [("first", format!("first ({hash})")), ("HEAD", format!("HEAD ({hash})")), (&hash, hash.clone())]
    {
        let said = Run::in_folder(&root, &["diff", name]).expect_code(0).out;
        assert!(said == expected.replace("the folder old", &shown), "{name}: {said}");
    }
    assert_eq!(git(folder.path(), &["status", "--porcelain", "--ignored"]), before);

    let run = Run::in_folder(&root, &["diff", "no-such-branch"]).expect_code(2);
    run.expect_lines(&["atlas: git knows no revision no-such-branch here"]);
    let run = Run::in_folder(&root, &["diff", "--", "--help"]).expect_code(2);
    run.expect_lines(&["atlas: git knows no revision --help here"]);
    let alone = Site::small().write();
    let run = alone.atlas(&["diff", "main"]).expect_code(2);
    assert!(run.err.contains("is in no git repository that can be read, so it has no revision main"), "{}", run.err);
    let unread = Site::small().file(".git", "no repository\n").write();
    let run = unread.atlas(&["diff", "main"]).expect_code(2);
    assert!(run.err.contains("; git says: fatal: invalid gitfile format: "), "{}", run.err);
}

#[test]
fn without_git_a_revision_cannot_be_read_and_a_folder_can() {
    let sides = Sides::of(&Site::small(), &changed());
    let diff = |with: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_atlas"));
        let command = command.args(["diff", "--root", "new", with]).current_dir(sides.0.path()).env("PATH", "");
        Run::of(command.output().unwrap())
    };
    diff("main").expect_code(2).expect_lines(&["atlas: git is not installed, so no revision can be read"]);
    same("changed.md", &diff("old").expect_code(0).out);
}
