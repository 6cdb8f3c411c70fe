//! Which authority and which report each entry is of. By that it is found by the name of its authority
//! and by the year of its report: a word in each of some hundred thousand lists would take more room.
//!
//! In: the entries, kind after kind. Out: one value for `places.js`, which holds
//!
//! - the authorities, by id and name;
//! - for each report, in the order of its entries, the authority it is on and its year;
//! - for each kind how many entries stand before those of reports, how many each report has, and in runs
//!   which of the others are about which authority.

use serde_json::{Value, json};

use super::{
    codec::{self, Packed},
    entries::{Entry, Pages, Place},
    kind::Kind,
};

/// What is known of the entries taken in so far.
pub struct Places<'p, 'a> {
    pages: &'p Pages<'a>,
    kinds: [OfKind; Kind::ALL.len()],
}

/// Where the entries of one kind are.
#[derive(Clone, Default)]
struct OfKind {
    /// How many there are.
    number: usize,
    /// How many there were before the first of a report; `None` where no report has any.
    before: Option<usize>,
    /// How many each page has, as far as the pages of reports go.
    of_page: Vec<u32>,
    /// The authorities that they are about, one after the other (0 is none, or that of its report), and how
    /// many follow each other.
    runs: Vec<(u32, u32)>,
}

impl<'p, 'a> Places<'p, 'a> {
    /// Of no entries yet, but of those on these pages.
    pub fn of(pages: &'p Pages<'a>) -> Self {
        Self { pages, kinds: Default::default() }
    }

    /// Takes in entries of a kind, which follow those of it that were taken in before.
    pub fn add(&mut self, kind: Kind, entries: &[Entry<'_>]) {
        let known = &mut self.kinds[kind.index()];
        for Entry { place, .. } in entries {
            known.add(*place as usize, &self.pages.places[*place as usize]);
        }
    }

    /// How many authorities there are.
    pub fn authorities(&self) -> usize {
        self.pages.authorities.len()
    }

    /// All of it.
    pub fn value(&self) -> Value {
        let Pages { places, authorities } = self.pages;
        let authorities: Vec<Value> = authorities.iter().map(|(slug, name)| json!([slug.as_str(), name])).collect();
        let reports: Vec<usize> = (0..places.len()).filter(|place| places[*place].year.is_some()).collect();
        let kinds: Vec<Value> = self.kinds.iter().map(|kind| json!([kind.runs(), kind.counts(&reports)])).collect();
        let reports: Vec<&Place<'_>> = reports.into_iter().map(|place| &places[place]).collect();
        json!([authorities, self::reports(&reports), kinds])
    }
}

impl OfKind {
    /// Takes in an entry on the page `place`, which is the one in position `at`.
    fn add(&mut self, at: usize, place: &Place<'_>) {
        let mut about = number(place);
        if place.year.is_some() {
            about = 0;
            self.before.get_or_insert(self.number);
            self.of_page.resize(self.of_page.len().max(at + 1), 0);
            self.of_page[at] += 1;
        }
        match self.runs.last_mut() {
            Some((who, many)) if *who == about => *many += 1,
            _ => self.runs.push((about, 1)),
        }
        self.number += 1;
    }

    /// How many of them stand before the first of a report, and how many each of the `reports` has; nothing
    /// where no report has any. Those of one report follow each other, in the order of the reports.
    fn counts(&self, reports: &[usize]) -> Value {
        let Some(before) = self.before else { return json!([]) };
        let many: Vec<u32> = reports.iter().map(|at| self.of_page.get(*at).copied().unwrap_or_default()).collect();
        json!([before, packed(&many)])
    }

    /// In runs which of them are about which authority: how many runs, then each one's authority and how
    /// many entries follow each other.
    fn runs(&self) -> Value {
        let (who, many): (Vec<u32>, Vec<u32>) = self.runs.iter().copied().unzip();
        json!([who.len(), packed(&who), packed(&many)])
    }
}

/// How many reports there are, the year of the newest, each one's authority (0 is none), and how many years
/// before the newest it was published.
fn reports(reports: &[&Place<'_>]) -> Value {
    let years = || reports.iter().filter_map(|place| place.year);
    let newest = years().max().unwrap_or_default();
    let before: Vec<u32> = years().map(|year| u32::from(newest - year)).collect();
    let who: Vec<u32> = reports.iter().map(|place| number(place)).collect();
    json!([reports.len(), newest, packed(&who), packed(&before)])
}

/// The number of a page's authority, counted from 1; 0 where it is about no one.
fn number(place: &Place<'_>) -> u32 {
    place.authority.map_or(0, |at| at + 1)
}

fn packed(numbers: &[u32]) -> Value {
    let Packed { bits, text } = codec::plain(numbers);
    json!([bits, text])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::Slug, render::search::entries::Entries};

    #[test]
    fn an_entry_is_of_the_authority_and_the_year_of_its_report() {
        let slugs = ["eastborough", "northshire"].map(|slug| Slug::parse(slug).unwrap());
        let mut entries = Entries::new(slugs.iter().map(|slug| (slug, slug.as_str())).collect());
        let page = |authority, year| Place {
            path: String::new(),
            name: "".into(),
            authority,
            date: String::new(),
            year,
            framework: "",
        };
        let [theme, profile, newest, oldest] =
            [page(None, None), page(Some(1), None), page(Some(1), Some(2014)), page(Some(0), Some(2006))]
                .map(|place| entries.place(|| place));
        let on = |places: &[u32]| places.iter().map(|place| Entry::page(*place, "", "")).collect::<Vec<_>>();
        let mut places = Places::of(&entries.pages);
        places.add(Kind::Summary, &on(&[theme, profile, newest]));
        places.add(Kind::Summary, &on(&[newest, newest]));
        places.add(Kind::Finding, &on(&[newest, oldest, oldest]));
        let value = places.value();
        let of = |kind: Kind| &value[2][kind.index()];
        let numbers = |numbers: &[u32]| packed(numbers);
        assert_eq!(value[0], json!([["eastborough", "eastborough"], ["northshire", "northshire"]]));
        assert_eq!(value[1], json!([2, 2014, numbers(&[2, 1]), numbers(&[0, 8])]));
        assert_eq!(*of(Kind::Theme), json!([[0, numbers(&[]), numbers(&[])], []]));
        let runs = json!([3, numbers(&[0, 2, 0]), numbers(&[1, 1, 3])]);
        assert_eq!(*of(Kind::Summary), json!([runs, [2, numbers(&[3, 0])]]));
        assert_eq!(*of(Kind::Finding), json!([[1, numbers(&[0]), numbers(&[3])], [0, numbers(&[1, 2])]]));
    }
}
