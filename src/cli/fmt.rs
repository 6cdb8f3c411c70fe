//! `atlas fmt`: the YAML files, and the heads of markdown files, in one style.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, Result};
use clap::Args;

use super::standard;
use crate::{
    diagnostics::count,
    source::{
        self, SourceFile,
        yaml::{MAX_BYTES, styled, styled_head},
    },
};

#[derive(Debug, Args)]
pub struct FmtArgs {
    /// The project's folder.
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
    /// Only name the files that are not in the style, and write nothing.
    #[arg(long)]
    check: bool,
}

/// Lays out every YAML file of the content and every head; 1 where `--check` finds one that is not, or a file
/// cannot be laid out.
pub fn fmt(args: &FmtArgs) -> Result<ExitCode> {
    let sources = source::discover(&args.root)?;
    let mut others = 0;
    let mut faulty = 0;
    for (file, lay_out) in sources.files().filter_map(|file| Some((file, layout(file)?))) {
        match laid_out(file, lay_out) {
            Ok(None) => {}
            Ok(Some(styled)) => {
                others += 1;
                standard::print(format!("{}\n", file.path))?;
                if !args.check {
                    write(&args.root.join(&file.path), &styled)?;
                }
            }
            Err(why) => {
                standard::say(format_args!("atlas: {} {why}", file.path));
                faulty += 1;
            }
        }
    }
    let files = count(others, "file", "files");
    standard::say(format_args!("atlas: {files} {}", if args.check { "not in the style" } else { "laid out anew" }));
    let good = faulty == 0 && (others == 0 || !args.check);
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// A file laid out anew, `None` where it is in the style already; or why it cannot be laid out. Of a file that is too
/// large only a part is held, which must not take its place.
fn laid_out(file: &SourceFile, lay_out: Layout) -> Result<Option<String>, String> {
    if file.bytes().len() > MAX_BYTES {
        return Err(format!("holds more than the {MAX_BYTES} bytes that a content file may hold"));
    }
    let text = file.text().ok_or("is not UTF-8 text")?;
    let styled = lay_out(text).map_err(|why| format!("{why}; `atlas check` shows where"))?;
    Ok((styled != text).then_some(styled))
}

/// Lays out the text of a file, or says why it cannot.
type Layout = fn(&str) -> Result<String, String>;

/// How a file is laid out; `None` for one that is none of the content.
fn layout(file: &SourceFile) -> Option<Layout> {
    let content = file.path == source::CONFIG || file.path.starts_with("content/");
    let (_, ending) = file.path.rsplit_once('.').filter(|_| content)?;
    match ending {
        "yaml" => Some(styled),
        "md" => Some(styled_head),
        _ => None,
    }
}

/// Puts a new file in the place of the old one in one step: a process that is ended leaves one of
/// the two, whole.
fn write(path: &Path, text: &str) -> Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push("~");
    let beside = PathBuf::from(beside);
    fs::write(&beside, text).with_context(|| format!("could not write {}", beside.display()))?;
    fs::rename(&beside, path).with_context(|| format!("could not write {}", path.display()))
}
