//! The `atlas` program.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Pages are made of many small texts that live for one page; see `docs/performance.md` for what
/// this allocator gives.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    give_memory_back_soon();
    keep_pages_small();
    inspection_atlas::cli::run()
}

/// Has the allocator give memory back after 30 milliseconds, not after a second: a build takes a twentieth to a
/// fifth less, and as long (`docs/performance.md`). It reads this from the environment before anything of the
/// program runs, so the program puts itself in its own place once, with the word in the environment. Where it
/// cannot, or the word is there already, all goes on as it is.
fn give_memory_back_soon() {
    #[cfg(unix)]
    {
        use std::{env, os::unix::process::CommandExt as _, process::Command};

        const DELAY: &str = "MIMALLOC_PURGE_DELAY";
        let mut words = env::args_os();
        let (None, Ok(program), Some(name)) = (env::var_os(DELAY), env::current_exe(), words.next()) else { return };
        // It comes back only where it failed.
        let _ = Command::new(program).arg0(name).args(words).env(DELAY, "30").exec();
    }
}

/// Asks the system for memory in small pages alone. With large ones a build takes a fifth more, and no
/// less time (`docs/performance.md`). Where the system knows of none, or does not listen, nothing is lost.
fn keep_pages_small() {
    #[cfg(any(target_os = "android", target_os = "linux"))]
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}
