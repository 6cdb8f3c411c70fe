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
    (Expected::WholeNumber, "a whole number", &WHOLE_NUMBERS),
];

/// The types of whole numbers, as serde's readers call them.
const WHOLE_NUMBERS: [&str; 10] = ["i8", "i16", "i32", "i64", "isize", "u8", "u16", "u32", "u64", "usize"];

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
    use std::{any::type_name, collections::BTreeMap};

    use super::*;
    use crate::source::yaml::parse;

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

    #[test]
    fn a_word_in_the_place_of_a_number_is_told_without_the_name_of_a_type() {
        fn told<T: de::DeserializeOwned>() {
            let faults = parse::<BTreeMap<String, T>>("number: four\n").map(drop).unwrap_err();
            assert_eq!(faults[0].expected, Some(Expected::WholeNumber), "{}", type_name::<T>());
            assert_eq!(faults[0].message, "this is the text \"four\", where a whole number should stand");
        }
        let all = [
            told::<i8>,
            told::<i16>,
            told::<i32>,
            told::<i64>,
            told::<isize>,
            told::<u8>,
            told::<u16>,
            told::<u32>,
            told::<u64>,
            told::<usize>,
        ];
        assert_eq!(all.map(|told| told()).len(), WHOLE_NUMBERS.len());
        let faults = parse::<BTreeMap<String, f64>>("number: four\n").map(drop).unwrap_err();
        assert_eq!(faults[0].expected, Some(Expected::Number));
    }
}
