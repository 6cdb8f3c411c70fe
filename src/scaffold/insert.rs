//! A new finding or recommendation at the end of its report's list.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, ensure};

use super::{kind, stub, stubs::yaml, text};
use crate::model::{Atlas, Slug};

/// What is added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A finding.
    Finding,
    /// A recommendation.
    Recommendation,
}

impl EntryKind {
    /// The key of its list, which is the name of its kind of file as well.
    fn list(self) -> &'static str {
        match self {
            Self::Finding => "findings",
            Self::Recommendation => "recommendations",
        }
    }
}

/// An entry to be added.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it is.
    pub kind: EntryKind,
    /// Its report.
    pub report: Slug,
    /// Its id.
    pub id: Slug,
}

impl Entry {
    /// Adds the entry to its file, or begins the file with it; returns the file's path.
    ///
    /// # Errors
    /// Where there is no such report, the id is taken, the list is not written line by line, or the
    /// file cannot be written.
    pub fn add(&self, root: &Path, atlas: &Atlas) -> Result<String> {
        let list = self.kind.list();
        let kind = kind(list)?;
        let path = kind.files.replace("<id>", self.report.as_str());
        let folder = format!("content/reports/{}", self.report);
        ensure!(root.join(&folder).is_dir(), "there is no report `{}`: {folder} is not there", self.report);
        let schema = &kind.schema(atlas)["properties"][list]["items"];
        let item = stub::item(schema, &[("id", self.id.to_string())]);
        let file = root.join(&path);
        let text = if file.exists() {
            let old = fs::read_to_string(&file).with_context(|| format!("could not read {path}"))?;
            inserted(&old, list, &self.id, &item).with_context(|| format!("nothing was added to {path}"))?
        } else {
            let block: String = item.iter().map(|line| format!("\n{line}")).collect();
            yaml(kind, atlas, &[(list, block)])
        };
        fs::write(&file, text).with_context(|| format!("could not write {path}"))?;
        Ok(path)
    }
}

/// `old` with the lines of an entry at the end of the list under the key `list`.
///
/// # Errors
/// Where an entry has the id already, or the list is not there, or stands in one line.
fn inserted(old: &str, list: &str, id: &Slug, item: &[String]) -> Result<String> {
    let lines: Vec<&str> = old.lines().collect();
    let start = lines.iter().position(|line| line.strip_prefix(list).is_some_and(|rest| rest.starts_with(':')));
    let start = start.with_context(|| format!("it has no key `{list}`"))?;
    let value = lines[start][list.len() + 1..].split(" #").next().unwrap_or_default().trim();
    ensure!(matches!(value, "" | "[]"), "its list stands in one line; write each entry on lines of its own first");
    let of_list = |line: &&str| line.starts_with([' ', '-', '\t', '#']) || line.trim().is_empty();
    let rest = &lines[start + 1..];
    let mut end = rest.iter().position(|line| !of_list(line)).unwrap_or(rest.len());
    // Comments and empty lines before the next key belong to that key.
    while end > 0 && (rest[end - 1].starts_with('#') || rest[end - 1].trim().is_empty()) {
        end -= 1;
    }
    let taken = |line: &&str| line.trim_start().trim_start_matches("- ").trim() == format!("id: {id}");
    ensure!(!rest[..end].iter().any(taken), "an entry has the id `{id}` already");
    let dashes = rest[..end].iter().find(|line| line.trim_start().starts_with("- "));
    let flush = dashes.is_some_and(|line| line.starts_with('-'));
    let own = item.iter().map(|line| if flush { line[2..].to_owned() } else { line.clone() });
    let head = lines[..start].iter().map(|line| (*line).to_owned()).chain([format!("{list}:")]);
    let before = rest[..end].iter().map(|line| (*line).to_owned());
    let after = rest[end..].iter().map(|line| (*line).to_owned());
    Ok(text(head.chain(before).chain(own).chain(after).collect()))
}

#[cfg(test)]
mod tests {
    use super::inserted;
    use crate::model::Slug;

    fn add(old: &str) -> anyhow::Result<String> {
        inserted(old, "findings", &Slug::parse("new").unwrap(), &["  - id: new".to_owned(), "    area: a".to_owned()])
    }

    #[test]
    fn an_entry_goes_to_the_end_of_its_list() {
        assert_eq!(add("findings: []\n").unwrap(), "findings:\n  - id: new\n    area: a\n");
        assert_eq!(add("findings:\n- id: a\n").unwrap(), "findings:\n- id: a\n- id: new\n  area: a\n");
        let traced = "findings:\n  - id: a\n    # said twice\n    area: b\n\n# next\ntraces: []\n";
        let expected =
            "findings:\n  - id: a\n    # said twice\n    area: b\n  - id: new\n    area: a\n\n# next\ntraces: []\n";
        assert_eq!(add(traced).unwrap(), expected);
    }

    #[test]
    fn what_cannot_be_added_to_is_refused() {
        for (old, why) in [
            ("findings:\n  - id: new\n", "already"),
            ("findings: [{ id: a }]\n", "one line"),
            ("traces: []\n", "no key"),
        ] {
            assert!(add(old).unwrap_err().to_string().contains(why), "{old}");
        }
    }
}
