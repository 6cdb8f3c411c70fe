//! The names of one kind of thing.
//!
//! In: names, each with the id it stands for. Out: a [`NameMap`], which finds the id of a name, and the nearest
//! name for one that is not there.

use std::sync::Arc;

use crate::{
    content::Name,
    diagnostics::{Code, Diagnostics, alike, nearest},
    location::{Origin, Place},
    model::{EntryId, Id, Report, Slug},
};

/// The names of one kind of thing, each with its id, an `I`. A name that exists but was left out has none.
#[derive(Clone)]
pub struct NameMap<I> {
    what: &'static str,
    folder: &'static str,
    names: Arc<Sorted<I>>,
    /// The file that lists them has faults: a name that is not there is not reported as well.
    incomplete: bool,
}

/// Names in the order of their letters, each once, all in one text: there are two of these for every report.
struct Sorted<I> {
    text: Box<str>,
    names: Box<[Known<I>]>,
}

/// A name by where in the text it stands, and its id.
struct Known<I> {
    start: u32,
    end: u32,
    id: Option<I>,
}

impl<I: Copy> Sorted<I> {
    /// Puts names in order; of those that are equal the last one counts.
    fn of(mut names: Vec<(&str, Option<I>)>) -> Self {
        names.reverse();
        names.sort_by_key(|(name, _)| *name);
        names.dedup_by_key(|(name, _)| *name);
        let mut end = 0;
        let known = |(name, id): &(&str, Option<I>)| {
            let start = end;
            end += u32::try_from(name.len()).expect("a name is the id of a file or an entry, and short");
            Known { start, end, id: *id }
        };
        Self { names: names.iter().map(known).collect(), text: names.iter().map(|(name, _)| *name).collect() }
    }

    fn name(&self, known: &Known<I>) -> &str {
        &self.text[known.start as usize..known.end as usize]
    }

    /// All names, each with its id.
    fn iter(&self) -> impl Iterator<Item = (&str, Option<I>)> {
        self.names.iter().map(|known| (self.name(known), known.id))
    }

    fn get(&self, slug: &Slug) -> Option<&Known<I>> {
        let found = self.names.binary_search_by(|known| self.name(known).cmp(slug.as_str()));
        found.ok().map(|at| &self.names[at])
    }
}

impl<T> NameMap<Id<T>> {
    /// Gives the ids 0, 1, 2 … to `kept`, in their order; `left_out` are known without an id.
    pub fn new<'a>(
        what: &'static str,
        folder: &'static str,
        kept: impl IntoIterator<Item = &'a Slug>,
        left_out: impl IntoIterator<Item = &'a Slug>,
    ) -> Self {
        let left_out = left_out.into_iter().map(|slug| (slug.as_str(), None));
        let kept = kept.into_iter().enumerate().map(|(index, slug)| (slug.as_str(), Some(Id::new(index))));
        Self { what, folder, names: Arc::new(Sorted::of(left_out.chain(kept).collect())), incomplete: false }
    }
}

impl<T> NameMap<EntryId<T>> {
    /// Gives ids to what `report` says, in its order; `left_out` are known without an id.
    pub fn in_report<'a>(
        what: &'static str,
        report: Id<Report>,
        slugs: impl Iterator<Item = &'a Slug>,
        left_out: &'a [Slug],
    ) -> Self {
        let left_out = left_out.iter().map(|slug| (slug.as_str(), None));
        let kept = slugs.enumerate().map(|(index, slug)| (slug.as_str(), Some(EntryId::in_report(report, index))));
        let names = Arc::new(Sorted::of(left_out.chain(kept).collect()));
        Self { what, folder: "the report's list", names, incomplete: false }
    }
}

impl<I: Copy + PartialEq> NameMap<I> {
    /// The same names, of a file that could not be read where `incomplete`.
    pub fn incomplete(self, incomplete: bool) -> Self {
        Self { incomplete, ..self }
    }

    /// All names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|(name, _)| name)
    }

    /// Whether there is a thing of this name.
    pub fn has(&self, name: &str) -> bool {
        self.names().any(|own| own == name)
    }

    /// Whether there is a thing of this id, kept or left out.
    pub fn knows(&self, slug: &Slug) -> bool {
        self.names.get(slug).is_some()
    }

    /// Whether every name of `other` is here too, with the same id.
    pub fn holds_all_of(&self, other: &Self) -> bool {
        let mut own = self.names.iter();
        other.names.iter().all(|name| own.any(|same| same == name))
    }

    /// The id of a name, without a word about one that is not there.
    pub fn get(&self, slug: &Slug) -> Option<I> {
        self.names.get(slug).and_then(|known| known.id)
    }

    /// The id of a name; reports one that does not exist.
    pub fn find(&self, slug: &Slug, place: impl FnOnce() -> Place, diagnostics: &mut Diagnostics) -> Option<I> {
        match self.names.get(slug) {
            Some(known) => known.id,
            None if self.incomplete => None,
            None => {
                let perhaps =
                    || alike(slug.as_str(), self.names()).map_or_else(String::new, |own| format!(", perhaps {own}"));
                let hint = match nearest(slug.as_str(), self.names()) {
                    Some(found) => format!("did you mean `{}`?", found.0),
                    None => format!("use an id from {}{}", self.folder, perhaps()),
                };
                diagnostics
                    .error(Code::UnknownReference, place(), format!("there is no {} `{slug}`", self.what))
                    .hint(hint);
                None
            }
        }
    }

    /// The ids of a list of names under `key` of an entity.
    pub fn find_all(&self, list: &[Name], origin: Origin, key: &str, diagnostics: &mut Diagnostics) -> Vec<I> {
        let mut ids = Vec::with_capacity(list.len());
        for (index, name) in list.iter().enumerate() {
            let Some(id) = self.find(&name.0, || origin.field(key).index(index), diagnostics) else { continue };
            if ids.contains(&id) {
                diagnostics
                    .error(
                        Code::DuplicateId,
                        origin.field(key).index(index),
                        format!("`{}` stands in this list twice", name.0),
                    )
                    .other(origin.field(key).index(list.iter().position(|first| first == name).unwrap_or_default()))
                    .hint("keep one of the two");
            } else {
                ids.push(id);
            }
        }
        ids
    }
}
