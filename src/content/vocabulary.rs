//! Authorities, themes, groups of children, terms, free pages and examples of practice as authored.

use schemars::JsonSchema;
use serde::Deserialize;

use super::ids;
use super::values::{AtLeastOne, Date, Name, Paragraph, Text, if_any};

/// The head of `content/authorities/<id>.md`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuthorityHead {
    /// The plain name.
    pub name: Text,
    /// The council's name.
    pub council: Text,
    /// What kind of authority it is.
    pub kind: KindWord,
    /// The statistical region.
    pub region: Text,
    /// Its codes in published lists: `dfe` three digits, `gss` nine characters, `iso` as in GB-STE (puts it on the map).
    pub codes: Box<[CodeEntry]>,
    /// Bodies that took over.
    #[serde(default, deserialize_with = "if_any")]
    #[schemars(length(min = 1))]
    pub successors: Box<[SuccessorEntry]>,
    /// Bodies it took over from.
    #[serde(default, deserialize_with = "if_any")]
    #[schemars(length(min = 1))]
    pub predecessors: Box<[PredecessorEntry]>,
}

/// The kinds of authority.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum KindWord {
    County,
    Unitary,
    MetropolitanDistrict,
    LondonBorough,
}

/// A code and when it was valid.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeEntry {
    /// Whose list it is.
    pub scheme: SchemeWord,
    /// The code, in quotation marks.
    pub value: Text,
    /// Since when it is valid; left out where that is open.
    pub from: Option<Date>,
    /// Until when it is valid; left out where that is open.
    pub to: Option<Date>,
}

/// Who gives a code.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum SchemeWord {
    Dfe,
    Gss,
    Iso,
}

/// A body that took over.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SuccessorEntry {
    /// Its name.
    pub name: Text,
    /// Since when.
    pub from: Option<Date>,
    /// Its codes.
    #[serde(default, deserialize_with = "if_any")]
    #[schemars(length(min = 1))]
    pub codes: Box<[CodeEntry]>,
}

/// A body that was there before.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PredecessorEntry {
    /// Its name.
    pub name: Text,
    /// Until when.
    pub to: Option<Date>,
    /// Its codes.
    #[serde(default, deserialize_with = "if_any")]
    #[schemars(length(min = 1))]
    pub codes: Box<[CodeEntry]>,
}

/// The head of `content/themes/<id>.md`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ThemeHead {
    /// The theme's name.
    pub title: Text,
    /// The key of the overview's outcome area it belongs to.
    #[schemars(with = "ids::OutcomeAreaId")]
    pub outcome_area: Name,
    /// One sentence for lists.
    pub summary: Text,
    /// Ids of related themes.
    #[serde(default, deserialize_with = "if_any")]
    #[schemars(with = "Vec<ids::ThemeId>", length(min = 1))]
    pub related: Box<[Name]>,
    /// `true` where the national overview has no statement on it.
    #[serde(default)]
    pub local: bool,
}

/// `content/groups.yaml`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupsFile {
    /// The groups of children that entries can name.
    pub groups: Box<[GroupEntry]>,
}

/// A group of children.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupEntry {
    /// Its id.
    pub id: Name,
    /// Its name.
    pub label: Text,
    /// Who is meant.
    pub description: Text,
}

/// `content/glossary.yaml`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GlossaryFile {
    /// The terms and abbreviations of the field.
    pub terms: Box<[TermEntry]>,
}

/// A term.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TermEntry {
    /// Its id.
    pub id: Name,
    /// The word or abbreviation.
    pub term: Text,
    /// What an abbreviation stands for.
    pub full: Option<Text>,
    /// A line or two.
    pub meaning: Text,
    /// Other spellings the documents use.
    #[serde(default, deserialize_with = "if_any")]
    #[schemars(length(min = 1))]
    pub also: Box<[Text]>,
    /// Ids of themes it helps with.
    #[serde(default, deserialize_with = "if_any")]
    #[schemars(with = "Vec<ids::ThemeId>", length(min = 1))]
    pub themes: Box<[Name]>,
}

/// The head of `content/pages/<id>.md`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PageHead {
    /// The page's title.
    pub title: Text,
    /// One sentence on what it is for.
    pub description: Text,
}

/// The head of `content/practice/<id>.md`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PracticeHead {
    /// What the example is called.
    pub title: Text,
    /// The id of the authority.
    #[schemars(with = "ids::AuthorityId")]
    pub authority: Name,
    /// The id of the overview that tells it.
    #[schemars(with = "ids::OverviewId")]
    pub overview: Name,
    /// The key of the outcome area it is linked from.
    #[schemars(with = "ids::OutcomeAreaId")]
    pub outcome_area: Name,
    /// Ids of themes; at least one.
    #[schemars(with = "AtLeastOne<ids::ThemeId>")]
    pub themes: AtLeastOne<Name>,
    /// Ids of the groups of children it names.
    #[serde(default, deserialize_with = "if_any")]
    #[schemars(with = "Vec<ids::GroupId>", length(min = 1))]
    pub groups: Box<[Name]>,
    /// One sentence for lists.
    pub summary: Text,
    /// Where the source says so: `16`, `29-31`, `annex-b:3` or `section:grades`.
    pub paragraphs: AtLeastOne<Paragraph>,
}
