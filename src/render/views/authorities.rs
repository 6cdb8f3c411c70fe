//! The page of all authorities.
//!
//! In: the authorities. Out: a map, a table to sort and filter, those with reports first, with the
//! codes that other data know each by.

use anyhow::Result;
use serde::Serialize;

use super::{
    charts::{self, ChartView},
    filters::{Facets, FilterBar, FilterOption, regions, value},
    parts::{Cell, Column, DataTable, Link, Row, page_link},
    words,
};
use crate::{
    model::{Authority, CodeScheme, Id},
    pages::Route,
    render::{Links, charts::Chart},
};

/// What the page shows.
#[derive(Serialize)]
pub struct AuthoritiesView {
    map: Option<ChartView>,
    filters: FilterBar,
    table: DataTable,
}

/// Makes the view.
pub fn view(links: Links<'_>, drawn: &mut Vec<Chart>) -> Result<AuthoritiesView> {
    let atlas = links.atlas;
    let (with, without) = charts::map::in_order(links);
    let map = charts::shown(charts::map::locator(links), drawn)?;
    let ids: Vec<Id<Authority>> = with.into_iter().chain(without).collect();
    let facets: Vec<Facets> = ids.iter().map(|id| facets(links, *id)).collect();
    let holds = [("reports", "Inspection reports"), ("practice", "An example of practice")];
    Ok(AuthoritiesView {
        map: map.map(|chart| chart.with_places(charts::map::lists(links))),
        filters: FilterBar::new("table", "Narrow the authorities", ("authority", "authorities"), &facets)
            .plain("region", "Region", "All regions", regions(atlas.authorities.values().map(|a| a.region.as_str())))
            .plain("holds", "The atlas holds", "Anything", holds.map(|(value, words)| FilterOption::new(value, words))),
        table: DataTable {
            id: "authorities".to_owned(),
            caption: "Authorities, and what the atlas holds on each".to_owned(),
            columns: vec![
                Column::text("Authority").sorted_by("authority"),
                Column::text("Kind").sorted_by("kind"),
                Column::text("Region").sorted_by("region"),
                Column::number("Reports").sorted_by("reports"),
                Column::date("Latest report", "latest"),
                Column::number("Examples of practice").sorted_by("practice"),
                Column::text("DfE number"),
                Column::text("GSS code"),
            ],
            rows: ids.iter().zip(&facets).map(|(id, facets)| row(links, *id, facets)).collect(),
        },
    })
}

fn facets(links: Links<'_>, id: Id<Authority>) -> Facets {
    let index = &links.atlas.index;
    let facets = Facets::default().with("region", &value(&links.atlas.authorities[id].region));
    let facets = if index.reports_of(id).is_empty() { facets } else { facets.with("holds", "reports") };
    if index.practices_of(id).is_empty() { facets } else { facets.with("holds", "practice") }
}

fn row(links: Links<'_>, id: Id<Authority>, facets: &Facets) -> Row {
    let atlas = links.atlas;
    let authority = &atlas.authorities[id];
    let reports = atlas.index.reports_of(id);
    let latest = reports.last().map(|id| {
        let published = &atlas.reports[*id].published;
        let link = Link::new(words::published_short(published), links.page(Route::Report(*id)));
        Cell::link(link).sorted_by(published.order().to_string())
    });
    let code = |scheme| Cell::text(authority.code(scheme).map_or("Not known", |code| code.value.as_str()));
    Row {
        header: Cell::link(page_link(links, Route::Authority(id))),
        cells: vec![
            Cell::text(words::kind(authority.kind)),
            Cell::text(authority.region.clone()),
            Cell::number(reports.len()),
            latest.unwrap_or_else(|| Cell::text("No report").sorted_by("")),
            Cell::number(atlas.index.practices_of(id).len()),
            code(CodeScheme::Dfe),
            code(CodeScheme::Gss),
        ],
        facets: facets.text(),
    }
}
