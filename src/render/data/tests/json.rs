//! `atlas.json` and the pages' own data.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{
    super::{page_json, schema::TABLES},
    ATLAS, BUILT,
};
use crate::{
    pages::{Limits, Parts, Route, plan_within},
    render::Links,
};

/// Limits at which no list is divided, however much the content holds.
const WHOLE: Limits =
    Limits { entries: usize::MAX, rows: usize::MAX, reports: usize::MAX, nested: usize::MAX, addresses: usize::MAX };

fn page(route: Route) -> Value {
    serde_json::from_slice(&page_json(&ATLAS, &Parts::NONE, route)).unwrap()
}

fn count(value: &Value) -> usize {
    value.as_array().unwrap().len()
}

/// Whether an entry has all the columns of a table.
fn is_row(entry: &Value, table: &str) -> bool {
    let table = TABLES.iter().find(|entry| entry.name == table).unwrap();
    table.fields.iter().all(|field| entry.get(field.name).is_some())
}

#[test]
fn the_whole_atlas_is_there_and_nested() {
    let whole: Value = serde_json::from_slice(BUILT.0.get("data/atlas.json").unwrap()).unwrap();
    assert_eq!(count(&whole["reports"]), ATLAS.reports.len());
    assert_eq!(count(&whole["glossary"]), ATLAS.terms.len());
    assert_eq!(count(&whole["groups"]), ATLAS.groups.len());
    assert_eq!(count(&whole["pages"]), ATLAS.pages.len());
    assert_eq!(count(&whole["changes"]), ATLAS.changes.len());
    let anchors = ATLAS.former.findings.len() + ATLAS.former.recommendations.len() + ATLAS.former.terms.len();
    assert_eq!(count(&whole["redirects"]), ATLAS.redirects.len() + anchors);
    for (entry, report) in whole["reports"].as_array().unwrap().iter().zip(ATLAS.reports.values()) {
        assert!(is_row(entry, "reports"));
        assert_eq!(count(&entry["judgements"]), report.judgements.len());
        assert_eq!(count(&entry["findings"]), report.findings.len());
        assert_eq!(count(&entry["figures"]), report.figures.len());
        assert_eq!(count(&entry["defects"]), report.defects.len());
        assert_eq!(count(&entry["earlier_inspections"]), report.earlier.len());
        assert!(is_row(&entry["findings"][0], "findings"));
        assert!(is_row(&entry["judgements"][0], "judgements"));
    }
    let overview = &whole["overviews"][0];
    assert_eq!(count(&overview["statements"]), ATLAS.statements.len());
    assert!(is_row(&overview["statements"][0], "overview_statements"));
    assert!(is_row(&whole["authorities"][0], "authorities"));
    assert!(is_row(&whole["frameworks"][0]["grades"][0], "grades"));
}

#[test]
fn every_page_says_what_it_is_and_under_which_terms() {
    let links = Links::from_root(&ATLAS);
    for entry in plan_within(&ATLAS, WHOLE).pages {
        let data = page(entry.route);
        assert_eq!(data["url"], links.canonical(entry.route));
        assert_eq!(data["licence"]["name"], "CC BY 4.0");
        assert_eq!(data["content_date"], ATLAS.settings.content_date.to_string());
        assert!(!data["title"].as_str().unwrap().is_empty());
    }
}

#[test]
fn pages_hold_the_rows_of_what_they_show() {
    let theme = ATLAS.themes.ids().next().unwrap();
    let data = page(Route::Theme(theme));
    assert_eq!(count(&data["findings"]), ATLAS.index.theme(theme).findings.len());
    assert!(is_row(&data["theme"], "themes") && is_row(&data["findings"][0], "findings"));
    let authority = ATLAS.reports.values().next().unwrap().authority;
    let data = page(Route::Authority(authority));
    assert_eq!(count(&data["reports"]), ATLAS.index.reports_of(authority).len());
    assert!(is_row(&data["reports"][0], "reports") && is_row(&data["recommendations"][0], "recommendations"));
    assert_eq!(count(&page(Route::Recommendations)["recommendations"]), ATLAS.recommendations.len());
    assert!(is_row(&page(Route::Practices)["practice"][0], "practice"));
    assert!(is_row(&page(Route::Themes)["themes"][0], "themes"));
    assert!(is_row(&page(Route::Authorities)["authorities"][0], "authorities"));
}

#[test]
fn the_matrix_counts_each_finding_once_for_each_of_its_themes() {
    let data = page(Route::Matrix);
    let cells = data["cells"].as_array().unwrap();
    let sum = |keys: &[&str]| -> u64 {
        cells.iter().flat_map(|cell| keys.iter().map(move |key| cell[*key].as_u64().unwrap())).sum()
    };
    let tagged: usize = ATLAS.findings.values().map(|finding| finding.themes.len()).sum();
    assert_eq!(sum(&["strengths", "weaknesses", "mixed"]), tagged as u64);
    let asked: usize = ATLAS.recommendations.values().map(|item| item.themes.len()).sum();
    assert_eq!(sum(&["recommendations"]), asked as u64);
    let pairs: BTreeSet<_> = cells.iter().map(|cell| (cell["theme"].as_str(), cell["report"].as_str())).collect();
    assert_eq!(pairs.len(), cells.len());
}
