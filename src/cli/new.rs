//! `atlas new`: the files and entries with which new content begins.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Result, anyhow, bail, ensure};
use clap::{ArgGroup, Args, Subcommand};

use super::{read_atlas, standard};
use crate::{
    diagnostics::nearest,
    model::{Atlas, Id, PartialDate, Slug, Table},
    pipeline,
    scaffold::{self, Entry, EntryKind, NewReport, Published, Stub},
};

#[derive(Debug, Args)]
pub(super) struct NewArgs {
    #[command(subcommand)]
    what: What,
    /// The project's folder.
    #[arg(long, default_value = ".", value_name = "DIR", global = true)]
    root: PathBuf,
    /// The id, where it is not to be made of the name.
    #[arg(long, value_name = "ID", value_parser = Slug::parse, global = true)]
    id: Option<Slug>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// An authority, in content/authorities/.
    Authority {
        /// Its plain name.
        name: String,
    },
    /// An inspection framework, in content/frameworks/.
    Framework {
        /// Its full name.
        title: String,
    },
    /// A report, in a folder of its own in content/reports/.
    Report(ReportArgs),
    /// A theme, in content/themes/.
    Theme {
        /// Its name.
        title: String,
        /// The id of the outcome area it belongs to.
        #[arg(long, value_name = "ID", value_parser = Slug::parse)]
        area: Option<Slug>,
    },
    /// An example of practice, in content/practice/.
    Practice {
        /// What the example is called.
        title: String,
        /// The id of the authority.
        #[arg(long, value_name = "ID", value_parser = Slug::parse)]
        authority: Slug,
    },
    /// A free page, in content/pages/.
    Page {
        /// Its title.
        title: String,
    },
    /// A finding, at the end of the findings of a report.
    Finding(EntryArgs),
    /// A recommendation, at the end of the recommendations of a report.
    Recommendation(EntryArgs),
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("when").required(true).args(["published", "copyright_year"]))]
struct ReportArgs {
    /// The id of the authority that was inspected.
    #[arg(long, value_name = "ID", value_parser = Slug::parse)]
    authority: Slug,
    /// The id of the inspection framework.
    #[arg(long, value_name = "ID", value_parser = Slug::parse)]
    framework: Slug,
    /// The date of publication: 2014-02-05, 2007-04 or 2005. A report that gives none takes --copyright-year instead.
    #[arg(long, value_name = "DATE", value_parser = PartialDate::parse)]
    published: Option<PartialDate>,
    /// The year of the copyright line, of a report that gives no date of publication.
    #[arg(long, value_name = "YEAR")]
    copyright_year: Option<u16>,
}

#[derive(Debug, Args)]
struct EntryArgs {
    /// The id of the report.
    #[arg(value_parser = Slug::parse)]
    report: Slug,
    /// A few words that say what it is about; its id is made of them.
    words: String,
}

/// Writes what is asked for, and says what comes next.
pub(super) fn new(args: &NewArgs) -> Result<ExitCode> {
    let Some(atlas) = read_atlas(&args.root)? else { return Ok(ExitCode::from(1)) };
    let own_id = |name: &str| args.id.clone().map_or_else(|| scaffold::id(name), Ok);
    let stubs = match &args.what {
        What::Authority { name } => vec![scaffold::authority(&atlas, &own_id(name)?, name)?],
        What::Framework { title } => vec![scaffold::framework(&atlas, &own_id(title)?, title)?],
        What::Report(report) => self::report(&atlas, &args.root, report, args.id.as_ref())?,
        What::Theme { title, area } => {
            if let Some(area) = area {
                find("outcome area", &atlas.areas, |area| &area.slug, area, None)?;
            }
            vec![scaffold::theme(&atlas, &own_id(title)?, title, area.as_ref())?]
        }
        What::Practice { title, authority } => {
            let file = args.root.join(format!("content/authorities/{authority}.md"));
            find("authority", &atlas.authorities, |authority| &authority.slug, authority, Some(&file))?;
            vec![scaffold::practice(&atlas, &own_id(title)?, title, authority)?]
        }
        What::Page { title } => vec![page(&atlas, &own_id(title)?, title)?],
        What::Finding(entry) => return added(EntryKind::Finding, entry, args, &atlas),
        What::Recommendation(entry) => return added(EntryKind::Recommendation, entry, args, &atlas),
    };
    scaffold::write(&args.root, &stubs)?;
    told(stubs.iter().map(|stub| stub.path.as_str()))?;
    Ok(ExitCode::SUCCESS)
}

fn page(atlas: &Atlas, id: &Slug, title: &str) -> Result<Stub> {
    let taken = pipeline::has_own_page_at(atlas, id);
    ensure!(!taken, "the site has a page of its own at /{id}/; choose another id with --id; nothing was written");
    scaffold::page(atlas, id, title)
}

fn report(atlas: &Atlas, root: &Path, args: &ReportArgs, id: Option<&Slug>) -> Result<Vec<Stub>> {
    let ReportArgs { authority, framework, published, copyright_year } = args;
    let file = root.join(format!("content/authorities/{authority}.md"));
    let authority = find("authority", &atlas.authorities, |authority| &authority.slug, authority, Some(&file))?;
    let file = root.join(format!("content/frameworks/{framework}.yaml"));
    let framework = find("inspection framework", &atlas.frameworks, |own| &own.slug, framework, Some(&file))?;
    let published = match (published, copyright_year) {
        (Some(date), _) => Published::On(*date),
        (None, Some(year)) => Published::CopyrightYear(*year),
        (None, None) => bail!("give the date of publication, or the year of the copyright line"),
    };
    NewReport { authority, framework, published, id: id.cloned() }.stubs(atlas)
}

fn added(kind: EntryKind, entry: &EntryArgs, args: &NewArgs, atlas: &Atlas) -> Result<ExitCode> {
    let id = args.id.clone().map_or_else(|| scaffold::id(&entry.words), Ok)?;
    let path = Entry { kind, report: entry.report.clone(), id }.add(&args.root, atlas)?;
    told([path.as_str()].into_iter())?;
    Ok(ExitCode::SUCCESS)
}

/// The id of what has this name; where there is none, why. `file` is where it would be described.
fn find<T>(
    what: &str,
    table: &Table<T>,
    slug: impl Fn(&T) -> &Slug,
    name: &Slug,
    file: Option<&Path>,
) -> Result<Id<T>> {
    if let Some((id, _)) = table.iter().find(|(_, own)| slug(own) == name) {
        return Ok(id);
    }
    if file.is_some_and(Path::exists) {
        bail!("the {what} `{name}` is not finished; `atlas check` says what is left to fill in");
    }
    let near = nearest(name.as_str(), table.values().map(|own| slug(own).as_str()));
    let hint = near.map_or_else(String::new, |near| format!("; did you mean `{}`?", near.0));
    Err(anyhow!("there is no {what} `{name}`{hint}"))
}

fn told<'a>(paths: impl Iterator<Item = &'a str>) -> Result<()> {
    standard::print(paths.flat_map(|path| [path, "\n"]).collect::<String>())?;
    standard::say("atlas: fill in every FILL-IN in what is listed above; `atlas check` says what is left");
    Ok(())
}
