//! How the grades for one judgement area spread over the reports of one
//! framework: a row for each grade, best first, with the reports' names.

use super::bands::{Bands, spot};
use super::figure::finish;
use super::ink::{Align, Ink};
use super::scale::{Grade, Scale};
use super::sheet::{Drawn, GAP, Plot, Sheet, WIDTH, lines_high};
use super::text_width::{LINE, width, wrap};
use super::wording::{count, give_gives, is_are, list, long_list, sentence};
use super::{Chart, ChartError, ChartTable, ChartText, labelled};
use plotters::element::{Circle, PathElement, Rectangle, Text};

/// Width of a grade's box.
const BOX: i32 = 22;
/// Where the names begin.
const NAMES: i32 = 130;
/// Radius of a dot.
const DOT: i32 = 4;
/// Room between a dot and its name.
const LEAD: i32 = 14;
/// Distance between two lines of names.
const STEP: i32 = 21;
/// Length of the longest bar.
const BAR: usize = (WIDTH - NAMES - 2).unsigned_abs() as usize;
/// Most names a description gives for one grade.
const NAMED: usize = 6;

/// The reports that judge one area under one framework.
#[derive(Clone, Debug)]
pub struct Spread {
    /// The grades of the framework, best first.
    pub scale: Vec<Grade>,
    /// For each grade the reports that give it, in the order to be shown; as
    /// long as `scale`.
    pub reports: Vec<Vec<String>>,
    /// Reports without a grade, by reason.
    pub ungraded: Vec<Ungraded>,
    /// Whether the reports are named; else bars say how many they are.
    pub named: bool,
}

/// Reports without a grade for one reason.
#[derive(Clone, Debug)]
pub struct Ungraded {
    /// The reason in words: "Not judged", "Not inspected".
    pub reason: String,
    /// The reports.
    pub reports: Vec<String>,
}

/// A row of the drawing.
struct Line<'a> {
    step: Option<u8>,
    number: Option<&'a String>,
    label: &'a str,
    wrapped: Vec<String>,
    names: Vec<Name>,
    /// How long the bar is that stands for the names.
    bar: Option<i32>,
    all: &'a [String],
}

/// A name with its place among the names of its row.
struct Name {
    x: i32,
    y: i32,
    lines: Vec<String>,
}

/// Draws the spread of one area's grades.
pub fn spread(text: &ChartText, data: &Spread) -> Result<Chart, ChartError> {
    let scale = Scale::check(&data.scale)?;
    check(data)?;
    let lines = lines(data, scale);
    let sheet = draw(&lines, scale)?;
    finish(text, describe(data, &lines), table(data, &lines), &sheet.finish()?)
}

fn check(data: &Spread) -> Result<(), ChartError> {
    if data.reports.len() != data.scale.len() {
        let (expected, found) = (data.scale.len(), data.reports.len());
        return Err(ChartError::Ragged { row: "reports".to_owned(), expected, found });
    }
    let ungraded = data.ungraded.iter().map(|group| &group.reports);
    let mut names = data.reports.iter().chain(ungraded).flatten().peekable();
    if names.peek().is_none() {
        return Err(ChartError::NoData);
    }
    names.try_for_each(|name| labelled(name, "report"))?;
    data.ungraded.iter().try_for_each(|group| labelled(&group.reason, "reason for no grade"))
}

fn lines<'a>(data: &'a Spread, scale: Scale<'a>) -> Vec<Line<'a>> {
    let graded = scale
        .steps()
        .zip(&data.reports)
        .map(|((step, grade), names)| (Some(step), grade.number.as_ref(), grade.label.as_str(), names));
    let ungraded = data.ungraded.iter().map(|group| (None, None, group.reason.as_str(), &group.reports));
    let most = data.reports.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let bar = |many: usize| i32::try_from(many * BAR / most).unwrap_or(0).max(i32::from(many > 0));
    graded
        .chain(ungraded)
        .map(|(step, number, label, names)| Line {
            step,
            number,
            label,
            wrapped: wrap(label, NAMES - BOX - 2 * GAP, true),
            names: if data.named { flow(names) } else { Vec::new() },
            bar: (!data.named).then(|| bar(names.len())),
            all: names,
        })
        .collect()
}

/// Sets names one after the other in as many lines as they need.
fn flow(names: &[String]) -> Vec<Name> {
    let room = WIDTH - NAMES - 2;
    let tab = room / 2;
    let (mut x, mut y) = (0, 0);
    let mut placed = Vec::new();
    for name in names {
        let needed = LEAD + width(name, false);
        if x > 0 && x + needed > room {
            (x, y) = (0, y + STEP);
        }
        let lines = wrap(name, room - LEAD, false);
        let below = lines_high(lines.len().saturating_sub(1));
        placed.push(Name { x, y, lines });
        // The next name begins at a tab stop, so that dots stand in columns.
        x = (x + needed + GAP + tab - 1) / tab * tab;
        y += below;
    }
    placed
}

impl Line<'_> {
    fn height(&self) -> i32 {
        let last = self.names.last().map_or(0, |name| name.y);
        let left = lines_high(self.wrapped.len() + 1);
        left.max(last + LINE) + 2 * GAP
    }
}

fn draw(lines: &[Line], scale: Scale) -> Result<Sheet, ChartError> {
    let rows = Bands::new(lines.iter().map(Line::height));
    let columns = Bands::new([NAMES, WIDTH - NAMES - 1]);
    let sheet = Sheet::new(WIDTH, rows.total());
    let size = (columns.total(), rows.total());
    let mut plot = sheet.plot((0, 0), size, columns, rows)?;
    plot.draw_series((1..lines.len()).map(|row| {
        let ends = vec![(spot(0, 0), spot(row, 0)), (spot(2, 0), spot(row, 0))];
        PathElement::new(ends, Ink::Grid)
    }))?;
    draw_grades(&mut plot, lines, scale)?;
    draw_names(&mut plot, lines)?;
    let bars = lines.iter().enumerate().filter_map(|(row, line)| Some((row, line.bar.filter(|long| *long > 0)?)));
    plot.draw_series(bars.map(|(row, long)| {
        Rectangle::new([(spot(1, 0), spot(row, GAP)), (spot(1, long), spot(row, GAP + LINE))], Ink::Dot)
    }))?;
    Ok(sheet)
}

/// The left column: the box with the printed number, the word and the count.
fn draw_grades(plot: &mut Plot<Bands, Bands>, lines: &[Line], scale: Scale) -> Drawn {
    for (row, line) in lines.iter().enumerate() {
        let corners = [(spot(0, 1), spot(row, GAP - 1)), (spot(0, 1 + BOX), spot(row, GAP + LINE + 1))];
        let ink = line.step.map_or(Ink::Outline, |step| scale.fill(step));
        plot.draw_series([Rectangle::new(corners, ink)])?;
        if let (Some(step), Some(number)) = (line.step, line.number) {
            let at = (spot(0, 1 + BOX / 2), spot(row, GAP));
            let style = scale.text(step).text(Align::Middle);
            plot.draw_series([Text::new(number.clone(), at, style)])?;
        }
    }
    let left = spot(0, BOX + GAP);
    plot.draw_series(lines.iter().enumerate().map(|(row, line)| {
        let at = (left, spot(row, GAP));
        Text::new(line.wrapped.join("\n"), at, Ink::Strong.text(Align::Start))
    }))?;
    plot.draw_series(lines.iter().enumerate().map(|(row, line)| {
        let words = match line.all.len() {
            0 => "none".to_owned(),
            many => count(many, "report", "reports"),
        };
        let at = (left, spot(row, GAP + lines_high(line.wrapped.len())));
        Text::new(words, at, Ink::Muted.text(Align::Start))
    }))?;
    Ok(())
}

fn draw_names(plot: &mut Plot<Bands, Bands>, lines: &[Line]) -> Drawn {
    let names = || {
        let rows = lines.iter().enumerate();
        rows.flat_map(|(row, line)| line.names.iter().map(move |name| (row, name)))
    };
    plot.draw_series(names().map(|(row, name)| {
        let at = (spot(1, name.x + DOT), spot(row, GAP + name.y + LINE / 2));
        Circle::new(at, DOT, Ink::Dot)
    }))?;
    plot.draw_series(names().map(|(row, name)| {
        let at = (spot(1, name.x + LEAD), spot(row, GAP + name.y));
        Text::new(name.lines.join("\n"), at, Ink::Text.text(Align::Start))
    }))?;
    Ok(())
}

fn describe(data: &Spread, lines: &[Line]) -> String {
    let graded = data.reports.iter().map(Vec::len).sum();
    let named = |line: &Line| {
        let names = |many| if many <= NAMED { format!(" ({})", list(line.all)) } else { String::new() };
        match (line.all.len(), line.step) {
            (0, _) => format!("none gives “{}”", line.label),
            (many, Some(_)) => format!("{many} {} “{}”{}", give_gives(many), line.label, names(many)),
            (many, None) => format!("{many} {} “{}”{}", is_are(many), line.label, names(many)),
        }
    };
    let (graded_lines, others): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(|line| line.step.is_some());
    let steps: Vec<String> = graded_lines.into_iter().map(named).collect();
    let others: Vec<String> = others.into_iter().filter(|line| !line.all.is_empty()).map(named).collect();
    let without = if others.is_empty() { String::new() } else { format!(" Without a grade: {}.", long_list(&others)) };
    format!(
        "{} {} a grade. From best to worst: {}.{without}",
        sentence(&count(graded, "report", "reports")),
        give_gives(graded),
        long_list(&steps)
    )
}

fn table(data: &Spread, lines: &[Line]) -> ChartTable {
    let columns = ["Grade", "Number of reports", "Reports"];
    let columns = &columns[..if data.named { 3 } else { 2 }];
    let grades = data.scale.iter().map(Grade::in_full);
    let reasons = data.ungraded.iter().map(|group| group.reason.clone());
    let rows = grades.chain(reasons).zip(lines).map(|(label, line)| {
        let names = || if line.all.is_empty() { "none".to_owned() } else { line.all.join(", ") };
        let mut row = vec![label, line.all.len().to_string()];
        row.extend(data.named.then(names));
        row
    });
    ChartTable {
        caption: "Each grade, and how many reports give it".to_owned(),
        columns: columns.iter().map(|name| (*name).to_owned()).collect(),
        rows: rows.collect(),
    }
}
