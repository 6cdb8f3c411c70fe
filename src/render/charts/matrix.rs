//! Themes against reports: in each cell how many findings name a strength and
//! how many a weakness, as signed numbers over a small pair of bars.

use super::bands::{Bands, spot};
use super::figure::finish;
use super::ink::{Align, Ink};
use super::sheet::{Drawn, GAP, Plot, Sheet, lines_high, widest};
use super::tally::{Pick, Tally};
use super::text_width::{LINE, width, wrap};
use super::wording::{count, has_have, list, sentence};
use super::{Chart, ChartError, ChartTable, ChartText, labelled};
use plotters::element::{PathElement, Rectangle, Text};

/// Width of the labels.
const LABEL: i32 = 180;
/// Narrowest column.
const COLUMN: i32 = 68;
/// How wide a line of a heading may be, unless one word needs more.
const HEADING: i32 = 96;
/// Height of the bars under the numbers.
const BAR: i32 = 5;
/// Room above and below a row.
const PAD: i32 = 5;
/// Most themes that a description names as the most frequent.
const NAMED: usize = 3;

/// The evidence matrix.
#[derive(Clone, Debug)]
pub struct Matrix {
    /// Short names of the reports, in the order to be shown.
    pub reports: Vec<String>,
    /// The themes in groups. A single group may be unnamed (an empty string).
    pub groups: Vec<ThemeGroup>,
}

/// Themes under one heading.
#[derive(Clone, Debug)]
pub struct ThemeGroup {
    /// The heading.
    pub label: String,
    /// Its themes.
    pub themes: Vec<ThemeRow>,
}

/// One theme.
#[derive(Clone, Debug)]
pub struct ThemeRow {
    /// Title of the theme.
    pub label: String,
    /// One tally a report.
    pub tallies: Vec<Tally>,
}

/// A row of the drawing: a heading or a theme.
struct Line<'a> {
    label: Vec<String>,
    theme: Option<&'a ThemeRow>,
}

/// Sizes that all columns share.
struct Layout {
    headings: Vec<Vec<String>>,
    head: i32,
    column: i32,
    /// Longest bar, and the count it stands for.
    bar: i32,
    most: u32,
}

/// Draws the matrix of themes and reports.
pub fn matrix(text: &ChartText, data: &Matrix) -> Result<Chart, ChartError> {
    check(data)?;
    let sheet = draw(data)?;
    finish(text, describe(data), table(data), &sheet.finish()?)
}

fn themes(data: &Matrix) -> impl Iterator<Item = &ThemeRow> {
    data.groups.iter().flat_map(|group| &group.themes)
}

fn check(data: &Matrix) -> Result<(), ChartError> {
    if data.reports.is_empty() || themes(data).next().is_none() {
        return Err(ChartError::NoData);
    }
    data.reports.iter().try_for_each(|report| labelled(report, "report"))?;
    if data.groups.len() > 1 {
        data.groups.iter().try_for_each(|group| labelled(&group.label, "group of themes"))?;
    }
    themes(data).try_for_each(|theme| {
        labelled(&theme.label, "theme")?;
        let (expected, found) = (data.reports.len(), theme.tallies.len());
        if expected == found {
            return Ok(());
        }
        Err(ChartError::Ragged { row: theme.label.clone(), expected, found })
    })
}

fn layout(data: &Matrix) -> Layout {
    let words = data.reports.iter().flat_map(|report| report.split_whitespace());
    let longest = words.map(|word| width(word, true)).max().unwrap_or(0).clamp(HEADING, LABEL);
    let headings: Vec<Vec<String>> = data.reports.iter().map(|report| wrap(report, longest, true)).collect();
    let head = headings.iter().map(Vec::len).max().unwrap_or(1);
    let widest_heading = headings.iter().map(|lines| widest(lines, true)).max().unwrap_or(0);
    let tallies = || themes(data).flat_map(|theme| &theme.tallies);
    let most = tallies().map(|tally| tally.strengths.max(tally.weaknesses)).max().unwrap_or(0);
    let number = width(&format!("−{most}"), true) + 6;
    let mixed = tallies().map(|tally| tally.mixed).max().unwrap_or(0);
    let aside = if mixed > 0 { width(&format!("±{mixed}"), false) + 6 } else { 0 };
    let column = COLUMN.max(widest_heading + 12).max(2 * number + 2 * aside + 8);
    Layout { headings, head: lines_high(head) + PAD, column, bar: column / 2 - 10, most: most.max(1) }
}

fn lines(data: &Matrix) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    for group in &data.groups {
        if !group.label.trim().is_empty() && !group.themes.is_empty() {
            lines.push(Line { label: wrap(&group.label, LABEL * 2, true), theme: None });
        }
        lines.extend(
            group.themes.iter().map(|theme| Line { label: wrap(&theme.label, LABEL - GAP, false), theme: Some(theme) }),
        );
    }
    lines
}

fn draw(data: &Matrix) -> Result<Sheet, ChartError> {
    let layout = layout(data);
    let lines = lines(data);
    let rows = Bands::new(lines.iter().map(|line| {
        let text = lines_high(line.label.len());
        match line.theme {
            Some(_) => text.max(LINE + BAR) + 2 * PAD,
            None => text + 3 * PAD,
        }
    }));
    let wide = std::iter::repeat_n(layout.column, data.reports.len());
    let columns = Bands::new([LABEL].into_iter().chain(wide));
    let key = wrap("− weaknesses, + strengths, ± mixed; – no findings", columns.total(), false);
    let top = lines_high(key.len()) + GAP + layout.head;

    let sheet = Sheet::new(columns.total() + 2, top + rows.total() + PAD);
    sheet.text((1, 0), Align::Start, Ink::Muted, &key)?;
    for (index, heading) in layout.headings.iter().enumerate() {
        let x = 1 + columns.start(index + 1) + layout.column / 2;
        let y = top - PAD - lines_high(heading.len());
        sheet.text((x, y), Align::Middle, Ink::Strong, heading)?;
    }
    let size = (columns.total(), rows.total());
    let mut plot = sheet.plot((1, top), size, columns, rows)?;
    draw_frame(&mut plot, &lines, data.reports.len())?;
    draw_labels(&mut plot, &lines)?;
    draw_bars(&mut plot, &lines, &layout)?;
    draw_numbers(&mut plot, &lines, &layout)?;
    Ok(sheet)
}

fn draw_frame(plot: &mut Plot<Bands, Bands>, lines: &[Line], reports: usize) -> Drawn {
    let across = |row| vec![(spot(0, 0), spot(row, 0)), (spot(reports + 1, 0), spot(row, 0))];
    let after_heading = |row: &usize| *row == 0 || lines.get(row - 1).is_some_and(|line| line.theme.is_none());
    let before_theme = |row: &usize| lines.get(*row).is_some_and(|line| line.theme.is_some());
    let rows = || (0..lines.len()).filter(before_theme);
    plot.draw_series(rows().filter(|row| !after_heading(row)).map(|row| PathElement::new(across(row), Ink::Grid)))?;
    plot.draw_series(rows().filter(after_heading).map(|row| PathElement::new(across(row), Ink::Axis)))?;
    Ok(())
}

fn draw_labels(plot: &mut Plot<Bands, Bands>, lines: &[Line]) -> Drawn {
    for heading in [true, false] {
        let (ink, top) = if heading { (Ink::Strong, 2 * PAD) } else { (Ink::Text, PAD) };
        let wanted = lines.iter().enumerate().filter(|(_, line)| line.theme.is_none() == heading);
        plot.draw_series(wanted.map(|(row, line)| {
            let at = (spot(0, 0), spot(row, top));
            Text::new(line.label.join("\n"), at, ink.text(Align::Start))
        }))?;
    }
    Ok(())
}

/// Every cell with its row and column, column by column within a row.
fn cells<'a>(lines: &'a [Line<'a>]) -> impl Iterator<Item = (usize, usize, Tally)> + 'a {
    lines.iter().enumerate().flat_map(|(row, line)| {
        let tallies = line.theme.map_or(&[][..], |theme| &theme.tallies[..]);
        tallies.iter().enumerate().map(move |(index, tally)| (row, index + 1, *tally))
    })
}

/// The small bars: they repeat the numbers and add nothing to them.
fn draw_bars(plot: &mut Plot<Bands, Bands>, lines: &[Line], layout: &Layout) -> Drawn {
    let middle = layout.column / 2;
    let top = PAD + LINE;
    let sides: [(i32, Ink, Pick); 2] =
        [(-1, Ink::Weakness, |tally| tally.weaknesses), (1, Ink::Strength, |tally| tally.strengths)];
    for (side, ink, pick) in sides {
        let long = |tally| {
            let share = i64::from(layout.bar) * i64::from(pick(tally)) / i64::from(layout.most);
            i32::try_from(share).unwrap_or(layout.bar).max(2)
        };
        let filled = cells(lines).filter(|(_, _, tally)| pick(*tally) > 0);
        plot.draw_series(filled.map(|(row, column, tally)| {
            let near = spot(column, middle + side);
            let far = spot(column, middle + side * (1 + long(tally)));
            Rectangle::new([(near, spot(row, top)), (far, spot(row, top + BAR))], ink)
        }))?;
    }
    Ok(())
}

fn draw_numbers(plot: &mut Plot<Bands, Bands>, lines: &[Line], layout: &Layout) -> Drawn {
    let middle = layout.column / 2;
    let at = |row, column, x| (spot(column, x), spot(row, PAD - 1));
    let weak = cells(lines).filter(|(_, _, tally)| tally.weaknesses > 0);
    plot.draw_series(weak.map(|(row, column, tally)| {
        let word = format!("−{}", tally.weaknesses);
        Text::new(word, at(row, column, middle - 4), Ink::Text.text(Align::End))
    }))?;
    let strong = cells(lines).filter(|(_, _, tally)| tally.strengths > 0);
    plot.draw_series(strong.map(|(row, column, tally)| {
        let word = format!("+{}", tally.strengths);
        Text::new(word, at(row, column, middle + 4), Ink::Text.text(Align::Start))
    }))?;
    let mixed = cells(lines).filter(|(_, _, tally)| tally.mixed > 0);
    plot.draw_series(mixed.map(|(row, column, tally)| {
        let word = format!("±{}", tally.mixed);
        let x = layout.column - 4;
        Text::new(word, at(row, column, x), Ink::Muted.text(Align::End))
    }))?;
    let silent = cells(lines).filter(|(_, _, tally)| tally.total() == 0);
    plot.draw_series(silent.map(|(row, column, _)| {
        let style = Ink::Muted.text(Align::Middle);
        Text::new("–".to_owned(), at(row, column, middle), style)
    }))?;
    Ok(())
}

fn describe(data: &Matrix) -> String {
    let total: Tally = themes(data).flat_map(|theme| &theme.tallies).copied().sum();
    let silent = themes(data).filter(|theme| theme.tallies.iter().all(|tally| tally.total() == 0)).count();
    let mut sentences = vec![format!(
        "{} in {}, with {} in all; a finding counts under each of its themes.",
        sentence(&count(themes(data).count(), "theme", "themes")),
        count(data.reports.len(), "report", "reports"),
        total.words()
    )];
    let kinds: [(&str, Pick); 2] = [("strengths", |tally| tally.strengths), ("weaknesses", |tally| tally.weaknesses)];
    for (what, pick) in kinds {
        if let Some((names, most)) = most_frequent(data, pick) {
            let each = if names.len() > 1 { " each" } else { "" };
            sentences.push(format!("Most {what}: {} ({most}{each}).", list(&names)));
        }
    }
    if silent > 0 {
        let themes = sentence(&count(silent, "theme", "themes"));
        sentences.push(format!("{themes} {} no findings in any of them.", has_have(silent)));
    }
    sentences.join(" ")
}

/// The themes with the highest count over all reports, unless too many share
/// it or it is nothing.
fn most_frequent(data: &Matrix, pick: Pick) -> Option<(Vec<&str>, u32)> {
    let sum = |theme: &ThemeRow| theme.tallies.iter().copied().map(pick).sum::<u32>();
    let most = themes(data).map(sum).max().filter(|most| *most > 0)?;
    let names: Vec<&str> = themes(data).filter(|theme| sum(theme) == most).map(|theme| theme.label.as_str()).collect();
    (names.len() <= NAMED).then_some((names, most))
}

fn table(data: &Matrix) -> ChartTable {
    let named = data.groups.iter().any(|group| !group.label.trim().is_empty());
    let mut columns = vec!["Theme".to_owned()];
    columns.extend(named.then(|| "Group".to_owned()));
    columns.extend(data.reports.iter().cloned());
    let rows = data.groups.iter().flat_map(|group| {
        group.themes.iter().map(move |theme| {
            let mut row = vec![theme.label.clone()];
            row.extend(named.then(|| match group.label.trim() {
                "" => "no group".to_owned(),
                label => label.to_owned(),
            }));
            row.extend(theme.tallies.iter().map(|tally| tally.words()));
            row
        })
    });
    let caption = "Each theme, and how many findings of each report speak which way".to_owned();
    ChartTable { caption, rows: rows.collect(), columns }
}
