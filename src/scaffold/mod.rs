//! Scaffold: the files with which a new report, authority or other content begins.
//!
//! In: what the person says, the [`Atlas`](crate::model::Atlas) for what can be derived from it, and the schemas for the
//! keys and their comments. Out: files that hold everything that is known, and [`FILL_IN`] where
//! only a person can go on.
//!
//! 1. The id is made of the name, the folder of the kind ([`stubs`], [`report`]).
//! 2. The text of each file is made of its schema ([`stub`]).
//! 3. An entry goes to the end of its list, in a file that is there already ([`insert`]).
//! 4. Files are written, never over others ([`write()`]).

mod insert;
mod report;
mod stub;
mod stubs;

use std::{
    fs::{self, OpenOptions},
    io::Write as _,
    path::Path,
};

use anyhow::{Context as _, Result, anyhow, ensure};

pub use self::{
    insert::{Entry, EntryKind},
    report::{NewReport, Published},
    stubs::{authority, framework, page, practice, theme},
};
use crate::{content::FILL_IN, model::Slug, schema};

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stub {
    /// Its path from the project's folder, with `/` between the parts.
    pub path: String,
    /// What it holds.
    pub text: String,
}

/// The id that a name gives: its letters and digits in lower case, everything else a hyphen.
///
/// # Errors
/// Where nothing is left of the name, or it is too long.
pub fn id(name: &str) -> Result<Slug> {
    Slug::of_words(name).map_err(|why| anyhow!("no id can be made of \"{name}\": {why}; choose one with --id"))
}

/// Writes new files under `root`; none of them where one is there already.
///
/// # Errors
/// Where a file is there already, or cannot be written.
pub fn write(root: &Path, stubs: &[Stub]) -> Result<()> {
    for stub in stubs {
        ensure!(!root.join(&stub.path).exists(), "{} is there already; nothing was written", stub.path);
    }
    for stub in stubs {
        let path = root.join(&stub.path);
        let could_not = || format!("could not write {}", stub.path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(could_not)?;
        }
        let mut file = OpenOptions::new().write(true).create_new(true).open(&path).with_context(could_not)?;
        file.write_all(stub.text.as_bytes()).with_context(could_not)?;
    }
    Ok(())
}

/// The schema of a kind, which has to be one of [`schema::KINDS`].
fn kind(name: &str) -> Result<&'static schema::Kind> {
    schema::kind(name).with_context(|| format!("there is no kind of file {name}"))
}

/// How every stub begins: how to fill it in.
fn opening() -> Vec<String> {
    stub::wrapped(&format!(
        "Write what is asked for in the place of each {FILL_IN}. A key behind a # may be left out; take the # away to \
         use it. Then take these comments out, if you like."
    ))
}

/// Lines as a text.
fn text(lines: Vec<String>) -> String {
    lines.into_iter().map(|line| line.trim_end().to_owned() + "\n").collect()
}
