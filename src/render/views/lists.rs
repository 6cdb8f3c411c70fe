//! Pages that list things, and the teasers that lead to them.

use serde::Serialize;

use super::{
    division::{Division, division},
    parts::{Link, Teaser, page_link},
    teasers::{PracticeCard, practice_card, theme_teaser},
    words,
};
use crate::{
    model::{Framework, Id, OutcomeArea, ids_of},
    pages::{List, Route, anchor},
    render::{Links, templates::View},
};

/// Most letters of a scale beside a teaser.
const LONGEST_SCALE: usize = 60;

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

/// The page of all inspection frameworks, oldest first.
pub fn frameworks(links: Links<'_>) -> TeaserList {
    let atlas = links.atlas;
    let mut ids: Vec<Id<Framework>> = atlas.frameworks.ids().collect();
    ids.sort_by_key(|id| (atlas.frameworks[*id].from, *id));
    let teaser = |id: Id<Framework>| {
        let framework = &atlas.frameworks[id];
        let scale = scale(framework);
        let reports = match atlas.index.reports_under(id).len() {
            0 => "No report".to_owned(),
            number => words::count(number, "report", "reports"),
        };
        Teaser {
            title: framework.short_title.clone(),
            href: links.page(Route::Framework(id)),
            text: framework.summary.clone(),
            meta: format!("{}\u{a0}· {reports}\u{a0}· {scale}", words::period(framework.from, framework.to)),
        }
    };
    single(ids.into_iter().map(teaser).collect())
}

/// A framework's grades, best first; how many they are where they are sentences.
fn scale(framework: &Framework) -> String {
    let grades = &framework.scale.grades;
    let labels: Vec<String> = grades.iter().map(|grade| words::capitalised(&grade.label)).collect();
    let all = labels.join(" – ");
    if all.chars().count() <= LONGEST_SCALE { all } else { words::count(grades.len(), "grade", "grades") }
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
                "{}\u{a0}· {}",
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
                "{}\u{a0}· {}",
                words::count(index.findings.len(), "finding", "findings"),
                words::count(index.recommendations.len(), "recommendation", "recommendations")
            ),
        }
    };
    single(atlas.groups.iter().map(teaser).collect())
}

/// The page of all examples of practice, by outcome area.
#[derive(Serialize)]
pub struct PracticeGroup {
    id: String,
    area: Link,
    practices: Vec<PracticeCard>,
}

/// All examples of practice, and what stands in their place where they are too many for the page.
#[derive(Serialize)]
pub struct PracticesView {
    groups: Vec<PracticeGroup>,
    division: Option<Division>,
}

/// Makes it.
pub fn practices(links: Links<'_>) -> PracticesView {
    let atlas = links.atlas;
    if let Some(all) = links.parts.whole(List::Practices) {
        return PracticesView { groups: Vec::new(), division: Some(division(links, List::Practices, all)) };
    }
    let group = |(id, area): (Id<OutcomeArea>, &OutcomeArea)| PracticeGroup {
        id: format!("area-{}", area.slug),
        area: page_link(links, Route::Area(id)),
        practices: area.practice.iter().map(|practice| practice_card(links, *practice).without_area()).collect(),
    };
    let groups = atlas.areas.iter().map(group).filter(|group| !group.practices.is_empty()).collect();
    PracticesView { groups, division: None }
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
    themes: Vec<View>,
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
            also: term.other_forms().join("; "),
            themes: super::entries::themes(links, &term.themes),
        };
        match letters.last_mut() {
            Some(last) if last.label == letter => last.terms.push(view),
            _ => letters.push(Letter { id: format!("letter-{}", letters.len() + 1), label: letter, terms: vec![view] }),
        }
    }
    letters
}
