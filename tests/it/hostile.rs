//! Hostile content: each file of `tests/hostile/` is told what is wrong with it, in bounded time
//! and memory, and in words that drive no terminal.
//!
//! A file says what it is, what is expected, and changes the small atlas:
//!
//! ```text
//! A list that holds itself.                   what it is
//! expect error[yaml-feature]                  words of the message; `any`: told or built, but bounded
//! -- content/groups.yaml --                   a file, whole; the name and the text may hold:
//! \xff \n \\                                  a byte, a line break, a backslash
//! {{9 "key#: 1\n"}}                           a text nine times; # is the number of each
//! {{9 stairs " " "a:\n"}}                     the first text no, one, two … times before the second
//! -- content/themes (gone) --                 no such file or folder
//! -- content/themes/x.md (link) --            a link to what the next line says
//! -- content/themes/x.md (pipe) --            a pipe
//! ```

use std::{
    ffi::OsStr,
    fs,
    os::unix::{ffi::OsStrExt as _, fs::symlink, process::ExitStatusExt as _},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use rustix::fs::{CWD, FileType, Mode, mknodat};

use crate::site::{Site, here, text};

const FOLDER: &str = "tests/hostile";

/// What one run may take. The program of the tests is a slow one, so the seconds are generous; no
/// fault that this is for stays below them.
const SECONDS: u32 = 60;
const KIBIBYTES: u32 = 1 << 20;
/// What one run may print: a terminal, and the log of a workflow, has to stay readable.
const MOST_BYTES: usize = 200_000;

/// One hostile input.
pub struct Case {
    name: String,
    expect: String,
    /// What it changes.
    pub parts: Vec<Part>,
}

/// A file that an input changes.
pub struct Part {
    /// Its path in the project.
    pub path: PathBuf,
    how: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// All inputs, or those that `ATLAS_HOSTILE` names.
pub fn cases() -> Vec<Case> {
    let mut names: Vec<String> =
        fs::read_dir(here(FOLDER)).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    let only = std::env::var("ATLAS_HOSTILE").unwrap_or_default();
    names.retain(|name| name.contains(&only));
    names.iter().map(|name| Case::read(name)).collect()
}

/// The cases that only put texts in the place of files and are not long: for each its name, and the
/// paths and texts.
pub fn texts() -> Vec<(String, Vec<(String, String)>)> {
    let text = |Part { path, how, content }: Part| {
        let short = how.is_empty() && content.len() < 50_000;
        short.then(|| Some((path.to_str()?.to_owned(), String::from_utf8(content).ok()?))).flatten()
    };
    let whole = |case: Case| Some((case.name, case.parts.into_iter().map(text).collect::<Option<Vec<_>>>()?));
    cases().into_iter().filter_map(whole).collect()
}

impl Case {
    fn read(name: &str) -> Self {
        let text = text(&format!("{FOLDER}/{name}"));
        let mut parts = text.split("\n-- ");
        let (_, expect) = parts.next().unwrap().split_once("\nexpect ").expect("a case says what is expected");
        Self { name: name.to_owned(), expect: expect.trim().to_owned(), parts: parts.map(Part::read).collect() }
    }

    /// The small atlas with this case's changes.
    fn apply(&self, root: &Path) {
        Site::small().write_into(root);
        for Part { path, how, content } in &self.parts {
            let path = root.join(path);
            match how.as_str() {
                "gone" if path.is_dir() => fs::remove_dir_all(&path).unwrap(),
                "gone" => fs::remove_file(&path).unwrap(),
                "link" => symlink(OsStr::from_bytes(content.trim_ascii_end()), &path).unwrap(),
                "pipe" => mknodat(CWD, &path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap(),
                "" => {
                    fs::create_dir_all(path.parent().unwrap()).unwrap();
                    fs::write(&path, content).unwrap();
                }
                other => panic!("{other:?} is no way to change a file"),
            }
        }
    }
}

impl Part {
    fn read(text: &str) -> Self {
        let (head, body) = text.split_once('\n').unwrap_or((text, ""));
        let head = head.strip_suffix(" --").unwrap_or_else(|| panic!("{head:?} does not end in --"));
        let (path, how) = head.strip_suffix(')').and_then(|head| head.split_once(" (")).unwrap_or((head, ""));
        Self { path: PathBuf::from(OsStr::from_bytes(&unfolded(path))), how: how.to_owned(), content: unfolded(body) }
    }
}

/// Resolves escapes and repetitions.
fn unfolded(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        bytes.extend(unescaped(before));
        let (inner, after) = after.split_once("\"}}").expect("a repetition is closed");
        let (count, texts) = inner.split_once(' ').expect("a number begins a repetition");
        let count: usize = count.parse().expect("a repetition begins with a number");
        if let Some(texts) = texts.strip_prefix("stairs \"") {
            let (step, landing) = texts.split_once("\" \"").expect("stairs have two texts");
            for number in 0..count {
                bytes.extend(unescaped(step).repeat(number));
                bytes.extend(unescaped(landing));
            }
        } else {
            let text = texts.strip_prefix('"').expect("a repetition has a text");
            (0..count).for_each(|number| bytes.extend(unescaped(&text.replace('#', &number.to_string()))));
        }
        rest = after;
    }
    bytes.extend(unescaped(rest));
    bytes
}

fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        bytes.extend(before.bytes());
        let (byte, length) = match after.as_bytes() {
            [b'x', ..] => (u8::from_str_radix(&after[1..3], 16).expect("two digits follow \\x"), 3),
            [b'n', ..] => (b'\n', 1),
            [sign, ..] => (*sign, 1),
            [] => panic!("nothing follows a backslash"),
        };
        bytes.push(byte);
        rest = &after[length..];
    }
    bytes.extend(rest.bytes());
    bytes
}

/// Runs `atlas check` with limits that the system holds.
fn check(root: &Path) -> Output {
    let limited = format!("ulimit -t {SECONDS} && ulimit -v {KIBIBYTES} && ulimit -c 0 && exec \"$0\" check");
    let mut command = Command::new("sh");
    command.args(["-c", &limited, env!("CARGO_BIN_EXE_atlas")]).current_dir(root).stdin(Stdio::null());
    command.output().unwrap()
}

/// What is wrong with what a run did; empty where nothing is.
fn faults(expect: &str, output: &Output) -> Vec<String> {
    let told = [output.stdout.as_slice(), &output.stderr].concat();
    let mut faults = Vec::new();
    if let Some(signal) = output.status.signal() {
        faults.push(format!("it was ended by the signal {signal}"));
    }
    let Ok(told) = String::from_utf8(told) else {
        return vec!["it printed something that is not UTF-8".to_owned()];
    };
    let good = output.status.success();
    if expect != "any" && (good || !told.contains(expect)) {
        faults.push(format!("it does not say {expect}"));
    }
    if told.contains("panicked") {
        faults.push("it panicked".to_owned());
    }
    if told.len() > MOST_BYTES {
        faults.push(format!("it printed {} bytes", told.len()));
    }
    // `diagnostics` may print a tab and a line break, and no other sign that drives a terminal.
    if let Some(sign) = told.chars().find(|sign| sign.is_control() && !matches!(sign, '\n' | '\t')) {
        faults.push(format!("it printed the control character {sign:?}"));
    }
    if told.lines().any(|line| line.starts_with("::")) {
        faults.push("it printed a line that is a command to a workflow".to_owned());
    }
    if !faults.is_empty() {
        faults.push(told.chars().take(1500).collect());
    }
    faults
}

#[test]
fn every_hostile_input_is_told_in_bounded_time_and_memory() {
    let mut failures = Vec::new();
    for case in cases() {
        let room = tempfile::tempdir().unwrap();
        case.apply(room.path());
        let found = faults(&case.expect, &check(room.path()));
        if !found.is_empty() {
            failures.push(format!("== {} ==\n{}", case.name, found.join("\n")));
        }
    }
    assert!(failures.is_empty(), "{} of the inputs:\n{}", failures.len(), failures.join("\n\n"));
}
