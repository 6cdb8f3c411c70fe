//! Deserialising from a [`Node`], with errors that know where they are and how to say it.

use std::fmt;

use serde::{
    de::{self, DeserializeSeed, MapAccess, SeqAccess, Unexpected, Visitor},
    forward_to_deserialize_any,
};

use super::{
    Fault,
    expected::{Expected, Written},
    node::{Node, Value, key_text},
    number::{Number, number},
    word::Word,
};
use crate::{
    diagnostics::{Code, nearest, or_list},
    location::Step,
};

/// Why a tree is not the value it should be.
#[derive(Debug)]
pub struct Error {
    fault: Box<Fault>,
    placed: bool,
    /// The way to the part that must go before the rest can be looked at, innermost step first.
    way: Vec<Step>,
    missing: Option<&'static str>,
    nearest: Option<&'static str>,
    first: Option<&'static str>,
    entry_start: usize,
}

/// A fault, and what to do to look past it.
pub struct Found {
    pub fault: Fault,
    /// The way to the part to take out.
    pub way: Vec<Step>,
    /// The key that was missing, if one was, from the entry that begins at `entry_start`.
    pub missing: Option<&'static str>,
    pub entry_start: usize,
    /// The key or word that was probably meant.
    pub nearest: Option<&'static str>,
    /// The first of the keys or words that are good.
    pub first: Option<&'static str>,
}

impl Error {
    fn new(code: Code, message: String) -> Self {
        Self {
            fault: Box::new(Fault::new(code, 0..0, message)),
            placed: false,
            way: Vec::new(),
            missing: None,
            nearest: None,
            first: None,
            entry_start: 0,
        }
    }

    /// A list of `items` where an entry with `keys` should stand: it lacks the one it belongs to, unless the
    /// entry itself was written as a list.
    fn list(items: &[Node], keys: &'static [&'static str]) -> Self {
        let own = |key: &str| keys.contains(&key);
        if let Some(Value::Map(entries)) = items.first().map(|item| &item.value)
            && entries.first().is_some_and(|(key, _)| own(key_text(key)))
        {
            let message = "this is a list, where an entry with keys should stand";
            let hint = "write the keys without a hyphen before them".to_owned();
            return Self::new(Code::WrongType, message.to_owned()).hint(hint);
        }
        let lines: Vec<String> = keys.iter().map(|key| format!("`{key}:`")).collect();
        let error = Self::new(Code::WrongType, "this list stands without its key".to_owned());
        let first = keys.first().copied().filter(|_| keys.len() == 1);
        Self { first, ..error }.hint(format!("write the line of its key above it: {}", or_list(&lines)))
    }

    fn hint(mut self, hint: String) -> Self {
        self.fault.hint = Some(hint);
        self
    }

    /// Advises to take one of the words or keys that are good.
    fn choice(mut self, word: &str, expected: &'static [&'static str]) -> Self {
        let quoted: Vec<String> = expected.iter().map(|name| format!("`{name}`")).collect();
        let found = nearest(word, expected.iter().copied()).map(|found| found.0);
        self.nearest = expected.iter().copied().find(|name| Some(*name) == found);
        self.first = expected.first().copied();
        self.hint(match found {
            Some(found) => format!("did you mean `{found}`? It takes {}", or_list(&quoted)),
            None => format!("it takes {}", or_list(&quoted)),
        })
    }

    /// Sets what the type takes, where nothing closer to the fault has said so.
    fn expecting(mut self, expected: Option<Expected>) -> Self {
        if !self.placed {
            self.fault.expected = expected;
        }
        self
    }

    /// Says what stands there.
    fn written(mut self, unexpected: Unexpected<'_>) -> Self {
        self.fault.written = Some(Written::of(unexpected));
        self
    }

    fn at(mut self, node: &Node) -> Self {
        if !self.placed {
            self.fault.range = match &node.value {
                Value::Map(entries) => entries.first().map_or(node.range.clone(), |(key, _)| key.range.clone()),
                _ => node.range.clone(),
            };
            self.entry_start = node.range.start;
            self.placed = true;
        }
        self
    }

    fn inside(mut self, step: Step) -> Self {
        self.way.push(step);
        self
    }

    pub fn into_found(mut self) -> Found {
        self.way.reverse();
        let Self { fault, way, missing, nearest, first, entry_start, .. } = self;
        Found { fault: *fault, way, missing, entry_start, nearest, first }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.fault.message)
    }
}

impl std::error::Error for Error {}

impl de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(Code::WrongValue, message.to_string())
    }

    fn invalid_type(unexpected: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::new(
            Code::WrongType,
            format!("this is {}, where {} should stand", found_words(unexpected), expected_words(expected)),
        )
        .written(unexpected)
    }

    fn invalid_value(unexpected: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::new(
            Code::WrongValue,
            format!("this is {}, where {} should stand", found_words(unexpected), expected_words(expected)),
        )
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        Self::new(Code::WrongValue, format!("`{variant}` is not one of the words this key takes"))
            .choice(variant, expected)
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        Self::new(Code::UnknownKey, format!("the key `{field}` is not known here")).choice(field, expected)
    }

    fn missing_field(field: &'static str) -> Self {
        let mut error = Self::new(Code::MissingKey, format!("the key `{field}` is missing from this entry"));
        error.missing = Some(field);
        error.hint(format!("add a line `{field}: …`; docs/content-model.md says what it holds"))
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::new(Code::DuplicateKey, format!("the key `{field}` stands here a second time"))
    }
}

fn found_words(unexpected: Unexpected<'_>) -> String {
    match unexpected {
        Unexpected::Bool(value) => format!("`{value}`, which means {}", if value { "yes" } else { "no" }),
        Unexpected::Unsigned(value) => format!("the number {value}"),
        Unexpected::Signed(value) => format!("the number {value}"),
        Unexpected::Float(value) => format!("the number {value}"),
        Unexpected::Str(value) => format!("the text \"{value}\""),
        Unexpected::Unit | Unexpected::Option => "empty".to_owned(),
        Unexpected::Seq => "a list".to_owned(),
        Unexpected::Map => "an entry with keys".to_owned(),
        other => other.to_string(),
    }
}

fn expected_words(expected: &dyn de::Expected) -> String {
    let words = expected.to_string();
    match Expected::of(expected) {
        // Words of our own may name several things.
        Some(known) if !words.starts_with(known.words()) => known.words().to_owned(),
        _ => words,
    }
}

/// A tree as serde reads it.
#[derive(Clone, Copy)]
pub struct Tree<'a>(&'a Node);

impl<'a> Tree<'a> {
    pub fn new(node: &'a Node) -> Self {
        Self(node)
    }
}

impl<'de> de::Deserializer<'de> for Tree<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let expected = Expected::of(&visitor);
        match &self.0.value {
            Value::Scalar { text, plain } => scalar(text, *plain, visitor),
            Value::List(items) => visitor.visit_seq(List { items, next: 0 }),
            Value::Map(entries) => visitor.visit_map(Map { entries, next: 0 }),
        }
        .map_err(|error| error.expecting(expected).at(self.0))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.0.value {
            Value::Scalar { text, plain: true } if is_null(text) => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let Value::Scalar { text, .. } = &self.0.value else {
            return Err(Error::new(
                Code::WrongType,
                "this is a list or an entry, where a single word should stand".to_owned(),
            )
            .at(self.0));
        };
        visitor.visit_enum(Word(text)).map_err(|error| error.at(self.0))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        keys: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match &self.0.value {
            Value::List(items) => Err(Error::list(items, keys).at(self.0)),
            _ => self.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct
        seq tuple tuple_struct map identifier ignored_any
    }
}

pub fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

/// A scalar, read as the happy path reads it: plain words may be empty, yes or no, or numbers.
fn scalar<'de, V: Visitor<'de>>(text: &'de str, plain: bool, visitor: V) -> Result<V::Value, Error> {
    if !plain {
        return visitor.visit_borrowed_str(text);
    }
    match text {
        _ if is_null(text) => visitor.visit_unit(),
        "true" | "True" | "TRUE" => visitor.visit_bool(true),
        "false" | "False" | "FALSE" => visitor.visit_bool(false),
        _ => match number(text) {
            Some(Number::Positive(number)) => visitor.visit_u64(number),
            Some(Number::Negative(number)) => visitor.visit_i64(number),
            Some(Number::Fraction(number)) => visitor.visit_f64(number),
            None => visitor.visit_borrowed_str(text),
        },
    }
}

struct List<'a> {
    items: &'a [Node],
    next: usize,
}

impl<'de> SeqAccess<'de> for List<'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let Some(item) = self.items.get(self.next) else { return Ok(None) };
        let step = Step::Index(self.next);
        self.next += 1;
        seed.deserialize(Tree(item)).map(Some).map_err(|error| error.at(item).inside(step))
    }
}

struct Map<'a> {
    entries: &'a [(Node, Node)],
    next: usize,
}

impl<'de> MapAccess<'de> for Map<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some((key, _)) = self.entries.get(self.next) else { return Ok(None) };
        let step = Step::Key(key_text(key).to_owned());
        seed.deserialize(Tree(key)).map(Some).map_err(|error| error.at(key).inside(step))
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Error> {
        let (key, value) = &self.entries[self.next];
        self.next += 1;
        seed.deserialize(Tree(value)).map_err(|error| {
            error.at(if value.range.is_empty() { key } else { value }).inside(Step::Key(key_text(key).to_owned()))
        })
    }
}
