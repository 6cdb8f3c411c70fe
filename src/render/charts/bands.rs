//! A plotters coordinate for categories of unequal size: rows whose labels
//! need one, two or three lines, or columns of different widths.

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter};
use std::ops::Range;

/// Consecutive bands along one axis, first band first: from the left on the
/// x axis, from the top on the y axis.
#[derive(Clone, Debug)]
pub struct Bands {
    /// Where each band begins; one more entry than bands, the last the end.
    starts: Vec<i32>,
}

/// A place inside a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Which band, counted from 0.
    pub band: usize,
    /// Distance from the beginning of the band, in user units.
    pub offset: i32,
}

impl Bands {
    /// Bands of the given sizes in user units.
    pub fn new(sizes: impl IntoIterator<Item = i32>) -> Self {
        let mut starts = vec![0];
        let mut end = 0;
        for size in sizes {
            end += size;
            starts.push(end);
        }
        Self { starts }
    }

    /// Size of all bands together.
    pub fn total(&self) -> i32 {
        self.starts.last().copied().unwrap_or(0)
    }

    /// Size of one band; 0 for a band that is not there.
    pub fn size(&self, band: usize) -> i32 {
        self.start(band + 1) - self.start(band)
    }

    /// Where a band begins; the end of all for a band that is not there.
    pub fn start(&self, band: usize) -> i32 {
        self.starts.get(band).copied().unwrap_or_else(|| self.total())
    }
}

/// Shorthand for a place inside a band.
pub fn spot(band: usize, offset: i32) -> Spot {
    Spot { band, offset }
}

impl Ranged for Bands {
    type FormatOption = NoDefaultFormatting;
    type ValueType = Spot;

    /// Bands keep their size in user units, so only the nearer end of the
    /// pixel range counts. Plotters turns the y range upside down; the
    /// smaller end is the top either way.
    fn map(&self, value: &Spot, limit: (i32, i32)) -> i32 {
        limit.0.min(limit.1) + self.start(value.band) + value.offset
    }

    fn key_points<Hint: KeyPointHint>(&self, _hint: Hint) -> Vec<Spot> {
        (0..self.starts.len()).map(|band| spot(band, 0)).collect()
    }

    fn range(&self) -> Range<Spot> {
        spot(0, 0)..spot(self.starts.len().saturating_sub(1), 0)
    }
}

impl ValueFormatter<Spot> for Bands {
    fn format(value: &Spot) -> String {
        value.band.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::{Bands, spot};
    use plotters::coord::ranged1d::Ranged;

    #[test]
    fn unequal_bands_keep_their_sizes() {
        let bands = Bands::new([10, 30, 20]);
        assert_eq!(bands.total(), 60);
        assert_eq!(bands.size(1), 30);
        assert_eq!(bands.map(&spot(2, 5), (100, 160)), 145);
        assert_eq!(bands.map(&spot(2, 5), (160, 100)), 145);
    }
}
