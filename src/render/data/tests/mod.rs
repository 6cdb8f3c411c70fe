//! The published data of the real content, and of content made to be awkward.

mod awkward;
mod citations;
mod contract;
mod json;
mod package;

use std::{collections::BTreeMap, path::Path, sync::LazyLock};

use super::{DataFiles, render};
use crate::{
    model::Atlas,
    pages::Limits,
    pipeline,
    render::{Outputs, Shelf},
};

/// The repository's own content.
pub static ATLAS: LazyLock<Atlas> = LazyLock::new(|| {
    let checked =
        pipeline::checked(Path::new(env!("CARGO_MANIFEST_DIR")), None, &mut pipeline::Clock::new(&mut |_| {})).unwrap();
    Atlas::clone(&checked.atlas.unwrap())
});

/// Its published data.
pub static BUILT: LazyLock<(Outputs, DataFiles)> = LazyLock::new(|| built(&ATLAS));

/// The published data of an atlas.
pub fn built(atlas: &Atlas) -> (Outputs, DataFiles) {
    let out = Shelf::default();
    let files = render(atlas, &Limits::default(), &out).unwrap();
    (out.into_outputs(), files)
}

/// A row, by its columns.
pub type Row = BTreeMap<String, String>;

/// The rows of a table, read back.
pub fn rows(out: &Outputs, table: &str) -> Vec<Row> {
    let bytes = out.get(&format!("data/{table}.csv")).unwrap();
    let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(bytes);
    reader.deserialize().map(Result::unwrap).collect()
}

/// The column names of a table.
pub fn header(out: &Outputs, table: &str) -> String {
    let text = std::str::from_utf8(out.get(&format!("data/{table}.csv")).unwrap()).unwrap();
    text.split("\r\n").next().unwrap().to_owned()
}
