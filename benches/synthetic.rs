//! Writes a synthetic atlas: `cargo run --release --example synthetic -- REPORTS FOLDER`.

#[path = "synthetic/mod.rs"]
mod maker;

use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;

/// Writes a whole invented project, the same in every run, to build and measure with.
#[derive(Debug, Parser)]
struct Arguments {
    /// How many reports; there is an authority for every ten.
    reports: usize,
    /// The folder to write the project into.
    folder: PathBuf,
    /// Which of the many atlases of this size.
    #[arg(long, default_value_t = 7)]
    seed: u64,
    /// The project whose templates and static files are taken over.
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
}

fn main() -> Result<()> {
    let Arguments { reports, folder, seed, root } = Arguments::parse();
    maker::write(&root, &folder, maker::Size { reports, seed })
}
