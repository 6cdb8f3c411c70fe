//! `content/frameworks/<id>.yaml` as authored.

use serde::Deserialize;

use super::values::{AtLeastOne, Date, Name, Paragraph, Text};

/// An inspection framework.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct FrameworkFile {
    pub title: Text,
    pub short_title: Text,
    pub summary: Text,
    pub inspectorates: Vec<Text>,
    pub in_force: InForce,
    pub replaced: Option<Name>,
    pub scale: Scale,
    #[serde(default)]
    pub scopes: Vec<ScopeEntry>,
    pub areas: AtLeastOne<AreaEntry>,
    #[serde(default)]
    pub urgencies: Vec<UrgencyEntry>,
    #[serde(default)]
    pub not_comparable: Vec<BreakEntry>,
    #[serde(default)]
    pub concordance: Vec<ConcordanceEntry>,
    #[serde(default)]
    pub rests_on: Vec<RestsOn>,
}

/// Since when and until when.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct InForce {
    pub from: Date,
    pub to: Option<Date>,
}

/// Its grades, best first.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Scale {
    pub title: Text,
    pub grades: AtLeastOne<GradeEntry>,
}

/// One grade.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct GradeEntry {
    pub key: Name,
    pub label: Text,
    pub number: Option<u8>,
    pub meaning: Text,
}

/// A column of the grade table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct ScopeEntry {
    pub key: Name,
    pub label: Text,
}

/// A judgement area.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct AreaEntry {
    pub key: Name,
    pub label: Text,
    pub number: Option<Text>,
    pub parent: Option<Name>,
    #[serde(default)]
    pub scopes: Vec<Name>,
    pub outcome_area: Option<Name>,
    pub note: Option<Text>,
}

/// A heading of its recommendations.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct UrgencyEntry {
    pub key: Name,
    pub label: Text,
}

/// Why its grades cannot be compared with another's.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct BreakEntry {
    pub framework: Name,
    pub why: Text,
}

/// How one of its areas relates to another framework's.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct ConcordanceEntry {
    pub area: Name,
    pub framework: Name,
    pub other_area: Option<Name>,
    pub relation: RelationWord,
    pub note: Text,
}

/// How two areas relate.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum RelationWord {
    SameSubject,
    Overlaps,
    NoCounterpart,
}

/// Where the description comes from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct RestsOn {
    pub document: Name,
    pub paragraphs: AtLeastOne<Paragraph>,
}
