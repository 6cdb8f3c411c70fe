//! Coverage: which numbered paragraphs of a source the atlas cites.

use std::collections::BTreeSet;

use super::{
    annotations::{Annotation, Kind},
    paragraphs::SourceText,
};
use crate::model::{Document, ParagraphRef};

/// The numbered paragraphs of a source by what cites them. Every one is in exactly one list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Those that an annotation of their own speaks for (see [`Kind::covers`]).
    pub cited: Vec<ParagraphRef>,
    /// Those that only a judgement, a summary or an essay cites.
    pub in_passing: Vec<ParagraphRef>,
    /// Those that nothing cites.
    pub uncited: Vec<ParagraphRef>,
    /// Those that the report's file sets apart, because they say nothing about the area.
    pub out_of_scope: Vec<ParagraphRef>,
}

impl Coverage {
    /// Reads the coverage of a source from what cites its document.
    pub fn of(document: Document, source: &SourceText, annotations: &[Annotation<'_>]) -> Self {
        let cites = |wanted: &dyn Fn(&Annotation<'_>, &ParagraphRef) -> bool| -> BTreeSet<(String, u16)> {
            let all =
                annotations.iter().flat_map(|annotation| annotation.cites.iter().map(move |cite| (annotation, cite)));
            let wanted =
                all.filter(|(annotation, cite)| cite.document == document && wanted(annotation, &cite.reference));
            let single = wanted.flat_map(|(_, cite)| cite.reference.each());
            single.filter_map(|reference| key(source, &reference)).collect()
        };
        let own = cites(&|annotation, reference| annotation.covers(reference));
        let set_apart = cites(&|annotation, _| annotation.kind == Kind::OutOfScope);
        let any = cites(&|_, _| true);
        let mut coverage = Self::default();
        for paragraph in source.paragraphs() {
            let reference =
                ParagraphRef::Numbers { part: paragraph.part.clone(), from: paragraph.number, to: paragraph.number };
            let Some(key) = key(source, &reference) else { continue };
            let list = if set_apart.contains(&key) {
                &mut coverage.out_of_scope
            } else if own.contains(&key) {
                &mut coverage.cited
            } else if any.contains(&key) {
                &mut coverage.in_passing
            } else {
                &mut coverage.uncited
            };
            list.push(reference);
        }
        coverage
    }

    /// How many paragraphs are in scope.
    pub fn in_scope(&self) -> usize {
        self.cited.len() + self.in_passing.len() + self.uncited.len()
    }

    /// How many of a thousand paragraphs in scope are cited, rounded down; `None` where the source
    /// has no numbered paragraph in scope.
    pub fn per_thousand(&self) -> Option<usize> {
        (self.cited.len() * 1000).checked_div(self.in_scope())
    }

    /// The share in words: `97.5%`, or a dash.
    pub fn share(&self) -> String {
        self.per_thousand().map_or_else(|| "–".to_owned(), |share| format!("{}.{}%", share / 10, share % 10))
    }
}

/// One paragraph under one name, however it is referred to: the only annex may be named with or
/// without its letter.
fn key(source: &SourceText, reference: &ParagraphRef) -> Option<(String, u16)> {
    match reference {
        ParagraphRef::Numbers { part, from, .. } => {
            let paragraph = source.paragraph(part, *from)?;
            Some((format!("{:?}", paragraph.part), paragraph.number))
        }
        ParagraphRef::Section(_) => None,
    }
}

/// Paragraphs as a list of references, neighbours joined: `¶4–6, annex ¶2`.
pub fn ranges(paragraphs: &[ParagraphRef]) -> String {
    let mut joined: Vec<ParagraphRef> = Vec::new();
    for reference in paragraphs {
        match (joined.last_mut(), reference) {
            (
                Some(ParagraphRef::Numbers { part: last_part, to, .. }),
                ParagraphRef::Numbers { part, from, to: new_to },
            ) if last_part == part && *to + 1 == *from => *to = *new_to,
            _ => joined.push(reference.clone()),
        }
    }
    joined.iter().map(ParagraphRef::label).collect::<Vec<_>>().join(", ")
}
