//! What `ARCHITECTURE.md` says of the code, held by reading the code.

use std::{collections::BTreeMap, fs};

use crate::{
    rust_source::{Source, sources},
    site::{HERE, here, text, tree},
};

/// What modules may take of another one, where that is not everything.
const PARTS: &[(&str, &str, &[&str])] = &[
    (
        "content",
        "model",
        &["CHECKED_FILE", "LONGEST_RUN", "ParagraphRef", "PartialDate", "Slug", "content_checksum", "prose"],
    ),
    ("audit", "render", &["Finished", "Outputs", "Pieces", "Sink"]),
    ("publish", "render", &["Clash", "Finished", "Outputs", "Pieces", "Sink"]),
    ("serve", "render", &["Output", "Outputs"]),
    ("serve", "source", &["Changes", "Named", "Names", "Stamps"]),
    ("difference", "render", &["Outputs", "data"]),
];

/// The parts of `render` that know no model and no pages.
const MODEL_FREE: &[&str] = &["render/charts/", "render/html.rs", "render/templates.rs"];

/// What touches files: `source` reads the project, `publish` writes the site; the command `verify`
/// reads the texts of the documents and records what it checked, `fmt` lays files out, `schema`
/// writes schemas, and `new` makes stubs.
const DISK: &[&str] = &["source/", "publish/", "cli/fmt.rs", "cli/schema.rs", "cli/verify.rs", "scaffold/"];

const MOST_LINES: usize = 350;
const MOST_LINES_OF_A_FUNCTION: usize = 60;

/// The table "Who may import whom" of `ARCHITECTURE.md`.
fn table() -> BTreeMap<String, Vec<String>> {
    let page = text("ARCHITECTURE.md");
    let section =
        page.split("\n## ").find(|part| part.starts_with("Who may import whom")).expect("the section is there");
    let names = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    section
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split('|').collect();
            (names(cells[0]).remove(0), names(cells[1]))
        })
        .collect()
}

fn fail(what: &str, faults: &[String]) {
    assert!(faults.is_empty(), "{what}:\n{}", faults.join("\n"));
}

#[test]
fn modules_import_only_what_the_architecture_allows() {
    let table = table();
    let mut faults = Vec::new();
    for source in sources() {
        let own = source.module();
        if matches!(own, "lib" | "main") {
            continue;
        }
        let Some(allowed) = table.get(own) else {
            faults.push(format!("{}: the module {own} does not stand in the table", source.path));
            continue;
        };
        for path in source.crate_paths() {
            let first = path[0].as_str();
            let part = PARTS.iter().find(|(from, to, _)| *from == own && *to == first);
            let other_part = part.is_some_and(|(.., parts)| !parts.contains(&path.get(1).map_or("", String::as_str)));
            let model_free = MODEL_FREE.iter().any(|free| source.path.starts_with(free));
            let model = model_free && matches!(first, "model" | "pages" | "content");
            if first != own && !allowed.iter().any(|name| name == first) || other_part || model {
                faults.push(format!("{} imports {}", source.path, path.join("::")));
            }
        }
    }
    fail("imports that ARCHITECTURE.md does not allow", &faults);
}

#[test]
fn the_table_of_imports_names_modules_that_exist() {
    let modules: Vec<String> = sources().iter().map(|source| source.module().to_owned()).collect();
    for (module, allowed) in table() {
        for name in allowed.iter().chain([&module]) {
            assert!(modules.contains(name), "there is no module {name}");
        }
    }
}

#[test]
fn files_and_functions_are_short() {
    let mut faults = Vec::new();
    let tests = tree(&here("tests")).into_iter().filter(|(path, _)| path.ends_with(".rs"));
    let rust = tests.map(|(path, bytes)| (format!("tests/{path}"), String::from_utf8(bytes).unwrap()));
    let own = sources();
    for (path, text) in rust.chain(own.iter().map(|source| (format!("src/{}", source.path), source.text.clone()))) {
        let lines = text.lines().count();
        if lines > MOST_LINES {
            faults.push(format!("{path} has {lines} lines"));
        }
    }
    for source in &own {
        for (name, line, code) in source.functions() {
            let lines = code.lines().count();
            if lines > MOST_LINES_OF_A_FUNCTION && !is_flat_match(code) {
                faults.push(format!("src/{}:{line}: {name} has {lines} lines", source.path));
            }
        }
    }
    fail("too long", &faults);
}

/// Whether a function is hardly more than one `match` with an arm on each line.
fn is_flat_match(code: &str) -> bool {
    let lines = code.lines().filter(|line| !line.trim().is_empty());
    let arms = lines.clone().filter(|line| line.contains("=>")).count();
    arms * 2 > lines.count()
}

#[test]
fn every_module_says_what_comes_in_and_what_goes_out() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| source.path.ends_with("/mod.rs")) {
        let head: Vec<&str> = source.text.lines().take_while(|line| line.starts_with("//!")).collect();
        let head = head.join(" ");
        if !head.contains("In:") || !head.contains("Out:") {
            faults.push(format!("src/{} does not say", source.path));
        }
    }
    fail("the head of a module names what comes in (In:) and what goes out (Out:)", &faults);
}

fn named_in(sources: &[Source], words: &[&str], but: impl Fn(&Source) -> bool) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources.iter().filter(|source| !but(source)) {
        for (number, line) in source.code.lines().enumerate() {
            for word in words.iter().filter(|word| line.contains(*word)) {
                faults.push(format!("src/{}:{}: {word}", source.path, number + 1));
            }
        }
    }
    faults
}

#[test]
fn no_code_can_panic_without_saying_why_or_is_left_for_later() {
    let sources = sources();
    fail("unwrap outside tests", &named_in(&sources, &[".unwrap()"], |_| false));
    let later = [["TO", "DO"].concat(), ["FIX", "ME"].concat(), ["XX", "X"].concat()];
    let mut faults = Vec::new();
    for folder in ["src", "templates", "static", "benches", "scripts"] {
        for (path, bytes) in tree(&here(folder)) {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            faults.extend(
                later.iter().filter(|word| text.contains(*word)).map(|word| format!("{folder}/{path}: {word}")),
            );
        }
    }
    fail("left for later", &faults);
}

#[test]
fn only_the_ends_of_the_line_touch_the_disk() {
    let words = ["fs::", "File::", "OpenOptions", "WalkDir"];
    let faults = named_in(&sources(), &words, |source| DISK.iter().any(|path| source.path.starts_with(path)));
    fail("only `source` reads the input folders and only `publish` writes", &faults);
    let writes = ["fs::write", "fs::create", "fs::remove", "fs::rename", "fs::copy", "fs::hard_link", "File::create"];
    fail("`source` only reads", &named_in(&sources(), &writes, |source| source.module() != "source"));
}

#[test]
fn no_clock_no_chance_and_no_hash_order_reach_the_output() {
    let words = [
        "SystemTime",
        "UNIX_EPOCH",
        "HashMap",
        "HashSet",
        "rand::",
        "RandomState",
        "thread::current",
        "env::current_dir",
    ];
    let ends = ["publish", "serve", "cli"];
    // The times of files tell whether to look at them again.
    let stamps = "source/stamps.rs";
    let at_an_end = |source: &Source| ends.contains(&source.module()) || source.path == stamps;
    fail("not a function of the files", &named_in(&sources(), &words, at_an_end));
    // The stages are timed for the closing line, by the pipeline alone.
    let ends = ["pipeline", "publish", "serve", "cli"];
    fail("a clock", &named_in(&sources(), &["Instant"], |source| ends.contains(&source.module())));
}

#[test]
fn formats_are_known_to_the_stages_that_read_and_write_them() {
    let sources = sources();
    let serde = named_in(&sources, &["serde", "Serialize", "Deserialize"], |source| source.module() != "model");
    fail("no type of the model is read from or written to a format", &serde);
    let writes =
        named_in(&sources, &["Serialize"], |source| matches!(source.module(), "render" | "verify" | "gallery"));
    fail("only `render` and the gallery derive Serialize", &writes);
    let reads =
        named_in(&sources, &["Deserialize"], |source| matches!(source.module(), "content" | "source" | "gallery"));
    fail("only `content` and the gallery derive Deserialize", &reads);
    fail(
        "one seam to YAML",
        &named_in(&sources, &["serde_yaml", "saphyr", "pretty_yaml"], |source| source.path.starts_with("source/yaml/")),
    );
}

#[test]
fn templates_decide_nothing() {
    const TAGS: &[&str] =
        &["block", "endblock", "extends", "if", "elif", "else", "endif", "for", "endfor", "component", "endcomponent"];
    let mut faults = Vec::new();
    for (path, bytes) in tree(&here("templates")) {
        let text = String::from_utf8(bytes).unwrap();
        for inside in text.split("{%").skip(1) {
            let tag = inside.trim_start_matches('-').split_whitespace().next().unwrap_or_default();
            if !TAGS.contains(&tag) {
                faults.push(format!("templates/{path}: the tag {tag}"));
            }
        }
        let printed = text.split("{{").skip(1).map(|inside| inside.split("}}").next().unwrap_or_default());
        for filter in printed.flat_map(|inside| inside.split('|').skip(1)) {
            if filter.trim().trim_end_matches('-').trim() != "safe" {
                faults.push(format!("templates/{path}: the filter {filter}"));
            }
        }
    }
    fail("only `if`, `for` and calls of components; only the filter `safe`", &faults);
}

#[test]
fn no_file_names_a_machine_and_no_dependency_a_private_place() {
    let homes = ["/home/", "/root/", "/work/", "/tmp/", "/Users/", "C:\\"];
    let own = "tests/it/tidy.rs";
    let mut faults = Vec::new();
    let entries = fs::read_dir(HERE).unwrap().map(|entry| entry.unwrap());
    for entry in entries.filter(|entry| !matches!(entry.file_name().to_str(), Some("target" | ".git" | "site"))) {
        let name = entry.file_name().into_string().unwrap();
        let files = if entry.path().is_dir() { tree(&entry.path()) } else { BTreeMap::new() };
        let files = files.into_iter().map(|(path, bytes)| (format!("{name}/{path}"), bytes));
        let single = entry.path().is_file().then(|| (name.clone(), fs::read(entry.path()).unwrap()));
        for (path, bytes) in files.chain(single).filter(|(path, _)| path != own) {
            let text = String::from_utf8_lossy(&bytes);
            faults.extend(homes.iter().filter(|home| text.contains(*home)).map(|home| format!("{path} names {home}")));
        }
    }
    let lock = text("Cargo.lock");
    let places = lock.lines().filter(|line| line.starts_with("source = "));
    let usual = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
    faults.extend(places.filter(|line| *line != usual).map(str::to_owned));
    let packages = text("tests/browser/package-lock.json");
    faults.extend(packages.lines().filter(|line| line.contains("\"resolved\"")).map(str::to_owned));
    fail("machine paths and private registries", &faults);
}
