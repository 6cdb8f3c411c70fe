//! The stages while someone works on the content.
//!
//! In: a project's folder, and which of its files changed. Out: its site, whose files are made when they
//! are asked for ([`Site`]); and what is wrong with its content.
//!
//! 1. Read, join and check what changed; all of it where only that can tell.
//! 2. Where that finds no error, the site is there: a page is made when someone looks at it.
//! 3. Meanwhile the whole of it is made and let go, to audit it ([`Site::audit`]). That can be stopped,
//!    as when the content changes again.

use std::{
    collections::BTreeSet,
    mem,
    path::PathBuf,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicBool, Ordering},
    },
};

use anyhow::{Result, ensure};

use super::{
    Base, Checked, Clock, Stage, assets, checks,
    fingerprints::{Fingerprints, Passing},
    joined_from, read, templates,
};
use crate::{
    audit,
    content::Kept,
    diagnostics::Diagnostics,
    gallery,
    model::Atlas,
    pages::{self, Plan},
    render::{Finished, Layout, Material, OnRequest, Outputs, Shelf, Sink, style_sheet},
    source::{Changes, Sources},
};

/// The folders of files that pages are made with, and that say nothing themselves.
const NO_CONTENT: [&str; 2] = ["templates/", "static/"];

/// A project that is worked on.
pub struct Live {
    root: PathBuf,
    base_url: Option<String>,
    sources: Option<Sources>,
    kept: Kept,
    last: Option<Last>,
    /// What the pages of the last good site were made with; `None` where that may be other by now.
    material: Option<Arc<Material>>,
    /// Which pages the site had at the last look; `None` where it had errors.
    layout: Option<Arc<Layout>>,
}

/// The content as it last was whole, and what happened since.
struct Last {
    base: Base,
    manual: String,
    /// What the checks said of it.
    found: Diagnostics,
    /// The files that changed since.
    changed: BTreeSet<String>,
}

/// A project as it was found at one moment.
pub struct Looked {
    /// The files.
    pub sources: Sources,
    /// How many reports were joined and looked at: all, or only those that changed.
    pub joined: usize,
    /// What was found wrong; the pages were not audited yet.
    pub diagnostics: Diagnostics,
    /// The site; `None` where the content has errors.
    pub site: Option<Site>,
    /// The address of the page that explains the messages; its path where `atlas.yaml` has faults.
    pub manual: String,
    /// The path of the site on the host that it is published at, with a slash at both ends.
    pub base_path: String,
}

impl Live {
    /// The project in `root`. `base_url`, where given, overrides the one in `atlas.yaml`.
    pub fn new(root: impl Into<PathBuf>, base_url: Option<String>) -> Self {
        Self {
            root: root.into(),
            base_url,
            sources: None,
            kept: Kept::default(),
            last: None,
            material: None,
            layout: None,
        }
    }

    /// Looks at the project: at all of it, or at what `changed` since the last look.
    ///
    /// # Errors
    /// Where a file cannot be read, or a template has a defect that shows before it is used.
    pub fn look(&mut self, changed: Option<&Changes>, clock: &mut Clock<'_>) -> Result<Looked> {
        // Where a look fails, the next one begins anew: nobody knows what changed since the last good one.
        let again = match (self.sources.take(), changed) {
            (Some(sources), Some(changed)) if !changed.moved => {
                clock.time(Stage::Discover, || sources.with_changed(&self.root, &changed.files)).ok().zip(Some(changed))
            }
            _ => None,
        };
        let anew = again.is_none();
        let sources = if let Some((sources, changed)) = again {
            self.last.iter_mut().for_each(|last| last.changed.extend(changed.files.iter().cloned()));
            sources
        } else {
            self.last = None;
            read(&self.root, self.base_url.as_deref(), clock)?
        };
        let touches = |folder: &str| {
            anew || changed.is_none_or(|changed| changed.files.iter().any(|path| path.starts_with(folder)))
        };
        if self.last.is_none() || NO_CONTENT.into_iter().any(touches) {
            self.material = None;
        }
        let (checked, joined, site) = match self.step(&sources, clock) {
            Some(step) => step,
            None => self.whole(sources, clock),
        };
        let Checked { sources, atlas, diagnostics, manual, .. } = checked;
        let site = site.filter(|_| !diagnostics.has_errors()).transpose()?;
        self.layout = site.as_ref().map(|site| Arc::clone(site.files.layout()));
        if let Some(site) = &site {
            self.material = Some(Arc::clone(site.files.material()));
            // A template with a defect mostly has it on all pages of a kind: that is noticed here.
            if touches("templates/") {
                clock.time(Stage::Render, || site.files.try_each_kind())?;
            }
        }
        self.sources = Some(sources.clone());
        let base_path = atlas.as_ref().map_or("/", |atlas| atlas.settings.base_path()).to_owned();
        Ok(Looked { sources, joined, diagnostics, site, manual, base_path })
    }

    /// Joins and checks all content.
    fn whole(&mut self, sources: Sources, clock: &mut Clock<'_>) -> Found {
        // The terms may be others.
        self.material = None;
        self.layout = None;
        let mut parse = |sources: Sources, diagnostics: &mut Diagnostics| {
            let content = self.kept.parse(&sources, diagnostics);
            (sources, content)
        };
        let (checked, base) = joined_from(sources, self.base_url.as_deref(), &mut parse, clock);
        if let Some(base) = base {
            let (manual, found) = (checked.manual.clone(), checked.diagnostics.clone());
            self.last = Some(Last { base, manual, found, changed: BTreeSet::new() });
        }
        let joined = checked.atlas.as_ref().map_or(0, |atlas| atlas.reports.len());
        let atlas = checked.atlas.as_ref().filter(|_| !checked.diagnostics.has_errors());
        let site = atlas.map(|atlas| clock.time(Stage::Plan, || Site::new(&checked.sources, atlas, None, None)));
        (checked, joined, site)
    }

    /// Joins and checks what changed since the content was last whole; `None` where only [`whole`](Self::whole)
    /// can.
    fn step(&mut self, sources: &Sources, clock: &mut Clock<'_>) -> Option<Found> {
        let Last { base, manual, found, changed } = self.last.as_mut()?;
        let material = self.material.clone();
        if changed.iter().all(|path| NO_CONTENT.iter().any(|folder| path.starts_with(folder))) {
            changed.clear();
            let atlas = Arc::clone(&base.joined.atlas);
            let site = clock.time(Stage::Plan, || Site::new(sources, &atlas, self.layout.take(), material));
            let (sources, diagnostics, manual) = (sources.clone(), found.clone(), manual.clone());
            return Some((Checked { sources, atlas: Some(atlas), diagnostics, manual, whole: true }, 0, Some(site)));
        }
        let content = clock.time(Stage::Parse, || self.kept.changed(sources, changed))?;
        let (joined, reports) = clock.time(Stage::Link, || base.joined.with(content))?;
        let before = mem::replace(&mut base.joined, joined).atlas;
        let Base { joined, seen } = base;
        let mut diagnostics = Diagnostics::default();
        let check = || {
            seen.look_again(&joined.atlas, &reports);
            checks(&joined.atlas, seen, sources, &mut diagnostics);
        };
        // Mostly nothing is wrong, so nobody waits for the checks to know that.
        let layout = self.layout.take().filter(|_| Plan::is_shared(&before, &joined.atlas));
        let make = || Site::new(sources, &joined.atlas, layout, material);
        let ((), site) = clock.time(Stage::Check, || rayon::join(check, make));
        changed.clear();
        found.clone_from(&diagnostics);
        let atlas = Some(Arc::clone(&joined.atlas));
        let checked = Checked { sources: sources.clone(), atlas, diagnostics, manual: manual.clone(), whole: true };
        Some((checked, reports.len(), Some(site)))
    }
}

/// The checked content, how many reports were joined for that, and the site, where one can be made of it.
type Found = (Checked, usize, Option<Result<Site>>);

/// A site whose files are made when they are asked for.
pub struct Site {
    sources: Sources,
    files: OnRequest,
    schemas: OnceLock<Arc<Outputs>>,
    gallery: OnceLock<Result<Arc<Outputs>, String>>,
}

impl Site {
    /// The site of an atlas; `layout` and `material`, where they are there, are still its own.
    fn new(
        sources: &Sources,
        atlas: &Arc<Atlas>,
        layout: Option<Arc<Layout>>,
        material: Option<Arc<Material>>,
    ) -> Result<Self> {
        let make = || {
            let files = assets(sources).into_iter().map(|(path, bytes)| (path.to_owned(), bytes.to_vec()));
            Material::new(atlas, templates(sources)?, files.collect()).map(Arc::new)
        };
        let material = material.map_or_else(make, Ok)?;
        let layout = layout.unwrap_or_else(|| Layout::new(atlas, pages::plan(atlas)).into());
        let files = OnRequest::new(Arc::clone(atlas), layout, material);
        Ok(Self { sources: sources.clone(), files, schemas: OnceLock::new(), gallery: OnceLock::new() })
    }

    /// The atlas.
    pub fn atlas(&self) -> &Atlas {
        self.files.atlas()
    }

    /// Its pages.
    pub fn plan(&self) -> &Plan {
        self.files.plan()
    }

    /// How many pages, and other batches of files, are kept of those that were made.
    pub fn made(&self) -> usize {
        self.files.kept()
    }

    /// What the file at `path` holds; `None` where the site has none there.
    ///
    /// # Errors
    /// Where a template has a defect.
    pub fn file(&self, path: &str) -> Result<Option<Vec<u8>>> {
        Ok(match self.files.file(path)? {
            Some(bytes) => Some(bytes),
            None => self.schemas()?.get(path).map(<[u8]>::to_vec),
        })
    }

    /// The style sheet, scripts and pictures.
    ///
    /// # Errors
    /// Where two of them claim one path.
    pub fn assets(&self) -> Result<Arc<Outputs>> {
        self.files.assets()
    }

    /// The pages that show the components, by their paths from the gallery's own folder.
    ///
    /// # Errors
    /// Where a template, or what a component says of itself, has a fault.
    pub fn gallery(&self) -> Result<Arc<Outputs>> {
        let make =
            || gallery::render(&self.sources, self.files.material().templates(), style_sheet(&assets(&self.sources)));
        let made = self.gallery.get_or_init(|| make().map(Arc::new).map_err(|error| format!("{error:#}")));
        made.clone().map_err(anyhow::Error::msg)
    }

    fn schemas(&self) -> Result<&Outputs> {
        if let Some(made) = self.schemas.get() {
            return Ok(made);
        }
        let shelf = Shelf::default();
        super::schemas(self.files.atlas(), &shelf)?;
        Ok(self.schemas.get_or_init(|| Arc::new(shelf.into_outputs())))
    }

    /// Makes all files of the site, audits them and lets them go. Returns what is wrong with them, and
    /// what the pages were; `None` where `stop` became true meanwhile.
    ///
    /// # Errors
    /// Where a template has a defect, or a chart cannot be drawn.
    pub fn audit(&self, stop: &AtomicBool) -> Result<Option<(Diagnostics, Fingerprints)>> {
        // On threads of its own, and on half of the processors: neither a page that somebody waits for nor
        // the browser that loads it should wait for one that nobody looks at.
        let threads = rayon::ThreadPoolBuilder::new().num_threads(rayon::current_num_threads().div_ceil(2)).build();
        match threads {
            Ok(threads) => threads.install(|| self.audited(stop)),
            Err(_) => self.audited(stop),
        }
    }

    fn audited(&self, stop: &AtomicBool) -> Result<Option<(Diagnostics, Fingerprints)>> {
        let passing = Passing::default();
        let until = Until { stop, sink: &passing };
        let reader = audit::Reader::new(&until, self.files.atlas().settings.base_url.as_str());
        let made = self.make(&reader);
        if stop.load(Ordering::Relaxed) {
            return Ok(None);
        }
        made?;
        let mut diagnostics = Diagnostics::default();
        if !reader.is_sound() {
            let found =
                super::find_faults(self.files.atlas(), &|sink| self.make(&Until { stop, sink }), &mut diagnostics);
            if stop.load(Ordering::Relaxed) {
                return Ok(None);
            }
            found?;
        }
        Ok(Some((diagnostics, passing.into_fingerprints(self.files.plan().pages.len()))))
    }

    fn make(&self, sink: &dyn Sink) -> Result<()> {
        self.files.render(sink)?;
        super::schemas(self.files.atlas(), sink)
    }
}

/// Gives files on until it is to stop; then it wants no more, and takes none.
struct Until<'a> {
    stop: &'a AtomicBool,
    sink: &'a dyn Sink,
}

impl Sink for Until<'_> {
    fn take(&self, file: Finished) -> Result<()> {
        ensure!(self.wanted(), "the site is no longer wanted");
        self.sink.take(file)
    }

    fn wanted(&self) -> bool {
        !self.stop.load(Ordering::Relaxed) && self.sink.wanted()
    }

    fn keeps(&self) -> bool {
        self.sink.keeps()
    }
}
