//! YAML to content: any bytes in the place of any file are read, or told what is wrong with them.

use super::project::{alone, paths, within};

/// The first byte says which file of the small atlas the rest takes the place of.
pub fn holds(data: &[u8]) {
    let Some((first, text)) = data.split_first() else { return };
    let paths = paths();
    let path = paths[usize::from(*first) % paths.len()].to_owned();
    let file = (path, text.to_vec());
    // Most inputs end here: what cannot be read need not be joined with all the rest.
    let read = alone(vec![file.clone()]);
    let broken = read.diagnostics.sorted(&read.sources).iter().any(|found| {
        matches!(found.code.as_str(), "yaml-syntax" | "yaml-feature" | "not-utf8" | "invisible-character")
    });
    if !broken {
        within(&[file]);
    }
}
