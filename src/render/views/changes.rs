//! What changed on the site, by date.

use serde::Serialize;

use super::{
    parts::{Link, page_link},
    words,
};
use crate::{
    model::{Change, ChangeKind, PartialDate, Target},
    pages::{Route, anchor},
    render::{Links, data},
};

/// The changes of one day.
#[derive(Serialize)]
pub struct Day {
    id: String,
    label: String,
    changes: Vec<ChangeView>,
}

/// A change as its component shows it.
#[derive(Serialize)]
struct ChangeView {
    id: String,
    kind: String,
    correction: bool,
    what: String,
    before: String,
    about: Vec<Link>,
}

/// The page of all changes, the newest first.
pub fn changes(links: Links<'_>) -> Vec<Day> {
    let mut days: Vec<(PartialDate, Day)> = Vec::new();
    for change in links.atlas.changes.values() {
        if days.last().is_none_or(|(date, _)| *date != change.date) {
            let day = Day { id: format!("on-{}", change.date), label: change.date.in_words(), changes: Vec::new() };
            days.push((change.date, day));
        }
        if let Some((_, day)) = days.last_mut() {
            day.changes.push(view(links, change));
        }
    }
    days.into_iter().map(|(_, day)| day).collect()
}

/// When something last changed on a page, in words; nothing where no change is recorded.
pub fn last(links: Links<'_>) -> String {
    let target = match links.from.undivided() {
        Route::Area(id) => Target::Area(id),
        Route::Authority(id) | Route::Briefing(id) => Target::Authority(id),
        Route::Framework(id) => Target::Framework(id),
        Route::Group(id) => Target::Group(id),
        Route::Overview(id) => Target::Overview(id),
        Route::Page(id) => Target::Page(id),
        Route::Practice(id) => Target::Practice(id),
        Route::Report(id) => Target::Report(id),
        Route::Theme(id) => Target::Theme(id),
        _ => return String::new(),
    };
    let newest = links.atlas.index.changes_of(&target).first();
    newest.map_or_else(String::new, |id| links.atlas.changes[*id].date.in_words())
}

fn view(links: Links<'_>, change: &Change) -> ChangeView {
    ChangeView {
        id: anchor::change(&change.slug),
        kind: words::capitalised(data::words::change(change.kind)),
        correction: change.kind == ChangeKind::Correction,
        what: change.what.clone(),
        before: change.before.clone().unwrap_or_default(),
        about: change.about.iter().map(|target| link(links, target)).collect(),
    }
}

fn link(links: Links<'_>, target: &Target) -> Link {
    let atlas = links.atlas;
    let route = match target {
        Target::Area(id) => Route::Area(*id),
        Target::Authority(id) => Route::Authority(*id),
        Target::Framework(id) => Route::Framework(*id),
        Target::Group(id) => Route::Group(*id),
        Target::Overview(id) => Route::Overview(*id),
        Target::Page(id) => Route::Page(*id),
        Target::Practice(id) => Route::Practice(*id),
        Target::Report(id) => Route::Report(*id),
        Target::Theme(id) => Route::Theme(*id),
        Target::Citation(document, _) => links.document(*document),
        Target::Finding(id) => return Link::new(atlas.findings[*id].statement.clone(), links.target(target)),
        Target::Recommendation(id) => {
            return Link::new(atlas.recommendations[*id].statement.clone(), links.target(target));
        }
        Target::Term(id) => return Link::new(atlas.terms[*id].term.clone(), links.target(target)),
    };
    page_link(links, route)
}
