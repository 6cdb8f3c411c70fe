//! The difference for programs: one JSON document, told of in `docs/formats.md`.

use serde_json::{Map, Value, json};

use super::{
    Difference,
    entries::{Change, Entries},
    records::Record,
};

/// The number of the form. It grows when a field goes or changes its meaning.
const VERSION: u32 = 1;

/// The whole difference. `with` names the earlier site.
pub fn json(difference: &Difference, with: &str) -> String {
    let entries: Map<String, Value> =
        difference.entries.iter().map(|entries| (entries.kind.name.to_owned(), of_kind(entries))).collect();
    let pages = &difference.pages;
    let renamed: Vec<Value> = pages
        .renamed
        .iter()
        .map(|moved| json!({ "from": moved.from, "to": moved.to, "redirects": moved.redirects }))
        .collect();
    let folders = difference.files.folders.iter().map(|(folder, [added, changed, removed])| {
        (folder.clone(), json!({ "added": added, "changed": changed, "removed": removed }))
    });
    written(&json!({
        "version": VERSION,
        "with": with,
        "compared": true,
        "same": difference.is_empty(),
        "entries": entries,
        "pages": {
            "added": pages.added,
            "reworded": pages.reworded,
            "redrawn": pages.redrawn,
            "reframed": pages.reframed,
            "renamed": renamed,
            "removed": pages.removed,
            "redirected": pages.redirected,
        },
        "files": folders.collect::<Map<String, Value>>(),
    }))
}

/// The document where there is nothing to compare with, and why.
pub fn json_without_comparison(with: &str, why: &str) -> String {
    written(&json!({ "version": VERSION, "with": with, "compared": false, "why": why }))
}

fn written(document: &Value) -> String {
    format!("{document:#}\n")
}

fn of_kind(entries: &Entries) -> Value {
    let Entries { added, changed, renamed, removed, .. } = entries;
    let renamed: Vec<Value> = renamed
        .iter()
        .map(|pair| {
            let mut entry = named(&pair.record);
            entry.insert("from".to_owned(), pair.from.clone().into());
            entry.insert("redirects".to_owned(), pair.redirects.into());
            entry.into()
        })
        .collect();
    json!({
        "added": added.iter().map(whole).collect::<Vec<_>>(),
        "changed": changed.iter().map(change).collect::<Vec<_>>(),
        "renamed": renamed,
        "removed": removed.iter().map(whole).collect::<Vec<_>>(),
    })
}

fn change(change: &Change) -> Value {
    let fields = change.fields.iter().map(|field| (field.name.clone(), json!({ "old": field.old, "new": field.new })));
    let mut entry = named(&change.record);
    entry.insert("fields".to_owned(), Value::Object(fields.collect()));
    entry.into()
}

fn whole(record: &Record) -> Value {
    let fields = record.fields.iter().map(|(name, field)| (name.clone(), field.value.clone()));
    let mut entry = named(record);
    entry.insert("fields".to_owned(), Value::Object(fields.collect()));
    entry.into()
}

fn named(record: &Record) -> Map<String, Value> {
    let mut entry = Map::new();
    entry.insert("id".to_owned(), record.id.clone().into());
    entry.insert("owner".to_owned(), record.owner.clone().into());
    entry.insert("title".to_owned(), record.title.clone().into());
    entry.insert("address".to_owned(), record.address.clone().into());
    entry
}
