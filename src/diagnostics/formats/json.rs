//! One JSON document. `docs/formats.md` says what its keys mean.

use serde_json::{Value, json};

use super::{Report, Spot};

/// The form of the document; another number means that keys have changed their meaning.
const VERSION: u32 = 1;

/// The document, with a line break at its end.
pub fn text(report: &Report<'_>) -> String {
    let (errors, warnings) = report.counts();
    let items: Vec<Value> = report
        .items()
        .map(|(item, spot)| {
            json!({
                "severity": item.severity.to_string(),
                "code": item.code.as_str(),
                "message": item.message,
                "hint": item.hint,
                "explained": report.explained(item.code),
                "place": place(&spot),
                "other": item.other.as_ref().map(|other| place(&Spot::of(other, report.map))),
            })
        })
        .collect();
    let document = json!({
        "version": VERSION,
        "errors": errors,
        "warnings": warnings,
        "complete": !report.diagnostics.is_cut_short(),
        "diagnostics": items,
    });
    format!("{document:#}\n")
}

/// A place in a file, or a finished page.
fn place(spot: &Spot<'_>) -> Value {
    if spot.page {
        return json!({ "page": spot.path });
    }
    json!({
        "file": spot.path,
        "line": spot.line,
        "column": spot.column,
        "end_line": spot.end_line,
        "end_column": spot.end_column,
    })
}
