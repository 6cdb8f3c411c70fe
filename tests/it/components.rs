//! Every component of `templates/components/` is told of beside it, and every example of it renders
//! into sound HTML.

use std::path::Path;

use inspection_atlas::{
    audit,
    diagnostics::{Code, Diagnostics, SourceMap},
    gallery::contrast::contrast,
    location::{At, FileId, Place},
    pipeline,
    render::Outputs,
    source,
};
use serde_yaml::Value;

use crate::{
    colour,
    site::{HERE, here, text, tree},
};

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
        assert!(text(&format!("static/css/components/{sheet}")).contains('{'), "{sheet} has no rule");
    }
    for name in names {
        let listed = format!("| `{}(", name.replace('-', "_"));
        assert!(manual.contains(&listed), "docs/templates.md does not list {name}");
    }
}

#[test]
fn every_example_renders_into_sound_html() {
    for component in components() {
        let examples = component.list("examples");
        assert!(!examples.is_empty(), "{} has no example", component.name);
        for example in examples {
            let said = !word(example, "name").is_empty() && !word(example, "description").is_empty();
            assert!(said, "an example of {} has no words", component.name);
        }
    }
    let faults = faults(&gallery());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_gallery_shows_every_component_and_every_token() {
    let gallery = gallery();
    let shown =
        |path: &str| String::from_utf8(gallery.get(path).unwrap_or_else(|| panic!("no {path}")).to_vec()).unwrap();
    let index = shown("index.html");
    for component in components() {
        let page = shown(&format!("{}/index.html", component.name));
        assert!(index.contains(&format!("href=\"{}/index.html\"", component.name)), "no link to {}", component.name);
        for example in component.list("examples") {
            assert!(page.contains(&format!(">{}</h3>", word(example, "name"))), "{} lacks an example", component.name);
        }
    }
    let tokens = text("static/css/tokens.css");
    let names = tokens
        .lines()
        .flat_map(|line| line.split("; "))
        .filter_map(|part| part.trim().strip_prefix("--")?.split_once(':'));
    let sheet = shown("gallery.css");
    for (name, _) in names {
        assert!(index.contains(&format!("--{name}</code>")) && sheet.contains(&format!("var(--{name})")), "{name}");
    }
}

#[test]
fn the_gallery_measures_contrast_as_the_tests_do() {
    for (one, other) in [("#fff", "#000000"), ("#767676", "#fff"), ("#6d1f52", "#fffefb"), ("#12436d", "#0d3263")] {
        let own = contrast(one, other).unwrap();
        assert!((own - f64::from(colour::contrast(one, other))).abs() < 0.001, "{one} on {other}: {own}");
    }
    assert_eq!(contrast("red", "#fff"), None);
}

/// The pages of the gallery.
fn gallery() -> Outputs {
    let sources = source::discover(Path::new(HERE)).unwrap();
    pipeline::gallery(&sources).unwrap_or_else(|error| panic!("{error:#}"))
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
