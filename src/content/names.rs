//! The names of files that are always the same.

/// The files of a report that people write.
pub const OF_A_REPORT: [&str; 5] =
    ["report.yaml", "findings.yaml", "recommendations.yaml", "figures.yaml", "summary.md"];

/// The files of an overview that people write.
pub const OF_AN_OVERVIEW: [&str; 3] = ["overview.yaml", "statements.yaml", "summary.md"];

/// The files beside the folders of content.
pub const OF_CONTENT: [&str; 5] = ["groups.yaml", "glossary.yaml", "geography.yaml", "changes.yaml", "redirects.yaml"];

/// A name as the atlas writes it: in small letters, with the endings `.yaml` and `.md`.
pub fn right(name: &str) -> String {
    let name = name.to_lowercase();
    for (ending, right) in [(".yml", ".yaml"), (".markdown", ".md"), (".yaml.txt", ".yaml"), (".md.txt", ".md")] {
        if let Some(stem) = name.strip_suffix(ending) {
            return format!("{stem}{right}");
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::right;

    #[test]
    fn endings_and_capitals_are_put_right() {
        for (written, name) in [
            ("Findings.YAML", "findings.yaml"),
            ("findings.yml", "findings.yaml"),
            ("summary.MD", "summary.md"),
            ("summary.md.txt", "summary.md"),
            ("groups.yaml", "groups.yaml"),
        ] {
            assert_eq!(right(written), name);
        }
    }
}
