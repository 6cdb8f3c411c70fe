//! `atlas completions` and `atlas man`: what shells and the manual are told, from the definitions
//! of the arguments.

use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Command, CommandFactory as _};
use clap_complete::Shell;

use super::{Cli, standard};

#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

#[derive(Debug, Args)]
pub(super) struct ManArgs {
    /// The command whose page is printed; the page of atlas itself if left out.
    #[arg(num_args = 0..)]
    command: Vec<String>,
}

/// Prints the completions for a shell.
pub(super) fn completions(args: &CompletionsArgs) -> Result<ExitCode> {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "atlas", &mut text);
    standard::print(text)?;
    Ok(ExitCode::SUCCESS)
}

/// Prints a page of the manual, in the form that `man` reads.
pub(super) fn man(args: &ManArgs) -> Result<ExitCode> {
    let mut all = Cli::command();
    // Gives every command its full name, `atlas new report`, as the pages print it.
    all.build();
    let mut command: &Command = &all;
    for name in &args.command {
        let found = command.find_subcommand(name);
        command = found.ok_or_else(|| anyhow::anyhow!("there is no command `{}`", args.command.join(" ")))?;
    }
    let mut text = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut text)?;
    standard::print(text)?;
    Ok(ExitCode::SUCCESS)
}
