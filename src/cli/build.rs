//! `atlas build`: builds the site and writes it to a folder.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    time::Duration,
};

use anyhow::{Context as _, Result};
use clap::Args;

use super::{MessageArgs, Progress, ProjectArgs, built, clear_line, set_jobs, standard};
use crate::{
    diagnostics,
    pipeline::{self, Clock, Stage},
    publish::{self, Options, Press, Stamp, Summary},
    source::Sources,
};

#[derive(Debug, Args)]
pub struct BuildArgs {
    #[command(flatten)]
    project: ProjectArgs,
    #[command(flatten)]
    messages: MessageArgs,
    /// The folder the site is written to; the folder site of the project if left out.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Write over files that the atlas did not make, where they are in the way.
    #[arg(long)]
    force: bool,
    /// Print the path, size and SHA-256 of every file of the site.
    #[arg(long, conflicts_with = "format")]
    manifest: bool,
}

/// Builds and publishes; where the published site was made from just this, says so and ends.
///
/// # Errors
/// Where a file cannot be read or written, or the folder is one that may not be published to.
pub fn build(args: &BuildArgs) -> Result<ExitCode> {
    let progress = Progress::new();
    let mut begins = |stage| progress.begins(stage);
    let mut clock = Clock::new(&mut begins);
    let project = &args.project;
    set_jobs(project.jobs)?;
    let sources = pipeline::read(&project.root, project.base_url.as_deref(), &mut clock)?;
    let out = args.out.clone().unwrap_or_else(|| project.root.join("site"));
    let options = options(args);
    let failed = || format!("could not publish to {}", out.display());
    let inputs = inputs(project, &sources)?;
    if args.may_stand() {
        let standing = || publish::standing(&out, &options, &inputs);
        if let Some(standing) = clock.time(Stage::Publish, standing).with_context(failed)? {
            let summary = Summary { unchanged: standing.files, ..Summary::default() };
            clear_line();
            standard::say(closing_line(standing.counts, summary, &out, clock.times()));
            return Ok(ExitCode::SUCCESS);
        }
        clock.forget(Stage::Publish);
    }
    let press = Press::begin(&out, &options).with_context(failed)?;
    let Some((built, made)) = built(sources, project, args.messages, &press, &mut clock)? else {
        standard::say("atlas: nothing was published; correct the errors above");
        return Ok(ExitCode::from(1));
    };
    let counts = [made.pages, made.charts, made.data];
    let stamp = (built.diagnostics.counts() == (0, 0)).then(|| Stamp::new(inputs, counts));
    let (summary, manifest) = clock.time(Stage::Publish, || press.finish(stamp.as_ref())).with_context(failed)?;
    args.messages.report(&built.diagnostics, &built.sources, &built.manual)?;
    if args.manifest {
        standard::print(manifest.to_string())?;
    }
    clear_line();
    standard::say(closing_line(counts, summary, &out, clock.times()));
    Ok(ExitCode::SUCCESS)
}

impl BuildArgs {
    /// Whether a site that stands is all that was asked for: nothing is to be printed but a line.
    fn may_stand(&self) -> bool {
        self.messages.for_people() && !self.manifest
    }
}

/// What publishing may do.
fn options(args: &BuildArgs) -> Options {
    let root = &args.project.root;
    Options {
        force: args.force,
        project: Some(root.clone()),
        inputs: ["content", "templates", "static", "src", "docs", "tests"]
            .iter()
            .map(|folder| root.join(folder))
            .collect(),
    }
}

/// The digest of everything that can change the site.
fn inputs(project: &ProjectArgs, sources: &Sources) -> Result<String> {
    let files = sources.files().map(|file| (file.path.as_str(), file.bytes()));
    Stamp::inputs(project.base_url.as_deref().unwrap_or_default(), files)
}

fn closing_line(
    [pages, charts, data]: [usize; 3],
    summary: Summary,
    out: &Path,
    times: &[(Stage, Duration)],
) -> String {
    let count = diagnostics::count;
    let stages: Vec<String> =
        times.iter().map(|(stage, time)| format!("{} {}", stage.name(), milliseconds(*time))).collect();
    format!(
        "atlas: {}, {} and {} in {}: {} written, {} unchanged, {} removed ({})",
        count(pages, "page", "pages"),
        count(charts, "chart", "charts"),
        count(data, "data file", "data files"),
        out.display(),
        summary.written,
        summary.unchanged,
        summary.removed,
        stages.join(", ")
    )
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}
