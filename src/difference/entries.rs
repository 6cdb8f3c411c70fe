//! Two lists of one kind, compared entry by entry and field by field.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{
    kind::Kind,
    records::{Field, Record, gather},
};

/// What differs among the entries of one kind.
#[derive(Debug)]
pub struct Entries {
    /// The kind.
    pub kind: &'static Kind,
    /// What there was not, in the order of the later site.
    pub added: Vec<Record>,
    /// What says something else, in the order of the later site.
    pub changed: Vec<Change>,
    /// What says the same under another id, in the order of the later site.
    pub renamed: Vec<Renamed>,
    /// What there is no more, in the order of the earlier site.
    pub removed: Vec<Record>,
}

/// An entry that says something else.
#[derive(Debug)]
pub struct Change {
    /// The entry as it is now.
    pub record: Record,
    /// The fields that changed, in the order of their names.
    pub fields: Vec<FieldChange>,
}

/// A field that changed.
#[derive(Debug)]
pub struct FieldChange {
    /// Its name in the data.
    pub name: String,
    /// What it held; null where it held nothing.
    pub old: Value,
    /// What it holds; null where it holds nothing.
    pub new: Value,
    /// What people saw.
    pub old_shown: String,
    /// What people see.
    pub new_shown: String,
}

/// An entry that says the same under another id.
#[derive(Debug)]
pub struct Renamed {
    /// The earlier id.
    pub from: String,
    /// The entry as it is now.
    pub record: Record,
    /// Whether the earlier address leads to it, where it had one of its own.
    pub redirects: bool,
}

impl Entries {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.renamed.is_empty() && self.removed.is_empty()
    }

    /// Takes out of `added` and `removed` what went along with what it belongs to and says something else now: it
    /// has changed. `owners` are the ids, before and now, of what these entries belong to.
    fn go_along(&mut self, owners: &BTreeSet<(String, String)>) {
        for record in std::mem::take(&mut self.added) {
            let owner = owners.iter().find(|(_, now)| record.id == format!("{now}/{}", record.own));
            let earlier = owner.map(|(before, _)| format!("{before}/{}", record.own));
            match earlier.and_then(|id| self.removed.iter().position(|earlier| earlier.id == id)) {
                Some(at) => {
                    let fields = fields(&self.removed.remove(at), &record);
                    self.changed.push(Change { record, fields });
                }
                None => self.added.push(record),
            }
        }
    }
}

/// Compares all entries of some kinds; kinds without a difference are left out.
pub fn compare(kinds: &'static [Kind], old: &Value, new: &Value) -> Vec<Entries> {
    let mut all: Vec<Entries> = kinds.iter().map(|kind| compare_kind(kind, old, new)).collect();
    let moved: BTreeMap<&str, BTreeSet<(String, String)>> =
        all.iter().map(|owners| (owners.kind.name, moved(owners, &all))).collect();
    for entries in &mut all {
        if let Some(owners) = entries.kind.owner().and_then(|owner| moved.get(owner.name)) {
            entries.go_along(owners);
        }
    }
    all.retain(|entries| !entries.is_empty());
    all
}

/// The ids, before and now, of the entries that have another id: they say the same, or what belongs to the one
/// that went says the same in the one that came.
fn moved(owners: &Entries, all: &[Entries]) -> BTreeSet<(String, String)> {
    let mut moved: BTreeSet<(String, String)> =
        owners.renamed.iter().map(|renamed| (renamed.from.clone(), renamed.record.id.clone())).collect();
    let gone: BTreeSet<&str> = owners.removed.iter().map(|record| record.id.as_str()).collect();
    let came: BTreeSet<&str> = owners.added.iter().map(|record| record.id.as_str()).collect();
    let inside = all.iter().filter(|entries| entries.kind.owner() == Some(owners.kind));
    for Renamed { from, record, .. } in inside.flat_map(|entries| &entries.renamed) {
        let owner = |id: &str| id.strip_suffix(&record.own).and_then(|rest| rest.strip_suffix('/')).map(str::to_owned);
        let (Some(before), Some(now)) = (owner(from), owner(&record.id)) else { continue };
        if gone.contains(before.as_str()) && came.contains(now.as_str()) {
            moved.insert((before, now));
        }
    }
    moved
}

/// Compares all entries of a kind. An entry is the same one where it has the same id.
fn compare_kind(kind: &'static Kind, old: &Value, new: &Value) -> Entries {
    let (before, after) = (gather(kind, old), gather(kind, new));
    let known: BTreeMap<&str, &Record> = before.iter().map(|record| (record.id.as_str(), record)).collect();
    let now: BTreeMap<&str, &Record> = after.iter().map(|record| (record.id.as_str(), record)).collect();
    let mut changed = Vec::new();
    let mut added = Vec::new();
    for record in &after {
        match known.get(record.id.as_str()) {
            None => added.push(record.clone()),
            Some(earlier) => {
                let fields = fields(earlier, record);
                if !fields.is_empty() {
                    changed.push(Change { record: record.clone(), fields });
                }
            }
        }
    }
    let mut removed: Vec<Record> =
        before.iter().filter(|record| !now.contains_key(record.id.as_str())).cloned().collect();
    let mut renamed = renamed(kind, &mut added, &mut removed);
    for pair in &mut renamed {
        let earlier = known.get(pair.from.as_str()).and_then(|record| record.address.as_deref());
        pair.redirects = earlier.is_none_or(|address| leads_on(new, address));
    }
    Entries { kind, added, changed, renamed, removed }
}

/// Takes out of `added` and `removed` what only has another id now: exactly one entry went and one
/// came that say the same, and only one part of the id is another: what it belongs to, or its own.
/// Where its own id has several parts, as a grade's has the framework, it is another entry.
fn renamed(kind: &Kind, added: &mut Vec<Record>, removed: &mut Vec<Record>) -> Vec<Renamed> {
    let mut renamed = Vec::new();
    let came = std::mem::take(added);
    for record in &came {
        let alike = came.iter().filter(|other| same_words(other, record)).count();
        let mut gone = removed.iter().enumerate().filter(|(_, earlier)| same_words(earlier, record));
        let only = gone.next().filter(|_| alike == 1 && gone.next().is_none());
        let simple = kind.keys.len() == 1;
        match only.filter(|(_, earlier)| earlier.own == record.own || simple && earlier.owner == record.owner) {
            Some((at, _)) => {
                let earlier = removed.remove(at);
                renamed.push(Renamed { from: earlier.id, record: record.clone(), redirects: true });
            }
            None => added.push(record.clone()),
        }
    }
    renamed
}

/// Whether the later site sends readers on from an address.
fn leads_on(new: &Value, address: &str) -> bool {
    new["redirects"].as_array().is_some_and(|list| list.iter().any(|entry| entry["from"] == address))
}

fn same_words(one: &Record, other: &Record) -> bool {
    one.title == other.title && fields(one, other).is_empty()
}

fn fields(old: &Record, new: &Record) -> Vec<FieldChange> {
    let names: BTreeSet<&String> = old.fields.keys().chain(new.fields.keys()).collect();
    let value = |record: &Record, name: &str| record.fields.get(name).map_or(Value::Null, |field| field.value.clone());
    let shown = |record: &Record, name: &str| record.fields.get(name).map_or_else(String::new, Field::shown);
    let changes = names.into_iter().map(|name| FieldChange {
        name: name.clone(),
        old: value(old, name),
        new: value(new, name),
        old_shown: shown(old, name),
        new_shown: shown(new, name),
    });
    changes.filter(|change| change.old != change.new).collect()
}
