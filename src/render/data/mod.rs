//! Data (to be merged).

/// Files.
pub const FILES: &[(&str, &str)] = &[];
