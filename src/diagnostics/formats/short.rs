//! One line for each diagnostic, in the form that editors and scripts read.

use super::{Report, Spot, on_one_line};

/// `file:line:column: error[code]: message`, one a line.
pub fn text(report: &Report<'_>) -> String {
    let line = |(item, spot): (&super::Diagnostic, Spot<'_>)| {
        let other = item.other.as_ref().map(|place| format!(" (the other: {})", Spot::of(place, report.map)));
        let line =
            format!("{spot}: {}[{}]: {}{}", item.severity, item.code.as_str(), item.message, other.unwrap_or_default());
        on_one_line(&line) + "\n"
    };
    report.items().map(line).collect()
}
