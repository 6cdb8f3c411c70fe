//! Lines that look like something else than what markdown makes of them.

use super::Found;
use crate::diagnostics::Code;

/// No table has more columns.
const MOST_COLUMNS: usize = 20;

/// `##Staying safe`, at the start of a line.
pub fn headings(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end().trim_start_matches('#');
        let signs = line.trim_end().len() - words.len();
        if (2..=6).contains(&signs) && words.starts_with(char::is_alphanumeric) {
            found.push(Found {
                range: start..start + signs + words.len(),
                code: Code::HeadingLevel,
                sure: true,
                message: "this is no heading: there is no space behind its signs".to_owned(),
                hint: format!("write: {} {words}", &line[..signs]),
            });
        }
        start += line.len();
    }
    found
}

/// `| a | b |`, where no table came of it: the line of hyphens below its first line is missing, or does not fit.
pub fn rows(text: &str) -> Option<Found> {
    let mut start = 0;
    let mut lines = text.split_inclusive('\n');
    loop {
        let line = lines.next()?;
        let row = line.trim();
        if row.starts_with('|') && row.ends_with('|') && row.matches('|').count() > 2 {
            let columns = row.matches('|').count() - 1;
            let hyphens = format!("|{}", "---|".repeat(columns.min(MOST_COLUMNS)));
            let below = lines.next().unwrap_or_default().trim();
            let is_rule = below.contains('-') && below.chars().all(|sign| "|-: ".contains(sign));
            let hint = if is_rule {
                format!("write as many columns in the line below: {hyphens}")
            } else {
                format!("write a line of hyphens below it: {hyphens}")
            };
            return Some(Found {
                range: start..start + line.trim_end().len(),
                code: Code::BadTable,
                sure: is_rule,
                message: "this is no table, and is printed as it stands".to_owned(),
                hint,
            });
        }
        start += line.len();
    }
}
