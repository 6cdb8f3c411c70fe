//! The keys of every kind of entry, as the parser knows them: for the test that holds the manual
//! to the code.

use std::fmt;

use serde::{Deserialize, Deserializer, de, forward_to_deserialize_any};

use super::{
    AreaEntry, AuthorityHead, BreakEntry, ChangeEntry, CodeEntry, ComparisonEntry, ConcordanceEntry, DefectEntry,
    DominantThemeEntry, EarlierEntry, FactEntry, FigureEntry, FindingEntry, FrameworkFile, GeographyFile, GradeEntry,
    GroupEntry, JudgementEntry, ListedFigureEntry, NationalRecommendationEntry, NoneUnderEntry, OutOfScopeEntry,
    OutcomeAreaEntry, OverviewFile, PageHead, PracticeHead, RecommendationEntry, RedirectEntry, ReportFile, ScopeEntry,
    SettingsFile, ShapeEntry, StatementEntry, TermEntry, ThemeHead, TraceEntry, UrgencyEntry,
};

/// Each kind of entry with its keys, by the heading under which `docs/content-model.md` lists it.
pub fn all() -> Vec<(&'static str, &'static [&'static str])> {
    vec![
        ("atlas.yaml", of::<SettingsFile>()),
        ("content/frameworks/<id>.yaml", of::<FrameworkFile>()),
        ("content/frameworks/<id>.yaml", of::<GradeEntry>()),
        ("content/frameworks/<id>.yaml", of::<ScopeEntry>()),
        ("content/frameworks/<id>.yaml", of::<AreaEntry>()),
        ("content/frameworks/<id>.yaml", of::<UrgencyEntry>()),
        ("content/frameworks/<id>.yaml", of::<BreakEntry>()),
        ("content/frameworks/<id>.yaml", of::<ConcordanceEntry>()),
        ("content/groups.yaml", of::<GroupEntry>()),
        ("content/authorities/<id>.md", of::<AuthorityHead>()),
        ("content/authorities/<id>.md", of::<CodeEntry>()),
        ("content/themes/<id>.md", of::<ThemeHead>()),
        ("content/reports/<id>/report.yaml", of::<ReportFile>()),
        ("content/reports/<id>/report.yaml", of::<JudgementEntry>()),
        ("content/reports/<id>/report.yaml", of::<EarlierEntry>()),
        ("content/reports/<id>/report.yaml", of::<DefectEntry>()),
        ("content/reports/<id>/report.yaml", of::<OutOfScopeEntry>()),
        ("content/reports/<id>/findings.yaml", of::<FindingEntry>()),
        ("content/reports/<id>/recommendations.yaml", of::<RecommendationEntry>()),
        ("content/reports/<id>/recommendations.yaml", of::<NoneUnderEntry>()),
        ("content/reports/<id>/recommendations.yaml", of::<TraceEntry>()),
        ("content/reports/<id>/figures.yaml", of::<FigureEntry>()),
        ("content/reports/<id>/figures.yaml", of::<ComparisonEntry>()),
        ("content/overviews/<id>/overview.yaml", of::<OverviewFile>()),
        ("content/overviews/<id>/overview.yaml", of::<OutcomeAreaEntry>()),
        ("content/overviews/<id>/overview.yaml", of::<DominantThemeEntry>()),
        ("content/overviews/<id>/overview.yaml", of::<NationalRecommendationEntry>()),
        ("content/overviews/<id>/overview.yaml", of::<FactEntry>()),
        ("content/overviews/<id>/overview.yaml", of::<ListedFigureEntry>()),
        ("content/overviews/<id>/statements.yaml", of::<StatementEntry>()),
        ("content/practice/<id>.md", of::<PracticeHead>()),
        ("content/glossary.yaml", of::<TermEntry>()),
        ("content/geography.yaml", of::<GeographyFile>()),
        ("content/geography.yaml", of::<ShapeEntry>()),
        ("content/changes.yaml", of::<ChangeEntry>()),
        ("content/redirects.yaml", of::<RedirectEntry>()),
        ("content/pages/<id>.md", of::<PageHead>()),
    ]
}

/// The keys of a type, in the order it declares them.
fn of<'de, T: Deserialize<'de>>() -> &'static [&'static str] {
    match T::deserialize(Probe) {
        Err(Keys(keys)) => keys,
        Ok(_) => &[],
    }
}

/// Asks a type for its keys: a type that derives `Deserialize` names them before it reads anything.
struct Probe;

/// The keys, carried out as an error.
#[derive(Debug)]
struct Keys(&'static [&'static str]);

impl fmt::Display for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl std::error::Error for Keys {}

impl de::Error for Keys {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self(&[])
    }
}

impl<'de> Deserializer<'de> for Probe {
    type Error = Keys;

    fn deserialize_struct<V: de::Visitor<'de>>(
        self,
        _: &'static str,
        keys: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Keys> {
        Err(Keys(keys))
    }

    fn deserialize_any<V: de::Visitor<'de>>(self, _: V) -> Result<V::Value, Keys> {
        Err(Keys(&[]))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}
