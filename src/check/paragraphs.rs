//! A paragraph stands once in a list of paragraphs: twice, the second was meant to be another one.

use crate::{
    diagnostics::{Code, Diagnostics},
    location::{List, Origin, Place},
    model::{Atlas, Id, ParagraphRef, Report},
};

pub fn of_report(atlas: &Atlas, id: Id<Report>, diagnostics: &mut Diagnostics) {
    let report = &atlas.reports[id];
    for judgement in atlas.judgements.range(report.judgements) {
        once(&judgement.paragraphs, || judgement.origin.field("paragraphs"), diagnostics);
    }
    for finding in atlas.findings.range(report.findings) {
        once(&finding.paragraphs, || finding.origin.field("paragraphs"), diagnostics);
    }
    for recommendation in atlas.recommendations.range(report.recommendations) {
        once(&recommendation.paragraphs, || recommendation.origin.field("paragraphs"), diagnostics);
    }
    for figure in atlas.figures.range(report.figures) {
        once(&figure.paragraphs, || figure.origin.field("paragraphs"), diagnostics);
    }
    let entry = |list, index| Origin::entry(report.origin.file, list, index).field("paragraphs");
    for (index, earlier) in report.earlier.iter().enumerate() {
        once(&earlier.paragraphs, || entry(List::EarlierInspections, index), diagnostics);
    }
    for (index, defect) in report.defects.iter().enumerate() {
        once(&defect.paragraphs, || entry(List::Defects, index), diagnostics);
    }
    for empty in &report.none_under {
        once(&empty.paragraphs, || empty.origin.field("paragraphs"), diagnostics);
    }
    for (index, part) in report.out_of_scope.iter().enumerate() {
        once(&part.paragraphs, || entry(List::OutOfScope, index), diagnostics);
    }
}

pub fn check(atlas: &Atlas, diagnostics: &mut Diagnostics) {
    for statement in atlas.statements.values() {
        once(&statement.paragraphs, || statement.origin.field("paragraphs"), diagnostics);
    }
    for practice in atlas.practices.values() {
        once(&practice.paragraphs, || practice.origin.field("paragraphs"), diagnostics);
    }
    for overview in atlas.overviews.values() {
        let entry = |list, index| Origin::entry(overview.origin.file, list, index).field("paragraphs");
        for (index, recommendation) in overview.recommendations.iter().enumerate() {
            once(&recommendation.paragraphs, || entry(List::Recommendations, index), diagnostics);
        }
        for (index, area) in atlas.areas.range(overview.areas).enumerate() {
            let sections = || Origin::entry(overview.origin.file, List::Areas, index).field("sections");
            once(&area.sections, sections, diagnostics);
        }
        for (index, theme) in overview.dominant_themes.iter().enumerate() {
            once(&theme.paragraphs, || entry(List::DominantThemes, index), diagnostics);
        }
        for (index, figure) in overview.figures.iter().enumerate() {
            once(&figure.paragraphs, || entry(List::Figures, index), diagnostics);
        }
        for (index, defect) in overview.defects.iter().enumerate() {
            once(&defect.paragraphs, || entry(List::Defects, index), diagnostics);
        }
        for (index, fact) in overview.facts.iter().enumerate() {
            once(&fact.paragraphs, || entry(List::Facts, index), diagnostics);
        }
    }
}

/// Tells the second of two references that are the same.
fn once(list: &[ParagraphRef], place: impl Fn() -> Place, diagnostics: &mut Diagnostics) {
    for (index, paragraph) in list.iter().enumerate() {
        if let Some(first) = list[..index].iter().position(|other| other == paragraph) {
            diagnostics
                .error(Code::DuplicateId, place().index(index), format!("`{paragraph}` stands in this list twice"))
                .other(place().index(first))
                .hint("keep one of the two, or write the paragraph that was meant");
        }
    }
}
