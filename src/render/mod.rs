//! Render: every page, chart and data file, as bytes.
//!
//! In: the [`Atlas`], the plan and the [`Templates`]. Out: [`Outputs`].
//!
//! 1. For each page of the plan, in parallel: make its view ([`views`]), print it through its
//!    template, explain its terms (`gloss`), draw its charts, write its data.
//! 2. Write the published data ([`data`]), the feeds ([`feeds`]), the index of the search
//!    ([`search`]), the pages at addresses that were given up (`redirects`), the pictures for links
//!    ([`card`]) and the style sheet.
//! 3. Put everything under its path; two claims on one path are an error.

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

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use rayon::prelude::*;

pub use links::Links;
pub use outputs::{Clash, Output, Outputs};
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

/// Paths and what is there.
type Files = Vec<(String, Vec<u8>)>;

/// Renders the whole site.
///
/// # Errors
/// Defects of templates, charts that cannot be drawn, and two claims on one path.
pub fn render(atlas: &Atlas, plan: &Plan, templates: &Templates, assets: &[Asset<'_>]) -> Result<(Outputs, Made)> {
    let mut outputs = Outputs::default();
    let mut made = Made { pages: plan.pages.len(), ..Made::default() };
    let words = gloss::Words::of(atlas)?;
    let (pages, rest) = rayon::join(
        || {
            plan.pages
                .par_iter()
                .map(|page| self::page(atlas, plan, *page, templates, &words))
                .collect::<Vec<Result<Files>>>()
        },
        || self::rest(atlas, plan, templates, assets),
    );
    for (page, files) in plan.pages.iter().zip(pages) {
        let claimant = format!("the page {}", page.route.path(atlas));
        let files = files.with_context(|| format!("could not render {claimant}"))?;
        made.charts += files.iter().filter(|(path, _)| path.ends_with(".svg")).count();
        for (path, bytes) in files {
            outputs.insert(path, claimant.clone(), bytes)?;
        }
    }
    let (rest, data) = rest?;
    outputs.merge(rest)?;
    made.data = data;
    Ok((outputs, made))
}

/// All that is no page: data, citations, feeds, the index of the search, style sheet and pictures;
/// and how many data files there are.
fn rest(atlas: &Atlas, plan: &Plan, templates: &Templates, assets: &[Asset<'_>]) -> Result<(Outputs, usize)> {
    let mut outputs = Outputs::default();
    let data = data::render(atlas, &plan.limits, &mut outputs)?.files.len();
    data::citation::render(atlas, &mut outputs)?;
    redirects::render(atlas, templates, &mut outputs)?;
    feeds::render(atlas, plan, templates, &mut outputs)?;
    search::render(atlas, &mut outputs)?;
    for (path, bytes) in views::cards::files(atlas)? {
        outputs.insert(path, "the pictures for links", bytes)?;
    }
    self::assets(assets, &mut outputs)?;
    Ok((outputs, data))
}

/// A page, its data, and the files of its charts.
fn page(atlas: &Atlas, plan: &Plan, page: Page, templates: &Templates, words: &gloss::Words) -> Result<Files> {
    let links = Links { atlas, parts: &plan.parts, from: page.route };
    let shown = views::show(links)?;
    let html = templates.render(&format!("pages/{}.html", page.route.kind()), &shown.context)?;
    let html = gloss::explain(links, words, templates, &html)?;
    let mut files = vec![(page.route.path(atlas), html.into_bytes())];
    if page.route.has_data() {
        files
            .push((format!("{}index.json", page.route.folder(atlas)), data::page_json(atlas, &plan.parts, page.route)));
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
fn assets(assets: &[Asset<'_>], outputs: &mut Outputs) -> Result<()> {
    outputs.insert("assets/atlas.css".to_owned(), "the style sheet", style_sheet(assets))?;
    for (path, bytes) in assets.iter().filter(|(path, _)| !path.starts_with("css/")) {
        outputs.insert(format!("assets/{path}"), format!("static/{path}"), bytes.to_vec())?;
    }
    Ok(())
}
