//! Joining what changed.

use std::cmp::Reverse;

use super::{Linker, names::unique};
use crate::{
    content::{ChangeEntry, ChangeWord, ChangesFile},
    diagnostics::Code,
    location::{FileId, List, Origin},
    model::{Change, ChangeKind, Table},
};

impl Linker<'_> {
    /// Joins the changes, the newest first; of one day, in the order of the file. A correction has to
    /// say what was published before.
    pub fn changes(&mut self, file: Option<(FileId, ChangesFile)>) -> Table<Change> {
        let Some((file, list)) = file else { return Table::default() };
        unique(file, "changes", "id", list.changes.iter().map(|entry| &entry.id.0), self.diagnostics);
        let entries = list.changes.into_iter().enumerate();
        let mut changes: Vec<Change> = entries.map(|(index, entry)| self.change(file, index, entry)).collect();
        changes.sort_by_key(|change| Reverse(change.date));
        changes.into_iter().collect()
    }

    fn change(&mut self, file: FileId, index: usize, entry: ChangeEntry) -> Change {
        let origin = Origin::entry(file, List::Changes, index);
        if entry.kind == ChangeWord::Correction && entry.before.is_none() {
            self.diagnostics
                .error(Code::MissingKey, origin.place(), "this correction does not say what was published before")
                .hint("add the key `before`");
        }
        let mut about = Vec::with_capacity(entry.about.len());
        for (at, thing) in entry.about.into_iter().enumerate() {
            about.extend(self.target(&thing.0, || origin.field("about").index(at)));
        }
        Change {
            slug: entry.id.0,
            origin,
            date: entry.date.0,
            kind: match entry.kind {
                ChangeWord::Addition => ChangeKind::Addition,
                ChangeWord::Revision => ChangeKind::Revision,
                ChangeWord::Correction => ChangeKind::Correction,
            },
            what: entry.what.0.into(),
            before: entry.before.map(|text| text.0.into()),
            about,
        }
    }
}
