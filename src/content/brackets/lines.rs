//! Lines that look like something else than what markdown makes of them.

use super::Found;
use crate::diagnostics::Code;

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
