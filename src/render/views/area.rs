//! The page of one of the national overview's outcome areas.

use anyhow::Result;
use serde::Serialize;

use super::{
    charts::{self, ChartView},
    entries::{StatementView, statement},
    parts::{Citation, ContentsItem, Link, Teaser, citations, page_link},
    teasers::{PracticeCard, practice_card, theme_teaser},
};
use crate::{
    model::{AreaId, Document, Framework, Id, OutcomeArea, StatementPolarity},
    pages::Route,
    render::{Links, charts::Chart},
};

/// What the page shows.
#[derive(Serialize)]
pub struct AreaView {
    overview: Link,
    summary: String,
    citations: Vec<Citation>,
    contents: Vec<ContentsItem>,
    themes: Vec<Teaser>,
    strengths: Vec<StatementView>,
    barriers: Vec<StatementView>,
    spreads: Vec<ChartView>,
    practices: Vec<PracticeCard>,
}

/// Makes the view.
pub fn view(links: Links<'_>, id: Id<OutcomeArea>, drawn: &mut Vec<Chart>) -> Result<AreaView> {
    let atlas = links.atlas;
    let area = &atlas.areas[id];
    let document = Document::Overview(area.overview);
    let with = |polarity: StatementPolarity| -> Vec<StatementView> {
        let ids = atlas.overviews[area.overview].statements.ids();
        let ids = ids.filter(|statement| {
            atlas.statements[*statement].area == id && atlas.statements[*statement].polarity == polarity
        });
        ids.map(|id| statement(links, id)).collect()
    };
    let (strengths, barriers) = (with(StatementPolarity::Strength), with(StatementPolarity::Barrier));
    let spreads = spreads(links, id, drawn)?;
    let themes = atlas.index.themes_in(id);
    let mut contents = vec![
        ContentsItem::new("Themes", "themes", Some(themes.len())),
        ContentsItem::new("Key strengths", "strengths", Some(strengths.len())),
        ContentsItem::new("Barriers", "barriers", Some(barriers.len())),
    ];
    if !spreads.is_empty() {
        contents.push(ContentsItem::new("Grades on this subject", "spread", Some(spreads.len())));
    }
    if !area.practice.is_empty() {
        contents.push(ContentsItem::new("Examples of practice", "practice", Some(area.practice.len())));
    }
    Ok(AreaView {
        overview: page_link(links, Route::Overview(area.overview)),
        summary: area.summary.clone(),
        citations: citations(links, document, &area.sections),
        contents,
        themes: themes.iter().map(|theme| theme_teaser(links, *theme)).collect(),
        strengths,
        barriers,
        spreads,
        practices: area.practice.iter().map(|practice| practice_card(links, *practice).without_area()).collect(),
    })
}

/// The spread of grades, one chart for each framework that judges the subject.
fn spreads(links: Links<'_>, id: Id<OutcomeArea>, drawn: &mut Vec<Chart>) -> Result<Vec<ChartView>> {
    let mut views = Vec::new();
    for (framework_id, framework) in links.atlas.frameworks.iter() {
        for area in judged(framework, id) {
            for scope in charts::columns(framework) {
                let mut chart = charts::across::spread(links, framework_id, area, scope);
                if let Ok(chart) = &mut chart {
                    chart.id = format!("{}-{}", framework.slug, chart.id);
                }
                views.extend(charts::shown(chart, drawn)?);
            }
        }
    }
    Ok(views)
}

/// The areas of a framework that are on the subject of an outcome area.
fn judged(framework: &Framework, id: Id<OutcomeArea>) -> impl Iterator<Item = AreaId> {
    framework.area_ids().filter(move |(_, area)| area.outcome_area == Some(id)).map(|(area, _)| area)
}
