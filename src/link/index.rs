//! Filling the reverse look-ups.

use crate::model::{
    Atlas, Citer, Citing, Document, EntryId, Group, Id, Index, ParagraphRef, Prose, Report, Target, Theme, ThemeIndex,
};

/// Fills all reverse look-ups of an atlas whose tables are complete. What is said on themes and groups is the
/// half of the work.
pub fn build(atlas: &Atlas) -> Index {
    with(atlas, || Said::of(atlas))
}

/// The same, where `before` are those of an atlas that differs in nothing but what these `reports` say, and in
/// texts beside them.
pub fn build_again(before: &Index, atlas: &Atlas, reports: &[Id<Report>]) -> Index {
    with(atlas, || Said::again(before, atlas, reports))
}

fn with(atlas: &Atlas, said: impl FnOnce() -> Said + Send) -> Index {
    let (Said { themes, groups }, others) = rayon::join(said, || others(atlas));
    Index { themes, groups, ..others }
}

/// All but what is said on themes and groups.
fn others(atlas: &Atlas) -> Index {
    let mut index = Index {
        reports_of_authority: vec![Vec::new(); atlas.authorities.len()],
        practices_of_authority: vec![Vec::new(); atlas.authorities.len()],
        reports_of_framework: vec![Vec::new(); atlas.frameworks.len()],
        themes_of_area: vec![Vec::new(); atlas.areas.len()],
        citing_report: vec![Vec::new(); atlas.reports.len()],
        citing_overview: vec![Vec::new(); atlas.overviews.len()],
        ..Index::default()
    };
    index.citing_texts(atlas);
    index.changed(atlas);
    index.spell(atlas);
    for (id, report) in atlas.reports.iter() {
        index.reports_of_authority[report.authority.index()].push(id);
        index.reports_of_framework[report.framework.index()].push(id);
    }
    let lists = index.reports_of_authority.iter_mut().chain(&mut index.reports_of_framework);
    for list in lists {
        list.sort_by_key(|id| (atlas.reports[*id].published.order(), *id));
    }
    for (id, theme) in atlas.themes.iter() {
        index.themes_of_area[theme.area.index()].push(id);
    }
    for themes in &mut index.themes_of_area {
        themes.sort_by_cached_key(|id| atlas.themes[*id].title.to_lowercase());
    }
    for (id, practice) in atlas.practices.iter() {
        index.practices_of_authority[practice.authority.index()].push(id);
    }
    index
}

/// What is said on themes, and on groups of children.
struct Said {
    themes: Vec<ThemeIndex>,
    groups: Vec<ThemeIndex>,
}

impl Said {
    fn of(atlas: &Atlas) -> Self {
        let mut said = Self {
            themes: vec![ThemeIndex::default(); atlas.themes.len()],
            groups: vec![ThemeIndex::default(); atlas.groups.len()],
        };
        said.beside_reports(atlas);
        atlas.reports.ids().for_each(|report| said.in_report(atlas, report));
        said
    }

    fn again(before: &Index, atlas: &Atlas, reports: &[Id<Report>]) -> Self {
        let mut said = Self { themes: before.themes.clone(), groups: before.groups.clone() };
        for entry in said.themes.iter_mut().chain(&mut said.groups) {
            let ThemeIndex { statements, practices, terms, .. } = entry;
            statements.clear();
            practices.clear();
            terms.clear();
            for report in reports {
                entry.forget(*report);
            }
        }
        said.beside_reports(atlas);
        for report in reports {
            said.in_report(atlas, *report);
        }
        said
    }

    /// Adds what overviews, examples of practice and the glossary say.
    fn beside_reports(&mut self, atlas: &Atlas) {
        for (id, practice) in atlas.practices.iter() {
            self.each(&practice.themes, &practice.groups, |entry| entry.practices.push(id));
        }
        for (id, statement) in atlas.statements.iter() {
            self.each(&statement.themes, &statement.groups, |entry| entry.statements.push(id));
        }
        for (id, term) in atlas.terms.iter() {
            self.each(&term.themes, &[], |entry| entry.terms.push(id));
        }
    }

    /// Adds what a report says.
    fn in_report(&mut self, atlas: &Atlas, report: Id<Report>) {
        let Report { findings, recommendations, .. } = &atlas.reports[report];
        for id in findings.ids() {
            let finding = &atlas.findings[id];
            self.each(&finding.themes, &finding.groups, |entry| insert(&mut entry.findings, id));
        }
        for id in recommendations.ids() {
            let item = &atlas.recommendations[id];
            self.each(&item.themes, &item.groups, |entry| insert(&mut entry.recommendations, id));
        }
    }

    fn each(&mut self, themes: &[Id<Theme>], groups: &[Id<Group>], mut add: impl FnMut(&mut ThemeIndex)) {
        for theme in themes {
            add(&mut self.themes[theme.index()]);
        }
        for group in groups {
            add(&mut self.groups[group.index()]);
        }
    }
}

/// Puts an id where it belongs in a list that is in order: mostly at the end.
fn insert<T>(list: &mut Vec<EntryId<T>>, id: EntryId<T>) {
    if list.last().is_none_or(|last| *last <= id) {
        list.push(id);
    } else {
        list.insert(list.partition_point(|other| *other <= id), id);
    }
}

impl Index {
    /// The names of authorities, and what is one word with a capital among the terms and inspectorates.
    fn spell(&mut self, atlas: &Atlas) {
        let is_name = |word: &&String| !word.contains(' ') && word.contains(char::is_uppercase);
        let terms = atlas.terms.values().map(|term| &term.term);
        let inspectorates = atlas.frameworks.values().flat_map(|framework| &framework.inspectorates);
        let names = atlas.authorities.values().map(|authority| &authority.name);
        for name in names.chain(terms.chain(inspectorates).filter(is_name)) {
            self.spellings.add(name);
        }
    }

    fn changed(&mut self, atlas: &Atlas) {
        for (id, change) in atlas.changes.iter() {
            for target in &change.about {
                let report = match target {
                    Target::Finding(finding) => Some(atlas.findings[*finding].report),
                    Target::Recommendation(item) => Some(atlas.recommendations[*item].report),
                    _ => None,
                };
                for about in [target.clone()].into_iter().chain(report.map(Target::Report)) {
                    let list = self.changes.entry(about).or_default();
                    if list.last() != Some(&id) {
                        list.push(id);
                    }
                }
            }
        }
    }

    fn citing_texts(&mut self, atlas: &Atlas) {
        for (id, theme) in atlas.themes.iter() {
            self.citing_text(Citer::Theme(id), &theme.essay);
        }
        for (id, authority) in atlas.authorities.iter() {
            self.citing_text(Citer::Authority(id), &authority.profile);
        }
        for (id, page) in atlas.pages.iter() {
            self.citing_text(Citer::Page(id), &page.body);
        }
        for (id, practice) in atlas.practices.iter() {
            self.citing_text(Citer::Practice(id), &practice.body);
        }
        for (id, framework) in atlas.frameworks.iter() {
            for (document, paragraphs) in &framework.rests_on {
                self.cites(Citer::Framework(id), *document, paragraphs);
            }
        }
    }

    fn citing_text(&mut self, by: Citer, text: &Prose) {
        for (document, paragraphs) in text.citations() {
            self.cites(by, document, &paragraphs);
        }
    }

    fn cites(&mut self, by: Citer, document: Document, paragraphs: &[ParagraphRef]) {
        let list = match document {
            Document::Report(id) => &mut self.citing_report[id.index()],
            Document::Overview(id) => &mut self.citing_overview[id.index()],
        };
        list.push(Citing { by, paragraphs: paragraphs.into() });
    }
}
