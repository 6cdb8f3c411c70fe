//! An atlas whose every text is an attempt to break out of where it stands, and what comes of it.
//!
//! The texts of the small atlas, which has every key there is, are put aside one by one: each place
//! where the atlas takes any text at all gets one that attacks pages, attributes, pictures, scripts,
//! tables, feeds and citations at once. Places that take an id, a date or a word from a list refuse
//! it, and keep what they had; `NOT_TEXT` names their keys, so that a new key is attacked or named.

use std::{collections::BTreeSet, fs, path::Path};

use inspection_atlas::{
    diagnostics::{Severity, SourceMap},
    location::Step,
    pipeline::{self, Clock},
    render::Outputs,
    source::{front_matter, yaml::Places},
};
use serde_yaml::Value;

use crate::site::{Site, build};

/// The keys whose values are no free text.
#[rustfmt::skip]
const NOT_TEXT: &[&str] = &[
    "about", "area", "as_of", "authority", "base_url", "content_date", "content_url", "date",
    "document", "findings", "framework", "from", "grade", "groups", "id", "key",
    "kind", "later_report", "lines", "navigation", "other_area", "outcome_area", "overview", "paragraphs",
    "parent", "polarity", "practice", "published", "recommendation", "related", "relation", "replaced",
    "repository", "scheme", "scope", "scopes", "sections", "themes", "to", "topic",
    "urgency", "weight",
];

/// Legal markdown that looks like everything that is not.
const BODY: &str = r#"

## Heading NUMBER \<script>atlasHit()\</script> "onload=atlasHit()

Code `<script>atlasHit()</script>` and &lt;img src=x onerror=atlasHit()&gt; and \<svg onload=atlasHit()>.
A [link](https://example.org/"onmouseover="atlasHit() "a \"title\" onclick='atlasHit()'") and
[another](https://example.org/'><script>atlasHit).

| =1+1 | \<b> |
|---|--:|
| `</td></table><script>atlasHit()</script>` | " onclick=atlasHit() |

    </pre><script>atlasHit()</script>
"#;

/// The markdown that is added to a file; no two have the same heading.
fn body_of(file: &str) -> String {
    BODY.replace("NUMBER", &file.replace('/', " "))
}

/// The text that stands in the place number `number`. It begins as a spreadsheet's formula does.
fn attack(number: usize) -> String {
    format!(
        "=1+{number}\"'><script>atlasHit()</script><img src=\"https://example.org/x\" onerror=\"atlasHit()\">\
         <svg onload=atlasHit()></title></script></style></textarea>--></svg>]]>{{{{7*7}}}}{{% raw %}}\
         <a href=\"javascript:atlasHit()\">&lt;b&gt; &#60;script&#62; \\u003cscript\\u003e ${{atlasHit()}} `x` }}, \
         note={{x}}\nTY  - GEN\nER  - \n@misc{{y,\n:: error :: {} {}",
        "W".repeat(120),
        "a\u{301}\u{302}\u{303}\u{308}".repeat(30)
    )
}

/// A place that takes an attack, and whether it still does.
struct Target {
    file: String,
    path: Vec<Step>,
    held: bool,
}

/// All texts in a value, by their way to it.
fn texts(value: &Value, way: &mut Vec<Step>, found: &mut Vec<Vec<Step>>) {
    match value {
        Value::String(_) => found.push(way.clone()),
        Value::Sequence(items) => {
            for (index, item) in items.iter().enumerate() {
                way.push(Step::Index(index));
                texts(item, way, found);
                way.pop();
            }
        }
        Value::Mapping(entries) => {
            for (key, item) in entries {
                way.push(Step::Key(key.as_str().unwrap().to_owned()));
                texts(item, way, found);
                way.pop();
            }
        }
        _ => {}
    }
}

fn at<'a>(value: &'a mut Value, way: &[Step]) -> &'a mut Value {
    way.iter().fold(value, |value, step| match step {
        Step::Key(key) => value.get_mut(key.as_str()).unwrap(),
        Step::Index(index) => value.get_mut(*index).unwrap(),
    })
}

/// The YAML of a file, and what follows it.
fn parts(site: &Site, file: &str) -> (Value, String) {
    let text = site.text(file);
    let (yaml, body) = match front_matter::split(&text) {
        Some(parts) if file.ends_with(".md") => (parts.head, parts.body),
        _ => (text.as_str(), ""),
    };
    (serde_yaml::from_str(yaml).unwrap(), body.to_owned())
}

/// The small atlas with an attack in each place that holds one.
fn attacked(small: &Site, targets: &[Target]) -> Site {
    let mut site = small.clone();
    for file in files(small) {
        let (mut value, body) = parts(small, &file);
        for (number, target) in targets.iter().enumerate().filter(|(_, target)| target.file == file && target.held) {
            *at(&mut value, &target.path) = Value::String(attack(number));
        }
        let yaml = serde_yaml::to_string(&value).unwrap();
        site = site.file(
            &file,
            if file.ends_with(".md") { format!("---\n{yaml}---\n{body}{}", body_of(&file)) } else { yaml },
        );
    }
    for file in small.paths().filter(|path| path.ends_with("summary.md")) {
        site = site.file(file, small.text(file) + &body_of(file));
    }
    site
}

/// The files that hold YAML.
fn files(site: &Site) -> Vec<String> {
    let own = |path: &&str| path.starts_with("content/") || *path == "atlas.yaml";
    let yaml = |path: &&str| path.ends_with(".yaml") || path.ends_with(".md") && !path.ends_with("summary.md");
    site.paths().filter(own).filter(yaml).map(str::to_owned).collect()
}

/// The attacked atlas, and the places that refused: each round gives back what a message points to.
fn settle() -> (Site, Vec<Target>) {
    let small = Site::small();
    let mut targets = Vec::new();
    for file in files(&small) {
        let mut found = Vec::new();
        texts(&parts(&small, &file).0, &mut Vec::new(), &mut found);
        targets.extend(found.into_iter().map(|path| Target { file: file.clone(), path, held: true }));
    }
    loop {
        let site = attacked(&small, &targets);
        let project = site.write();
        let checked = pipeline::checked(project.root(), None, &mut Clock::new(&mut |_| ())).unwrap();
        if !checked.diagnostics.has_errors() {
            return (site, targets);
        }
        let before = targets.iter().filter(|target| target.held).count();
        // Warnings keep no text from being printed: that it is markup is told, and the site made.
        let sorted = checked.diagnostics.sorted(&checked.sources);
        for fault in sorted.into_iter().filter(|fault| fault.severity == Severity::Error) {
            let (path, range) = (checked.sources.path(fault.place.file), checked.sources.range(&fault.place));
            let text = site.text(path);
            let (yaml, start) = match front_matter::split(&text) {
                Some(parts) if path.ends_with(".md") => (parts.head, parts.head_start),
                _ => (text.as_str(), 0),
            };
            let places = Places::of(yaml);
            for target in targets.iter_mut().filter(|target| target.held && target.file == path) {
                let own = places.locate(&target.path);
                target.held = !(own.start + start <= range.start && range.start < own.end + start);
            }
        }
        let after = targets.iter().filter(|target| target.held).count();
        let told = inspection_atlas::diagnostics::human_first(
            &checked.diagnostics,
            &checked.sources,
            inspection_atlas::diagnostics::Colour::Never,
            5,
        );
        assert!(after < before, "a fault points to no attacked place:\n{told}");
    }
}

fn key(target: &Target) -> String {
    let mut keys =
        target.path.iter().filter_map(|step| if let Step::Key(key) = step { Some(key.as_str()) } else { None });
    keys.next_back().unwrap_or_default().to_owned()
}

/// What no output may hold, wherever it stands.
fn look(outputs: &Outputs) -> Vec<String> {
    let mut faults = Vec::new();
    for (path, output) in outputs.iter() {
        let Ok(text) = std::str::from_utf8(&output.bytes) else { continue };
        let mut fault = |what: &str| faults.push(format!("{path}: {what}"));
        match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
            "html" | "svg" | "xml" => {
                for sign in ["<script>atlasHit", "<img src=\"https://example.org", "<svg onload", "href=\"javascript:"]
                {
                    if text.contains(sign) {
                        fault(&format!("holds {sign}"));
                    }
                }
                for json in text.split("<script type=\"application/ld+json\">").skip(1) {
                    let json = json.split("</script>").next().unwrap();
                    if json.contains('<') || serde_json::from_str::<serde_json::Value>(json).is_err() {
                        fault("holds JSON-LD that can be left");
                    }
                }
            }
            // A part of the index of the search: a call with one JSON value.
            "js" if path.starts_with("assets/search/") => {
                let json = text.split_once(',').and_then(|(_, rest)| rest.strip_suffix(");\n"));
                let whole = json.is_some_and(|json| serde_json::from_str::<serde_json::Value>(json).is_ok());
                if !whole || text.contains(['<', '>', '&', '\u{2028}', '\u{2029}']) {
                    fault("is more than one value");
                }
            }
            "json" if serde_json::from_str::<serde_json::Value>(text).is_err() => fault("is no JSON"),
            "csv" => {
                let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(text.as_bytes());
                for row in reader.records() {
                    let Ok(row) = row else {
                        fault("is no table");
                        break;
                    };
                    let formula = |cell: &str| cell.starts_with(['=', '+', '@', '\t', '\r']);
                    if let Some(cell) = row.iter().find(|cell| formula(cell)) {
                        fault(&format!("a spreadsheet would run the cell {cell:?}"));
                        break;
                    }
                }
            }
            "ris" if text.lines().filter(|line| line.starts_with("TY  - ")).count() != cited(path) => {
                fault("holds more than the page and its document");
            }
            "bib" if text.lines().filter(|line| line.starts_with('@')).count() != cited(path) => {
                fault("holds more than the page and its document");
            }
            _ => {}
        }
    }
    faults
}

/// How many things a page's citation names: the page, and the document that it is about.
fn cited(path: &str) -> usize {
    let on_document = ["reports/", "overviews/", "practice/"].iter().any(|folder| path.starts_with(folder));
    if on_document && path.matches('/').count() == 2 { 2 } else { 1 }
}

#[test]
fn every_text_may_try_and_none_breaks_out() {
    let (site, targets) = settle();
    let refused: BTreeSet<String> = targets.iter().filter(|target| !target.held).map(key).collect();
    let held: BTreeSet<String> = targets.iter().filter(|target| target.held).map(key).collect();
    let project = site.write();
    let built = build(project.root(), None).unwrap();
    let told = inspection_atlas::diagnostics::human_first(
        &built.diagnostics,
        &built.sources,
        inspection_atlas::diagnostics::Colour::Never,
        10,
    );
    let Some((outputs, _)) = built.site else { panic!("the attacked atlas is not built:\n{told}") };
    let faults = look(&outputs);
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    let known: BTreeSet<String> = NOT_TEXT.iter().map(|key| (*key).to_owned()).collect();
    let never: BTreeSet<String> = refused.difference(&held).cloned().collect();
    assert_eq!(never, known, "keys that take no text; attacked were {held:?}");
    // For `tests/browser/hostile.test.mjs`.
    if let Some(folder) = std::env::var_os("ATLAS_HOSTILE_OUT") {
        for (path, output) in outputs.iter() {
            let file = Path::new(&folder).join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, &output.bytes).unwrap();
        }
    }
}
