//! `content/overviews/<id>/` as authored.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    ids,
    report::{DefectEntry, PublishedEntry, ReferenceEntry},
    values::{AtLeastOne, Name, Paragraph, Text, filled, if_any},
};

/// `overview.yaml`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OverviewFile {
    /// The full title.
    pub title: Text,
    /// The name used in lists.
    pub short_title: Text,
    /// A date, or `not_stated` (why, in a sentence) with `copyright_year`.
    pub published: PublishedEntry,
    /// The reference number in quotation marks, or `not_stated` (why, in a sentence).
    pub reference: ReferenceEntry,
    /// The names on the cover.
    #[serde(deserialize_with = "filled")]
    #[schemars(length(min = 1))]
    pub inspectorates: Box<[Text]>,
    /// The terms of reuse it states, in our words.
    pub licence: Text,
    /// What it is based on, in a sentence or two.
    pub coverage: Text,
    /// Its outcome areas, in order.
    pub areas: AtLeastOne<OutcomeAreaEntry>,
    /// The themes that it says run through everything.
    pub dominant_themes: Box<[DominantThemeEntry]>,
    /// What it asks for.
    pub recommendations: Box<[NationalRecommendationEntry]>,
    /// National facts that it states in prose.
    pub facts: Box<[FactEntry]>,
    /// Its list of figures.
    pub figures: Box<[ListedFigureEntry]>,
    /// The plain word on what became of their values.
    pub figures_note: Text,
    /// Known defects of the source.
    #[serde(default, deserialize_with = "if_any")]
    #[schemars(length(min = 1))]
    pub defects: Box<[DefectEntry]>,
}

/// An outcome area.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OutcomeAreaEntry {
    /// Its id.
    pub key: Name,
    /// Its name as printed.
    pub label: Text,
    /// What it is about, in our words.
    pub summary: Text,
    /// Where the source treats it.
    pub sections: AtLeastOne<Paragraph>,
    /// Ids of the examples of practice that it points to from there.
    #[serde(default, deserialize_with = "if_any")]
    #[schemars(with = "Vec<ids::PracticeId>", length(min = 1))]
    pub practice: Box<[Name]>,
}

/// A theme that runs through the overview.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DominantThemeEntry {
    /// Unique in the overview.
    pub id: Name,
    /// How much weight the overview gives it.
    pub weight: WeightWord,
    /// One plain sentence of our own.
    pub statement: Text,
    /// Ids of themes; at least one.
    #[schemars(with = "AtLeastOne<ids::ThemeId>")]
    pub themes: AtLeastOne<Name>,
    /// Where the source says so: `16`, `29-31`, `annex-b:3` or `section:grades`.
    pub paragraphs: AtLeastOne<Paragraph>,
}

/// How much weight the overview gives it.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum WeightWord {
    Dominant,
    Related,
}

/// A national recommendation.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NationalRecommendationEntry {
    /// Unique in the overview.
    pub id: Name,
    /// What is asked for, in our words.
    pub statement: Text,
    /// Who is asked, where the overview says.
    pub addressee: Option<Text>,
    /// Ids of themes; at least one.
    #[schemars(with = "AtLeastOne<ids::ThemeId>")]
    pub themes: AtLeastOne<Name>,
    /// Ids of the groups of children it names.
    #[serde(default, deserialize_with = "if_any")]
    #[schemars(with = "Vec<ids::GroupId>", length(min = 1))]
    pub groups: Box<[Name]>,
    /// Where the source says so: `16`, `29-31`, `annex-b:3` or `section:grades`.
    pub paragraphs: AtLeastOne<Paragraph>,
}

/// A national fact.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactEntry {
    /// Unique in the overview.
    pub id: Name,
    /// The key of the outcome area it belongs to.
    pub outcome_area: Option<Name>,
    /// One plain sentence of our own.
    pub statement: Text,
    /// Where the source says so: `16`, `29-31`, `annex-b:3` or `section:grades`.
    pub paragraphs: AtLeastOne<Paragraph>,
    /// Why to be careful with it.
    pub caution: Option<Text>,
}

/// A chart of the source.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListedFigureEntry {
    /// Unique in the overview.
    pub id: Name,
    /// Its title as printed.
    pub label: Text,
    /// What it shows.
    pub shows: Text,
    /// Of whom or what.
    pub base: Option<Text>,
    /// Where the source says so: `16`, `29-31`, `annex-b:3` or `section:grades`.
    pub paragraphs: AtLeastOne<Paragraph>,
}

/// `statements.yaml`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementsFile {
    /// One entry for each bullet of key strengths and of barriers.
    pub statements: Box<[StatementEntry]>,
}

/// A key strength or a barrier.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementEntry {
    /// Unique in the overview.
    pub id: Name,
    /// The key of its outcome area.
    #[schemars(with = "ids::OutcomeAreaId")]
    pub outcome_area: Name,
    /// Whether it is a key strength or a barrier.
    pub polarity: StatementPolarityWord,
    /// One or two plain sentences of our own.
    pub statement: Text,
    /// Ids of themes; at least one.
    #[schemars(with = "AtLeastOne<ids::ThemeId>")]
    pub themes: AtLeastOne<Name>,
    /// Ids of the groups of children it names.
    #[serde(default, deserialize_with = "if_any")]
    #[schemars(with = "Vec<ids::GroupId>", length(min = 1))]
    pub groups: Box<[Name]>,
    /// Where the source says so: `16`, `29-31`, `annex-b:3` or `section:grades`.
    pub paragraphs: AtLeastOne<Paragraph>,
}

/// Which of the two.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum StatementPolarityWord {
    Strength,
    Barrier,
}
