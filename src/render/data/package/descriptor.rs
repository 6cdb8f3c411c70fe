//! The parts of a Frictionless Data Package v2 description, in the standard's own words.

use serde::Serialize;

/// The whole description.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct Package<'a> {
    #[serde(rename = "$schema")]
    pub schema: &'static str,
    pub name: String,
    pub title: &'a str,
    pub description: String,
    pub homepage: &'a str,
    pub created: String,
    pub keywords: [&'static str; 4],
    pub licenses: [License<'a>; 1],
    pub sources: Vec<Source>,
    pub resources: Vec<Resource<'a>>,
}

/// Under which terms the package may be reused.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct License<'a> {
    pub name: String,
    pub path: &'a str,
    pub title: &'a str,
}

/// A document the data come from.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct Source {
    pub title: String,
}

/// A file, or a table within the description.
#[derive(Default, Serialize)]
#[allow(missing_docs)]
pub struct Resource<'a> {
    #[serde(rename = "$schema")]
    pub profile: &'static str,
    pub name: String,
    #[serde(rename = "type", skip_serializing_if = "str::is_empty")]
    pub kind: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub path: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub data: Vec<GradeItem<'a>>,
    pub title: String,
    pub description: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub format: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub mediatype: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub encoding: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bytes: Option<usize>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub hash: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dialect: Option<Dialect>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema: Option<Schema<'a>>,
}

/// A row of a scale.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct GradeItem<'a> {
    pub grade: &'a str,
    pub label: &'a str,
}

/// How a CSV file is written.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Dialect {
    #[serde(rename = "$schema")]
    pub schema: &'static str,
    pub header: bool,
    pub delimiter: &'static str,
    pub line_terminator: &'static str,
    pub quote_char: &'static str,
    pub double_quote: bool,
    pub skip_initial_space: bool,
}

/// The columns and keys of a table.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Schema<'a> {
    #[serde(rename = "$schema")]
    pub profile: &'static str,
    pub fields: Vec<Column<'a>>,
    pub missing_values: [&'static str; 1],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub primary_key: &'static [&'static str],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub unique_keys: &'static [&'static [&'static str]],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub foreign_keys: Vec<Reference>,
}

/// A column.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Column<'a> {
    pub name: &'static str,
    #[serde(rename = "type")]
    pub kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<&'static str>,
    pub description: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<Category<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub categories_ordered: Option<bool>,
    #[serde(skip_serializing_if = "Constraints::is_empty")]
    pub constraints: Constraints,
}

/// A value of a closed list.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct Category<'a> {
    pub value: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<&'a str>,
}

/// What holds for all cells of a column.
#[derive(Default, Serialize)]
#[allow(missing_docs)]
pub struct Constraints {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<&'static str>,
}

impl Constraints {
    /// Whether it says nothing.
    fn is_empty(&self) -> bool {
        self.required.is_none() && self.pattern.is_none()
    }
}

/// A reference to the rows of a table.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct Reference {
    pub fields: &'static [&'static str],
    pub reference: Referred,
}

/// The table and columns referred to.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct Referred {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource: Option<&'static str>,
    pub fields: &'static [&'static str],
}
