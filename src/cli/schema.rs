//! `atlas schema`: what content files may hold, for editors.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, Result};
use clap::Args;

use super::{read_atlas, standard};
use crate::{diagnostics::or_list, schema};

#[derive(Debug, Args)]
pub(super) struct SchemaArgs {
    /// The project's folder.
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
    /// The folder the schemas are written to, each as KIND.json.
    #[arg(long, value_name = "DIR", conflicts_with = "kind")]
    out: Option<PathBuf>,
    /// The kind of file whose schema is printed, such as report.
    kind: Option<String>,
}

/// Writes all schemas to a folder, or prints one.
pub(super) fn schema(args: &SchemaArgs) -> Result<ExitCode> {
    let Some(atlas) = read_atlas(&args.root)? else { return Ok(ExitCode::from(1)) };
    if let Some(out) = &args.out {
        for (path, bytes) in schema::files(&atlas) {
            let name = Path::new(&path).file_name().context("a schema has a name")?;
            let file = out.join(name);
            fs::create_dir_all(out)
                .and_then(|()| fs::write(&file, bytes))
                .with_context(|| format!("could not write {}", file.display()))?;
        }
        standard::say(format_args!("atlas: {} schemas in {}", schema::KINDS.len(), out.display()));
        return Ok(ExitCode::SUCCESS);
    }
    let kinds = || or_list(&schema::KINDS.iter().map(|kind| format!("`{}`", kind.name)).collect::<Vec<_>>());
    let name = args.kind.as_deref().with_context(|| {
        format!(
            "say of which kind of file to print the schema, as in `atlas schema report`, or where to write all of \
             them, as in `atlas schema --out schemas`; the kinds are {}",
            kinds()
        )
    })?;
    let kind =
        schema::kind(name).with_context(|| format!("there is no kind of file `{name}`; it takes {}", kinds()))?;
    standard::print(format!("{:#}\n", kind.schema(&atlas)))?;
    Ok(ExitCode::SUCCESS)
}
