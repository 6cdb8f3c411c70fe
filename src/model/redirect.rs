//! Ids that were given up: what readers cited by them must still be found.

use std::collections::BTreeMap;

use super::{EntryId, Finding, Id, Recommendation, Slug, Target, Term, prose::Scheme};
use crate::location::Origin;

/// A page whose id was given up.
#[derive(Clone, Debug)]
pub struct Redirect {
    /// Where it is written.
    pub origin: Origin,
    /// What kind of page it was.
    pub scheme: Scheme,
    /// The id it had.
    pub slug: Slug,
    /// What stands in its place.
    pub to: Target,
}

/// The ids that things within a page had before.
#[derive(Clone, Debug, Default)]
pub struct Former {
    /// Of findings.
    pub findings: BTreeMap<EntryId<Finding>, Vec<Slug>>,
    /// Of recommendations.
    pub recommendations: BTreeMap<EntryId<Recommendation>, Vec<Slug>>,
    /// Of terms.
    pub terms: BTreeMap<Id<Term>, Vec<Slug>>,
}

/// The ids that one of them had, none where it always had the one it has.
pub fn ids_of<I: Copy + Ord>(former: &BTreeMap<I, Vec<Slug>>, id: I) -> &[Slug] {
    former.get(&id).map_or(&[], Vec::as_slice)
}
