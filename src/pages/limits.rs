//! How long a list on one page may be.

/// The most entries that a page lists; a longer list becomes a page of counts, and parts. Counted in
/// entries and never in bytes, so that the plan needs no page to be made
/// (`docs/decisions/0006-pages-at-size.md`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Findings and recommendations, each written out.
    pub entries: usize,
    /// Rows of a table of links.
    pub rows: usize,
    /// Reports set beside each other: in the matrix, in a comparison, in a spread of grades.
    pub reports: usize,
    /// Reports that the file of the whole atlas repeats.
    pub nested: usize,
    /// Addresses in one sitemap, by the protocol at sitemaps.org.
    pub addresses: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { entries: 200, rows: 300, reports: 60, nested: 200, addresses: 50_000 }
    }
}
