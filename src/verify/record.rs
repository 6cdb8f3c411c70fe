//! The checked state of a document, kept beside it as `checked.yaml`.
//!
//! In: a check without a failure, the source's text, the document's files. Out: a [`Record`], and
//! its text: one key a line, so that a change of it reads well. A page may say "checked against the
//! source" only while the record matches the files: a checksum over their bytes decides.

use sha2::{Digest, Sha256};

use super::{ReportCheck, SourceTexts};
use crate::model::{CHECKED_FILE, content_checksum};

/// What was checked, and when it stops being true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The document's id.
    pub document: String,
    /// The SHA-256 of the source's text, in hexadecimal digits.
    pub source_sha256: String,
    /// The SHA-256 of the document's files (see [`crate::model::content_checksum`]).
    pub content_sha256: String,
    /// How many words in a row were not carried over.
    pub longest_run: usize,
    /// How many references were checked.
    pub references: usize,
    /// How many numbers were checked.
    pub numbers: usize,
    /// How many paragraphs the source numbers.
    pub paragraphs: usize,
    /// How many of them an annotation speaks for.
    pub cited: usize,
    /// How many of them are out of scope.
    pub out_of_scope: usize,
}

const NOTE: &str = "# Written by `atlas verify --record`: this is what was checked against the source.\n\
                    # Do not edit it; a change of the files beside it makes it void.\n";

/// The record of a check; `None` where it failed or the document's text was not given.
///
/// `files` are the document's own: the path of each within its folder, and its bytes.
pub fn record<'a>(
    check: &ReportCheck,
    texts: &SourceTexts,
    files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
) -> Option<Record> {
    let checked = check.checked.as_ref().filter(|checked| checked.failures() == 0)?;
    let source = texts.get(check.document.as_str())?;
    Some(Record {
        document: check.document.to_string(),
        source_sha256: format!("{:x}", Sha256::digest(source.text().as_bytes())),
        content_sha256: content_checksum(files),
        longest_run: texts.longest_run(),
        references: checked.references,
        numbers: checked.numbers,
        paragraphs: source.paragraphs().len(),
        cited: check.coverage.cited.len(),
        out_of_scope: check.coverage.out_of_scope.len(),
    })
}

impl Record {
    /// The name of the file a record is kept in; it is no part of what its checksum is over.
    pub const FILE: &'static str = CHECKED_FILE;

    /// Whether the files are still those that were checked.
    pub fn matches<'a>(&self, files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> bool {
        content_checksum(files) == self.content_sha256
    }

    /// The text of `checked.yaml`.
    pub fn to_text(&self) -> String {
        let mut text = NOTE.to_owned();
        let texts = [
            ("document", &self.document),
            ("source_sha256", &self.source_sha256),
            ("content_sha256", &self.content_sha256),
        ];
        text.extend(texts.map(|(key, value)| format!("{key}: \"{value}\"\n")));
        let numbers = [
            ("longest_run", self.longest_run),
            ("references", self.references),
            ("numbers", self.numbers),
            ("paragraphs", self.paragraphs),
            ("cited", self.cited),
            ("out_of_scope", self.out_of_scope),
        ];
        text.extend(numbers.map(|(key, value)| format!("{key}: {value}\n")));
        text
    }

    /// Reads the text of `checked.yaml`. Only what [`Record::to_text`] writes can be read: one key a
    /// line. So nothing a YAML reader would have to be guarded against can do harm here.
    ///
    /// # Errors
    /// What is wrong with it, as a sentence.
    pub fn from_text(text: &str) -> Result<Self, String> {
        let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
        let mut values: Vec<(&str, &str)> = Vec::new();
        for line in lines {
            let (key, value) = line.split_once(": ").ok_or_else(|| format!("`{line}` is not a key and its value"))?;
            if values.iter().any(|(other, _)| *other == key) {
                return Err(format!("the key `{key}` stands twice"));
            }
            values.push((key, value));
        }
        let mut take = |key: &str| {
            let at = values.iter().position(|(other, _)| *other == key);
            at.map(|at| values.remove(at).1).ok_or_else(|| format!("the key `{key}` is missing"))
        };
        let unquoted = |value: &str| value.trim_matches('"').to_owned();
        let number = |value: &str| value.parse::<usize>().map_err(|_| format!("`{value}` is not a number"));
        let record = Self {
            document: unquoted(take("document")?),
            source_sha256: unquoted(take("source_sha256")?),
            content_sha256: unquoted(take("content_sha256")?),
            longest_run: number(take("longest_run")?)?,
            references: number(take("references")?)?,
            numbers: number(take("numbers")?)?,
            paragraphs: number(take("paragraphs")?)?,
            cited: number(take("cited")?)?,
            out_of_scope: number(take("out_of_scope")?)?,
        };
        match values.first() {
            None => Ok(record),
            Some((key, _)) => Err(format!("the key `{key}` is not one of a record's")),
        }
    }
}
