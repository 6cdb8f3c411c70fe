//! The maker of synthetic atlases: what it writes is good, as large as it says, and always the same.

use std::collections::BTreeMap;

use crate::{
    maker::{self, Size},
    site::{HERE, outputs, tree},
};

/// Writes an atlas of `reports` reports into a temporary folder.
fn made(reports: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    maker::write(HERE.as_ref(), folder.path(), Size { reports, seed: 7 }).unwrap();
    folder
}

#[test]
fn a_synthetic_atlas_builds_without_errors_or_warnings() {
    let project = made(20);
    let site = outputs(project.path(), None);
    let pages: Vec<&str> = site.iter().map(|(path, _)| path).filter(|path| path.ends_with("index.html")).collect();
    let under =
        |folder: &str| pages.iter().filter(|path| path.starts_with(folder) && path.matches('/').count() == 2).count();
    let counts = ["reports/", "authorities/", "themes/", "frameworks/"].map(under);
    assert_eq!(counts, [20, 2, 40, 2]);
}

#[test]
fn a_synthetic_atlas_is_the_same_in_every_run_and_at_every_size() {
    let content = |reports| tree(&made(reports).path().join("content"));
    let (small, again, larger) = (content(20), content(20), content(30));
    assert_eq!(small, again);
    let reports = |files: BTreeMap<String, Vec<u8>>| {
        files.into_iter().filter(|(path, _)| path.starts_with("reports/")).collect::<BTreeMap<_, _>>()
    };
    let (small, mut larger) = (reports(small), reports(larger));
    assert_eq!((small.len(), larger.len()), (100, 150));
    larger.retain(|path, _| small.contains_key(path));
    assert_eq!(small, larger);
}

#[test]
fn a_synthetic_report_holds_what_the_measured_size_names() {
    let project = made(20);
    let count = |text: &str, line: &str| text.lines().filter(|found| found.trim_start().starts_with(line)).count();
    for (path, bytes) in tree(&project.path().join("content/reports")) {
        let text = String::from_utf8(bytes).unwrap();
        let found = match path.rsplit('/').next().unwrap() {
            "report.yaml" => (5..=13).contains(&count(&text, "grade:")),
            "findings.yaml" => count(&text, "- id:") == 12,
            "recommendations.yaml" => count(&text, "- id:") == 6,
            "figures.yaml" => count(&text, "- id:") == 20,
            _ => (400..560).contains(&text.split_whitespace().count()),
        };
        assert!(found, "{path}");
    }
}
