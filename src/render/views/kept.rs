//! What entries show alike on many pages: links to their themes and groups of children, and grades.
//!
//! In: the [`Atlas`], and the page. Out: views that are made once, and shared by all pages that show the
//! same: a finding has three such links, and stands on six pages.
//!
//! 1. An address is the same on all pages of one depth, so the links are made for each depth.
//! 2. A grade is the same everywhere.

use std::sync::OnceLock;

use super::parts::{self, page_link};
use crate::{
    model::{Atlas, Framework, GradeId, Group, Id, Theme},
    pages::Route,
    render::{
        Links,
        templates::{self, View},
    },
};

/// The deepest a page lies, in folders.
const DEEPEST: usize = 5;

/// Views that many pages share, made when the first of them asks.
#[derive(Default)]
pub struct Kept {
    /// The links from pages of each depth.
    links: [OnceLock<Named>; DEEPEST + 1],
    /// The grades of each framework.
    grades: OnceLock<Vec<Vec<View>>>,
}

/// Links to all themes and groups, in the order of their ids.
struct Named {
    themes: Vec<View>,
    groups: Vec<View>,
}

impl Named {
    fn of(links: Links<'_>) -> Self {
        let link = |route| ready(&page_link(links, route));
        Self {
            themes: links.atlas.themes.ids().map(|id| link(Route::Theme(id))).collect(),
            groups: links.atlas.groups.ids().map(|id| link(Route::Group(id))).collect(),
        }
    }
}

/// A link to a theme.
pub fn theme(links: Links<'_>, id: Id<Theme>) -> View {
    named(links).map_or_else(|| ready(&page_link(links, Route::Theme(id))), |named| named.themes[id.index()].clone())
}

/// A link to a group of children.
pub fn group(links: Links<'_>, id: Id<Group>) -> View {
    named(links).map_or_else(|| ready(&page_link(links, Route::Group(id))), |named| named.groups[id.index()].clone())
}

/// A grade of a framework's scale.
pub fn grade(links: Links<'_>, framework: Id<Framework>, grade: GradeId) -> View {
    let atlas = links.atlas;
    match links.kept {
        Some(kept) => kept.grades.get_or_init(|| grades(atlas))[framework.index()][grade.index()].clone(),
        None => ready(&parts::grade(&atlas.frameworks[framework], grade)),
    }
}

/// The links from pages that lie as deep as this one. The page for addresses that do not exist lies
/// nowhere.
fn named(links: Links<'_>) -> Option<&Named> {
    let kept = links.kept.filter(|_| links.from != Route::NotFound)?;
    let depth = links.from.to_root().len() / "../".len();
    Some(kept.links.get(depth)?.get_or_init(|| Named::of(links)))
}

fn grades(atlas: &Atlas) -> Vec<Vec<View>> {
    let scale = |framework: &Framework| {
        let steps = (0_u16..).map(GradeId).take(framework.scale.grades.len());
        steps.map(|step| ready(&parts::grade(framework, step))).collect()
    };
    atlas.frameworks.values().map(scale).collect()
}

/// A small part of a view, as templates take it.
///
/// # Panics
/// Where a map in it has keys that are no text.
pub fn ready(part: &impl serde::Serialize) -> View {
    templates::view(part).expect("texts, numbers and lists of them have a form for templates")
}
