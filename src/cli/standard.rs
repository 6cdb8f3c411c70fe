//! Writing to standard output and standard error: the one way for every command.
//!
//! A pipe that its reader closed is no failure: who runs `atlas build --manifest | head` has read what
//! they wanted. So the rest is let go, and the command ends as it would have.

use std::{
    fmt::Display,
    io::{self, ErrorKind, Write as _},
};

use anyhow::{Context as _, Result};

/// Writes `text`, the result of a command, to standard output.
///
/// # Errors
/// Where it cannot be written, as to a full disk; not where the reader has closed the pipe.
pub(super) fn print(text: impl AsRef<[u8]>) -> Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_ref()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error).context("could not write to standard output"),
        _ => Ok(()),
    }
}

/// Writes a line for people to standard error.
pub(super) fn say(line: impl Display) {
    say_as_it_is(format!("{line}\n"));
}

/// Writes a text for people to standard error, without a line break behind it.
pub(super) fn say_as_it_is(text: impl Display) {
    // Where nobody can be told anything, nobody can be told of that: the exit code still says how it went.
    let mut err = io::stderr().lock();
    let _ = err.write_all(text.to_string().as_bytes()).and_then(|()| err.flush());
}
