//! What each table is called, and what its columns hold. The only place that says so: headers, the
//! data package and the checks on rows are all made from it.
//!
//! In: nothing. Out: [`TABLES`], in the order they are published.

mod documents;
mod evidence;
mod vocabulary;

use super::sheet::Sheet;
use crate::model::Atlas;

/// A table.
#[derive(Debug)]
pub struct Table {
    /// Its name: that of its file without `.csv`.
    pub name: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// What a row is.
    pub description: &'static str,
    /// Its columns, in order.
    pub fields: &'static [Field],
    /// The columns that name a row; empty where no set of always-filled columns does.
    pub primary_key: &'static [&'static str],
    /// Columns that name a row too, where all of them are filled.
    pub unique_keys: &'static [&'static [&'static str]],
    /// The columns that name a row of another table.
    pub foreign_keys: &'static [ForeignKey],
    /// Writes its rows.
    pub rows: fn(&Atlas, &mut Sheet<'_>) -> csv::Result<()>,
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What its cells are.
    pub kind: Kind,
    /// Whether no cell of it is empty.
    pub required: bool,
    /// What it holds.
    pub description: &'static str,
}

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// Texts joined by `;`.
    List,
    /// A date as exactly as it is known: to the day, the month or the year.
    Date,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A web address.
    Url,
    /// One of these words.
    OneOf(&'static [&'static str]),
}

/// A reference to the rows of another table.
#[derive(Clone, Copy, Debug)]
pub struct ForeignKey {
    /// The columns here.
    pub fields: &'static [&'static str],
    /// The other table.
    pub table: &'static str,
    /// The columns there.
    pub keys: &'static [&'static str],
}

/// All tables.
pub const TABLES: &[&Table] = &[
    &evidence::JUDGEMENTS,
    &evidence::FINDINGS,
    &evidence::RECOMMENDATIONS,
    &evidence::TRACES,
    &evidence::FIGURES,
    &documents::OVERVIEW_STATEMENTS,
    &vocabulary::THEMES,
    &documents::REPORTS,
    &vocabulary::AUTHORITIES,
    &documents::PRACTICE,
    &vocabulary::FRAMEWORKS,
    &vocabulary::GRADES,
];

impl Field {
    /// The same column, with no cell empty.
    const fn filled(self) -> Self {
        Self { required: true, ..self }
    }
}

const fn field(name: &'static str, kind: Kind, description: &'static str) -> Field {
    Field { name, kind, required: false, description }
}

const fn text(name: &'static str, description: &'static str) -> Field {
    field(name, Kind::Text, description)
}

const fn list(name: &'static str, description: &'static str) -> Field {
    field(name, Kind::List, description)
}

const fn date(name: &'static str, description: &'static str) -> Field {
    field(name, Kind::Date, description)
}

const fn url(description: &'static str) -> Field {
    field("url", Kind::Url, description).filled()
}

/// A column that names a row of the table whose key is the column `key`.
const fn to(field: &'static [&'static str], table: &'static str, key: &'static [&'static str]) -> ForeignKey {
    ForeignKey { fields: field, table, keys: key }
}

const REPORT: Field = text("report", "Id of the report; a key of reports.csv.").filled();
const THEMES: Field = list("themes", "Ids of the themes, keys of themes.csv, joined by a semicolon.").filled();
const PARAGRAPHS: Field = list(
    "paragraphs",
    "Where in the source the row rests: 16, 29-31, annex:2, annex-b:3, or section: with the headings; joined by a semicolon.",
)
.filled();
