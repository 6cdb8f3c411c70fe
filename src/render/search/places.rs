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
    entries::{Entries, Entry, Place},
    kind::Kind,
};

/// What is known of the entries taken in so far.
#[derive(Default)]
pub struct Places {
    authorities: Vec<Value>,
    reports: Value,
    kinds: Vec<Value>,
}

impl Places {
    /// Takes in the entries of some kinds, which follow those taken in before; the pages are the same each time.
    pub fn add(&mut self, entries: &Entries<'_>, kinds: &[Kind]) {
        let reports: Vec<usize> =
            (0..entries.places.len()).filter(|place| entries.places[*place].year.is_some()).collect();
        for own in kinds.iter().map(|kind| &entries.kinds[kind.index()]) {
            self.kinds.push(json!([runs(entries, own), counts(entries, own, &reports)]));
        }
        self.authorities = entries.authorities.iter().map(|(slug, name)| json!([slug.as_str(), name])).collect();
        let reports: Vec<&Place<'_>> = reports.into_iter().map(|place| &entries.places[place]).collect();
        self.reports = self::reports(&reports);
    }

    /// How many authorities there are.
    pub fn authorities(&self) -> usize {
        self.authorities.len()
    }

    /// All of it.
    pub fn value(&self) -> Value {
        json!([self.authorities, self.reports, self.kinds])
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

/// How many entries of a kind stand before the first of a report, and how many each report has; nothing
/// where no report has any. Those of one report follow each other, in the order of the reports.
fn counts(entries: &Entries<'_>, kind: &[Entry<'_>], reports: &[usize]) -> Value {
    let mut many = vec![0_u32; entries.places.len()];
    for entry in kind {
        many[entry.place as usize] += 1;
    }
    let of_report = |entry: &Entry<'_>| entries.places[entry.place as usize].year.is_some();
    let Some(before) = kind.iter().position(of_report) else { return json!([]) };
    let many: Vec<u32> = reports.iter().map(|place| many[*place]).collect();
    json!([before, packed(&many)])
}

/// In runs which entries of a kind are about which authority: how many runs, then each one's authority
/// (0 is none, or that of its report) and how many entries follow each other.
fn runs(entries: &Entries<'_>, kind: &[Entry<'_>]) -> Value {
    let authority = |entry: &Entry<'_>| match &entries.places[entry.place as usize] {
        Place { year: Some(_), .. } => 0,
        place => number(place),
    };
    let runs = kind.chunk_by(|one, other| authority(one) == authority(other));
    let (who, many): (Vec<u32>, Vec<u32>) =
        runs.map(|run| (authority(&run[0]), u32::try_from(run.len()).unwrap_or(u32::MAX))).unzip();
    json!([who.len(), packed(&who), packed(&many)])
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
    use crate::model::Slug;

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
                .map(|place| entries.place(place));
        for place in [theme, profile, newest, newest, newest] {
            entries.add(Kind::Summary, || Entry::page(place, "", ""));
        }
        for place in [newest, oldest, oldest] {
            entries.add(Kind::Finding, || Entry::page(place, "", ""));
        }
        let mut places = Places::default();
        places.add(&entries, &[Kind::Theme, Kind::Summary]);
        places.add(&entries, &[Kind::Finding]);
        let numbers = |numbers: &[u32]| packed(numbers);
        let expected = json!([
            [["eastborough", "eastborough"], ["northshire", "northshire"]],
            [2, 2014, numbers(&[2, 1]), numbers(&[0, 8])],
            [
                [[0, numbers(&[]), numbers(&[])], []],
                [[3, numbers(&[0, 2, 0]), numbers(&[1, 1, 3])], [2, numbers(&[3, 0])]],
                [[1, numbers(&[0]), numbers(&[3])], [0, numbers(&[1, 2])]],
            ],
        ]);
        assert_eq!(places.value(), expected);
    }
}
