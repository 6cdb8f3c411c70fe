//! What can be found: every entry of the atlas, with its words and its address.
//!
//! In: the [`Atlas`], and which kinds are wanted: all together they take more room than anything else
//! of the index. Out: [`Entries`]: the entries of each kind in the order in which equals are listed (the
//! newest document first; never by grade), and the [`Place`]s they are in.

use std::{borrow::Cow, cmp::Reverse};

use super::kind::Kind;
use crate::{
    model::{Atlas, Authority, Id, Slug},
    pages::Route,
};

/// Entries of some kinds, or of all.
#[derive(Clone, Debug)]
pub struct Entries<'a> {
    /// The pages that entries are on, those of other kinds too.
    pub places: Vec<Place<'a>>,
    /// The entries of each kind, in the order of [`Kind::ALL`].
    pub kinds: Vec<Vec<Entry<'a>>>,
    /// The authorities that places name, by their ids' order: id and name.
    pub authorities: Vec<(&'a Slug, &'a str)>,
    wanted: Vec<Kind>,
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
    /// The entries of these kinds in an atlas.
    pub fn of(atlas: &'a Atlas, kinds: &[Kind]) -> Self {
        let authorities = atlas.authorities.values().map(|authority| (&authority.slug, authority.name.as_str()));
        let mut entries = Self { wanted: kinds.to_vec(), ..Self::new(authorities.collect()) };
        entries.make_room(atlas);
        super::vocabulary::collect(atlas, &mut entries);
        let mut reports: Vec<_> = atlas.reports.ids().collect();
        reports.sort_by_key(|id| (Reverse(atlas.reports[*id].published.order()), *id));
        for id in reports {
            super::documents::report(atlas, id, &mut entries);
        }
        for id in atlas.overviews.ids() {
            super::documents::overview(atlas, id, &mut entries);
        }
        entries
    }

    /// Makes room for the kinds of which a large atlas has hundreds of thousands of entries.
    fn make_room(&mut self, atlas: &Atlas) {
        let most = [
            (Kind::Finding, atlas.findings.len()),
            (Kind::Recommendation, atlas.recommendations.len()),
            (Kind::Judgement, atlas.judgements.len()),
            (Kind::Figure, atlas.figures.len()),
        ];
        for (kind, number) in most.into_iter().filter(|(kind, _)| self.wanted.contains(kind)) {
            self.kinds[kind.index()].reserve_exact(number);
        }
    }

    /// None yet; those of every kind are wanted.
    pub fn new(authorities: Vec<(&'a Slug, &'a str)>) -> Self {
        let kinds = Kind::ALL.map(|_| Vec::new()).to_vec();
        Self { places: Vec::new(), kinds, authorities, wanted: Kind::ALL.to_vec() }
    }

    /// Those of some kinds among these.
    #[must_use]
    pub fn only(&self, kinds: &[Kind]) -> Self {
        let mut some =
            Self { places: self.places.clone(), wanted: kinds.to_vec(), ..Self::new(self.authorities.clone()) };
        for kind in kinds {
            some.kinds[kind.index()].clone_from(&self.kinds[kind.index()]);
        }
        some
    }

    /// Whether entries of this kind are wanted.
    pub fn wants(&self, kind: Kind) -> bool {
        self.wanted.contains(&kind)
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.kinds.iter().map(Vec::len).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds a page, and gives its position.
    ///
    /// # Panics
    /// Where there are 2^32 pages.
    pub fn place(&mut self, place: Place<'a>) -> u32 {
        self.places.push(place);
        u32::try_from(self.places.len() - 1).expect("a site has fewer than 2^32 pages")
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
