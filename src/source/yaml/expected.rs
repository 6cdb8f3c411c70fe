//! What a type takes, and what stands in its place: advice is chosen by these, and messages only word them.

use serde::de::{self, Unexpected};

/// What a type takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Expected {
    Text,
    Id,
    Date,
    Paragraph,
    Thing,
    Entry,
    List,
    YesNo,
    Number,
    WholeNumber,
}

/// Each with the words that messages use for it, and those of serde's own readers.
const ALL: [(Expected, &str, &[&str]); 10] = [
    (Expected::Text, "a text", &["a string"]),
    (Expected::Id, "an id", &[]),
    (Expected::Date, "a date", &[]),
    (Expected::Paragraph, "a paragraph reference", &[]),
    (Expected::Thing, "a reference such as theme:care-leavers", &[]),
    (Expected::Entry, "an entry with keys", &["a map"]),
    (Expected::List, "a list", &["a sequence"]),
    (Expected::YesNo, "`true` or `false`", &["a boolean"]),
    (Expected::Number, "a number", &["f64"]),
    (Expected::WholeNumber, "a whole number", &["u16", "u32", "u64", "usize"]),
];

/// What stands between the first thing a type takes and the others.
const OR: &str = ", or ";

impl Expected {
    /// The words that messages use for it. A reader of content says with them what it takes.
    pub fn words(self) -> &'static str {
        ALL[self as usize].1
    }

    /// What the type behind a visitor takes, by the words with which that says so; of several things the first.
    pub(super) fn of(visitor: &dyn de::Expected) -> Option<Self> {
        let words = visitor.to_string();
        if words.starts_with("struct ") {
            return Some(Self::Entry);
        }
        let first = words.split(OR).next()?;
        ALL.iter().find(|(_, own, others)| *own == first || others.contains(&first)).map(|found| found.0)
    }
}

/// What stands where something else should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// Nothing, or the word for it.
    Nothing,
    /// An entry with keys.
    Entry,
    /// A text.
    Text,
    /// Anything else.
    Other,
}

impl Written {
    /// What serde found.
    pub fn of(unexpected: Unexpected<'_>) -> Self {
        match unexpected {
            Unexpected::Unit | Unexpected::Option => Self::Nothing,
            Unexpected::Map => Self::Entry,
            Unexpected::Str(_) => Self::Text,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_found_by_its_words_and_has_its_own_place() {
        for (expected, words, others) in ALL {
            assert_eq!(expected.words(), words);
            for words in others.iter().chain([&words]) {
                assert_eq!(Expected::of(words), Some(expected), "{words}");
                let with_another = format!("{words}, or an entry with `not_stated`");
                assert_eq!(Expected::of(&with_another.as_str()), Some(expected), "{words}");
            }
        }
        assert_eq!(Expected::of(&"struct ReportFile"), Some(Expected::Entry));
        assert_eq!(Expected::of(&"a song"), None);
    }
}
