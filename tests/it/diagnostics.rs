//! Every kind of fault: a small change to the small atlas, and what is said of it, where.
//!
//! `tests/diagnostics/<code>.txt` holds the cases of one code. A case begins with a line
//! `== its name ==`; then come sections, each for one file:
//!
//! ```text
//! -- content/themes/moving-on.md --           the file with a few lines changed
//!  ---                                        a line that stays
//! -title: "Moving on"                         a line that goes
//! +titel: "Moving on"                         a line that comes
//! ~^^^^^ error[unknown-key]: the key …        expected on the line above, at these columns
//! ~= did you mean `title`?                    … with this advice
//! @@                                          more lines, further down in the file
//! -- content/groups.yaml (new) --             the whole file, in lines that begin with +
//! -- content/groups.yaml (raw) --             the same; \xff is a byte, and x{{9}} nine times x
//! -- content/groups.yaml (gone) --            no such file
//! -- page about/index.html --                 expected of a finished page: ~ error[…]: …
//! -- source northshire-area-2004 --           the text of a document, in lines that begin with +:
//!                                             the case is what `atlas verify` says
//! ```
//!
//! `~@ file:line:column` tells the other place, where two claim the same thing. `|` in the place of `^^^` marks a place between two letters, such as the start of a file.
//! What is not expected is a failure, warnings included. `ATLAS_BLESS=1 cargo test` writes what is
//! said at the lines that a case shows; read it before it is kept.

use std::{collections::BTreeSet, fmt::Write as _, fs};

use inspection_atlas::{
    diagnostics::{Code, Diagnostic, SourceMap, Spot},
    location::At,
    pipeline::{self, Checked, Clock},
    source::Sources,
    verify::{self, SourceTexts},
};

use crate::{
    blessing,
    site::{Site, here, text},
};

const FOLDER: &str = "tests/diagnostics";

/// The names of the files, without their ending.
fn names() -> BTreeSet<String> {
    let entries = fs::read_dir(here(FOLDER)).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.map(|name| name.strip_suffix(".txt").unwrap_or_else(|| panic!("{name} is no .txt")).to_owned()).collect()
}

#[test]
fn every_code_has_its_file_and_every_file_its_code() {
    let codes: BTreeSet<String> = Code::all().map(|code| code.as_str().to_owned()).collect();
    assert_eq!(names(), codes);
}

#[test]
fn faults_are_told_where_they_are() {
    let small = Site::small();
    let mut failures = String::new();
    for name in names() {
        let file = text(&format!("{FOLDER}/{name}.txt"));
        let mut own = false;
        let mut blessed = String::new();
        for case in cases(&file) {
            let (site, expected) = case.apply(&small);
            let texts = case.texts();
            own |= expected.iter().any(|one| one.message.contains(&format!("[{name}]")));
            let found = found(&site, &texts);
            if blessing() {
                blessed += &case.told(&small, &found);
            } else if found != expected {
                write!(failures, "\n== {name}: {} ==\n{}", case.name, difference(&expected, &found)).unwrap();
            }
        }
        if blessing() {
            fs::write(here(&format!("{FOLDER}/{name}.txt")), blessed.trim_end().to_owned() + "\n").unwrap();
        } else if !own {
            writeln!(failures, "\n{name}.txt has no case that expects its code").unwrap();
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

/// Every case of a code: its name, and the changed site.
pub fn fixtures(code: &str, small: &Site) -> Vec<(String, Site)> {
    let file = text(&format!("{FOLDER}/{code}.txt"));
    cases(&file).iter().map(|case| (case.name.to_owned(), case.apply(small).0)).collect()
}

/// What is wrong, as the notation writes it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Fault {
    /// The file, or `page` and its path.
    path: String,
    line: usize,
    /// Blanks and carets.
    mark: String,
    /// `error[code]: message`.
    message: String,
    hint: Option<String>,
    other: Option<String>,
}

struct Case<'a> {
    name: &'a str,
    sections: Vec<Section<'a>>,
}

struct Section<'a> {
    path: &'a str,
    lines: Vec<&'a str>,
}

fn cases(file: &str) -> Vec<Case<'_>> {
    let mut cases: Vec<Case<'_>> = Vec::new();
    for line in file.lines() {
        if let Some(name) = line.strip_prefix("== ").and_then(|rest| rest.strip_suffix(" ==")) {
            cases.push(Case { name, sections: Vec::new() });
        } else if let Some(path) = line.strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --")) {
            let case = cases.last_mut().expect("a section stands in a case");
            case.sections.push(Section { path, lines: Vec::new() });
        } else if let Some(section) = cases.last_mut().and_then(|case| case.sections.last_mut()) {
            section.lines.push(line);
        } else {
            assert!(line.is_empty(), "{line:?} stands in no section");
        }
    }
    for section in cases.iter_mut().flat_map(|case| &mut case.sections) {
        while section.lines.last().is_some_and(|line| line.is_empty()) {
            section.lines.pop();
        }
    }
    cases
}

impl Case<'_> {
    /// The texts of documents, by their ids.
    fn texts(&self) -> Vec<(&str, String)> {
        let sources = self.sections.iter().filter_map(|section| Some((section.path.strip_prefix("source ")?, section)));
        sources.map(|(id, section)| (id, lines(section.lines.iter().map(|line| &line[1..])))).collect()
    }

    /// The changed site, and what is expected of it.
    fn apply(&self, small: &Site) -> (Site, Vec<Fault>) {
        let mut site = small.clone();
        let mut expected = Vec::new();
        for section in &self.sections {
            site = section.apply(site, &mut expected, &[]).0;
        }
        expected.sort();
        (site, expected)
    }

    /// The case, with what is said of it at the lines that it shows.
    fn told(&self, small: &Site, found: &[Fault]) -> String {
        let mut text = format!("== {} ==\n", self.name);
        for section in &self.sections {
            let lines = section.apply(small.clone(), &mut Vec::new(), found).1;
            write!(text, "-- {} --\n{}", section.path, lines.concat()).unwrap();
        }
        text + "\n"
    }
}

impl Section<'_> {
    /// The changed site; and the lines of the section, with what was `found` at each.
    fn apply(&self, site: Site, expected: &mut Vec<Fault>, found: &[Fault]) -> (Site, Vec<String>) {
        let (path, how) = match self.path.strip_suffix(')').and_then(|path| path.split_once(" (")) {
            Some((path, how)) => (path, how),
            None if self.path.starts_with("source ") => {
                return (site, self.lines.iter().map(|line| format!("{line}\n")).collect());
            }
            None if self.path.starts_with("page ") => (self.path, "page"),
            None => (self.path, "edit"),
        };
        let old = if how == "edit" { site.text(path) } else { String::new() };
        let here: Vec<&Fault> = found.iter().filter(|fault| fault.path == path).collect();
        let mut change = Patch { path, old: old.lines().collect(), next: 0, new: Vec::new(), shown: Vec::new() };
        change.tell(&here);
        for (at, hunk) in self.lines.split(|line| *line == "@@").enumerate() {
            change.shown.extend((at > 0).then(|| "@@\n".to_owned()));
            change.hunk(hunk, expected, &here);
        }
        change.rest();
        let text = lines(change.new.iter().copied());
        let site = match how {
            "edit" | "new" => site.file(path, text),
            "raw" => site.file(path, unescaped(&text)),
            "gone" => site.without(path),
            "page" => site,
            other => panic!("{other:?} is no way to change {path}"),
        };
        (site, change.shown)
    }
}

/// A file while it is changed.
struct Patch<'a> {
    path: &'a str,
    old: Vec<&'a str>,
    /// The first line of the old text that was not taken over yet.
    next: usize,
    new: Vec<&'a str>,
    /// The lines of the section, with what was found at each.
    shown: Vec<String>,
}

impl<'a> Patch<'a> {
    /// Writes down what was found on the line that came last.
    fn tell(&mut self, found: &[&Fault]) {
        for fault in found.iter().filter(|fault| fault.line == self.new.len()) {
            self.shown.push(format!("~{} {}\n", fault.mark, fault.message));
            self.shown.extend(fault.hint.iter().map(|hint| format!("~= {hint}\n")));
            self.shown.extend(fault.other.iter().map(|other| format!("~@ {other}\n")));
        }
    }

    fn hunk(&mut self, lines: &[&'a str], expected: &mut Vec<Fault>, found: &[&Fault]) {
        let kept = |line: &&'a str| line.strip_prefix([' ', '-']);
        let before: Vec<&str> = lines.iter().filter_map(kept).collect();
        if !before.is_empty() {
            let places: Vec<usize> = (0..self.old.len()).filter(|at| self.old[*at..].starts_with(&before)).collect();
            let [at] = places.as_slice() else {
                panic!("these lines stand {} times in {}: {before:?}", places.len(), self.path)
            };
            self.new.extend_from_slice(&self.old[self.next..*at]);
            self.next = at + before.len();
        }
        for line in lines {
            if !line.starts_with('~') {
                self.shown.push(format!("{line}\n"));
            }
            match line.chars().next() {
                Some(' ' | '+') => {
                    self.new.push(&line[1..]);
                    self.tell(found);
                }
                Some('-') => {}
                Some('~') => self.expect(&line[1..], expected),
                _ => panic!("{line:?} in {} begins with none of the signs of the notation", self.path),
            }
        }
    }

    fn expect(&self, text: &str, expected: &mut Vec<Fault>) {
        if let Some(hint) = text.strip_prefix("= ") {
            expected.last_mut().expect("advice follows a message").hint = Some(hint.to_owned());
            return;
        }
        if let Some(other) = text.strip_prefix("@ ") {
            expected.last_mut().expect("the other place follows a message").other = Some(other.to_owned());
            return;
        }
        let at = text.find("error[").or_else(|| text.find("warning[")).unwrap_or_else(|| panic!("no message: {text}"));
        expected.push(Fault {
            path: self.path.to_owned(),
            line: self.new.len(),
            mark: text[..at].trim_end().to_owned(),
            message: text[at..].to_owned(),
            hint: None,
            other: None,
        });
    }

    fn rest(&mut self) {
        self.new.extend_from_slice(&self.old[self.next..]);
    }
}

/// A text of lines.
fn lines<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Resolves `\xff` and `x{{9}}`.
fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(hex) = rest.strip_prefix("\\x") {
            bytes.push(u8::from_str_radix(&hex[..2], 16).expect("two hexadecimal digits follow \\x"));
            rest = &hex[2..];
        } else if let Some(after) = rest.strip_prefix("{{") {
            let (times, after) = after.split_once("}}").expect("{{ is closed");
            let last = bytes.pop().expect("something stands before {{");
            bytes.resize(bytes.len() + times.parse::<usize>().unwrap(), last);
            rest = after;
        } else {
            bytes.extend(c.to_string().bytes());
            rest = &rest[c.len_utf8()..];
        }
    }
    bytes
}

/// What the build says of a site, or what `atlas verify` says where there are texts.
fn found(site: &Site, texts: &[(&str, String)]) -> Vec<Fault> {
    let project = site.write();
    let (sources, diagnostics) = if texts.is_empty() {
        let built = project.build().unwrap_or_else(|error| panic!("{error:#}"));
        (built.sources, built.diagnostics)
    } else {
        let Checked { sources, atlas, mut diagnostics, .. } =
            pipeline::checked(project.root(), None, &mut Clock::new(&mut |_| ())).unwrap();
        let mut known = SourceTexts::default();
        for (id, text) in texts {
            known.insert(id, text);
        }
        verify::run(&atlas.unwrap(), &known, &sources, &mut diagnostics);
        (sources, diagnostics)
    };
    let list = diagnostics.sorted(&sources);
    let mut found: Vec<Fault> = list.into_iter().map(|diagnostic| fault(diagnostic, &sources)).collect();
    found.sort();
    found
}

fn fault(diagnostic: &Diagnostic, sources: &Sources) -> Fault {
    let message = format!("{}[{}]: {}", diagnostic.severity, diagnostic.code.as_str(), diagnostic.message);
    let hint = diagnostic.hint.clone();
    let other = diagnostic.other.as_ref().map(|place| Spot::of(place, sources).to_string());
    if let At::Page(page) = &diagnostic.place.at {
        return Fault { path: format!("page {page}"), line: 0, mark: String::new(), message, hint, other };
    }
    let (file, range) = (diagnostic.place.file, sources.range(&diagnostic.place));
    let all = sources.text(file);
    let before = &all[..range.start];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let guilty = all[range].lines().next().unwrap_or_default();
    let caret = if guilty.is_empty() { "|".to_owned() } else { "^".repeat(guilty.chars().count()) };
    let mark = " ".repeat(before[line_start..].chars().count()) + &caret;
    Fault { path: sources.path(file).to_owned(), line: before.matches('\n').count() + 1, mark, message, hint, other }
}

fn difference(expected: &[Fault], found: &[Fault]) -> String {
    let mut text = String::new();
    let missing = expected.iter().filter(|fault| !found.contains(fault)).map(|fault| ("not told", fault));
    let extra = found.iter().filter(|fault| !expected.contains(fault)).map(|fault| ("not expected", fault));
    for (what, Fault { path, line, mark, message, hint, other }) in missing.chain(extra) {
        writeln!(text, "{what}: {path}:{line}\n~{mark} {message}").unwrap();
        if let Some(hint) = hint {
            writeln!(text, "~= {hint}").unwrap();
        }
        if let Some(other) = other {
            writeln!(text, "~@ {other}").unwrap();
        }
    }
    text
}
