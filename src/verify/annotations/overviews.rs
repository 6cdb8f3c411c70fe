//! What the national overviews say, and the examples of practice they tell.

use super::{Collector, Entry, Kind};
use crate::{
    location::{List, Origin},
    model::{Document, Id, Overview, ParagraphRef},
};

impl<'a> Collector<'a, '_> {
    /// Collects what all overviews say.
    pub fn overviews(&mut self) {
        let atlas = self.atlas;
        for (id, overview) in atlas.overviews.iter() {
            for statement in atlas.statements.range(overview.statements) {
                let entry = Entry {
                    kind: Kind::Statement,
                    id: statement.slug.as_str(),
                    origin: statement.origin,
                    document: Document::Overview(id),
                    refs: ("paragraphs", &statement.paragraphs),
                };
                self.entry(&entry, &[("statement", &statement.statement)], &[]);
            }
            self.overview_file(id, overview);
            self.defects(overview.origin.file, Document::Overview(id), &overview.defects);
            self.prose(Kind::Summary, overview.slug.as_str(), overview.summary_origin.file, &overview.summary);
        }
    }

    fn overview_file(&mut self, id: Id<Overview>, overview: &'a Overview) {
        let file = overview.origin.file;
        let atlas = self.atlas;
        let entry = |kind, id_text: &'a str, list, index, refs: (&'static str, &'a [ParagraphRef])| Entry {
            kind,
            id: id_text,
            origin: Origin::entry(file, list, index),
            document: Document::Overview(id),
            refs,
        };
        for (index, area) in atlas.areas.range(overview.areas).enumerate() {
            let entry = entry(Kind::OutcomeArea, area.slug.as_str(), List::Areas, index, ("sections", &area.sections));
            self.entry(&entry, &[("summary", &area.summary)], &[]);
        }
        for (index, theme) in overview.dominant_themes.iter().enumerate() {
            let refs = ("paragraphs", &*theme.paragraphs);
            let entry = entry(Kind::DominantTheme, theme.slug.as_str(), List::DominantThemes, index, refs);
            self.entry(&entry, &[("statement", &theme.statement)], &[]);
        }
        for (index, asked) in overview.recommendations.iter().enumerate() {
            let refs = ("paragraphs", &*asked.paragraphs);
            let entry = entry(Kind::NationalRecommendation, asked.slug.as_str(), List::Recommendations, index, refs);
            self.entry(&entry, &[("statement", &asked.statement)], &[]);
        }
        for (index, fact) in overview.facts.iter().enumerate() {
            let refs = ("paragraphs", &*fact.paragraphs);
            let entry = entry(Kind::Fact, fact.slug.as_str(), List::Facts, index, refs);
            let caution: Vec<_> = fact.caution.as_deref().map(|caution| ("caution", caution)).into_iter().collect();
            self.entry(&entry, &[("statement", &fact.statement)], &caution);
        }
        for (index, figure) in overview.figures.iter().enumerate() {
            let refs = ("paragraphs", &*figure.paragraphs);
            let entry = entry(Kind::ListedFigure, figure.slug.as_str(), List::Figures, index, refs);
            let mut claims = vec![("shows", figure.shows.as_str())];
            claims.extend(figure.base.as_deref().map(|base| ("base", base)));
            self.entry(&entry, &claims, &[]);
        }
        self.text(overview.origin.field("licence"), &overview.licence);
        self.text(overview.origin.field("coverage"), &overview.coverage);
        self.text(overview.origin.field("figures_note"), &overview.figures_note);
    }

    /// Collects the examples of practice.
    pub fn practices(&mut self) {
        for practice in self.atlas.practices.values() {
            let entry = Entry {
                kind: Kind::Practice,
                id: practice.slug.as_str(),
                origin: practice.origin,
                document: Document::Overview(practice.overview),
                refs: ("paragraphs", &practice.paragraphs),
            };
            self.entry(&entry, &[("summary", &practice.summary)], &[]);
            self.prose(Kind::Practice, practice.slug.as_str(), practice.origin.file, &practice.body);
        }
    }
}
