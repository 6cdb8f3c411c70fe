//! The checks as a table for people.

use super::{ReportCheck, coverage::ranges};
use crate::diagnostics::count;

/// The checks as a table, one row a document, and below it what nothing cites.
pub fn table(checks: &[ReportCheck]) -> String {
    let heads = [
        "document",
        "references",
        "numbers",
        "quotations",
        "carried over",
        "paragraphs",
        "cited",
        "in passing",
        "not cited",
        "out of scope",
        "share",
    ];
    let mut rows: Vec<Vec<String>> = vec![heads.map(str::to_owned).to_vec()];
    rows.extend(checks.iter().filter(|check| check.checked.is_some()).map(row));
    let widths: Vec<usize> =
        (0..heads.len()).map(|at| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or(0)).collect();
    let mut text = String::new();
    for row in &rows {
        let cells = row.iter().zip(&widths).enumerate();
        let line: Vec<String> = cells
            .map(|(at, (cell, width))| if at == 0 { format!("{cell:<width$}") } else { format!("{cell:>width$}") })
            .collect();
        text.push_str(line.join("  ").trim_end());
        text.push('\n');
    }
    for check in checks {
        text.push_str(&remarks(check));
    }
    let failures: usize = checks.iter().map(ReportCheck::failures).sum();
    let result = if failures == 0 { "No failure".to_owned() } else { count(failures, "failure", "failures") };
    text.extend([format!("\n{result}.\n")]);
    text
}

fn row(check: &ReportCheck) -> Vec<String> {
    let checked = check.checked.clone().unwrap_or_default();
    let coverage = &check.coverage;
    let failed =
        |all: usize, failed: usize| if failed == 0 { all.to_string() } else { format!("{all}, {failed} not found") };
    let total = coverage.in_scope() + coverage.out_of_scope.len();
    let number = |number: usize| if total == 0 { "–".to_owned() } else { number.to_string() };
    vec![
        check.document.to_string(),
        failed(checked.references, checked.lost_references),
        failed(checked.numbers, checked.lost_numbers),
        failed(checked.quotations, checked.lost_quotations),
        checked.runs.to_string(),
        number(total),
        number(coverage.cited.len()),
        number(coverage.in_passing.len()),
        number(coverage.uncited.len()),
        number(coverage.out_of_scope.len()),
        coverage.share(),
    ]
}

fn remarks(check: &ReportCheck) -> String {
    if check.checked.is_none() {
        return format!("\n{}: no text was given, so nothing was checked.\n", check.document);
    }
    let coverage = &check.coverage;
    let lists = [("not cited", &coverage.uncited), ("cited in passing only", &coverage.in_passing)];
    let lists = lists.iter().filter(|(_, list)| !list.is_empty());
    let remarks: Vec<String> = lists.map(|(what, list)| format!("  {what}: {}\n", ranges(list))).collect();
    if remarks.is_empty() { String::new() } else { format!("\n{}\n{}", check.document, remarks.concat()) }
}
