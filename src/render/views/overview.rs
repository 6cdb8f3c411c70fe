//! The page of a national overview.

use serde::Serialize;

use super::{
    cite::{Cite, cite},
    entries::{StatementView, groups, statement, themes},
    evidence::{DefectView, defects},
    paragraphs::{self, CitedParagraph},
    parts::{Citation, ContentsItem, Detail, Link, citations, page_link},
    permalink::{Permalink, permalink},
    words,
};
use crate::{
    model::{Document, DominantTheme, Id, ListedFigure, Overview, StatementPolarity},
    pages::{Route, anchor},
    render::{Links, markdown, templates::View},
};

/// What the page shows.
#[derive(Serialize)]
pub struct OverviewView {
    details: Vec<Detail>,
    coverage: String,
    contents: Vec<ContentsItem>,
    summary_html: String,
    dominant_themes: Vec<DominantView>,
    areas: Vec<AreaView>,
    recommendations: Vec<NationalView>,
    facts: Vec<FactView>,
    charts: Vec<ChartEntry>,
    figures_note: String,
    defects: Vec<DefectView>,
    paragraphs: Vec<CitedParagraph>,
    cite: Cite,
    licence: String,
}

#[derive(Serialize)]
struct DominantView {
    id: String,
    weight: &'static str,
    statement: String,
    themes: Vec<View>,
    citations: Vec<Citation>,
    permalink: Permalink,
}

#[derive(Serialize)]
struct ChartEntry {
    id: String,
    label: String,
    note: String,
    citations: Vec<Citation>,
    permalink: Permalink,
}

#[derive(Serialize)]
struct AreaView {
    id: String,
    link: Link,
    summary: String,
    strengths: Vec<StatementView>,
    barriers: Vec<StatementView>,
}

#[derive(Serialize)]
struct NationalView {
    id: String,
    former: Vec<String>,
    statement: String,
    urgency_label: &'static str,
    addressee: String,
    themes: Vec<View>,
    groups: Vec<View>,
    citations: Vec<Citation>,
    permalink: Permalink,
    source: Link,
    traces: Vec<Link>,
    traces_caveat: &'static str,
}

#[derive(Serialize)]
struct FactView {
    id: String,
    statement: String,
    area: Link,
    caution: String,
    citations: Vec<Citation>,
    permalink: Permalink,
}

/// Makes the view.
pub fn view(links: Links<'_>, id: Id<Overview>) -> OverviewView {
    let overview = &links.atlas.overviews[id];
    let document = Document::Overview(id);
    OverviewView {
        details: vec![
            Detail::new("Published", words::published(&overview.published)),
            Detail::new("Reference", words::reference(&overview.reference)),
            Detail::new("Published by", words::list(&overview.inspectorates)),
            Detail::new("This summary", words::checked(overview.checked)),
        ],
        coverage: overview.coverage.clone(),
        contents: contents(overview),
        summary_html: markdown::render(&overview.summary, links, markdown::Level::Section, "summary-").html,
        dominant_themes: dominant(links, id),
        areas: overview.areas.ids().map(|area| self::area(links, id, area)).collect(),
        recommendations: recommendations(links, id),
        facts: facts(links, id),
        charts: charts(links, id),
        figures_note: overview.figures_note.clone(),
        defects: defects(links, document, &overview.defects),
        paragraphs: paragraphs::of_overview(links, id),
        cite: cite(links),
        licence: overview.licence.clone(),
    }
}

fn contents(overview: &Overview) -> Vec<ContentsItem> {
    vec![
        ContentsItem::new("Summary", "summary", None),
        ContentsItem::new("Dominant themes", "dominant-themes", Some(overview.dominant_themes.len())),
        ContentsItem::new("Strengths and barriers", "statements", Some(overview.statements.len())),
        ContentsItem::new("Recommendations", "recommendations", Some(overview.recommendations.len())),
        ContentsItem::new("National facts", "facts", Some(overview.facts.len())),
        ContentsItem::new("Its charts", "figures", Some(overview.figures.len())),
        ContentsItem::new("The source and its defects", "source", Some(overview.defects.len())),
        ContentsItem::new("Cited sections", "paragraphs", None),
        ContentsItem::new("How to cite", "cite", None),
    ]
}

fn dominant(links: Links<'_>, id: Id<Overview>) -> Vec<DominantView> {
    let document = Document::Overview(id);
    let entry = |theme: &DominantTheme| {
        let own = anchor::dominant(&theme.slug);
        DominantView {
            weight: words::weight(theme.weight),
            statement: theme.statement.clone(),
            themes: themes(links, &theme.themes),
            citations: citations(links, document, &theme.paragraphs),
            permalink: permalink(links, document, &own),
            id: own,
        }
    };
    links.atlas.overviews[id].dominant_themes.iter().map(entry).collect()
}

fn area(links: Links<'_>, id: Id<Overview>, area_id: Id<crate::model::OutcomeArea>) -> AreaView {
    let atlas = links.atlas;
    let area = &atlas.areas[area_id];
    let with = |polarity: StatementPolarity| {
        let ids = atlas.overviews[id].statements.ids();
        let ids = ids
            .filter(|entry| atlas.statements[*entry].area == area_id && atlas.statements[*entry].polarity == polarity);
        ids.map(|entry| statement(links, entry)).collect()
    };
    AreaView {
        id: format!("area-{}", area.slug),
        link: page_link(links, Route::Area(area_id)),
        summary: area.summary.clone(),
        strengths: with(StatementPolarity::Strength),
        barriers: with(StatementPolarity::Barrier),
    }
}

fn recommendations(links: Links<'_>, id: Id<Overview>) -> Vec<NationalView> {
    let overview = &links.atlas.overviews[id];
    let entry = |item: &crate::model::NationalRecommendation| {
        let own = anchor::national(&item.slug);
        NationalView {
            former: Vec::new(),
            statement: item.statement.clone(),
            urgency_label: "",
            addressee: item.addressee.clone().unwrap_or_default(),
            themes: themes(links, &item.themes),
            groups: groups(links, &item.groups),
            citations: citations(links, Document::Overview(id), &item.paragraphs),
            permalink: permalink(links, Document::Overview(id), &own),
            source: Link::default(),
            traces: Vec::new(),
            traces_caveat: "",
            id: own,
        }
    };
    overview.recommendations.iter().map(entry).collect()
}

fn facts(links: Links<'_>, id: Id<Overview>) -> Vec<FactView> {
    let document = Document::Overview(id);
    let entry = |fact: &crate::model::Fact| {
        let own = anchor::fact(&fact.slug);
        FactView {
            statement: fact.statement.clone(),
            area: fact.area.map_or_else(Link::default, |area| page_link(links, Route::Area(area))),
            caution: fact.caution.clone().unwrap_or_default(),
            citations: citations(links, document, &fact.paragraphs),
            permalink: permalink(links, document, &own),
            id: own,
        }
    };
    links.atlas.overviews[id].facts.iter().map(entry).collect()
}

fn charts(links: Links<'_>, id: Id<Overview>) -> Vec<ChartEntry> {
    let document = Document::Overview(id);
    let entry = |figure: &ListedFigure| {
        let own = anchor::listed(&figure.slug);
        ChartEntry {
            label: figure.label.clone(),
            note: format!("{}. Base: {}.", figure.shows, figure.base.as_deref().unwrap_or("not stated")),
            citations: citations(links, document, &figure.paragraphs),
            permalink: permalink(links, document, &own),
            id: own,
        }
    };
    links.atlas.overviews[id].figures.iter().map(entry).collect()
}
