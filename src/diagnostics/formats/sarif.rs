//! One SARIF document, which code scanning and editors read.
//!
//! The form is that of SARIF 2.1.0:
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Code, Diagnostic, Report, Severity, Spot, with_hint};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What is said where not all that is wrong is told.
const MORE: &str = "There is more: of one file only so much is told in one run. Correct what is told, and check again.";

/// The document, with a line break at its end.
pub fn text(report: &Report<'_>) -> String {
    let codes: BTreeSet<Code> = report.items().map(|(item, _)| item.code).collect();
    let codes: Vec<Code> = codes.into_iter().collect();
    let rules: Vec<Value> = codes.iter().map(|code| rule(report, *code)).collect();
    let results: Vec<Value> = report.items().map(|(item, spot)| result(report, &codes, item, &spot)).collect();
    let mut document = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "atlas",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {
                "SRCROOT": { "description": { "text": "The project's folder." } },
                "SITE": { "description": { "text": "The finished site." } },
            },
            "results": results,
        }],
    });
    if report.diagnostics.is_cut_short() {
        document["runs"][0]["invocations"] = json!([{
            "executionSuccessful": true,
            "toolExecutionNotifications": [{ "level": "warning", "message": { "text": MORE } }],
        }]);
    }
    if is_absolute(report.manual) {
        document["runs"][0]["tool"]["driver"]["informationUri"] = json!(report.manual);
    }
    format!("{document:#}\n")
}

/// What the manual says of a code.
fn rule(report: &Report<'_>, code: Code) -> Value {
    let mut rule = json!({
        "id": code.as_str(),
        "shortDescription": { "text": code.meaning() },
        "help": { "text": code.remedy() },
    });
    if is_absolute(report.manual) {
        rule["helpUri"] = json!(report.explained(code));
    }
    rule
}

/// SARIF takes whole addresses for help; the manual has one only where `atlas.yaml` could be read.
fn is_absolute(address: &str) -> bool {
    address.contains("://")
}

fn result(report: &Report<'_>, codes: &[Code], item: &Diagnostic, spot: &Spot<'_>) -> Value {
    let level = match item.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let mut result = json!({
        "ruleId": item.code.as_str(),
        "ruleIndex": codes.binary_search(&item.code).unwrap_or_default(),
        "level": level,
        "message": { "text": with_hint(item) },
        "locations": [location(spot)],
    });
    if let Some(other) = &item.other {
        result["relatedLocations"] = json!([location(&Spot::of(other, report.map))]);
    }
    result
}

fn location(spot: &Spot<'_>) -> Value {
    let base = if spot.page { "SITE" } else { "SRCROOT" };
    let mut place = json!({ "artifactLocation": { "uri": uri(spot.path), "uriBaseId": base } });
    if !spot.page {
        place["region"] = json!({
            "startLine": spot.line,
            "startColumn": spot.column,
            "endLine": spot.end_line,
            "endColumn": spot.end_column,
        });
    }
    json!({ "physicalLocation": place })
}

/// A path as a relative address (RFC 3986): all but the unreserved characters and `/` are escaped.
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_addresses() {
        assert_eq!(uri("content/themes/a b.md"), "content/themes/a%20b.md");
        assert_eq!(uri("é:#?"), "%C3%A9%3A%23%3F");
    }
}
