//! An atlas grows in parts: with the least that a report can have the site builds, and says what is not there yet.

use crate::{
    parts,
    site::{Project, Site},
};

/// The folder of a report that no other file of the small atlas refers to.
const REPORT: &str = "content/reports/fenmarch-area-2007";

/// The files that a report may have beside `report.yaml` and `summary.md`, each with one entry.
const OTHERS: [(&str, &str); 3] = [
    (
        "findings.yaml",
        "findings:\n  - id: buses\n    statement: \"Buses are on time.\"\n    polarity: strength\n    area: being-well\n    themes: [waiting-times]\n    paragraphs: [3]\n",
    ),
    (
        "recommendations.yaml",
        "recommendations:\n  - id: more-buses\n    statement: \"Let more buses run.\"\n    urgency: at-once\n    themes: [waiting-times]\n    paragraphs: [4]\n",
    ),
    (
        "figures.yaml",
        "figures:\n  - id: buses\n    measure: \"Buses\"\n    value: \"3\"\n    number: 3\n    unit: \"buses\"\n    topic: services\n    paragraphs: [4]\n",
    ),
];

/// A report of two files under the whole area review, on an authority of the small atlas.
fn with_report(site: Site, authority: &str) -> Site {
    let [report, summary] = ["report.yaml", "summary.md"]
        .map(|file| Site::small().text(&format!("content/reports/sandhaven-area-2005/{file}")));
    let report = report.replace("authority: sandhaven-on-sea", &format!("authority: {authority}"));
    let report = report.replace("Sandhaven-on-Sea", "Fenmarch").replace("published: 2005-10", "published: 2007-03-01");
    site.file(&format!("{REPORT}/report.yaml"), report.replace("2005", "2007"))
        .file(&format!("{REPORT}/summary.md"), summary)
}

/// The small atlas with such a report, the only one of its authority, and those of its other files that `has` names.
fn with_files(has: impl Fn(&str) -> bool) -> Site {
    let others = OTHERS.into_iter().filter(|(file, _)| has(file));
    others
        .fold(with_report(Site::small(), "fenmarch"), |site, (file, text)| site.file(&format!("{REPORT}/{file}"), text))
}

/// Fails where the site has an error; with lists in parts as well.
fn sound(project: &Project) {
    project.outputs();
    parts::divided(project.root(), parts::LOW);
}

#[test]
fn the_only_report_of_an_authority_needs_no_findings_recommendations_or_figures() {
    sound(&with_files(|_| false).write());
    for (left_out, _) in OTHERS {
        sound(&with_files(|file| file != left_out).write());
    }
}

#[test]
fn the_only_report_of_a_site_needs_no_more_than_its_two_files() {
    let framework = "content/frameworks/area-2003.yaml";
    let text = Site::small().text(framework);
    let text =
        text.lines().filter(|line| !line.trim_start().starts_with("outcome_area: ")).collect::<Vec<_>>().join("\n");
    let text = text.split("rests_on:").next().unwrap();
    let authority = "content/authorities/sandhaven-on-sea.md";
    let site = Site::new().file(framework, text).file(authority, Site::small().text(authority));
    sound(&with_report(site, "sandhaven-on-sea").write());
}

/// The words of the cells of a table, row by row.
fn words(page: &str, table: &str) -> Vec<Vec<String>> {
    let body = page.split(&format!("id=\"{table}\"")).nth(1).unwrap().split("</table>").next().unwrap();
    let text = |html: &str| html.split('<').filter_map(|part| Some(part.split_once('>')?.1)).collect::<String>();
    let cells = |row: &str| row.split("<td").map(|cell| text(&format!("<td{cell}")).trim().to_owned()).collect();
    body.split("<tr>").skip(2).map(cells).collect()
}

fn page(project: &Project, path: &str) -> String {
    let site = project.build().unwrap().site.expect("there are no errors").0;
    String::from_utf8(site.get(path).unwrap_or_else(|| panic!("no {path}")).to_vec()).unwrap()
}

#[test]
fn a_report_that_nobody_annotated_is_not_said_to_mention_nothing() {
    let project = with_report(Site::small(), "northshire").write();
    let evidence = words(&page(&project, "authorities/northshire/index.html"), "evidence-table");
    let evidence: Vec<Vec<&str>> = evidence.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    assert_eq!(
        evidence,
        [
            ["Ferry journeys", "1\u{a0}weakness", "Not annotated", "1\u{a0}mixed"],
            ["Moving on", "1\u{a0}mixed", "Not annotated", "1\u{a0}mixed"],
            ["Safe homes", "1\u{a0}mixed", "Not annotated", "1\u{a0}weakness"],
            ["Waiting times", "1\u{a0}strength, 1\u{a0}weakness", "Not annotated", "1\u{a0}strength"],
        ]
    );
    let compared = page(&project, "compare/area-2003/index.html");
    let reports = compared.split("id=\"reports\"").nth(1).unwrap();
    assert_eq!([reports.matches("Not annotated").count(), reports.matches("Not mentioned").count()], [1, 0]);
}

/// The title of the chart of the report's grades, where its table prints these.
fn headline(grades: &str, label: &str) -> String {
    let site = with_report(Site::small(), "fenmarch");
    let report = site.text(&format!("{REPORT}/report.yaml"));
    let report = report.split_once("judgements:").unwrap().0.to_owned() + "judgements:\n" + grades;
    let site = site.file(&format!("{REPORT}/report.yaml"), report);
    let site = site.edit("content/frameworks/area-2003.yaml", "label: \"Good\"", &format!("label: \"{label}\""));
    let page = page(&site.write(), "reports/fenmarch-area-2007/index.html");
    page.split("id=\"chart-judgements-title\">").nth(1).unwrap().split('<').next().unwrap().to_owned()
}

#[test]
fn a_headline_on_grades_that_are_all_the_same_fits_their_number_and_its_room() {
    let one = "  - area: being-well\n    scope: all-services\n    grade: good\n    paragraphs: [3]\n";
    let two = one.to_owned() + &one.replace("all-services", "council");
    let long = "Good, which is to say better than it has to be, in all that was seen";
    assert_eq!(headline(one, "Good"), "The only judgement is good");
    assert_eq!(headline(&two, "Good"), "All 2 judgements are good");
    assert_eq!(headline(one, long), "1\u{a0}judgement on its scale");
    assert_eq!(headline(&two, long), "2\u{a0}judgements on their scale");
}

#[test]
fn the_map_claims_no_example_of_practice_for_an_authority_that_has_none() {
    let practice = "content/practice/fenmarch-night-bus.md";
    let project = Site::small().edit(practice, "authority: fenmarch", "authority: sandhaven-on-sea").write();
    assert_eq!(
        page(&project, "authorities/map.csv").lines().nth(2).unwrap(),
        "Fenmarch,2,The Fens,Without an inspection report"
    );
}
