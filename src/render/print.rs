//! Printing a page, with all that lies beside it.
//!
//! In: a page of the plan. Out: the files of its folder, given to a [`Sink`].
//!
//! 1. Make its view ([`views`]), print it through its template, explain its terms (`gloss`).
//! 2. Write its data, its citations and its feed.
//! 3. Print what other sites may embed of it, and write the files of its charts.

use std::{collections::BTreeMap, sync::Arc};

use anyhow::{Context as _, Result, ensure};

use super::{Body, Finished, Links, Sink, Templates, UNWANTED, charts::Chart, data, feeds, gloss, html, views};
use crate::{
    model::Atlas,
    pages::{Page, Plan},
};

/// Prints pages.
pub struct Printer<'a> {
    pub atlas: &'a Atlas,
    pub plan: &'a Plan,
    pub templates: &'a Templates,
    /// The terms that are explained on every page.
    pub words: &'a gloss::Words,
    /// What pages say of the site.
    pub sites: &'a views::Sites,
    pub out: &'a dyn Sink,
}

impl Printer<'_> {
    /// Prints a page and what lies beside it; `index` is the folder of the index of the search.
    /// Returns how many charts the page has.
    ///
    /// # Errors
    /// Defects of templates, charts that cannot be drawn, and what `out` does not take.
    pub fn print(&self, page: Page, index: &str) -> Result<usize> {
        ensure!(self.out.wanted(), UNWANTED);
        let claimant = format!("the page {}", page.route.path(self.atlas));
        let files = || {
            let claimant: Arc<str> = claimant.as_str().into();
            self.files(page, index, &|path, body| {
                self.out.take(Finished { path, claimant: Arc::clone(&claimant), body })
            })
        };
        files().with_context(|| format!("could not render {claimant}"))
    }

    fn files(&self, page: Page, index: &str, take: &dyn Fn(String, Body) -> Result<()>) -> Result<usize> {
        let Self { atlas, plan, templates, words, sites, .. } = self;
        let Page { route } = page;
        let links = Links { atlas, parts: &plan.parts, from: route, kept: Some(&sites.kept) };
        let shown = views::show(links, index, sites)?;
        let html = templates.render(&format!("pages/{}.html", route.kind()), &shown.context)?;
        let html = gloss::explain(links, words, templates, &html)?;
        take(route.path(atlas), html.into())?;
        if route.has_data() {
            let path = format!("{}index.json", route.folder(atlas));
            let bytes = if self.out.keeps() { data::page_json(atlas, &plan.parts, route) } else { Vec::new() };
            take(path, bytes.into())?;
        }
        let take_text = |(path, text): (String, String)| take(path, text.into());
        data::citation::files(atlas, route).into_iter().try_for_each(take_text)?;
        feeds::of_page(atlas, route, templates)?.into_iter().try_for_each(take_text)?;
        embeds(links, &shown.charts, templates)?.into_iter().try_for_each(take_text)?;
        let charts = shown.charts.len();
        views::chart_files(links, shown.charts).try_for_each(take_text)?;
        Ok(charts)
    }
}

/// The page of what other sites may embed of a page; none where it has nothing of the kind.
fn embeds(links: Links<'_>, charts: &[Chart], templates: &Templates) -> Result<Option<(String, String)>> {
    let mut shown = Vec::new();
    for snippet in views::embeds::snippets(links, charts) {
        let (id, title) = snippet.name();
        let html = templates.render("embeds/snippet.html", &BTreeMap::from([("snippet", snippet)]))?;
        let copied_html = html::editable(&html);
        shown.push(views::embeds::Shown { id, title, html, copied_html });
    }
    if shown.is_empty() {
        return Ok(None);
    }
    let view = BTreeMap::from([("view", views::embeds::page(links, shown))]);
    let html = templates.render("embeds/page.html", &view)?;
    Ok(Some((format!("{}{}", links.from.folder(links.atlas), views::EMBED_FILE), html)))
}
