//! `atlas serve` as people run it: a real folder that changes, and what is told and shown of it.

#![cfg(unix)]

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    os::unix::fs::PermissionsExt as _,
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::{Duration, Instant},
};

use crate::site::{Project, Site, tree};

/// Nothing here takes this long. What does not come by then does not come.
const PATIENCE: Duration = Duration::from_secs(120);

const GROUPS: &str = "content/groups.yaml";
const SANDHAVEN: &str = "reports/sandhaven-area-2005/";

/// A running `atlas serve`; it is stopped when this is dropped.
struct Serving {
    program: Child,
    lines: Receiver<String>,
    url: String,
}

impl Serving {
    fn start(project: &Project, arguments: &[&str], path: Option<&Path>) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_atlas"));
        command.arg("serve").args(arguments).current_dir(project.root()).stdin(Stdio::null()).stderr(Stdio::piped());
        if let Some(path) = path {
            command.env("PATH", path).env_remove("BROWSER");
        }
        let mut program = command.spawn().unwrap();
        let told = BufReader::new(program.stderr.take().unwrap());
        let (sender, lines) = channel();
        thread::spawn(move || told.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        let mut serving = Self { program, lines, url: String::new() };
        let line = serving.line("atlas: the site is at ");
        line.split(' ').nth(5).unwrap().clone_into(&mut serving.url);
        serving
    }

    /// The next line that holds `wanted`.
    #[track_caller]
    fn line(&self, wanted: &str) -> String {
        let (end, mut passed) = (Instant::now() + PATIENCE, String::new());
        loop {
            let Ok(line) = self.lines.recv_timeout(end.saturating_duration_since(Instant::now())) else {
                panic!("no line with {wanted:?} after:\n{passed}");
            };
            if line.contains(wanted) {
                return line;
            }
            passed += &(line + "\n");
        }
    }

    fn connect(&self, target: &str) -> TcpStream {
        let host = self.url.strip_prefix("http://").unwrap().split('/').next().unwrap();
        let mut stream = TcpStream::connect(host).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(stream, "GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        stream
    }

    /// The answer for a page, by its path in the site.
    fn get(&self, path: &str) -> String {
        let mut answer = String::new();
        self.connect(&format!("/atlas/{path}")).read_to_string(&mut answer).unwrap();
        answer
    }

    /// Waits until a page is told of something with `wanted` in it.
    #[track_caller]
    fn told(&self, wanted: &str) -> String {
        let events = BufReader::new(self.connect("/.atlas/events?page=/atlas/"));
        let end = Instant::now() + PATIENCE;
        for line in events.lines() {
            let line = line.unwrap();
            if line.starts_with("data: ") && line.contains(wanted) {
                return line;
            }
            assert!(Instant::now() < end, "no event with {wanted:?}, the last was {line}");
        }
        panic!("the events ended without {wanted:?}");
    }

    fn stop_by(mut self, signal: &str) -> Option<i32> {
        let pid = self.program.id().to_string();
        assert!(Command::new("kill").args([signal, &pid]).status().unwrap().success());
        self.program.wait().unwrap().code()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have ended by itself.
        _ = self.program.kill();
        _ = self.program.wait();
    }
}

const GOOD: &str = "\"problems\":{\"count\":0";

fn start() -> (Project, Serving) {
    let project = Site::small().write();
    let serving = Serving::start(&project, &["--port", "0"], None);
    (project, serving)
}

fn change(project: &Project, path: &str, old: &str, new: &str) {
    let file = project.root().join(path);
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains(old), "{path} has no {old}");
    fs::write(file, text.replace(old, new)).unwrap();
}

#[test]
fn a_save_shows_and_the_site_lies_at_the_path_it_is_published_at() {
    let (project, serving) = start();
    assert!(serving.url.ends_with("/atlas/"), "{}", serving.url);
    assert!(serving.get("").starts_with("HTTP/1.1 200 OK\r\n"));
    change(&project, "atlas.yaml", "title: ", "title: Changed ");
    let line = serving.line("atlas.yaml → ");
    assert!(line.contains("atlas.yaml → shown after ") && line.ends_with(" ms"), "{line}");
    assert!(serving.get("").contains("Changed "));
    fs::write(project.root().join("static/css/print.css"), "p { color: red }").unwrap();
    serving.line("static/css/print.css → shown after ");
    assert!(serving.get("assets/atlas.css").contains("p { color: red }"));
}

#[test]
fn every_kind_of_file_is_followed() {
    let (project, serving) = start();
    let files = [
        ("content/themes/moving-on.md", "need a home first", "need a home before all", "themes/moving-on/"),
        (GROUPS, "Children whom the council", "Children whom a council", "groups/"),
        ("content/reports/sandhaven-area-2005/summary.md", "It is a small place.", "It is a tiny place.", SANDHAVEN),
        (
            "content/reports/sandhaven-area-2005/findings.yaml",
            "A clinic on the pier",
            "A clinic by the pier",
            SANDHAVEN,
        ),
        ("templates/base.html", "</body>", "<!-- seen --></body>", "about/"),
        ("static/css/print.css", "{", "{ orphans: 7;", "assets/atlas.css"),
        ("static/js/copy.js", "", "// seen\n", "assets/js/copy.js"),
    ];
    for (path, old, new, page) in files {
        let file = project.root().join(path);
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains(old), "{path} has no {old}");
        fs::write(&file, text.replacen(old, new, 1)).unwrap();
        serving.line(&format!("{path} → "));
        assert!(serving.get(page).contains(new.trim()), "{page} does not show the change of {path}");
    }
    let picture = project.root().join("static/img/new.svg");
    fs::write(&picture, "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"><title>New</title></svg>").unwrap();
    serving.line("static/img/new.svg → ");
    assert!(serving.get("assets/img/new.svg").starts_with("HTTP/1.1 200 OK\r\n"));
    fs::remove_file(&picture).unwrap();
    serving.line("static/img/new.svg → ");
    assert!(serving.get("assets/img/new.svg").starts_with("HTTP/1.1 404 Not Found\r\n"));
}

#[test]
fn errors_lie_over_the_last_good_site_until_they_are_mended() {
    let (project, serving) = start();
    let good = fs::read(project.root().join(GROUPS)).unwrap();
    fs::write(project.root().join(GROUPS), "groups:\n  - id: Bad <b>\n").unwrap();
    serving.line("error[");
    serving.line("content/groups.yaml → ");
    let event = serving.told("content/groups.yaml");
    assert!(event.contains("\"line\":2") && event.contains("Bad <b>") && !event.contains(GOOD), "{event}");
    assert!(serving.get("").starts_with("HTTP/1.1 200 OK\r\n"), "the last good site stays");
    fs::write(project.root().join(GROUPS), good).unwrap();
    serving.told(GOOD);
    // A defect of a template is no fault of the content, and shown just so.
    change(&project, "templates/base.html", "</body>", "{{ unknown.field }}</body>");
    serving.told("the template pages/home.html has a defect");
    change(&project, "templates/base.html", "{{ unknown.field }}", "");
    serving.told(GOOD);
}

#[test]
fn a_site_that_only_the_audit_finds_bad_gives_way_to_the_last_good_one() {
    let (project, serving) = start();
    serving.line(" pages are good");
    change(&project, "templates/base.html", "</body>", "<a href=\"nowhere.html\">x</a></body>");
    serving.line("templates/base.html → shown after ");
    serving.line("; the last good site stays");
    let event = serving.told("nowhere.html");
    assert!(!event.contains(GOOD), "{event}");
    let home = serving.get("");
    assert!(home.starts_with("HTTP/1.1 200 OK\r\n") && !home.contains("nowhere.html"), "the last good site is shown");
    change(&project, "templates/base.html", "<a href=\"nowhere.html\">x</a></body>", "</body>");
    serving.told(GOOD);
}

#[test]
fn a_site_that_was_never_good_says_so_until_it_is() {
    let project = Site::small().file(GROUPS, "groups: 1\n").write();
    let serving = Serving::start(&project, &["--port", "0"], None);
    assert!(serving.get("themes/").starts_with("HTTP/1.1 503 "));
    serving.told("content/groups.yaml");
    let good = Site::small().text(GROUPS);
    fs::write(project.root().join(GROUPS), good).unwrap();
    serving.told(GOOD);
    assert!(serving.get("").starts_with("HTTP/1.1 200 OK\r\n"));
}

#[test]
fn a_burst_of_saves_as_editors_make_them_ends_in_the_last_one() {
    let (project, serving) = start();
    let file = project.root().join("atlas.yaml");
    let text = fs::read_to_string(&file).unwrap();
    for number in 0..200 {
        // Beside it, then over it, with what an editor leaves behind.
        let beside = project.root().join(format!("content/.atlas.yaml.{number}.swp"));
        fs::write(&beside, text.replace("title: ", &format!("title: Burst {number} "))).unwrap();
        fs::write(project.root().join(format!("content/groups.yaml~{number}~")), "half a").unwrap();
        fs::rename(&beside, &file).unwrap();
    }
    let end = Instant::now() + PATIENCE;
    while !serving.get("").contains("Burst 199 ") {
        assert!(Instant::now() < end, "the last save never showed");
        thread::sleep(Duration::from_millis(50));
    }
    serving.told(GOOD);
}

#[test]
fn folders_and_files_that_go_and_come_back_are_followed() {
    let (project, serving) = start();
    let path = |path: &str| project.root().join(path);
    // A folder of the content, renamed and back.
    fs::rename(path("content/themes"), path("content/elsewhere")).unwrap();
    serving.told("content/elsewhere/");
    fs::rename(path("content/elsewhere"), path("content/themes")).unwrap();
    serving.told(GOOD);
    // One that is watched itself vanishes and comes back as another.
    fs::rename(path("content"), path("kept")).unwrap();
    serving.told("has no folder content/");
    Site::small().write_in_order(project.root(), Site::small().paths().filter(|path| path.starts_with("content/")));
    serving.told(GOOD);
    change(&project, GROUPS, "groups:", "groups: # seen in the new folder");
    serving.line("content/groups.yaml → shown after ");
    serving.line(" pages are good");
    // A file.
    fs::remove_file(path(GROUPS)).unwrap();
    serving.told("content/groups.yaml");
    fs::write(path(GROUPS), Site::small().text(GROUPS)).unwrap();
    serving.told(GOOD);
    assert!(serving.get("").starts_with("HTTP/1.1 200 OK\r\n"));
}

#[test]
fn a_switch_of_branches_is_one_change() {
    let project = Site::small().write();
    let git = |arguments: &[&str]| {
        let settings = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
        let run = Command::new("git").args(settings).args(arguments).current_dir(project.root()).output().unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    };
    git(&["init", "--quiet", "--initial-branch=main"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "--message=one"]);
    git(&["switch", "--quiet", "--create", "other"]);
    for (path, bytes) in tree(&project.root().join("content")) {
        let mark = if path.ends_with(".md") { "\nOne more line.\n" } else { "\n# One more line.\n" };
        fs::write(project.root().join("content").join(path), [bytes, mark.into()].concat()).unwrap();
    }
    for number in 0..300 {
        let theme = format!(
            "---\ntitle: \"Theme {number}\"\noutcome_area: {}\nsummary: \"One of many.\"\nlocal: true\n---\nOne of many.\n",
            area(&project)
        );
        fs::write(project.root().join(format!("content/themes/of-many-{number}.md")), theme).unwrap();
    }
    git(&["add", "."]);
    git(&["commit", "--quiet", "--message=two"]);
    git(&["switch", "--quiet", "main"]);
    let serving = Serving::start(&project, &["--port", "0"], None);
    for (branch, status) in [("other", "200 OK"), ("main", "404 Not Found"), ("other", "200 OK")] {
        git(&["switch", "--quiet", branch]);
        let end = Instant::now() + PATIENCE;
        while !serving.get("themes/of-many-299/").starts_with(&format!("HTTP/1.1 {status}\r\n")) {
            assert!(Instant::now() < end, "the branch {branch} never showed");
            thread::sleep(Duration::from_millis(50));
        }
        serving.told(GOOD);
    }
}

/// The outcome area of some theme.
fn area(project: &Project) -> String {
    let themes = tree(&project.root().join("content/themes"));
    let text = String::from_utf8(themes.into_values().next().unwrap()).unwrap();
    text.lines().find_map(|line| line.strip_prefix("outcome_area: ")).unwrap().to_owned()
}

#[test]
fn a_port_in_use_a_browser_and_the_end() {
    let project = Site::small().write();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let tools = tempfile::tempdir().unwrap();
    let opened = tools.path().join("opened");
    let opener = tools.path().join("xdg-open");
    fs::write(&opener, format!("#!/bin/sh\necho \"$1\" > {0}.part && /bin/mv {0}.part {0}\n", opened.display()))
        .unwrap();
    fs::set_permissions(&opener, fs::Permissions::from_mode(0o755)).unwrap();
    let serving = Serving::start(&project, &["--port", &port.to_string(), "--open"], Some(tools.path()));
    assert!(!serving.url.contains(&format!(":{port}/")), "{}", serving.url);
    if cfg!(target_os = "linux") {
        let end = Instant::now() + PATIENCE;
        while !opened.exists() {
            assert!(Instant::now() < end, "no browser was opened");
            thread::sleep(Duration::from_millis(20));
        }
        assert_eq!(fs::read_to_string(&opened).unwrap().trim(), serving.url);
    }
    assert_eq!(serving.stop_by("-INT"), Some(0));
    let before = tree(project.root());
    let everywhere = Serving::start(&project, &["--port", "0", "--host", "0.0.0.0"], None);
    assert!(everywhere.get("").starts_with("HTTP/1.1 200 OK\r\n"));
    assert_eq!(everywhere.stop_by("-TERM"), Some(0));
    assert!(tree(project.root()) == before, "serving writes nothing");
}
