//! The page of all recommendations.
//!
//! In: the recommendations. Out: each report's own, by authority and date, and the lists a reader can
//! narrow them by: when it is asked for in the framework's own words, theme, authority, and what a
//! later report says.

use serde::Serialize;

use super::{
    division::{Division, division},
    entries::{RecommendationView, recommendation},
    filters::{Facets, FilterBar, FilterOption, regions, value},
    matrix::{in_order, report_anchor},
    parts::{Cell, Column, DataTable, Link, Row, page_link},
    reports::in_force_order,
    words,
};
use crate::{
    model::{Atlas, Authority, EntryId, Framework, Id, Outcome, Recommendation, Report},
    pages::{self, List, Route},
    render::Links,
};

/// What the page shows.
#[derive(Serialize)]
pub struct RecommendationsView {
    filters: Option<FilterBar>,
    groups: Vec<ReportRecommendations>,
    /// What stands in the place of the entries, where they are too many for the page.
    division: Option<Division>,
    /// The authorities that something is asked of, where these are few enough to be listed at once.
    table: Option<DataTable>,
}

/// All recommendations of one report.
#[derive(Serialize)]
struct ReportRecommendations {
    id: String,
    report: Link,
    meta: String,
    recommendations: Vec<Entry>,
}

/// A recommendation, and what filters ask for.
#[derive(Serialize)]
struct Entry {
    shown: RecommendationView,
    facets: String,
}

/// Makes the view.
pub fn view(links: Links<'_>) -> RecommendationsView {
    let atlas = links.atlas;
    if let Some(all) = links.parts.whole(List::Recommendations) {
        let (filters, table) = all.parts.is_empty().then(|| lines(links, all.entries)).unzip();
        let division = Some(division(links, List::Recommendations, all));
        return RecommendationsView { filters, groups: Vec::new(), division, table };
    }
    let facets: Vec<Facets> = atlas.recommendations.values().map(|item| facets(atlas, item)).collect();
    let reports = in_order(atlas).into_iter().filter(|id| !atlas.reports[*id].recommendations.is_empty());
    let filters = FilterBar::new("list", "Narrow the recommendations", ("recommendation", "recommendations"), &facets)
        .list("urgency", "Asked for", "Under any heading", urgencies(atlas))
        .list("theme", "Theme", "On any theme", themes(atlas))
        .plain("authority", "Authority", "Of any authority", authorities(atlas))
        .plain("later", "What a later report says", "Anything, or nothing", later());
    let groups = reports.map(|id| group(links, id)).collect();
    RecommendationsView { filters: Some(filters), groups, division: None, table: None }
}

/// A line for each authority: how much is asked of it under each framework, and the way to its own
/// page, where the recommendations stand.
pub fn lines(links: Links<'_>, entries: &[pages::Entry]) -> (FilterBar, DataTable) {
    let atlas = links.atlas;
    let ids: Vec<Id<Authority>> = entries.iter().map(|entry| entry.authority(atlas)).collect();
    let frameworks = in_force_order(atlas);
    let row = |id: &Id<Authority>| Row {
        header: Cell::link(Link::new(
            atlas.authorities[*id].name.clone(),
            links.place(Route::Authority(*id), "recommendations"),
        )),
        cells: std::iter::once(Cell::text(atlas.authorities[*id].region.clone()))
            .chain(frameworks.iter().map(|framework| Cell::text(asked_of(atlas, *id, *framework))))
            .collect(),
        facets: Facets::default().with("region", &value(&atlas.authorities[*id].region)).text(),
    };
    let places = || ids.iter().map(|id| atlas.authorities[*id].region.as_str());
    let facets: Vec<Facets> = places().map(|region| Facets::default().with("region", &value(region))).collect();
    let columns = frameworks.iter().map(|id| Column::text(&atlas.frameworks[*id].short_title));
    let table = DataTable {
        id: "recommendations".to_owned(),
        caption: "What is asked of each authority".to_owned(),
        columns: ["Authority", "Region"].map(Column::text).into_iter().chain(columns).collect(),
        rows: ids.iter().map(row).collect(),
    };
    let filters = FilterBar::new("table", "Narrow the authorities", ("authority", "authorities"), &facets).plain(
        "region",
        "Region",
        "All regions",
        regions(places()),
    );
    (filters, table)
}

/// How many recommendations are made to an authority under each heading of a framework.
fn asked_of(atlas: &Atlas, authority: Id<Authority>, id: Id<Framework>) -> String {
    let framework = &atlas.frameworks[id];
    let mut numbers = vec![0_usize; framework.urgencies.len()];
    for report in atlas.index.reports_of(authority).iter().filter(|report| atlas.reports[**report].framework == id) {
        for item in atlas.recommendations.range(atlas.reports[*report].recommendations) {
            numbers[item.urgency.index()] += 1;
        }
    }
    let headings = framework.urgencies.iter().zip(numbers).filter(|(_, number)| *number > 0);
    let words: Vec<String> = headings.map(|(urgency, number)| format!("{}: {number}", urgency.label)).collect();
    if words.is_empty() { "Nothing".to_owned() } else { words.join("; ") }
}

fn group(links: Links<'_>, id: Id<Report>) -> ReportRecommendations {
    let atlas = links.atlas;
    let report = &atlas.reports[id];
    let framework = &atlas.frameworks[report.framework].short_title;
    let entry = |item: EntryId<Recommendation>| Entry {
        shown: recommendation(links, item),
        facets: facets(atlas, &atlas.recommendations[item]).text(),
    };
    ReportRecommendations {
        id: report_anchor(atlas, id),
        report: page_link(links, Route::Report(id)),
        meta: format!("{framework} · {}", words::published_short(&report.published)),
        recommendations: report.recommendations.ids().map(entry).collect(),
    }
}

/// The value by which a framework's heading is asked for.
fn urgency(framework: &Framework, key: &str) -> String {
    format!("{}.{key}", framework.slug)
}

fn facets(atlas: &Atlas, item: &Recommendation) -> Facets {
    let report = &atlas.reports[item.report];
    let framework = &atlas.frameworks[report.framework];
    let mut facets = Facets::default()
        .with("urgency", &urgency(framework, framework.urgency(item.urgency).key.as_str()))
        .with("authority", atlas.authorities[report.authority].slug.as_str());
    for theme in &item.themes {
        facets = facets.with("theme", atlas.themes[*theme].slug.as_str());
    }
    for trace in &item.traces {
        facets = facets.with("later", words::outcome(trace.outcome).0);
    }
    if item.traces.is_empty() { facets.with("later", NOT_TRACED) } else { facets }
}

/// The value of recommendations that no later report was read for.
const NOT_TRACED: &str = "none";

/// Every framework's headings, in its own words and order.
fn urgencies(atlas: &Atlas) -> Vec<(String, Vec<FilterOption>)> {
    let group = |id: Id<Framework>| {
        let framework = &atlas.frameworks[id];
        let options = framework.urgencies.iter();
        let options = options.map(|entry| FilterOption::new(urgency(framework, entry.key.as_str()), &*entry.label));
        (framework.short_title.clone(), options.collect())
    };
    in_force_order(atlas).into_iter().map(group).collect()
}

fn themes(atlas: &Atlas) -> Vec<(String, Vec<FilterOption>)> {
    let group = |(id, area): (_, &crate::model::OutcomeArea)| {
        let themes = atlas.index.themes_in(id).iter().map(|id| &atlas.themes[*id]);
        (area.label.clone(), themes.map(|theme| FilterOption::new(theme.slug.as_str(), &*theme.title)).collect())
    };
    atlas.areas.iter().map(group).collect()
}

fn authorities(atlas: &Atlas) -> Vec<FilterOption> {
    atlas.authorities.values().map(|entry| FilterOption::new(entry.slug.as_str(), &*entry.name)).collect()
}

fn later() -> Vec<FilterOption> {
    let outcomes = [Outcome::Progress, Outcome::ContinuingWeakness, Outcome::Both, Outcome::NotMentioned];
    let outcomes = outcomes.map(words::outcome);
    let traced = outcomes.map(|(value, label)| FilterOption::new(value, label));
    traced.into_iter().chain([FilterOption::new(NOT_TRACED, "No later report is read for it")]).collect()
}
