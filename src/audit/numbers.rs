//! A few million numbers, in little room.
//!
//! In: numbers that are hashes, one by one. Out: whether those of one list are all in another.
//!
//! 1. A number goes into the share that its first byte names; there the other seven bytes are kept. No
//!    number loses anything, and a share that grows moves one part in 256 of them all.
//! 2. In the end each share is put in order, and looked up in its own like.

use rayon::prelude::*;

/// How many shares there are: one for each first byte.
const SHARES: usize = 1 << 8;
/// A share that is to hold each number once is looked through when it has so many of them.
const FEW: usize = 1 << 8;

/// Numbers, in the order in which they came or in their own.
pub struct Numbers {
    shares: Vec<Share>,
}

/// A number without its first byte.
type Rest = [u8; 7];

/// The numbers that have one first byte, without it.
#[derive(Clone, Default)]
struct Share {
    rests: Vec<Rest>,
    /// Up to where they are in order, none of them twice.
    settled: usize,
}

impl Default for Numbers {
    fn default() -> Self {
        Self { shares: vec![Share::default(); SHARES] }
    }
}

impl Numbers {
    /// Adds a number.
    pub fn add(&mut self, number: u64) {
        let (share, rest) = self.share_of(number);
        share.add(rest);
    }

    /// Adds a number that may be there already, and often is.
    pub fn add_once(&mut self, number: u64) {
        let (share, rest) = self.share_of(number);
        if share.rests[..share.settled].binary_search(&rest).is_ok() {
            return;
        }
        share.add(rest);
        if share.rests.len() > (share.settled + share.settled / 8).max(FEW) {
            share.settle();
        }
    }

    /// The share of a number, and what is kept there of it.
    fn share_of(&mut self, number: u64) -> (&mut Share, Rest) {
        let [first, rest @ ..] = number.to_be_bytes();
        (&mut self.shares[usize::from(first)], rest)
    }

    /// Whether all of them are among `others`.
    pub fn are_among(self, others: Self) -> bool {
        let pairs = self.shares.into_par_iter().zip(others.shares);
        pairs.all(|(mut share, mut other)| {
            share.settle();
            other.settle();
            share.rests.iter().all(|rest| other.rests.binary_search(rest).is_ok())
        })
    }
}

impl Share {
    /// Adds a number. The list grows by an eighth: twice the room would be half of it for nothing.
    fn add(&mut self, rest: Rest) {
        if self.rests.len() == self.rests.capacity() {
            self.rests.reserve_exact((self.rests.len() / 8).max(8));
        }
        self.rests.push(rest);
    }

    fn settle(&mut self) {
        self.rests.sort_unstable();
        self.rests.dedup();
        self.settled = self.rests.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that lie far apart, and some that differ in one byte only.
    fn many() -> impl Iterator<Item = u64> {
        (0..3000_u64).map(|n| n.wrapping_mul(0x9e37_79b9_7f4a_7c15)).chain((0..8).map(|byte| 1 << (8 * byte)))
    }

    #[test]
    fn numbers_are_among_others_where_none_is_missing() {
        for missing in many().map(Some).step_by(97).chain([None]) {
            let (mut wanted, mut places) = (Numbers::default(), Numbers::default());
            for number in many() {
                wanted.add_once(number);
                wanted.add_once(number);
                if Some(number) != missing {
                    places.add(number);
                }
            }
            assert_eq!(wanted.are_among(places), missing.is_none(), "{missing:?}");
        }
    }

    #[test]
    fn a_number_that_comes_again_and_again_takes_its_room_once() {
        let mut numbers = Numbers::default();
        for _ in 0..100 {
            many().for_each(|number| numbers.add_once(number));
        }
        let kept: usize = numbers.shares.iter().map(|share| share.rests.len()).sum();
        assert!(kept < SHARES * (FEW + 1), "{kept}");
    }
}
