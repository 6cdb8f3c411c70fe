//! Values that recur in content files, read into the model's plain values.

use std::fmt;

use serde::{Deserialize, Deserializer, de};

use crate::{
    diagnostics::{letters, signs},
    model::{
        ParagraphRef, PartialDate, Slug,
        prose::{Address, Reference, address},
    },
    source::yaml::Expected,
};

/// An id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name(pub Slug);

/// A date, known to the day, the month or the year.
#[derive(Clone, Copy, Debug)]
pub struct Date(pub PartialDate);

/// A paragraph reference.
#[derive(Clone, Debug)]
pub struct Paragraph(pub ParagraphRef);

/// A text that is not empty.
#[derive(Clone, Debug)]
pub struct Text(pub Box<str>);

/// A typed reference, written as in links: `theme:care-leavers`.
#[derive(Clone, Debug)]
pub struct Thing(pub Reference);

/// A list that is not empty.
#[derive(Clone, Debug)]
pub struct AtLeastOne<T>(pub Box<[T]>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for AtLeastOne<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let list = fitting(deserializer)?;
        if list.is_empty() {
            Err(de::Error::custom("this list is empty; it needs at least one entry"))
        } else {
            Ok(Self(list))
        }
    }
}

/// A list that must be there, and is not empty.
///
/// # Errors
/// Where it is empty, or not such a list.
pub fn filled<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Box<[T]>, D::Error> {
    AtLeastOne::deserialize(deserializer).map(|list| list.0)
}

/// A list that may be left out, and is not written empty: the manual says of every key that it is never so.
///
/// # Errors
/// Where it is empty, or not such a list.
pub fn if_any<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Box<[T]>, D::Error> {
    let list = fitting(deserializer)?;
    if list.is_empty() { Err(de::Error::custom("this list is empty; take the key out")) } else { Ok(list) }
}

/// A list that takes no more room than its entries.
///
/// # Errors
/// Where it is not such a list.
pub fn fitting<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Box<[T]>, D::Error> {
    Vec::deserialize(deserializer).map(fit)
}

/// A list in room of its own. To shrink one where it lies gives nothing back: the allocator leaves what is more
/// than half full as it is.
pub fn fit<T>(list: Vec<T>) -> Box<[T]> {
    let mut own = Vec::with_capacity(list.len());
    own.extend(list);
    own.into()
}

macro_rules! read_from_text {
    ($type:ident, $expected:ident, $parse:expr) => {
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor;
                impl de::Visitor<'_> for Visitor {
                    type Value = $type;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str(Expected::$expected.words())
                    }

                    fn visit_str<E: de::Error>(self, text: &str) -> Result<$type, E> {
                        let parse: fn(&str) -> Result<_, String> = $parse;
                        parse(text).map($type).map_err(E::custom)
                    }

                    fn visit_u64<E: de::Error>(self, number: u64) -> Result<$type, E> {
                        if stringify!($type) == "Text" {
                            return Err(E::invalid_type(de::Unexpected::Unsigned(number), &self));
                        }
                        self.visit_str(&number.to_string())
                    }
                }
                deserializer.deserialize_any(Visitor)
            }
        }
    };
}

read_from_text!(Name, Id, Slug::parse);
read_from_text!(Date, Date, PartialDate::parse);
read_from_text!(Paragraph, Paragraph, ParagraphRef::parse);
read_from_text!(Thing, Thing, |text| match address(text) {
    Ok(Address::Atlas(reference)) => Ok(reference),
    _ => Err(format!("`{text}` names nothing in the atlas: write it as in a link, as in theme:care-leavers")),
});
read_from_text!(Text, Text, |text| {
    let text = text.trim();
    if text.is_empty() {
        Err("this text is empty; write it, or take the key out".to_owned())
    } else if let Some((.., message)) = signs::first_unseen(text) {
        Err(message)
    } else if let Some((_, message)) = letters::first_mixed(text) {
        Err(message)
    } else {
        Ok(text.into())
    }
});

/// A number that may be left out. YAML has words for the endless ones and for none, which no report
/// prints and no chart can draw.
///
/// # Errors
/// Where it is one of these, or no number.
pub fn finite<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<f64>, D::Error> {
    let number = Option::<f64>::deserialize(deserializer)?;
    match number {
        Some(number) if !number.is_finite() => {
            Err(de::Error::custom(format!("`{number}` is not a number with an end")))
        }
        number => Ok(number),
    }
}

/// The plain values of a list of names.
pub fn slugs(names: &[Name]) -> impl Iterator<Item = &Slug> {
    names.iter().map(|name| &name.0)
}

/// The plain values of a list of paragraph references.
pub fn paragraphs(list: AtLeastOne<Paragraph>) -> Box<[ParagraphRef]> {
    list.0.into_iter().map(|paragraph| paragraph.0).collect()
}

/// The plain texts of a list.
pub fn texts(list: Box<[Text]>) -> Vec<String> {
    list.into_iter().map(|text| text.0.into()).collect()
}
