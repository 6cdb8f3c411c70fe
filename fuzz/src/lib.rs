//! The laws that any input has to meet, one module for each fuzz target.
//!
//! In: bytes, as the fuzzer or a seed gives them. Out: nothing; a law that is broken is a panic.
//!
//! The fuzz targets call these functions with inputs of their own making, and `tests/it/fuzzed.rs`
//! calls them with the seeds and with every input that was ever found, so that no target rots.

pub mod cells;
pub mod front_matter;
pub mod json_ld;
pub mod markdown;
pub mod paragraphs;
mod project;
pub mod routes;
pub mod yaml;

/// What any input has to meet: a panic where it does not.
pub type Law = fn(&[u8]);

/// The targets: the name of each, and its law.
pub const TARGETS: [(&str, Law); 7] = [
    ("csv", cells::holds),
    ("front_matter", front_matter::holds),
    ("json_ld", json_ld::holds),
    ("markdown", markdown::holds),
    ("paragraphs", paragraphs::holds),
    ("routes", routes::holds),
    ("yaml", yaml::holds),
];
