//! The page of a group of children.

use serde::Serialize;

use super::{
    parts::ContentsItem,
    teasers::{PracticeCard, practice_card},
    theme::{Evidence, contents_of, evidence},
};
use crate::{
    model::{Group, Id},
    render::Links,
};

/// What the page shows.
#[derive(Serialize)]
pub struct GroupView {
    description: String,
    contents: Vec<ContentsItem>,
    evidence: Evidence,
    practices: Vec<PracticeCard>,
}

/// Makes the view.
pub fn view(links: Links<'_>, id: Id<Group>) -> GroupView {
    let index = links.atlas.index.group(id);
    let evidence = evidence(links, index);
    let mut contents = contents_of(&evidence);
    if !index.practices.is_empty() {
        contents.push(ContentsItem::new("Examples of practice", "practice", Some(index.practices.len())));
    }
    GroupView {
        description: links.atlas.groups[id].description.clone(),
        contents,
        evidence,
        practices: index.practices.iter().map(|practice| practice_card(links, *practice)).collect(),
    }
}
