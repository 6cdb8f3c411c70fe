//! The page of all authorities.
//!
//! In: the authorities. Out: a map, a table to sort and filter, those with reports first, with the
//! codes that other data know each by.

use anyhow::Result;
use serde::Serialize;

use super::{
    charts::{self, ChartView},
    division::{Division, division},
    filters::{Facets, FilterBar, FilterOption, regions, value},
    parts::{Cell, Column, DataTable, Link, Row, page_link},
    words,
};
use crate::{
    model::{Authority, CodeScheme, Id},
    pages::{List, Route},
    render::{Links, charts::Chart},
};

/// What the page shows.
#[derive(Serialize)]
pub struct AuthoritiesView {
    map: Option<ChartView>,
    filters: Option<FilterBar>,
    table: Option<DataTable>,
    /// What stands in the place of the table, where that is too long for the page.
    division: Option<Division>,
}

/// Makes the view.
pub fn view(links: Links<'_>, drawn: &mut Vec<Chart>) -> Result<AuthoritiesView> {
    let (with, without) = charts::map::in_order(links);
    let map = charts::shown(charts::map::locator(links), drawn)?;
    let division = links.parts.whole(List::Authorities).map(|all| division(links, List::Authorities, all));
    let listed = division.is_none().then(|| list(links, &with.into_iter().chain(without).collect::<Vec<_>>()));
    let (filters, table) = listed.unzip();
    Ok(AuthoritiesView { map: map.map(|chart| chart.with_places(charts::map::lists(links))), filters, table, division })
}

/// Some authorities in a table, and the lists a reader can narrow it by.
pub fn list(links: Links<'_>, ids: &[Id<Authority>]) -> (FilterBar, DataTable) {
    let places = ids.iter().map(|id| links.atlas.authorities[*id].region.as_str());
    let facets: Vec<Facets> = ids.iter().map(|id| facets(links, *id)).collect();
    let holds = [("reports", "Inspection reports"), ("practice", "An example of practice")];
    let filters = FilterBar::new("table", "Narrow the authorities", ("authority", "authorities"), &facets)
        .plain("region", "Region", "All regions", regions(places))
        .plain("holds", "The atlas holds", "Anything", holds.map(|(value, words)| FilterOption::new(value, words)));
    let table = DataTable {
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
    };
    (filters, table)
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
