//! `content/frameworks/<id>.yaml` as authored.

use schemars::JsonSchema;
use serde::Deserialize;

use super::ids;
use super::values::{AtLeastOne, Date, Name, Paragraph, Text, filled, if_any};

/// An inspection framework.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FrameworkFile {
    /// Its full name.
    pub title: Text,
    /// The name used in tables and charts.
    pub short_title: Text,
    /// Two or three sentences: what it looked at and how.
    pub summary: Text,
    /// Who inspects under it.
    #[serde(deserialize_with = "filled")]
    #[schemars(length(min = 1))]
    pub inspectorates: Box<[Text]>,
    /// Since when and until when it holds.
    pub in_force: InForce,
    /// The id of the framework it took over from.
    #[schemars(with = "Option<ids::FrameworkId>")]
    pub replaced: Option<Name>,
    /// Its grades.
    pub scale: Scale,
    /// The columns of its grade table, in the order printed; left out where the table has one unnamed column.
    #[serde(default, deserialize_with = "if_any")]
    #[schemars(length(min = 1))]
    pub scopes: Box<[ScopeEntry]>,
    /// What is judged, in the order printed.
    pub areas: AtLeastOne<AreaEntry>,
    /// The headings under which recommendations are made, most urgent first.
    #[serde(default, deserialize_with = "if_any")]
    #[schemars(length(min = 1))]
    pub urgencies: Box<[UrgencyEntry]>,
    /// For each neighbouring framework, why grades cannot be compared with its grades.
    #[serde(default, deserialize_with = "if_any")]
    #[schemars(length(min = 1))]
    pub not_comparable: Box<[BreakEntry]>,
    /// How its judgement areas relate to those of another framework.
    #[serde(default, deserialize_with = "if_any")]
    #[schemars(length(min = 1))]
    pub concordance: Box<[ConcordanceEntry]>,
    /// Where this description comes from.
    #[serde(default, deserialize_with = "if_any")]
    #[schemars(length(min = 1))]
    pub rests_on: Box<[RestsOn]>,
}

/// Since when and until when.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InForce {
    /// The first date: `2014-02-05`, `2007-04` or `2005`.
    pub from: Date,
    /// The last date, if it ended.
    pub to: Option<Date>,
}

/// Its grades, best first.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// What the scale is called.
    pub title: Text,
    /// The grades, best first.
    pub grades: AtLeastOne<GradeEntry>,
}

/// One grade.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GradeEntry {
    /// Its id in this file; a stable one, since published data carries it.
    pub key: Name,
    /// The word as printed.
    pub label: Text,
    /// The number, only where the reports print one.
    pub number: Option<u8>,
    /// What the grade means, as the documents describe it.
    pub meaning: Text,
}

/// A column of the grade table.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScopeEntry {
    /// Its id in this file.
    pub key: Name,
    /// The heading of the column, as printed.
    pub label: Text,
}

/// A judgement area.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AreaEntry {
    /// Its id in this file.
    pub key: Name,
    /// Its name as printed, without a leading number.
    pub label: Text,
    /// The leading number (`2.1`), if one is printed.
    pub number: Option<Text>,
    /// The key of the area it is part of; that one stands further up.
    pub parent: Option<Name>,
    /// The keys of the columns it can have a grade in; left out where the table has none.
    #[serde(default, deserialize_with = "if_any")]
    #[schemars(length(min = 1))]
    pub scopes: Box<[Name]>,
    /// The national overview's area on the same subject, if any.
    #[schemars(with = "Option<ids::OutcomeAreaId>")]
    pub outcome_area: Option<Name>,
    /// What a reader has to know about it.
    pub note: Option<Text>,
}

/// A heading of its recommendations.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UrgencyEntry {
    /// Its id in this file.
    pub key: Name,
    /// The words of the heading, as printed.
    pub label: Text,
}

/// Why its grades cannot be compared with another's.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BreakEntry {
    /// The id of the other framework.
    #[schemars(with = "ids::FrameworkId")]
    pub framework: Name,
    /// Two sentences: why grades either side cannot be compared.
    pub why: Text,
}

/// How one of its areas relates to another framework's.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConcordanceEntry {
    /// The key of our area.
    pub area: Name,
    /// The id of the other framework.
    #[schemars(with = "ids::FrameworkId")]
    pub framework: Name,
    /// The key of its area; left out where it has no counterpart.
    #[schemars(with = "Option<ids::JudgementAreaId>")]
    pub other_area: Option<Name>,
    /// How the two relate.
    pub relation: RelationWord,
    /// What a reader has to know about it.
    pub note: Text,
}

/// How two areas relate.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum RelationWord {
    SameSubject,
    Overlaps,
    NoCounterpart,
}

/// Where the description comes from.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RestsOn {
    /// The id of a report or of an overview.
    #[schemars(with = "ids::DocumentId")]
    pub document: Name,
    /// Where the source says so: `16`, `29-31`, `annex-b:3` or `section:grades`.
    pub paragraphs: AtLeastOne<Paragraph>,
}
