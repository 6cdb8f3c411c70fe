//! Strengths against weaknesses by judgement area of one report: bars to both
//! sides of one line, weaknesses on the left and strengths on the right.

use super::bands::{Bands, spot};
use super::figure::finish;
use super::ink::{Align, Ink};
use super::sheet::{Drawn, GAP, Plot, Sheet, WIDTH, lines_high};
use super::tally::{Pick, Tally, units};
use super::text_width::{LINE, width, wrap};
use super::wording::{count, sentence};
use super::{Chart, ChartError, ChartTable, ChartText, labelled};
use plotters::coord::types::RangedCoordi32;
use plotters::element::{PathElement, Rectangle};

/// Height of a bar.
const BAR: i32 = 16;
/// Room for the number at the end of the longest bar.
const NUMBER: i32 = 42;
/// Height of the names of the two sides.
const HEAD: i32 = LINE + GAP;

/// The findings of a report by judgement area.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// The areas in the report's order.
    pub areas: Vec<AreaEvidence>,
}

/// The findings in one area.
#[derive(Clone, Debug)]
pub struct AreaEvidence {
    /// The judgement area as printed, or what the rest is called.
    pub label: String,
    /// Whether it is a judgement area, and not the rest, which is under no single one.
    pub judged: bool,
    /// Its findings both ways.
    pub tally: Tally,
}

/// Draws a pair of bars for each area.
pub fn evidence(text: &ChartText, data: &Evidence) -> Result<Chart, ChartError> {
    if data.areas.is_empty() {
        return Err(ChartError::NoData);
    }
    data.areas.iter().try_for_each(|area| labelled(&area.label, "judgement area"))?;
    let sheet = draw(data)?;
    finish(text, describe(data), table(data), &sheet.finish()?)
}

fn draw(data: &Evidence) -> Result<Sheet, ChartError> {
    let mixed_room = data.areas.iter().map(|area| width(&mixed(area.tally), false)).max();
    let room = WIDTH - 2 - mixed_room.map_or(0, |wide| if wide > 0 { wide + GAP } else { 0 });
    let labels: Vec<Vec<String>> = data.areas.iter().map(|area| wrap(&area.label, room, false)).collect();
    let tops: Vec<i32> = labels.iter().map(|lines| GAP + lines_high(lines.len()) + 3).collect();
    let rows = Bands::new(tops.iter().map(|top| top + BAR + GAP));
    let most = data.areas.iter().map(|area| area.tally.strengths.max(area.tally.weaknesses));
    let most = signed(most.max().unwrap_or(0).max(1));
    let half = WIDTH / 2 - NUMBER;

    let sheet = Sheet::new(WIDTH, HEAD + rows.total());
    let middle = WIDTH / 2;
    sheet.word((middle - GAP, 0), Align::End, Ink::Strong, "− Weaknesses")?;
    sheet.word((middle + GAP, 0), Align::Start, Ink::Strong, "Strengths +")?;
    for (row, lines) in labels.iter().enumerate() {
        let top = HEAD + rows.start(row);
        sheet.rule((0, top), (WIDTH, top), Ink::Grid)?;
        sheet.text((1, top + GAP), Align::Start, Ink::Text, lines)?;
    }
    for (row, area) in data.areas.iter().enumerate() {
        let at = (WIDTH - 1, HEAD + rows.start(row) + GAP);
        sheet.word(at, Align::End, Ink::Muted, &mixed(area.tally))?;
    }
    let size = (2 * half, rows.total());
    let range = RangedCoordi32::from(-most..most);
    let mut plot = sheet.plot((middle - half, HEAD), size, range, rows)?;
    draw_bars(&mut plot, data, &tops)?;
    draw_numbers(&sheet, &plot, data, &tops)?;
    Ok(sheet)
}

fn draw_bars(plot: &mut Plot<RangedCoordi32, Bands>, data: &Evidence, tops: &[i32]) -> Drawn {
    let bar = |row, top, end, ink| {
        (end != 0).then(|| Rectangle::new([(0, spot(row, top)), (end, spot(row, top + BAR))], ink))
    };
    let areas = || data.areas.iter().zip(tops).enumerate();
    plot.draw_series(
        areas().filter_map(|(row, (area, top))| bar(row, *top, -signed(area.tally.weaknesses), Ink::Weakness)),
    )?;
    plot.draw_series(
        areas().filter_map(|(row, (area, top))| bar(row, *top, signed(area.tally.strengths), Ink::Strength)),
    )?;
    plot.draw_series(tops.iter().enumerate().map(|(row, top)| {
        let ends = vec![(0, spot(row, top - 2)), (0, spot(row, top + BAR + 2))];
        PathElement::new(ends, Ink::Axis)
    }))?;
    Ok(())
}

/// A number at the end of each bar; "none" where there is no bar.
fn draw_numbers(sheet: &Sheet, plot: &Plot<RangedCoordi32, Bands>, data: &Evidence, tops: &[i32]) -> Drawn {
    let sides: [(i32, Align, Pick); 2] =
        [(-1, Align::End, |tally| tally.weaknesses), (1, Align::Start, |tally| tally.strengths)];
    for (side, align, pick) in sides {
        for (row, (area, top)) in data.areas.iter().zip(tops).enumerate() {
            let number = pick(area.tally);
            let (ink, word) = match number {
                0 => (Ink::Muted, "none".to_owned()),
                _ => (Ink::Strong, number.to_string()),
            };
            let (x, y) = plot.backend_coord(&(side * signed(number), spot(row, *top)));
            sheet.word((x + side * 6, y + (BAR - LINE - 1) / 2), align, ink, &word)?;
        }
    }
    Ok(())
}

/// "2 mixed", or nothing.
fn mixed(tally: Tally) -> String {
    if tally.mixed == 0 { String::new() } else { format!("{} mixed", tally.mixed) }
}

fn signed(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

fn describe(data: &Evidence) -> String {
    let total = data.areas.iter().map(|area| area.tally).sum::<Tally>();
    let areas: Vec<Tally> = data.areas.iter().filter(|area| area.judged).map(|area| area.tally).collect();
    let number = |wanted: fn(Tally) -> bool| areas.iter().filter(|tally| wanted(**tally)).count();
    let more = number(|tally| tally.strengths > tally.weaknesses);
    let fewer = number(|tally| tally.strengths < tally.weaknesses);
    let neither = number(|tally| tally.strengths == tally.weaknesses);
    let equal = match neither {
        0 => String::new(),
        1 => "; in 1 area both are equal in number".to_owned(),
        many => format!("; in {many} areas both are equal in number"),
    };
    let under = match areas.len() {
        0 => "under no single judgement area".to_owned(),
        number => {
            let rest = if number < data.areas.len() { " and under no single one" } else { "" };
            format!("in {}{rest}", count(number, "judgement area", "judgement areas"))
        }
    };
    let compared = if areas.is_empty() {
        String::new()
    } else {
        let [more, fewer] = [more, fewer].map(|number| count(number, "area", "areas"));
        format!(" Strengths are more numerous in {more}, weaknesses in {fewer}{equal}.")
    };
    format!(
        "{} {under}: {}.{compared} A count of findings is not a measure of quality.",
        sentence(&count(units(total.total()), "finding", "findings")),
        total.words(),
    )
}

fn table(data: &Evidence) -> ChartTable {
    let columns = ["Judgement area", "Strengths", "Weaknesses", "Mixed"];
    ChartTable {
        caption: "Each judgement area, and how many findings speak which way".to_owned(),
        columns: columns.map(str::to_owned).to_vec(),
        rows: data
            .areas
            .iter()
            .map(|AreaEvidence { label, tally, .. }| {
                let numbers = [tally.strengths, tally.weaknesses, tally.mixed];
                [label.clone()].into_iter().chain(numbers.map(|n| n.to_string())).collect()
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::{AreaEvidence, Evidence, Tally, describe};

    fn described(areas: &[(bool, u32, u32)]) -> String {
        let area = |&(judged, strengths, weaknesses): &(bool, u32, u32)| AreaEvidence {
            label: String::new(),
            judged,
            tally: Tally { strengths, weaknesses, mixed: 0 },
        };
        describe(&Evidence { areas: areas.iter().map(area).collect() })
    }

    #[test]
    fn what_is_under_no_single_area_counts_as_findings_and_not_as_an_area() {
        let begins = |areas: &[(bool, u32, u32)], words: &str| {
            let said = described(areas);
            assert!(said.starts_with(words), "{said}");
        };
        begins(
            &[(true, 3, 1), (true, 1, 2), (false, 4, 0)],
            "11 findings in 2 judgement areas and under no single one: 8 strengths, 3 weaknesses. \
             Strengths are more numerous in 1 area, weaknesses in 1 area. A count",
        );
        begins(&[(true, 3, 1)], "4 findings in 1 judgement area: 3 strengths, 1 weakness. Strengths are");
        begins(&[(false, 1, 1)], "2 findings under no single judgement area: 1 strength, 1 weakness. A count");
    }
}
