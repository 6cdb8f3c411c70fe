//! The home page: what this is, what it covers, and ways in by place, by theme and by question.

use serde::Serialize;

use super::{
    matrix::in_order,
    parts::{Link, Teaser, page_link},
    teasers::{menu_teaser, overview_teaser, report_teaser, theme_teaser},
    words,
};
use crate::{
    model::{Atlas, Authority, Id},
    pages::Route,
    render::Links,
};

/// What the page shows.
#[derive(Serialize)]
pub struct HomeView {
    lede: String,
    not_today: String,
    numbers: Vec<KeyNumber>,
    places: Vec<Teaser>,
    reports: Vec<Teaser>,
    areas: Vec<AreaThemes>,
    themes: Vec<Teaser>,
    overviews: Vec<Teaser>,
    questions: Vec<Teaser>,
}

#[derive(Serialize)]
struct KeyNumber {
    value: String,
    label: String,
    href: String,
}

#[derive(Serialize)]
struct AreaThemes {
    area: Link,
    themes: Vec<Link>,
}

/// Makes the view.
pub fn view(links: Links<'_>) -> HomeView {
    let atlas = links.atlas;
    let area = |id| AreaThemes {
        area: page_link(links, Route::Area(id)),
        themes: atlas.index.themes_in(id).iter().map(|theme| page_link(links, Route::Theme(*theme))).collect(),
    };
    let mut busiest: Vec<_> = atlas.themes.ids().collect();
    busiest.sort_by_key(|id| (std::cmp::Reverse(atlas.index.theme(*id).findings.len()), *id));
    HomeView {
        lede: atlas.settings.description.clone(),
        not_today: atlas.settings.notices.not_today.clone(),
        numbers: numbers(links),
        places: places(links),
        reports: in_order(atlas).into_iter().take(12).map(|report| report_teaser(links, report)).collect(),
        areas: atlas.areas.ids().map(area).filter(|area| !area.themes.is_empty()).collect(),
        themes: busiest.into_iter().take(6).map(|theme| theme_teaser(links, theme)).collect(),
        overviews: atlas.overviews.ids().map(|id| overview_teaser(links, id)).collect(),
        questions: questions(links),
    }
}

fn numbers(links: Links<'_>) -> Vec<KeyNumber> {
    let atlas = links.atlas;
    let number = |value: usize, one: &str, many: &str, route: Route| KeyNumber {
        value: words::digits(value),
        label: if value == 1 { one.to_owned() } else { many.to_owned() },
        href: links.page(route),
    };
    let inspected = with_reports(atlas).count();
    vec![
        number(atlas.reports.len(), "report", "reports", Route::Reports),
        number(inspected, "authority with reports", "authorities with reports", Route::Authorities),
        number(atlas.themes.len(), "theme", "themes", Route::Themes),
        number(atlas.findings.len(), "finding", "findings", Route::Matrix),
        number(atlas.recommendations.len(), "recommendation", "recommendations", Route::Recommendations),
    ]
}

/// The authorities with reports.
fn with_reports(atlas: &Atlas) -> impl Iterator<Item = Id<Authority>> {
    atlas.authorities.ids().filter(|id| !atlas.index.reports_of(*id).is_empty())
}

/// The first of the authorities with reports.
fn places(links: Links<'_>) -> Vec<Teaser> {
    let atlas = links.atlas;
    let teaser = |id: Id<Authority>| {
        let reports: Vec<String> = atlas
            .index
            .reports_of(id)
            .iter()
            .map(|report| atlas.reports[*report].published.order().year().to_string())
            .collect();
        Teaser {
            title: atlas.authorities[id].name.clone(),
            href: links.page(Route::Authority(id)),
            text: format!("Reports: {}", words::list(&reports)),
            meta: atlas.authorities[id].region.clone(),
        }
    };
    with_reports(atlas).take(12).map(teaser).collect()
}

fn questions(links: Links<'_>) -> Vec<Teaser> {
    let atlas = links.atlas;
    [
        ("how-to-read", "What does a grade mean, and why can two inspections not be compared?"),
        ("matrix", "On which themes did inspectors find strengths, and on which weaknesses?"),
        ("compare", "How do authorities inspected under the same framework look side by side?"),
        ("recommendations", "What was asked for, and what does a later report say of it?"),
        ("groups", "What is said about looked-after children, care leavers and other groups?"),
        ("glossary", "What does an abbreviation such as CAMHS or LSCB stand for?"),
        ("data", "Where are the numbers, as files?"),
    ]
    .into_iter()
    .filter_map(|(name, text)| menu_teaser(links, atlas, name, text))
    .collect()
}
