//! The schemas and the parser say the same of every file: of all content, and of every faulty file
//! of `tests/diagnostics/` and of `tests/hostile/`.

use std::{collections::BTreeMap, fs, path::Path};

use inspection_atlas::{
    diagnostics::{Code, Severity, SourceMap},
    pipeline::{self, Checked, Clock},
    schema::{self, KINDS, Kind},
    source::front_matter,
};
use jsonschema::Validator;
use serde_json::Value;

use crate::{
    diagnostics::fixtures,
    hostile,
    site::{HERE, Site, here, text, tree},
};

/// The faults of form that the parser finds and no schema can, and why.
const UNSEEN: &[(&str, &str)] = &[
    ("not-utf8", "a schema is asked about values, not about bytes"),
    ("file-too-large", "a schema is asked about values, not about bytes"),
    ("yaml-syntax", "the editor's own reader of YAML tells of it"),
    ("yaml-feature", "values no longer show how they were written"),
    ("duplicate-key", "the editor's own reader of YAML tells of it"),
    ("missing-head", "a schema is asked about the head, and there is none"),
    ("still-to-fill-in", "a text that says so is a text"),
    ("bad-name", "the name of a file is no value"),
    ("misplaced-file", "the place of a file is no value"),
    ("missing-file", "the place of a file is no value"),
];

/// The codes of faults of form that a schema sees as well.
const SEEN: &[&str] = &["missing-key", "unknown-key", "wrong-type", "wrong-value", "unknown-grade"];

/// Cases of codes that a schema sees, in which this one does not, and why.
const UNSEEN_CASES: &[(&str, &str)] = &[
    ("the last day of an inspection", "it hangs on two keys at once"),
    ("a relation that needs the other area", "it hangs on two keys at once"),
    ("a relation that has no other area", "it hangs on two keys at once"),
    ("an area that is part of itself", "it hangs on two keys at once"),
    ("a correction without what was there before", "it hangs on two keys at once"),
    ("a paragraph that is none", "a range that runs backwards has the form of a range"),
    ("an address that nothing can be published at", "what an address leads to is more than its form"),
    ("an ampersand, which no address of a site has", "what an address leads to is more than its form"),
    ("an apostrophe, which no address of a site has", "what an address leads to is more than its form"),
    ("a ring that does not close, and one of a line that is not there", "it hangs on all lines at once"),
    ("codes without the form of their scheme", "the form of a value depends on the scheme beside it"),
    ("a day that the calendar does not have", "a schema does not know how long a month is"),
    ("a theme related to itself", "a schema does not know whose file it looks at"),
    ("keys with nothing behind them", "an editor offers a key before its value is written"),
    (
        "nothing behind the last key of an entry, above another entry",
        "an editor offers a key before its value is written",
    ),
];

/// Hostile files that the parser refuses and their schema accepts, and why.
const UNSEEN_HOSTILE: &[(&str, &str)] = &[
    ("number-endless.txt", "JSON has no such number, so a schema is asked about none"),
    ("number-none.txt", "JSON has no such number, so a schema is asked about none"),
    ("path-device-id.txt", "that a system keeps a name for itself is no matter of form"),
    ("text-alphabets-escaped.txt", "a letter of another alphabet is a letter"),
    ("text-bidi-escaped.txt", "a sign that cannot be seen is a sign"),
    ("text-terminal-escaped.txt", "a sign that cannot be seen is a sign"),
];

fn checked(root: &Path) -> Checked {
    pipeline::checked(root, None, &mut Clock::new(&mut |_| ())).unwrap()
}

/// The kind of a file, by its path.
fn kind(path: &str) -> Option<&'static Kind> {
    let own: Vec<&str> = path.split('/').collect();
    let fits = |pattern: &str| {
        let parts: Vec<&str> = pattern.split('/').collect();
        parts.len() == own.len()
            && parts.iter().zip(&own).all(|(part, own)| match part.split_once("<id>") {
                Some((start, end)) => own.starts_with(start) && own.ends_with(end),
                None => part == own,
            })
    };
    // What was checked of an overview has the form of what was checked of a report.
    let record = path.starts_with("content/overviews/") && path.ends_with("/checked.yaml");
    KINDS.iter().find(|kind| fits(kind.files) || record && kind.name == "checked")
}

/// The YAML of a file as a value; `None` where it is none.
fn value(path: &str, text: &str) -> Option<Value> {
    let yaml = if path.ends_with(".md") { front_matter::split(text)?.head } else { text };
    serde_yaml::from_str(yaml).ok()
}

/// The schemas of the atlas in a folder.
fn validators(root: &Path) -> BTreeMap<&'static str, Validator> {
    let atlas = checked(root).atlas.unwrap();
    KINDS.iter().map(|kind| (kind.name, jsonschema::validator_for(&kind.schema(&atlas)).unwrap())).collect()
}

#[test]
fn every_file_of_the_content_fits_its_schema() {
    for root in [HERE.to_owned(), format!("{HERE}/tests/small")] {
        let project = Site::small().write();
        let source = if root == HERE { Path::new(HERE) } else { project.root() };
        let validators = validators(source);
        let mut seen = 0;
        for (path, bytes) in tree(&Path::new(&root).join("content")) {
            let path = format!("content/{path}");
            if path.ends_with("summary.md") {
                continue;
            }
            let kind = kind(&path).unwrap_or_else(|| panic!("{path} has no schema"));
            let value = value(&path, std::str::from_utf8(&bytes).unwrap()).unwrap();
            let faults: Vec<String> =
                validators[kind.name].iter_errors(&value).map(|error| error.to_string()).collect();
            assert!(faults.is_empty(), "{path}: {faults:?}");
            seen += 1;
        }
        assert!(seen > 15);
        let settings = value("atlas.yaml", &fs::read_to_string(Path::new(&root).join("atlas.yaml")).unwrap()).unwrap();
        assert!(validators["atlas"].is_valid(&settings));
    }
}

#[test]
fn what_the_parser_refuses_the_schema_refuses() {
    let small = Site::small();
    let cases: Vec<(&str, String, Site)> = Code::all()
        .map(Code::as_str)
        .flat_map(|code| fixtures(code, &small).into_iter().map(move |(case, site)| (code, case, site)))
        .collect();
    assert!(UNSEEN.iter().all(|(code, _)| cases.iter().any(|(own, ..)| own == code)), "a code that is no more");
    assert!(UNSEEN_CASES.iter().all(|(case, _)| cases.iter().any(|(_, own, _)| own == case)), "a case that is no more");
    let validators = validators(small.write().root());
    let mut failures = Vec::new();
    let mut refused = 0;
    for (code, case, site) in cases {
        if UNSEEN.iter().any(|(unseen, _)| *unseen == code) || UNSEEN_CASES.iter().any(|(unseen, _)| *unseen == case) {
            continue;
        }
        let project = site.write();
        let checked = checked(project.root());
        let faults: Vec<(&str, &str)> = checked
            .diagnostics
            .sorted(&checked.sources)
            .into_iter()
            .filter(|one| one.severity == Severity::Error)
            .map(|one| (checked.sources.path(one.place.file), one.code.as_str()))
            .collect();
        for path in site.paths().filter(|path| !path.ends_with("summary.md")) {
            let Some(kind) = kind(path) else { continue };
            let Some(value) = value(path, &site.text(path)) else { continue };
            let fits = validators[kind.name].is_valid(&value);
            let seen = faults.iter().any(|(file, code)| *file == path && SEEN.contains(code));
            let any = faults.iter().any(|(file, _)| *file == path);
            refused += usize::from(!fits);
            if fits && seen {
                failures.push(format!("{code}: {case}: the schema accepts {path}"));
            }
            // What a case adds is not known to the schemas of the small atlas.
            if !fits && !any && small.paths().any(|own| own == path) && small.text(path) == site.text(path) {
                failures.push(format!("{code}: {case}: the schema refuses {path}, which the parser accepts"));
            }
        }
    }
    assert!(refused > 20, "only {refused} files were refused");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn schema_and_parser_agree_on_hostile_files() {
    let small = Site::small();
    let validators = validators(small.write().root());
    let (mut failures, mut judged) = (Vec::new(), 0);
    for (case, files) in hostile::texts() {
        if !files.iter().any(|(path, text)| kind(path).is_some() && value(path, text).is_some()) {
            continue;
        }
        let project = files.iter().fold(small.clone(), |site, (path, text)| site.file(path, text.clone())).write();
        // A project that cannot be read at all is told of before any file is parsed.
        let Ok(checked) = pipeline::checked(project.root(), None, &mut Clock::new(&mut |_| ())) else { continue };
        let errors: Vec<(&str, &str)> = checked
            .diagnostics
            .sorted(&checked.sources)
            .into_iter()
            .filter(|one| one.severity == Severity::Error)
            .map(|one| (checked.sources.path(one.place.file), one.code.as_str()))
            .collect();
        for (path, text) in &files {
            let Some(kind) = kind(path) else { continue };
            let Some(value) = value(path, text) else { continue };
            judged += 1;
            let of_form = |codes: &[&str]| errors.iter().any(|(file, code)| file == path && codes.contains(code));
            let fits = validators[kind.name].is_valid(&value);
            if fits && of_form(SEEN) && !UNSEEN_HOSTILE.iter().any(|(unseen, _)| *unseen == case) {
                failures.push(format!("{case}: the schema accepts {path}"));
            }
            if !fits && !errors.iter().any(|(file, _)| file == path) {
                failures.push(format!("{case}: the schema refuses {path}, which the parser accepts"));
            }
        }
    }
    assert!(judged > 20, "only {judged} files were judged");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Each key of a schema that has no description, by the names of the keys around it.
fn undescribed(name: &str, schema: &Value, found: &mut Vec<String>) {
    match schema {
        Value::Object(entry) => {
            for (key, part) in entry.get("properties").and_then(Value::as_object).into_iter().flatten() {
                if part.get("description").is_none() {
                    found.push(format!("{name}.{key}"));
                }
            }
            entry.iter().for_each(|(key, part)| undescribed(&format!("{name}/{key}"), part, found));
        }
        Value::Array(list) => list.iter().for_each(|part| undescribed(name, part, found)),
        _ => {}
    }
}

#[test]
fn every_key_is_described_and_every_id_is_known() {
    let project = Site::small().write();
    let atlas = checked(project.root()).atlas.unwrap();
    let mut found = Vec::new();
    for kind in KINDS {
        let schema = kind.schema(&atlas);
        // The rules for each framework repeat keys that are described above them.
        undescribed(kind.name, &serde_json::json!({ "properties": schema["properties"] }), &mut found);
        let words = schema.to_string();
        assert!(!words.contains("x-atlas-id"), "{} has an id that is not filled in", kind.name);
        assert!(!words.contains("$ref"), "{} refers to another part of itself", kind.name);
    }
    assert!(found.is_empty(), "no description: {found:?}");
    let findings = schema::kind("findings").unwrap().schema(&atlas);
    let themes = &findings["properties"]["findings"]["items"]["properties"]["themes"]["items"]["enum"];
    assert_eq!(themes, &serde_json::json!(["ferry-journeys", "moving-on", "safe-homes", "waiting-times"]));
}

#[test]
fn the_program_and_the_site_give_the_same_schemas() {
    let project = Site::small().write();
    project.atlas(&["schema", "--out", "out/schemas"]).expect_code(0);
    let written = tree(&project.root().join("out/schemas"));
    let outputs = project.outputs();
    let published: BTreeMap<String, Vec<u8>> = outputs
        .iter()
        .filter_map(|(path, output)| Some((path.strip_prefix("schemas/")?.to_owned(), output.bytes.clone())))
        .collect();
    assert!(written == published && written.len() == KINDS.len());
    let printed = project.atlas(&["schema", "theme"]).expect_code(0).out;
    assert_eq!(printed.as_bytes(), written["theme.json"]);
    project
        .atlas(&["schema", "them"])
        .expect_code(2)
        .expect_lines(&["atlas: there is no kind of file `them`; it takes `atlas`"]);
    project.atlas(&["schema"]).expect_code(2);
}

#[test]
fn stubs_name_a_schema_that_the_site_publishes() {
    let project = Site::small().write();
    project.atlas(&["new", "framework", "Beacon reviews"]).expect_code(0);
    let stub = fs::read_to_string(project.root().join("content/frameworks/beacon-reviews.yaml")).unwrap();
    let address = stub.lines().next().unwrap().strip_prefix("# yaml-language-server: $schema=").unwrap();
    let path = address.strip_prefix("https://small-atlas.example/atlas/").unwrap();
    assert!(Site::small().write().outputs().get(path).is_some(), "{address} leads nowhere");
}

#[test]
fn the_manual_names_every_schema() {
    let page = text("docs/content-model.md");
    for kind in KINDS {
        assert!(
            page.contains(&format!("`schemas/{}.json`", kind.name)),
            "nothing is said of the schema of {}",
            kind.name
        );
        assert!(page.contains(&format!("## `{}`", kind.files)) || kind.name == "checked", "{}", kind.files);
    }
    assert!(here("docs/content-model.md").exists());
}
