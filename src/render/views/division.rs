//! A list that is too long for its page: how much it holds, and the parts it is divided into.
//!
//! In: a list, and a place in its tree of parts. Out: a table of counts, a line for each inspection
//! framework ([`counted`]), and a table of the parts ([`parts`]). No count runs across two frameworks:
//! where a list has reports of several, each has a column or a line of its own.

use serde::Serialize;

use super::{
    counts::{tally, words as tally_words},
    parts::{Cell, Column, DataTable, Link, Row, page_link},
    reports::in_force_order,
    words,
};
use crate::{
    model::{Atlas, Framework, Id, Report, ThemeIndex},
    pages::{Entry, List, Part, Route, Section},
    render::Links,
};

/// What stands in the place of a long list.
#[derive(Serialize)]
pub struct Division {
    /// How much there is; no table where the parts' own counts say it.
    counts: Vec<DataTable>,
    intro: String,
    parts: Option<DataTable>,
}

/// Makes it.
pub fn division(links: Links<'_>, list: List, section: Section<'_>) -> Division {
    Division {
        counts: counted(links, list, section.entries),
        intro: if section.parts.is_empty() { String::new() } else { intro(list).to_owned() },
        parts: (!section.parts.is_empty()).then(|| parts(links, list, section)),
    }
}

/// What the parts hold.
fn intro(list: List) -> &'static str {
    match list {
        List::Authorities => "The authorities by their names, in parts short enough to read.",
        List::Reports(_) => "The reports by their authorities' names, in parts short enough to read.",
        List::Compared(_) => {
            "The reports are too many to stand beside each other at once. Each part sets those of some authorities side by side."
        }
        List::Theme(_) | List::Group(_) => {
            "The findings and recommendations of the reports, by the names of their authorities."
        }
        List::Matrix(_) => "The reports by themes, in parts by the names of their authorities.",
        List::Recommendations => "The authorities that something is asked of, by their names.",
        List::Practices => "The examples by the names of their authorities.",
    }
}

/// What the list is of.
fn what(list: List) -> &'static str {
    match list {
        List::Authorities => "Authorities",
        List::Reports(_) | List::Compared(_) | List::Matrix(_) => "Reports",
        List::Theme(_) | List::Group(_) => "Findings and recommendations",
        List::Recommendations => "Recommendations",
        List::Practices => "Examples of practice",
    }
}

/// What some entries are about, in words: `12 authorities, Abbey to Axmoor`, or the one by its name.
pub fn extent(links: Links<'_>, entries: &[Entry]) -> String {
    let number = entries.chunk_by(|one, other| one.authority(links.atlas) == other.authority(links.atlas)).count();
    let range = range(links.atlas, entries);
    if number == 1 { range } else { format!("{}, {range}", words::count(number, "authority", "authorities")) }
}

/// From the first authority to the last; where there is one, from its first report to the last.
fn range(atlas: &Atlas, entries: &[Entry]) -> String {
    let (Some(first), Some(last)) = (entries.first(), entries.last()) else { return String::new() };
    let name = |entry: &Entry| atlas.authorities[entry.authority(atlas)].name.clone();
    if first.authority(atlas) == last.authority(atlas) {
        name(first)
    } else {
        format!("{} to {}", name(first), name(last))
    }
}

/// What a part's line is called.
fn part_words(links: Links<'_>, part: Part, entries: &[Entry]) -> String {
    if part.is_by_report() { page_link(links, Route::Part(part)).label } else { range(links.atlas, entries) }
}

/// The reports among some entries.
pub fn reports(entries: &[Entry]) -> impl Iterator<Item = Id<Report>> {
    entries.iter().filter_map(|entry| entry.report())
}

/// The parts of a list, a line for each.
fn parts(links: Links<'_>, list: List, section: Section<'_>) -> DataTable {
    let frameworks = frameworks(links.atlas, list, section.entries);
    let columns = match list {
        List::Authorities => vec![Column::number("Authorities"), Column::number("Of them with reports")],
        List::Practices => vec![Column::number("Examples")],
        List::Reports(_) | List::Compared(_) => vec![Column::number("Reports")],
        List::Matrix(_) => vec![Column::number("Reports"), Column::text("Findings")],
        List::Theme(_) | List::Group(_) | List::Recommendations => {
            frameworks.iter().map(|id| Column::text(&links.atlas.frameworks[*id].short_title)).collect()
        }
    };
    let row = |part: &Part| {
        let entries = links.parts.part(*part).entries;
        Row {
            header: Cell::link(Link::new(part_words(links, *part, entries), links.page(Route::Part(*part)))),
            cells: cells(links.atlas, list, &frameworks, entries),
            ..Row::default()
        }
    };
    DataTable {
        id: "parts".to_owned(),
        caption: format!("{}, in {}", what(list), words::count(section.parts.len(), "part", "parts")),
        columns: std::iter::once(Column::text("Authorities from, to")).chain(columns).collect(),
        rows: section.parts.iter().map(row).collect(),
    }
}

fn cells(atlas: &Atlas, list: List, frameworks: &[Id<Framework>], entries: &[Entry]) -> Vec<Cell> {
    let each = |words: &dyn Fn(Id<Framework>) -> String| frameworks.iter().map(|id| Cell::text(words(*id))).collect();
    match list {
        List::Authorities => {
            let with = entries.iter().filter(|entry| !atlas.index.reports_of(entry.authority(atlas)).is_empty());
            vec![Cell::number(entries.len()), Cell::number(with.count())]
        }
        List::Practices | List::Reports(_) | List::Compared(_) => vec![Cell::number(entries.len())],
        List::Matrix(_) => {
            let found = reports(entries).flat_map(|id| atlas.findings.range(atlas.reports[id].findings));
            vec![Cell::number(entries.len()), Cell::text(or_none(tally_words(tally(found))))]
        }
        List::Theme(id) => each(&|framework| said_words(atlas, atlas.index.theme(id), entries, framework)),
        List::Group(id) => each(&|framework| said_words(atlas, atlas.index.group(id), entries, framework)),
        List::Recommendations => each(&|framework| {
            let asked: usize = of_authorities(atlas, entries)
                .filter(|id| atlas.reports[*id].framework == framework)
                .map(|id| atlas.reports[id].recommendations.len())
                .sum();
            or_none(if asked == 0 { String::new() } else { words::count(asked, "recommendation", "recommendations") })
        }),
    }
}

fn or_none(words: String) -> String {
    if words.is_empty() { "None".to_owned() } else { words }
}

/// The reports of the authorities among some entries.
fn of_authorities(atlas: &Atlas, entries: &[Entry]) -> impl Iterator<Item = Id<Report>> {
    entries.iter().flat_map(|entry| atlas.index.reports_of(entry.authority(atlas)).iter().copied())
}

/// The frameworks under which the reports of a list were made, oldest first.
fn frameworks(atlas: &Atlas, list: List, entries: &[Entry]) -> Vec<Id<Framework>> {
    let mut used: Vec<Id<Framework>> = match list {
        List::Theme(_) | List::Group(_) => reports(entries).map(|id| atlas.reports[id].framework).collect(),
        List::Recommendations => of_authorities(atlas, entries)
            .filter(|id| !atlas.reports[*id].recommendations.is_empty())
            .map(|id| atlas.reports[id].framework)
            .collect(),
        _ => Vec::new(),
    };
    used.sort_unstable();
    used.dedup();
    in_force_order(atlas).into_iter().filter(|id| used.contains(id)).collect()
}

fn said_words(atlas: &Atlas, index: &ThemeIndex, entries: &[Entry], framework: Id<Framework>) -> String {
    let own: Vec<Id<Report>> = reports(entries).filter(|id| atlas.reports[*id].framework == framework).collect();
    let findings = own.iter().flat_map(|id| index.findings_of(*id));
    let findings = tally_words(tally(findings.map(|id| &atlas.findings[*id])));
    let asked: usize = own.iter().map(|id| index.recommendations_of(*id).len()).sum();
    let asked = (asked > 0).then(|| words::count(asked, "recommendation", "recommendations"));
    or_none(Some(findings).filter(|words| !words.is_empty()).into_iter().chain(asked).collect::<Vec<_>>().join("; "))
}

/// How much a list holds, a line for each framework.
fn counted(links: Links<'_>, list: List, entries: &[Entry]) -> Vec<DataTable> {
    let atlas = links.atlas;
    match list {
        List::Theme(id) => vec![said_table(links, list, atlas.index.theme(id), entries)],
        List::Group(id) => vec![said_table(links, list, atlas.index.group(id), entries)],
        List::Recommendations => {
            frameworks(atlas, list, entries).into_iter().map(|id| asked_table(links, id, entries)).collect()
        }
        _ => Vec::new(),
    }
}

/// Findings and recommendations on a theme or a group of children.
fn said_table(links: Links<'_>, list: List, index: &ThemeIndex, entries: &[Entry]) -> DataTable {
    let atlas = links.atlas;
    let row = |framework: Id<Framework>| {
        let own: Vec<Id<Report>> = reports(entries).filter(|id| atlas.reports[*id].framework == framework).collect();
        let found = own.iter().flat_map(|id| index.findings_of(*id));
        let tally = tally(found.map(|id| &atlas.findings[*id]));
        let asked = own.iter().map(|id| index.recommendations_of(*id).len()).sum();
        let numbers = [tally.strengths, tally.weaknesses, tally.mixed].map(|number| Cell::number(number as usize));
        Row {
            header: Cell::link(page_link(links, Route::Framework(framework))),
            cells: std::iter::once(Cell::number(own.len())).chain(numbers).chain([Cell::number(asked)]).collect(),
            ..Row::default()
        }
    };
    let numbers = ["Reports", "Strengths", "Weaknesses", "Mixed findings", "Recommendations"].map(Column::number);
    DataTable {
        id: "counts".to_owned(),
        caption: "What the reports under each inspection framework say".to_owned(),
        columns: std::iter::once(Column::text("Inspection framework")).chain(numbers).collect(),
        rows: frameworks(atlas, list, entries).into_iter().map(row).collect(),
    }
}

/// How many recommendations stand under each heading of a framework.
fn asked_table(links: Links<'_>, id: Id<Framework>, entries: &[Entry]) -> DataTable {
    let atlas = links.atlas;
    let framework = &atlas.frameworks[id];
    let mut numbers = vec![0; framework.urgencies.len()];
    for report in of_authorities(atlas, entries).filter(|report| atlas.reports[*report].framework == id) {
        for item in atlas.recommendations.range(atlas.reports[report].recommendations) {
            numbers[item.urgency.index()] += 1;
        }
    }
    let row = |(urgency, number): (&crate::model::Urgency, usize)| Row {
        header: Cell::text(urgency.label.clone()),
        cells: vec![Cell::number(number)],
        ..Row::default()
    };
    DataTable {
        id: format!("counts-{}", framework.slug),
        caption: format!("Recommendations under {}", framework.short_title),
        columns: vec![Column::text("Asked for"), Column::number("Recommendations")],
        rows: framework.urgencies.iter().zip(numbers).map(row).collect(),
    }
}
