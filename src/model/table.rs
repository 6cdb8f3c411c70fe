//! Tables of entities, and ids that always find theirs.
//!
//! An entity is shared by every copy of its table: a copy of an atlas in which one report changed costs
//! a count for each of the others.

use std::{cmp::Ordering, fmt, marker::PhantomData, sync::Arc};

use super::Report;

/// Where an entity of the kind `T` stands, as a `K` says it.
pub struct Key<K, T> {
    at: K,
    of: PhantomData<fn() -> T>,
}

/// The position of an entity in its [`Table`].
pub type Id<T> = Key<u32, T>;

/// The position of something that a report says among the [`Entries`]: the report, and the place in it.
pub type EntryId<T> = Key<(u32, u32), T>;

impl<K: Copy, T> Clone for Key<K, T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K: Copy, T> Copy for Key<K, T> {}
impl<K: PartialEq, T> PartialEq for Key<K, T> {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at
    }
}
impl<K: Eq, T> Eq for Key<K, T> {}
impl<K: Ord, T> PartialOrd for Key<K, T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<K: Ord, T> Ord for Key<K, T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.at.cmp(&other.at)
    }
}
impl<K: fmt::Debug, T> fmt::Debug for Key<K, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:?}", self.at)
    }
}

fn number(index: usize) -> u32 {
    u32::try_from(index).expect("a table holds fewer than 2^32 entities")
}

impl<T> Id<T> {
    /// The id of the entity at `index`. For `link`, which lays out the tables.
    pub(crate) fn new(index: usize) -> Self {
        Self { at: number(index), of: PhantomData }
    }

    /// Its position, from zero.
    pub fn index(self) -> usize {
        self.at as usize
    }
}

impl<T> EntryId<T> {
    /// The id of what `report` says at the place `index`. For `link`, which lays out the entries.
    pub(crate) fn in_report(report: Id<Report>, index: usize) -> Self {
        Self { at: (report.at, number(index)), of: PhantomData }
    }

    /// The report that says it.
    pub fn report(self) -> Id<Report> {
        Key { at: self.at.0, of: PhantomData }
    }

    /// Its place among what the report says of its kind, from zero.
    pub fn index_in_report(self) -> usize {
        self.at.1 as usize
    }
}

/// An id that others follow.
pub trait Follow: Copy {
    /// The id that is `steps` later.
    #[must_use]
    fn later_by(self, steps: u32) -> Self;
}

impl<T> Follow for Id<T> {
    fn later_by(self, steps: u32) -> Self {
        Self { at: self.at + steps, ..self }
    }
}

impl<T> Follow for EntryId<T> {
    fn later_by(self, steps: u32) -> Self {
        Self { at: (self.at.0, self.at.1 + steps), ..self }
    }
}

/// Neighbours: the areas of one overview, say, or the findings of one report.
#[derive(Clone, Copy, Debug)]
pub struct Range<I> {
    first: I,
    len: u32,
}

impl<T> Range<EntryId<T>> {
    /// All `len` entries of a kind that `report` has. For `link`, which lays out the entries.
    pub(crate) fn in_report(report: Id<Report>, len: usize) -> Self {
        Self { first: EntryId::in_report(report, 0), len: number(len) }
    }
}

impl<I: Follow> Range<I> {
    /// The ids in it, in order.
    pub fn ids(self) -> impl DoubleEndedIterator<Item = I> + ExactSizeIterator {
        (0..self.len).map(move |steps| self.first.later_by(steps))
    }

    /// How many there are.
    pub fn len(self) -> usize {
        self.len as usize
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.len == 0
    }
}

/// All entities of one kind, in one order that every loop follows.
#[derive(Debug)]
pub struct Table<T> {
    items: Vec<Arc<T>>,
}

impl<T> Clone for Table<T> {
    fn clone(&self) -> Self {
        Self { items: self.items.clone() }
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { items: Vec::new() }
    }
}

impl<T> FromIterator<T> for Table<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self { items: items.into_iter().map(Arc::new).collect() }
    }
}

impl<T> Table<T> {
    /// Adds an entity at the end.
    pub fn push(&mut self, item: T) -> Id<T> {
        self.items.push(Arc::new(item));
        Id::new(self.items.len() - 1)
    }

    /// Adds entities at the end, as neighbours.
    pub fn extend(&mut self, items: impl IntoIterator<Item = T>) -> Range<Id<T>> {
        let first = Id::new(self.items.len());
        self.items.extend(items.into_iter().map(Arc::new));
        Range { first, len: number(self.items.len()) - first.at }
    }

    /// Puts another entity in the place of one. For `link`, which joins a copy again.
    pub(crate) fn replace(&mut self, id: Id<T>, item: T) {
        self.items[id.index()] = Arc::new(item);
    }

    /// All ids and entities, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Id<T>, &T)> + ExactSizeIterator {
        self.items.iter().enumerate().map(|(index, item)| (Id::new(index), &**item))
    }

    /// All entities, in order.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator + Clone {
        self.items.iter().map(|item| &**item)
    }

    /// All ids, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id<T>> + ExactSizeIterator + use<T> {
        (0..self.items.len()).map(Id::new)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The neighbours in `range`.
    pub fn range(&self, range: Range<Id<T>>) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator + Clone {
        let start = range.first.index();
        self.items[start..start + range.len()].iter().map(|item| &**item)
    }
}

impl<T> std::ops::Index<Id<T>> for Table<T> {
    type Output = T;

    fn index(&self, id: Id<T>) -> &T {
        &self.items[id.index()]
    }
}

/// All that reports say of one kind, by report, and in one order within each.
#[derive(Debug)]
pub struct Entries<T> {
    of: Vec<Arc<[T]>>,
    len: usize,
}

impl<T> Clone for Entries<T> {
    fn clone(&self) -> Self {
        Self { of: self.of.clone(), len: self.len }
    }
}

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self { of: Vec::new(), len: 0 }
    }
}

impl<T> Entries<T> {
    /// Adds what the next report says.
    pub fn push(&mut self, entries: Vec<T>) {
        self.len += entries.len();
        self.of.push(entries.into());
    }

    /// Puts other entries in the place of those of `report`. For `link`, which joins a copy again.
    pub(crate) fn replace(&mut self, report: Id<Report>, entries: Vec<T>) {
        let own = &mut self.of[report.index()];
        self.len = self.len + entries.len() - own.len();
        *own = entries.into();
    }

    /// All ids and entries, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (EntryId<T>, &T)> {
        self.of.iter().enumerate().flat_map(|(report, own)| {
            let report = Id::new(report);
            own.iter().enumerate().map(move |(index, entry)| (EntryId::in_report(report, index), entry))
        })
    }

    /// All entries, in order.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        self.of.iter().flat_map(|own| own.iter())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The entries in a range.
    pub fn range(&self, range: Range<EntryId<T>>) -> &[T] {
        let start = range.first.index_in_report();
        &self.of[range.first.report().index()][start..start + range.len()]
    }
}

impl<T> std::ops::Index<EntryId<T>> for Entries<T> {
    type Output = T;

    fn index(&self, id: EntryId<T>) -> &T {
        &self.of[id.report().index()][id.index_in_report()]
    }
}
