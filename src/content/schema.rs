//! The schemas of values that this module reads in a way of its own: the forms in writing that
//! `values`, `report` and `geography` accept.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{
    geography::LineText,
    report::{NotStatedDate, NotStatedReference, PublishedEntry, ReferenceEntry},
    values::{AtLeastOne, Date, Name, Paragraph, Text, Thing},
};

/// An id: see `model::Slug`.
pub const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

/// A date: see `model::PartialDate`. How many days a month has is left to the parser.
const DATE: &str = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$";

/// A paragraph reference: see `model::ParagraphRef`. That a range runs upwards is left to the parser.
const PARAGRAPH: &str =
    "^(section:[a-z0-9]+([-/][a-z0-9]+)*|(annex(-[a-z])?:)?(?!0+(-|$))[0-9]{1,4}(-(?!0+$)[0-9]{1,4})?)$";

macro_rules! written {
    ($($type:ty, $name:literal, $generator:ident => $schema:expr;)*) => {
        $(
            impl JsonSchema for $type {
                fn inline_schema() -> bool {
                    true
                }

                fn schema_name() -> Cow<'static, str> {
                    $name.into()
                }

                fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                    $schema
                }
            }
        )*
    };
}

written! {
    Text, "text", _generator => json_schema!({ "type": "string", "pattern": "\\S" });
    Name, "id", _generator => json_schema!({
        "type": ["string", "integer"], "pattern": ID, "maxLength": 100, "minimum": 0,
    });
    Date, "date", _generator => json_schema!({
        "type": ["string", "integer"], "pattern": DATE, "minimum": 1000, "maximum": 9999,
    });
    Paragraph, "paragraph", _generator => json_schema!({
        "type": ["string", "integer"], "pattern": PARAGRAPH, "minimum": 1, "maximum": 9999,
    });
    Thing, "reference to a thing", _generator => json_schema!({
        "type": "string", "pattern": "^[a-z]+:[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$",
    });
    LineText, "line", _generator => json_schema!({
        "type": "string", "pattern": "^(\\s*[+-]?[0-9]+\\s+[+-]?[0-9]+(?!\\S))+\\s*$",
    });
    PublishedEntry, "published", generator => json_schema!({
        "anyOf": [Date::json_schema(generator), NotStatedDate::json_schema(generator)],
    });
    ReferenceEntry, "reference", generator => json_schema!({
        "anyOf": [Text::json_schema(generator), NotStatedReference::json_schema(generator)],
    });
}

impl<T: JsonSchema> JsonSchema for AtLeastOne<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("list of {}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "array", "items": generator.subschema_for::<T>(), "minItems": 1 })
    }
}
