//! Render: every page, chart and data file, as bytes.
//!
//! In: the [`Atlas`], the plan and the [`Templates`]. Out: every file, given to a [`Sink`] as soon as it is
//! made, so that a site need not be held whole.
//!
//! 1. For each page of the plan, in parallel: make its view ([`views`]), print it through its
//!    template, explain its terms (`gloss`), draw its charts, write its data.
//! 2. Write the published data ([`data`]), the feeds ([`feeds`]), the index of the search
//!    ([`search`]), the pages at addresses that were given up (`redirects`), the pictures for links
//!    ([`card`]) and the style sheet.
//! 3. Two claims on one path are an error of the sink.

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
mod templates;
pub mod views;

use std::{collections::BTreeMap, sync::Arc};

use anyhow::{Context as _, Result};
use rayon::prelude::*;

pub use links::Links;
pub use outputs::{Clash, Finished, Nowhere, Output, Outputs, Shelf, Sink};
pub use templates::Templates;

use crate::{
    model::Atlas,
    pages::{Page, Plan},
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
    let words = gloss::Words::of(atlas)?;
    let one = |page: &Page| {
        let claimant = format!("the page {}", page.route.path(atlas));
        self::page(
            Links { atlas, parts: &plan.parts, from: page.route },
            templates,
            &words,
            &Claim { claimant: claimant.as_str().into(), out },
        )
        .with_context(|| format!("could not render {claimant}"))
    };
    let (charts, data) = rayon::join(
        || plan.pages.par_iter().map(one).collect::<Vec<Result<usize>>>(),
        || rest(atlas, plan, templates, assets, out),
    );
    let charts = charts.into_iter().sum::<Result<usize>>()?;
    Ok(Made { pages: plan.pages.len(), charts, data: data? })
}

/// All that is no page: data, citations, feeds, the index of the search, style sheet and pictures.
/// Returns how many data files there are.
fn rest(atlas: &Atlas, plan: &Plan, templates: &Templates, assets: &[Asset<'_>], out: &dyn Sink) -> Result<usize> {
    let data = data::render(atlas, &plan.limits, out)?.files.len();
    data::citation::render(atlas, out)?;
    redirects::render(atlas, templates, out)?;
    feeds::render(atlas, plan, templates, out)?;
    search::render(atlas, out)?;
    views::cards::render(atlas, out)?;
    self::assets(assets, out)?;
    Ok(data)
}

/// The files of one page, on their way out.
struct Claim<'a> {
    claimant: Arc<str>,
    out: &'a dyn Sink,
}

impl Claim<'_> {
    fn take(&self, path: String, bytes: Vec<u8>) -> Result<()> {
        self.out.take(Finished { path, claimant: Arc::clone(&self.claimant), bytes })
    }
}

/// A page, its data, and the files of its charts. Returns how many charts it has.
fn page(links: Links<'_>, templates: &Templates, words: &gloss::Words, claim: &Claim<'_>) -> Result<usize> {
    let Links { atlas, parts, from } = links;
    let shown = views::show(links)?;
    let html = templates.render(&format!("pages/{}.html", from.kind()), &shown.context)?;
    let html = gloss::explain(links, words, templates, &html)?;
    claim.take(from.path(atlas), html.into_bytes())?;
    if from.has_data() {
        let path = format!("{}index.json", from.folder(atlas));
        claim.take(path, data::page_json(atlas, parts, from))?;
    }
    if let Some((path, bytes)) = embeds(links, &shown.charts, templates)? {
        claim.take(path, bytes)?;
    }
    let mut charts = 0;
    for (path, bytes) in views::chart_files(links, &shown.charts) {
        charts += usize::from(path.ends_with(".svg"));
        claim.take(path, bytes)?;
    }
    Ok(charts)
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

/// The style sheet of the site, joined of the files of `static/css/` in the order of the cascade.
pub fn style_sheet(assets: &[Asset<'_>]) -> Vec<u8> {
    const FIRST: [&str; 3] = ["css/tokens.css", "css/base.css", "css/layout.css"];
    const LAST: &str = "css/print.css";
    let find = |wanted: &str| assets.iter().find(|(path, _)| *path == wanted).map(|(_, bytes)| *bytes);
    let components = assets.iter().filter(|(path, _)| path.starts_with("css/components/")).map(|(_, bytes)| *bytes);
    let sheets = FIRST.into_iter().filter_map(find).chain(components).chain(find(LAST));
    sheets.collect::<Vec<_>>().join(&b'\n')
}

/// The style sheet, and every other file as it is.
fn assets(assets: &[Asset<'_>], out: &dyn Sink) -> Result<()> {
    out.take(Finished::new("assets/atlas.css", "the style sheet", style_sheet(assets)))?;
    for (path, bytes) in assets.iter().filter(|(path, _)| !path.starts_with("css/")) {
        out.take(Finished::new(format!("assets/{path}"), format!("static/{path}"), bytes.to_vec()))?;
    }
    Ok(())
}
