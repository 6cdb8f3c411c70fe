//! The `atlas` program.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Pages are made of many small texts that live for one page; see `docs/performance.md` for what
/// this allocator gives.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    keep_pages_small();
    inspection_atlas::cli::run()
}

/// Asks the system for memory in small pages alone. With large ones a build takes a fifth more, and no
/// less time (`docs/performance.md`). Where the system knows of none, or does not listen, nothing is lost.
fn keep_pages_small() {
    #[cfg(any(target_os = "android", target_os = "linux"))]
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}
