//! The page of an inspection framework.

use anyhow::Result;
use serde::Serialize;

use super::{
    charts::{self, ChartView},
    compare::compare_link,
    parts::{
        Cell, Citation, Column, ContentsItem, DataTable, Detail, GradeKey, Link, Row, Teaser, citations, grade_key,
        page_link,
    },
    reports::elsewhere,
    teasers::report_teaser,
    words,
};
use crate::{
    model::{Concordance, Framework, Id},
    pages::Route,
    render::{Links, charts::Chart},
};

/// What the page shows.
#[derive(Serialize)]
pub struct FrameworkView {
    summary: String,
    details: Vec<Detail>,
    citations: Vec<Citation>,
    contents: Vec<ContentsItem>,
    key: GradeKey,
    areas: DataTable,
    breaks: Vec<BreakView>,
    concordances: Vec<DataTable>,
    reports: Vec<Teaser>,
    /// Where its reports are, if they are too many for this page.
    elsewhere: Link,
    compare: Link,
    spreads: Vec<ChartView>,
}

#[derive(Serialize)]
struct BreakView {
    framework: Link,
    why: String,
}

/// Makes the view.
pub fn view(links: Links<'_>, id: Id<Framework>, drawn: &mut Vec<Chart>) -> Result<FrameworkView> {
    let atlas = links.atlas;
    let framework = &atlas.frameworks[id];
    let reports = atlas.index.reports_under(id);
    let mut spreads = Vec::new();
    for (area, _) in framework.area_ids() {
        for scope in charts::columns(framework) {
            spreads.extend(charts::shown(charts::across::spread(links, id, area, scope), drawn)?);
        }
    }
    let concordances = concordances(links, framework);
    let elsewhere = elsewhere(links, id);
    let mut contents = vec![
        ContentsItem::new("Its scale", "scale", Some(framework.scale.grades.len())),
        ContentsItem::new("What is judged", "areas", Some(framework.areas.len())),
        ContentsItem::new("Not comparable with", "not-comparable", Some(framework.breaks.len())),
    ];
    if !concordances.is_empty() {
        contents.push(ContentsItem::new("Beside other frameworks", "concordance", None));
    }
    contents.push(ContentsItem::new("Reports", "reports", Some(reports.len())));
    if !spreads.is_empty() {
        contents.push(ContentsItem::new("Spread of grades", "spread", Some(spreads.len())));
    }
    let rests_on = framework.rests_on.iter().flat_map(|(document, refs)| citations(links, *document, refs));
    Ok(FrameworkView {
        summary: framework.summary.clone(),
        details: details(links, framework),
        citations: rests_on.map(|citation| Citation { label: citation.title.clone(), ..citation }).collect(),
        contents,
        key: grade_key(links, framework),
        areas: areas(links, framework),
        breaks: framework
            .breaks
            .iter()
            .map(|entry| BreakView {
                framework: page_link(links, Route::Framework(entry.framework)),
                why: entry.why.clone(),
            })
            .collect(),
        concordances,
        reports: reports.iter().filter(|_| elsewhere.href.is_empty()).map(|id| report_teaser(links, *id)).collect(),
        elsewhere,
        compare: compare_link(links, id),
        spreads,
    })
}

fn details(links: Links<'_>, framework: &Framework) -> Vec<Detail> {
    let mut details = vec![
        Detail::new("In force", words::period(framework.from, framework.to)),
        Detail::new("Inspectorates", words::list(&framework.inspectorates)),
    ];
    if let Some(before) = framework.replaced {
        details.push(Detail::link("Took over from", page_link(links, Route::Framework(before))));
    }
    if !framework.urgencies.is_empty() {
        let labels: Vec<String> = framework.urgencies.iter().map(|urgency| format!("“{}”", urgency.label)).collect();
        details.push(Detail::new("Heads its recommendations", words::list(&labels)));
    }
    details
}

/// What is judged. A column that would say the same of every area is left out.
fn areas(links: Links<'_>, framework: &Framework) -> DataTable {
    let nested = framework.areas.iter().any(|area| area.parent.is_some());
    let by_column = framework.scopes.len() > 1;
    let row = |(_, area): (_, &crate::model::Area)| {
        let label =
            area.number.as_ref().map_or_else(|| area.label.clone(), |number| format!("{number} {}", area.label));
        let mut cells = Vec::new();
        if nested {
            let part_of = area.parent.map_or_else(|| "Stands alone".to_owned(), |id| framework.area(id).label.clone());
            cells.push(Cell::text(part_of));
        }
        if by_column {
            let scopes: Vec<String> = area.scopes.iter().map(|scope| framework.scope(*scope).label.clone()).collect();
            cells.push(Cell::text(if scopes.is_empty() { "One grade".to_owned() } else { words::list(&scopes) }));
        }
        let subject = area.outcome_area.map(|id| Cell::link(page_link(links, Route::Area(id))));
        cells.push(subject.unwrap_or_else(|| Cell::text("None of them")));
        cells.push(Cell::text(area.note.clone().unwrap_or_else(|| "No note".to_owned())));
        Row { header: Cell::text(label), cells, ..Row::default() }
    };
    let mut columns = vec![Column::text("Judgement area")];
    columns.extend(nested.then(|| Column::text("Part of")));
    columns.extend(by_column.then(|| Column::text("Graded for")));
    columns.extend(["Outcome area of the overview", "Note"].map(Column::text));
    DataTable {
        id: "areas-table".to_owned(),
        caption: format!("Judgement areas of {}", framework.short_title),
        columns,
        rows: framework.area_ids().map(row).collect(),
    }
}

/// A table for each other framework that areas are set beside.
fn concordances(links: Links<'_>, own: &Framework) -> Vec<DataTable> {
    let mut others: Vec<Id<Framework>> = own.concordance.iter().map(|entry| entry.framework).collect();
    others.sort();
    others.dedup();
    others.into_iter().map(|other| concordance(links, own, other)).collect()
}

fn concordance(links: Links<'_>, own: &Framework, id: Id<Framework>) -> DataTable {
    let other = &links.atlas.frameworks[id];
    let row = |entry: &Concordance| Row {
        header: Cell::text(own.area(entry.area).label.clone()),
        cells: vec![
            Cell::text(words::relation(entry.relation)),
            Cell::text(
                entry.other.map_or_else(|| "Nothing of the kind".to_owned(), |area| other.area(area).label.clone()),
            ),
            Cell::text(entry.note.clone()),
        ],
        ..Row::default()
    };
    DataTable {
        id: format!("concordance-{}", other.slug),
        caption: format!("Judgement areas beside those of {}: subjects, not grades", other.short_title),
        columns: [own.short_title.as_str(), "Relation", other.short_title.as_str(), "Note"].map(Column::text).into(),
        rows: own.concordance.iter().filter(|entry| entry.framework == id).map(row).collect(),
    }
}
