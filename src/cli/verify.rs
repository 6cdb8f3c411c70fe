//! `atlas verify` and `atlas evidence`: the content against the texts of its sources.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use anyhow::{Context as _, Result, bail, ensure};
use clap::Args;

use super::{ProjectArgs, report::MessageArgs, set_jobs, standard};
use crate::{
    diagnostics::Diagnostics,
    model::Atlas,
    pipeline::{self, Checked, Clock},
    source::{SourceFile, Sources},
    verify::{self, Record, ReportCheck, SourceTexts},
};

/// Where the texts of the documents are.
#[derive(Debug, Args)]
pub struct TextArgs {
    /// The folder with the texts of the documents, each as ID.txt.
    #[arg(long, value_name = "DIR")]
    sources: PathBuf,
}

#[derive(Debug, Args)]
pub struct VerifyArgs {
    #[command(flatten)]
    project: ProjectArgs,
    #[command(flatten)]
    messages: MessageArgs,
    #[command(flatten)]
    texts: TextArgs,
    /// How many words in a row may not be carried over from a source.
    #[arg(long, default_value_t = verify::LONGEST_RUN, value_name = "N")]
    words: usize,
    /// Print the result as JSON.
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// Keep what was checked as checked.yaml beside each document that has no failure.
    #[arg(long)]
    record: bool,
}

#[derive(Debug, Args)]
pub struct EvidenceArgs {
    #[command(flatten)]
    project: ProjectArgs,
    #[command(flatten)]
    texts: TextArgs,
    /// The id of a report or of an overview.
    document: String,
    /// A paragraph: 16, 29-31, annex-b:3 or section:grades.
    #[arg(required_unless_present = "uncited", conflicts_with = "uncited")]
    paragraph: Option<String>,
    /// List the numbered paragraphs that nothing cites yet.
    #[arg(long)]
    uncited: bool,
}

/// Checks every citation, number, quotation and run of words; 1 where one fails.
pub fn verify(args: &VerifyArgs) -> Result<ExitCode> {
    let Some(Good { atlas, sources, manual }) = good(&args.project, args.messages)? else {
        return Ok(ExitCode::from(1));
    };
    ensure!(
        !args.record || args.words <= verify::LONGEST_RUN,
        "--record keeps what was compared by the rule that holds for all: leave out --words {}, or --record",
        args.words
    );
    let texts = texts(&args.texts.sources, args.words)?;
    let mut found = Diagnostics::default();
    let checks = verify::run(&atlas, &texts, &sources, &mut found);
    if args.json {
        standard::print(verify::json(&checks, &texts))?;
    } else if args.messages.for_people() {
        standard::print(verify::table(&checks))?;
    }
    if args.messages.strict {
        found.make_strict();
    }
    args.messages.report(&found, &sources, &manual)?;
    if args.record {
        record(&args.project.root, &atlas, &sources, &texts, &checks)?;
    }
    Ok(if found.has_errors() { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// Prints a paragraph and what cites it, or the paragraphs that nothing cites. A report that is being written has
/// errors for days: then what could be read counts, and it is said that the rest does not.
pub fn evidence(args: &EvidenceArgs) -> Result<ExitCode> {
    let Checked { sources, atlas, diagnostics, manual, .. } = read(&args.project)?;
    let texts = texts(&args.texts.sources, verify::LONGEST_RUN)?;
    let told = atlas.as_ref().map(|atlas| match &args.paragraph {
        Some(paragraph) => verify::evidence(atlas, &texts, &sources, &args.document, paragraph),
        None => verify::uncited(atlas, &texts, &sources, &args.document),
    });
    let has_errors = diagnostics.has_errors();
    match told {
        Some(Ok(told)) => {
            standard::print(told)?;
            if has_errors {
                standard::say(UNREAD);
            }
            Ok(ExitCode::SUCCESS)
        }
        Some(Err(message)) if !has_errors => bail!(message),
        not_told => {
            MessageArgs::default().report(&diagnostics, &sources, &manual)?;
            if let Some(Err(message)) = not_told {
                standard::say(format_args!("atlas: {message}"));
            }
            Ok(ExitCode::from(1))
        }
    }
}

/// What `evidence` says where something of the content could not be read.
const UNREAD: &str = "atlas: the content has errors, and what has one is not counted here: `atlas check` tells them";

/// Content without errors.
struct Good {
    atlas: Arc<Atlas>,
    sources: Sources,
    manual: String,
}

/// The atlas, where its content has no errors.
fn good(args: &ProjectArgs, messages: MessageArgs) -> Result<Option<Good>> {
    let Checked { sources, atlas, mut diagnostics, manual, .. } = read(args)?;
    if messages.strict {
        diagnostics.make_strict();
    }
    if diagnostics.has_errors() {
        messages.report(&diagnostics, &sources, &manual)?;
        return Ok(None);
    }
    Ok(atlas.map(|atlas| Good { atlas, sources, manual }))
}

/// The content as far as it can be read.
fn read(args: &ProjectArgs) -> Result<Checked> {
    set_jobs(args.jobs)?;
    let mut quiet = |_| ();
    pipeline::checked(&args.root, args.base_url.as_deref(), &mut Clock::new(&mut quiet))
}

/// Reads all texts of a folder.
fn texts(folder: &Path, words: usize) -> Result<SourceTexts> {
    let mut texts = SourceTexts::with_longest_run(words);
    let entries = fs::read_dir(folder).with_context(|| format!("could not list {}", folder.display()))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<PathBuf>>>()?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    for path in &paths {
        let Some(id) = path.file_stem().and_then(|stem| stem.to_str()) else { continue };
        let bytes = fs::read(path).with_context(|| format!("could not read {}", path.display()))?;
        texts.insert(id, &String::from_utf8_lossy(&bytes));
    }
    if paths.is_empty() {
        bail!(
            "there is no text in {}: the text of a document is a file named by its id and ending in .txt",
            folder.display()
        );
    }
    Ok(texts)
}

/// Keeps the checked state beside each document without a failure.
fn record(root: &Path, atlas: &Atlas, sources: &Sources, texts: &SourceTexts, checks: &[ReportCheck]) -> Result<()> {
    for check in checks {
        let kind =
            if atlas.reports.values().any(|report| report.slug == check.document) { "reports" } else { "overviews" };
        let folder = format!("content/{kind}/{}", check.document);
        let files = sources.under(&folder).map(|file| name_and_bytes(&folder, file));
        let Some(record) = verify::record(check, texts, files) else { continue };
        let path = root.join(&folder).join(Record::FILE);
        fs::write(&path, record.to_text()).with_context(|| format!("could not write {}", path.display()))?;
        standard::say(format_args!("atlas: recorded {folder}/{}", Record::FILE));
    }
    Ok(())
}

fn name_and_bytes<'a>(folder: &str, file: &'a SourceFile) -> (&'a str, &'a [u8]) {
    (file.path.get(folder.len() + 1..).unwrap_or(&file.path), file.bytes())
}
