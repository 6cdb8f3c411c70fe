//! The land as authored: `content/geography.yaml`.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, de};

use super::values::{AtLeastOne, Text};

/// `content/geography.yaml`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GeographyFile {
    /// The land's name.
    pub title: Text,
    /// Which boundaries it shows, in a sentence.
    pub boundaries: Text,
    /// Where they come from.
    pub source: Text,
    /// The terms of reuse.
    pub licence: Text,
    /// Borders and coasts, each as the place of its first point and the steps to each next one.
    pub lines: Vec<LineText>,
    /// The shape of each authority.
    pub shapes: AtLeastOne<ShapeEntry>,
}

/// The shape of an authority.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShapeEntry {
    /// The ISO 3166-2 code of the authority.
    pub code: Text,
    /// Its name.
    pub name: Text,
    /// Each a list of lines, counted from 1; below nothing where a line is taken backwards.
    pub rings: AtLeastOne<AtLeastOne<i32>>,
}

/// The points of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineText(pub Vec<(i32, i32)>);

/// The farthest a point may lie from the corner, so that no sum of steps can run over.
const FARTHEST: i32 = 1_000_000;

/// Reads the place of the first point, and the step to each next one.
fn points(text: &str) -> Result<Vec<(i32, i32)>, String> {
    let number = |word: &str| match word.parse::<i32>() {
        Ok(number) if number.abs() <= FARTHEST => Ok(number),
        _ => Err(format!("`{word}` is no whole number of steps")),
    };
    let numbers: Vec<i32> = text.split_whitespace().map(number).collect::<Result<_, _>>()?;
    let (steps, []) = numbers.as_chunks::<2>() else {
        return Err("this line has a step east without a step south".to_owned());
    };
    if steps.is_empty() {
        return Err("this line has no point".to_owned());
    }
    let (mut x, mut y) = (0, 0);
    let mut found = Vec::with_capacity(steps.len());
    for [east, south] in steps {
        (x, y) = (x + east, y + south);
        if x.min(y) < 0 || x.max(y) > FARTHEST {
            return Err("this line leaves the map".to_owned());
        }
        found.push((x, y));
    }
    Ok(found)
}

impl<'de> Deserialize<'de> for LineText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = LineText;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a line: the place of its first point, and steps east and south")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<LineText, E> {
                points(text).map(LineText).map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::points;

    #[test]
    fn steps_are_added_up() {
        assert_eq!(points("10 20 -3 4 0 -1"), Ok(vec![(10, 20), (7, 24), (7, 23)]));
    }

    #[test]
    fn what_is_no_line_is_refused() {
        for (text, why) in
            [("", "no point"), ("1 2 3", "without a step"), ("1 2 -3 0", "leaves the map"), ("1 x", "`x`")]
        {
            assert!(points(text).unwrap_err().contains(why), "{text}");
        }
        assert!(points("1000000 0 1000000 0 1000000 0").is_err());
        assert!(points("99999999999 0").is_err());
    }
}
