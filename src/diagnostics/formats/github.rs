//! Workflow commands: GitHub shows each as an annotation at its line of a change.
//!
//! The form and its escapes are those of
//! <https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions>.

use super::{Report, Severity, Spot, with_hint};

/// `::error file=…,line=…,col=…,endColumn=…,title=…::…`, one a line.
pub fn text(report: &Report<'_>) -> String {
    let command = |(item, spot): (&super::Diagnostic, Spot<'_>)| {
        let name = match item.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let place = if spot.page { String::new() } else { place(&spot) };
        let title = property(item.code.as_str());
        let page = if spot.page { format!("In the finished page {}: ", spot.path) } else { String::new() };
        let other = item.other.as_ref().map(|place| format!("\nThe other: {}", Spot::of(place, report.map)));
        let text = format!("{page}{}{}\n{}", with_hint(item), other.unwrap_or_default(), report.explained(item.code));
        format!("::{name} {place}title={title}::{}\n", message(&text))
    };
    report.items().map(command).collect()
}

/// The properties that say where. Columns may be given only where both are on one line.
fn place(spot: &Spot<'_>) -> String {
    let file = property(spot.path);
    match spot.end_on_first_line() {
        Some(end) => format!("file={file},line={},col={},endColumn={end},", spot.line, spot.column),
        None => format!("file={file},line={},endLine={},", spot.line, spot.end_line),
    }
}

fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{message, property};

    #[test]
    fn what_would_end_a_command_is_escaped() {
        assert_eq!(message("100%,\r\na: b"), "100%25,%0D%0Aa: b");
        assert_eq!(property("a,b:c%\n"), "a%2Cb%3Ac%25%0A");
    }
}
