//! What changed on the site, and when.

use super::{PartialDate, Slug, Target};
use crate::location::Origin;

/// Something that changed.
#[derive(Clone, Debug)]
pub struct Change {
    /// Its id.
    pub slug: Slug,
    /// Where it is written.
    pub origin: Origin,
    /// When it was published.
    pub date: PartialDate,
    /// What kind of change it is.
    pub kind: ChangeKind,
    /// What changed, in a sentence or two.
    pub what: String,
    /// What was published before, for a correction.
    pub before: Option<String>,
    /// What it is about.
    pub about: Vec<Target>,
}

/// The kinds of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// Something is there that was not.
    Addition,
    /// Something is said better, and says the same.
    Revision,
    /// Something published was wrong.
    Correction,
}
