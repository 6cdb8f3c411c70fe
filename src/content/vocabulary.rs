//! Authorities, themes, groups of children, terms, free pages and examples of practice as authored.

use serde::Deserialize;

use super::values::{AtLeastOne, Date, Name, Paragraph, Text};

/// The head of `content/authorities/<id>.md`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct AuthorityHead {
    pub name: Text,
    pub council: Text,
    pub kind: KindWord,
    pub region: Text,
    pub codes: Vec<CodeEntry>,
    #[serde(default)]
    pub successors: Vec<SuccessorEntry>,
    #[serde(default)]
    pub predecessors: Vec<PredecessorEntry>,
}

/// The kinds of authority.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum KindWord {
    County,
    Unitary,
    MetropolitanDistrict,
    LondonBorough,
}

/// A code and when it was valid.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct CodeEntry {
    pub scheme: SchemeWord,
    pub value: Text,
    pub from: Option<Date>,
    pub to: Option<Date>,
}

/// Who gives a code.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum SchemeWord {
    Dfe,
    Gss,
    Iso,
}

/// A body that took over.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct SuccessorEntry {
    pub name: Text,
    pub from: Option<Date>,
    #[serde(default)]
    pub codes: Vec<CodeEntry>,
}

/// A body that was there before.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct PredecessorEntry {
    pub name: Text,
    pub to: Option<Date>,
    #[serde(default)]
    pub codes: Vec<CodeEntry>,
}

/// The head of `content/themes/<id>.md`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct ThemeHead {
    pub title: Text,
    pub outcome_area: Name,
    pub summary: Text,
    #[serde(default)]
    pub related: Vec<Name>,
    #[serde(default)]
    pub local: bool,
}

/// `content/groups.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct GroupsFile {
    pub groups: Vec<GroupEntry>,
}

/// A group of children.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct GroupEntry {
    pub id: Name,
    pub label: Text,
    pub description: Text,
}

/// `content/glossary.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct GlossaryFile {
    pub terms: Vec<TermEntry>,
}

/// A term.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct TermEntry {
    pub id: Name,
    pub term: Text,
    pub full: Option<Text>,
    pub meaning: Text,
    #[serde(default)]
    pub also: Vec<Text>,
    #[serde(default)]
    pub themes: Vec<Name>,
}

/// The head of `content/pages/<id>.md`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct PageHead {
    pub title: Text,
    pub description: Text,
}

/// The head of `content/practice/<id>.md`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct PracticeHead {
    pub title: Text,
    pub authority: Name,
    pub overview: Name,
    pub outcome_area: Name,
    pub themes: AtLeastOne<Name>,
    #[serde(default)]
    pub groups: Vec<Name>,
    pub summary: Text,
    pub paragraphs: AtLeastOne<Paragraph>,
}
