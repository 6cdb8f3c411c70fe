//! The page of a group of children.

use serde::Serialize;

use super::{
    division::Division,
    parts::ContentsItem,
    teasers::{PracticeCard, practice_card},
    theme::{Evidence, contents_of, evidence},
};
use crate::{
    model::{Group, Id},
    pages::List,
    render::Links,
};

/// What the page shows.
#[derive(Serialize)]
pub struct GroupView {
    description: String,
    contents: Vec<ContentsItem>,
    evidence: Evidence,
    /// What stands in the place of the reports' part, where that is too long for the page.
    division: Option<Division>,
    practices: Vec<PracticeCard>,
}

/// Makes the view.
pub fn view(links: Links<'_>, id: Id<Group>) -> GroupView {
    let index = links.atlas.index.group(id);
    let (evidence, division) = evidence(links, List::Group(id), index);
    let mut contents = contents_of(&evidence);
    contents.extend(division.as_ref().map(|_| ContentsItem::new("The reports", "reports", None)));
    if !index.practices.is_empty() {
        contents.push(ContentsItem::new("Examples of practice", "practice", Some(index.practices.len())));
    }
    GroupView {
        description: links.atlas.groups[id].description.clone(),
        contents,
        evidence,
        division,
        practices: index.practices.iter().map(|practice| practice_card(links, *practice)).collect(),
    }
}
