//! The text of a stub, from the schema of its kind: every key with its comment.
//!
//! A required key holds what is given for it, or [`FILL_IN`]. A key that may be left out stands
//! behind a `#` without a space, so that taking the sign away makes it hold.

use serde_json::{Map, Value};

use crate::content::FILL_IN;

/// What is known already: for a key, its value as YAML. A value of several lines begins with a line
/// break, and its lines are indented as they will stand.
pub type Given<'a> = &'a [(&'a str, String)];

/// How wide comments may be.
const WIDTH: usize = 96;

/// The most words that a comment lists.
const MOST_WORDS: usize = 12;

/// The lines of an entry that `schema` describes.
pub fn entry(schema: &Value, given: Given<'_>) -> Vec<String> {
    let Some(keys) = schema["properties"].as_object() else { return Vec::new() };
    let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let mut lines = Vec::new();
    for (key, part) in keys {
        lines.extend(comment(part));
        let value = match given.iter().find(|(own, _)| own == key) {
            Some((_, text)) => text.split('\n').map(str::to_owned).collect(),
            None => unknown(part),
        };
        let needed = required.contains(&key.as_str()) || given.iter().any(|(own, _)| own == key);
        let sign = if needed { "" } else { "#" };
        let mut parts = value.into_iter();
        let first = parts.next().unwrap_or_default();
        let space = if first.is_empty() { "" } else { " " };
        lines.push(format!("{sign}{key}:{space}{first}"));
        lines.extend(parts.map(|line| format!("{sign}{line}")));
    }
    lines
}

/// The lines of an entry of a list, two letters further in.
pub fn item(schema: &Value, given: Given<'_>) -> Vec<String> {
    let mut begun = false;
    let lines = entry(schema, given).into_iter().map(|line| {
        let first = !begun && !line.starts_with('#');
        let sign = match (first, begun) {
            (true, _) => "- ",
            (false, true) => "  ",
            // What is said of the first key stands above the sign of the entry.
            (false, false) => "",
        };
        begun |= first;
        format!("  {sign}{line}")
    });
    lines.collect()
}

/// A text in quotation marks. Every JSON text is a YAML text.
pub fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

/// The value of a key of which nothing is known, line by line; the first stands beside the key.
fn unknown(schema: &Value) -> Vec<String> {
    let nested = |lines: Vec<String>| [String::new()].into_iter().chain(lines).collect();
    let has_keys = |schema: &Value| schema["properties"].is_object();
    let items = &schema["items"];
    if has_keys(items) {
        nested(item(items, &[]))
    } else if items.is_object() {
        vec![format!("[{FILL_IN}]")]
    } else if let Some(own) = with_keys(schema) {
        nested(entry(own, &[]).into_iter().map(|line| format!("  {line}")).collect())
    } else {
        vec![FILL_IN.to_owned()]
    }
}

/// The schema of an entry with keys; also where the entry may be left empty.
fn with_keys(schema: &Value) -> Option<&Value> {
    let ways: Vec<&Value> = schema["anyOf"].as_array().into_iter().flatten().collect();
    match ways.as_slice() {
        [] => schema["properties"].is_object().then_some(schema),
        [own, empty] if empty["type"] == "null" => with_keys(own),
        _ => None,
    }
}

/// What a key holds, and the words that it takes.
fn comment(schema: &Value) -> Vec<String> {
    let mut text = schema["description"].as_str().unwrap_or_default().replace('\n', " ");
    let words = words(schema.as_object()).or_else(|| words(schema["items"].as_object())).unwrap_or_default();
    if (1..=MOST_WORDS).contains(&words.len()) {
        text = format!("{text} One of: {}.", words.join(", "));
    } else if !words.is_empty() {
        text = format!("{text} One of {} that there are.", words.len());
    }
    wrapped(text.trim())
}

fn words(schema: Option<&Map<String, Value>>) -> Option<Vec<&str>> {
    let schema = schema?;
    let own = schema.get("enum").and_then(Value::as_array).map(|list| list.iter().filter_map(Value::as_str).collect());
    let ways = schema.get("anyOf").and_then(Value::as_array);
    own.or_else(|| ways?.iter().find_map(|way| words(way.as_object())))
}

/// A text as lines of comment.
pub fn wrapped(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.len() + word.len() < WIDTH => *line = format!("{line} {word}"),
            _ => lines.push(format!("# {word}")),
        }
    }
    lines
}
