//! Joining the links in texts.

use super::Linker;
use crate::{
    content::{Markdown, Name},
    diagnostics::Code,
    location::{FileId, Place},
    model::{
        Document, Prose, Target,
        prose::{Address, Reference, Scheme},
    },
};

impl Linker<'_> {
    /// Joins the links of one text. A citation that names no document points into `own`.
    pub fn prose(&mut self, file: FileId, markdown: Markdown, own: Option<Document>) -> Prose {
        let Markdown { text, start, links } = markdown;
        let mut targets = Vec::new();
        for (range, address) in links {
            let place = || Place::bytes(file, range.start + start..range.end + start);
            let target = match address {
                Address::Web | Address::Fragment => None,
                Address::Atlas(reference) => self.target(&reference, place),
                Address::Citation(Some(slug), refs) => {
                    self.document(&Name(slug), place).map(|document| Target::Citation(document, refs))
                }
                Address::Citation(None, _) => {
                    if own.is_none() {
                        self.diagnostics
                            .error(Code::BadCitation, place(), "this citation does not say which document it is from")
                            .hint("put the report's or overview's id first, as in [stoke-on-trent-jar-2006 ¶34]");
                    }
                    None
                }
            };
            targets.extend(target.map(|target| (range.start, target)));
        }
        Prose { markdown: text, start, own, targets: targets.into() }
    }

    /// What a typed reference means; reports one to nothing.
    pub fn target(&mut self, reference: &Reference, place: impl Fn() -> Place) -> Option<Target> {
        let (names, id) = (&self.names, &reference.id);
        let diagnostics = &mut *self.diagnostics;
        match reference.scheme {
            Scheme::Area => names.areas.find(id, place, diagnostics).map(Target::Area),
            Scheme::Authority => names.authorities.find(id, place, diagnostics).map(Target::Authority),
            Scheme::Framework => names.frameworks.find(id, place, diagnostics).map(Target::Framework),
            Scheme::Group => names.groups.find(id, place, diagnostics).map(Target::Group),
            Scheme::Overview => names.overviews.find(id, place, diagnostics).map(Target::Overview),
            Scheme::Page => names.pages.find(id, place, diagnostics).map(Target::Page),
            Scheme::Practice => names.practices.find(id, place, diagnostics).map(Target::Practice),
            Scheme::Report => names.reports.find(id, place, diagnostics).map(Target::Report),
            Scheme::Term => names.terms.find(id, place, diagnostics).map(Target::Term),
            Scheme::Theme => names.themes.find(id, place, diagnostics).map(Target::Theme),
            Scheme::Finding => {
                let report = names.reports.find(id, &place, diagnostics)?;
                let item = reference.item.as_ref()?;
                names.said[report.index()].findings.find(item, place, diagnostics).map(Target::Finding)
            }
            Scheme::Recommendation => {
                let report = names.reports.find(id, &place, diagnostics)?;
                let item = reference.item.as_ref()?;
                names.said[report.index()].recommendations.find(item, place, diagnostics).map(Target::Recommendation)
            }
        }
    }
}
