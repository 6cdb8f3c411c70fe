//! What all reports share: the settings, the frameworks, groups, terms and free pages.

use std::fmt::Write as _;

use super::{
    Files, Size,
    places::{FRAMEWORKS, Place},
    topics::{AREAS, GROUPS, TERMS, THEMES},
};

const SETTINGS: &str = r#"title: "The synthetic atlas"
tagline: "What nobody found in places that do not exist"
description: "An invented atlas of any size, to build and measure with."
base_url: "https://synthetic-atlas.example/"
repository: "https://forge.example/synthetic/atlas"
branch: "main"
content_date: 2021-06-30
licence:
  text: "Everything in this atlas is invented and free to use under Creative Commons Attribution 4.0."
  content_name: "CC BY 4.0"
  content_url: "https://creativecommons.org/licenses/by/4.0/"
  code_name: "MIT"
notices:
  independence: "Nothing here belongs to a government or an inspectorate: all of it is invented."
  not_today: "A grade shows what was judged at the time. It says nothing about the service today."
navigation: [authorities, reports, themes, matrix, recommendations, overview, data, about]
"#;

/// What both frameworks say of the other: no grade of one can be set beside one of the other.
const NOT_COMPARABLE: &str = "A whole area review grades all the services of an area for every child, \
    a lantern inspection one council's help for some. No source says that a word of one scale stands for a word of the other.";

/// The areas that each framework judges; those of the first have a grade in two columns.
pub const JUDGED: [&[(&str, &str)]; 2] = [
    &[
        ("health", "Health"),
        ("safety", "Safety"),
        ("schooling", "Schooling"),
        ("voice", "Voice"),
        ("work", "Work and money"),
        ("management", "Management"),
        ("capacity", "Capacity to improve"),
    ],
    &[
        ("overall", "The overall judgement"),
        ("help", "Help and protection"),
        ("care", "Children in care"),
        ("coming-into-care", "Coming into care"),
        ("leaving-care", "Leaving care"),
        ("disabled-children", "Disabled children"),
        ("leadership", "Leadership"),
        ("partners", "Partners"),
        ("board", "The safeguarding board"),
    ],
];

/// The columns of the first framework's grade table.
pub const SCOPES: [(&str, &str); 2] = [("all-services", "All services"), ("council", "The council's own services")];

/// The grades of each framework, best first.
pub const GRADES: [&[&str]; 2] =
    [&["outstanding", "good", "adequate", "inadequate"], &["exceptional", "strong", "sound", "weak", "failing"]];

/// The headings under which each framework's reports ask for something: key and label.
pub const URGENCIES: [&[(&str, &str)]; 2] = [
    &[
        ("at-once", "For immediate action"),
        ("six-months", "For action over six months"),
        ("longer", "For the longer term"),
    ],
    &[("priority", "Priority action"), ("improvement", "Areas to improve")],
];

/// The files.
pub fn files(size: Size) -> Files {
    let mut files = vec![
        ("atlas.yaml".to_owned(), SETTINGS.to_owned()),
        ("content/groups.yaml".to_owned(), groups()),
        ("content/glossary.yaml".to_owned(), glossary()),
    ];
    files.extend(
        [0, 1].map(|number| (format!("content/frameworks/{}.yaml", FRAMEWORKS[number].0), framework(number, size))),
    );
    let page = |(name, title): (&str, &str)| {
        let text = format!(
            "---\ntitle: \"{title}\"\ndescription: \"What an invented atlas is for: to measure how long whole sites of any size take to build.\"\n---\n## What this is\n\n\
             An atlas of invented places, made to measure with. Its grades stand on the scales of \
             [two](framework:area-2003) [frameworks](framework:lantern-2011).\n"
        );
        (format!("content/pages/{name}.md"), text)
    };
    files.extend([("about", "About"), ("data", "The data"), ("how-to-read", "How to read this")].map(page));
    files
}

fn framework(number: usize, size: Size) -> String {
    let (other, _) = FRAMEWORKS[1 - number];
    let (title, short, grade_words) =
        [("Whole area reviews", "Whole area review", "number"), ("Lantern inspections", "Lantern inspection", "")]
            [number];
    let mut text = format!(
        "title: \"{title}\"\nshort_title: \"{short}\"\nsummary: \"{title} are invented. They ask how children are helped.\"\n\
         inspectorates: [\"The Lantern Office\"]\nin_force:\n  from: {}\nscale:\n  title: \"Grades of {}\"\n  grades:\n",
        FRAMEWORKS[number].1,
        title.to_lowercase()
    );
    for (at, grade) in GRADES[number].iter().enumerate() {
        let printed = if grade_words.is_empty() {
            String::new()
        } else {
            format!("      number: {}\n", GRADES[number].len() - at)
        };
        write!(
            text,
            "    - key: {grade}\n      label: \"{grade}\"\n{printed}      meaning: \"Invented grade number {}.\"\n",
            at + 1
        )
        .expect("a String takes any text");
    }
    if number == 0 {
        text += &list("scopes", SCOPES.iter().map(|(key, label)| format!("key: {key}\n    label: \"{label}\"")));
    }
    let scopes = if number == 0 { "\n    scopes: [all-services, council]" } else { "" };
    text += &list(
        "areas",
        JUDGED[number].iter().enumerate().map(|(at, (key, label))| {
            let outcome = AREAS.get(at).map_or_else(String::new, |(area, _)| format!("\n    outcome_area: {area}"));
            format!("key: {key}\n    label: \"{label}\"\n    number: \"{}\"{scopes}{outcome}", at + 1)
        }),
    );
    text +=
        &list("urgencies", URGENCIES[number].iter().map(|(key, label)| format!("key: {key}\n    label: \"{label}\"")));
    text += &list("not_comparable", [format!("framework: {other}\n    why: \"{NOT_COMPARABLE}\"")]);
    if size.reports > 0 {
        text += &list("rests_on", [format!("document: {}\n    paragraphs: [1-2]", Place::of(0).id())]);
    }
    text
}

fn groups() -> String {
    list(
        "groups",
        GROUPS.iter().map(|(id, label)| {
            format!(
                "id: {id}\n    label: \"{label}\"\n    description: \"{label}, as the invented reports speak of them.\""
            )
        }),
    )
}

fn glossary() -> String {
    let theme = |at: usize| THEMES[at * THEMES.len() / TERMS.len()].0;
    list(
        "terms",
        TERMS.iter().enumerate().map(|(at, (id, term, meaning))| {
            format!("id: {id}\n    term: \"{term}\"\n    meaning: \"{meaning}\"\n    themes: [{}]", theme(at))
        }),
    )
}

/// A list of entries under a key. The lines of an entry after its first are indented already.
pub fn list(key: &str, entries: impl IntoIterator<Item = String>) -> String {
    let entries: Vec<String> = entries.into_iter().map(|entry| format!("  - {entry}\n")).collect();
    if entries.is_empty() { format!("{key}: []\n") } else { format!("{key}:\n{}", entries.concat()) }
}
