//! The key of a grade scale: its words in order, best first, each with its box
//! and its printed number.

use super::ink::{Align, Ink};
use super::scale::Scale;
use super::sheet::{Drawn, GAP, Sheet, WIDTH, lines_high};
use super::text_width::{width, wrap};

/// Size of a box.
const BOX: (i32, i32) = (20, 18);
/// Distance between two rows.
const ROW: i32 = 26;
/// Room between the note and the first row.
const BELOW_NOTE: i32 = 5;

/// A key laid out: a note on the direction of the strips, and the grades.
pub struct Key<'a> {
    scale: Scale<'a>,
    note: Vec<String>,
    abreast: usize,
    column: i32,
}

impl<'a> Key<'a> {
    /// Lays out the key of a scale for a sheet of the usual width.
    pub fn new(scale: Scale<'a>) -> Self {
        let note = match (scale.steps().next_back(), scale.steps().next()) {
            (Some((_, worst)), Some((_, best))) => format!(
                "The boxes run from {} on the left to {} on the right.",
                best.label.to_lowercase(),
                worst.label.to_lowercase()
            ),
            _ => String::new(),
        };
        let words = scale.steps().map(|(_, grade)| width(&grade.label, false));
        let column = BOX.0 + GAP + words.max().unwrap_or(0) + GAP;
        let abreast = usize::try_from(WIDTH / column).unwrap_or(1).max(1);
        Self { scale, note: wrap(&note, WIDTH - 2, false), abreast, column }
    }

    /// Height of the key.
    pub fn height(&self) -> i32 {
        let rows = usize::from(self.scale.of()).div_ceil(self.abreast);
        lines_high(self.note.len()) + BELOW_NOTE + ROW * i32::try_from(rows).unwrap_or(1)
    }

    /// Draws the key with its top at `top`.
    pub fn draw(&self, sheet: &Sheet, top: i32) -> Drawn {
        sheet.text((1, top), Align::Start, Ink::Muted, &self.note)?;
        let (mut x, mut y) = (1, top + lines_high(self.note.len()) + BELOW_NOTE);
        for (index, (step, grade)) in self.scale.steps().enumerate() {
            if index > 0 && index % self.abreast == 0 {
                (x, y) = (1, y + ROW);
            }
            sheet.rect((x, y), BOX, self.scale.fill(step))?;
            if let Some(number) = &grade.number {
                let middle = (x + BOX.0 / 2, y);
                sheet.word(middle, Align::Middle, self.scale.text(step), number)?;
            }
            sheet.word((x + BOX.0 + GAP, y), Align::Start, Ink::Text, &grade.label)?;
            x += self.column;
        }
        Ok(())
    }
}
