//! The page of a part of a list that is too long for its page.
//!
//! In: a part. Out: what its list would show, for the entries of the part alone; or, where the part
//! is divided further, its counts and its parts. Entries keep their permalinks: these lead to the
//! pages of their reports, which are never divided.

use serde::Serialize;

use super::{
    authorities, compare,
    division::{Division, division, extent, reports},
    filters::FilterBar,
    matrix::{self, MatrixView},
    parts::{ContentsItem, DataTable, Link, page_link},
    recommendations,
    teasers::{PracticeCard, practice_card},
    theme::{Evidence, contents_of, said},
    words,
};
use crate::{
    model::{Id, Report, ThemeIndex},
    pages::{Entry, List, Part, Route},
    render::Links,
};

/// What the page shows; what does not apply is absent.
#[derive(Default, Serialize)]
pub struct PartView {
    above: Link,
    lede: String,
    notice: &'static str,
    division: Option<Division>,
    filters: Option<FilterBar>,
    contents: Vec<ContentsItem>,
    evidence: Option<Evidence>,
    table: Option<DataTable>,
    matrix: Option<MatrixView>,
    comparison: Option<compare::CompareView>,
    practices: Vec<PracticeCard>,
    previous: Link,
    next: Link,
}

/// Makes the view.
pub fn view(links: Links<'_>, part: Part) -> PartView {
    let section = links.parts.part(part);
    let above = section.above.map_or(part.list.page(), Part::page);
    let beside = |other: Option<Part>| other.map_or_else(Link::default, |other| page_link(links, Route::Part(other)));
    let [previous, next] = links.parts.neighbours(part).map(beside);
    let shown = if section.parts.is_empty() {
        entries(links, part.list, section.entries)
    } else {
        PartView { division: Some(division(links, part.list, section)), ..PartView::default() }
    };
    let lede = about(links, part);
    PartView { above: page_link(links, above), lede, notice: notice(part.list), previous, next, ..shown }
}

/// What a part holds, in a sentence.
pub fn about(links: Links<'_>, part: Part) -> String {
    let entries = links.parts.part(part).entries;
    let number = entries.len();
    let of = match part.list {
        List::Authorities => "A part of the list of authorities".to_owned(),
        List::Practices => words::count(number, "example of practice", "examples of practice"),
        List::Recommendations => "What reports ask of a part of the authorities".to_owned(),
        List::Reports(_) | List::Compared(_) | List::Matrix(_) => words::count(number, "report", "reports"),
        List::Theme(_) | List::Group(_) => {
            let say = if number == 1 { "says" } else { "say" };
            format!("What {} {say}", words::count(number, "report", "reports"))
        }
    };
    format!("{of}: {}.", extent(links, entries))
}

/// What to know before reading numbers.
fn notice(list: List) -> &'static str {
    match list {
        List::Matrix(_) => matrix::NOTICE,
        List::Compared(_) => "The columns stand by name and date; the order ranks no one.",
        _ => "",
    }
}

/// The entries of a part as its list shows them.
fn entries(links: Links<'_>, list: List, entries: &[Entry]) -> PartView {
    let atlas = links.atlas;
    let own = || {
        let mut own: Vec<Id<Report>> = reports(entries).collect();
        own.sort_by_key(|id| (atlas.reports[*id].authority, atlas.reports[*id].published.order(), *id));
        own
    };
    let said = |index: &ThemeIndex| {
        let evidence = said(links, index, &own());
        PartView { contents: contents_of(&evidence), evidence: Some(evidence), ..PartView::default() }
    };
    let listed = |(filters, table): (FilterBar, DataTable)| PartView {
        filters: Some(filters),
        table: Some(table),
        ..PartView::default()
    };
    match list {
        List::Authorities => {
            listed(authorities::list(links, &entries.iter().map(|entry| entry.authority(atlas)).collect::<Vec<_>>()))
        }
        List::Reports(id) => listed(super::reports::part(links, id, &own())),
        List::Recommendations => listed(recommendations::lines(links, entries)),
        List::Compared(id) => PartView { comparison: Some(compare::part(links, id, &own())), ..PartView::default() },
        List::Matrix(_) => PartView { matrix: Some(matrix::part(links, &own())), ..PartView::default() },
        List::Theme(id) => said(atlas.index.theme(id)),
        List::Group(id) => said(atlas.index.group(id)),
        List::Practices => {
            let practices = entries.iter().filter_map(|entry| match entry {
                Entry::Practice(id) => Some(practice_card(links, *id)),
                Entry::Authority(_) | Entry::Report(_) => None,
            });
            PartView { practices: practices.collect(), ..PartView::default() }
        }
    }
}
