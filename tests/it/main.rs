//! The tests of the whole program, in one binary.
//!
//! `site` makes a project in a folder of its own; every other module holds one promise of
//! `ARCHITECTURE.md` or of the manual. `ATLAS_BLESS=1 cargo test` rewrites what may be rewritten:
//! the golden tree, the messages of `tests/formats/` and `docs/diagnostics.md`.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod addresses;
mod bare;
mod cli;
mod colour;
mod compare;
mod components;
mod content;
mod counts;
mod determinism;
mod diagnostics;
mod difference;
mod docs;
mod embeds;
mod formats;
#[path = "../../fuzz/src/lib.rs"]
mod fuzz;
mod fuzzed;
mod golden;
mod hostile;
mod injection;
mod links;
mod live;
#[path = "../../benches/synthetic/mod.rs"]
mod maker;
mod manual;
mod metadata;
mod newcomer;
mod order;
mod palette;
mod parts;
mod places;
mod properties;
mod rust_source;
mod schema;
mod search;
mod serving;
mod shell;
mod site;
mod size;
mod style;
mod supply;
mod synthetic;
mod tidy;
mod weight;
mod workflows;

/// Whether expected files are to be rewritten instead of compared.
fn blessing() -> bool {
    std::env::var_os("ATLAS_BLESS").is_some_and(|value| !value.is_empty())
}
