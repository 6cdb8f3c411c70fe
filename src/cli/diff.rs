//! `atlas diff`: what a change of the content does to the published site.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, Result};
use clap::{Args, ValueEnum};

use super::{Progress, ProjectArgs, clear_line, report::MessageArgs, say_what_waits, set_jobs, standard};
use crate::{
    diagnostics::summary_line,
    difference,
    pipeline::{self, Built, Clock},
    source::{self, Sources, revision},
};

#[derive(Debug, Args)]
pub struct DiffArgs {
    #[command(flatten)]
    project: ProjectArgs,
    /// What to compare with: the folder of another project, or a revision of the project's git
    /// repository (a branch, a tag, a commit). A folder goes first.
    #[arg(value_name = "REV|DIR")]
    with: String,
    /// How the difference is written.
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Form,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Form {
    /// A summary for people, to be read as it is or in a pull request.
    #[default]
    Markdown,
    /// One JSON document.
    Json,
}

/// The earlier side of the comparison.
enum Earlier {
    Folder(PathBuf),
    Revision(revision::Commit),
}

/// Compares; 1 where the content of the project has errors. Errors in the earlier content are no
/// fault of the change: the summary says that there is nothing to compare with.
pub fn diff(args: &DiffArgs) -> Result<ExitCode> {
    set_jobs(args.project.jobs)?;
    let root = &args.project.root;
    let base_url = args.project.base_url.as_deref();
    let (earlier, with) = earlier(root, &args.with)?;
    let new = build(pipeline::read(root, base_url, &mut Clock::new(&mut |_| ()))?, base_url)?;
    let Some((outputs, _)) = &new.site else {
        MessageArgs::default().report(&new.diagnostics, &new.sources, &new.manual)?;
        say_what_waits(&new);
        standard::say("atlas: nothing was compared; correct the errors above");
        return Ok(ExitCode::from(1));
    };
    let old = build_earlier(root, &earlier, &new.sources, base_url)
        .with_context(|| format!("could not build what to compare with, {with}"))?;
    clear_line();
    let text = match (&old.site, args.format) {
        (Some((before, _)), form) => {
            let difference = difference::compare(before, outputs)?;
            match form {
                Form::Markdown => difference::markdown(&difference, &with),
                Form::Json => difference::json(&difference, &with),
            }
        }
        (None, form) => {
            let why = format!("its content has errors ({}).", summary_line(&old.diagnostics, &old.sources));
            standard::say(format_args!("atlas: could not compare with {with}: {why}"));
            match form {
                Form::Markdown => difference::markdown_without_comparison(&with, &why),
                Form::Json => difference::json_without_comparison(&with, &why),
            }
        }
    };
    standard::print(text)?;
    Ok(ExitCode::SUCCESS)
}

/// What the argument means, and its name for people.
fn earlier(root: &Path, with: &str) -> Result<(Earlier, String)> {
    let folder = Path::new(with);
    if folder.join(source::CONFIG).is_file() {
        // The name may end the sentence, and a full stop that is part of it would look like a second one.
        let name = if with.ends_with('.') { format!("the folder \"{with}\"") } else { format!("the folder {with}") };
        return Ok((Earlier::Folder(folder.to_owned()), name));
    }
    let commit = revision::commit(root, with)?;
    let short: String = commit.hash.chars().take(12).collect();
    let name = if commit.hash.starts_with(with) { short } else { format!("{with} ({short})") };
    Ok((Earlier::Revision(commit), name))
}

/// Builds the earlier side with its own templates, or, where this program cannot use them any more,
/// with those of the project: then the difference is that of the content alone.
fn build_earlier(root: &Path, earlier: &Earlier, new: &Sources, base_url: Option<&str>) -> Result<Built> {
    let read = || match earlier {
        Earlier::Folder(folder) => source::discover(folder),
        Earlier::Revision(commit) => revision::discover_at(root, commit),
    };
    build(read()?, base_url).or_else(|error| {
        clear_line();
        standard::say(format_args!(
            "atlas: the earlier templates do not work with this program, so the present ones are used: {error:#}"
        ));
        build(read()?.dressed_as(new)?, base_url)
    })
}

fn build(sources: Sources, base_url: Option<&str>) -> Result<Built> {
    let progress = Progress::new();
    let mut begins = |stage| progress.begins(stage);
    pipeline::build_from(sources, base_url, &mut Clock::new(&mut begins))
}
