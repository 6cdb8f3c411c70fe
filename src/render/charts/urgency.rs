//! Recommendations of one report by urgency, under the report's own headings
//! and in its order.

use super::bands::{Bands, spot};
use super::figure::finish;
use super::ink::{Align, Ink};
use super::sheet::{GAP, Sheet, WIDTH, counts_to, lines_high};
use super::tally::units;
use super::text_width::{LINE, width, wrap};
use super::wording::{count, list, sentence};
use super::{Chart, ChartError, ChartTable, ChartText, labelled};
use plotters::element::{PathElement, Rectangle, Text};

/// Height of a bar.
const BAR: i32 = 18;
/// The style sheet knows four tints.
const TINTS: u8 = 4;

/// A report's recommendations by urgency.
#[derive(Clone, Debug)]
pub struct Urgency {
    /// The headings in printed order, most urgent first.
    pub levels: Vec<Level>,
}

/// One heading.
#[derive(Clone, Debug)]
pub struct Level {
    /// The heading as printed, for example "For immediate action".
    pub label: String,
    /// Number of recommendations under it.
    pub count: u32,
}

/// Draws a bar for each heading.
pub fn urgency(text: &ChartText, data: &Urgency) -> Result<Chart, ChartError> {
    if data.levels.is_empty() {
        return Err(ChartError::NoData);
    }
    data.levels.iter().try_for_each(|level| labelled(&level.label, "urgency"))?;
    let sheet = draw(data)?;
    finish(text, describe(data), table(data), &sheet.finish()?)
}

fn draw(data: &Urgency) -> Result<Sheet, ChartError> {
    let labels: Vec<Vec<String>> = data.levels.iter().map(|level| wrap(&level.label, WIDTH - 2, false)).collect();
    let bar_top = |row: usize| labels.get(row).map_or(0, |lines| lines_high(lines.len())) + 3;
    let rows = Bands::new(labels.iter().map(|lines| lines_high(lines.len()) + 3 + BAR + 2 * GAP));
    let most = data.levels.iter().map(|level| level.count).max().unwrap_or(0).max(1);
    let beside = data.levels.iter().map(|level| width(&words(level.count), true)).max();
    let longest = WIDTH - 4 - GAP - beside.unwrap_or(0);

    let sheet = Sheet::new(WIDTH, rows.total());
    let mut plot = sheet.plot((2, 0), (longest, rows.total()), counts_to(most), rows)?;
    plot.draw_series(
        labels
            .iter()
            .enumerate()
            .map(|(row, lines)| Text::new(lines.join("\n"), (0, spot(row, 0)), Ink::Text.text(Align::Start))),
    )?;
    for ((row, level), tint) in data.levels.iter().enumerate().zip(1..) {
        let top = bar_top(row);
        let corners = [(0, spot(row, top)), (level.count, spot(row, top + BAR))];
        let bar = Rectangle::new(corners, Ink::Urgency(TINTS.min(tint)));
        plot.draw_series((level.count > 0).then_some(bar))?;
    }
    plot.draw_series((0..data.levels.len()).map(|row| {
        let top = bar_top(row);
        let ends = vec![(0, spot(row, top - 2)), (0, spot(row, top + BAR + 2))];
        PathElement::new(ends, Ink::Axis)
    }))?;
    for (row, level) in data.levels.iter().enumerate() {
        let ink = if level.count == 0 { Ink::Muted } else { Ink::Strong };
        // A word begins a gap after its bar, so it is placed in units of the
        // sheet and not of the scale.
        let (x, y) = plot.backend_coord(&(level.count, spot(row, bar_top(row))));
        sheet.word((x + GAP, y + (BAR - LINE) / 2), Align::Start, ink, &words(level.count))?;
    }
    Ok(sheet)
}

fn words(number: u32) -> String {
    match number {
        0 => "none".to_owned(),
        _ => count(units(number), "recommendation", "recommendations"),
    }
}

fn describe(data: &Urgency) -> String {
    let total = data.levels.iter().map(|level| level.count).sum();
    let parts: Vec<String> = data
        .levels
        .iter()
        .map(|level| match level.count {
            0 => format!("none “{}”", level.label),
            number => format!("{number} “{}”", level.label),
        })
        .collect();
    format!(
        "{} under {}. In the report’s order: {}.",
        sentence(&count(units(total), "recommendation", "recommendations")),
        count(data.levels.len(), "heading", "headings"),
        list(&parts)
    )
}

fn table(data: &Urgency) -> ChartTable {
    ChartTable {
        caption: "Each heading, and how many recommendations stand under it".to_owned(),
        columns: vec!["Urgency".to_owned(), "Recommendations".to_owned()],
        rows: data.levels.iter().map(|level| vec![level.label.clone(), level.count.to_string()]).collect(),
    }
}
