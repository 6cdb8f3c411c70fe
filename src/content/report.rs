//! `content/reports/<id>/` as authored.

use schemars::JsonSchema;
use serde::Deserialize;

use super::ids;
use super::values::{AtLeastOne, Date, Name, Paragraph, Text, filled, fitting, if_any};
use crate::source::yaml::Expected;

/// `report.yaml`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportFile {
    /// The id of the authority that was inspected.
    #[schemars(with = "ids::AuthorityId")]
    pub authority: Name,
    /// The id of the inspection framework.
    #[schemars(with = "ids::FrameworkId")]
    pub framework: Name,
    /// The full title, as on the cover.
    pub title: Text,
    /// The name used in lists: place, kind and year.
    pub short_title: Text,
    /// The date of publication, or `not_stated` (why, in a sentence) with `copyright_year`.
    pub published: PublishedEntry,
    /// When the inspection took place: `from` and `to`, or `duration` in words.
    pub inspected: Option<InspectedEntry>,
    /// The reference number in quotation marks, or `not_stated` (why, in a sentence).
    pub reference: ReferenceEntry,
    /// The names on the cover.
    #[serde(deserialize_with = "filled")]
    #[schemars(length(min = 1))]
    pub inspectorates: Box<[Text]>,
    /// Who inspected, by number and body; never by name.
    pub team: Option<Text>,
    /// Places that were studied.
    #[serde(default, deserialize_with = "if_any")]
    #[schemars(length(min = 1))]
    pub neighbourhoods: Box<[Text]>,
    /// The terms of reuse the report states, in our words.
    pub licence: Text,
    /// The grades that the report's own grade table prints, row by row.
    #[serde(deserialize_with = "fitting")]
    pub judgements: Box<[JudgementEntry]>,
    /// Earlier inspections that the report tells of.
    #[serde(default, deserialize_with = "if_any")]
    #[schemars(length(min = 1))]
    pub earlier_inspections: Box<[EarlierEntry]>,
    /// Known defects of the source.
    #[serde(default, deserialize_with = "if_any")]
    #[schemars(length(min = 1))]
    pub defects: Box<[DefectEntry]>,
    /// Numbered paragraphs that nothing needs to cite.
    #[serde(default, deserialize_with = "if_any")]
    #[schemars(length(min = 1))]
    pub out_of_scope: Box<[OutOfScopeEntry]>,
}

/// A date, or why there is none.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub enum PublishedEntry {
    On(Date),
    NotStated(NotStatedDate),
}

/// Why there is no date, and the year of the copyright line.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NotStatedDate {
    /// What stands in the place of the date, in a sentence.
    pub not_stated: Text,
    /// The year of the copyright line, by which the report is put in order.
    pub copyright_year: u16,
}

/// A reference number, or why there is none.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub enum ReferenceEntry {
    Number(Text),
    NotStated(NotStatedReference),
}

/// Why there is no reference number.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NotStatedReference {
    /// Why there is no number, in a sentence.
    pub not_stated: Text,
}

/// A value that is written in one word, or as an entry that says why it is missing.
macro_rules! word_or_entry {
    ($type:ident, $word:ident($word_type:ident), $entry:ident($entry_type:ident), $expected:ident, $keys:literal) => {
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor;
                impl<'de> serde::de::Visitor<'de> for Visitor {
                    type Value = $type;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(f, "{}, or an entry with {}", Expected::$expected.words(), $keys)
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

word_or_entry!(PublishedEntry, On(Date), NotStated(NotStatedDate), Date, "`not_stated` and `copyright_year`");
word_or_entry!(ReferenceEntry, Number(Text), NotStated(NotStatedReference), Text, "`not_stated`");

/// When the inspection took place.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InspectedEntry {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
    /// How long it took, in words, where no dates are given.
    pub duration: Option<Text>,
}

/// A judgement.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JudgementEntry {
    /// The key of the framework's judgement area.
    #[schemars(with = "ids::JudgementAreaId")]
    pub area: Name,
    /// The key of the column, where the framework's table has columns.
    #[schemars(with = "Option<ids::ScopeId>")]
    pub scope: Option<Name>,
    /// The key of the grade.
    #[schemars(with = "ids::GradeId")]
    pub grade: Name,
    /// Where the source says so: `16`, `29-31`, `annex-b:3` or `section:grades`.
    pub paragraphs: AtLeastOne<Paragraph>,
}

/// An earlier inspection.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EarlierEntry {
    /// Unique in the report.
    pub id: Name,
    /// What it was.
    pub title: Text,
    /// When it was.
    pub date: Option<Date>,
    /// How it came out, in its words.
    pub outcome: Option<Text>,
    /// What the report says of it, in our words.
    pub statement: Text,
    /// Where the source says so: `16`, `29-31`, `annex-b:3` or `section:grades`.
    pub paragraphs: AtLeastOne<Paragraph>,
}

/// A defect of the source.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DefectEntry {
    /// Unique in the document.
    pub id: Name,
    /// What is wrong.
    pub kind: DefectWord,
    /// What it is, in a sentence.
    pub statement: Text,
    /// Where the source says so: `16`, `29-31`, `annex-b:3` or `section:grades`.
    pub paragraphs: AtLeastOne<Paragraph>,
}

/// The kinds of defect.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
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
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OutOfScopeEntry {
    /// Which paragraphs.
    pub paragraphs: AtLeastOne<Paragraph>,
    /// Why nothing needs to cite them.
    pub why: Text,
}

/// `checked.yaml`, as `atlas verify --record` writes it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckedFile {
    /// The document.
    pub document: Name,
    /// The checksum of its text.
    pub source_sha256: Text,
    /// The checksum of the files beside this one.
    pub content_sha256: Text,
    /// How many words in a row may not be carried over.
    pub longest_run: usize,
    /// How many references were checked.
    pub references: usize,
    /// How many numbers were checked.
    pub numbers: usize,
    /// How many numbered paragraphs the source has.
    pub paragraphs: usize,
    /// How many of them are cited.
    pub cited: usize,
    /// How many nothing needs to cite.
    pub out_of_scope: usize,
}
