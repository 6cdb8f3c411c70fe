//! The page of all recommendations.
//!
//! In: the recommendations. Out: each report's own, by authority and date, and the lists a reader can
//! narrow them by: when it is asked for in the framework's own words, theme, authority, and what a
//! later report says.

use serde::Serialize;

use super::{
    entries::{RecommendationView, recommendation},
    filters::{Facets, FilterBar, FilterOption},
    matrix::{in_order, report_anchor},
    parts::{Link, page_link},
    reports::in_force_order,
    words,
};
use crate::{
    model::{Atlas, Framework, Id, Outcome, Recommendation, Report},
    pages::Route,
    render::Links,
};

/// What the page shows.
#[derive(Serialize)]
pub struct RecommendationsView {
    filters: FilterBar,
    groups: Vec<ReportRecommendations>,
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
    let facets: Vec<Facets> = atlas.recommendations.values().map(|item| facets(atlas, item)).collect();
    let reports = in_order(atlas).into_iter().filter(|id| !atlas.reports[*id].recommendations.is_empty());
    RecommendationsView {
        filters: FilterBar::new("list", "Narrow the recommendations", ("recommendation", "recommendations"), &facets)
            .list("urgency", "Asked for", "Under any heading", urgencies(atlas))
            .list("theme", "Theme", "On any theme", themes(atlas))
            .plain("authority", "Authority", "Of any authority", authorities(atlas))
            .plain("later", "What a later report says", "Anything, or nothing", later()),
        groups: reports.map(|id| group(links, id, &facets)).collect(),
    }
}

fn group(links: Links<'_>, id: Id<Report>, facets: &[Facets]) -> ReportRecommendations {
    let atlas = links.atlas;
    let report = &atlas.reports[id];
    let framework = &atlas.frameworks[report.framework].short_title;
    let entry =
        |item: Id<Recommendation>| Entry { shown: recommendation(links, item), facets: facets[item.index()].text() };
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
