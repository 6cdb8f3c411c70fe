//! The texts in our own words, each with its place.

use std::ops::Range;

use crate::{
    location::{List, Origin, Place},
    model::{Atlas, Id, Overview, Prose, Report},
};

/// A text in our own words.
pub enum OwnWords<'a> {
    /// A plain text: the value of a key.
    Plain(&'a str, Origin, &'static str),
    /// A markdown text.
    Prose(&'a Prose, Origin),
}

impl OwnWords<'_> {
    /// The text as written.
    pub fn text(&self) -> &str {
        match self {
            Self::Plain(text, ..) => text,
            Self::Prose(prose, _) => &prose.markdown,
        }
    }

    /// The place of a part of the text: of a plain text always the whole.
    pub fn place(&self, part: &Range<usize>) -> Place {
        match self {
            Self::Plain(_, origin, key) => origin.field(key),
            Self::Prose(prose, origin) => Place::bytes(origin.file, part.start + prose.start..part.end + prose.start),
        }
    }
}

/// The texts on the field outside the reports, in the order of the tables. Free pages are left out: they
/// speak of the site itself, and the glossary explains the words of the field. So are defects, which
/// tell what a source prints.
pub fn beside_reports(atlas: &Atlas) -> Vec<OwnWords<'_>> {
    use OwnWords::{Plain, Prose};
    let mut texts = Vec::new();
    for theme in atlas.themes.values() {
        texts.push(Plain(&theme.summary, theme.origin, "summary"));
        texts.push(Prose(&theme.essay, theme.origin));
    }
    texts.extend(atlas.authorities.values().map(|authority| Prose(&authority.profile, authority.origin)));
    texts.extend(atlas.groups.values().map(|group| Plain(&group.description, group.origin, "description")));
    texts.extend(atlas.terms.values().map(|term| Plain(&term.meaning, term.origin, "meaning")));
    for practice in atlas.practices.values() {
        texts.push(Plain(&practice.summary, practice.origin, "summary"));
        texts.push(Prose(&practice.body, practice.origin));
    }
    texts.extend(atlas.frameworks.values().map(|framework| Plain(&framework.summary, framework.origin, "summary")));
    texts.extend(atlas.statements.values().map(|statement| Plain(&statement.statement, statement.origin, "statement")));
    atlas.overviews.values().for_each(|overview| of_overview(atlas, overview, &mut texts));
    texts
}

/// The texts of a report, without its defects.
pub fn of_report(atlas: &Atlas, id: Id<Report>) -> Vec<OwnWords<'_>> {
    use OwnWords::{Plain, Prose};
    let report = &atlas.reports[id];
    let mut texts = Vec::new();
    let findings = atlas.findings.range(report.findings).iter();
    texts.extend(findings.map(|finding| Plain(&finding.statement, finding.origin, "statement")));
    for recommendation in atlas.recommendations.range(report.recommendations) {
        texts.push(Plain(&recommendation.statement, recommendation.origin, "statement"));
        texts.extend(recommendation.traces.iter().map(|trace| Plain(&trace.note, trace.origin, "note")));
    }
    for figure in atlas.figures.range(report.figures) {
        texts.push(Plain(figure.measure(), figure.origin, "measure"));
        texts.extend(figure.caution().map(|caution| Plain(caution, figure.origin, "caution")));
    }
    texts.push(Prose(&report.summary, report.summary_origin));
    for (index, earlier) in report.earlier.iter().enumerate() {
        let origin = Origin::entry(report.origin.file, List::EarlierInspections, index);
        texts.push(Plain(&earlier.statement, origin, "statement"));
    }
    texts
}

fn of_overview<'a>(atlas: &'a Atlas, overview: &'a Overview, texts: &mut Vec<OwnWords<'a>>) {
    let entry = |list, index| Origin::entry(overview.origin.file, list, index);
    let mut add = |list, key, own: Vec<&'a str>| {
        texts.extend(own.into_iter().enumerate().map(|(index, text)| OwnWords::Plain(text, entry(list, index), key)));
    };
    let areas = atlas.areas.range(overview.areas);
    add(List::Areas, "summary", areas.map(|area| area.summary.as_str()).collect());
    add(List::DominantThemes, "statement", overview.dominant_themes.iter().map(|own| own.statement.as_str()).collect());
    add(
        List::Recommendations,
        "statement",
        overview.recommendations.iter().map(|own| own.statement.as_str()).collect(),
    );
    add(List::Facts, "statement", overview.facts.iter().map(|own| own.statement.as_str()).collect());
    texts.push(OwnWords::Prose(&overview.summary, overview.summary_origin));
}
