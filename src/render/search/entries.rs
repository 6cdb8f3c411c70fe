//! What can be found: every entry of the atlas, with its words and its address.
//!
//! In: pages and what is on them, one after the other. Out: [`Entries`], of which only some may be
//! wanted: all together they take more room than anything else of the index.

use std::borrow::Cow;

use super::kind::Kind;
use crate::{
    model::{Atlas, Authority, Id, Slug},
    pages::Route,
};

/// The pages that entries are on.
#[derive(Clone, Debug, Default)]
pub struct Pages<'a> {
    /// Each in the position by which its entries name it.
    pub places: Vec<Place<'a>>,
    /// The authorities that places name, by their ids' order: id and name.
    pub authorities: Vec<(&'a Slug, &'a str)>,
}

/// Pages, and the entries on them.
#[derive(Clone, Debug)]
pub struct Entries<'a> {
    /// The pages, where they are wanted.
    pub pages: Pages<'a>,
    /// The entries of each kind, in the order of [`Kind::ALL`].
    pub kinds: Vec<Vec<Entry<'a>>>,
    wanted: Wanted,
    /// The position of the next page.
    next: u32,
}

/// What is taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Everything,
    Pages,
    Kind(Kind),
}

/// The position of an authority among those of the entries.
///
/// # Panics
/// Where there are 2^32 authorities.
pub fn position(id: Id<Authority>) -> u32 {
    u32::try_from(id.index()).expect("there are fewer than 2^32 authorities")
}

/// A page on which entries are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// The path of its file.
    pub path: String,
    /// What it is called.
    pub name: Cow<'a, str>,
    /// The authority it is about, by its position among those of the entries.
    pub authority: Option<u32>,
    /// When the document was published, in words; empty where the page is none.
    pub date: String,
    /// The year in which the report was published; none where the page is none.
    pub year: Option<u16>,
    /// The framework the report was made under; empty where the page is none.
    pub framework: &'a str,
}

/// Something that can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Where it is: the position of its page among the places.
    pub place: u32,
    /// Its anchor there; empty where it is the page itself.
    pub anchor: String,
    /// The words over it; they count for more.
    pub title: Cow<'a, str>,
    /// Its words.
    pub text: Cow<'a, str>,
    /// The names of the themes and groups of children it is under: they are found too, and count for
    /// less. Often a text speaks of a thing by another word than its theme does.
    pub about: String,
}

impl<'a> Entries<'a> {
    /// None yet; every page and entry is wanted.
    pub fn new(authorities: Vec<(&'a Slug, &'a str)>) -> Self {
        Self { pages: Pages { places: Vec::new(), authorities }, ..Self::wanting(Wanted::Everything, 0) }
    }

    /// None yet; pages are wanted alone.
    pub fn of_no_kind(authorities: Vec<(&'a Slug, &'a str)>) -> Self {
        Self { wanted: Wanted::Pages, ..Self::new(authorities) }
    }

    /// None yet; only entries of this kind are wanted. The next page is that in position `next`.
    pub fn of_kind(kind: Kind, next: u32) -> Self {
        Self::wanting(Wanted::Kind(kind), next)
    }

    fn wanting(wanted: Wanted, next: u32) -> Self {
        Self { pages: Pages::default(), kinds: Kind::ALL.map(|_| Vec::new()).to_vec(), wanted, next }
    }

    /// Whether entries of this kind are wanted.
    pub fn wants(&self, kind: Kind) -> bool {
        self.wanted == Wanted::Everything || self.wanted == Wanted::Kind(kind)
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.kinds.iter().map(Vec::len).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds a page, and gives its position; it is made only where pages are wanted.
    pub fn place(&mut self, place: impl FnOnce() -> Place<'a>) -> u32 {
        if !matches!(self.wanted, Wanted::Kind(_)) {
            self.pages.places.push(place());
        }
        self.next += 1;
        self.next - 1
    }

    /// The position of the page that comes next.
    pub fn next(&self) -> u32 {
        self.next
    }

    /// Adds an entry to those of its kind; it is made only where that is wanted.
    pub fn add(&mut self, kind: Kind, entry: impl FnOnce() -> Entry<'a>) {
        if self.wants(kind) {
            self.kinds[kind.index()].push(entry());
        }
    }
}

impl<'a> Place<'a> {
    /// A page that is no document and about no one authority.
    pub fn plain(atlas: &Atlas, route: Route, name: impl Into<Cow<'a, str>>) -> Self {
        Self {
            path: route.path(atlas),
            name: name.into(),
            authority: None,
            date: String::new(),
            year: None,
            framework: "",
        }
    }
}

impl<'a> Entry<'a> {
    /// A page as an entry of its own.
    pub fn page(place: u32, title: impl Into<Cow<'a, str>>, text: impl Into<Cow<'a, str>>) -> Self {
        Self { place, anchor: String::new(), title: title.into(), text: text.into(), about: String::new() }
    }
}
