//! The inspection history of one authority: a panel for each framework with
//! its own scale, and a drawn break between two panels. Nothing crosses the
//! break.

use super::bands::{Bands, spot};
use super::figure::finish;
use super::ink::{Align, Ink};
use super::scale::{Grade, Scale};
use super::sheet::{Drawn, GAP, Sheet, WIDTH, counts_to, lines_high};
use super::tally::units;
use super::text_width::{LINE, width, wrap};
use super::wording::{count, list, sentence};
use super::{Chart, ChartError, ChartTable, ChartText, labelled};
use plotters::element::{PathElement, Rectangle};

/// Most reports side by side.
const ABREAST: usize = 3;
/// Height of a grade's row.
const ROW: i32 = 26;
/// Height of a bar.
const BAR: i32 = 16;
/// Narrowest column of a report.
const COLUMN: i32 = 104;
/// Widest a grade's word may be before it takes a second line.
const WORD: i32 = 104;
/// Width of the labels, the same in all panels.
const LABEL: i32 = WORD + GAP;
/// Height of the break.
const BREAK: i32 = 46;
/// Words in the break.
const NOT_COMPARABLE: &str = "not comparable";
/// Label of the row of judgements without a grade.
const NOT_JUDGED: &str = "Not judged";

/// An authority's reports, by framework.
#[derive(Clone, Debug)]
pub struct History {
    /// The frameworks in order of time.
    pub panels: Vec<Panel>,
}

/// The reports under one framework.
#[derive(Clone, Debug)]
pub struct Panel {
    /// Name of the framework.
    pub framework: String,
    /// When it was in force, in words.
    pub period: String,
    /// Its grades, best first.
    pub scale: Vec<Grade>,
    /// The reports in order of time.
    pub reports: Vec<ReportColumn>,
}

/// One report.
#[derive(Clone, Debug)]
pub struct ReportColumn {
    /// Short name of the report.
    pub label: String,
    /// Its date in words.
    pub date: String,
    /// For each grade of the scale, best first, how many judgements were
    /// given it; as long as the panel's `scale`.
    pub counts: Vec<u32>,
    /// Judgements of the framework to which the report gives no grade.
    pub not_graded: u32,
}

/// A row of a panel: a grade, or the row of what was not judged.
struct Line {
    ink: Ink,
    label: Vec<String>,
    /// Index of the grade, best first; `None` for what was not judged.
    grade: Option<usize>,
}

/// Some reports side by side under one heading.
struct Block<'a> {
    reports: &'a [ReportColumn],
    headings: Vec<Vec<String>>,
    dates: Vec<Vec<String>>,
    head: i32,
}

/// A panel with its text broken into lines.
struct Layout<'a> {
    title: Vec<String>,
    period: Vec<String>,
    lines: Vec<Line>,
    rows: Bands,
    column: i32,
    most: u32,
    blocks: Vec<Block<'a>>,
}

/// Draws the history of one authority.
pub fn history(text: &ChartText, data: &History) -> Result<Chart, ChartError> {
    check(data)?;
    let sheet = draw(data)?;
    finish(text, describe(data)?, table(data)?, &sheet.finish()?)
}

fn check(data: &History) -> Result<(), ChartError> {
    if data.panels.is_empty() {
        return Err(ChartError::NoData);
    }
    for panel in &data.panels {
        labelled(&panel.framework, "framework")?;
        labelled(&panel.period, "period of a framework")?;
        Scale::check(&panel.scale)?;
        if panel.reports.is_empty() {
            return Err(ChartError::NoData);
        }
        for report in &panel.reports {
            labelled(&report.label, "report")?;
            labelled(&report.date, "date of a report")?;
            let (expected, found) = (panel.scale.len(), report.counts.len());
            if expected != found {
                return Err(ChartError::Ragged { row: report.label.clone(), expected, found });
            }
        }
    }
    Ok(())
}

/// How many reports of a panel stand side by side, so that its rows of reports
/// are as even as can be.
fn abreast(panel: &Panel) -> usize {
    let rows = panel.reports.len().div_ceil(ABREAST).max(1);
    panel.reports.len().div_ceil(rows).max(1)
}

fn layout(panel: &Panel, sheet_width: i32) -> Result<Layout<'_>, ChartError> {
    let scale = Scale::check(&panel.scale)?;
    let mut lines: Vec<Line> = scale
        .steps()
        .enumerate()
        .map(|(index, (step, grade))| Line {
            ink: scale.fill(step),
            label: wrap(&grade.in_full(), WORD, false),
            grade: Some(index),
        })
        .collect();
    if panel.reports.iter().any(|report| report.not_graded > 0) {
        let label = wrap(NOT_JUDGED, WORD, false);
        lines.push(Line { ink: Ink::Outline, label, grade: None });
    }
    let column = (sheet_width - 2 - LABEL) / i32::try_from(abreast(panel)).unwrap_or(1);
    let block = |reports| block(reports, column - GAP);
    Ok(Layout {
        title: wrap(&panel.framework, sheet_width - 2, true),
        period: wrap(&panel.period, sheet_width - 2, false),
        rows: Bands::new(lines.iter().map(|line| ROW.max(lines_high(line.label.len()) + GAP))),
        lines,
        column,
        most: panel.reports.iter().map(most_of).max().unwrap_or(0).max(1),
        blocks: panel.reports.chunks(abreast(panel)).map(block).collect(),
    })
}

fn most_of(report: &ReportColumn) -> u32 {
    report.counts.iter().copied().chain([report.not_graded]).max().unwrap_or(0)
}

fn block(reports: &[ReportColumn], room: i32) -> Block<'_> {
    let headings: Vec<_> = reports.iter().map(|report| wrap(&report.label, room, true)).collect();
    let dates: Vec<_> = reports.iter().map(|report| wrap(&report.date, room, false)).collect();
    let tallest = headings.iter().zip(&dates).map(|(heading, date)| heading.len() + date.len());
    let head = lines_high(tallest.max().unwrap_or(0)) + GAP;
    Block { reports, headings, dates, head }
}

impl Layout<'_> {
    fn title_height(&self) -> i32 {
        lines_high(self.title.len() + self.period.len()) + GAP
    }

    fn height(&self) -> i32 {
        let blocks: i32 = self.blocks.iter().map(|block| block.head + self.rows.total() + 2 * GAP).sum();
        self.title_height() + blocks
    }
}

fn draw(data: &History) -> Result<Sheet, ChartError> {
    let side_by_side = data.panels.iter().map(abreast).max().unwrap_or(1);
    let side_by_side = i32::try_from(side_by_side).unwrap_or(1);
    let sheet_width = WIDTH.max(LABEL + side_by_side * COLUMN);
    let layouts = data.panels.iter().map(|panel| layout(panel, sheet_width)).collect::<Result<Vec<_>, ChartError>>()?;
    let breaks = i32::try_from(layouts.len().saturating_sub(1)).unwrap_or(0);
    let panels: i32 = layouts.iter().map(Layout::height).sum();

    let sheet = Sheet::new(sheet_width, panels + breaks * (BREAK + 2 * GAP));
    let mut top = 0;
    for (index, layout) in layouts.iter().enumerate() {
        if index > 0 {
            draw_break(&sheet, top, sheet_width)?;
            top += BREAK + 2 * GAP;
        }
        draw_panel(&sheet, layout, top)?;
        top += layout.height();
    }
    Ok(sheet)
}

/// A hatched band with the words that say why nothing crosses it.
fn draw_break(sheet: &Sheet, top: i32, sheet_width: i32) -> Drawn {
    let words = width(NOT_COMPARABLE, true) + 4 * GAP;
    let side = (sheet_width - words) / 2;
    let bottom = top + BREAK;
    sheet.hatch((0, top), (side, BREAK))?;
    sheet.hatch((sheet_width - side, top), (side, BREAK))?;
    sheet.rule((0, top), (sheet_width, top), Ink::Break)?;
    sheet.rule((0, bottom), (sheet_width, bottom), Ink::Break)?;
    let at = (sheet_width / 2, top + (BREAK - LINE) / 2);
    sheet.word(at, Align::Middle, Ink::Strong, NOT_COMPARABLE)
}

fn draw_panel(sheet: &Sheet, layout: &Layout, top: i32) -> Drawn {
    sheet.text((1, top), Align::Start, Ink::Strong, &layout.title)?;
    let below = top + lines_high(layout.title.len());
    sheet.text((1, below), Align::Start, Ink::Muted, &layout.period)?;
    let mut top = top + layout.title_height();
    for block in &layout.blocks {
        draw_block(sheet, layout, block, top)?;
        top += block.head + layout.rows.total() + 2 * GAP;
    }
    Ok(())
}

fn draw_block(sheet: &Sheet, layout: &Layout, block: &Block, top: i32) -> Drawn {
    let rows_top = top + block.head;
    for (row, line) in layout.lines.iter().enumerate() {
        let y = rows_top + layout.rows.start(row);
        let y = y + (layout.rows.size(row) - lines_high(line.label.len())) / 2;
        sheet.text((1, y), Align::Start, Ink::Text, &line.label)?;
    }
    let mut x = 1 + LABEL;
    for (index, report) in block.reports.iter().enumerate() {
        if let (Some(heading), Some(date)) = (block.headings.get(index), block.dates.get(index)) {
            let height = lines_high(heading.len());
            let y = rows_top - GAP / 2 - height - lines_high(date.len());
            sheet.text((x, y), Align::Start, Ink::Strong, heading)?;
            sheet.text((x, y + height), Align::Start, Ink::Muted, date)?;
        }
        draw_report(sheet, layout, report, (x, rows_top))?;
        x += layout.column;
    }
    Ok(())
}

/// The bars of one report, with their numbers.
fn draw_report(sheet: &Sheet, layout: &Layout, report: &ReportColumn, at: (i32, i32)) -> Drawn {
    let alone = layout.blocks.iter().all(|block| block.reports.len() == 1);
    let words = |number: u32| match (number, alone) {
        (0, _) => "none".to_owned(),
        (_, true) => count(units(number), "judgement", "judgements"),
        (_, false) => number.to_string(),
    };
    let counts: Vec<u32> = layout
        .lines
        .iter()
        .map(|line| match line.grade {
            Some(index) => report.counts.get(index).copied().unwrap_or(0),
            None => report.not_graded,
        })
        .collect();
    let room = counts.iter().map(|number| width(&words(*number), true)).max().unwrap_or(0);
    let size = (layout.column - room - 2 * GAP, layout.rows.total());
    let mut plot = sheet.plot(at, size, counts_to(layout.most), layout.rows.clone())?;
    let top = |row| (layout.rows.size(row) - BAR) / 2;
    for (row, (line, number)) in layout.lines.iter().zip(&counts).enumerate() {
        let corners = [(0, spot(row, top(row))), (*number, spot(row, top(row) + BAR))];
        plot.draw_series((*number > 0).then(|| Rectangle::new(corners, line.ink)))?;
    }
    let ends = vec![(0, spot(0, 0)), (0, spot(layout.lines.len(), 0))];
    plot.draw_series([PathElement::new(ends, Ink::Axis)])?;
    for (row, number) in counts.iter().enumerate() {
        let (x, y) = plot.backend_coord(&(*number, spot(row, top(row))));
        let ink = if *number == 0 { Ink::Muted } else { Ink::Strong };
        sheet.word((x + 6, y + (BAR - LINE - 1) / 2), Align::Start, ink, &words(*number))?;
    }
    Ok(())
}

fn describe(data: &History) -> Result<String, ChartError> {
    let mut sentences = Vec::new();
    for panel in &data.panels {
        let scale = Scale::check(&panel.scale)?;
        sentences.push(format!(
            "{} ({}): {}.",
            sentence(&panel.framework),
            panel.period,
            count(panel.reports.len(), "report", "reports")
        ));
        for report in &panel.reports {
            let graded: u32 = report.counts.iter().sum();
            let mut parts: Vec<String> = scale
                .steps()
                .zip(&report.counts)
                .map(|((_, grade), number)| match number {
                    0 => format!("none “{}”", grade.label),
                    _ => format!("{number} “{}”", grade.label),
                })
                .collect();
            if report.not_graded > 0 {
                parts.push(format!("{} not judged", report.not_graded));
            }
            sentences.push(format!(
                "{} ({}) gives {}: {}.",
                report.label,
                report.date,
                count(units(graded), "grade", "grades"),
                list(&parts)
            ));
        }
    }
    if data.panels.len() > 1 {
        let apart = "Each framework has its own scale: neither grades nor lengths of bars can be compared across a break. A bar’s length is its number of judgements, drawn to fit its own panel.";
        sentences.push(apart.to_owned());
    }
    Ok(sentences.join(" "))
}

fn table(data: &History) -> Result<ChartTable, ChartError> {
    let columns = ["Report", "Date", "Framework", "Grade", "Judgements"];
    let mut rows = Vec::new();
    for panel in &data.panels {
        let scale = Scale::check(&panel.scale)?;
        for report in &panel.reports {
            let grades = scale.steps().map(|(_, grade)| grade.in_full());
            let counts = report.counts.iter().copied();
            let ungraded = (report.not_graded > 0).then(|| (NOT_JUDGED.to_owned(), report.not_graded));
            for (grade, number) in grades.zip(counts).chain(ungraded) {
                let words = [&report.label, &report.date, &panel.framework];
                let numbers = [grade, number.to_string()];
                rows.push(words.into_iter().cloned().chain(numbers).collect());
            }
        }
    }
    Ok(ChartTable {
        caption: "Each report, and how many judgements it gives at each grade".to_owned(),
        columns: columns.map(str::to_owned).to_vec(),
        rows,
    })
}
