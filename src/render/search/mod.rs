//! The index of the search: made in the same pass as the pages, read by `static/js/search.js`.
//!
//! In: the [`Atlas`]. Out: the files in a folder of [`FOLDER`] that has the digest of them all for a
//! name, which the page of the search names.
//!
//! 1. List everything that can be found, with its address ([`entries`]), a portion at a time ([`catalogue`]).
//! 2. Gather the phrases that mean one thing ([`concepts`]).
//! 3. Note which word stands where ([`postings`]); words are folded by [`words`].
//! 4. Note which authority and report each entry is of ([`places`]), by which it is found too.
//! 5. Cut the lists and the texts into small files ([`files`]), numbers packed by [`codec`].
//! 6. Name the index by what is in it ([`index`]), and hand its files on.
//!
//! Nothing is loaded until a reader searches, and then only the files that the words and the ten
//! entries shown are in.

pub mod catalogue;
pub mod codec;
pub mod concepts;
mod documents;
pub mod entries;
pub mod files;
pub mod index;
pub mod kind;
mod places;
pub mod postings;
mod sections;
mod vocabulary;
pub mod words;

use anyhow::Result;

use super::{Finished, Sink};
use crate::model::Atlas;

/// Where all of the index is, from the site's root.
pub const FOLDER: &str = "assets/search/";

/// Writes the index, and gives the folder it is in, from the site's root.
///
/// # Errors
/// Where a path is taken already.
pub fn render(atlas: &Atlas, out: &dyn Sink) -> Result<String> {
    let wanted = || out.wanted();
    let catalogue = catalogue::OfAtlas::new(atlas, catalogue::PORTION, &wanted);
    let index = index::Index::of(&catalogue, &concepts::Concepts::of(atlas), index::ROOM)?;
    let folder = format!("{FOLDER}{}/", index.name());
    index
        .give(&|(name, bytes)| out.take(Finished::new(format!("{folder}{name}"), "the index of the search", bytes)))?;
    Ok(folder)
}
