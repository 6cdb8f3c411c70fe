//! The published data.
//!
//! In: the [`Atlas`]. Out: the files of `data/`, each page's own data, and citations.
//!
//! 1. [`schema`] says what each table and each column holds.
//! 2. [`rows`] turns entities into rows, field by field; [`sheet`] writes them as CSV.
//! 3. [`nested`] puts rows together with all that does not fit into a table, as JSON.
//! 4. [`package`] describes the files, with their sizes and checksums.
//! 5. [`page_json`] is a page's own data; [`citation`] says how to cite it.

pub mod citation;
mod json;
mod nested;
mod package;
mod page;
mod parted;
mod rows;
pub mod schema;
pub mod sheet;
mod tally;
mod titles;
mod values;
pub mod words;

use std::io;

use anyhow::{Context as _, Result, ensure};
use sha2::{Digest as _, Sha256};

pub use self::{
    package::instant,
    page::page_json,
    tally::{Said, Tally, by_report, by_theme},
    titles::{part_label, title},
};
use self::{
    schema::{Field, TABLES, Table},
    sheet::Sheet,
};
use super::{Finished, Sink};
use crate::{model::Atlas, pages::Limits};

/// The folder of the published data.
const FOLDER: &str = "data/";
/// The path of the description of all files.
pub const PACKAGE: &str = "data/datapackage.json";
/// The path of the file that holds everything.
pub const WHOLE: &str = "data/atlas.json";

/// The names of all files in `data/`, and what each has one row for, or holds.
pub const FILES: &[(&str, &str)] = &[
    ("judgements.csv", "grade in a report's table"),
    ("findings.csv", "finding of a report"),
    ("recommendations.csv", "recommendation of a report"),
    ("traces.csv", "finding of a later report that bears on a recommendation"),
    ("figures.csv", "number you may quote"),
    ("overview_statements.csv", "strength or barrier in the national overview"),
    ("themes.csv", "theme"),
    ("reports.csv", "report"),
    ("authorities.csv", "authority"),
    ("practice.csv", "example of practice"),
    ("frameworks.csv", "inspection framework"),
    ("grades.csv", "grade on a framework's scale"),
    ("atlas.json", "all of it, nested"),
    ("datapackage.json", "description of every file and every column"),
];

/// The files of the published data.
#[derive(Clone, Debug)]
pub struct DataFiles {
    /// The files, in the order they are listed anywhere; the description last.
    pub files: Vec<DataFile>,
}

/// A file of the published data.
#[derive(Clone, Debug)]
pub struct DataFile {
    /// Its path from the site's root.
    pub path: String,
    /// Its name for people.
    pub title: &'static str,
    /// What it holds.
    pub description: &'static str,
    /// Its columns; empty for JSON.
    pub fields: &'static [Field],
    /// How many rows it has; `None` for JSON.
    pub rows: Option<usize>,
    /// Its size in bytes.
    pub bytes: usize,
    /// Its SHA-256 checksum, in hexadecimal digits.
    pub sha256: String,
}

/// Writes the published data.
///
/// # Errors
/// Where `out` does not take a file, or wants no more.
pub fn render(atlas: &Atlas, limits: &Limits, out: &dyn Sink) -> Result<DataFiles> {
    let mut files = Vec::with_capacity(FILES.len());
    // One after the other: meanwhile the other processors make pages.
    for table in TABLES {
        files.push(csv_file(atlas, table, out)?);
        ensure!(out.wanted(), super::UNWANTED);
    }
    files.push(give(whole_file(atlas, limits)?, out)?);
    let description = package::describe(atlas, limits, files.iter())?;
    files.push(give(describe(PACKAGE, PACKAGE_TITLE, "What every file and every column holds.", description), out)?);
    Ok(DataFiles { files })
}

/// Takes the paths of the published data, where nobody wants what they hold; returns how many there are.
///
/// # Errors
/// Where a path is taken already.
pub fn claim(out: &dyn Sink) -> Result<usize> {
    FILES.iter().try_for_each(|(name, _)| out.take(finished(format!("{FOLDER}{name}"), Vec::new())))?;
    Ok(FILES.len())
}

fn give((file, bytes): (DataFile, Vec<u8>), out: &dyn Sink) -> Result<DataFile> {
    out.take(finished(file.path.clone(), bytes))?;
    Ok(file)
}

fn finished(path: String, bytes: Vec<u8>) -> Finished {
    let claimant = claimant(&path);
    Finished::new(path, claimant, bytes)
}

fn claimant(path: &str) -> String {
    format!("the data file {path}")
}

const PACKAGE_TITLE: &str = "Description of the data";

/// Writes a table. Of thousands of reports it is long, so it is not held.
fn csv_file(atlas: &Atlas, table: &Table, out: &dyn Sink) -> Result<DataFile> {
    let path = format!("{FOLDER}{}.csv", table.name);
    let (mut rows, mut bytes, mut sha256) = (0, 0, Sha256::new());
    out.take_long(path.clone(), claimant(&path).into(), &mut |to| {
        let mut to = Weighed { to, bytes: &mut bytes, sha256: &mut sha256 };
        let mut write = || {
            let mut sheet = Sheet::new(table.fields, &mut to)?;
            (table.rows)(atlas, &mut sheet)?;
            sheet.finish()
        };
        rows = write().with_context(|| format!("the table {} cannot be written", table.name))?;
        Ok(())
    })?;
    let (title, description, fields) = (table.title, table.description, table.fields);
    let sha256 = format!("{:x}", sha256.finalize());
    Ok(DataFile { path, title, description, fields, rows: Some(rows), bytes, sha256 })
}

/// What is written, on its way; its length and its checksum are taken.
struct Weighed<'w> {
    to: &'w mut dyn io::Write,
    bytes: &'w mut usize,
    sha256: &'w mut Sha256,
}

impl io::Write for Weighed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        *self.bytes += written;
        self.sha256.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

fn whole_file(atlas: &Atlas, limits: &Limits) -> Result<(DataFile, Vec<u8>)> {
    let bytes = nested::whole(atlas, limits).context("the atlas cannot be written as JSON")?;
    let description = if atlas.reports.len() > limits.nested {
        "Everything but the reports, nested; also what does not fit into a table. Of each report the address of its own data, which hold it whole."
    } else {
        "Everything, nested; also what does not fit into a table."
    };
    Ok(describe(WHOLE, "The whole atlas", description, bytes))
}

fn describe(path: &str, title: &'static str, description: &'static str, bytes: Vec<u8>) -> (DataFile, Vec<u8>) {
    let sha256 = format!("{:x}", Sha256::digest(&bytes));
    let file =
        DataFile { path: path.to_owned(), title, description, fields: &[], rows: None, bytes: bytes.len(), sha256 };
    (file, bytes)
}

#[cfg(test)]
mod tests;
