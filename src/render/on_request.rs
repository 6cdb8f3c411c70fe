//! The site as it is wanted while someone works on it: each file made when it is asked for.
//!
//! In: the [`Atlas`], the [`Layout`] and the [`Material`]. Out: for a path, the very
//! bytes that [`render`](super::render) puts there; nothing where it puts none.
//!
//! 1. What can hold a path follows from the path: the page of its folder, or one of the few [`Batch`]es
//!    of files that are no page's.
//! 2. That is made, whole, by what makes it for the whole site, and kept for the next who asks.
//!
//! A site of any size is there as soon as its content is joined, and takes no more memory than that.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use anyhow::{Result, anyhow};
use rayon::prelude::*;

use super::{
    Made, Material, Nowhere, Outputs, Printer, Shelf, Sink, data, feeds,
    redirects::Keeper,
    search,
    views::{self, cards},
};
use crate::{
    model::Atlas,
    pages::{Page, Plan, Route},
};

/// So many batches are kept at most; beyond them all pages go, and are made again for whoever asks.
const MOST_KEPT: usize = 256;

/// Files that are made together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Batch {
    /// A page and what lies beside it.
    Page(Route),
    /// What stands at addresses that were given up, but for the copies of files.
    Moved,
    /// The style sheet, scripts and pictures.
    Assets,
    /// The published data.
    Data,
    /// The sitemap and `robots.txt`.
    Sitemap,
    /// The index of the search.
    Index,
    /// The pictures for links.
    Cards,
}

/// A batch once it was made; in words what kept it from being made.
type Kept = Arc<OnceLock<Result<Arc<Outputs>, String>>>;

/// Which pages there are, and where each of them is.
#[derive(Debug)]
pub struct Layout {
    plan: Plan,
    /// The folder of each page, in their order.
    folders: Vec<(String, Route)>,
}

impl Layout {
    /// That of a plan.
    pub fn new(atlas: &Atlas, plan: Plan) -> Self {
        let folder = |Page { route }: &Page| (route.folder(atlas), *route);
        let mut folders: Vec<(String, Route)> = plan.pages.par_iter().map(folder).collect();
        folders.par_sort_by(|(one, _), (other, _)| one.cmp(other));
        Self { plan, folders }
    }
}

/// A site whose files are made when they are asked for.
pub struct OnRequest {
    atlas: Arc<Atlas>,
    layout: Arc<Layout>,
    material: Arc<Material>,
    sites: views::Sites,
    /// Folders that were given up, and those in which their files are now.
    moved: Vec<(String, String)>,
    kept: Mutex<BTreeMap<Batch, Kept>>,
}

impl OnRequest {
    /// The site of an atlas. `layout` is that of its plan, and the terms in `material` are those of its
    /// glossary.
    pub fn new(atlas: Arc<Atlas>, layout: Arc<Layout>, material: Arc<Material>) -> Self {
        let moved = Keeper::new(&atlas, &material.templates, &Nowhere).folders();
        Self { atlas, layout, material, sites: views::Sites::default(), moved, kept: Mutex::default() }
    }

    /// The atlas.
    pub fn atlas(&self) -> &Atlas {
        &self.atlas
    }

    /// The pages.
    pub fn plan(&self) -> &Plan {
        &self.layout.plan
    }

    /// The pages, and where they are.
    pub fn layout(&self) -> &Arc<Layout> {
        &self.layout
    }

    /// What its pages are made with.
    pub fn material(&self) -> &Arc<Material> {
        &self.material
    }

    /// How many pages, and other batches of files, are kept because someone asked for one of their files.
    pub fn kept(&self) -> usize {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Renders the whole site into `out`.
    ///
    /// # Errors
    /// As [`render`](super::render).
    pub fn render(&self, out: &dyn Sink) -> Result<Made> {
        super::render(&self.atlas, self.plan(), &self.material.templates, &self.material.assets(), out)
    }

    /// Makes the first page of each kind.
    ///
    /// # Errors
    /// Defects of templates that all pages of a kind have.
    pub fn try_each_kind(&self) -> Result<()> {
        let mut seen = BTreeSet::new();
        let first: Vec<&Page> = self.plan().pages.iter().filter(|page| seen.insert(page.route.kind())).collect();
        let printer = self.printer(&Nowhere);
        let tried: Vec<Result<usize>> =
            first.par_iter().with_max_len(1).map(|page| printer.print(**page, "")).collect();
        // Of several defects it is always the same that is told.
        tried.into_iter().try_for_each(|charts| charts.map(drop))
    }

    /// What the file at `path` holds; `None` where the site has none there.
    ///
    /// # Errors
    /// Defects of templates, charts that cannot be drawn, and two claims on one path.
    pub fn file(&self, path: &str) -> Result<Option<Vec<u8>>> {
        for batch in self.batches(path) {
            if let Some(bytes) = self.made(batch)?.get(path) {
                return Ok(Some(bytes.to_vec()));
            }
        }
        Ok(None)
    }

    /// What the style sheet, scripts and pictures are, by their paths.
    ///
    /// # Errors
    /// Where two of them claim one path.
    pub fn assets(&self) -> Result<Arc<Outputs>> {
        self.material.made()
    }

    /// The batches that may hold a path; if the site has a file there, one of them does.
    fn batches(&self, path: &str) -> Vec<Batch> {
        let folder = &path[..path.rfind('/').map_or(0, |at| at + 1)];
        let mut batches: Vec<Batch> = self.of_folder(folder).collect();
        let now = self.moved.iter().filter_map(|(from, to)| Some(format!("{to}{}", folder.strip_prefix(from)?)));
        batches.extend(now.flat_map(|folder| self.of_folder(&folder).collect::<Vec<_>>()));
        batches.push(match folder {
            "data/" => Batch::Data,
            "" => Batch::Sitemap,
            assets if assets.starts_with(search::FOLDER) => Batch::Index,
            assets if assets.starts_with(cards::FOLDER) => Batch::Cards,
            assets if assets.starts_with("assets/") => Batch::Assets,
            _ => Batch::Moved,
        });
        batches
    }

    fn of_folder(&self, folder: &str) -> impl Iterator<Item = Batch> {
        let Layout { folders, .. } = &*self.layout;
        let first = folders.partition_point(|(own, _)| own.as_str() < folder);
        let own = folders[first..].iter().take_while(move |(own, _)| own == folder);
        own.map(|(_, route)| Batch::Page(*route))
    }

    /// The files of a batch, made where they are not there yet.
    fn made(&self, batch: Batch) -> Result<Arc<Outputs>> {
        if batch == Batch::Assets {
            return self.material.made();
        }
        let made = {
            let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            if kept.len() >= MOST_KEPT && !kept.contains_key(&batch) {
                kept.retain(|batch, _| !matches!(batch, Batch::Page(_)));
            }
            Arc::clone(kept.entry(batch).or_default())
        };
        let made = made.get_or_init(|| self.make(batch).map(Arc::new).map_err(|error| format!("{error:#}")));
        made.clone().map_err(|error| anyhow!(error))
    }

    fn make(&self, batch: Batch) -> Result<Outputs> {
        let Self { atlas, material, .. } = self;
        let (plan, templates) = (self.plan(), &material.templates);
        let shelf = Shelf::default();
        let out = Keeper::new(atlas, templates, &shelf);
        match batch {
            Batch::Page(route) => {
                let index = if route == Route::Search { self.index()? } else { String::new() };
                self.printer(&out).print(Page { route }, &index)?;
            }
            Batch::Moved => out.pages()?,
            Batch::Assets => super::assets(&material.assets(), &out)?,
            Batch::Data => _ = data::render(atlas, &plan.limits, &out)?,
            Batch::Sitemap => feeds::render(atlas, plan, templates, &out)?,
            Batch::Index => _ = search::render(atlas, &out)?,
            Batch::Cards => cards::render(atlas, &out)?,
        }
        Ok(shelf.into_outputs())
    }

    fn printer<'a>(&'a self, out: &'a dyn Sink) -> Printer<'a> {
        let Self { atlas, material, sites, .. } = self;
        let (plan, Material { templates, words, .. }) = (self.plan(), &**material);
        Printer { atlas, plan, templates, words, sites, out }
    }

    /// The folder of the index of the search, which is named by what is in it.
    fn index(&self) -> Result<String> {
        let index = self.made(Batch::Index)?;
        let (path, _) = index.iter().next().ok_or_else(|| anyhow!("the index of the search is empty"))?;
        let name = path[search::FOLDER.len()..].split('/').next().unwrap_or_default();
        Ok(format!("{}{name}/", search::FOLDER))
    }
}
