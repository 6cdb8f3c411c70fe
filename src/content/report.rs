//! `content/reports/<id>/` as authored.

use serde::Deserialize;

use super::values::{AtLeastOne, Date, Name, Paragraph, Text, finite};

/// `report.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct ReportFile {
    pub authority: Name,
    pub framework: Name,
    pub title: Text,
    pub short_title: Text,
    pub published: PublishedEntry,
    pub inspected: Option<InspectedEntry>,
    pub reference: ReferenceEntry,
    pub inspectorates: Vec<Text>,
    pub team: Option<Text>,
    #[serde(default)]
    pub neighbourhoods: Vec<Text>,
    pub licence: Text,
    pub judgements: Vec<JudgementEntry>,
    #[serde(default)]
    pub earlier_inspections: Vec<EarlierEntry>,
    #[serde(default)]
    pub defects: Vec<DefectEntry>,
    #[serde(default)]
    pub out_of_scope: Vec<OutOfScopeEntry>,
}

/// A date, or why there is none.
#[derive(Debug)]
#[allow(missing_docs)]
pub enum PublishedEntry {
    On(Date),
    NotStated(NotStatedDate),
}

/// Why there is no date, and the year of the copyright line.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct NotStatedDate {
    pub not_stated: Text,
    pub copyright_year: u16,
}

/// A reference number, or why there is none.
#[derive(Debug)]
#[allow(missing_docs)]
pub enum ReferenceEntry {
    Number(Text),
    NotStated(NotStatedReference),
}

/// Why there is no reference number.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct NotStatedReference {
    pub not_stated: Text,
}

/// A value that is written in one word, or as an entry that says why it is missing.
macro_rules! word_or_entry {
    ($type:ident, $word:ident($word_type:ident), $entry:ident($entry_type:ident), $expecting:literal) => {
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor;
                impl<'de> serde::de::Visitor<'de> for Visitor {
                    type Value = $type;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str($expecting)
                    }

                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$type, E> {
                        $word_type::deserialize(serde::de::value::StrDeserializer::new(text)).map($type::$word)
                    }

                    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<$type, E> {
                        $word_type::deserialize(serde::de::value::U64Deserializer::new(number)).map($type::$word)
                    }

                    fn visit_map<M: serde::de::MapAccess<'de>>(self, map: M) -> Result<$type, M::Error> {
                        $entry_type::deserialize(serde::de::value::MapAccessDeserializer::new(map)).map($type::$entry)
                    }
                }
                deserializer.deserialize_any(Visitor)
            }
        }
    };
}

word_or_entry!(
    PublishedEntry,
    On(Date),
    NotStated(NotStatedDate),
    "a date, or an entry with `not_stated` and `copyright_year`"
);
word_or_entry!(ReferenceEntry, Number(Text), NotStated(NotStatedReference), "a text, or an entry with `not_stated`");

/// When the inspection took place.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct InspectedEntry {
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub duration: Option<Text>,
}

/// A judgement.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct JudgementEntry {
    pub area: Name,
    pub scope: Option<Name>,
    pub grade: Name,
    pub paragraphs: AtLeastOne<Paragraph>,
}

/// An earlier inspection.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct EarlierEntry {
    pub id: Name,
    pub title: Text,
    pub date: Option<Date>,
    pub outcome: Option<Text>,
    pub statement: Text,
    pub paragraphs: AtLeastOne<Paragraph>,
}

/// A defect of the source.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct DefectEntry {
    pub id: Name,
    pub kind: DefectWord,
    pub statement: Text,
    pub paragraphs: AtLeastOne<Paragraph>,
}

/// The kinds of defect.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum DefectWord {
    Placeholder,
    Unreadable,
    Contradiction,
    Missing,
    Misprint,
}

/// Paragraphs nothing needs to cite.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct OutOfScopeEntry {
    pub paragraphs: AtLeastOne<Paragraph>,
    pub why: Text,
}

/// `checked.yaml`, as `atlas verify --record` writes it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct CheckedFile {
    pub document: Name,
    pub source_sha256: Text,
    pub content_sha256: Text,
    pub longest_run: usize,
    pub references: usize,
    pub numbers: usize,
    pub paragraphs: usize,
    pub cited: usize,
    pub out_of_scope: usize,
}

/// `findings.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct FindingsFile {
    pub findings: Vec<FindingEntry>,
}

/// A finding.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct FindingEntry {
    pub id: Name,
    pub statement: Text,
    pub polarity: PolarityWord,
    pub area: Option<Name>,
    pub themes: AtLeastOne<Name>,
    #[serde(default)]
    pub groups: Vec<Name>,
    pub paragraphs: AtLeastOne<Paragraph>,
}

/// Whether a finding speaks for or against the service.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum PolarityWord {
    Strength,
    Weakness,
    Mixed,
}

/// `recommendations.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct RecommendationsFile {
    pub recommendations: Vec<RecommendationEntry>,
    #[serde(default)]
    pub none_under: Vec<NoneUnderEntry>,
    #[serde(default)]
    pub traces: Vec<TraceEntry>,
}

/// A recommendation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct RecommendationEntry {
    pub id: Name,
    pub statement: Text,
    pub urgency: Name,
    pub addressee: Option<Text>,
    pub themes: AtLeastOne<Name>,
    #[serde(default)]
    pub groups: Vec<Name>,
    pub paragraphs: AtLeastOne<Paragraph>,
}

/// A heading under which nothing is asked for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct NoneUnderEntry {
    pub urgency: Name,
    pub statement: Text,
    pub paragraphs: AtLeastOne<Paragraph>,
}

/// What a later report says that bears on a recommendation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct TraceEntry {
    pub recommendation: Name,
    pub later_report: Name,
    pub outcome: OutcomeWord,
    #[serde(default)]
    pub findings: Vec<Name>,
    pub note: Text,
}

/// What a later report speaks of.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum OutcomeWord {
    Progress,
    ContinuingWeakness,
    Both,
    NotMentioned,
}

/// `figures.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct FiguresFile {
    pub figures: Vec<FigureEntry>,
}

/// A figure.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct FigureEntry {
    pub id: Name,
    pub measure: Text,
    pub value: Text,
    #[serde(default, deserialize_with = "finite")]
    pub number: Option<f64>,
    pub qualifier: Option<Text>,
    pub unit: Text,
    pub as_of: Option<Date>,
    pub base: Option<Text>,
    #[serde(default)]
    pub compared_with: Vec<ComparisonEntry>,
    pub topic: TopicWord,
    pub paragraphs: AtLeastOne<Paragraph>,
    pub caution: Option<Text>,
}

/// A number printed beside a figure.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct ComparisonEntry {
    pub label: Text,
    pub value: Text,
    #[serde(default, deserialize_with = "finite")]
    pub number: Option<f64>,
    pub as_of: Option<Date>,
}

/// The headings of figures.
#[derive(Clone, Copy, Debug, Deserialize)]
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
