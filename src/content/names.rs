//! The names of files: those that are always the same, and what is meant by those that are not good.

use crate::model::Slug;

/// The files of a report that people write.
pub const OF_A_REPORT: [&str; 5] =
    ["report.yaml", "findings.yaml", "recommendations.yaml", "figures.yaml", "summary.md"];

/// The files of an overview that people write.
pub const OF_AN_OVERVIEW: [&str; 3] = ["overview.yaml", "statements.yaml", "summary.md"];

/// The files beside the folders of content.
pub const OF_CONTENT: [&str; 5] = ["groups.yaml", "glossary.yaml", "geography.yaml", "changes.yaml", "redirects.yaml"];

/// The endings of files that hold text, be they those of content or not.
const OF_TEXT: [&str; 5] = [".yaml", ".yml", ".md", ".markdown", ".txt"];

/// Whether a file is meant to hold text, by its ending.
pub fn is_text(path: &str) -> bool {
    let path = path.to_lowercase();
    OF_TEXT.iter().any(|ending| path.ends_with(ending))
}

/// The folder of a report or an overview whose name cannot be its id, by the path of a file in it.
pub fn misnamed_folder(path: &str) -> Option<&str> {
    let (kind, folder) = match path.split('/').collect::<Vec<_>>().as_slice() {
        ["content", kind @ ("reports" | "overviews"), folder, _] => (*kind, *folder),
        _ => return None,
    };
    let end = "content/".len() + kind.len() + 1 + folder.len();
    path.get(..end).filter(|_| Slug::parse(folder).is_err())
}

/// The id that is meant by the name of a folder, or by that of a file without its ending.
pub fn meant(stem: &str) -> Option<Slug> {
    Slug::of_words(stem).ok()
}

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
    use super::{is_text, misnamed_folder, right};

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

    #[test]
    fn texts_and_misnamed_folders_are_told_by_their_paths() {
        assert!(is_text("content/pages/Moving on.MD") && is_text("notes.txt"));
        assert!(!is_text("content/pages/photo.png") && !is_text("content/md"));
        assert_eq!(misnamed_folder("content/reports/A 1/report.yaml"), Some("content/reports/A 1"));
        for good in ["content/reports/a-1/report.yaml", "content/themes/A 1.md", "content/reports/A"] {
            assert_eq!(misnamed_folder(good), None, "{good}");
        }
    }
}
