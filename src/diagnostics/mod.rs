//! What is wrong with the content, told to the person who wrote it.
//!
//! In: faults, as each stage finds them. Out: one sorted list, and its text.
//!
//! 1. A stage adds a [`Diagnostic`] to [`Diagnostics`] and goes on with the rest.
//! 2. The pipeline sorts them by file and place when the stages are done.
//! 3. [`human()`] prints each with its line, an excerpt and what to write instead; [`formats`] write
//!    them for other programs.
//!
//! The machine's own failures (a disk that is full, a folder that is not there) are not
//! diagnostics: they are `anyhow` errors, and end the run.

mod code;
pub mod formats;
mod human;
pub mod letters;
mod shown;
pub mod signs;
mod spot;
mod wording;

pub use code::Code;
pub use human::{Colour, human, human_first, summary_line};
pub use shown::{Mark, Shown, shown};
pub use signs::visible;
pub use spot::Spot;
pub use wording::{Nearest, alike, count, list, nearest, or_list};

use std::{borrow::Borrow, collections::BTreeSet, fmt, ops::Range};

use crate::location::{At, FileId, Place};

/// How bad a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site is not published while it stands.
    Error,
    /// Legal, but poor.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// One thing that is wrong, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Whether it keeps the site from being published.
    pub severity: Severity,
    /// Which kind of fault it is.
    pub code: Code,
    /// Where it is.
    pub place: Place,
    /// What is wrong, in one sentence, in plain English. It may quote content: signs that could drive
    /// a terminal or turn the direction of writing are taken out, as in the hint.
    pub message: String,
    /// What to write instead; `None` where the message says it already.
    pub hint: Option<String>,
    /// The other place, where two places claim the same thing.
    pub other: Option<Place>,
}

/// Everything found wrong in one run.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    /// Whether there is more that was left out.
    left_out: bool,
}

impl Diagnostics {
    /// Adds an error.
    pub fn error(&mut self, code: Code, place: Place, message: impl AsRef<str>) -> &mut Diagnostic {
        self.add(Severity::Error, code, place, message.as_ref())
    }

    /// Adds a warning.
    pub fn warning(&mut self, code: Code, place: Place, message: impl AsRef<str>) -> &mut Diagnostic {
        self.add(Severity::Warning, code, place, message.as_ref())
    }

    fn add(&mut self, severity: Severity, code: Code, place: Place, message: &str) -> &mut Diagnostic {
        let index = self.list.len();
        let message = wording::shortened(signs::visible(message));
        self.list.push(Diagnostic { severity, code, place, message, hint: None, other: None });
        &mut self.list[index]
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Notes that there is more: of one file, or one text, only so much is told in one run.
    pub fn leave_out(&mut self) {
        self.left_out = true;
    }

    /// Whether there is more than was told.
    pub fn is_cut_short(&self) -> bool {
        self.left_out
    }

    /// Takes over all diagnostics of `other`.
    pub fn append(&mut self, mut other: Self) {
        self.left_out |= other.left_out;
        self.list.append(&mut other.list);
    }

    /// Keeps only those whose place is wanted.
    pub fn retain(&mut self, wanted: impl Fn(&Place) -> bool) {
        self.list.retain(|diagnostic| wanted(&diagnostic.place));
    }

    /// Makes every warning an error.
    pub fn make_strict(&mut self) {
        for diagnostic in &mut self.list {
            diagnostic.severity = Severity::Error;
        }
    }

    /// The codes of all of them, each once, in the order of the manual.
    pub fn codes(&self) -> BTreeSet<Code> {
        self.list.iter().map(|diagnostic| diagnostic.code).collect()
    }

    /// Whether any of them is an error.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }

    /// How many are errors, and how many warnings.
    pub fn counts(&self) -> (usize, usize) {
        counts(&self.list)
    }

    /// All of them, in the order of file, line and column, those of finished pages page by page;
    /// exact repeats are left out.
    pub fn sorted(&self, map: &dyn SourceMap) -> Vec<&Diagnostic> {
        let mut keyed: Vec<_> = self
            .list
            .iter()
            .map(|d| {
                let page = match &d.place.at {
                    At::Page(page) => page.as_str(),
                    At::File | At::Bytes(_) | At::Field(_) => "",
                };
                ((d.place.file, page, map.range(&d.place).start, d.severity, d.code.as_str(), &d.message), d)
            })
            .collect();
        keyed.sort_by(|a, b| a.0.cmp(&b.0));
        keyed.dedup_by(|a, b| a.0 == b.0);
        keyed.into_iter().map(|(_, d)| d).collect()
    }
}

/// How many of a list are errors, and how many warnings.
fn counts<T: Borrow<Diagnostic>>(list: &[T]) -> (usize, usize) {
    let errors = list.iter().filter(|item| (*item).borrow().severity == Severity::Error).count();
    (errors, list.len() - errors)
}

impl Diagnostic {
    /// Adds what to write instead.
    pub fn hint(&mut self, hint: impl AsRef<str>) {
        self.hint = Some(signs::visible(hint.as_ref()));
    }

    /// Adds the other place that claims the same thing.
    pub fn other(&mut self, place: Place) -> &mut Self {
        self.other = Some(place);
        self
    }
}

/// Finds the text that a place means. The sources implement it.
pub trait SourceMap {
    /// The file's path, relative to the project's root, with `/` between its parts.
    fn path(&self, file: FileId) -> &str;
    /// The file's text; empty where it has none.
    fn text(&self, file: FileId) -> &str;
    /// The range of bytes of that text which `place` means; the nearest one where the value
    /// itself is not written.
    fn range(&self, place: &Place) -> Range<usize>;
}
