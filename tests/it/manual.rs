//! The commands of the manual are run: what a page tells people to type does what it says.
//!
//! Every line of a block of code in `sh` or `yaml`, and every piece of code in a sentence, that calls the program is
//! run in a copy of the small atlas that lies in a repository of its own. A block is run from its
//! first line to its last. What stands for something else ([`STANDS_FOR`]) is filled in. Of a line
//! that needs another program too, the part that is the atlas's is run. `serve` is started, waited
//! for and ended.

#![cfg(unix)]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::{
    docs::{helps, options, runnable},
    site::{Run, Site, here, text, tree},
};

/// Words that stand for something else, and what a reader of the page would write there. Longer ones
/// come first.
const STANDS_FOR: &[(&str, &str)] = &[
    ("--authority … --framework … --published …", "--authority northshire --framework lantern-2011 --published 2013"),
    ("KIND …", "page \"Title\""),
    ("KIND", "theme"),
    ("SHELL", "bash"),
    ("[COMMAND]", "new report"),
    ("DOCUMENT", "sandhaven-area-2005"),
    ("REPORT", "sandhaven-area-2005"),
    ("PARAGRAPH", "1"),
    ("REV", "main"),
    ("FOLDER", "."),
    ("OUT", "out"),
];

/// Files that a reader fills in between two lines of a block, each made of one that is finished.
const FILLED_IN: &[(&str, &str)] = &[
    ("content/authorities/name-of-the-place.md", "content/authorities/northshire.md"),
    ("content/frameworks/short-id-2005.yaml", "content/frameworks/area-2003.yaml"),
];

/// Starts the server, waits until it has said where the site is, and ends it.
const PRELUDE: &str = r#"
set -euo pipefail
atlas() {
  [ "$1" = serve ] || { "$ATLAS" "$@"; return; }
  "$ATLAS" "$@" --port 0 2>serve.log & local server=$!
  for _ in $(seq 600); do
    if grep -q "the site is at" serve.log; then kill -TERM $server; wait $server; return; fi
    kill -0 $server || break
    sleep 0.1
  done
  cat serve.log >&2
  return 1
}
"#;

/// The pages that people follow, by their paths.
fn pages() -> Vec<String> {
    let docs = tree(&here("docs")).into_keys().map(|path| format!("docs/{path}"));
    let pages = docs.filter(|path| path.ends_with(".md")).chain(["README.md", "CONTRIBUTING.md"].map(str::to_owned));
    pages.collect()
}

/// The code of a page: each block, line by line; each piece in a sentence, as a block of one line.
fn code(page: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for (at, part) in page.split("```").enumerate() {
        if at % 2 == 1 {
            let (language, block) = part.split_once('\n').unwrap_or_default();
            let lines = block.lines().map(|line| line.trim().trim_start_matches("- ").to_owned());
            found.extend(["sh", "yaml"].contains(&language).then(|| lines.collect()));
        } else {
            found.extend(part.split('`').skip(1).step_by(2).map(|piece| vec![piece.to_owned()]));
        }
    }
    found
}

/// The call of the program in a piece of code, with everything filled in; `None` where there is none.
fn call(code: &str) -> Option<String> {
    let code = ["cargo run --release --locked -- ", "cargo run --release -- "]
        .iter()
        .fold(code.to_owned(), |code, start| code.replace(start, "atlas "));
    let own = if code.starts_with("atlas ") {
        code.split(" | ").next()?
    } else {
        // A part of another program's line: `source <(atlas completions bash)`.
        let at = code.find(" atlas ").or_else(|| code.find("(atlas "))?;
        code[at + 1..].split(')').next()?
    };
    Some(STANDS_FOR.iter().fold(own.to_owned(), |call, (word, meant)| call.replace(word, meant)))
}

/// A small atlas in a repository, and beside its files `DIR`: another one, with texts of documents.
struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap() };
        let root = place.root();
        let small = Site::small();
        small.write_into(&root);
        small.write_into(&root.join("DIR"));
        for (path, bytes) in tree(&here("tests/small-texts")) {
            fs::write(root.join("DIR").join(path), bytes).unwrap();
        }
        fs::create_dir(place.folder.path().join("tools")).unwrap();
        std::os::unix::fs::symlink("/bin/true", place.folder.path().join("tools/xdg-open")).unwrap();
        let begin = "git init -q -b main && git add . && git -c user.name=A -c user.email=a@example.org \
                     -c commit.gpgsign=false commit -qm one";
        place.run(begin).expect_code(0);
        place
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("project")
    }

    /// Runs a line as a person's shell does.
    fn run(&self, line: &str) -> Run {
        fs::create_dir_all(self.root()).unwrap();
        let path = format!("{}:{}", self.folder.path().join("tools").display(), std::env::var("PATH").unwrap());
        let mut command = Command::new("bash");
        command.arg("-c").arg(format!("{PRELUDE}{line}")).current_dir(self.root()).stdin(Stdio::null());
        command.env("PATH", path).env("ATLAS", env!("CARGO_BIN_EXE_atlas")).env("BASE", "main");
        command.env("ADDRESS", "https://example.org/atlas").env("CI_PAGES_URL", "https://example.org/atlas");
        command.env("GITHUB_STEP_SUMMARY", self.folder.path().join("summary"));
        Run::of(command.output().unwrap())
    }

    fn fill_in(&self) {
        for (stub, finished) in FILLED_IN {
            if self.root().join(stub).exists() {
                fs::copy(self.root().join(finished), self.root().join(stub)).unwrap();
            }
        }
    }
}

/// Whether words only name a command that takes more than they say: `atlas new`.
fn only_names(call: &str, helps: &[(String, String)]) -> bool {
    let help = helps.iter().find(|(command, _)| call.strip_prefix("atlas ") == Some(command));
    help.is_some_and(|(_, help)| help.lines().any(|line| line.starts_with("Usage: ") && line.contains('<')))
}

#[test]
fn every_command_of_the_manual_does_what_it_says() {
    let place = Place::new();
    let helps = helps(&Site::small().write());
    let mut done: Vec<Vec<String>> = Vec::new();
    let mut failures = String::new();
    for page in pages() {
        for block in code(&text(&page)) {
            let calls: Vec<String> = block.iter().filter_map(|line| call(line)).collect();
            let calls: Vec<String> = calls.into_iter().filter(|call| !only_names(call, &helps)).collect();
            if calls.is_empty() || done.contains(&calls) {
                continue;
            }
            place.run("git reset -q --hard && git clean -qfdx").expect_code(0);
            for call in &calls {
                let run = place.run(call);
                if run.code != 0 {
                    failures += &format!("{page}: {call}\nends with {}\n{}{}\n", run.code, run.out, run.err);
                }
                place.fill_in();
            }
            done.push(calls);
        }
    }
    assert!(failures.is_empty(), "{failures}");
    assert!(done.len() > 30, "only {} commands were found", done.len());
}

/// Options of cargo that the manual speaks of.
const CARGO: &[&str] = &["--locked", "--release"];

/// Whether a call of cargo is one that this package knows.
fn known_to_cargo(code: &str) -> bool {
    let words: Vec<&str> = code.split_whitespace().collect();
    let manifest = text("Cargo.toml");
    let named = |option: &str| {
        let at = words.iter().position(|word| *word == option);
        at.is_none_or(|at| words.get(at + 1).is_some_and(|name| manifest.contains(&format!("name = \"{name}\""))))
    };
    match words.get(1) {
        Some(&("build" | "test" | "bench" | "run")) => named("--bench") && named("--example") && named("--test"),
        Some(&"deny") => here("deny.toml").is_file(),
        _ => false,
    }
}

/// Whether a call of one of the project's own scripts can be made.
fn script_is_there(code: &str) -> bool {
    let mut words = code.split_whitespace();
    let script = here(words.next().unwrap());
    let file = fs::metadata(&script).is_ok_and(|file| file.is_dir() || runnable(&file));
    file && words.all(|word| word.starts_with('$') || beside(&script, word))
}

/// Whether an argument of `scripts/browser` names a test.
fn beside(script: &Path, word: &str) -> bool {
    !script.ends_with("browser") || here("tests/browser").join(word).is_file()
}

#[test]
fn other_commands_and_options_of_the_manual_exist() {
    let helps = helps(&Site::small().write());
    let known: Vec<&str> = helps.iter().flat_map(|(_, help)| options(help)).collect();
    let commands: Vec<String> = helps.iter().map(|(command, _)| format!("atlas {command}")).collect();
    for page in pages() {
        for code in code(&text(&page)).concat() {
            let first = code.split_whitespace().next().unwrap_or_default();
            let good = match first {
                "cargo" if code.contains("--release -- ") || code.ends_with(" --") => true,
                "cargo" => known_to_cargo(&code),
                "atlas" => {
                    code == "atlas" || commands.iter().any(|own| code == *own || code.starts_with(&format!("{own} ")))
                }
                "---" => true,
                option if option.starts_with("--") => known.contains(&option) || CARGO.contains(&option),
                script if script.starts_with("scripts/") || script.starts_with(".ci/") => script_is_there(&code),
                _ => true,
            };
            assert!(good, "{page} names `{code}`, which there is not");
        }
    }
}
