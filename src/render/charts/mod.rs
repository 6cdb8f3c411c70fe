//! Charts: plain numbers and labels in, a finished picture with its words and
//! its table out. Charts know no model and decide nothing about an
//! inspection; the views hand them series in the order to be shown.
//!
//! In: one input type a chart (`judgements::Judgements`, `history::History`,
//! …) and a [`ChartText`] with its title, subtitle and source.
//! Out: a [`Chart`], or a [`ChartError`] that the build shows as an error.
//!
//! Each chart does the same five steps:
//! 1. check the input (labels, lengths, grades on their scale);
//! 2. lay out rows and columns from estimated text widths (`text_width`,
//!    `bands`);
//! 3. draw with plotters on a `sheet`; styles carry meanings, not colours
//!    (`ink`), and `svg_backend` prints them as classes;
//! 4. say in English what the data show (`wording`) and make the table;
//! 5. put the inline and the standalone picture together (`figure`).
//!
//! Grades are always told as words with their place on the scale; colour only
//! repeats it. No chart has a common axis for two frameworks.

mod bands;
pub mod evidence;
mod figure;
pub mod history;
mod ink;
pub mod judgements;
mod key;
pub mod locator;
pub mod matrix;
mod paint;
mod pins;
mod scale;
mod sheet;
pub mod spread;
mod svg_backend;
mod tally;
mod text_width;
pub mod urgency;
mod wording;

#[cfg(test)]
mod tests;

pub use scale::Grade;
pub use tally::Tally;

use std::fmt;

/// A finished chart with everything its figure needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// Identifier on its page and stem of its file names.
    pub id: String,
    /// Headline of at most [`TITLE_WORDS`] words that says the finding.
    pub title: String,
    /// Measure, place and period.
    pub subtitle: String,
    /// What the picture shows, in sentences made from the data.
    pub description: String,
    /// The picture for the page: hidden from assistive technology, since the
    /// description and the table stand beside it; no colours, no ids.
    pub inline_svg: String,
    /// The picture for pages that have none of our style sheets: attributes in place of classes.
    pub embed_svg: String,
    /// The picture as a file of its own, with its palette, its title, its
    /// description and its source line.
    pub file_svg: String,
    /// The same data as a table.
    pub table: ChartTable,
    /// Where the data come from, as one line.
    pub source: String,
}

/// The data of a chart as a table. The first cell of each row is its header;
/// no cell is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartTable {
    /// What the table holds.
    pub caption: String,
    /// Column headers.
    pub columns: Vec<String>,
    /// Rows, each as long as `columns`.
    pub rows: Vec<Vec<String>>,
}

/// The words of a chart that its caller gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartText {
    /// Identifier: ASCII letters, digits, hyphens and underscores.
    pub id: String,
    /// Headline of at most [`TITLE_WORDS`] words that says the finding.
    pub title: String,
    /// Measure, place and period.
    pub subtitle: String,
    /// Where the data come from, as one line.
    pub source: String,
}

/// Longest title of a chart, in words (ONS service manual, chart titles).
pub const TITLE_WORDS: usize = 15;

/// Why a chart could not be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChartError {
    /// A required text is empty: `title`, `subtitle`, `source` or `description`.
    Missing(&'static str),
    /// The identifier is empty or holds other characters than ASCII letters,
    /// digits, hyphens and underscores.
    BadId(String),
    /// The title has this many words, more than [`TITLE_WORDS`].
    TitleTooLong(usize),
    /// The description only repeats the title.
    DescriptionIsTitle,
    /// There is nothing to draw.
    NoData,
    /// A label is empty; says of what.
    EmptyLabel(&'static str),
    /// A row has another number of cells than there are columns.
    Ragged {
        /// Label of the row.
        row: String,
        /// Columns of the chart.
        expected: usize,
        /// Cells of the row.
        found: usize,
    },
    /// A grade scale has fewer than three or more than five grades.
    ScaleLength(usize),
    /// A grade is not on the scale of `of` grades.
    OffScale {
        /// The step asked for, 1 = best.
        step: u8,
        /// Length of the scale.
        of: u8,
    },
    /// Plotters or the backend refused a mark.
    Drawing(String),
}

impl fmt::Display for ChartError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(part) => write!(out, "the chart has no {part}"),
            Self::BadId(id) => write!(out, "`{id}` cannot be the id of a chart"),
            Self::TitleTooLong(words) => {
                write!(out, "the title of the chart has {words} words; at most {TITLE_WORDS} are allowed")
            }
            Self::DescriptionIsTitle => out.write_str("the description of the chart only repeats its title"),
            Self::NoData => out.write_str("the chart has no data"),
            Self::EmptyLabel(what) => write!(out, "a label of the chart is empty: {what}"),
            Self::Ragged { row, expected, found } => {
                write!(out, "the row `{row}` of the chart has {found} cells; there are {expected} columns")
            }
            Self::ScaleLength(grades) => {
                write!(out, "the scale of the chart has {grades} grades; between three and five can be drawn")
            }
            Self::OffScale { step, of } => {
                write!(out, "step {step} is not on the chart's scale of {of} grades")
            }
            Self::Drawing(why) => write!(out, "the chart could not be drawn: {why}"),
        }
    }
}

impl std::error::Error for ChartError {}

/// Refuses an empty label.
fn labelled(label: &str, what: &'static str) -> Result<(), ChartError> {
    if label.trim().is_empty() { Err(ChartError::EmptyLabel(what)) } else { Ok(()) }
}
