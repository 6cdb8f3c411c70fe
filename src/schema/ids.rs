//! The ids that there are, in the places that name them.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::{
    content::ID_MARK,
    model::{Atlas, Framework, Slug},
};

/// The ids of each kind of thing, by the kind's name in `content::ids`.
pub type Known<'a> = BTreeMap<&'static str, Vec<&'a Slug>>;

/// All ids of an atlas. Keys of frameworks stand in the order of the frameworks, each once.
pub fn known(atlas: &Atlas) -> Known<'_> {
    let reports = || atlas.reports.values().map(|report| &report.slug);
    let overviews = || atlas.overviews.values().map(|overview| &overview.slug);
    Known::from([
        ("authority", atlas.authorities.values().map(|authority| &authority.slug).collect()),
        ("document", reports().chain(overviews()).collect()),
        ("framework", atlas.frameworks.values().map(|framework| &framework.slug).collect()),
        ("grade", keys(atlas, |framework| framework.scale.grades.iter().map(|grade| &grade.key).collect())),
        ("group", atlas.groups.values().map(|group| &group.slug).collect()),
        ("judgement-area", keys(atlas, |framework| framework.areas.iter().map(|area| &area.key).collect())),
        ("outcome-area", atlas.areas.values().map(|area| &area.slug).collect()),
        ("overview", overviews().collect()),
        ("practice", atlas.practices.values().map(|practice| &practice.slug).collect()),
        ("report", reports().collect()),
        ("scope", keys(atlas, |framework| framework.scopes.iter().map(|scope| &scope.key).collect())),
        ("theme", atlas.themes.values().map(|theme| &theme.slug).collect()),
        ("urgency", keys(atlas, |framework| framework.urgencies.iter().map(|urgency| &urgency.key).collect())),
    ])
}

fn keys(atlas: &Atlas, of: impl Fn(&Framework) -> Vec<&Slug>) -> Vec<&Slug> {
    let mut found = Vec::new();
    for key in atlas.frameworks.values().flat_map(of) {
        if !found.contains(&key) {
            found.push(key);
        }
    }
    found
}

/// Puts the ids that there are in the place of each mark. Where there is none of a kind, the form
/// of an id is all that is asked for.
pub fn fill(schema: &mut Value, known: &Known<'_>) {
    match schema {
        Value::Array(list) => list.iter_mut().for_each(|part| fill(part, known)),
        Value::Object(entry) => {
            if let Some(Value::String(kind)) = entry.shift_remove(ID_MARK)
                && let Some(ids) = known.get(kind.as_str()).filter(|ids| !ids.is_empty())
            {
                one_of(entry, ids);
            }
            entry.values_mut().for_each(|part| fill(part, known));
        }
        _ => {}
    }
}

/// Makes a schema accept these ids and nothing else, but still an empty value where it did.
fn one_of(entry: &mut Map<String, Value>, ids: &[&Slug]) {
    let form = entry.shift_remove("type");
    for key in ["pattern", "maxLength", "minimum"] {
        entry.shift_remove(key);
    }
    let empty = form.is_some_and(|form| form.as_array().is_some_and(|list| list.contains(&json!("null"))));
    entry.insert("enum".to_owned(), words(ids, empty));
}

/// A list of ids as the parser takes them: one of digits alone may be written without quotation
/// marks. With `empty`, a value that is left empty is among them.
pub fn words(ids: &[&Slug], empty: bool) -> Value {
    let mut list: Vec<Value> = ids.iter().map(|id| json!(id.as_str())).collect();
    list.extend(ids.iter().filter_map(|id| Some(json!(id.as_str().parse::<u64>().ok()?))));
    list.extend(empty.then_some(Value::Null));
    Value::Array(list)
}
