//! All entries, kind after kind, in portions that are small enough to be held.
//!
//! In: the [`Atlas`]. Out: a [`Catalogue`], which lists the entries of a kind as often as it is asked, each
//! time the same ones, in the order in which equals are shown: those of no document, then those of
//! reports (the newest first; never by grade), then those of national overviews.

use std::cmp::Reverse;

use anyhow::{Result, ensure};

use super::{
    documents,
    entries::{Entries, Entry, Pages},
    kind::Kind,
    vocabulary,
};
use crate::{
    model::{Atlas, Id, Report},
    render::UNWANTED,
};

/// The entries of so many reports are held at one time.
pub const PORTION: usize = 2048;

/// What is done with a portion of entries.
pub type Take<'t, 'a> = &'t mut dyn FnMut(Vec<Entry<'a>>) -> Result<()>;

/// Where entries come from.
pub trait Catalogue<'a> {
    /// The pages they are on.
    fn pages(&self) -> &Pages<'a>;

    /// Hands those of a kind to `take`, portion by portion.
    ///
    /// # Errors
    /// That of `take`, and where nobody wants them any more.
    fn list(&self, kind: Kind, take: Take<'_, 'a>) -> Result<()>;
}

/// Entries that are there already are one portion.
impl<'a> Catalogue<'a> for Entries<'a> {
    fn pages(&self) -> &Pages<'a> {
        &self.pages
    }

    fn list(&self, kind: Kind, take: Take<'_, 'a>) -> Result<()> {
        take(self.kinds[kind.index()].clone())
    }
}

/// The entries of an atlas.
pub struct OfAtlas<'l, 'a> {
    atlas: &'a Atlas,
    /// Whether they are still wanted.
    wanted: &'l dyn Fn() -> bool,
    /// How many reports make a portion.
    portion: usize,
    /// All reports, the newest first.
    reports: Vec<Id<Report>>,
    pages: Pages<'a>,
    /// The position of the first report's page, and of the first overview's.
    first: [u32; 2],
}

impl<'l, 'a> OfAtlas<'l, 'a> {
    /// Those of an atlas, of `portion` reports at one time, usually [`PORTION`], for as long as `wanted` says so.
    pub fn new(atlas: &'a Atlas, portion: usize, wanted: &'l dyn Fn() -> bool) -> Self {
        let mut reports: Vec<_> = atlas.reports.ids().collect();
        reports.sort_by_key(|id| (Reverse(atlas.reports[*id].published.order()), *id));
        let authorities = atlas.authorities.values().map(|authority| (&authority.slug, authority.name.as_str()));
        let mut entries = Entries::of_no_kind(authorities.collect());
        vocabulary::collect(atlas, &mut entries);
        let of_reports = entries.next();
        for id in &reports {
            documents::report(atlas, *id, &mut entries);
        }
        let of_overviews = entries.next();
        atlas.overviews.ids().for_each(|id| documents::overview(atlas, id, &mut entries));
        Self { atlas, wanted, portion, reports, pages: entries.pages, first: [of_reports, of_overviews] }
    }

    /// Lists what `collect` adds of a kind.
    fn part(&self, kind: Kind, next: u32, take: Take<'_, 'a>, collect: impl FnOnce(&mut Entries<'a>)) -> Result<()> {
        ensure!((self.wanted)(), UNWANTED);
        let mut entries = Entries::of_kind(kind, next);
        collect(&mut entries);
        take(entries.kinds.swap_remove(kind.index()))
    }
}

impl<'a> Catalogue<'a> for OfAtlas<'_, 'a> {
    fn pages(&self) -> &Pages<'a> {
        &self.pages
    }

    fn list(&self, kind: Kind, take: Take<'_, 'a>) -> Result<()> {
        let (atlas, [mut next, of_overviews]) = (self.atlas, self.first);
        self.part(kind, 0, take, |entries| vocabulary::collect(atlas, entries))?;
        for reports in self.reports.chunks(self.portion).filter(|_| kind.is_in_reports()) {
            self.part(kind, next, take, |entries| {
                for id in reports {
                    documents::report(atlas, *id, entries);
                }
                next = entries.next();
            })?;
        }
        self.part(kind, of_overviews, take, |entries| {
            atlas.overviews.ids().for_each(|id| documents::overview(atlas, id, entries));
        })
    }
}
