//! The parts of the lists that are too long for a page.
//!
//! In: the [`Atlas`] and the [`Limits`]. Out: for each such list a tree of [`Part`]s, each with a page
//! of its own. A part that is divided further stays as a page of counts, so no address that a reader
//! has cited stops leading on when reports are added.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{
    Limits, List, Route,
    division::{Key, divide},
    list::{Entry, Order},
};
use crate::model::{Atlas, Slug};

/// A part of a long list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// The list.
    pub list: List,
    /// Its first entry, whose id begins with the part's name.
    first: Entry,
    letters: u16,
    whole: bool,
    /// Whether it holds reports of one authority, and is named by theirs.
    by_report: bool,
}

/// What stands at a place in the tree.
#[derive(Clone, Copy, Debug)]
pub struct Section<'a> {
    /// Everything in it, by authority and id.
    pub entries: &'a [Entry],
    /// The parts it is divided into; none where it is short enough.
    pub parts: &'a [Part],
    /// The part that it is a part of.
    pub above: Option<Part>,
}

/// All parts of all long lists.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    lists: BTreeMap<List, Tree>,
}

#[derive(Clone, Debug)]
struct Tree {
    entries: Vec<Entry>,
    top: Part,
    nodes: BTreeMap<Part, Node>,
    /// The parts that hold entries, in order.
    leaves: Vec<Part>,
}

#[derive(Clone, Debug)]
struct Node {
    start: usize,
    end: usize,
    parts: Vec<Part>,
    above: Option<Part>,
}

impl Part {
    /// Its name in addresses: the shortest beginning of the ids in it that no other part has. A whole
    /// id that others begin with, and a beginning that is the name of a device on Windows, end with
    /// two hyphens, as no id does.
    pub fn name(self, atlas: &Atlas) -> String {
        let mut name = String::new();
        self.write_name(atlas, &mut name);
        name
    }

    /// Writes its name to the end of `to`.
    fn write_name(self, atlas: &Atlas, to: &mut String) {
        let Key { authority, own } = self.first.key(atlas);
        let start = to.len();
        to.extend([authority, "/", own]);
        to.truncate(start + usize::from(self.letters));
        let last = to[start..].rsplit('/').next().unwrap_or_default();
        if self.whole || Slug::is_device(last) {
            to.push_str("--");
        }
    }

    /// Whether it is all of its list.
    pub fn is_all(self) -> bool {
        self.letters == 0
    }

    /// Whether it holds reports of one authority, and is named by theirs.
    pub fn is_by_report(self) -> bool {
        self.by_report
    }

    /// Whether its name is a whole id, which others begin with.
    pub fn is_whole_id(self) -> bool {
        self.whole
    }

    /// Its first entry.
    pub fn first(self) -> Entry {
        self.first
    }

    /// How deep its folder lies.
    pub(super) fn depth(self) -> usize {
        self.list.depth() + usize::from(!self.is_all()) + usize::from(self.by_report)
    }

    /// Writes its folder to the end of `to`, from the site's root, with a slash at its end.
    pub(super) fn write_folder(self, atlas: &Atlas, to: &mut String) {
        to.push_str(&self.list.folder(atlas));
        if !self.is_all() {
            self.write_name(atlas, to);
            to.push('/');
        }
    }
}

impl Parts {
    /// No list has parts.
    pub const NONE: Self = Self { lists: BTreeMap::new() };

    /// Divides the long lists of an atlas.
    pub fn of(atlas: &Atlas, limits: &Limits) -> Self {
        let long: Vec<List> = List::all(atlas).into_iter().filter(|list| list.is_long(atlas, limits)).collect();
        if long.is_empty() {
            return Self::NONE;
        }
        let order = Order::of(atlas);
        Self { lists: long.into_par_iter().map(|list| (list, tree(atlas, list, &order, limits))).collect() }
    }

    /// All of a list that is too long for its page; nothing for any other.
    pub fn whole(&self, list: List) -> Option<Section<'_>> {
        let tree = self.lists.get(&list)?;
        Some(tree.section(tree.top))
    }

    /// The page that all of a list is on, or is led to from, where it is too long for its own.
    pub fn page(&self, list: List) -> Option<Route> {
        Some(self.lists.get(&list)?.top.page())
    }

    /// What stands in a part.
    pub fn part(&self, part: Part) -> Section<'_> {
        self.lists[&part.list].section(part)
    }

    /// The page on which an entry of a list stands.
    pub fn page_of(&self, atlas: &Atlas, list: List, entry: Entry) -> Route {
        let Some(tree) = self.lists.get(&list) else { return list.page() };
        let key = entry.key(atlas);
        let at = tree.entries.partition_point(|other| other.key(atlas) < key);
        let mut part = tree.top;
        loop {
            let parts = &tree.nodes[&part].parts;
            let Some(before) = parts.partition_point(|below| tree.nodes[below].start <= at).checked_sub(1) else {
                return part.page();
            };
            part = parts[before];
        }
    }

    /// The parts with entries before and after one.
    pub fn neighbours(&self, part: Part) -> [Option<Part>; 2] {
        let tree = &self.lists[&part.list];
        let start = tree.nodes[&part].start;
        let at = tree.leaves.partition_point(|leaf| tree.nodes[leaf].start < start);
        let leaf = |at: usize| tree.leaves.get(at).copied();
        if leaf(at) == Some(part) { [at.checked_sub(1).and_then(leaf), leaf(at + 1)] } else { [None, None] }
    }

    /// All parts that have a page, list by list, each before those below it.
    pub fn pages(&self) -> impl Iterator<Item = Part> {
        let pages = |(list, tree): (&List, &Tree)| {
            let mut parts: Vec<Part> = tree.nodes.keys().copied().collect();
            parts.retain(|part| *part != tree.top || list.begins_with_a_page());
            parts.sort_by_key(|part| (tree.nodes[part].start, part.letters));
            parts
        };
        self.lists.iter().flat_map(pages)
    }
}

impl Part {
    /// The page that shows it: its own, or that of its list where it is all of it.
    pub fn page(self) -> Route {
        if self.is_all() && !self.list.begins_with_a_page() { self.list.page() } else { Route::Part(self) }
    }
}

impl Tree {
    fn section(&self, part: Part) -> Section<'_> {
        let Node { start, end, parts, above } = &self.nodes[&part];
        Section { entries: &self.entries[*start..*end], parts, above: *above }
    }
}

fn tree(atlas: &Atlas, list: List, order: &Order, limits: &Limits) -> Tree {
    let mut entries = list.entries(atlas);
    order.sort(atlas, &mut entries);
    let keys: Vec<Key<'_>> = entries.iter().map(|(entry, _)| entry.key(atlas)).collect();
    let weights: Vec<usize> = entries.iter().map(|(_, weight)| *weight).collect();
    let pieces = divide(&keys, &weights, list.limit(limits));
    let part = |at: &usize| {
        let piece = &pieces[*at];
        let letters = u16::try_from(piece.letters).expect("two ids have at most 201 letters");
        let by_report = piece.letters > keys[piece.range.start].authority.len();
        Part { list, first: entries[piece.range.start].0, letters, whole: piece.whole, by_report }
    };
    let mut leaves: Vec<usize> = (0..pieces.len()).filter(|at| pieces[*at].below.is_empty()).collect();
    leaves.sort_by_key(|at| pieces[*at].range.start);
    let nodes = pieces.iter().enumerate().map(|(at, piece)| {
        let parts = piece.below.iter().map(part).collect();
        let above = piece.above.as_ref().map(part);
        (part(&at), Node { start: piece.range.start, end: piece.range.end, parts, above })
    });
    Tree {
        top: part(&0),
        nodes: nodes.collect(),
        leaves: leaves.iter().map(part).collect(),
        entries: entries.iter().map(|(entry, _)| *entry).collect(),
    }
}
