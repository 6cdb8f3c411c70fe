//! CSV writing: what is written is read back cell by cell, and no cell is a formula.

use inspection_atlas::render::data::{
    schema::{Field, Kind},
    sheet::Sheet,
};
use serde::Serialize;

use super::project::parts;

const COLUMNS: &[Field] = &[
    Field { name: "text", kind: Kind::Text, required: true, description: "" },
    Field { name: "list", kind: Kind::List, required: true, description: "" },
    Field { name: "number", kind: Kind::Integer, required: true, description: "" },
];

#[derive(Serialize)]
struct Row<'a> {
    text: &'a str,
    list: &'a [String],
    number: i64,
}

/// Rows of a text, a list of two and a number.
pub fn holds(data: &[u8]) {
    let parts = parts(data);
    let mut bytes = Vec::new();
    let mut sheet = Sheet::new(COLUMNS, &mut bytes).expect("a sheet can be begun");
    for (row, number) in parts.chunks(3).zip(-3..) {
        sheet.push(&Row { text: &row[0], list: &row[1..], number }).expect("any text fits into a cell");
    }
    let rows = sheet.finish().expect("a sheet can be ended");
    let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(bytes.as_slice());
    let read: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("the table can be read");
    assert_eq!((read.len(), rows), (parts.len().div_ceil(3), read.len()));
    for ((cells, row), number) in read.iter().zip(parts.chunks(3)).zip(-3_i64..) {
        let items: Vec<String> = row[1..].iter().map(|item| item.replace(';', ",")).collect();
        for (cell, meant) in [(&cells[0], row[0].clone()), (&cells[1], items.join(";"))] {
            assert!(cell == meant || cell.strip_prefix('\'') == Some(&meant), "{cell:?} for {meant:?}");
            assert!(!runs(cell), "a spreadsheet would run {cell:?}");
        }
        assert_eq!(cells[2], number.to_string());
    }
}

/// Whether a spreadsheet would take a cell for a formula: by its first sign, unless it is a number.
fn runs(cell: &str) -> bool {
    let digits = cell.trim_start_matches(['+', '-']).trim_end_matches('%').replace(',', "");
    let number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) && !number
}
