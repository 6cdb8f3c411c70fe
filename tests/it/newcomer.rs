//! The newcomer: a report by an invented body, under a framework of its own with five grades and
//! nested areas, from `atlas new` to the published site, by nothing but filling in text.

use std::{collections::BTreeMap, fs};

use crate::{
    rust_source::sources,
    site::{Project, Site, here, tree},
};

const REPORT: &str = "content/reports/saltholm-beacon-2019";

/// Changes a file as a person with an editor would.
fn edit(project: &Project, path: &str, change: impl Fn(String) -> String) {
    let file = project.root().join(path);
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}"));
    fs::write(file, change(text)).unwrap();
}

/// Writes values in the place of what is still to fill in behind a key, one after the other.
fn fill(project: &Project, path: &str, values: &[(&str, &str)]) {
    edit(project, path, |mut text| {
        for (key, value) in values {
            let place = [format!("{key}: FILL-IN"), format!("{key}: [FILL-IN]")];
            let found =
                place.iter().filter(|own| text.contains(own.as_str())).min_by_key(|own| text.find(own.as_str()));
            let own = found.unwrap_or_else(|| panic!("{path} has no `{key}` to fill in:\n{text}"));
            text = text.replacen(own, &format!("{key}: {value}"), 1);
        }
        text
    });
}

/// Puts lines in the place of everything from the line of a key to the next comment at the left edge.
fn put(project: &Project, path: &str, key: &str, lines: &str) {
    edit(project, path, |text| {
        let start =
            text.find(&format!("{key}:\n")).unwrap_or_else(|| panic!("{path} has no list `{key}`")) + key.len() + 2;
        let end = text[start..].find("\n# ").map_or(text.len(), |at| start + at + 1);
        format!("{}{lines}{}", &text[..start], &text[end..])
    });
}

fn framework(project: &Project) {
    let path = "content/frameworks/beacon-2019.yaml";
    let run = project.atlas(&["new", "framework", "Beacon reviews of islands", "--id", "beacon-2019"]).expect_code(0);
    assert_eq!(run.out, format!("{path}\n"));
    project.atlas(&["check"]).expect_code(1).expect_lines(&["error[still-to-fill-in]: ", " --> content/frameworks"]);
    let values = [
        ("short_title", "\"Beacon review\""),
        ("summary", "\"A beacon review spends a week on one island.\""),
        ("inspectorates", "[\"The Society of Keepers\"]"),
        ("  from", "2018"),
        ("  title", "\"Lights of a beacon review\""),
    ];
    fill(project, path, &values);
    let grades: String = ["radiant", "bright", "steady", "dim", "dark"]
        .map(|key| {
            format!("    - key: {key}\n      label: \"{}\"\n      meaning: \"Seen so from the sea.\"\n", title(key))
        })
        .concat();
    put(project, path, "  grades", &grades);
    let areas = "  - key: harbour\n    label: \"The harbour\"\n    number: \"1\"\n\
                 \u{20} - key: moorings\n    label: \"Moorings\"\n    number: \"1.1\"\n    parent: harbour\n\
                 \u{20} - key: lamps\n    label: \"Lamps on the moorings\"\n    number: \"1.1.1\"\n    parent: moorings\n\
                 \u{20} - key: school-boat\n    label: \"The school boat\"\n    number: \"2\"\n";
    put(project, path, "areas", areas);
    edit(project, path, |text| {
        text.replace("#urgencies:\n", "urgencies:\n  - key: next-tide\n    label: \"By the next tide\"\n")
    });
}

fn authority(project: &Project) {
    let path = "content/authorities/saltholm.md";
    let run = project.atlas(&["new", "authority", "Saltholm"]).expect_code(0);
    assert_eq!(run.out, format!("{path}\n"));
    let values = [
        ("council", "\"Saltholm Island Council\""),
        ("kind", "unitary"),
        ("region", "\"The Outer Isles\""),
        ("  - scheme", "dfe"),
        ("    value", "\"077\""),
    ];
    fill(project, path, &values);
    edit(project, path, |text| {
        text.replace("FILL-IN\n", "Saltholm is an island with one school.\n").replace("FILL-IN t", "X t")
    });
}

/// While most of the report is still to fill in, its paragraphs can be looked at, and those that nothing cites.
fn look_for_what_is_left(project: &Project) {
    let texts = project.root().join("texts");
    fs::create_dir(&texts).unwrap();
    fs::write(texts.join("saltholm-beacon-2019.txt"), "1. The island.\n2. Its keepers.\n3. The boat.\n4. The lamps.\n")
        .unwrap();
    let evidence = |wanted: &str| {
        let command = ["evidence", "saltholm-beacon-2019", wanted, "--sources", texts.to_str().unwrap()];
        project.atlas(&command).expect_code(0)
    };
    let warned = "atlas: the content has errors, and what has one is not counted here: `atlas check` tells them\n";
    let left = evidence("--uncited");
    let listed = "Nothing cites\n\n¶4, line 4\n  The lamps.\n\n\
                  Only a judgement, a summary or an essay cites\n\n¶1, line 1\n  The island.\n";
    assert_eq!((left.out.as_str(), left.err.as_str()), (listed, warned));
    let cited = evidence("3");
    let citing = &format!("- finding boats-on-time: The school boat leaves on time.\n  {REPORT}/findings.yaml:7\n");
    assert!(cited.out.ends_with(citing), "{}", cited.out);
    assert_eq!(cited.err, warned);
    let unknown = project.atlas(&["evidence", "saltholm", "3", "--sources", texts.to_str().unwrap()]).expect_code(1);
    unknown
        .expect_lines(&["error[still-to-fill-in]: ", "atlas: the atlas has no report or overview `saltholm`; it has "]);
    fs::remove_dir_all(texts).unwrap();
}

fn report(project: &Project) {
    let run = project
        .atlas(&["new", "report", "--authority", "saltholm", "--framework", "beacon-2019", "--published", "2019-05-14"])
        .expect_code(0);
    let names = ["report.yaml", "findings.yaml", "recommendations.yaml", "figures.yaml", "summary.md"];
    assert_eq!(run.out, names.map(|name| format!("{REPORT}/{name}\n")).concat());
    project
        .atlas(&["check"])
        .expect_code(1)
        .expect_lines(&["error[still-to-fill-in]: ", " --> content/reports/saltholm"]);
    let mut values = vec![
        ("title", "\"Beacon review of Saltholm\""),
        ("short_title", "\"Saltholm beacon review 2019\""),
        ("reference", "\"B-7\""),
        ("licence", "\"Free to copy.\""),
    ];
    for grade in ["radiant", "dim", "dark", "steady"] {
        values.extend([("    grade", grade), ("    paragraphs", "[2]")]);
    }
    fill(project, &format!("{REPORT}/report.yaml"), &values);
    let finding = [
        ("- id", "boats-on-time"),
        ("statement", "\"The school boat leaves on time.\""),
        ("polarity", "strength"),
        ("themes", "[waiting-times]"),
        ("paragraphs", "[3]"),
    ];
    fill(project, &format!("{REPORT}/findings.yaml"), &finding);
    look_for_what_is_left(project);
    project.atlas(&["new", "finding", "saltholm-beacon-2019", "Lamps out at night"]).expect_code(0);
    let finding = [
        ("statement", "\"Half of the lamps are out at night.\""),
        ("polarity", "weakness"),
        ("themes", "[safe-homes]"),
        ("paragraphs", "[4]"),
    ];
    fill(project, &format!("{REPORT}/findings.yaml"), &finding);
    let asked = [
        ("- id", "mend-lamps"),
        ("statement", "\"Mend the lamps.\""),
        ("urgency", "next-tide"),
        ("themes", "[safe-homes]"),
        ("paragraphs", "[5]"),
    ];
    fill(project, &format!("{REPORT}/recommendations.yaml"), &asked);
    project.atlas(&["new", "recommendation", "saltholm-beacon-2019", "Count the lamps"]).expect_code(0);
    fill(project, &format!("{REPORT}/recommendations.yaml"), &asked[1..]);
    let figure = [
        ("- id", "lamps"),
        ("measure", "\"Lamps on the moorings\""),
        ("value", "\"48\""),
        ("unit", "\"lamps\""),
        ("topic", "services"),
        ("paragraphs", "[4]"),
    ];
    fill(project, &format!("{REPORT}/figures.yaml"), &figure);
    let sentence = "The keepers looked at the harbour and spoke with children. ".repeat(45);
    edit(project, &format!("{REPORT}/summary.md"), |text| text.replace("FILL-IN", &sentence));
}

fn title(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}

/// The rows of a table of the published data that name the report, the framework or the authority.
fn rows<'a>(files: &'a BTreeMap<String, Vec<u8>>, table: &str) -> Vec<&'a str> {
    let text = std::str::from_utf8(&files[&format!("data/{table}.csv")]).unwrap();
    text.lines().filter(|line| line.contains("saltholm") || line.contains("beacon-2019")).collect()
}

#[test]
fn a_newcomer_adds_a_report_of_a_framework_of_their_own() {
    let project = Site::small().write();
    framework(&project);
    authority(&project);
    report(&project);
    let run = project.atlas(&["check", "--strict"]).expect_code(0);
    assert_eq!(run.err, "atlas: the content is good\n");
    project.atlas(&["build"]).expect_code(0);
    let files = tree(&project.root().join("site"));
    let page = |path: &str| String::from_utf8(files.get(path).unwrap_or_else(|| panic!("no {path}")).clone()).unwrap();

    let report = page("reports/saltholm-beacon-2019/index.html");
    for words in ["Lamps on the moorings", "Radiant", "Dark", "Half of the lamps are out at night.", "By the next tide"]
    {
        assert!(report.contains(words), "the page of the report does not say {words}");
    }
    let framework = page("frameworks/beacon-2019/index.html");
    assert!(["Radiant", "Bright", "Steady", "Dim", "Dark"].iter().all(|grade| framework.contains(grade)));
    assert!(page("authorities/saltholm/index.html").contains("Beacon review"));
    assert!(page("authorities/index.html").contains("Saltholm"));
    assert!(page("themes/safe-homes/index.html").contains("Mend the lamps."));

    assert!(page("authorities/saltholm/history.svg").contains("Beacon review"));
    let history = page("authorities/saltholm/history.csv");
    assert!(history.lines().skip(1).count() == 5 && history.contains("Bright"), "{history}");

    let counts = [
        ("judgements", 4),
        ("findings", 2),
        ("recommendations", 2),
        ("figures", 1),
        ("grades", 5),
        ("reports", 1),
        ("authorities", 1),
        ("frameworks", 1),
    ];
    for (table, count) in counts {
        assert_eq!(rows(&files, table).len(), count, "rows of {table}.csv");
    }
    let feeds: Vec<&String> = files.keys().filter(|path| path.ends_with(".xml")).collect();
    assert!(feeds.iter().any(|path| page(path).contains("reports/saltholm-beacon-2019/")), "not in {feeds:?}");
    assert!(page("sitemap.xml").contains("frameworks/beacon-2019/"));
    assert!(page("schemas/report.json").contains("\"moorings\""), "editors are not told of the new areas");
}

#[test]
fn nothing_is_written_over() {
    let project = Site::small().write();
    let before = tree(project.root());
    let taken = [
        (&["new", "authority", "Northshire"][..], "content/authorities/northshire.md is there already"),
        (&["new", "page", "Data"], "content/pages/data.md is there already"),
        (&["new", "theme", "Moving on!"], "content/themes/moving-on.md is there already"),
        (
            &["new", "report", "--authority", "northshire", "--framework", "lantern-2011", "--copyright-year", "2012"],
            "content/reports/northshire-lantern-2012/report.yaml is there already",
        ),
        (&["new", "finding", "northshire-lantern-2012", "Far homes"], "nothing was added to content/reports/"),
        (&["new", "finding", "northshire-lantern-2013", "Far homes"], "there is no report `northshire-lantern-2013`"),
        (
            &["new", "practice", "Boats", "--authority", "northshier"],
            "there is no authority `northshier`; did you mean",
        ),
        (&["new", "page", "…"], "no id can be made of \"…\""),
        (&["new", "page", "Search"], "the site has a page of its own at /search/; choose another id with --id"),
        (&["new", "page", "Any", "--id", "themes"], "the site has a page of its own at /themes/"),
        (&["schema"], "say of which kind of file to print the schema, as in `atlas schema report`"),
    ];
    for (arguments, why) in taken {
        project.atlas(arguments).expect_code(2).expect_lines(&[&format!("atlas: {why}")]);
    }
    assert!(tree(project.root()) == before, "something was written");
}

#[test]
fn every_stub_says_what_is_left_and_nothing_else() {
    let project = Site::small().write();
    let kinds = [
        &["new", "authority", "Saltholm"][..],
        &["new", "framework", "Beacon reviews"],
        &["new", "report", "--authority", "fenmarch", "--framework", "lantern-2011", "--copyright-year", "2013"],
        &["new", "theme", "Night lamps", "--area", "staying-safe"],
        &["new", "practice", "Boats that wait", "--authority", "fenmarch"],
        &["new", "page", "How to begin"],
        &["new", "finding", "northshire-lantern-2012", "Late letters"],
        &["new", "recommendation", "northshire-lantern-2012", "Write sooner"],
    ];
    let mut paths = Vec::new();
    for arguments in kinds {
        paths.extend(project.atlas(arguments).expect_code(0).out.lines().map(str::to_owned));
    }
    assert_eq!(paths.len(), 12);
    let run = project.atlas(&["check", "--format", "short"]).expect_code(1);
    for line in run.out.lines() {
        assert!(line.contains("still-to-fill-in"), "{line}");
    }
    for path in paths {
        assert!(run.out.contains(&format!("{path}:")), "nothing is said of {path}:\n{}", run.out);
    }
}

#[test]
fn no_code_knows_the_frameworks_that_ship() {
    let names: Vec<String> = tree(&here("content/frameworks"))
        .into_keys()
        .map(|path| path.strip_suffix(".yaml").expect("a framework is a YAML file").to_owned())
        .collect();
    assert!(!names.is_empty());
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| !source.path.contains("tests")) {
        let code = source.text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate() {
            let known = names.iter().filter(|name| line.contains(name.as_str()));
            faults.extend(known.map(|name| format!("src/{}:{}: {name}", source.path, number + 1)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
