//! What was checked against a document's source, and the checksum that says whether it still holds.

use sha2::{Digest, Sha256};

/// The name of the file that keeps the checked state beside a document; it is no part of what its
/// checksum is over.
pub const CHECKED_FILE: &str = "checked.yaml";

/// How many words in a row may not be carried over from a source, where nothing else is asked for.
pub const LONGEST_RUN: usize = 11;

/// What was checked against the text of a document's source, without a failure. It is only known
/// while the document's files are still those that were checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checked {
    /// How many references were looked up.
    pub references: usize,
    /// How many numbers were looked for in the paragraphs they cite.
    pub numbers: usize,
    /// How many paragraphs the source numbers.
    pub paragraphs: usize,
    /// How many of them an annotation speaks for.
    pub cited: usize,
    /// How many of them are out of scope.
    pub out_of_scope: usize,
}

/// The checksum over a document's files, in whatever order they come: SHA-256 over the name, the
/// length and the bytes of each, in the order of their names. The record itself is left out.
pub fn content_checksum<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> String {
    let mut files: Vec<(&str, &[u8])> = files.into_iter().filter(|(name, _)| *name != CHECKED_FILE).collect();
    files.sort_unstable();
    let mut hash = Sha256::new();
    for (name, bytes) in files {
        hash.update(format!("{name}\0{}\0", bytes.len()));
        hash.update(bytes);
    }
    format!("{:x}", hash.finalize())
}
