//! Which terms the texts of the atlas use.
//!
//! In: the [`Atlas`]. Out: the terms among the [`Wanted`] that some texts use, by a link or by their words.

use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;

use super::own_words;
use crate::model::{Atlas, Id, Prose, Report, Target, Term};

/// The terms that some text has to use: those that help with no theme, whose page would list them.
pub struct Wanted {
    ids: BTreeSet<Id<Term>>,
    /// Abbreviations, which are found exactly as they are written.
    exact: Words,
    /// Other words, found in any case.
    folded: Words,
}

/// Words that are looked for together, and the terms that they mean.
struct Words {
    words: AhoCorasick,
    means: Vec<Id<Term>>,
}

impl Words {
    fn of(words: Vec<(String, Id<Term>)>) -> Self {
        let (words, means): (Vec<String>, Vec<Id<Term>>) = words.into_iter().unzip();
        let words =
            AhoCorasick::new(words).expect("a glossary, which is one file, is no larger than can be looked for");
        Self { words, means }
    }

    fn find(&self, text: &str, used: &mut BTreeSet<Id<Term>>) {
        let found = self.words.find_overlapping_iter(text).filter(|found| is_whole(text, found.start(), found.end()));
        used.extend(found.map(|found| self.means[found.pattern().as_usize()]));
    }
}

/// Whether the word at these bytes of a text stands between other signs than letters, but for the s of a
/// plural.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().find(|sign| *sign != 's');
    ![before, after].into_iter().flatten().any(char::is_alphanumeric)
}

impl Wanted {
    /// Those of an atlas.
    pub fn of(atlas: &Atlas) -> Self {
        let terms = || atlas.terms.iter().filter(|(_, term)| term.themes.is_empty());
        let words = terms().flat_map(|(id, term)| {
            let words = std::iter::once(&term.term).chain(&term.also);
            words.map(move |word| (word.as_str(), id))
        });
        let is_exact = |word: &str| word.chars().filter(|sign| sign.is_uppercase()).count() > 1;
        let (exact, folded): (Vec<_>, Vec<_>) = words.partition(|(word, _)| is_exact(word));
        Self {
            ids: terms().map(|(id, _)| id).collect(),
            exact: Words::of(exact.into_iter().map(|(word, id)| (word.to_owned(), id)).collect()),
            folded: Words::of(folded.into_iter().map(|(word, id)| (word.to_lowercase(), id)).collect()),
        }
    }

    /// All of them, by the alphabet.
    pub fn ids(&self) -> impl Iterator<Item = Id<Term>> {
        self.ids.iter().copied()
    }

    fn in_text(&self, text: &str, used: &mut BTreeSet<Id<Term>>) {
        if !self.ids.is_empty() {
            self.exact.find(text, used);
            self.folded.find(&text.to_lowercase(), used);
        }
    }

    fn in_prose(&self, prose: &Prose, used: &mut BTreeSet<Id<Term>>) {
        self.in_text(&prose.markdown, used);
        let linked = prose.targets.iter().filter_map(|(_, target)| match target {
            Target::Term(id) => Some(*id),
            _ => None,
        });
        used.extend(linked.filter(|id| self.ids.contains(id)));
    }
}

/// The terms that a report uses, its defects with it.
pub fn of_report(atlas: &Atlas, id: Id<Report>, wanted: &Wanted) -> BTreeSet<Id<Term>> {
    let mut used = BTreeSet::new();
    for own in own_words::of_report(atlas, id) {
        wanted.in_text(own.text(), &mut used);
    }
    let report = &atlas.reports[id];
    wanted.in_prose(&report.summary, &mut used);
    for defect in &report.defects {
        wanted.in_text(&defect.statement, &mut used);
    }
    used
}

/// The terms that the texts outside reports use; what the glossary itself says of a term is no use of it.
pub fn beside_reports(atlas: &Atlas, wanted: &Wanted) -> BTreeSet<Id<Term>> {
    let mut used = BTreeSet::new();
    let meanings: BTreeSet<&str> = atlas.terms.values().map(|term| term.meaning.as_str()).collect();
    for own in own_words::beside_reports(atlas).iter().filter(|own| !meanings.contains(own.text())) {
        wanted.in_text(own.text(), &mut used);
    }
    for (id, term) in atlas.terms.iter() {
        let mut explained = BTreeSet::new();
        wanted.in_text(&term.meaning, &mut explained);
        used.extend(explained.into_iter().filter(|other| *other != id));
    }
    let themes = atlas.themes.values().map(|theme| &theme.essay);
    let authorities = atlas.authorities.values().map(|authority| &authority.profile);
    let practices = atlas.practices.values().map(|practice| &practice.body);
    let pages = atlas.pages.values().map(|page| &page.body);
    let overviews = atlas.overviews.values().map(|overview| &overview.summary);
    for prose in themes.chain(authorities).chain(practices).chain(pages).chain(overviews) {
        wanted.in_prose(prose, &mut used);
    }
    for defect in atlas.overviews.values().flat_map(|overview| &overview.defects) {
        wanted.in_text(&defect.statement, &mut used);
    }
    used
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether `text` uses a term of this name.
    fn uses(text: &str, name: &str) -> bool {
        let exact = name.chars().filter(|sign| sign.is_uppercase()).count() > 1;
        let words = Words::of(vec![(if exact { name.to_owned() } else { name.to_lowercase() }, Id::new(0))]);
        let mut used = BTreeSet::new();
        words.find(&if exact { text.to_owned() } else { text.to_lowercase() }, &mut used);
        !used.is_empty()
    }

    #[test]
    fn words_are_found_whole() {
        assert!(uses("The Hubs open.", "Hub"));
        assert!(uses("a hub", "Hub"));
        assert!(!uses("hubbub", "Hub"));
        assert!(uses("PCTs pay", "PCT"));
        assert!(!uses("pct", "PCT"));
    }
}
