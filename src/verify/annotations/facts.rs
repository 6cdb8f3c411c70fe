//! What the files of documents say of them as a whole: when they were published and inspected, and
//! under which number.

use super::{Collector, Fact};
use crate::{
    location::Origin,
    model::{Atlas, Document, Published, Reference},
};

impl Collector<'_, '_> {
    /// Collects the facts on all documents.
    pub fn facts(&mut self) {
        let atlas = self.atlas;
        let reports = atlas.reports.ids().map(Document::Report);
        for document in reports.chain(atlas.overviews.ids().map(Document::Overview)) {
            let origin = origin(atlas, document);
            let found = of(atlas, document).into_iter();
            let fact = |(key, says): (&str, String)| Fact { document, place: origin.field(key), says };
            self.found.facts.extend(found.map(fact));
        }
    }
}

/// The facts on a document, each with the key it is written under.
pub fn of(atlas: &Atlas, document: Document) -> Vec<(&'static str, String)> {
    let (published, inspected, reference) = match document {
        Document::Report(id) => {
            let report = &atlas.reports[id];
            (&report.published, report.inspected, &report.reference)
        }
        Document::Overview(id) => (&atlas.overviews[id].published, None, &atlas.overviews[id].reference),
    };
    let mut facts = Vec::new();
    facts.push(match published {
        Published::On(date) => ("published", date.in_words()),
        Published::NotStated { copyright_year, .. } => ("published", copyright_year.to_string()),
    });
    if let Some((from, to)) = inspected {
        facts.push(("inspected", from.in_words()));
        facts.push(("inspected", to.in_words()));
    }
    if let Reference::Number(number) = reference {
        facts.push(("reference", number.clone()));
    }
    facts
}

fn origin(atlas: &Atlas, document: Document) -> Origin {
    match document {
        Document::Report(id) => atlas.reports[id].origin,
        Document::Overview(id) => atlas.overviews[id].origin,
    }
}
