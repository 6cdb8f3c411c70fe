//! Render: every page, chart and data file, as bytes.
//!
//! In: the [`Atlas`], the plan and the [`Templates`]. Out: every file, given to a [`Sink`] as soon as it is
//! made, so that a site need not be held whole.
//!
//! 1. For each page of the plan, in parallel: make its view ([`views`]), print it through its
//!    template, explain its terms (`gloss`), draw its charts, write its data.
//! 2. Write the published data ([`data`]), the feeds ([`feeds`]), the index of the search
//!    ([`search`]), the pictures for links ([`card`]) and the style sheet (`style`).
//! 3. Make the page of the search, which names the folder of the finished index.
//! 4. Keep what stood at addresses that were given up (`redirects`). Two claims on one path are an
//!    error of the sink.

pub mod card;
pub mod charts;
pub mod data;
pub mod feeds;
mod gloss;
mod headings;
pub mod html;
mod links;
mod markdown;
mod outputs;
mod redirects;
pub mod search;
mod style;
mod templates;
pub mod views;

use std::{collections::BTreeMap, sync::Arc};

use anyhow::{Context as _, Result};
use rayon::prelude::*;

pub use links::Links;
pub use outputs::{Clash, Finished, Nowhere, Output, Outputs, Shelf, Sink};
pub use style::style_sheet;
pub use templates::Templates;

use crate::{
    model::Atlas,
    pages::{Page, Plan, Route},
};

/// How many of each kind of file were made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// Pages.
    pub pages: usize,
    /// Charts, each a picture and a table.
    pub charts: usize,
    /// Data files.
    pub data: usize,
}

/// A file of `static/`: its path there, and its bytes.
pub type Asset<'a> = (&'a str, &'a [u8]);

/// Renders the whole site into `out`.
///
/// # Errors
/// Defects of templates, charts that cannot be drawn, and what `out` does not take.
pub fn render(atlas: &Atlas, plan: &Plan, templates: &Templates, assets: &[Asset<'_>], out: &dyn Sink) -> Result<Made> {
    let keeper = redirects::Keeper::new(atlas, templates, out);
    let printer = Printer { atlas, plan, templates, words: gloss::Words::of(atlas)?, out: &keeper };
    let (last, first): (Vec<Page>, Vec<Page>) = plan.pages.iter().partition(|page| page.route == Route::Search);
    let (charts, rest) = rayon::join(
        || first.par_iter().map(|page| printer.print(*page, "")).collect::<Vec<Result<usize>>>(),
        || rest(atlas, plan, templates, assets, &keeper),
    );
    let mut charts = charts.into_iter().sum::<Result<usize>>()?;
    let Rest { data, index } = rest?;
    for page in last {
        charts += printer.print(page, &index)?;
    }
    keeper.pages()?;
    Ok(Made { pages: plan.pages.len(), charts, data })
}

/// Renders one page as [`render`] does, with its data and the files of its charts, into `out`. That of
/// the search knows of no index.
///
/// # Errors
/// Defects of templates, and what `out` does not take.
pub fn page(atlas: &Atlas, plan: &Plan, page: Page, templates: &Templates, out: &dyn Sink) -> Result<()> {
    Printer { atlas, plan, templates, words: gloss::Words::of(atlas)?, out }.print(page, "")?;
    Ok(())
}

/// What is known of all that is no page: data, citations, feeds, the index of the search, style sheet
/// and pictures.
struct Rest {
    /// How many data files there are.
    data: usize,
    /// The folder of the index of the search.
    index: String,
}

fn rest(atlas: &Atlas, plan: &Plan, templates: &Templates, assets: &[Asset<'_>], out: &dyn Sink) -> Result<Rest> {
    let data = data::render(atlas, &plan.limits, out)?.files.len();
    data::citation::render(atlas, &plan.pages, out)?;
    feeds::render(atlas, plan, templates, out)?;
    let index = search::render(atlas, out)?;
    views::cards::render(atlas, out)?;
    self::assets(assets, out)?;
    Ok(Rest { data, index })
}

/// Prints pages.
struct Printer<'a> {
    atlas: &'a Atlas,
    plan: &'a Plan,
    templates: &'a Templates,
    /// The terms that are explained on every page.
    words: gloss::Words,
    out: &'a dyn Sink,
}

impl Printer<'_> {
    /// Prints a page, its data, and the files of its charts; `index` is the folder of the index of the
    /// search. Returns how many charts the page has.
    fn print(&self, page: Page, index: &str) -> Result<usize> {
        let claimant = format!("the page {}", page.route.path(self.atlas));
        let files = || {
            let claimant: Arc<str> = claimant.as_str().into();
            self.files(page, index, &|path, bytes| {
                self.out.take(Finished { path, claimant: Arc::clone(&claimant), bytes })
            })
        };
        files().with_context(|| format!("could not render {claimant}"))
    }

    fn files(&self, page: Page, index: &str, take: &dyn Fn(String, Vec<u8>) -> Result<()>) -> Result<usize> {
        let Self { atlas, plan, templates, words, .. } = self;
        let links = Links { atlas, parts: &plan.parts, from: page.route };
        let shown = views::show(links, index)?;
        let html = templates.render(&format!("pages/{}.html", page.route.kind()), &shown.context)?;
        let html = gloss::explain(links, words, templates, &html)?;
        take(page.route.path(atlas), html.into_bytes())?;
        if page.route.has_data() {
            let path = format!("{}index.json", page.route.folder(atlas));
            take(path, data::page_json(atlas, &plan.parts, page.route))?;
        }
        if let Some((path, bytes)) = embeds(links, &shown.charts, templates)? {
            take(path, bytes)?;
        }
        let mut charts = 0;
        for (path, bytes) in views::chart_files(links, &shown.charts) {
            charts += usize::from(path.ends_with(".svg"));
            take(path, bytes)?;
        }
        Ok(charts)
    }
}

/// The page of what other sites may embed of a page; none where it has nothing of the kind.
fn embeds(links: Links<'_>, charts: &[charts::Chart], templates: &Templates) -> Result<Option<(String, Vec<u8>)>> {
    let mut shown = Vec::new();
    for snippet in views::embeds::snippets(links, charts) {
        let (id, title) = snippet.name();
        let html = templates.render("embeds/snippet.html", &BTreeMap::from([("snippet", snippet)]))?;
        shown.push(views::embeds::Shown { id, title, html });
    }
    if shown.is_empty() {
        return Ok(None);
    }
    let view = BTreeMap::from([("view", views::embeds::page(links, shown))]);
    let html = templates.render("embeds/page.html", &view)?;
    Ok(Some((format!("{}{}", links.from.folder(links.atlas), views::EMBED_FILE), html.into_bytes())))
}

/// The style sheet, and every other file as it is.
fn assets(assets: &[Asset<'_>], out: &dyn Sink) -> Result<()> {
    out.take(Finished::new("assets/atlas.css", "the style sheet", style_sheet(assets)))?;
    for (path, bytes) in assets.iter().filter(|(path, _)| !path.starts_with("css/")) {
        out.take(Finished::new(format!("assets/{path}"), format!("static/{path}"), bytes.to_vec()))?;
    }
    Ok(())
}
