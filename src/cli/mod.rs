//! The command line: translates arguments, calls the library, maps the outcome to an exit code.
//!
//! In: the arguments. Out: messages on the terminal, and the exit code: 0 good, 1 the content has
//! errors, 2 it could not run.

mod build;
mod diff;
mod fmt;
mod links;
mod new;
mod report;
mod schema;
mod serve;
mod shell;
mod standard;
mod verify;

use std::{
    io::IsTerminal as _,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use anyhow::{Context as _, Result};
use clap::{Args, Parser, Subcommand};

use report::MessageArgs;

use crate::{
    model::Atlas,
    pipeline::{self, Built, Clock, HeldBack, Stage},
    render::{Made, Sink},
    source::Sources,
};

/// Builds the inspection atlas: inspection reports on children's services as a website.
#[derive(Debug, Parser)]
#[command(name = "atlas", version, about, disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the site and write it to a folder.
    Build(build::BuildArgs),
    /// Check the content without writing anything.
    Check(CheckArgs),
    /// Build the site and show it in a browser at a local address.
    Serve(serve::ServeArgs),
    /// Say what a change of the content does to the published site.
    Diff(diff::DiffArgs),
    /// Lay out the YAML files of the content, and the heads of its texts, in one style; comments stay.
    Fmt(fmt::FmtArgs),
    /// List every outside address of the site and where it is written.
    Links(links::LinksArgs),
    /// Check the content against the texts of the documents it rests on.
    Verify(verify::VerifyArgs),
    /// Show a paragraph of a document and everything that cites it.
    Evidence(verify::EvidenceArgs),
    /// Begin a new report, authority or other content, with every key explained.
    New(new::NewArgs),
    /// Write what content files may hold as JSON Schemas, for editors.
    Schema(schema::SchemaArgs),
    /// Print the completions of commands and options for a shell.
    Completions(shell::CompletionsArgs),
    /// Print a page of the manual, for man.
    Man(shell::ManArgs),
}

#[derive(Debug, Args)]
struct ProjectArgs {
    /// The project's folder.
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
    /// The address the site is published at, instead of the one in atlas.yaml.
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// How many threads to use; as many as there are processors if left out.
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
}

#[derive(Debug, Args)]
struct CheckArgs {
    #[command(flatten)]
    project: ProjectArgs,
    #[command(flatten)]
    messages: MessageArgs,
}

/// Runs the command that the arguments name.
pub fn run() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Build(args) => build::build(&args),
        Command::Check(args) => check(&args),
        Command::Serve(args) => serve::serve(&args),
        Command::Diff(args) => diff::diff(&args),
        Command::Fmt(args) => fmt::fmt(&args),
        Command::Links(args) => links::links(&args),
        Command::Verify(args) => verify::verify(&args),
        Command::Evidence(args) => verify::evidence(&args),
        Command::New(args) => new::new(&args),
        Command::Schema(args) => schema::schema(&args),
        Command::Completions(args) => shell::completions(&args),
        Command::Man(args) => shell::man(&args),
    };
    outcome.unwrap_or_else(|error| {
        clear_line();
        standard::say(format_args!("atlas: {error:#}"));
        ExitCode::from(2)
    })
}

/// Builds the site from files that were read, into `sink`; `None`, with the errors printed, where the content has
/// some.
fn built(
    sources: Sources,
    args: &ProjectArgs,
    messages: MessageArgs,
    sink: &dyn Sink,
    clock: &mut Clock<'_>,
) -> Result<Option<(Built<()>, Made)>> {
    let mut built = pipeline::build_into(sources, args.base_url.as_deref(), sink, clock)?;
    if messages.strict {
        built.make_strict();
    }
    if let Some(((), made)) = built.site {
        Ok(Some((built, made)))
    } else {
        messages.report(&built.diagnostics, &built.sources, &built.manual)?;
        say_what_waits(&built);
        Ok(None)
    }
}

fn check(args: &CheckArgs) -> Result<ExitCode> {
    let CheckArgs { project, messages } = args;
    set_jobs(project.jobs)?;
    let progress = Progress::new();
    let mut begins = |stage| progress.begins(stage);
    let mut clock = Clock::new(&mut begins);
    let mut built = pipeline::check(&project.root, project.base_url.as_deref(), &mut clock)?;
    if messages.strict {
        built.make_strict();
    }
    messages.report(&built.diagnostics, &built.sources, &built.manual)?;
    if built.diagnostics.has_errors() {
        say_what_waits(&built);
        return Ok(ExitCode::from(1));
    }
    standard::say("atlas: the content is good");
    Ok(ExitCode::SUCCESS)
}

/// The atlas as far as it can be read, for commands that only need what is there; `None`, with the
/// errors printed, where atlas.yaml itself has faults.
fn read_atlas(root: &Path) -> Result<Option<Arc<Atlas>>> {
    let checked = pipeline::checked(root, None, &mut Clock::new(&mut |_| ()))?;
    if checked.atlas.is_none() {
        MessageArgs::default().report(&checked.diagnostics, &checked.sources, &checked.manual)?;
    }
    Ok(checked.atlas)
}

/// Says once what could not be checked because of the errors that stand.
fn say_what_waits<S>(built: &Built<S>) {
    let waits = match built.held_back {
        HeldBack::Nothing => return,
        HeldBack::Pages => "the finished pages",
        HeldBack::WholeAndPages => "what is lacking or unused, and the finished pages",
    };
    standard::say(format_args!("atlas: not checked until these are corrected: {waits}"));
}

fn set_jobs(jobs: Option<usize>) -> Result<()> {
    let Some(jobs) = jobs else { return Ok(()) };
    anyhow::ensure!(jobs > 0, "--jobs takes a number from 1 upwards");
    rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global().context("could not start the threads")
}

/// Shows on a terminal which stage is at work; keeps quiet in a pipe.
struct Progress {
    shown: bool,
}

impl Progress {
    fn new() -> Self {
        Self { shown: std::io::stderr().is_terminal() }
    }

    fn begins(&self, stage: Stage) {
        if self.shown {
            standard::say_as_it_is(format_args!("\r\x1b[Katlas: {} …", stage.name()));
        }
    }
}

/// Takes the progress off a terminal.
fn clear_line() {
    if std::io::stderr().is_terminal() {
        standard::say_as_it_is("\r\x1b[K");
    }
}
