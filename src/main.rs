//! The `atlas` program.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Pages are made of many small texts that live for one page; see `docs/performance.md` for what
/// this allocator gives.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    inspection_atlas::cli::run()
}
