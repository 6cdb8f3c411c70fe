//! Diagnostics for other programs: editors, scripts, and the services that check a change.
//!
//! In: a [`Report`]. Out: its text in one of the [`Format`]s.
//!
//! 1. Sort the diagnostics.
//! 2. Turn each place into lines and columns ([`Spot`]).
//! 3. Write them: [`short`], [`json`], [`sarif`], [`github`], or for people.

mod github;
mod json;
mod sarif;
mod short;

use super::{Code, Colour, Diagnostic, Diagnostics, Severity, SourceMap, counts, human, spot::Spot};

/// The forms in which diagnostics are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For people: an excerpt with the guilty words underlined.
    #[default]
    Human,
    /// `file:line:column: error[code]: message`, one a line.
    Short,
    /// One JSON document.
    Json,
    /// One SARIF 2.1.0 document.
    Sarif,
    /// Workflow commands, which GitHub shows at the lines of a change.
    Github,
}

/// What is written.
#[derive(Clone, Copy)]
pub struct Report<'a> {
    /// What is wrong.
    pub diagnostics: &'a Diagnostics,
    /// Where the texts are.
    pub map: &'a dyn SourceMap,
    /// The address of `docs/diagnostics.md`.
    pub manual: &'a str,
    /// Whether text for people carries colours.
    pub colour: Colour,
}

impl Report<'_> {
    /// The whole text in a format, with a line break at its end. [`Format::Json`] and
    /// [`Format::Sarif`] are whole documents even where nothing is wrong; the others are empty then.
    pub fn text(&self, format: Format) -> String {
        match format {
            Format::Human => human(self.diagnostics, self.map, self.colour),
            Format::Short => short::text(self),
            Format::Json => json::text(self),
            Format::Sarif => sarif::text(self),
            Format::Github => github::text(self),
        }
    }

    /// How many errors and how many warnings are told.
    fn counts(&self) -> (usize, usize) {
        counts(&self.diagnostics.sorted(self.map))
    }

    /// Each diagnostic and where it stands, in their order.
    fn items(&self) -> impl Iterator<Item = (&Diagnostic, Spot<'_>)> {
        self.diagnostics.sorted(self.map).into_iter().map(|item| (item, Spot::of(&item.place, self.map)))
    }

    /// Where the manual explains a code.
    fn explained(&self, code: Code) -> String {
        format!("{}#{}", self.manual, code.as_str())
    }
}

/// A message and what to write instead, as one text.
fn with_hint(diagnostic: &Diagnostic) -> String {
    match &diagnostic.hint {
        Some(hint) => format!("{}\n{hint}", diagnostic.message),
        None => diagnostic.message.clone(),
    }
}

/// A text without characters that could drive a terminal or break a line.
fn on_one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
