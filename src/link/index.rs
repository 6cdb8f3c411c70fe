//! Filling the reverse look-ups.

use crate::model::{Atlas, Group, Id, Index, Theme, ThemeIndex};

/// Fills all reverse look-ups of an atlas whose tables are complete.
pub fn build(atlas: &Atlas) -> Index {
    let mut index = Index {
        reports_of_authority: vec![Vec::new(); atlas.authorities.len()],
        practices_of_authority: vec![Vec::new(); atlas.authorities.len()],
        reports_of_framework: vec![Vec::new(); atlas.frameworks.len()],
        themes_of_area: vec![Vec::new(); atlas.areas.len()],
        themes: vec![ThemeIndex::default(); atlas.themes.len()],
        groups: vec![ThemeIndex::default(); atlas.groups.len()],
    };
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
    for (id, practice) in atlas.practices.iter() {
        index.practices_of_authority[practice.authority.index()].push(id);
        index.each(&practice.themes, &practice.groups, |entry| entry.practices.push(id));
    }
    for (id, statement) in atlas.statements.iter() {
        index.each(&statement.themes, &statement.groups, |entry| entry.statements.push(id));
    }
    for (id, finding) in atlas.findings.iter() {
        index.each(&finding.themes, &finding.groups, |entry| entry.findings.push(id));
    }
    for (id, recommendation) in atlas.recommendations.iter() {
        index.each(&recommendation.themes, &recommendation.groups, |entry| entry.recommendations.push(id));
    }
    for (id, term) in atlas.terms.iter() {
        index.each(&term.themes, &[], |entry| entry.terms.push(id));
    }
    index
}

impl Index {
    fn each(&mut self, themes: &[Id<Theme>], groups: &[Id<Group>], mut add: impl FnMut(&mut ThemeIndex)) {
        themes.iter().for_each(|theme| add(&mut self.themes[theme.index()]));
        groups.iter().for_each(|group| add(&mut self.groups[group.index()]));
    }
}
