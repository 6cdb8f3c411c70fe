//! What is said of one broken site, in each of the forms for other programs.
//!
//! `tests/formats/` holds the forms; `ATLAS_BLESS=1 cargo test` writes them anew.

use std::{collections::BTreeSet, fs};

use serde_json::Value;

use crate::{
    blessing,
    site::{Project, Site, here, text},
};

/// A site with faults of every sort: in a list, over two places, at a word, in a text, and a
/// warning.
fn broken() -> Project {
    let findings = "content/reports/northshire-lantern-2012/findings.yaml";
    Site::small()
        .edit("content/themes/waiting-times.md", "(authority:northshire)", "(authority:northshier)")
        .edit(findings, "    polarity: mixed\n", "    polarity: 100%, or so\n")
        .edit("content/groups.yaml", "id: island-children", "id: young-carers")
        .file("content/reports/sandhaven-area-2005/summary.md", "Two visits [¶1].\n")
        .write()
}

/// Fails unless `said` is what the file under `tests/formats/` holds.
fn same(name: &str, said: &str) {
    let path = format!("tests/formats/{name}");
    if blessing() {
        fs::create_dir_all(here("tests/formats")).unwrap();
        fs::write(here(&path), said).unwrap();
    }
    assert!(text(&path) == said, "{path} is not what is said; ATLAS_BLESS=1 cargo test writes it anew:\n{said}");
}

#[test]
fn each_form_says_the_same_faults() {
    let project = broken();
    for (format, name) in
        [("short", "short.txt"), ("json", "json.json"), ("sarif", "sarif.json"), ("github", "github.txt")]
    {
        let run = project.atlas(&["check", "--format", format]).expect_code(1);
        same(name, &run.out);
        assert!(!run.out.contains('\x1b'));
        run.expect_lines(&["atlas: "]);
        let build = project.atlas(&["build", "--format", format]).expect_code(1);
        assert_eq!(build.out, text(&format!("tests/formats/{name}")));
    }
    let human = project.atlas(&["check"]).expect_code(1);
    assert_eq!(human.out, "");
    same("human.txt", &human.err);
}

/// Every place that a value of the document names by line and column, as `file:line:column`.
fn places(document: &Value) -> BTreeSet<String> {
    let place = |location: &Value| {
        let place = &location["physicalLocation"];
        let (file, region) = (place["artifactLocation"]["uri"].as_str().unwrap(), &place["region"]);
        format!("{file}:{}:{}", region["startLine"], region["startColumn"])
    };
    document["runs"][0]["results"].as_array().unwrap().iter().map(|result| place(&result["locations"][0])).collect()
}

#[test]
fn sarif_and_json_name_the_places_that_short_names() {
    let project = broken();
    let run = |format: &str| project.atlas(&["check", "--format", format]).expect_code(1).out;
    let short: BTreeSet<String> =
        run("short").lines().map(|line| line.split(": ").next().unwrap().to_owned()).collect();
    let sarif: Value = serde_json::from_str(&run("sarif")).unwrap();
    assert_eq!(places(&sarif), short);
    let driver = &sarif["runs"][0]["tool"]["driver"];
    for result in sarif["runs"][0]["results"].as_array().unwrap() {
        let rule = &driver["rules"][usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        let help = rule["helpUri"].as_str().unwrap();
        assert!(help.ends_with(&format!("/docs/diagnostics.md#{}", rule["id"].as_str().unwrap())), "{help}");
    }
    let json: Value = serde_json::from_str(&run("json")).unwrap();
    let list = json["diagnostics"].as_array().unwrap();
    let named: BTreeSet<String> = list
        .iter()
        .map(|one| &one["place"])
        .map(|place| format!("{}:{}:{}", place["file"].as_str().unwrap(), place["line"], place["column"]))
        .collect();
    assert_eq!(named, short);
    let errors = list.iter().filter(|one| one["severity"] == "error").count();
    assert_eq!((json["errors"].as_u64(), json["version"].as_u64()), (Some(errors as u64), Some(1)));
}

#[test]
fn documents_say_where_there_is_more_than_they_tell() {
    let entry = |n| format!("  - id: group-{n}\n    label: \"Group {n}\"\n    lable: \"Group\"\n");
    let many = format!("groups:\n{}", (0..60).map(entry).collect::<String>());
    let project = Site::small().file("content/groups.yaml", many).write();
    let run = |project: &Project, format: &str| {
        let run = project.atlas(&["check", "--format", format]).expect_code(1);
        (serde_json::from_str::<Value>(&run.out).unwrap(), run.err)
    };
    let (json, said) = run(&project, "json");
    assert!(said.contains("atlas: at least 5"), "{said}");
    assert_eq!(json["complete"], false);
    assert_eq!(json["errors"].as_u64(), Some(json["diagnostics"].as_array().unwrap().len() as u64));
    let notes = |sarif: &Value| sarif["runs"][0]["invocations"][0]["toolExecutionNotifications"].clone();
    assert!(notes(&run(&project, "sarif").0)[0]["message"]["text"].as_str().unwrap().starts_with("There is more"));

    let few = broken();
    assert_eq!(run(&few, "json").0["complete"], true);
    assert!(notes(&run(&few, "sarif").0).is_null());
}

#[test]
fn what_was_not_checked_is_said_and_what_was_is_not() {
    let waits = |site: Site| {
        let said = site.write().atlas(&["check"]).expect_code(1).err;
        let (_, waits) = said.split_once("atlas: not checked until these are corrected: ").unwrap_or_default();
        waits.to_owned()
    };
    let figures = "content/reports/northshire-area-2004/figures.yaml";
    let of_one_report = Site::small().edit(figures, "number: 104250", "number: 104520");
    assert_eq!(waits(of_one_report), "the finished pages\n");
    let groups = Site::small().edit("content/groups.yaml", "groups:\n", "groups:\n  - {}\n");
    assert_eq!(waits(groups), "what is lacking or unused, and the finished pages\n");
}

#[test]
fn each_finished_page_counts_as_a_file() {
    let page = "<!doctype html>\n<html lang=\"en\"><head><title>A</title></head><body><h1>A</h1>\n<p><a href=\"no/where\">b</a></p>\n</body></html>\n";
    let site = Site::small().file("templates/pages/practices.html", page).file("templates/pages/themes.html", page);
    let run = site.write().atlas(&["check"]).expect_code(1);
    run.expect_lines(&["atlas: 3 errors in 2 files"]);
}

#[test]
fn a_good_site_gives_whole_documents_and_nothing_else() {
    let project = Site::small().write();
    for format in ["short", "github", "human"] {
        assert_eq!(project.atlas(&["check", "--format", format]).expect_code(0).out, "");
    }
    for format in ["json", "sarif"] {
        let run = project.atlas(&["check", "--format", format]).expect_code(0);
        let document: Value = serde_json::from_str(&run.out).unwrap();
        let list = if format == "json" { &document["diagnostics"] } else { &document["runs"][0]["results"] };
        assert_eq!(list.as_array().unwrap().len(), 0);
    }
}

#[test]
fn where_the_settings_have_faults_the_manual_is_a_path() {
    let project = Site::small().edit("atlas.yaml", "branch: \"trunk\"\n", "").write();
    let run = project.atlas(&["check", "--format", "json"]).expect_code(1);
    let document: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(document["diagnostics"][0]["explained"], "docs/diagnostics.md#missing-key");
    let run = project.atlas(&["check", "--format", "sarif"]).expect_code(1);
    assert!(!run.out.contains("helpUri"), "an address that is not whole is none for SARIF");
}

#[test]
fn strictness_makes_warnings_errors() {
    let project = Site::small().file("content/reports/sandhaven-area-2005/summary.md", "Two visits [¶1].\n").write();
    project.atlas(&["check"]).expect_code(0).expect_lines(&["warning[summary-length]", "atlas: 1 warning in 1 file"]);
    for command in ["check", "build"] {
        let run = project.atlas(&[command, "--strict"]).expect_code(1);
        run.expect_lines(&["error[summary-length]", "atlas: 1 error in 1 file"]);
    }
    assert!(!project.root().join("site").exists(), "a site with warnings was published");
    let run = Site::small().write().atlas(&["build", "--strict"]).expect_code(0);
    run.expect_lines(&["atlas: "]);
}

#[test]
fn what_verify_finds_is_written_in_every_form() {
    let findings = "content/reports/sandhaven-area-2005/findings.yaml";
    let project = Site::small().edit(findings, "A clinic on the pier sees", "A clinic with 70 rooms sees").write();
    let texts = here("tests/small-texts");
    let verify = |more: &[&str]| project.atlas(&[&["verify", "--sources", texts.to_str().unwrap()], more].concat());
    let run = verify(&["--format", "short"]).expect_code(1);
    assert!(run.out.starts_with(&format!("{findings}:3:")), "{}", run.out);
    assert_eq!(run.out.lines().count(), 1);
    verify(&["--format", "short", "--json"]).expect_code(2);
    let lenient = verify(&["--record", "--words", "12"]).expect_code(2);
    lenient.expect_lines(&["atlas: --record keeps what was compared by the rule that holds for all"]);
}
