//! `content/overviews/<id>/` as authored.

use serde::Deserialize;

use super::{
    report::{DefectEntry, PublishedEntry, ReferenceEntry},
    values::{AtLeastOne, Name, Paragraph, Text},
};

/// `overview.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct OverviewFile {
    pub title: Text,
    pub short_title: Text,
    pub published: PublishedEntry,
    pub reference: ReferenceEntry,
    pub inspectorates: Vec<Text>,
    pub licence: Text,
    pub coverage: Text,
    pub areas: AtLeastOne<OutcomeAreaEntry>,
    pub dominant_themes: Vec<DominantThemeEntry>,
    pub recommendations: Vec<NationalRecommendationEntry>,
    pub facts: Vec<FactEntry>,
    pub figures: Vec<ListedFigureEntry>,
    pub figures_note: Text,
    #[serde(default)]
    pub defects: Vec<DefectEntry>,
}

/// An outcome area.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct OutcomeAreaEntry {
    pub key: Name,
    pub label: Text,
    pub summary: Text,
    pub sections: AtLeastOne<Paragraph>,
    #[serde(default)]
    pub practice: Vec<Name>,
}

/// A theme that runs through the overview.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct DominantThemeEntry {
    pub id: Name,
    pub weight: WeightWord,
    pub statement: Text,
    pub themes: AtLeastOne<Name>,
    pub paragraphs: AtLeastOne<Paragraph>,
}

/// How much weight the overview gives it.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum WeightWord {
    Dominant,
    Related,
}

/// A national recommendation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct NationalRecommendationEntry {
    pub id: Name,
    pub statement: Text,
    pub addressee: Option<Text>,
    pub themes: AtLeastOne<Name>,
    #[serde(default)]
    pub groups: Vec<Name>,
    pub paragraphs: AtLeastOne<Paragraph>,
}

/// A national fact.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct FactEntry {
    pub id: Name,
    pub outcome_area: Option<Name>,
    pub statement: Text,
    pub paragraphs: AtLeastOne<Paragraph>,
    pub caution: Option<Text>,
}

/// A chart of the source.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct ListedFigureEntry {
    pub id: Name,
    pub label: Text,
    pub shows: Text,
    pub base: Option<Text>,
    pub paragraphs: AtLeastOne<Paragraph>,
}

/// `statements.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct StatementsFile {
    pub statements: Vec<StatementEntry>,
}

/// A key strength or a barrier.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct StatementEntry {
    pub id: Name,
    pub outcome_area: Name,
    pub polarity: StatementPolarityWord,
    pub statement: Text,
    pub themes: AtLeastOne<Name>,
    #[serde(default)]
    pub groups: Vec<Name>,
    pub paragraphs: AtLeastOne<Paragraph>,
}

/// Which of the two.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum StatementPolarityWord {
    Strength,
    Barrier,
}
