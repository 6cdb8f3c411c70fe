//! The findings of several reports beside each other, judgement area by judgement area.
//!
//! In: a framework and its reports in their order. Out: for each area that some report has a finding
//! on, each report's counts, its first strengths and weaknesses, and the way to all of them.

use serde::Serialize;

use crate::{
    model::{AreaId, Atlas, EntryId, Finding, Framework, Id, Polarity, Report},
    pages::{Route, anchor},
    render::{
        Links,
        views::{
            counts::{Counts, Nothing, counts, tally},
            parts::Link,
            words,
        },
    },
};

/// The most reports a page has for findings to be written out on it.
pub const WRITTEN_OUT: usize = 12;

/// So many strengths and as many weaknesses of a report are written out under an area.
const FEW: usize = 3;

/// What stands at a report without a finding on an area.
const NO_FINDING: Nothing = Nothing { words: "No annotated finding under this area", state: "not-mentioned" };

/// What is said on one area.
#[derive(Serialize)]
pub struct Area {
    id: String,
    label: String,
    reports: Vec<Side>,
}

/// What one report says on it.
#[derive(Serialize)]
struct Side {
    with: String,
    name: String,
    counts: Counts,
    lists: Vec<List>,
    all: Link,
}

/// Some findings of one kind.
#[derive(Serialize)]
struct List {
    polarity: &'static str,
    label: String,
    findings: Vec<Link>,
}

/// What counts say, and where they lead.
pub fn counts_intro() -> String {
    "How many findings each report has on each area. Each count leads to the findings.".to_owned()
}

/// What is written out, in words.
pub fn intro(reports: usize) -> String {
    if reports > WRITTEN_OUT {
        counts_intro()
    } else {
        format!(
            "The first {FEW} strengths and the first {FEW} weaknesses that each report tells of, in its own order. Counts say how much a report says, and not how good a service was."
        )
    }
}

/// All areas that some report has a finding on; last, what is under no area. With `empty` the others
/// too, so that the pages of all parts of a comparison have the same areas in the same order.
pub fn areas(links: Links<'_>, framework: &Framework, reports: &[Id<Report>], empty: bool) -> Vec<Area> {
    let sorted: Vec<Vec<Vec<EntryId<Finding>>>> =
        reports.iter().map(|report| by_area(links.atlas, framework, *report)).collect();
    let named = framework.area_ids().map(|(area, entry)| (Some(area), entry.label.clone()));
    let rest = (None, words::NO_ONE_AREA.to_owned());
    let area = |(at, (area, label)): (usize, (Option<AreaId>, String))| {
        let side = |(report, found): (&Id<Report>, &Vec<Vec<EntryId<Finding>>>)| {
            side(links, *report, &found[at], &anchor::findings(framework, area), reports.len() <= WRITTEN_OUT)
        };
        let any = empty || sorted.iter().any(|found| !found[at].is_empty());
        any.then(|| Area {
            id: anchor::findings(framework, area),
            label,
            reports: reports.iter().zip(&sorted).map(side).collect(),
        })
    };
    named.chain([rest]).enumerate().filter_map(area).collect()
}

/// A report's findings under each area of the framework; last, those under none.
fn by_area(atlas: &Atlas, framework: &Framework, report: Id<Report>) -> Vec<Vec<EntryId<Finding>>> {
    let mut sorted = vec![Vec::new(); framework.areas.len() + 1];
    for id in atlas.reports[report].findings.ids() {
        let at = atlas.findings[id].area.map_or(framework.areas.len(), AreaId::index);
        sorted[at].push(id);
    }
    sorted
}

fn side(links: Links<'_>, report: Id<Report>, found: &[EntryId<Finding>], anchor: &str, written_out: bool) -> Side {
    let atlas = links.atlas;
    let href = links.place(Route::Report(report), anchor);
    let counted = tally(found.iter().map(|id| &atlas.findings[*id]));
    let list = |(polarity, number, one, many): (Polarity, u32, &str, &str)| {
        let own = found.iter().filter(|id| atlas.findings[**id].polarity == polarity);
        let shown: Vec<Link> =
            own.take(FEW).map(|id| Link::new(atlas.findings[*id].statement.clone(), links.finding(*id))).collect();
        let number = number as usize;
        let label = if shown.len() < number {
            format!("{many}: {} of {number}", shown.len())
        } else {
            words::count(number, one, many).to_lowercase()
        };
        (!shown.is_empty()).then(|| List {
            polarity: words::polarity(polarity).0,
            label: words::capitalised(&label),
            findings: shown,
        })
    };
    let kinds = [
        (Polarity::Strength, counted.strengths, "Strength", "Strengths"),
        (Polarity::Weakness, counted.weaknesses, "Weakness", "Weaknesses"),
    ];
    let all = if found.is_empty() || !written_out {
        Link::default()
    } else {
        Link::new(format!("All {}", words::count(found.len(), "finding", "findings")), href.clone())
    };
    Side {
        with: super::with(atlas, report),
        name: atlas.report_name(report),
        counts: counts(counted, || NO_FINDING, || href),
        lists: kinds.into_iter().filter(|_| written_out).filter_map(list).collect(),
        all,
    }
}
