//! Rows of tables that lose words: markdown drops every cell that has no column.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::{content::brackets::Found, diagnostics::Code};

/// The row of a table that is being read.
#[derive(Debug, Default)]
pub struct Rows {
    /// How many columns the table has.
    columns: usize,
    /// Where the last cell ends that was read.
    cell_end: usize,
}

impl Rows {
    /// Takes note of an event, which comes from `range` of `text`. Returns what is wrong with the row that it ends.
    pub fn take(&mut self, event: &Event<'_>, range: &Range<usize>, text: &str) -> Option<Found> {
        match event {
            Event::Start(Tag::Table(columns)) => self.columns = columns.len(),
            Event::Start(Tag::TableRow) => self.cell_end = range.start,
            Event::End(TagEnd::TableCell) => self.cell_end = range.end,
            Event::End(TagEnd::TableRow) => return self.dropped(range, text),
            _ => {}
        }
        None
    }

    /// The cells of a row behind its last column.
    fn dropped(&self, row: &Range<usize>, text: &str) -> Option<Found> {
        let rest = text.get(self.cell_end.min(row.end)..row.end)?;
        let is_line = |sign: char| sign == '|' || sign.is_whitespace();
        let words = rest.trim_matches(is_line);
        let start = row.end - rest.trim_start_matches(is_line).len();
        (!words.is_empty()).then(|| Found {
            range: start..start + words.len(),
            code: Code::BadTable,
            sure: true,
            message: format!(
                "these words are not shown: the head of the table has {} columns, and this row has more",
                self.columns
            ),
            hint: "give the head and the line of hyphens below it one more column, take one out of this row, or write \\| for a line that is part of the words".to_owned(),
        })
    }
}
