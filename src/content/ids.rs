//! The ids that a file refers to, as its schema knows them: which kind of thing an id names.
//!
//! These types hold nothing. A key that refers to something names one of them with
//! `#[schemars(with = …)]`; whoever writes the schemas puts the ids that there are in its place.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::schema::ID;

/// The keyword of a schema that names the kind of thing an id refers to.
pub const MARK: &str = "x-atlas-id";

macro_rules! ids {
    ($($type:ident = $kind:literal),* $(,)?) => {
        $(
            /// An id of this kind.
            pub struct $type;

            impl JsonSchema for $type {
                fn inline_schema() -> bool {
                    true
                }

                fn schema_name() -> Cow<'static, str> {
                    $kind.into()
                }

                fn json_schema(_: &mut SchemaGenerator) -> Schema {
                    json_schema!({ "type": ["string", "integer"], "pattern": ID, "maxLength": 100, "minimum": 0, MARK: $kind })
                }
            }
        )*
    };
}

ids! {
    AuthorityId = "authority",
    DocumentId = "document",
    FrameworkId = "framework",
    GradeId = "grade",
    GroupId = "group",
    JudgementAreaId = "judgement-area",
    OutcomeAreaId = "outcome-area",
    OverviewId = "overview",
    PracticeId = "practice",
    ReportId = "report",
    ScopeId = "scope",
    ThemeId = "theme",
    UrgencyId = "urgency",
}
