//! What only a report's own page lists: its grade table, figures, earlier inspections and defects.

use serde::Serialize;

use super::{
    charts::{columns, depth, printed},
    kept,
    parts::{Citation, citations},
    permalink::{Permalink, permalink},
    words,
};
use crate::{
    model::{Defect, Document, EarlierInspection, Figure, Id, Report, Topic},
    pages::anchor,
    render::{Links, templates::View},
};

/// A grade table as printed.
#[derive(Serialize)]
pub struct JudgementTable {
    id: &'static str,
    caption: String,
    scopes: Vec<String>,
    rows: Vec<JudgementRow>,
}

#[derive(Serialize)]
struct JudgementRow {
    label: String,
    number: String,
    depth: u8,
    /// The findings on the area; empty where there are none.
    href: String,
    cells: Vec<JudgementCell>,
}

#[derive(Serialize)]
struct JudgementCell {
    grade: Option<View>,
    absent: &'static str,
    id: String,
    citations: Vec<Citation>,
    permalink: Option<Permalink>,
}

/// The grade table of a report.
pub fn judgement_table(links: Links<'_>, id: Id<Report>) -> JudgementTable {
    let atlas = links.atlas;
    let report = &atlas.reports[id];
    let framework = &atlas.frameworks[report.framework];
    let columns = columns(framework);
    let document = Document::Report(id);
    let cell = |area, scope| match printed(atlas, report, area, scope) {
        None => JudgementCell {
            grade: None,
            absent: words::NOT_JUDGED,
            id: String::new(),
            citations: Vec::new(),
            permalink: None,
        },
        Some((_, judgement)) => {
            let own = anchor::judgement(framework, judgement);
            JudgementCell {
                grade: Some(kept::grade(links, report.framework, judgement.grade)),
                absent: "",
                citations: citations(links, document, &judgement.paragraphs),
                permalink: Some(permalink(links, document, &own)),
                id: own,
            }
        }
    };
    let spoken_of = |area| report.findings.ids().any(|finding| atlas.findings[finding].area == Some(area));
    let row = |(area, entry): (_, &crate::model::Area)| JudgementRow {
        label: entry.label.clone(),
        number: entry.number.clone().unwrap_or_default(),
        depth: depth(framework, area),
        href: if spoken_of(area) { format!("#{}", anchor::findings(framework, Some(area))) } else { String::new() },
        cells: columns.iter().map(|scope| cell(area, *scope)).collect(),
    };
    JudgementTable {
        id: "judgements-table",
        caption: format!("Grades of {}, as its table prints them", report.short_title),
        scopes: columns
            .iter()
            .map(|scope| scope.map_or_else(|| "Grade".to_owned(), |scope| framework.scope(scope).label.clone()))
            .collect(),
        rows: framework.area_ids().map(row).collect(),
    }
}

/// The figures of a report under one heading.
#[derive(Serialize)]
pub struct FigureTable {
    pub id: String,
    pub caption: String,
    rows: Vec<FigureRow>,
}

#[derive(Serialize)]
struct FigureRow {
    id: String,
    measure: String,
    value: String,
    unit: String,
    as_of: String,
    base: String,
    compared: Vec<Compared>,
    caution: String,
    citations: Vec<Citation>,
    permalink: Permalink,
}

#[derive(Serialize)]
struct Compared {
    label: String,
    value: String,
}

/// The figures of a report, a table for each topic that has any.
pub fn figure_tables(links: Links<'_>, id: Id<Report>) -> Vec<FigureTable> {
    let figures = links.atlas.figures.range(links.atlas.reports[id].figures);
    let table = |topic: Topic| {
        let (anchor, words) = words::topic(topic);
        let rows: Vec<FigureRow> =
            figures.iter().filter(|figure| figure.topic == topic).map(|figure| figure_row(links, id, figure)).collect();
        (!rows.is_empty()).then(|| FigureTable { id: format!("figures-{anchor}"), caption: words.to_owned(), rows })
    };
    words::TOPICS.into_iter().filter_map(table).collect()
}

fn figure_row(links: Links<'_>, id: Id<Report>, figure: &Figure) -> FigureRow {
    let own = anchor::figure(figure);
    let compared = figure.compared_with.iter().map(|other| Compared {
        label: words::capitalised(&match other.as_of {
            None => other.label().to_owned(),
            Some(date) => format!("{}, {}", other.label(), date.in_words()),
        }),
        value: other.value().to_owned(),
    });
    FigureRow {
        measure: figure.measure().to_owned(),
        value: words::figure_value(figure),
        unit: words::figure_unit(figure).to_owned(),
        as_of: figure.as_of().map_or_else(String::new, crate::model::PartialDate::in_words),
        base: figure.base().unwrap_or_default().to_owned(),
        compared: compared.collect(),
        caution: figure.caution().unwrap_or_default().to_owned(),
        citations: citations(links, Document::Report(id), &figure.paragraphs),
        permalink: permalink(links, Document::Report(id), &own),
        id: own,
    }
}

/// An earlier inspection.
#[derive(Serialize)]
pub struct EarlierView {
    id: String,
    title: String,
    date: String,
    outcome: String,
    statement: String,
    citations: Vec<Citation>,
    permalink: Permalink,
}

/// The earlier inspections that a report tells of.
pub fn earlier(links: Links<'_>, id: Id<Report>) -> Vec<EarlierView> {
    let document = Document::Report(id);
    let entry = |entry: &EarlierInspection| {
        let own = anchor::earlier(&entry.slug);
        EarlierView {
            title: entry.title.clone(),
            date: entry.date.map_or_else(String::new, crate::model::PartialDate::in_words),
            outcome: entry.outcome.clone().unwrap_or_default(),
            statement: entry.statement.clone(),
            citations: citations(links, document, &entry.paragraphs),
            permalink: permalink(links, document, &own),
            id: own,
        }
    };
    links.atlas.reports[id].earlier.iter().map(entry).collect()
}

/// A known defect of a source.
#[derive(Serialize)]
pub struct DefectView {
    id: String,
    kind_label: &'static str,
    statement: String,
    citations: Vec<Citation>,
    permalink: Permalink,
}

/// The known defects of a document.
pub fn defects(links: Links<'_>, document: Document, defects: &[Defect]) -> Vec<DefectView> {
    let entry = |defect: &Defect| {
        let own = anchor::defect(&defect.slug);
        DefectView {
            kind_label: words::defect(defect.kind),
            statement: defect.statement.clone(),
            citations: citations(links, document, &defect.paragraphs),
            permalink: permalink(links, document, &own),
            id: own,
        }
    };
    defects.iter().map(entry).collect()
}
