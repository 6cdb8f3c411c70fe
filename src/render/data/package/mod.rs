//! `datapackage.json`: the description of the published data, after Frictionless Data Package v2.
//!
//! In: the [`Atlas`] and the files. Out: JSON.
//!
//! 1. What all files share: name, licence, sources, and how to read them.
//! 2. Each file with its size, checksum, columns and keys.
//! 3. Each framework's scale, as a small table of its own within the description: an ordered set of
//!    categories may not hold grades of two frameworks, and one column of `judgements.csv` does. So
//!    that column has no order, and each scale has its own.

mod descriptor;

use self::descriptor::{
    Category, Column, Constraints, Dialect, GradeItem, License, Package, Reference, Referred, Resource, Schema, Source,
};
use super::{
    DataFile, FOLDER, json,
    rows::address,
    schema::{Field, ForeignKey, Kind, TABLES, Table},
};
use crate::{
    model::{Atlas, Framework, Id, PartialDate, Published},
    pages::{Limits, Route},
};

const PACKAGE: &str = "https://datapackage.org/profiles/2.0/datapackage.json";
const RESOURCE: &str = "https://datapackage.org/profiles/2.0/dataresource.json";
const SCHEMA: &str = "https://datapackage.org/profiles/2.0/tableschema.json";
const DIALECT: &str = "https://datapackage.org/profiles/2.0/tabledialect.json";
/// A date known to the day, the month or the year.
const DATE: &str = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$";

/// How to read the files; the second part of the description.
const READING: &str = "The CSV files follow RFC 4180: UTF-8 without a byte order mark, one header row, rows that end with CR LF. An empty cell means that the source does not state it; where it means something else, the field says so. Items of a list are joined by a semicolon, and a semicolon inside an item is written as a comma. Dates are as exact as they are known: 2014-02-05, 2007-04 or 2005.

A text that a spreadsheet would run as a formula is made inert: a cell that begins with =, +, -, @, their full-width forms, a tab or a line break has an apostrophe put before it, unless the whole cell is a number. A text that has apostrophes before such a sign gets one more. To have the text back, take one apostrophe away where apostrophes stand before such a sign. The JSON files hold the texts as they are.

A grade belongs to one framework, and grades of two frameworks cannot be compared: do not sort, average or chart them together. So the field grade of judgements.csv has no order. Each framework's grades are ordered categories in a resource of their own, best first, named scale- and the framework's key; use one framework's rows with its own scale.";

/// The description of the files.
///
/// # Errors
/// Where a value cannot be written as JSON.
pub fn describe<'a>(
    atlas: &'a Atlas,
    limits: &Limits,
    files: impl Iterator<Item = &'a DataFile>,
) -> serde_json::Result<Vec<u8>> {
    let settings = &atlas.settings;
    let licence = &settings.licence;
    let files = files.map(resource);
    let scales = atlas.frameworks.values().map(scale);
    json::to_vec(&Package {
        schema: PACKAGE,
        name: name(&settings.title),
        title: &settings.title,
        description: [
            &settings.description,
            &settings.notices.independence,
            &settings.notices.not_today,
            READING,
            &licence.text,
        ]
        .join("\n\n"),
        homepage: &address(atlas, Route::Home),
        created: instant(settings.content_date),
        keywords: ["children's services", "inspection", "local authorities", "England"],
        licenses: [License {
            name: licence.content_name.replace(' ', "-"),
            path: &licence.content_url,
            title: &licence.content_name,
        }],
        sources: sources(atlas, limits),
        resources: files.chain(scales).collect(),
    })
}

/// The first moment of a date, as RFC 3339 has it: what is not known of it is taken to be its start.
pub fn instant(date: PartialDate) -> String {
    let mut text = date.to_string();
    while text.len() < "2000-01-01".len() {
        text.push_str("-01");
    }
    text.push_str("T00:00:00Z");
    text
}

/// A name in small letters, digits and hyphens.
fn name(title: &str) -> String {
    let words: String = title.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    words.split_whitespace().collect::<Vec<_>>().join("-")
}

/// The documents; the reports of each framework at once, where they are too many to be named.
fn sources(atlas: &Atlas, limits: &Limits) -> Vec<Source> {
    let reports = |(id, framework): (Id<Framework>, &Framework)| {
        let number = atlas.index.reports_under(id).len();
        let title = format!("{number} reports under {}, listed in reports.csv", framework.title);
        (number > 0).then_some(Source { title })
    };
    let mut sources: Vec<Source> = if atlas.reports.len() > limits.nested {
        atlas.frameworks.iter().filter_map(reports).collect()
    } else {
        let reports = atlas.reports.values();
        reports.map(|report| source(&report.title, &report.inspectorates, &report.published)).collect()
    };
    let overviews = atlas.overviews.values();
    sources.extend(overviews.map(|overview| source(&overview.title, &overview.inspectorates, &overview.published)));
    sources
}

fn source(title: &str, inspectorates: &[String], published: &Published) -> Source {
    let when = match published {
        Published::On(date) => date.in_words(),
        Published::NotStated { copyright_year, .. } => format!("no date of publication; copyright {copyright_year}"),
    };
    Source { title: format!("{title} ({}; {when})", inspectorates.join(", ")) }
}

fn resource(file: &DataFile) -> Resource<'_> {
    let path = file.path.strip_prefix(FOLDER).unwrap_or(&file.path);
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let table = TABLES.iter().copied().find(|table| table.name == stem);
    let tabular = table.is_some();
    Resource {
        profile: RESOURCE,
        name: stem.to_owned(),
        kind: if tabular { "table" } else { "" },
        path,
        title: file.title.to_owned(),
        description: file.description.to_owned(),
        format: if tabular { "csv" } else { "json" },
        mediatype: if tabular { "text/csv" } else { "application/json" },
        encoding: "utf-8",
        bytes: Some(file.bytes),
        hash: format!("sha256:{}", file.sha256),
        dialect: tabular.then_some(Dialect {
            schema: DIALECT,
            header: true,
            delimiter: ",",
            line_terminator: "\r\n",
            quote_char: "\"",
            double_quote: true,
            skip_initial_space: false,
        }),
        schema: table.map(|table| Schema {
            profile: SCHEMA,
            fields: table.fields.iter().map(column).collect(),
            missing_values: [""],
            primary_key: table.primary_key,
            unique_keys: table.unique_keys,
            foreign_keys: table.foreign_keys.iter().map(|key| reference(table, key)).collect(),
        }),
        ..Resource::default()
    }
}

fn column(field: &Field) -> Column<'static> {
    let base = Column {
        name: field.name,
        kind: "string",
        description: field.description,
        constraints: Constraints { required: field.required.then_some(true), pattern: None },
        ..Column::default()
    };
    let required = base.constraints.required;
    match field.kind {
        Kind::Text => base,
        Kind::List => Column { kind: "list", delimiter: Some(";"), item_type: Some("string"), ..base },
        Kind::Date => Column { constraints: Constraints { required, pattern: Some(DATE) }, ..base },
        Kind::Integer => Column { kind: "integer", ..base },
        Kind::Number => Column { kind: "number", ..base },
        Kind::Boolean => Column { kind: "boolean", ..base },
        Kind::Url => Column { format: Some("uri"), ..base },
        Kind::OneOf(words) => Column {
            categories: words.iter().map(|word| Category { value: word, label: None }).collect(),
            categories_ordered: Some(false),
            ..base
        },
    }
}

fn reference(table: &Table, key: &ForeignKey) -> Reference {
    let resource = (key.table != table.name).then_some(key.table);
    Reference { fields: key.fields, reference: Referred { resource, fields: key.keys } }
}

/// The scale of a framework as an ordered set of categories, best first.
fn scale(framework: &Framework) -> Resource<'_> {
    let grades = &framework.scale.grades;
    let categories = grades.iter().map(|grade| Category { value: grade.key.as_str(), label: Some(&grade.label) });
    let column = |name, description| Column {
        name,
        kind: "string",
        description,
        constraints: Constraints { required: Some(true), pattern: None },
        ..Column::default()
    };
    Resource {
        profile: RESOURCE,
        name: format!("scale-{}", framework.slug),
        kind: "table",
        data: grades.iter().map(|grade| GradeItem { grade: grade.key.as_str(), label: &grade.label }).collect(),
        title: framework.scale.title.clone(),
        description: format!(
            "The grades of the framework {}, best first. For rows of this framework only; its grades cannot be compared with those of any other.",
            framework.slug
        ),
        schema: Some(Schema {
            profile: SCHEMA,
            fields: vec![
                Column {
                    categories: categories.collect(),
                    categories_ordered: Some(true),
                    ..column(
                        "grade",
                        "Key of the grade on this scale. The categories stand in the scale's order, best first.",
                    )
                },
                column("label", "The grade as the reports print it."),
            ],
            missing_values: [""],
            primary_key: &["grade"],
            unique_keys: &[],
            foreign_keys: Vec::new(),
        }),
        ..Resource::default()
    }
}
