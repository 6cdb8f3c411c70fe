//! Schemas: what every content file may hold, for editors and other programs.
//!
//! In: the types of `content`, and the [`Atlas`] for the ids that there are. Out: a JSON Schema
//! (draft 7, which editors know best) for each kind of file, and for the head of each kind of text.
//!
//! 1. `schemars` makes a schema of the type that the parser reads ([`KINDS`]); descriptions are the
//!    type's own comments.
//! 2. Where a key names something, the ids that there are take the place of the mark ([`ids`]).
//! 3. What a report may judge depends on its inspection framework ([`grades`]).
//!
//! The parser sees more than a schema can; `tests/it/schema.rs` lists what.

mod grades;
mod ids;

use schemars::{JsonSchema, Schema, generate::SchemaSettings};
use serde_json::{Value, json};

use crate::{
    content::{
        AuthorityHead, ChangesFile, CheckedFile, FiguresFile, FindingsFile, FrameworkFile, GeographyFile, GlossaryFile,
        GroupsFile, OverviewFile, PageHead, PracticeHead, RecommendationsFile, RedirectsFile, ReportFile, SettingsFile,
        StatementsFile, ThemeHead,
    },
    model::Atlas,
};

/// A kind of content file.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Its name, and that of its schema: `report` for `schemas/report.json`.
    pub name: &'static str,
    /// Where such files lie, as `docs/content-model.md` writes it: `content/themes/<id>.md`. Of a
    /// markdown file, the schema is that of its head.
    pub files: &'static str,
    make: fn() -> Schema,
}

/// All kinds, in the order of `docs/content-model.md`.
pub const KINDS: &[Kind] = &[
    Kind { name: "atlas", files: "atlas.yaml", make: of_type::<SettingsFile> },
    Kind { name: "framework", files: "content/frameworks/<id>.yaml", make: of_type::<FrameworkFile> },
    Kind { name: "groups", files: "content/groups.yaml", make: of_type::<GroupsFile> },
    Kind { name: "authority", files: "content/authorities/<id>.md", make: of_type::<AuthorityHead> },
    Kind { name: "geography", files: "content/geography.yaml", make: of_type::<GeographyFile> },
    Kind { name: "theme", files: "content/themes/<id>.md", make: of_type::<ThemeHead> },
    Kind { name: "report", files: "content/reports/<id>/report.yaml", make: of_type::<ReportFile> },
    Kind { name: "findings", files: "content/reports/<id>/findings.yaml", make: of_type::<FindingsFile> },
    Kind {
        name: "recommendations",
        files: "content/reports/<id>/recommendations.yaml",
        make: of_type::<RecommendationsFile>,
    },
    Kind { name: "figures", files: "content/reports/<id>/figures.yaml", make: of_type::<FiguresFile> },
    Kind { name: "checked", files: "content/reports/<id>/checked.yaml", make: of_type::<CheckedFile> },
    Kind { name: "overview", files: "content/overviews/<id>/overview.yaml", make: of_type::<OverviewFile> },
    Kind { name: "statements", files: "content/overviews/<id>/statements.yaml", make: of_type::<StatementsFile> },
    Kind { name: "practice", files: "content/practice/<id>.md", make: of_type::<PracticeHead> },
    Kind { name: "glossary", files: "content/glossary.yaml", make: of_type::<GlossaryFile> },
    Kind { name: "changes", files: "content/changes.yaml", make: of_type::<ChangesFile> },
    Kind { name: "redirects", files: "content/redirects.yaml", make: of_type::<RedirectsFile> },
    Kind { name: "page", files: "content/pages/<id>.md", make: of_type::<PageHead> },
];

/// The folder of the site that holds the schemas.
const FOLDER: &str = "schemas";

/// The schema of a type of `content`, without references inside, so that editors and `scaffold` can
/// walk it as it stands.
fn of_type<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft07().with(|settings| settings.inline_subschemas = true);
    settings.into_generator().into_root_schema_for::<T>()
}

impl Kind {
    /// The schema of this kind of file, with the ids of `atlas`.
    pub fn schema(&self, atlas: &Atlas) -> Value {
        let mut schema = (self.make)().to_value();
        if self.name == "report" {
            grades::by_framework(atlas, &mut schema);
        }
        ids::fill(&mut schema, &ids::known(atlas));
        if let Some(root) = schema.as_object_mut() {
            root.insert("$id".to_owned(), json!(self.address(atlas)));
            root.insert("title".to_owned(), json!(self.files));
        }
        schema
    }

    /// The address at which the site publishes the schema.
    pub fn address(&self, atlas: &Atlas) -> String {
        format!("{}{FOLDER}/{}.json", atlas.settings.base_url, self.name)
    }
}

/// The kind of this name.
pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}

/// All schemas: the path of each in the site, and its text.
pub fn files(atlas: &Atlas) -> Vec<(String, Vec<u8>)> {
    let text = |kind: &Kind| format!("{:#}\n", kind.schema(atlas)).into_bytes();
    KINDS.iter().map(|kind| (format!("{FOLDER}/{}.json", kind.name), text(kind))).collect()
}
