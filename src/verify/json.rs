//! The checks as JSON for programs.

use serde::Serialize;

use super::{ReportCheck, SourceTexts};
use crate::model::ParagraphRef;

#[derive(Serialize)]
struct View<'a> {
    /// The form of this file; another number means that keys have changed their meaning.
    version: u32,
    longest_run: usize,
    failures: usize,
    documents: Vec<DocumentView<'a>>,
}

#[derive(Serialize)]
struct DocumentView<'a> {
    document: &'a str,
    title: &'a str,
    /// Whether its text was given.
    checked: bool,
    failures: usize,
    references: Tally,
    numbers: Tally,
    quotations: Tally,
    carried_over: usize,
    coverage: CoverageView,
}

#[derive(Serialize)]
struct Tally {
    checked: usize,
    failed: usize,
}

/// Paragraphs as an author writes them.
#[derive(Serialize)]
struct CoverageView {
    cited: Vec<String>,
    in_passing: Vec<String>,
    uncited: Vec<String>,
    out_of_scope: Vec<String>,
    /// Of a thousand paragraphs in scope; null where there is none.
    cited_per_thousand: Option<usize>,
}

/// The checks as JSON, with a line feed at the end.
///
/// # Panics
/// Never: what is written holds nothing but texts, numbers and lists.
pub fn json(checks: &[ReportCheck], texts: &SourceTexts) -> String {
    let view = View {
        version: 1,
        longest_run: texts.longest_run(),
        failures: checks.iter().map(ReportCheck::failures).sum(),
        documents: checks.iter().map(document).collect(),
    };
    serde_json::to_string_pretty(&view).expect("numbers and texts can always be written as JSON") + "\n"
}

fn document(check: &ReportCheck) -> DocumentView<'_> {
    let checked = check.checked.clone().unwrap_or_default();
    let refs = |list: &[ParagraphRef]| list.iter().map(ToString::to_string).collect();
    DocumentView {
        document: check.document.as_str(),
        title: &check.title,
        checked: check.checked.is_some(),
        failures: check.failures(),
        references: Tally { checked: checked.references, failed: checked.lost_references },
        numbers: Tally { checked: checked.numbers, failed: checked.lost_numbers },
        quotations: Tally { checked: checked.quotations, failed: checked.lost_quotations },
        carried_over: checked.runs,
        coverage: CoverageView {
            cited: refs(&check.coverage.cited),
            in_passing: refs(&check.coverage.in_passing),
            uncited: refs(&check.coverage.uncited),
            out_of_scope: refs(&check.coverage.out_of_scope),
            cited_per_thousand: check.coverage.per_thousand(),
        },
    }
}
