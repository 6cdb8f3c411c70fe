//! Where the texts of strangers go besides pages: stubs, summaries of changes, folders to publish to.

use std::{collections::BTreeMap, fs, os::unix::fs::symlink, path::Path, process::Command};

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::site::{Project, Run, Site, tree};

const TITLES: [&str; 8] = [
    "</script><script>atlasHit()</script>",
    "../../../etc/passwd",
    "a: b # c\n- d\n---\nid: x",
    "\"quoted\" 'twice' \\ {{7*7}} {% raw %}",
    "| col | <img src=x> @team #1 `code` [l](https://attack.example) https://attack.example",
    "con",
    "\u{1b}]0;owned\u{7}\u{202e}",
    "=1+1",
];

/// What a stub may lack before a person has filled it in.
const UNFINISHED: [&str; 7] = [
    "still-to-fill-in",
    "markup-in-text",
    "long-title",
    "wrong-value",
    "invisible-character",
    "thin-theme",
    "unexplained-abbreviation",
];

fn without(files: &BTreeMap<String, Vec<u8>>, known: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    files.keys().filter(|path| !known.contains_key(*path)).cloned().collect()
}

#[test]
fn a_stub_lies_in_its_folder_and_holds_its_title_as_text() {
    let kinds: [&[&str]; 5] =
        [&["page"], &["theme"], &["authority"], &["framework"], &["practice", "--authority", "northshire"]];
    for title in TITLES {
        for kind in kinds {
            let project = Site::small().write();
            let before = tree(project.root());
            let own: &[&str] = &["--id", "of-a-stranger"];
            for id in [own, &[]] {
                let args = [&["new", kind[0], title], &kind[1..], id].concat();
                let run = project.atlas(&args);
                assert!(run.code == 0 || run.code == 2, "{args:?}: {}", run.err);
                let printed = run.out + &run.err;
                assert!(!printed.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{args:?} printed {printed:?}");
            }
            for path in without(&tree(project.root()), &before) {
                let good = path.starts_with("content/") && path.bytes().all(|byte| !byte.is_ascii_control());
                assert!(good && !path.contains(".."), "{title:?} made {path}");
            }
            let told = project.atlas(&["check", "--format", "short"]);
            for line in told.out.lines() {
                let known = UNFINISHED.iter().any(|code| line.contains(&format!("[{code}]")));
                assert!(known, "{} {title:?} begins with a fault: {line}", kind[0]);
            }
        }
    }
    let project = Site::small().write();
    for id in ["../x", "/etc/x", "a/b", "nul", "A", "a\n", ""] {
        project.atlas(&["new", "page", "Any", "--id", id]).expect_code(2);
    }
}

#[test]
fn the_summary_of_a_hostile_change_is_text() {
    let old = Site::small().write();
    let quoted = |text: &str| serde_json::to_string(text).unwrap();
    let hostile = Site::small()
        .edit("content/themes/safe-homes.md", "\"Safe homes\"", &quoted(TITLES[4]))
        .edit("content/authorities/fenmarch.md", "name: \"Fenmarch\"", &format!("name: {}", quoted(TITLES[0])))
        .edit(
            "content/reports/sandhaven-area-2005/report.yaml",
            "short_title: \"Sandhaven-on-Sea whole area review 2005\"",
            &format!("short_title: {}", quoted(&format!("2005 {}", TITLES[4]))),
        )
        .write();
    let run = hostile.atlas(&["diff", old.root().to_str().unwrap()]).expect_code(0);
    assert!(run.out.contains("attack.example"), "the change is told:\n{}", run.out);
    for alive in ["@team", "#1 ", "<img", "<script", "://attack.example"] {
        assert!(!run.out.contains(alive), "{alive} in:\n{}", run.out);
    }
    for event in Parser::new_ext(&run.out, Options::all()) {
        match event {
            Event::Start(Tag::Image { dest_url, .. } | Tag::Link { dest_url, .. }) => {
                assert!(!dest_url.contains("attack"), "a link to {dest_url}");
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                let own =
                    ["<details", "</details", "<summary", "</summary", "<!-- -->", "<b>", "</b>", "<code", "</code"];
                assert!(html.trim().is_empty() || own.iter().any(|tag| html.contains(tag)), "HTML: {html}");
            }
            _ => {}
        }
    }
}

/// Builds into `out`, with `home` for the home folder.
fn build(project: &Project, home: &Path, out: &Path) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_atlas"));
    command.args(["build", "--out"]).arg(out).current_dir(project.root()).env("HOME", home);
    Run::of(command.output().unwrap())
}

#[test]
fn folders_that_would_be_harmed_are_refused_by_name_and_by_link() {
    let project = Site::small().write();
    let (room, root) = (tempfile::tempdir().unwrap(), project.root());
    let home = room.path().join("people/home");
    fs::create_dir_all(&home).unwrap();
    let link = |name: &str, to: &Path| {
        symlink(to, room.path().join(name)).unwrap();
        room.path().join(name)
    };
    let refused = [
        "/".into(),
        home.clone(),
        room.path().join("people"),
        root.to_owned(),
        root.parent().unwrap().to_owned(),
        root.join("content"),
        root.join("content/themes/site"),
        root.join("templates/../content"),
        link("to-project", root),
        link("to-content", &root.join("content")),
        link("to-root", Path::new("/")),
        link("to-home", &home),
        link("into-content", &root.join("content")).join("site"),
    ];
    let before = (tree(root), tree(room.path()));
    for out in refused {
        let run = build(&project, &home, &out).expect_code(2);
        assert!(run.err.contains("cannot publish to"), "{}: {}", out.display(), run.err);
        assert_eq!((tree(root), tree(room.path())), before, "{}", out.display());
    }
    build(&project, &home, &root.join("site")).expect_code(0);
    build(&project, &home, &home.join("site")).expect_code(0);
}

#[test]
fn a_damaged_or_foreign_stamp_costs_a_build_and_nothing_else() {
    let project = Site::small().write();
    let (root, out) = (project.root(), project.root().join("site"));
    build(&project, root.parent().unwrap(), &out);
    project.atlas(&["build"]).expect_code(0);
    let (stamp, good) = (out.join(".atlas-stamp"), tree(&out));
    let text = good[".atlas-stamp"].clone();
    let other = String::from_utf8(text.clone()).unwrap().replace("counts ", "counts 9");
    let damaged = [
        vec![],
        text[..text.len() / 2].to_vec(),
        text[..text.len() - 1].to_vec(),
        vec![0xff; 4096],
        other.into_bytes(),
    ];
    for bytes in damaged {
        fs::write(&stamp, bytes).unwrap();
        let run = project.atlas(&["build"]).expect_code(0);
        assert!(run.err.contains("0 written"), "{}", run.err);
        let found = tree(&out);
        assert!(found.keys().eq(good.keys()));
        assert!(found.iter().all(|(path, bytes)| path == ".atlas-stamp" || good[path] == *bytes));
    }
    // A stamp that is half written, as a link that leads out.
    let outside = root.join("outside.txt");
    fs::write(&outside, "mine").unwrap();
    symlink(&outside, out.join(".atlas-stamp-next")).unwrap();
    project.atlas(&["build"]).expect_code(0);
    assert_eq!(fs::read_to_string(&outside).unwrap(), "mine");
    assert!(fs::symlink_metadata(out.join(".atlas-stamp-next")).is_err());
    // A file of nearly the same name is nobody's but its owner's.
    fs::write(out.join(".atlas-stamp-of-mine"), "mine").unwrap();
    fs::write(
        root.join("content/pages/more.md"),
        "---\ntitle: \"More\"\ndescription: \"A page that is new to the site.\"\n---\nMore.\n",
    )
    .unwrap();
    project.atlas(&["build"]).expect_code(0);
    assert_eq!(fs::read_to_string(out.join(".atlas-stamp-of-mine")).unwrap(), "mine");
}

/// A clock that was set back, or a copy from another machine: every published file is of the future.
#[test]
fn files_of_the_future_are_kept_and_only_what_changed_is_written() {
    let project = Site::small().write();
    project.atlas(&["build"]).expect_code(0);
    let future = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(4_102_444_800);
    let out = project.root().join("site");
    for path in tree(&out).into_keys() {
        fs::File::options().append(true).open(out.join(path)).unwrap().set_modified(future).unwrap();
    }
    let page = project.root().join("content/pages/data.md");
    fs::write(&page, fs::read_to_string(&page).unwrap().replace("All of it is there", "All of it stands there"))
        .unwrap();
    project.atlas(&["build"]).expect_code(0);
    let time = |path: &str| out.join(path).metadata().unwrap().modified().unwrap();
    assert!(time("data/index.html") < future, "the change is published, whatever the clock says");
    assert_eq!(time("assets/atlas.css"), future);
    let run = project.atlas(&["build"]).expect_code(0);
    assert!(run.err.contains("0 written"), "{}", run.err);
}
