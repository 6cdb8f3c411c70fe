//! Verify: the atlas read against the texts of the documents it summarises.
//!
//! In: the [`Atlas`], and the text of each document that is at hand, as some program extracted it
//! from the printed page ([`SourceTexts`]). Out: a [`ReportCheck`] a document, and a diagnostic for
//! each failure at its line in the content, with the beginning of the source paragraph beside it.
//!
//! 1. Read each text into paragraphs and sections ([`paragraphs`]).
//! 2. Collect what the atlas says and what it cites ([`annotations`]).
//! 3. Check that what is cited exists, that it holds every number that is claimed ([`numbers`]) and
//!    all that is quoted ([`quotes`]), and that no long run of words is carried over ([`runs`]).
//!    [`check`] does all four.
//! 4. Count which paragraphs are cited ([`coverage`]).
//!
//! What comes out is shown as a table or as JSON ([`table()`], [`json()`]), kept beside the report
//! ([`Record`]), and looked into paragraph by paragraph ([`evidence()`], [`uncited`]).
//!
//! The rules are those of the content model's section on `atlas verify`. Nothing here reads or
//! writes a file: the texts of the documents never become part of the project.

mod annotations;
mod check;
mod coverage;
mod evidence;
mod hints;
mod json;
pub mod numbers;
pub mod paragraphs;
mod prose;
mod quotes;
mod record;
mod runs;
mod table;

pub use crate::model::LONGEST_RUN;
pub use coverage::Coverage;
pub use evidence::{evidence, uncited};
pub use json::json;
pub use record::{Record, record};
pub use table::table;

use std::collections::BTreeMap;

use crate::{
    diagnostics::{Diagnostics, SourceMap},
    model::{Atlas, Document, Slug},
};
use paragraphs::SourceText;

/// The texts of documents, by the id of the document.
#[derive(Clone, Debug)]
pub struct SourceTexts {
    texts: BTreeMap<String, SourceText>,
    longest_run: usize,
}

impl Default for SourceTexts {
    fn default() -> Self {
        Self { texts: BTreeMap::new(), longest_run: LONGEST_RUN }
    }
}

impl SourceTexts {
    /// No texts, and the given number of words in a row that may not be carried over.
    pub fn with_longest_run(words: usize) -> Self {
        Self { longest_run: words.max(1), ..Self::default() }
    }

    /// Adds the text of a document: for the file `<id>.txt` its name without the ending, and what
    /// it holds.
    pub fn insert(&mut self, id: &str, text: &str) {
        self.texts.insert(id.to_owned(), paragraphs::read(text));
    }

    /// The text of a document.
    pub fn get(&self, id: &str) -> Option<&SourceText> {
        self.texts.get(id)
    }

    /// The ids of the documents whose text is here.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(String::as_str)
    }

    /// How many words in a row may not be carried over.
    pub fn longest_run(&self) -> usize {
        self.longest_run
    }
}

/// What checking one document came to.
#[derive(Clone, Debug)]
pub struct ReportCheck {
    /// The document's id.
    pub document: Slug,
    /// The name used in lists.
    pub title: String,
    /// What was checked; `None` where its text was not given, and nothing could be.
    pub checked: Option<Checked>,
    /// Which of its paragraphs are cited.
    pub coverage: Coverage,
}

impl ReportCheck {
    /// How many faults were found.
    pub fn failures(&self) -> usize {
        self.checked.as_ref().map_or(0, Checked::failures)
    }
}

/// How much was checked, and how much of it failed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// References to the document.
    pub references: usize,
    /// Those of them that lead to nothing.
    pub lost_references: usize,
    /// Numbers that what is cited has to hold.
    pub numbers: usize,
    /// Those of them that it does not hold.
    pub lost_numbers: usize,
    /// Quotations that what is cited has to print.
    pub quotations: usize,
    /// Those of them that it does not print.
    pub lost_quotations: usize,
    /// Runs of words that were carried over from it.
    pub runs: usize,
}

impl Checked {
    /// How many faults were found.
    pub fn failures(&self) -> usize {
        self.lost_references + self.lost_numbers + self.lost_quotations + self.runs
    }
}

/// Checks everything the atlas says against the texts. Each fault is an error in `diagnostics`;
/// `files` are the sources of the atlas, which know the line of each.
///
/// The checks come in the order of the reports and then of the overviews; a document without a text
/// has one too, with nothing checked.
pub fn run(
    atlas: &Atlas,
    texts: &SourceTexts,
    files: &dyn SourceMap,
    diagnostics: &mut Diagnostics,
) -> Vec<ReportCheck> {
    let annotations = annotations::all(atlas, files);
    let name = |document: Document| slug(atlas, document).to_string();
    let known = documents(atlas).into_iter().filter(|document| texts.get(&name(*document)).is_some());
    let checked = known.map(|document| (document, Checked::default())).collect();
    let facts = |document: Option<Document>| {
        let documents = document.map_or_else(|| documents(atlas), |document| vec![document]);
        let all = documents.into_iter().flat_map(|document| annotations::facts::of(atlas, document));
        all.map(|(_, says)| says).collect()
    };
    let mut run = check::Checker { texts, name: &name, facts: &facts, checked, diagnostics };
    run.run(&annotations);
    let mut checked = run.checked;
    documents(atlas)
        .into_iter()
        .map(|document| ReportCheck {
            document: slug(atlas, document).clone(),
            title: title(atlas, document).to_owned(),
            checked: checked.remove(&document),
            coverage: texts
                .get(slug(atlas, document).as_str())
                .map_or_else(Coverage::default, |source| Coverage::of(document, source, &annotations.list)),
        })
        .collect()
}

/// All documents, reports first.
fn documents(atlas: &Atlas) -> Vec<Document> {
    let reports = atlas.reports.ids().map(Document::Report);
    reports.chain(atlas.overviews.ids().map(Document::Overview)).collect()
}

/// A document's id.
fn slug(atlas: &Atlas, document: Document) -> &Slug {
    match document {
        Document::Report(id) => &atlas.reports[id].slug,
        Document::Overview(id) => &atlas.overviews[id].slug,
    }
}

/// A document's name in lists.
fn title(atlas: &Atlas, document: Document) -> &str {
    match document {
        Document::Report(id) => &atlas.reports[id].short_title,
        Document::Overview(id) => &atlas.overviews[id].short_title,
    }
}
