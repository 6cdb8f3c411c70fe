//! Pages that list things, and the teasers that lead to them.

use serde::Serialize;

use super::{
    entries::{RecommendationView, recommendation},
    parts::{Cell, Column, DataTable, Link, Row, Teaser, page_link},
    teasers::{PracticeCard, authority_teaser, practice_card, report_teaser, theme_teaser},
    words,
};
use crate::{
    model::{Authority, CodeScheme, Framework, Id, OutcomeArea, Report, ids_of},
    pages::{Route, anchor},
    render::Links,
};

/// A list of teasers, in groups where there are any.
#[derive(Serialize)]
pub struct TeaserList {
    groups: Vec<TeaserGroup>,
}

#[derive(Serialize)]
struct TeaserGroup {
    id: String,
    label: String,
    intro: String,
    items: Vec<Teaser>,
}

/// All authorities: those with reports first.
#[derive(Serialize)]
pub struct AuthoritiesView {
    list: TeaserList,
    codes: DataTable,
}

/// The page of all authorities.
pub fn authorities(links: Links<'_>) -> AuthoritiesView {
    let atlas = links.atlas;
    let (with, without): (Vec<_>, Vec<_>) =
        atlas.authorities.ids().partition(|id| !atlas.index.reports_of(*id).is_empty());
    let group = |id: &str, label: &str, intro: &str, ids: Vec<Id<Authority>>| TeaserGroup {
        id: id.to_owned(),
        label: label.to_owned(),
        intro: intro.to_owned(),
        items: ids.into_iter().map(|authority| authority_teaser(links, authority)).collect(),
    };
    let groups = vec![
        group("reports", "With inspection reports", "", with),
        group(
            "practice",
            "With an example of practice",
            "The atlas holds no report on these, so it shows no grade for them.",
            without,
        ),
    ];
    AuthoritiesView {
        list: TeaserList { groups: groups.into_iter().filter(|group| !group.items.is_empty()).collect() },
        codes: codes(links),
    }
}

fn codes(links: Links<'_>) -> DataTable {
    let row = |(id, authority): (Id<Authority>, &Authority)| {
        let code = |scheme| authority.code(scheme).map_or_else(|| "Not known".to_owned(), |code| code.value.clone());
        Row {
            header: Cell::link(page_link(links, Route::Authority(id))),
            cells: vec![
                Cell::text(code(CodeScheme::Dfe)),
                Cell::text(code(CodeScheme::Gss)),
                Cell::text(authority.region.clone()),
                Cell::number(links.atlas.index.reports_of(id).len()),
                Cell::number(links.atlas.index.practices_of(id).len()),
            ],
        }
    };
    DataTable {
        id: "codes".to_owned(),
        caption: "Authorities with their codes, and what the atlas holds on each".to_owned(),
        columns: vec![
            Column::text("Authority"),
            Column::text("DfE number"),
            Column::text("GSS code"),
            Column::text("Region"),
            Column::number("Reports"),
            Column::number("Examples of practice"),
        ],
        rows: links.atlas.authorities.iter().map(row).collect(),
    }
}

/// The page of all reports, by framework: no order runs across two.
pub fn reports(links: Links<'_>) -> TeaserList {
    let atlas = links.atlas;
    let mut frameworks: Vec<Id<Framework>> =
        atlas.frameworks.ids().filter(|id| !atlas.index.reports_under(*id).is_empty()).collect();
    frameworks.sort_by_key(|id| (atlas.frameworks[*id].from, *id));
    let group = |id: Id<Framework>| TeaserGroup {
        id: format!("framework-{}", atlas.frameworks[id].slug),
        label: atlas.frameworks[id].short_title.clone(),
        intro: atlas.frameworks[id].summary.clone(),
        items: atlas.index.reports_under(id).iter().map(|report| report_teaser(links, *report)).collect(),
    };
    TeaserList { groups: frameworks.into_iter().map(group).collect() }
}

/// The page of all inspection frameworks, oldest first.
pub fn frameworks(links: Links<'_>) -> TeaserList {
    let atlas = links.atlas;
    let mut ids: Vec<Id<Framework>> = atlas.frameworks.ids().collect();
    ids.sort_by_key(|id| (atlas.frameworks[*id].from, *id));
    let teaser = |id: Id<Framework>| {
        let framework = &atlas.frameworks[id];
        let grades: Vec<String> = framework.scale.grades.iter().map(|grade| words::capitalised(&grade.label)).collect();
        Teaser {
            title: framework.short_title.clone(),
            href: links.page(Route::Framework(id)),
            text: framework.summary.clone(),
            meta: format!(
                "{} · {} · {}",
                words::period(framework.from, framework.to),
                words::count(atlas.index.reports_under(id).len(), "report", "reports"),
                grades.join(" – ")
            ),
        }
    };
    single(ids.into_iter().map(teaser).collect())
}

/// One list without a heading.
fn single(items: Vec<Teaser>) -> TeaserList {
    TeaserList {
        groups: vec![TeaserGroup { id: "list".to_owned(), label: String::new(), intro: String::new(), items }],
    }
}

/// The page of all outcome areas.
pub fn areas(links: Links<'_>) -> TeaserList {
    let atlas = links.atlas;
    let teaser = |id: Id<OutcomeArea>| {
        let area = &atlas.areas[id];
        let statements =
            atlas.overviews[area.overview].statements.ids().filter(|entry| atlas.statements[*entry].area == id).count();
        Teaser {
            title: area.label.clone(),
            href: links.page(Route::Area(id)),
            text: area.summary.clone(),
            meta: format!(
                "{} · {}",
                words::count(atlas.index.themes_in(id).len(), "theme", "themes"),
                words::count(statements, "national statement", "national statements")
            ),
        }
    };
    single(atlas.areas.ids().map(teaser).collect())
}

/// The page of all themes, by outcome area.
pub fn themes(links: Links<'_>) -> TeaserList {
    let atlas = links.atlas;
    let group = |(id, area): (Id<OutcomeArea>, &OutcomeArea)| TeaserGroup {
        id: format!("area-{}", area.slug),
        label: area.label.clone(),
        intro: String::new(),
        items: atlas.index.themes_in(id).iter().map(|theme| theme_teaser(links, *theme)).collect(),
    };
    TeaserList { groups: atlas.areas.iter().map(group).filter(|group| !group.items.is_empty()).collect() }
}

/// The page of all groups of children.
pub fn groups(links: Links<'_>) -> TeaserList {
    let atlas = links.atlas;
    let teaser = |(id, group): (_, &crate::model::Group)| {
        let index = atlas.index.group(id);
        Teaser {
            title: group.label.clone(),
            href: links.page(Route::Group(id)),
            text: group.description.clone(),
            meta: format!(
                "{} · {}",
                words::count(index.findings.len(), "finding", "findings"),
                words::count(index.recommendations.len(), "recommendation", "recommendations")
            ),
        }
    };
    single(atlas.groups.iter().map(teaser).collect())
}

/// All recommendations of one report.
#[derive(Serialize)]
pub struct ReportRecommendations {
    id: String,
    report: Link,
    authority: Link,
    meta: String,
    recommendations: Vec<RecommendationView>,
}

/// The page of all recommendations, by authority and date.
pub fn recommendations(links: Links<'_>) -> Vec<ReportRecommendations> {
    let atlas = links.atlas;
    let entry = |id: Id<Report>| {
        let report = &atlas.reports[id];
        ReportRecommendations {
            id: super::matrix::report_anchor(atlas, id),
            report: page_link(links, Route::Report(id)),
            authority: page_link(links, Route::Authority(report.authority)),
            meta: format!(
                "{} · {}",
                atlas.frameworks[report.framework].short_title,
                words::published_short(&report.published)
            ),
            recommendations: report.recommendations.ids().map(|item| recommendation(links, item)).collect(),
        }
    };
    super::matrix::in_order(atlas)
        .into_iter()
        .filter(|id| !atlas.reports[*id].recommendations.is_empty())
        .map(entry)
        .collect()
}

/// The page of all examples of practice, by outcome area.
#[derive(Serialize)]
pub struct PracticeGroup {
    id: String,
    area: Link,
    practices: Vec<PracticeCard>,
}

/// Makes it.
pub fn practices(links: Links<'_>) -> Vec<PracticeGroup> {
    let atlas = links.atlas;
    let group = |(id, area): (Id<OutcomeArea>, &OutcomeArea)| PracticeGroup {
        id: format!("area-{}", area.slug),
        area: page_link(links, Route::Area(id)),
        practices: area.practice.iter().map(|practice| practice_card(links, *practice)).collect(),
    };
    atlas.areas.iter().map(group).filter(|group| !group.practices.is_empty()).collect()
}

/// A term.
#[derive(Serialize)]
pub struct TermView {
    id: String,
    former: Vec<String>,
    term: String,
    full: String,
    meaning: String,
    also: String,
    themes: Vec<Link>,
}

/// The terms under one letter.
#[derive(Serialize)]
pub struct Letter {
    id: String,
    label: String,
    terms: Vec<TermView>,
}

/// The glossary, letter by letter.
pub fn glossary(links: Links<'_>) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    for (id, term) in links.atlas.terms.iter() {
        let first = term.term.chars().next().map_or_else(String::new, |c| c.to_uppercase().to_string());
        let letter = if first.chars().all(char::is_alphabetic) { first } else { "0–9".to_owned() };
        let view = TermView {
            id: anchor::term(&term.slug),
            former: ids_of(&links.atlas.former.terms, id).iter().map(anchor::term).collect(),
            term: term.term.clone(),
            full: term.full.clone().unwrap_or_default(),
            meaning: term.meaning.clone(),
            also: term.also.join("; "),
            themes: super::entries::themes(links, &term.themes),
        };
        match letters.last_mut() {
            Some(last) if last.label == letter => last.terms.push(view),
            _ => letters.push(Letter { id: format!("letter-{}", letters.len() + 1), label: letter, terms: vec![view] }),
        }
    }
    letters
}
