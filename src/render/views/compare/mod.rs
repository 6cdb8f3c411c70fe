//! Authorities compared within one inspection framework; never across two.
//!
//! In: a framework and the reports made under it. Out: the page that leads to each framework's
//! comparison ([`index`]), and the comparison itself ([`view`]).
//!
//! 1. [`grid`] sets the grades beside each other: judgement areas by reports.
//! 2. [`findings`] sets the findings beside each other, area by area.
//!
//! Columns stand by authority, then by date: the order ranks no one. The page is whole without
//! scripts; `static/js/compare.js` shows only the authorities a reader has chosen.
//!
//! The page grows with the number of reports and no faster. The grid is parted into tables of
//! [`grid::COLUMNS`] reports. A few findings are written out while the page has at most
//! [`findings::WRITTEN_OUT`] reports; beyond, an area has each report's counts and a link to that
//! report's findings on it. Nothing is loaded later, so the page works from a folder on disk.
//!
//! Where the reports are too many for a page, the parts of the list are such comparisons, and the page
//! of the framework leads to them. There `static/js/compare-parts.js` sets authorities of several parts
//! side by side: it fetches the pages of their parts and takes over their columns ([`Across`]).

mod findings;
mod grid;

use serde::Serialize;

use super::{
    counts::{Counts, NOT_ANNOTATED, counts, tally},
    division::{Division, division},
    parts::{ContentsItem, Detail, GradeKey, Link, Teaser, grade_key, page_link},
    reports::in_force_order,
    words,
};
use crate::{
    model::{Atlas, Framework, Id, Report},
    pages::{List, Route},
    render::Links,
};

/// The page that leads to the comparisons.
#[derive(Serialize)]
pub struct IndexView {
    frameworks: Vec<Teaser>,
}

/// A comparison.
#[derive(Serialize)]
pub struct CompareView {
    framework: Link,
    alone: String,
    choice: Vec<Choice>,
    contents: Vec<ContentsItem>,
    reports: Vec<Compared>,
    key: GradeKey,
    grids: Vec<grid::Grid>,
    findings_intro: String,
    areas: Vec<findings::Area>,
    /// What stands in the place of all this, where the reports are too many for a page.
    division: Option<Division>,
    /// How authorities of several parts are set side by side there.
    across: Option<Across>,
    /// The way there from a part; nowhere on any other page.
    to_across: Link,
}

/// What `static/js/compare-parts.js` is told.
#[derive(Serialize)]
struct Across {
    /// The data of this page, which name the parts.
    data: &'static str,
    intro: String,
}

/// An authority that can be chosen.
#[derive(Serialize)]
struct Choice {
    value: String,
    label: String,
}

/// A report that is compared.
#[derive(Serialize)]
struct Compared {
    with: String,
    authority: String,
    name: String,
    details: Vec<Detail>,
    counts: Counts,
}

/// The frameworks that have reports, oldest first.
pub fn index(links: Links<'_>) -> IndexView {
    let atlas = links.atlas;
    let teaser = |id: Id<Framework>| {
        let reports = in_order(atlas, id);
        let named = reports.iter().take(NAMED).map(|id| atlas.report_name(*id));
        let rest = reports.len().saturating_sub(NAMED);
        let named: Vec<String> = named.chain((rest > 0).then(|| format!("{rest} more"))).collect();
        Teaser {
            title: atlas.frameworks[id].short_title.clone(),
            href: links.page(Route::CompareFramework(id)),
            text: if reports.len() == 1 {
                format!("{}: nothing to compare it with yet", words::list(&named))
            } else {
                words::list(&named)
            },
            meta: format!(
                "{}\u{a0}· {}",
                words::period(atlas.frameworks[id].from, atlas.frameworks[id].to),
                words::count(reports.len(), "report", "reports")
            ),
        }
    };
    IndexView { frameworks: in_force_order(atlas).into_iter().map(teaser).collect() }
}

/// So many reports are named where a comparison is led to.
const NAMED: usize = 12;

/// The comparison of the reports under a framework.
pub fn view(links: Links<'_>, id: Id<Framework>) -> CompareView {
    match links.parts.whole(List::Compared(id)) {
        None => comparison(links, id, &in_order(links.atlas, id)),
        Some(all) => CompareView {
            contents: Vec::new(),
            division: Some(division(links, List::Compared(id), all)),
            across: Some(Across { data: "index.json", intro: findings::counts_intro() }),
            ..comparison(links, id, &[])
        },
    }
}

/// The comparison of the reports of a part.
pub fn part(links: Links<'_>, id: Id<Framework>, reports: &[Id<Report>]) -> CompareView {
    let framework = &links.atlas.frameworks[id];
    CompareView {
        areas: findings::areas(links, framework, reports, true),
        to_across: Link::new("Set authorities of other parts beside these", links.page(Route::CompareFramework(id))),
        ..comparison(links, id, reports)
    }
}

/// The comparison of some reports under a framework.
fn comparison(links: Links<'_>, id: Id<Framework>, reports: &[Id<Report>]) -> CompareView {
    let atlas = links.atlas;
    let framework = &atlas.frameworks[id];
    CompareView {
        framework: page_link(links, Route::Framework(id)),
        alone: if reports.len() == 1 {
            "The atlas holds one report under this framework, so there is nothing to compare yet. It is shown alone."
                .to_owned()
        } else {
            String::new()
        },
        choice: choice(atlas, reports),
        contents: vec![
            ContentsItem::new("Grades", "grades", None),
            ContentsItem::new("Findings by area", "findings", None),
            ContentsItem::new("Reports", "reports", Some(reports.len())),
        ],
        reports: reports.iter().map(|report| compared(links, *report)).collect(),
        key: grade_key(links, framework),
        grids: grid::grids(links, framework, reports),
        findings_intro: findings::intro(reports.len()),
        areas: findings::areas(links, framework, reports, false),
        division: None,
        across: None,
        to_across: Link::default(),
    }
}

/// The way to a framework's comparison; nowhere where there is nothing to compare.
pub fn compare_link(links: Links<'_>, id: Id<Framework>) -> Link {
    if links.atlas.index.reports_under(id).len() < 2 {
        return Link::default();
    }
    Link::new("Compare these reports, area by area", links.page(Route::CompareFramework(id)))
}

/// A framework's reports by authority, then by date.
fn in_order(atlas: &Atlas, id: Id<Framework>) -> Vec<Id<Report>> {
    let mut reports = atlas.index.reports_under(id).to_vec();
    // They stand by date already, and the sort keeps that.
    reports.sort_by_key(|report| atlas.reports[*report].authority);
    reports
}

/// The value by which a report's authority is chosen.
fn with(atlas: &Atlas, report: Id<Report>) -> String {
    atlas.authorities[atlas.reports[report].authority].slug.to_string()
}

/// The authorities that can be chosen; none where there is but one.
fn choice(atlas: &Atlas, reports: &[Id<Report>]) -> Vec<Choice> {
    let mut ids: Vec<_> = reports.iter().map(|report| atlas.reports[*report].authority).collect();
    ids.dedup();
    let authorities = ids.iter().map(|id| &atlas.authorities[*id]).filter(|_| ids.len() > 1);
    authorities.map(|entry| Choice { value: entry.slug.to_string(), label: entry.name.clone() }).collect()
}

fn compared(links: Links<'_>, id: Id<Report>) -> Compared {
    let atlas = links.atlas;
    let report = &atlas.reports[id];
    let all = tally(atlas.findings.range(report.findings));
    let age = words::age(atlas, report);
    let mut details = vec![
        Detail::link("Report", page_link(links, Route::Report(id))),
        Detail::link("Authority", page_link(links, Route::Authority(report.authority))),
        Detail::new("Inspected", words::inspected(report)),
        Detail::new("Published", words::published_short(&report.published)),
    ];
    if !age.is_empty() {
        details.push(Detail::new("Age", words::capitalised(&age)));
    }
    Compared {
        with: with(atlas, id),
        authority: atlas.authorities[report.authority].name.clone(),
        name: atlas.report_name(id),
        details,
        counts: counts(all, || NOT_ANNOTATED, || links.place(Route::Report(id), "findings")),
    }
}
