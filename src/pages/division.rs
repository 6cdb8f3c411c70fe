//! How a long list is divided by the beginnings of ids.
//!
//! In: the keys of a list's entries, sorted, how much each weighs, and the limit. Out: a tree of
//! pieces ([`divide`]).
//!
//! 1. A piece within the limit, or of one entry, is a leaf.
//! 2. Any other is divided by the first letter in which its keys differ. So a piece is named by the
//!    shortest beginning that tells it from the others, and no piece has a single piece below it.
//!
//! Names depend on the ids in a piece and on nothing that lies before it: a new entry changes the
//! pieces it lies in, and no other.

use std::ops::Range;

/// Where an entry stands: the id of its authority, and its own where it has another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key<'a> {
    /// The authority's id.
    pub authority: &'a str,
    /// The id of the report or the example; empty where the entry is the authority.
    pub own: &'a str,
}

/// Entries that lie together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Which entries.
    pub range: Range<usize>,
    /// How many letters of their keys name it; the end of the authority's id counts as one.
    pub letters: usize,
    /// Whether these letters are a whole id, and not only its beginning.
    pub whole: bool,
    /// The piece it is a part of, by its place among all.
    pub above: Option<usize>,
    /// The pieces it is divided into.
    pub below: Vec<usize>,
}

impl Key<'_> {
    /// The letter at a place; 0 at the end of the authority's id, nothing at the end of the key.
    fn letter(&self, at: usize) -> Option<u8> {
        let authority = self.authority.as_bytes();
        match at.checked_sub(authority.len()) {
            None => Some(authority[at]),
            Some(_) if self.own.is_empty() => None,
            Some(0) => Some(0),
            Some(past) => self.own.as_bytes().get(past - 1).copied(),
        }
    }
}

/// Divides a list until each piece weighs at most `limit`. The whole list is the first piece.
pub fn divide(keys: &[Key<'_>], weights: &[usize], limit: usize) -> Vec<Piece> {
    let mut pieces = vec![Piece { range: 0..keys.len(), letters: 0, whole: false, above: None, below: Vec::new() }];
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let range = piece.range.clone();
        if range.len() > 1 && weights[range.clone()].iter().sum::<usize>() > limit {
            for (range, letters, whole) in split(keys, range) {
                let below = pieces.len();
                pieces[at].below.push(below);
                pieces.push(Piece { range, letters, whole, above: Some(at), below: Vec::new() });
            }
        }
        at += 1;
    }
    pieces
}

/// The neighbours in `range` by the first letter in which they differ.
fn split(keys: &[Key<'_>], range: Range<usize>) -> Vec<(Range<usize>, usize, bool)> {
    // They are sorted: what the first and the last have in common, all have.
    let (first, last) = (&keys[range.start], &keys[range.end - 1]);
    let alike = |at: &usize| first.letter(*at).is_some() && first.letter(*at) == last.letter(*at);
    let common = (0..=first.authority.len() + first.own.len()).take_while(alike).count();
    let mut parts = Vec::new();
    let mut start = range.start;
    while start < range.end {
        let letter = keys[start].letter(common);
        let alike = keys[start..range.end].iter().take_while(|key| key.letter(common) == letter).count();
        // An id that others begin with ends here.
        let whole = matches!(letter, None | Some(0));
        parts.push((start..start + alike, common + usize::from(!whole), whole));
        start += alike;
    }
    parts
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn name(key: &Key<'_>, piece: &Piece) -> String {
        let text = format!("{}/{}", key.authority, key.own);
        format!("{}{}", &text[..piece.letters], if piece.whole { "--" } else { "" })
    }

    fn keys(ids: &[(String, String)]) -> Vec<Key<'_>> {
        ids.iter().map(|(authority, own)| Key { authority, own }).collect()
    }

    fn entries() -> impl Strategy<Value = Vec<((String, String), usize)>> {
        let id = || "[ab]{1,3}(-[ab]{1,2})?";
        prop::collection::btree_map((id(), id()), 0..9_usize, 1..60).prop_map(|all| all.into_iter().collect())
    }

    proptest! {
        #[test]
        fn every_entry_lies_in_one_leaf_and_no_piece_is_empty_or_divided_in_vain(
            entries in entries(), limit in 1..40_usize,
        ) {
            let (ids, weights): (Vec<_>, Vec<_>) = entries.into_iter().unzip();
            let keys = keys(&ids);
            let pieces = divide(&keys, &weights, limit);
            let mut names = BTreeSet::new();
            let mut leaves = Vec::new();
            for (at, piece) in pieces.iter().enumerate() {
                let weight: usize = weights[piece.range.clone()].iter().sum();
                prop_assert!(!piece.range.is_empty());
                prop_assert!(names.insert(name(&keys[piece.range.start], piece)), "two pieces of one name");
                prop_assert_eq!(piece.below.is_empty(), piece.range.len() == 1 || weight <= limit);
                prop_assert!(piece.below.len() != 1);
                prop_assert!(piece.below.iter().all(|below| pieces[*below].above == Some(at)));
                let below = piece.below.iter().flat_map(|below| pieces[*below].range.clone());
                prop_assert!(piece.below.is_empty() || below.eq(piece.range.clone()));
                if piece.below.is_empty() {
                    leaves.extend(piece.range.clone());
                }
            }
            leaves.sort_unstable();
            prop_assert!(leaves.into_iter().eq(0..keys.len()));
        }

        #[test]
        fn a_new_entry_renames_nothing_that_it_does_not_lie_in(
            entries in entries(), limit in 1..40_usize, new in ("[ab]{1,4}", "[ab]{1,4}"),
        ) {
            let named = |entries: &[((String, String), usize)]| -> BTreeSet<(String, Vec<(String, String)>)> {
                let (ids, weights): (Vec<_>, Vec<_>) = entries.iter().cloned().unzip();
                let keys = keys(&ids);
                let leaves = divide(&keys, &weights, limit).into_iter().filter(|piece| piece.below.is_empty());
                leaves.map(|piece| (name(&keys[piece.range.start], &piece), ids[piece.range].to_vec())).collect()
            };
            let mut more = entries.clone();
            more.retain(|(id, _)| *id != new);
            prop_assume!(!more.is_empty());
            let before = named(&more);
            more.push((new.clone(), 1));
            more.sort();
            let after = named(&more);
            // What was one page with the new entry's neighbours may be divided; what lies elsewhere stays,
            // unless a list that was whole or in common letters is told apart for the first time.
            let moved: Vec<_> = before.difference(&after).collect();
            let near = |id: &(String, String), letters: usize| {
                let text = |(a, b): &(String, String)| format!("{a}/{b}");
                text(id).bytes().zip(text(&new).bytes()).take_while(|(x, y)| x == y).count() + 1 >= letters
            };
            for (name, ids) in moved {
                let letters = name.trim_end_matches("--").len();
                prop_assert!(ids.iter().all(|id| near(id, letters)), "{name} was moved by {new:?}");
            }
        }
    }

    #[test]
    fn pieces_are_named_by_the_shortest_beginnings() {
        let ids = ["abbey", "axmoor", "kent", "kent-north", "kenwood", "york"];
        let keys: Vec<Key<'_>> = ids.iter().map(|id| Key { authority: id, own: "x" }).collect();
        let names = |limit| -> Vec<String> {
            let pieces = divide(&keys, &[1; 6], limit);
            pieces.iter().map(|piece| name(&keys[piece.range.start], piece)).collect()
        };
        assert_eq!(names(6), [""]);
        assert_eq!(names(3), ["", "a", "k", "y"]);
        assert_eq!(names(1), ["", "a", "k", "y", "ab", "ax", "kent", "kenw", "kent--", "kent-"]);
    }

    #[test]
    fn an_authority_alone_above_the_limit_is_divided_by_report_and_a_report_never() {
        let reports = ["kent-1999", "kent-2004", "kent-2008"];
        let keys: Vec<Key<'_>> = reports.iter().map(|own| Key { authority: "kent", own }).collect();
        let pieces = divide(&keys, &[9, 2, 2], 4);
        let names: Vec<String> = pieces.iter().map(|piece| name(&keys[piece.range.start], piece)).collect();
        assert_eq!(names, ["", "kent/kent-1", "kent/kent-2"]);
    }
}
