//! Where the site leads outside: every address of another site that readers may follow.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Facts, Purpose,
    address::{self, Address, Scheme},
};
use crate::render::Outputs;

/// Addresses of other sites, in their order, each with the pages that lead there and the line it
/// stands on first.
pub type Outside = BTreeMap<String, BTreeMap<String, usize>>;

/// All addresses of the web that a page of `outputs` leads to and that are not its own. No
/// connection is opened.
pub fn outside(outputs: &Outputs) -> Outside {
    let found: Vec<Facts<'_>> = outputs.iter().filter_map(|(path, output)| super::facts(path, &output.bytes)).collect();
    let bases: BTreeSet<&str> =
        found.iter().filter(|facts| facts.path == "index.html").filter_map(|f| f.canonical).collect();
    let own = |address: &str| bases.iter().any(|base| address.starts_with(base.trim_end_matches("index.html")));
    let mut outside = Outside::new();
    for facts in &found {
        for reference in facts.references.iter().filter(|reference| reference.purpose == Purpose::Follow) {
            let address = reference.address.trim();
            let web = matches!(address::classify(address), Address::Absolute { scheme: Some(Scheme::Web) });
            if web && !own(address) {
                let pages = outside.entry(address.to_owned()).or_default();
                pages.entry(facts.path.to_owned()).or_insert_with(|| facts.line(reference.at));
            }
        }
    }
    outside
}
