//! Every component of `templates/components/` is told of beside it, and every example of it renders
//! into sound HTML.

use std::{collections::BTreeMap, path::Path};

use inspection_atlas::{
    audit,
    diagnostics::{Code, Diagnostics, SourceMap},
    location::{At, FileId, Place},
    pipeline,
    render::{Outputs, Templates},
    source,
};
use serde_yaml::Value;

use crate::site::{HERE, here, text, tree};

/// What a component's `.yaml` says.
struct Component {
    /// The file name without its ending.
    name: String,
    html: String,
    yaml: Value,
}

fn components() -> Vec<Component> {
    let files: Vec<String> = tree(&here("templates/components")).into_keys().collect();
    let html = files.iter().filter_map(|file| file.strip_suffix(".html"));
    let components: Vec<Component> = html
        .map(|name| {
            let html = text(&format!("templates/components/{name}.html"));
            let yaml = serde_yaml::from_str(&text(&format!("templates/components/{name}.yaml")))
                .unwrap_or_else(|error| panic!("{name}.yaml: {error}"));
            Component { name: name.to_owned(), html, yaml }
        })
        .collect();
    assert_eq!(files.len(), components.len() * 2, "a component is a .html and a .yaml of one name: {files:?}");
    components
}

impl Component {
    /// Its declaration: its name in templates, and its parameters in order, each with its type.
    fn declared(&self) -> (String, Vec<(String, String)>) {
        let head = self.html.split("{% component ").nth(1).unwrap_or_else(|| panic!("{} declares nothing", self.name));
        let (name, rest) = head.split_once('(').unwrap();
        let parameters = rest.split_once(") -%}").or_else(|| rest.split_once(") %}")).expect("the declaration ends").0;
        let parameter = |part: &str| {
            let (name, kind) = part.split_once(':').unwrap();
            let kind = kind.split('=').next().unwrap();
            (name.trim().to_owned(), kind.trim().trim_end_matches('?').to_owned())
        };
        let parts = parameters.split(", ").filter(|part| !part.is_empty() && part.contains(':'));
        (name.to_owned(), parts.map(parameter).collect())
    }

    fn list(&self, key: &str) -> Vec<&Value> {
        self.yaml.get(key).and_then(Value::as_sequence).map_or_else(Vec::new, |list| list.iter().collect())
    }
}

fn word<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn templates() -> Templates {
    let sources = source::discover(Path::new(HERE)).unwrap();
    pipeline::templates(&sources).unwrap_or_else(|error| panic!("{error:#}"))
}

#[test]
fn every_parameter_is_described_and_every_description_is_of_one() {
    for component in components() {
        let (name, declared) = component.declared();
        assert_eq!(name, component.name.replace('-', "_"), "the component is named like its file");
        assert_eq!(word(&component.yaml, "name"), name, "{}.yaml", component.name);
        assert!(!word(&component.yaml, "description").is_empty(), "{name} has no description");
        let described: Vec<(String, String)> = component
            .list("parameters")
            .iter()
            .map(|parameter| {
                assert!(!word(parameter, "description").is_empty(), "a parameter of {name} has no description");
                (word(parameter, "name").to_owned(), word(parameter, "type").to_owned())
            })
            .collect();
        let sorted = |mut list: Vec<(String, String)>| {
            list.sort();
            list
        };
        assert_eq!(sorted(declared), sorted(described), "{name}: what it takes, and what its .yaml says that it takes");
    }
}

#[test]
fn every_component_has_a_style_sheet_or_none_of_its_own_and_stands_in_the_manual() {
    let manual = text("docs/templates.md");
    let names: Vec<String> = components().into_iter().map(|component| component.name).collect();
    for sheet in tree(&here("static/css/components")).into_keys() {
        let name = sheet.strip_suffix(".css").unwrap();
        assert!(names.iter().any(|own| own == name), "{sheet} belongs to no component");
    }
    for name in names {
        let listed = format!("| `{}(", name.replace('-', "_"));
        assert!(manual.contains(&listed), "docs/templates.md does not list {name}");
    }
}

#[test]
fn every_example_renders_into_sound_html() {
    let templates = templates();
    let mut pages: BTreeMap<String, String> = BTreeMap::new();
    for component in components() {
        let (name, _) = component.declared();
        let examples = component.list("examples");
        assert!(!examples.is_empty(), "{name} has no example");
        for example in examples {
            let case = word(example, "name");
            assert!(!case.is_empty() && !word(example, "description").is_empty(), "an example of {name} has no words");
            let html = templates
                .render_component(&name, example.get("data").expect("an example has data"))
                .unwrap_or_else(|error| panic!("{name}, {case}: {error:#}"));
            let html = wrapped(&html, word(&component.yaml, "wrapper"));
            let taken = pages.insert(format!("{name}-{case}.html"), page(&format!("{name}: {case}"), &html));
            assert!(taken.is_none(), "{name} has two examples named {case}");
        }
    }
    let mut outputs = Outputs::default();
    for (path, html) in pages {
        outputs.insert(path, "an example", html.into_bytes()).unwrap();
    }
    let faults = faults(&outputs);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The example inside the element that it must stand in: `ul.entries`.
fn wrapped(html: &str, wrapper: &str) -> String {
    match wrapper.split_once('.').unwrap_or((wrapper, "")) {
        ("", _) => html.to_owned(),
        (element, class) => format!("<{element} class=\"{class}\">{html}</{element}>"),
    }
}

/// A page with the headings that a component may stand under.
fn page(title: &str, html: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en-GB\"><head><title>{title}</title></head>\n\
         <body><main id=\"main\"><h1>{title}</h1><h2>Part</h2><h3>Section</h3>\n{html}\n</main></body></html>\n"
    )
}

/// What the audit finds, but for links: examples lead to pages that are not there.
fn faults(outputs: &Outputs) -> Vec<String> {
    let mut diagnostics = Diagnostics::default();
    audit::run(outputs, &mut diagnostics);
    let nothing = NoSources;
    let found = diagnostics.sorted(&nothing);
    let sound = found.into_iter().filter(|found| found.code != Code::BrokenLink);
    sound
        .map(|found| {
            assert!(matches!(found.place.at, At::Page(_)));
            format!("[{}] {}", found.code.as_str(), found.message)
        })
        .collect()
}

/// Pages have no source.
struct NoSources;

impl SourceMap for NoSources {
    fn path(&self, _: FileId) -> &'static str {
        ""
    }

    fn text(&self, _: FileId) -> &'static str {
        ""
    }

    fn range(&self, _: &Place) -> std::ops::Range<usize> {
        0..0
    }
}
