//! The `atlas` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    inspection_atlas::cli::run()
}
