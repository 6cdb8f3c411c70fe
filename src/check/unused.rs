//! A group of children, a term or an authority that nothing in the atlas names.

use std::collections::BTreeSet;

use super::own_words;
use crate::{
    diagnostics::{Code, Diagnostics},
    model::{Atlas, Id, Prose, Target, Term},
};

pub fn check(atlas: &Atlas, diagnostics: &mut Diagnostics) {
    groups(atlas, diagnostics);
    terms(atlas, diagnostics);
    authorities(atlas, diagnostics);
}

fn groups(atlas: &Atlas, diagnostics: &mut Diagnostics) {
    for (id, group) in atlas.groups.iter() {
        let on = &atlas.index.groups[id.index()];
        if on.statements.len() + on.findings.len() + on.recommendations.len() + on.practices.len() == 0 {
            diagnostics
                .warning(Code::UnusedGroup, group.origin.field("id"), "nothing names this group of children")
                .hint("add its id to `groups` of the entries that speak of these children, or take the group out");
        }
    }
}

fn terms(atlas: &Atlas, diagnostics: &mut Diagnostics) {
    let linked: BTreeSet<Id<Term>> = proses(atlas).flat_map(|prose| &prose.targets).filter_map(linked_term).collect();
    let texts = own_words::all(atlas);
    for (id, term) in atlas.terms.iter() {
        // A theme's page lists the terms that help with it.
        if !term.themes.is_empty() || linked.contains(&id) {
            continue;
        }
        let used = |text: &str| {
            let mut words = std::iter::once(&term.term).chain(&term.also);
            text != term.meaning && words.any(|word| has_word(text, word))
        };
        let pages = || atlas.pages.values().any(|page| used(&page.body.markdown));
        if !texts.iter().any(|own| used(own.text())) && !pages() && !own_words::defects(atlas).any(used) {
            diagnostics
                .warning(Code::UnusedTerm, term.origin.field("term"), "no text of the atlas uses this term")
                .hint("give it the themes it helps with, under `themes`, or take it out");
        }
    }
}

fn authorities(atlas: &Atlas, diagnostics: &mut Diagnostics) {
    for (id, authority) in atlas.authorities.iter() {
        let reports = &atlas.index.reports_of_authority[id.index()];
        if reports.is_empty() && atlas.index.practices_of_authority[id.index()].is_empty() {
            diagnostics
                .warning(
                    Code::EmptyAuthority,
                    authority.origin.field("name"),
                    "this authority has no report and no example of practice",
                )
                .hint("add what there is on it, or take the authority out until there is something");
        }
    }
}

/// All markdown texts, free pages too.
fn proses(atlas: &Atlas) -> impl Iterator<Item = &Prose> {
    let themes = atlas.themes.values().map(|theme| &theme.essay);
    let authorities = atlas.authorities.values().map(|authority| &authority.profile);
    let practices = atlas.practices.values().map(|practice| &practice.body);
    let pages = atlas.pages.values().map(|page| &page.body);
    let reports = atlas.reports.values().map(|report| &report.summary);
    let overviews = atlas.overviews.values().map(|overview| &overview.summary);
    themes.chain(authorities).chain(practices).chain(pages).chain(reports).chain(overviews)
}

fn linked_term((_, target): &(usize, Target)) -> Option<Id<Term>> {
    match target {
        Target::Term(id) => Some(*id),
        _ => None,
    }
}

/// Whether a text has a word, or words, between other signs than letters: exactly where it is an
/// abbreviation, in any case where it is not.
fn has_word(text: &str, word: &str) -> bool {
    let (lower_text, lower_word);
    let exact = word.chars().filter(|c| c.is_uppercase()).count() > 1;
    let (text, word) = if exact {
        (text, word)
    } else {
        lower_text = text.to_lowercase();
        lower_word = word.to_lowercase();
        (lower_text.as_str(), lower_word.as_str())
    };
    text.match_indices(word).any(|(at, found)| {
        let before = text[..at].chars().next_back();
        let after = text[at + found.len()..].chars().find(|c| *c != 's');
        ![before, after].into_iter().flatten().any(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::has_word;

    #[test]
    fn words_are_found_whole() {
        assert!(has_word("The Hubs open.", "Hub"));
        assert!(has_word("a hub", "Hub"));
        assert!(!has_word("hubbub", "Hub"));
        assert!(has_word("PCTs pay", "PCT"));
        assert!(!has_word("pct", "PCT"));
    }
}
