//! The index of the search: made in the same pass as the pages, read by `static/js/search.js`.
//!
//! In: the [`Atlas`]. Out: the files in [`FOLDER`].
//!
//! 1. List everything that can be found, with its address ([`entries`]).
//! 2. Gather the phrases that mean one thing ([`concepts`]).
//! 3. Note which word stands where ([`postings`]); words are folded by [`words`].
//! 4. Cut the lists and the texts into small files ([`files`]), numbers packed by [`codec`].
//!
//! Nothing is loaded until a reader searches, and then only the files that the words and the ten
//! entries shown are in.

pub mod codec;
pub mod concepts;
mod documents;
pub mod entries;
pub mod files;
pub mod kind;
pub mod postings;
mod sections;
mod vocabulary;
pub mod words;

use anyhow::Result;

use super::{Finished, Sink};
use crate::model::Atlas;

/// Where the index is, from the site's root.
pub const FOLDER: &str = "assets/search/";
/// The file that is loaded first.
pub const START: &str = "assets/search/start.js";

/// Writes the index.
///
/// # Errors
/// Where a path is taken already.
pub fn render(atlas: &Atlas, out: &dyn Sink) -> Result<()> {
    let entries = entries::Entries::of(atlas);
    let concepts = concepts::Concepts::of(atlas);
    let postings = postings::Postings::of(&entries, &concepts);
    for (name, bytes) in files::files(&entries, &concepts, &postings) {
        out.take(Finished::new(format!("{FOLDER}{name}"), "the index of the search", bytes))?;
    }
    Ok(())
}
