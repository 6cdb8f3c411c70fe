//! `findings.yaml`, `recommendations.yaml` and `figures.yaml` of a report as authored.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    ids,
    values::{AtLeastOne, Date, Name, Paragraph, Text, filled, finite, fitting, if_any},
};

/// `findings.yaml`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FindingsFile {
    /// What the report found, in the order of its paragraphs.
    #[serde(deserialize_with = "filled")]
    #[schemars(length(min = 1))]
    pub findings: Box<[FindingEntry]>,
}

/// A finding.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FindingEntry {
    /// Unique in the report; never changed once published.
    pub id: Name,
    /// One plain sentence of our own.
    pub statement: Text,
    /// Whether it speaks for or against the service.
    pub polarity: PolarityWord,
    /// The key of the framework's judgement area it speaks to; left out where it speaks to none.
    #[schemars(with = "Option<ids::JudgementAreaId>")]
    pub area: Option<Name>,
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

/// Whether a finding speaks for or against the service.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum PolarityWord {
    Strength,
    Weakness,
    Mixed,
}

/// `recommendations.yaml`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecommendationsFile {
    /// What the report asks for, in its order.
    #[serde(deserialize_with = "fitting")]
    pub recommendations: Box<[RecommendationEntry]>,
    /// Headings under which the report says it asks for nothing.
    #[serde(default, deserialize_with = "if_any")]
    #[schemars(length(min = 1))]
    pub none_under: Box<[NoneUnderEntry]>,
    /// What later reports say that bears on a recommendation.
    #[serde(default, deserialize_with = "if_any")]
    #[schemars(length(min = 1))]
    pub traces: Box<[TraceEntry]>,
}

/// A recommendation.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecommendationEntry {
    /// Unique in the report; never changed once published.
    pub id: Name,
    /// What is asked for, in our words.
    pub statement: Text,
    /// The key of the framework's heading it stands under.
    #[schemars(with = "ids::UrgencyId")]
    pub urgency: Name,
    /// Who is asked, where the report says.
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

/// A heading under which nothing is asked for.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoneUnderEntry {
    /// The key of the heading.
    #[schemars(with = "ids::UrgencyId")]
    pub urgency: Name,
    /// What the report says there, in our words.
    pub statement: Text,
    /// Where the source says so: `16`, `29-31`, `annex-b:3` or `section:grades`.
    pub paragraphs: AtLeastOne<Paragraph>,
}

/// What a later report says that bears on a recommendation.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TraceEntry {
    /// The id of a recommendation of this report.
    pub recommendation: Name,
    /// The id of a later report on the same authority.
    #[schemars(with = "ids::ReportId")]
    pub later_report: Name,
    /// What the later report speaks of; it never says that a recommendation was met.
    pub outcome: OutcomeWord,
    /// Ids of findings of the later report; left out where it is `not-mentioned`.
    #[serde(default, deserialize_with = "if_any")]
    #[schemars(length(min = 1))]
    pub findings: Box<[Name]>,
    /// The link between the two, in a sentence.
    pub note: Text,
}

/// What a later report speaks of.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum OutcomeWord {
    Progress,
    ContinuingWeakness,
    Both,
    NotMentioned,
}

/// `figures.yaml`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FiguresFile {
    /// The numbers a reader may quote.
    #[serde(deserialize_with = "filled")]
    #[schemars(length(min = 1))]
    pub figures: Box<[FigureEntry]>,
}

/// A figure.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FigureEntry {
    /// Unique in the report; never changed once published.
    pub id: Name,
    /// What is counted.
    pub measure: Text,
    /// The number exactly as printed, in quotation marks.
    pub value: Text,
    /// Its plain value, only where it is exact.
    #[serde(default, deserialize_with = "finite")]
    pub number: Option<f64>,
    /// The words that go with it: `approximately`, `over`.
    pub qualifier: Option<Text>,
    /// What it counts in: `people`, `%`, `schools`.
    pub unit: Text,
    /// The date it holds for, as far as it is known.
    pub as_of: Option<Date>,
    /// Of whom or what, where the number needs it.
    pub base: Option<Text>,
    /// Numbers that are printed beside it.
    #[serde(default, deserialize_with = "if_any")]
    #[schemars(length(min = 1))]
    pub compared_with: Box<[ComparisonEntry]>,
    /// The heading it is listed under.
    pub topic: TopicWord,
    /// Where the source says so: `16`, `29-31`, `annex-b:3` or `section:grades`.
    pub paragraphs: AtLeastOne<Paragraph>,
    /// Why to be careful with it.
    pub caution: Option<Text>,
}

/// A number printed beside a figure.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ComparisonEntry {
    /// With what: `national average`, `target`.
    pub label: Text,
    /// The number exactly as printed, in quotation marks.
    pub value: Text,
    /// Its plain value, only where it is exact.
    #[serde(default, deserialize_with = "finite")]
    pub number: Option<f64>,
    /// The date it holds for.
    pub as_of: Option<Date>,
}

/// The headings of figures.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum TopicWord {
    People,
    Services,
    Health,
    Safeguarding,
    Care,
    Education,
    WorkAndHousing,
    Money,
    Participation,
}
