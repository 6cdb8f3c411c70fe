//! `atlas serve`: the site at a local address, anew after each change.

use std::{
    fmt::Write as _,
    io::Write as _,
    process::{self, ExitCode},
    sync::Arc,
};

use anyhow::{Context as _, Result};
use clap::Args;

use super::{Progress, ProjectArgs, clear_line, report::colour, set_jobs};
use crate::{
    diagnostics::{self, Diagnostics, SourceMap},
    pipeline::{self, Built, Clock},
    render::Outputs,
    serve::{self, Good, Outcome, Problems},
};

#[derive(Debug, Args)]
pub(super) struct ServeArgs {
    #[command(flatten)]
    project: ProjectArgs,
    /// The address to listen at. Others than this machine reach the site only where it is another
    /// than 127.0.0.1; 0.0.0.0 means every address of this machine.
    #[arg(long, default_value = serve::LOCAL, value_name = "ADDRESS")]
    host: String,
    /// The port; the next free one is taken where it is in use.
    #[arg(long, default_value_t = 4000, value_name = "PORT")]
    port: u16,
    /// Open the site in a browser.
    #[arg(long)]
    open: bool,
}

/// Serves until Ctrl-C.
pub(super) fn serve(args: &ServeArgs) -> Result<ExitCode> {
    let ProjectArgs { root, base_url, jobs } = &args.project;
    set_jobs(*jobs)?;
    // The process writes no files, so it can end wherever it is.
    ctrlc::set_handler(|| {
        clear_line();
        eprintln!("atlas: stopped");
        process::exit(0)
    })
    .context("could not ask to be told of Ctrl-C")?;
    let mut build = || {
        let progress = Progress::new();
        let mut begins = |stage| progress.begins(stage);
        let built = pipeline::build(root, base_url.as_deref(), &mut Clock::new(&mut begins));
        clear_line();
        built.map(outcome)
    };
    let options = serve::Options { host: args.host.clone(), port: args.port, open: args.open };
    let say: serve::Say = Arc::new(|text: &str| {
        // A terminal that does not take the text is no reason to stop.
        _ = std::io::stderr().write_all(text.as_bytes());
    });
    serve::serve(root, &options, &mut build, &say)?;
    Ok(ExitCode::SUCCESS)
}

/// How many errors and warnings are printed after each change; `atlas check` prints all.
const MOST_TOLD: usize = 5;

fn told(diagnostics: &Diagnostics, map: &dyn SourceMap) -> String {
    let (errors, warnings) = diagnostics.counts();
    if errors + warnings == 0 {
        return String::new();
    }
    let first = diagnostics::human_first(diagnostics, map, colour(), MOST_TOLD);
    let rest = if errors + warnings > MOST_TOLD { "; `atlas check` shows all" } else { "" };
    format!("{first}atlas: {}{rest}\n", diagnostics::summary_line(diagnostics, map))
}

fn outcome(built: Built) -> Outcome {
    let Built { sources, diagnostics, site, manual, base_path, .. } = built;
    let mut told = told(&diagnostics, &sources);
    let site = match site {
        Some((outputs, _)) => {
            // A fault in an example is no reason to hold the site back.
            let gallery = pipeline::gallery(&sources).unwrap_or_else(|error| {
                _ = writeln!(told, "atlas: there is no gallery: {error:#}");
                Outputs::default()
            });
            Ok(Good { outputs, gallery, base_path })
        }
        None => Err(Problems::of_content(&diagnostics::shown(&diagnostics, &sources), &manual)),
    };
    Outcome { site, told }
}
