//! What the manual says, held against what the program does.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
};

use inspection_atlas::{content::keys, diagnostics::Code};

use crate::{
    blessing,
    site::{Project, Site, here, text, tree},
};

/// The words in backticks.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The second-level sections of a page: the quoted words of its heading, and its text.
fn sections(page: &str) -> Vec<(&str, &str)> {
    let parts = page.split("\n## ").skip(1);
    parts
        .map(|part| part.split_once('\n').unwrap_or((part, "")))
        .map(|(head, text)| (head.trim_matches('`'), text))
        .collect()
}

/// The keys of an entry that tables name in their first column, and lists by their first word.
fn listed(section: &str) -> BTreeSet<&str> {
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    rows.flat_map(|line| quoted(line.split('|').nth(1).unwrap())).collect()
}

#[test]
fn every_key_stands_in_the_manual_and_every_key_of_the_manual_is_one() {
    let page = text("docs/content-model.md");
    let sections: BTreeMap<&str, &str> = sections(&page).into_iter().collect();
    let mut known: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (heading, keys) in keys::all() {
        let section = sections.get(heading).unwrap_or_else(|| panic!("docs/content-model.md has no part `{heading}`"));
        assert!(!keys.is_empty(), "an entry of {heading} has no keys");
        let named: BTreeSet<&str> = quoted(section).into_iter().collect();
        let missing: Vec<&&str> = keys.iter().filter(|key| !named.contains(**key)).collect();
        assert!(missing.is_empty(), "docs/content-model.md does not name {missing:?} under {heading}");
        known.entry(heading).or_default().extend(keys);
    }
    for (heading, keys) in known {
        let unknown: Vec<&str> = listed(sections[heading]).difference(&keys).copied().collect();
        assert!(
            unknown.is_empty(),
            "docs/content-model.md names {unknown:?} under {heading}, which no entry there has"
        );
    }
}

#[test]
fn every_file_of_the_content_is_told_of() {
    let page = text("docs/content-model.md");
    let headings: Vec<&str> = sections(&page).into_iter().map(|(head, _)| head).collect();
    for path in tree(&here("tests/small")).into_keys() {
        let parts: Vec<&str> = path.split('/').collect();
        let general = match parts.as_slice() {
            ["content", kind @ ("reports" | "overviews"), _, file] => format!("content/{kind}/<id>/{file}"),
            ["content", kind, file] => format!("content/{kind}/<id>.{}", file.rsplit_once('.').unwrap().1),
            _ => path.clone(),
        };
        assert!(headings.contains(&general.as_str()), "docs/content-model.md has no part `{general}`");
    }
}

#[test]
fn every_code_stands_in_the_manual() {
    let mut page = String::from(
        "# Diagnostics\n\nWhat the atlas says when something is wrong, and what to do about it. Each message shows the file, \
         the line and the words it means, and a name in square brackets: look it up here. An error keeps the site from being \
         published; a warning does not. This page is made from the code: `ATLAS_BLESS=1 cargo test` writes it anew.\n",
    );
    for code in Code::all() {
        write!(page, "\n## `{}`\n\n{} {}\n", code.as_str(), code.meaning(), code.remedy()).unwrap();
    }
    let path = "docs/diagnostics.md";
    if blessing() {
        fs::write(here(path), &page).unwrap();
    }
    assert!(text(path) == page, "{path} is not what the codes say; ATLAS_BLESS=1 cargo test writes it anew");
}

/// The lines of the blocks of code of a page.
fn commands(page: &str) -> Vec<&str> {
    page.split("```").skip(1).step_by(2).flat_map(|block| block.lines().skip(1)).collect()
}

#[test]
fn the_two_commands_of_the_readme_exist() {
    let page = text("README.md");
    let commands = commands(&page);
    assert!(commands.contains(&"cargo run --release -- serve"), "{commands:?}");
    assert!(commands.contains(&"scripts/test"), "{commands:?}");
    let help = Site::small().write().atlas(&["--help"]).expect_code(0).out;
    assert!(names(&help).contains("serve"));
    let script = fs::metadata(here("scripts/test")).unwrap();
    assert!(script.is_file() && runnable(&script), "scripts/test cannot be run");
    assert!(text(".ci/run").contains("scripts/test"), "CI runs another command than the README gives");
}

/// Whether a file may be run.
#[cfg(unix)]
pub fn runnable(file: &fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    file.permissions().mode() & 0o111 != 0
}

/// Whether a file may be run.
#[cfg(not(unix))]
pub fn runnable(_: &fs::Metadata) -> bool {
    true
}

/// The commands that a help text lists.
fn names(help: &str) -> BTreeSet<&str> {
    let list = help.split("Commands:\n").nth(1).unwrap_or_default();
    let lines = list.lines().take_while(|line| !line.is_empty());
    lines.filter_map(|line| line.split_whitespace().next()).collect()
}

/// The options that a help text lists.
pub fn options(help: &str) -> BTreeSet<&str> {
    let lines = help.lines().map(str::trim_start).filter(|line| line.starts_with('-'));
    lines.flat_map(|line| line.split([' ', ',', '='])).filter(|word| word.starts_with("--")).collect()
}

/// Every command and what its `--help` says; commands within commands too.
pub fn helps(project: &Project) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut open = vec![String::new()];
    while let Some(command) = open.pop() {
        let words: Vec<&str> = command.split_whitespace().chain(["--help"]).collect();
        let help = project.atlas(&words).expect_code(0).out;
        open.extend(names(&help).iter().map(|name| format!("{command} {name}").trim().to_owned()));
        found.push((command, help));
    }
    found.retain(|(command, _)| !command.is_empty());
    found
}

#[test]
fn every_command_and_option_is_told_of() {
    let project = Site::small().write();
    let docs =
        tree(&here("docs")).into_keys().filter(|path| path.ends_with(".md")).map(|path| text(&format!("docs/{path}")));
    let pages: String = docs.chain([text("README.md"), text("CONTRIBUTING.md")]).collect();
    let told: BTreeSet<&str> = pages.split(|c: char| c.is_whitespace() || "`|,.;:()".contains(c)).collect();
    for (command, help) in helps(&project) {
        let within = command.strip_prefix("new ");
        let told_of = pages.contains(&format!("`atlas {command}"))
            || within.is_some_and(|kind| pages.contains(&format!("`{kind}`")));
        assert!(told_of, "nothing is said of `atlas {command}`");
        for option in options(&help).into_iter().filter(|option| *option != "--help") {
            assert!(told.contains(option), "nothing is said of {option} of `atlas {command}`");
        }
    }
}

#[test]
fn links_between_pages_of_the_manual_lead_somewhere() {
    let mut pages: Vec<String> = tree(&here("docs")).into_keys().map(|path| format!("docs/{path}")).collect();
    pages.extend(["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(str::to_owned));
    for page in pages.iter().filter(|path| path.ends_with(".md")) {
        let words = text(page);
        let folder = here(page);
        for target in words.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = target.split('#').next().unwrap();
            if !file.is_empty() && !file.contains(':') && !file.contains('<') {
                assert!(folder.parent().unwrap().join(file).exists(), "{page} links to {file}");
            }
        }
    }
}

#[test]
fn every_decision_stands_in_the_list_under_its_number() {
    let page = text("docs/decisions/README.md");
    let listed: Vec<(usize, String)> = page
        .lines()
        .filter_map(|line| line.strip_prefix("| [")?.split_once("]("))
        .map(|(number, rest)| (number.parse().unwrap(), rest.split(')').next().unwrap().to_owned()))
        .collect();
    let mut files: Vec<String> = tree(&here("docs/decisions")).into_keys().collect();
    files.retain(|file| file != "README.md");
    assert_eq!(listed.iter().map(|(_, file)| file.clone()).collect::<Vec<_>>(), files);
    assert!(listed.is_sorted_by(|one, other| one.0 < other.0), "a number is used twice: {listed:?}");
    for (number, file) in &listed {
        assert!(file.starts_with(&format!("{number:04}-")), "{file} is listed as {number}");
        assert!(text(&format!("docs/decisions/{file}")).starts_with(&format!("# {number}. ")), "{file}");
    }
}

#[test]
fn the_files_that_the_architecture_names_exist() {
    let page = text("ARCHITECTURE.md");
    let (_, section) = sections(&page).into_iter().find(|(head, _)| *head == "Where things are").unwrap();
    for path in listed(section) {
        assert!(here("src").join(path).exists(), "ARCHITECTURE.md names {path}");
    }
    let (_, stages) = sections(&page).into_iter().find(|(head, _)| head.starts_with("Six nouns")).unwrap();
    for line in stages.lines().filter(|line| line.contains("::") && line.starts_with("| ")) {
        let function = quoted(line)[0];
        let (module, name) = function.split_once("::").unwrap();
        let files = tree(&here("src"))
            .into_iter()
            .filter(|(path, _)| path.strip_prefix(module).is_some_and(|rest| rest.starts_with(['/', '.'])));
        let code: String = files.map(|(_, bytes)| String::from_utf8(bytes).unwrap()).collect();
        assert!(code.contains(&format!("pub fn {name}")), "ARCHITECTURE.md names {function}");
    }
}
