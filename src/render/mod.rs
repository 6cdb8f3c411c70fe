//! Render: every page, chart and data file, as bytes.
//!
//! In: the [`Atlas`], the plan and the [`Templates`]. Out: every file, given to a [`Sink`] as soon as it is
//! made, so that a site need not be held whole.
//!
//! 1. For each page of the plan, in parallel: print it, with all that lies beside it (`print`).
//! 2. Write the published data ([`data`]), the sitemap ([`feeds`]), the index of the search
//!    ([`search`]), the pictures for links ([`card`]) and the style sheet (`style`).
//! 3. Make the page of the search, which names the folder of the finished index.
//! 4. Keep what stood at addresses that were given up (`redirects`). Two claims on one path are an
//!    error of the sink.
//!
//! Where a site is only checked ([`Sink::keeps`]), the data and the index of the search, in which nothing
//! refers to anything, are not made.
//!
//! While someone works on the content, the same files are made one by one, when they are asked for
//! ([`OnRequest`]).

pub mod card;
pub mod charts;
pub mod data;
pub mod feeds;
mod gloss;
mod headings;
pub mod html;
mod links;
mod markdown;
mod material;
mod on_request;
mod outputs;
mod print;
mod quotation;
mod redirects;
pub mod search;
mod style;
mod templates;
pub mod views;

use anyhow::{Result, ensure};
use rayon::prelude::*;

pub use links::Links;
pub use material::Material;
pub use on_request::{Layout, OnRequest};
pub use outputs::{Body, Clash, Finished, Nowhere, Output, Outputs, Pieces, Shelf, Sink};
use print::Printer;
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

/// What a site that nobody wants any more ends with, before it is whole.
const UNWANTED: &str = "the site is no longer wanted";

/// A file of `static/`: its path there, and its bytes.
pub type Asset<'a> = (&'a str, &'a [u8]);

/// Renders the whole site into `out`.
///
/// # Errors
/// Defects of templates, charts that cannot be drawn, and what `out` does not take.
pub fn render(atlas: &Atlas, plan: &Plan, templates: &Templates, assets: &[Asset<'_>], out: &dyn Sink) -> Result<Made> {
    let keeper = redirects::Keeper::new(atlas, templates, out);
    let words = gloss::Words::of(atlas)?;
    let printer = Printer { atlas, plan, templates, words: &words, sites: &views::Sites::default(), out: &keeper };
    let (last, first): (Vec<Page>, Vec<Page>) = plan.pages.iter().partition(|page| page.route == Route::Search);
    let (charts, rest) = rayon::join(
        // Page by page: a thread that has taken many at once would still be at work when the others are done.
        || first.par_iter().with_max_len(1).map(|page| printer.print(*page, "")).collect::<Vec<Result<usize>>>(),
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
    let words = gloss::Words::of(atlas)?;
    let printer = Printer { atlas, plan, templates, words: &words, sites: &views::Sites::default(), out };
    printer.print(page, "")?;
    Ok(())
}

/// What is known of all that is no page: data, sitemap, the index of the search, style sheet and
/// pictures.
struct Rest {
    /// How many data files there are.
    data: usize,
    /// The folder of the index of the search; empty where none was made.
    index: String,
}

fn rest(atlas: &Atlas, plan: &Plan, templates: &Templates, assets: &[Asset<'_>], out: &dyn Sink) -> Result<Rest> {
    let data = if out.keeps() { data::render(atlas, &plan.limits, out)?.files.len() } else { data::claim(out)? };
    ensure!(out.wanted(), UNWANTED);
    feeds::render(atlas, plan, templates, out)?;
    let index = if out.keeps() { search::render(atlas, out)? } else { String::new() };
    views::cards::render(atlas, out)?;
    self::assets(assets, out)?;
    Ok(Rest { data, index })
}

/// The style sheet, and every other file as it is.
fn assets(assets: &[Asset<'_>], out: &dyn Sink) -> Result<()> {
    out.take(Finished::new("assets/atlas.css", "the style sheet", style_sheet(assets)))?;
    for (path, bytes) in assets.iter().filter(|(path, _)| !path.starts_with("css/")) {
        out.take(Finished::new(format!("assets/{path}"), format!("static/{path}"), bytes.to_vec()))?;
    }
    Ok(())
}
