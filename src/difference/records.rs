//! The published data as plain lists: every entry of a kind, with what names it and its fields.

use std::collections::BTreeMap;

use serde_json::Value;

use super::kind::Kind;

/// One entry of the published data.
#[derive(Clone, Debug)]
pub struct Record {
    /// The ids of what it belongs to, and its own: `northshire-area-2004/homes-far-away`.
    pub id: String,
    /// Its own part of the id.
    pub own: String,
    /// What it belongs to, for people; empty where it stands alone.
    pub owner: String,
    /// Its name for people.
    pub title: String,
    /// The address of its place on the site, where it has one.
    pub address: Option<String>,
    /// Its fields in the order of their names. An object in a field is spread: `licence.name`.
    pub fields: BTreeMap<String, Field>,
}

/// One field of an entry.
#[derive(Clone, Debug)]
pub struct Field {
    /// What is compared.
    pub value: Value,
    /// The word for it, where people see another one than the data.
    pub word: Option<String>,
}

impl Field {
    /// What people are shown.
    pub fn shown(&self) -> String {
        self.word.clone().unwrap_or_else(|| shown(&self.value))
    }
}

/// All entries of a kind, in the order of the data.
pub fn gather(kind: &Kind, whole: &Value) -> Vec<Record> {
    let mut found = Vec::new();
    if kind.path.is_empty() {
        found.push(record(kind, whole, &Above::default()));
    } else {
        descend(kind, kind.path, whole, &Above::default(), &mut found);
    }
    found
}

/// What an entry belongs to.
#[derive(Clone, Debug, Default)]
struct Above {
    ids: Vec<String>,
    titles: Vec<String>,
}

fn descend(kind: &Kind, path: &[&str], value: &Value, above: &Above, found: &mut Vec<Record>) {
    let Some((first, rest)) = path.split_first() else { return };
    for entry in value[*first].as_array().into_iter().flatten() {
        if rest.is_empty() {
            found.push(record(kind, entry, above));
        } else {
            let depth = kind.path.len() - rest.len();
            descend(kind, rest, entry, &below(kind, depth, entry, above), found);
        }
    }
}

/// What the entries of the lists in `entry` belong to. `depth` is how many lists lead to `entry`.
fn below(kind: &Kind, depth: usize, entry: &Value, above: &Above) -> Above {
    let mut owner = kind.owner();
    while let Some(upper) = owner.filter(|owner| owner.path.len() > depth) {
        owner = upper.owner();
    }
    let mut inner = above.clone();
    if let Some(owner) = owner {
        inner.ids.push(joined(entry, owner.keys, "/"));
        inner.titles.push(joined(entry, owner.title, ", "));
    }
    inner
}

fn record(kind: &Kind, entry: &Value, above: &Above) -> Record {
    let own = joined(entry, kind.keys, "/");
    let mut ids = above.ids.clone();
    ids.push(own.clone());
    let mut fields = BTreeMap::new();
    for (name, value) in entry.as_object().into_iter().flatten() {
        let key = kind.keys.contains(&name.as_str()) && !kind.title.contains(&name.as_str());
        let derived = name == "url" || kind.derived.contains(&name.as_str());
        if !key && !derived && !kind.holds(name) {
            let word = kind.words.iter().find(|(id, _)| id == name).and_then(|(_, word)| entry[*word].as_str());
            spread(name, value, word, &mut fields);
        }
    }
    Record {
        id: ids.join("/"),
        own,
        owner: above.titles.join(": "),
        title: joined(entry, kind.title, ", "),
        address: entry["url"].as_str().map(str::to_owned),
        fields,
    }
}

fn spread(name: &str, value: &Value, word: Option<&str>, fields: &mut BTreeMap<String, Field>) {
    if let Value::Object(parts) = value {
        for (part, value) in parts {
            spread(&format!("{name}.{part}"), value, None, fields);
        }
    } else {
        fields.insert(name.to_owned(), Field { value: value.clone(), word: word.map(str::to_owned) });
    }
}

fn joined(entry: &Value, names: &[&str], between: &str) -> String {
    let parts = names.iter().map(|name| shown(&entry[*name])).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(between)
}

/// A value in words; nothing for nothing.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join("; "),
        Value::Object(parts) => {
            let parts = parts.iter().filter(|(_, value)| !value.is_null());
            parts.map(|(name, value)| format!("{name} {}", shown(value))).collect::<Vec<_>>().join(", ")
        }
    }
}
