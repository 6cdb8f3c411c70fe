//! The grade table of one report as a chart: for each judgement its place on
//! the scale, its word and its printed number, in one panel a scope.

use super::bands::{Bands, spot};
use super::figure::finish;
use super::ink::{Align, Ink};
use super::key::Key;
use super::scale::{Grade, Scale};
use super::sheet::{Drawn, GAP, Plot, Sheet, WIDTH, lines_high, widest};
use super::text_width::{LINE, wrap};
use super::wording::{count, is_are, long_list, sentence};
use super::{Chart, ChartError, ChartTable, ChartText, labelled};
use plotters::element::{PathElement, Rectangle, Text};

/// Width of one place on the scale.
const PLACE: i32 = 20;
/// Widest a grade's word may be before it takes a second line.
const WORD: i32 = 104;
/// How far a judgement under another is moved in.
const INDENT: i32 = 12;
/// Most steps a judgement is moved in.
const DEEPEST: u8 = 2;
/// Most names a description gives for one grade.
const NAMED: usize = 4;

/// A report's grade table.
#[derive(Clone, Debug)]
pub struct Judgements {
    /// The grades of the report's framework, best first.
    pub scale: Vec<Grade>,
    /// The columns of the table, as printed. A single column may be unnamed
    /// (an empty string).
    pub scopes: Vec<String>,
    /// The rows, in printed order.
    pub areas: Vec<Area>,
}

/// One row of the table.
#[derive(Clone, Debug)]
pub struct Area {
    /// The judgement as printed.
    pub label: String,
    /// How deep it stands under other judgements; 0 for the top level.
    pub depth: u8,
    /// One cell a scope.
    pub cells: Vec<Cell>,
}

/// What the table holds for an area in a scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A step on the scale; 1 is the best.
    Grade(u8),
    /// No grade, and why, in words: "Not judged", "Not inspected".
    Absent(String),
}

/// A row of the drawing.
struct Line<'a> {
    kind: Kind<'a>,
    label: Vec<String>,
    word: Vec<String>,
}

enum Kind<'a> {
    Scope,
    Judged { depth: u8, cell: &'a Cell },
}

/// Draws the grade table of one report.
pub fn judgements(text: &ChartText, data: &Judgements) -> Result<Chart, ChartError> {
    let scale = Scale::check(&data.scale)?;
    check(data, scale)?;
    let sheet = draw(data, scale)?;
    finish(text, describe(data, scale), table(data, scale)?, &sheet.finish()?)
}

fn check(data: &Judgements, scale: Scale) -> Result<(), ChartError> {
    if data.areas.is_empty() || data.scopes.is_empty() {
        return Err(ChartError::NoData);
    }
    if data.scopes.len() > 1 {
        data.scopes.iter().try_for_each(|scope| labelled(scope, "scope"))?;
    }
    for area in &data.areas {
        labelled(&area.label, "judgement area")?;
        if area.cells.len() != data.scopes.len() {
            let (row, expected) = (area.label.clone(), data.scopes.len());
            return Err(ChartError::Ragged { row, expected, found: area.cells.len() });
        }
        for cell in &area.cells {
            match cell {
                Cell::Grade(step) => scale.grade(*step).map(drop)?,
                Cell::Absent(words) => labelled(words, "reason for an absent grade")?,
            }
        }
    }
    Ok(())
}

/// The rows: for each scope its name and what is graded in it. An area graded
/// nowhere stands in the first scope with its reason.
fn lines<'a>(
    data: &'a Judgements,
    scale: Scale<'a>,
    (label_width, word_width): (i32, i32),
) -> Result<Vec<Line<'a>>, ChartError> {
    let mut lines = Vec::new();
    for (index, scope) in data.scopes.iter().enumerate() {
        let heading = lines.len();
        for area in &data.areas {
            let Some(cell) = area.cells.get(index) else { continue };
            let nowhere = !area.cells.iter().any(|cell| matches!(cell, Cell::Grade(_)));
            let word = match cell {
                Cell::Grade(step) => &scale.grade(*step)?.label,
                Cell::Absent(words) if nowhere && index == 0 => words,
                Cell::Absent(_) => continue,
            };
            let indent = indent(area.depth);
            lines.push(Line {
                label: wrap(&area.label, (label_width - indent).max(PLACE), false),
                word: wrap(word, word_width, true),
                kind: Kind::Judged { depth: area.depth, cell },
            });
        }
        if lines.len() > heading && !scope.trim().is_empty() {
            let label = wrap(scope, WIDTH - 2, true);
            lines.insert(heading, Line { kind: Kind::Scope, label, word: Vec::new() });
        }
    }
    Ok(lines)
}

fn draw(data: &Judgements, scale: Scale) -> Result<Sheet, ChartError> {
    let strip = PLACE * i32::from(scale.of());
    let words = scale.steps().map(|(_, grade)| widest(&wrap(&grade.label, WORD, true), true));
    let word = words.max().unwrap_or(WORD);
    let label_width = WIDTH - 2 - strip - word - 2 * GAP;
    let lines = lines(data, scale, (label_width, word))?;
    let rows = Bands::new(lines.iter().map(|line| match line.kind {
        Kind::Scope => lines_high(line.label.len()) + 2 * GAP + GAP,
        Kind::Judged { .. } => lines_high(line.label.len().max(line.word.len())) + 2 * GAP,
    }));
    let places = std::iter::repeat_n(PLACE, usize::from(scale.of()));
    let columns = Bands::new([label_width + GAP].into_iter().chain(places).chain([GAP, word]));
    let key = Key::new(scale);
    let key_top = rows.total() + 2 * GAP;

    let sheet = Sheet::new(WIDTH, key_top + key.height());
    let size = (columns.total(), rows.total());
    let mut plot = sheet.plot((1, 0), size, columns.clone(), rows.clone())?;
    draw_rules(&mut plot, &lines, &columns)?;
    draw_labels(&mut plot, &lines)?;
    draw_places(&mut plot, &lines, scale)?;
    draw_words(&mut plot, &lines, scale)?;
    key.draw(&sheet, key_top)?;
    Ok(sheet)
}

/// How far a judgement of this depth is moved in.
fn indent(depth: u8) -> i32 {
    INDENT * i32::from(depth.min(DEEPEST))
}

/// A hairline above each judgement, and a firm line under each scope's name.
fn draw_rules(plot: &mut Plot<Bands, Bands>, lines: &[Line], columns: &Bands) -> Drawn {
    let right = spot(0, columns.total());
    for (row, pair) in lines.windows(2).enumerate() {
        let (ink, drawn) = match (&pair[0].kind, &pair[1].kind) {
            (Kind::Scope, _) => (Ink::Axis, true),
            (_, Kind::Judged { .. }) => (Ink::Grid, true),
            (_, Kind::Scope) => (Ink::Grid, false),
        };
        let at = spot(row + 1, 0);
        let rule = PathElement::new(vec![(spot(0, 0), at), (right, at)], ink);
        plot.draw_series(drawn.then_some(rule))?;
    }
    Ok(())
}

fn draw_labels(plot: &mut Plot<Bands, Bands>, lines: &[Line]) -> Drawn {
    plot.draw_series(lines.iter().enumerate().map(|(row, line)| {
        let (ink, indent, top) = match line.kind {
            Kind::Scope => (Ink::Strong, 0, 2 * GAP),
            Kind::Judged { depth, .. } => (Ink::Text, indent(depth), GAP),
        };
        let at = (spot(0, indent), spot(row, top));
        Text::new(line.label.join("\n"), at, ink.text(Align::Start))
    }))?;
    Ok(())
}

/// The strip of each judgement: low boxes for the places of the scale, best
/// on the left as in the key, and a tall one at the place reached.
fn draw_places(plot: &mut Plot<Bands, Bands>, lines: &[Line], scale: Scale) -> Drawn {
    let middle = GAP + LINE / 2;
    let place = |row, step, half| {
        let column = usize::from(step);
        [(spot(column, 1), spot(row, middle - half)), (spot(column, PLACE - 2), spot(row, middle + half))]
    };
    for (row, line) in lines.iter().enumerate() {
        let Kind::Judged { cell, .. } = line.kind else { continue };
        let reached = |step: &u8| *cell == Cell::Grade(*step);
        let empty = (1..=scale.of()).filter(|step| !reached(step));
        plot.draw_series(empty.map(|step| Rectangle::new(place(row, step, 4), Ink::Outline)))?;
    }
    for (row, line) in lines.iter().enumerate() {
        let Kind::Judged { cell: Cell::Grade(step), .. } = line.kind else { continue };
        let mark = Rectangle::new(place(row, *step, 10), scale.fill(*step));
        plot.draw_series([mark])?;
    }
    Ok(())
}

/// The word beside each strip, and the printed number in its tall box.
fn draw_words(plot: &mut Plot<Bands, Bands>, lines: &[Line], scale: Scale) -> Drawn {
    let word_column = usize::from(scale.of()) + 2;
    for (row, line) in lines.iter().enumerate() {
        let Kind::Judged { cell: Cell::Grade(step), .. } = line.kind else { continue };
        if let Some(number) = &scale.grade(*step)?.number {
            let column = usize::from(*step);
            let at = (spot(column, PLACE / 2 - 1), spot(row, GAP));
            let style = scale.text(*step).text(Align::Middle);
            plot.draw_series([Text::new(number.clone(), at, style)])?;
        }
    }
    for (row, line) in lines.iter().enumerate() {
        let ink = match line.kind {
            Kind::Scope => continue,
            Kind::Judged { cell: Cell::Grade(_), .. } => Ink::Strong,
            Kind::Judged { cell: Cell::Absent(_), .. } => Ink::Muted,
        };
        let at = (spot(word_column, 0), spot(row, GAP));
        plot.draw_series([Text::new(line.word.join("\n"), at, ink.text(Align::Start))])?;
    }
    Ok(())
}

fn describe(data: &Judgements, scale: Scale) -> String {
    let mut graded: Vec<(u8, String)> = Vec::new();
    let mut absent = 0;
    for area in &data.areas {
        for (scope, cell) in data.scopes.iter().zip(&area.cells) {
            match cell {
                Cell::Grade(step) if data.scopes.len() > 1 => {
                    graded.push((*step, format!("{}, {}", area.label, scope.to_lowercase())));
                }
                Cell::Grade(step) => graded.push((*step, area.label.clone())),
                Cell::Absent(_) => absent += 1,
            }
        }
    }
    let steps: Vec<String> = scale
        .steps()
        .map(|(step, grade)| {
            let names: Vec<&str> =
                graded.iter().filter(|(reached, _)| *reached == step).map(|(_, name)| name.as_str()).collect();
            let start = match names.len() {
                0 => "none is".to_owned(),
                many => format!("{many} {}", is_are(many)),
            };
            match names.len() {
                1..=NAMED => format!("{start} “{}” ({})", grade.label, long_list(&names)),
                _ => format!("{start} “{}”", grade.label),
            }
        })
        .collect();
    let reasons = match absent {
        0 => String::new(),
        _ => format!(" The table has {} without a grade, with the reason in words.", count(absent, "place", "places")),
    };
    let words = format!(
        "{} in {}. From best to worst: {}.{reasons}",
        count(graded.len(), "grade", "grades"),
        count(data.areas.len(), "judgement area", "judgement areas"),
        long_list(&steps)
    );
    sentence(&words)
}

fn table(data: &Judgements, scale: Scale) -> Result<ChartTable, ChartError> {
    let scopes = data.scopes.iter().map(|scope| match scope.trim() {
        "" => "Grade".to_owned(),
        named => named.to_owned(),
    });
    let mut rows = Vec::new();
    for area in &data.areas {
        let mut row = vec![area.label.clone()];
        for cell in &area.cells {
            row.push(match cell {
                Cell::Grade(step) => scale.grade(*step)?.in_full(),
                Cell::Absent(words) => words.clone(),
            });
        }
        rows.push(row);
    }
    Ok(ChartTable {
        caption: "Each judgement area, and how it was graded".to_owned(),
        columns: ["Judgement area".to_owned()].into_iter().chain(scopes).collect(),
        rows,
    })
}
