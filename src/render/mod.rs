//! Render: every page, chart and data file, as bytes.
//!
//! In: the [`Atlas`], the plan and the [`Templates`]. Out: [`Outputs`].
//!
//! 1. For each page of the plan, in parallel: make its view ([`views`]), print it through its
//!    template, explain its terms (`gloss`), draw its charts, write its data.
//! 2. Write the published data ([`data`]), the feeds ([`feeds`]), the index of the search
//!    ([`search`]), the pictures for links ([`card`]) and the style sheet (`style`).
//! 3. Make the page of the search, which names the folder of the finished index.
//! 4. Put everything under its path; two claims on one path are an error.
//! 5. Keep what stood at addresses that were given up (`redirects`).

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

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use rayon::prelude::*;

pub use links::Links;
pub use outputs::{Clash, Output, Outputs};
pub use style::style_sheet;
pub use templates::Templates;

use crate::{
    model::Atlas,
    pages::{Page, Route},
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

/// Paths and what is there.
type Files = Vec<(String, Vec<u8>)>;

/// Renders the whole site.
///
/// # Errors
/// Defects of templates, charts that cannot be drawn, and two claims on one path.
pub fn render(atlas: &Atlas, plan: &[Page], templates: &Templates, assets: &[Asset<'_>]) -> Result<(Outputs, Made)> {
    let mut outputs = Outputs::default();
    let mut made = Made { pages: plan.len(), ..Made::default() };
    let words = gloss::Words::of(atlas)?;
    let (last, first): (Vec<Page>, Vec<Page>) = plan.iter().partition(|page| page.route == Route::Search);
    let render = |index: &str, page: &Page| self::page(atlas, *page, templates, &words, index);
    let (mut pages, rest) = rayon::join(
        || first.par_iter().map(|page| render("", page)).collect::<Vec<Result<Files>>>(),
        || self::rest(atlas, plan, templates, assets),
    );
    let Rest { outputs: rest, data, index } = rest?;
    pages.extend(last.iter().map(|page| render(&index, page)));
    for (page, files) in first.iter().chain(&last).zip(pages) {
        let claimant = format!("the page {}", page.route.path(atlas));
        let files = files.with_context(|| format!("could not render {claimant}"))?;
        made.charts += files.iter().filter(|(path, _)| path.ends_with(".svg")).count();
        for (path, bytes) in files {
            outputs.insert(path, claimant.clone(), bytes)?;
        }
    }
    outputs.merge(rest)?;
    redirects::render(atlas, templates, &mut outputs)?;
    made.data = data;
    Ok((outputs, made))
}

/// All that is no page: data, citations, feeds, the index of the search, style sheet and pictures.
struct Rest {
    outputs: Outputs,
    /// How many data files there are.
    data: usize,
    /// The folder of the index of the search.
    index: String,
}

fn rest(atlas: &Atlas, plan: &[Page], templates: &Templates, assets: &[Asset<'_>]) -> Result<Rest> {
    let mut outputs = Outputs::default();
    let data = data::render(atlas, &mut outputs)?.files.len();
    data::citation::render(atlas, plan, &mut outputs)?;
    feeds::render(atlas, plan, templates, &mut outputs)?;
    let index = search::render(atlas, &mut outputs)?;
    for (path, bytes) in views::cards::files(atlas)? {
        outputs.insert(path, "the pictures for links", bytes)?;
    }
    self::assets(assets, &mut outputs)?;
    Ok(Rest { outputs, data, index })
}

/// A page, its data, and the files of its charts.
fn page(atlas: &Atlas, page: Page, templates: &Templates, words: &gloss::Words, index: &str) -> Result<Files> {
    let links = Links { atlas, from: page.route };
    let shown = views::show(atlas, page, index)?;
    let html = templates.render(&format!("pages/{}.html", page.route.kind()), &shown.context)?;
    let html = gloss::explain(links, words, templates, &html)?;
    let mut files = vec![(page.route.path(atlas), html.into_bytes())];
    if page.route.has_data() {
        files.push((format!("{}index.json", page.route.folder(atlas)), data::page_json(atlas, page.route)));
    }
    files.extend(embeds(links, &shown.charts, templates)?);
    files.extend(views::chart_files(links, &shown.charts));
    // A text that grew while it was printed has up to twice the room it needs, and all are held.
    for (_, bytes) in &mut files {
        bytes.shrink_to_fit();
    }
    Ok(files)
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
fn assets(assets: &[Asset<'_>], outputs: &mut Outputs) -> Result<()> {
    outputs.insert("assets/atlas.css".to_owned(), "the style sheet", style_sheet(assets))?;
    for (path, bytes) in assets.iter().filter(|(path, _)| !path.starts_with("css/")) {
        outputs.insert(format!("assets/{path}"), format!("static/{path}"), bytes.to_vec())?;
    }
    Ok(())
}
