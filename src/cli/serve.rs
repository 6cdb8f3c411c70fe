//! `atlas serve`: the site at a local address, anew after each change.

use std::{
    io::Write as _,
    process::{self, ExitCode},
    sync::{Arc, Mutex, PoisonError, atomic::AtomicBool},
};

use anyhow::{Context as _, Result};
use clap::Args;

use super::{Progress, ProjectArgs, clear_line, report::colour, set_jobs, standard};
use crate::{
    diagnostics::{self, Diagnostics, SourceMap},
    pipeline::{self, Clock, Fingerprints, Live, Looked},
    render::Outputs,
    serve::{self, Audit, Audited, Files, Good, Outcome, Problems},
    source::{Changes, Sources},
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
        standard::say("atlas: stopped");
        process::exit(0)
    })
    .context("could not ask to be told of Ctrl-C")?;
    let mut live = Live::new(root.clone(), base_url.clone());
    let before = Arc::new(Mutex::new(None));
    let mut look = |changed: Option<&Changes>| {
        let progress = Progress::new();
        let mut begins = |stage| progress.begins(stage);
        let looked = live.look(changed, &mut Clock::new(&mut begins));
        clear_line();
        looked.map(|looked| outcome(looked, &before))
    };
    let options = serve::Options { host: args.host.clone(), port: args.port, open: args.open };
    let say: serve::Say = Arc::new(|text: &str| {
        // A terminal that does not take the text is no reason to stop.
        _ = std::io::stderr().write_all(text.as_bytes());
    });
    serve::serve(root, &options, &mut look, &say)?;
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

impl Files for pipeline::Site {
    fn file(&self, path: &str) -> Result<Option<Vec<u8>>> {
        self.file(path)
    }

    fn assets(&self) -> Result<Arc<Outputs>> {
        self.assets()
    }

    fn gallery(&self) -> Result<Arc<Outputs>> {
        self.gallery()
    }
}

/// What the pages of the last good site were.
type Before = Arc<Mutex<Option<Fingerprints>>>;

fn outcome(looked: Looked, before: &Before) -> Outcome {
    let Looked { sources, diagnostics, site, manual, base_path, .. } = looked;
    let told = told(&diagnostics, &sources);
    let site = match site {
        Some(site) => {
            let files = Arc::new(site);
            let (audited, before) = (Arc::clone(&files), Arc::clone(before));
            let audit: Audit = Box::new(move |stop| audited_site(&audited, &sources, &manual, &before, stop));
            Ok((Good { files, base_path }, audit))
        }
        None => Err(Problems::of_content(&diagnostics::shown(&diagnostics, &sources), &manual)),
    };
    Outcome { site, told }
}

fn audited_site(
    site: &pipeline::Site,
    sources: &Sources,
    manual: &str,
    before: &Before,
    stop: &AtomicBool,
) -> Option<Audited> {
    let (diagnostics, pages) = match site.audit(stop) {
        Ok(audited) => audited?,
        Err(error) => {
            let message = format!("{error:#}");
            return Some(Audited { pages: Err(Problems::of_machine(&message)), told: format!("atlas: {message}\n") });
        }
    };
    let told = told(&diagnostics, sources);
    if diagnostics.has_errors() {
        let problems = Problems::of_content(&diagnostics::shown(&diagnostics, sources), manual);
        return Some(Audited { pages: Err(problems), told });
    }
    let mut before = before.lock().unwrap_or_else(PoisonError::into_inner);
    let counts = (before.as_ref().map(|before| pages.apart(before)), pages.len());
    *before = Some(pages);
    Some(Audited { pages: Ok(counts), told })
}
