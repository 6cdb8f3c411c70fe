//! The words that join documents: themes, groups of children, terms; and the free pages.

use super::{Id, OutcomeArea, Prose, Slug};
use crate::location::Origin;

/// A theme of the national overview, or one local to the reports.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Its id.
    pub slug: Slug,
    /// Where it is described.
    pub origin: Origin,
    /// Its name.
    pub title: String,
    /// The outcome area it belongs to.
    pub area: Id<OutcomeArea>,
    /// One sentence for lists.
    pub summary: String,
    /// Related themes.
    pub related: Vec<Id<Theme>>,
    /// Whether the overview is silent on it.
    pub local: bool,
    /// What the overview and the reports say.
    pub essay: Prose,
}

/// A group of children.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its id.
    pub slug: Slug,
    /// Where it is described.
    pub origin: Origin,
    /// Its name.
    pub label: String,
    /// Who is meant.
    pub description: String,
}

/// A term of the field.
#[derive(Clone, Debug)]
pub struct Term {
    /// Its id.
    pub slug: Slug,
    /// Where it is explained.
    pub origin: Origin,
    /// The word or abbreviation.
    pub term: String,
    /// What an abbreviation stands for.
    pub full: Option<String>,
    /// A line or two.
    pub meaning: String,
    /// Other spellings the documents use.
    pub also: Vec<String>,
    /// The themes it helps with.
    pub themes: Vec<Id<Theme>>,
}

impl Term {
    /// How the term is written besides: not the forms that are its heading or its full name but for capitals, and each
    /// form once.
    pub fn other_forms(&self) -> Vec<&str> {
        let heading = [Some(&self.term), self.full.as_ref()];
        let mut known: Vec<String> = heading.into_iter().flatten().map(|form| form.to_lowercase()).collect();
        let mut other = Vec::new();
        for form in &self.also {
            if !known.contains(&form.to_lowercase()) {
                known.push(form.to_lowercase());
                other.push(form.as_str());
            }
        }
        other
    }
}

/// A free page.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its id.
    pub slug: Slug,
    /// Where it is written.
    pub origin: Origin,
    /// Its title.
    pub title: String,
    /// One sentence.
    pub description: String,
    /// The text.
    pub body: Prose,
}
