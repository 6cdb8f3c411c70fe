//! The stages in their order.
//!
//! In: a project's folder. Out: its finished site, file by file, and what is wrong with its content.
//!
//! 1. discover → 2. parse → 3. link → 4. check → 5. plan → 6. render → 7. audit. Where the files go is
//!    the caller's: to a shelf in memory, to publishing, which alone writes, or nowhere.
//!
//! While someone works on the content, the stages up to `plan` are run after each change, and the rest
//! as it is asked for ([`Live`]).
//!
//! A stage that finds errors in the content does not stop the ones after it that can still say
//! something useful: `check` runs over what could be joined. Rendering needs content without errors.

mod clock;
mod fingerprints;
mod live;

use std::{path::Path, sync::Arc};

use anyhow::{Context as _, Result, ensure};

pub use self::{
    clock::{Clock, Stage},
    fingerprints::Fingerprints,
    live::{Live, Looked, Site},
};
use crate::{
    audit,
    check::{self, OwnLinks, Seen},
    content::{self, Content},
    diagnostics::Diagnostics,
    gallery,
    link::{self, Joined},
    model::{Atlas, Slug},
    pages,
    render::{self, Finished, Made, Nowhere, Outputs, Shelf, Sink, Templates},
    schema,
    source::{self, Sources},
};

/// The page that explains every message, in the project's folder.
const MANUAL: &str = "docs/diagnostics.md";

/// The content, joined and checked.
pub struct Checked {
    /// The files it came from.
    pub sources: Sources,
    /// The atlas; `None` where nothing could be made of `atlas.yaml`.
    pub atlas: Option<Arc<Atlas>>,
    /// What was found wrong.
    pub diagnostics: Diagnostics,
    /// The address of the page that explains the messages; its path where `atlas.yaml` has faults.
    pub manual: String,
    /// Whether all of it could be joined, so that what is lacking or unused was looked for.
    pub whole: bool,
}

/// The finished site, kept as an `S`.
pub struct Built<S = Outputs> {
    /// The files it came from; most of the content is read again when it is asked for.
    pub sources: Sources,
    /// What was found wrong.
    pub diagnostics: Diagnostics,
    /// The site and how much of it there is; `None` where the content has errors.
    pub site: Option<(S, Made)>,
    /// The address of the page that explains the messages; its path where `atlas.yaml` has faults.
    pub manual: String,
    /// The path of the site on the host that it is published at, with a slash at both ends.
    pub base_path: String,
    /// What was not looked at because of errors.
    pub held_back: HeldBack,
}

/// The checks that errors keep from being made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeldBack {
    /// None.
    Nothing,
    /// Those of the finished pages.
    Pages,
    /// Those of what is lacking or unused, and of the finished pages.
    WholeAndPages,
}

impl<S> Built<S> {
    /// Takes every warning for an error; a site with warnings is none then.
    pub fn make_strict(&mut self) {
        self.diagnostics.make_strict();
        self.site.take_if(|_| self.diagnostics.has_errors());
    }
}

/// Reads the files of a project.
///
/// # Errors
/// Where a file cannot be read, or `base_url` is no address to publish at.
pub fn read(root: &Path, base_url: Option<&str>, clock: &mut Clock<'_>) -> Result<Sources> {
    ensure!(
        base_url.is_none_or(link::is_base_url),
        "--base-url takes an address that begins with https:// or http://, without the signs # ? & '"
    );
    clock.time(Stage::Discover, || source::discover(root))
}

/// Runs the stages up to `check`. `base_url`, where given, overrides the one in `atlas.yaml`.
///
/// # Errors
/// Where a file cannot be read, or `base_url` is no address to publish at.
pub fn checked(root: &Path, base_url: Option<&str>, clock: &mut Clock<'_>) -> Result<Checked> {
    let sources = read(root, base_url, clock)?;
    let mut parse = |sources: Sources, diagnostics: &mut Diagnostics| {
        let content = content::parse(&sources, diagnostics);
        (sources, content)
    };
    let (checked, _) = joined_from(sources, base_url, &mut parse, clock);
    Ok(checked)
}

/// Whether the site has a page of its own where a free page of this id would stand.
pub fn has_own_page_at(atlas: &Atlas, id: &Slug) -> bool {
    check::is_taken(atlas, id)
}

/// An atlas of whose content nothing was wrong until it was checked, and what looking at a part of it again
/// takes.
struct Base {
    joined: Joined,
    seen: Seen,
}

/// Reads what the files say. Gives them back; what it let go of is read again when it is asked for.
type Parse<'a> = dyn FnMut(Sources, &mut Diagnostics) -> (Sources, Content) + 'a;

/// Joins what `parse` reads from the files, and checks it.
fn joined_from(
    sources: Sources,
    base_url: Option<&str>,
    parse: &mut Parse<'_>,
    clock: &mut Clock<'_>,
) -> (Checked, Option<Base>) {
    let mut diagnostics = Diagnostics::default();
    let (sources, content) = clock.time(Stage::Parse, || parse(sources, &mut diagnostics));
    let settings = content.settings.as_ref().filter(|_| !content.faulty.settings);
    let manual = settings.map_or_else(|| MANUAL.to_owned(), |(_, settings)| settings.source_address(MANUAL));
    let joined = clock.time(Stage::Link, || Joined::of(content, base_url, &mut diagnostics));
    let is_base = diagnostics.is_empty();
    let whole = joined.is_some() && !diagnostics.has_errors();
    let base = joined.map(|joined| {
        let seen = clock.time(Stage::Check, || {
            let seen = Seen::of(&joined.atlas);
            checks(&joined.atlas, &seen, &sources, &mut diagnostics);
            seen
        });
        Base { joined, seen }
    });
    diagnostics.retain(|place| !sources.is_stand_in(place));
    let atlas = base.as_ref().map(|base| Arc::clone(&base.joined.atlas));
    (Checked { sources, atlas, diagnostics, manual, whole }, base.filter(|_| is_base))
}

/// Checks what could be joined. What is lacking or unused shows only in an atlas that is whole.
fn checks(atlas: &Atlas, seen: &Seen, sources: &Sources, diagnostics: &mut Diagnostics) {
    let whole = !diagnostics.has_errors();
    let mut found = Diagnostics::default();
    check::run(atlas, seen, &mut found);
    found.retain(|place| !sources.is_beside_stand_in(place) && !content::is_unfilled(place, sources));
    diagnostics.append(found);
    if whole {
        check::run_on_whole(atlas, seen, diagnostics);
    }
}

/// Runs the stages up to `audit`, and keeps the site in memory.
///
/// # Errors
/// Where a file cannot be read, or a template has a defect.
pub fn build(root: &Path, base_url: Option<&str>, clock: &mut Clock<'_>) -> Result<Built> {
    build_from(read(root, base_url, clock)?, base_url, clock)
}

/// Runs the stages up to `audit`, and lets every file go once it was looked at.
///
/// # Errors
/// Where a file cannot be read, or a template has a defect.
pub fn check(root: &Path, base_url: Option<&str>, clock: &mut Clock<'_>) -> Result<Built<()>> {
    build_into(read(root, base_url, clock)?, base_url, &Nowhere, clock)
}

/// Runs the stages from `parse` up to `audit` over the files that [`read`] found, and keeps the site
/// in memory.
///
/// # Errors
/// Where a template has a defect.
pub fn build_from(sources: Sources, base_url: Option<&str>, clock: &mut Clock<'_>) -> Result<Built> {
    let shelf = Shelf::default();
    let Built { sources, diagnostics, site, manual, base_path, held_back } =
        build_into(sources, base_url, &shelf, clock)?;
    let site = site.map(|((), made)| (shelf.into_outputs(), made));
    Ok(Built { sources, diagnostics, site, manual, base_path, held_back })
}

/// Runs the stages from `parse` up to `audit` over the files that [`read`] found. Each file of the
/// site goes to `sink` when it is made; only where `site` is there in the end are they a good one.
///
/// # Errors
/// Where a template has a defect, or the sink does not take a file.
pub fn build_into(
    sources: Sources,
    base_url: Option<&str>,
    sink: &dyn Sink,
    clock: &mut Clock<'_>,
) -> Result<Built<()>> {
    let (checked, _) = joined_from(sources, base_url, &mut content::parse_and_let_go, clock);
    let Checked { sources, atlas, mut diagnostics, manual, whole } = checked;
    let base_path = atlas.as_ref().map_or("/", |atlas| atlas.settings.base_path()).to_owned();
    let Some(atlas) = atlas.filter(|_| !diagnostics.has_errors()) else {
        let held_back = if whole { HeldBack::Pages } else { HeldBack::WholeAndPages };
        return Ok(Built { sources, diagnostics, site: None, manual, base_path, held_back });
    };
    // What the audit finds has hardly ever a place in the content.
    let sources = if diagnostics.is_empty() { sources.without_content() } else { sources };
    let plan = clock.time(Stage::Plan, || pages::plan(&atlas));
    let reader = audit::Reader::new(sink, atlas.settings.base_url.as_str());
    let made = clock.time(Stage::Render, || render(&sources, &atlas, &plan, &reader))?;
    clock.time(Stage::Audit, || {
        if reader.is_sound() {
            return Ok(());
        }
        find_faults(&atlas, &|sink| render(&sources, &atlas, &plan, sink).map(drop), &mut diagnostics)
    })?;
    let site = (!diagnostics.has_errors()).then_some(((), made));
    Ok(Built { sources, diagnostics, site, manual, base_path, held_back: HeldBack::Nothing })
}

/// Says what is wrong with a site that is not sound. For that `make` makes it again, and it is kept:
/// messages take the words of all pages at once.
fn find_faults(atlas: &Atlas, make: &dyn Fn(&dyn Sink) -> Result<()>, diagnostics: &mut Diagnostics) -> Result<()> {
    let shelf = Shelf::default();
    make(&shelf)?;
    let links = OwnLinks::of(atlas);
    audit::run_with(&shelf.into_outputs(), &|page, address| links.written(page, address), diagnostics);
    ensure!(diagnostics.has_errors(), "the two ways to audit the site disagree: this is a defect of the program");
    Ok(())
}

fn render(sources: &Sources, atlas: &Atlas, plan: &pages::Plan, sink: &dyn Sink) -> Result<Made> {
    let made = render::render(atlas, plan, &templates(sources)?, &assets(sources), sink)?;
    schemas(atlas, sink)?;
    Ok(made)
}

fn schemas(atlas: &Atlas, sink: &dyn Sink) -> Result<()> {
    let mut files = schema::files(atlas).into_iter();
    files.try_for_each(|(path, bytes)| sink.take(Finished::new(path, "the schemas", bytes)))
}

/// The files of `static/`, by their paths in it.
fn assets(sources: &Sources) -> Vec<render::Asset<'_>> {
    let files = sources.under("static");
    files.filter_map(|file| Some((file.path.strip_prefix("static/")?, file.bytes()))).collect()
}

/// The gallery of a project's components, for the local server and the tests.
///
/// # Errors
/// Where a template, or what a component says of itself, has a fault.
pub fn gallery(sources: &Sources) -> Result<Outputs> {
    gallery::render(sources, &templates(sources)?, render::style_sheet(&assets(sources)))
}

/// The templates of a project, compiled.
///
/// # Errors
/// Where one is not UTF-8, or has a defect.
pub fn templates(sources: &Sources) -> Result<Templates> {
    let named = sources.under("templates").filter(|file| file.path.ends_with(".html") || file.path.ends_with(".xml"));
    let texts = named.map(|file| {
        let text = file.text().with_context(|| format!("{} is not UTF-8 text", file.path))?;
        Ok((file.path.strip_prefix("templates/").unwrap_or(&file.path), text))
    });
    Templates::compile(texts.collect::<Result<Vec<_>>>()?)
}
