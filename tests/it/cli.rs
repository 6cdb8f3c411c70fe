//! The program as people run it: exit codes, messages, and what is left in the folder of the site.

use std::{collections::BTreeMap, fs, path::Path};

use inspection_atlas::model::Settings;

use crate::site::{Project, Run, Site, here, tree};

/// The published files, without the list that the program keeps of them.
fn published(project: &Project) -> BTreeMap<String, Vec<u8>> {
    let mut files = tree(&project.root().join("site"));
    for list in [".atlas-manifest", ".atlas-stamp"] {
        files.remove(list);
    }
    files
}

/// How many of the published files count as pages. What others may embed is counted with the charts
/// it shows; and a word of where a page went is none.
fn pages(files: &BTreeMap<String, Vec<u8>>) -> usize {
    let sent_on = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("http-equiv=\"refresh\"");
    let is_page = |path: &str| path.ends_with(".html") && !path.ends_with("/embed.html");
    files.iter().filter(|(path, bytes)| is_page(path) && !sent_on(bytes)).count()
}

/// A project whose good site is published, and then changed.
fn published_and_changed(change: impl FnOnce(&Path)) -> (Project, BTreeMap<String, Vec<u8>>) {
    let project = Site::small().write();
    project.atlas(&["build"]).expect_code(0);
    let before = published(&project);
    assert!(before.contains_key("index.html"));
    change(project.root());
    (project, before)
}

/// Fails unless a build ends with `code`, says `lines`, and leaves the last good site as it was.
#[track_caller]
fn refuses(project: &Project, before: &BTreeMap<String, Vec<u8>>, code: i32, lines: &[&str]) {
    let run = project.atlas(&["build"]).expect_code(code).expect_lines(lines);
    assert!(run.out.is_empty(), "nothing belongs on standard output: {}", run.out);
    assert!(published(project) == *before, "the last good site was touched");
    let entries = fs::read_dir(project.root()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let left: Vec<String> = entries.filter(|name| name.contains("atlas-work")).collect();
    assert!(left.is_empty(), "left behind: {left:?}");
}

fn quiet(run: &Run) {
    for text in [&run.out, &run.err] {
        assert!(!text.contains(['\r', '\x1b']), "signs for a terminal in a pipe: {text:?}");
    }
}

#[test]
fn a_good_build_ends_with_its_counts_and_says_nothing_else() {
    let project = Site::small().write();
    let run = project.atlas(&["build"]).expect_code(0);
    quiet(&run);
    assert_eq!(run.out, "");
    let files = published(&project);
    let pages = pages(&files);
    let lines: Vec<&str> = run.err.lines().collect();
    let [line] = lines.as_slice() else { panic!("more than the closing line: {}", run.err) };
    let counts = format!("atlas: {pages} pages, ");
    assert!(line.starts_with(&counts), "{line}");
    let out = format!(" in {}: ", Path::new(".").join("site").display());
    assert!(line.contains(&out), "{line}");
    let written = format!("{} written, 0 unchanged, 0 removed (discover ", files.len());
    assert!(line.contains(&written), "{line}");
    let stages: Vec<&str> = line.split_once(" (").unwrap().1.trim_end_matches(')').split(", ").collect();
    let names: Vec<&str> = stages.iter().map(|stage| stage.split(' ').next().unwrap()).collect();
    assert_eq!(names, ["discover", "parse", "link", "check", "plan", "render", "audit", "publish"]);
    for stage in stages {
        let parts: Vec<&str> = stage.split(' ').collect();
        assert!(parts.len() == 3 && parts[1].parse::<f64>().is_ok() && parts[2] == "ms", "{stage}");
    }
    let again = project.atlas(&["build"]).expect_code(0);
    let unchanged = format!("0 written, {} unchanged, 0 removed", files.len());
    assert!(again.err.contains(&unchanged), "{}", again.err);
}

#[test]
fn errors_in_the_content_end_with_1_and_keep_the_last_good_site() {
    let (project, before) = published_and_changed(|root| {
        fs::write(
            root.join("content/groups.yaml"),
            "groups:\n  - id: a\n    label: \"A\"\n  - id: Bad\n    label: \"B\"\n    description: \"B\"\n",
        )
        .unwrap();
    });
    let lines = [
        "error[missing-key]: the key `description` is missing",
        "error[wrong-value]: `Bad` is not an id",
        " --> content/groups.yaml:4:9",
        "atlas: 2 errors in 1 file",
        "atlas: nothing was published",
    ];
    refuses(&project, &before, 1, &lines);
    quiet(&project.atlas(&["check"]).expect_code(1).expect_lines(&lines[..4]));
}

#[test]
fn warnings_are_told_and_do_not_keep_a_site_back() {
    let project = Site::small().file("content/reports/sandhaven-area-2005/summary.md", "Two visits [¶1].\n").write();
    let run = project.atlas(&["build"]).expect_code(0);
    let pages = pages(&published(&project));
    let made = format!("atlas: {pages} pages, ");
    run.expect_lines(&["warning[summary-length]: this summary has 2 words", "atlas: 1 warning in 1 file", &made]);
    assert!(pages > 1);
}

#[test]
fn a_good_check_says_so_and_writes_nothing() {
    let project = Site::small().write();
    let before = tree(project.root());
    let run = project.atlas(&["check"]).expect_code(0);
    assert_eq!((run.out.as_str(), run.err.as_str()), ("", "atlas: the content is good\n"));
    assert!(tree(project.root()) == before);
}

#[test]
fn the_least_atlas_builds() {
    let project = Site::new().write();
    project.atlas(&["build"]).expect_code(0);
    assert!(published(&project).contains_key("index.html"));
}

#[test]
fn what_is_no_project_is_told_with_2() {
    let empty = Site::new().without("atlas.yaml").without("content").without("templates").without("static").write();
    let lines =
        ["atlas: there is no atlas to build in .: it needs a file atlas.yaml, and the folders content, templates"];
    for command in ["build", "check", "serve"] {
        quiet(&empty.atlas(&[command]).expect_code(2).expect_lines(&lines));
    }
    assert!(!empty.root().join("site").exists());
    let elsewhere = Site::small().write().atlas(&["check", "--root", "no/such/folder"]).expect_code(2);
    elsewhere.expect_lines(&["atlas: there is no atlas to build in no/such/folder"]);
}

#[test]
fn a_missing_content_folder_is_told_with_2() {
    let (project, before) = published_and_changed(|root| fs::remove_dir_all(root.join("content")).unwrap());
    refuses(&project, &before, 2, &["atlas: . has no folder content/, which an atlas needs"]);
}

#[test]
fn a_file_that_is_not_utf_8_is_told_with_1_and_a_template_with_2() {
    let (project, before) = published_and_changed(|root| {
        fs::write(root.join("content/pages/data.md"), b"---\ntitle: \"\xff\"\n---\n").unwrap();
    });
    refuses(&project, &before, 1, &["error[not-utf8]: this file is not UTF-8 text", " --> content/pages/data.md"]);
    let (project, before) =
        published_and_changed(|root| fs::write(root.join("templates/pages/page.html"), b"\xff").unwrap());
    refuses(&project, &before, 2, &["atlas: templates/pages/page.html is not UTF-8 text"]);
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_and_a_link_are_told_with_2() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let (project, before) = published_and_changed(|root| {
        let file = root.join("content/groups.yaml");
        fs::set_permissions(file, fs::Permissions::from_mode(0o000)).unwrap();
    });
    // Whoever may read everything finds nothing unreadable.
    if fs::read(project.root().join("content/groups.yaml")).is_err() {
        refuses(&project, &before, 2, &["atlas: could not read content/groups.yaml: "]);
    }
    let (project, before) =
        published_and_changed(|root| symlink("groups.yaml", root.join("content/glossary-2.yaml")).unwrap());
    refuses(&project, &before, 2, &["atlas: ./content/glossary-2.yaml is a link or a special file"]);
}

#[test]
fn a_defect_of_a_template_is_told_with_its_place() {
    let (project, before) = published_and_changed(|root| {
        fs::write(root.join("templates/pages/groups.html"), "<p>\n{% if view.title %}\n</p>\n").unwrap();
    });
    refuses(&project, &before, 2, &["atlas: a template has a defect: ", " --> pages/groups.html:"]);
    let (project, before) = published_and_changed(|root| {
        fs::write(root.join("templates/pages/groups.html"), "<p>\n{{ view.no_such_field }}\n</p>\n").unwrap();
    });
    let place = " --> pages/groups.html:2:9";
    refuses(
        &project,
        &before,
        2,
        &["atlas: could not render the page groups/index.html: the template pages/groups.html has a defect: ", place],
    );
    let (project, before) = published_and_changed(|root| fs::remove_file(root.join("templates/base.html")).unwrap());
    refuses(&project, &before, 2, &["atlas: a template has a defect: "]);
}

#[test]
fn every_name_of_the_menu_means_a_page() {
    let names: String = Settings::MENU.iter().map(|name| format!("  - {name}\n")).collect();
    let site = Site::small();
    let settings = site.text("atlas.yaml");
    let settings = settings.split_once("navigation:\n").unwrap().0.to_owned() + "navigation:\n" + &names;
    let outputs = site.file("atlas.yaml", settings).write().outputs();
    let home = String::from_utf8(outputs.get("index.html").unwrap().to_vec()).unwrap();
    let menu = home.split("<nav ").find(|part| part.contains("aria-label=\"Main\"")).expect("the page has a menu");
    assert_eq!(menu.split("</nav>").next().unwrap().matches("<a ").count(), Settings::MENU.len());
}

#[test]
fn a_folder_that_cannot_be_written_is_told_with_2() {
    let project = Site::small().file("taken", "a file").write();
    let before = tree(project.root());
    for out in ["taken", "taken/site", "content", "."] {
        let run = project.atlas(&["build", "--out", out]).expect_code(2);
        quiet(&run);
        let line = format!("atlas: could not publish to {out}: ");
        run.expect_lines(&[&line]);
        assert!(tree(project.root()) == before, "something was written for --out {out}");
    }
}

#[test]
fn arguments_that_make_no_sense_end_with_2() {
    let project = Site::small().write();
    project
        .atlas(&["build", "--jobs", "0"])
        .expect_code(2)
        .expect_lines(&["atlas: --jobs takes a number from 1 upwards"]);
    for arguments in [&["build", "--jobs", "many"][..], &["built"], &["build", "--output", "x"], &[]] {
        let run = project.atlas(arguments).expect_code(2);
        assert!(!run.err.is_empty());
        quiet(&run);
    }
    for address in ["example.org", "javascript:alert(1)", "", "ftp://example.org/"] {
        let run = project.atlas(&["check", "--base-url", address]).expect_code(2);
        run.expect_lines(&["atlas: --base-url takes an address that begins with https:// or http://"]);
    }
    assert!(!project.root().join("site").exists());
    for version in ["--version", "--help"] {
        assert!(!project.atlas(&[version]).expect_code(0).out.is_empty());
    }
}

#[test]
fn the_number_of_threads_and_the_place_of_the_site_do_not_change_it() {
    let project = Site::small().write();
    project.atlas(&["build", "--jobs", "1"]).expect_code(0);
    project.atlas(&["build", "--jobs", "3", "--out", "out/of/the way"]).expect_code(0);
    assert!(tree(&project.root().join("site")) == tree(&project.root().join("out/of/the way")));
}

#[test]
fn the_manifest_lists_what_is_published() {
    let project = Site::small().write();
    let run = project.atlas(&["build", "--manifest"]).expect_code(0);
    let listed: BTreeMap<String, usize> = run
        .out
        .lines()
        .skip(1)
        .map(|line| {
            let parts: Vec<&str> = line.splitn(3, ' ').collect();
            assert!(parts[0].len() == 64 && parts[0].bytes().all(|b| b.is_ascii_hexdigit()), "{line}");
            (parts[2].to_owned(), parts[1].parse().unwrap())
        })
        .collect();
    let sizes: BTreeMap<String, usize> =
        published(&project).into_iter().map(|(path, bytes)| (path, bytes.len())).collect();
    assert_eq!(listed, sizes);
    assert_eq!(run.out, fs::read_to_string(project.root().join("site/.atlas-manifest")).unwrap());
}

#[test]
fn what_was_verified_is_recorded_and_shown_while_it_holds() {
    let record = "content/reports/sandhaven-area-2005/checked.yaml";
    let small = Site::small();
    let texts = here("tests/small-texts");
    let arguments = ["verify", "--sources", texts.to_str().unwrap()];
    let project = small.clone().without(record).write();
    let run = project.atlas(&[&arguments[..], &["--record"]].concat()).expect_code(0);
    assert!(run.err.contains(&format!("atlas: recorded {record}")), "{}", run.err);
    quiet(&run);
    let written = fs::read_to_string(project.root().join(record)).unwrap();
    assert_eq!(written, small.text(record), "tests/small/{record} is not what `atlas verify --record` writes");
    // A number that the source does not have is a fault, and nothing is recorded.
    let findings = "content/reports/sandhaven-area-2005/findings.yaml";
    let changed = small.edit(findings, "A clinic on the pier sees", "A clinic with 70 rooms sees").write();
    let run = changed.atlas(&[&arguments[..], &["--record"]].concat()).expect_code(1);
    run.expect_lines(&["error[number-not-in-source]: "]);
    assert_eq!(fs::read_to_string(changed.root().join(record)).unwrap(), written);
}

/// What a run of the program does whose standard output, and where `both` its standard error, is a pipe that
/// nobody reads any more.
fn unread(project: &Project, args: &[&str], both: bool) -> Run {
    let closed = || {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        writer
    };
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_atlas"));
    command.args(args).current_dir(project.root()).stdout(closed());
    if both {
        command.stderr(closed());
    }
    Run::of(command.output().unwrap())
}

#[test]
fn a_pipe_that_its_reader_closed_is_no_failure() {
    let groups = Site::small().text("content/groups.yaml").replace(": ", ":  ");
    let project = Site::small().file("content/groups.yaml", groups).write();
    for args in [
        ["build", "--manifest"].as_slice(),
        &["check", "--format", "json"],
        &["fmt", "--check"],
        &["links"],
        &["new", "page", "Nobody reads this"],
        &["schema", "report"],
        &["completions", "bash"],
        &["man"],
    ] {
        // What is wrong is told as before, and the exit code says what it says to a reader.
        let code = i32::from(args == ["fmt", "--check"]);
        let run = unread(&project, args, false).expect_code(code);
        assert!(!run.err.contains("panicked") && !run.err.contains("pipe"), "{args:?}: {}", run.err);
        if args[0] == "new" {
            fs::remove_file(project.root().join("content/pages/nobody-reads-this.md")).unwrap();
        }
        unread(&project, args, true).expect_code(code);
        if args[0] == "new" {
            fs::remove_file(project.root().join("content/pages/nobody-reads-this.md")).unwrap();
        }
    }
}

#[test]
fn where_only_the_first_errors_of_a_file_are_told_the_count_says_so() {
    let entries = |count: usize| (0..count).map(|at| format!("  - id: a{at}\n")).collect::<String>();
    let told = |count| {
        let project = Site::small().file("content/changes.yaml", format!("changes:\n{}", entries(count))).write();
        project.atlas(&["check"]).expect_code(1)
    };
    told(60).expect_lines(&["atlas: at least 50 errors in 1 file"]);
    told(3).expect_lines(&["atlas: 9 errors in 1 file"]);
}
