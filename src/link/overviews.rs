//! Joining national overviews, their outcome areas and their statements.

use super::{
    Linker,
    documents::{checked, defect, published, reference},
    names::unique,
};
use crate::{
    content::{OverviewFile, OverviewFolder, StatementPolarityWord, StatementsFile, WeightWord, paragraphs, texts},
    location::{FileId, List, Origin},
    model::{
        Document, DominantTheme, Fact, Id, ListedFigure, NationalRecommendation, OutcomeArea, Overview, Range,
        Statement, StatementPolarity, Table, Weight,
    },
};

impl Linker<'_> {
    /// Joins the national overviews, their outcome areas and their statements.
    pub fn overviews(
        &mut self,
        folders: Vec<OverviewFolder>,
    ) -> (Table<Overview>, Table<OutcomeArea>, Table<Statement>) {
        let (mut overviews, mut areas, mut statements) = (Table::default(), Table::default(), Table::default());
        for OverviewFolder { slug, overview: (file, mut value), statements: own_statements, summary, checked } in
            folders
        {
            let Some(id) = self.names.overviews.get(&slug) else { continue };
            let own_areas = self.outcome_areas(id, file, &mut value);
            let area_range = areas.extend(own_areas);
            let own = own_statements.map_or_else(Vec::new, |(file, list)| self.statements(id, file, list));
            let statement_range = statements.extend(own);
            let document = Document::Overview(id);
            let summary_origin = Origin::file(summary.0);
            let summary = self.prose(summary.0, summary.1, Some(document));
            let overview = self.overview(id, slug, file, value, (area_range, statement_range));
            overviews.push(Overview {
                summary,
                summary_origin,
                checked: checked.as_deref().map(self::checked),
                ..overview
            });
        }
        (overviews, areas, statements)
    }

    fn overview(
        &mut self,
        id: Id<Overview>,
        slug: crate::model::Slug,
        file: FileId,
        value: OverviewFile,
        (areas, statements): (Range<Id<OutcomeArea>>, Range<Id<Statement>>),
    ) -> Overview {
        let origin = Origin::file(file);
        unique(file, "figures", "id", value.figures.iter().map(|entry| &entry.id.0), self.diagnostics);
        unique(file, "defects", "id", value.defects.iter().map(|entry| &entry.id.0), self.diagnostics);
        Overview {
            slug,
            origin,
            dominant_themes: self.dominant_themes(file, &value),
            recommendations: self.national_recommendations(file, &value),
            facts: self.facts(id, file, &value),
            title: value.title.0.into(),
            short_title: value.short_title.0.into(),
            published: published(value.published),
            reference: reference(value.reference),
            inspectorates: texts(value.inspectorates),
            licence: value.licence.0.into(),
            coverage: value.coverage.0.into(),
            areas,
            statements,
            figures: value
                .figures
                .into_iter()
                .map(|entry| ListedFigure {
                    slug: entry.id.0,
                    label: entry.label.0.into(),
                    shows: entry.shows.0.into(),
                    base: entry.base.map(|text| text.0.into()),
                    paragraphs: paragraphs(entry.paragraphs),
                })
                .collect(),
            figures_note: value.figures_note.0.into(),
            defects: value.defects.into_iter().map(defect).collect(),
            summary: crate::model::Prose::default(),
            summary_origin: origin,
            checked: None,
        }
    }

    fn outcome_areas(&mut self, overview: Id<Overview>, file: FileId, value: &mut OverviewFile) -> Vec<OutcomeArea> {
        let entries = std::mem::take(&mut value.areas.0).into_iter().enumerate();
        entries
            .map(|(index, entry)| OutcomeArea {
                overview,
                practice: self.names.practices.find_all(
                    &entry.practice,
                    Origin::entry(file, List::Areas, index),
                    "practice",
                    self.diagnostics,
                ),
                slug: entry.key.0,
                label: entry.label.0.into(),
                summary: entry.summary.0.into(),
                sections: paragraphs(entry.sections),
            })
            .collect()
    }

    fn statements(&mut self, overview: Id<Overview>, file: FileId, list: StatementsFile) -> Vec<Statement> {
        unique(file, "statements", "id", list.statements.iter().map(|entry| &entry.id.0), self.diagnostics);
        let join = |(index, entry): (usize, crate::content::StatementEntry)| {
            let origin = Origin::entry(file, List::Statements, index);
            let place = || origin.field("outcome_area");
            let area = self.names.find_area(overview, &entry.outcome_area.0, place, self.diagnostics)?;
            Some(Statement {
                overview,
                origin,
                area,
                themes: self.names.themes.find_all(&entry.themes.0, origin, "themes", self.diagnostics),
                groups: self.names.groups.find_all(&entry.groups, origin, "groups", self.diagnostics),
                slug: entry.id.0,
                polarity: match entry.polarity {
                    StatementPolarityWord::Strength => StatementPolarity::Strength,
                    StatementPolarityWord::Barrier => StatementPolarity::Barrier,
                },
                statement: entry.statement.0.into(),
                paragraphs: paragraphs(entry.paragraphs),
            })
        };
        list.statements.into_iter().enumerate().filter_map(join).collect()
    }

    fn dominant_themes(&mut self, file: FileId, value: &OverviewFile) -> Vec<DominantTheme> {
        unique(file, "dominant_themes", "id", value.dominant_themes.iter().map(|entry| &entry.id.0), self.diagnostics);
        let join = |(index, entry): (usize, &crate::content::DominantThemeEntry)| DominantTheme {
            slug: entry.id.0.clone(),
            weight: match entry.weight {
                WeightWord::Dominant => Weight::Dominant,
                WeightWord::Related => Weight::Related,
            },
            statement: entry.statement.0.clone().into(),
            themes: self.names.themes.find_all(
                &entry.themes.0,
                Origin::entry(file, List::DominantThemes, index),
                "themes",
                self.diagnostics,
            ),
            paragraphs: entry.paragraphs.0.iter().map(|paragraph| paragraph.0.clone()).collect(),
        };
        value.dominant_themes.iter().enumerate().map(join).collect()
    }

    fn national_recommendations(&mut self, file: FileId, value: &OverviewFile) -> Vec<NationalRecommendation> {
        unique(file, "recommendations", "id", value.recommendations.iter().map(|entry| &entry.id.0), self.diagnostics);
        let join = |(index, entry): (usize, &crate::content::NationalRecommendationEntry)| {
            let origin = Origin::entry(file, List::Recommendations, index);
            NationalRecommendation {
                slug: entry.id.0.clone(),
                statement: entry.statement.0.clone().into(),
                addressee: entry.addressee.as_ref().map(|text| text.0.clone().into()),
                themes: self.names.themes.find_all(&entry.themes.0, origin, "themes", self.diagnostics),
                groups: self.names.groups.find_all(&entry.groups, origin, "groups", self.diagnostics),
                paragraphs: entry.paragraphs.0.iter().map(|paragraph| paragraph.0.clone()).collect(),
            }
        };
        value.recommendations.iter().enumerate().map(join).collect()
    }

    fn facts(&mut self, overview: Id<Overview>, file: FileId, value: &OverviewFile) -> Vec<Fact> {
        unique(file, "facts", "id", value.facts.iter().map(|entry| &entry.id.0), self.diagnostics);
        let join = |(index, entry): (usize, &crate::content::FactEntry)| Fact {
            slug: entry.id.0.clone(),
            area: entry.outcome_area.as_ref().and_then(|name| {
                let place = || Origin::entry(file, List::Facts, index).field("outcome_area");
                self.names.find_area(overview, &name.0, place, self.diagnostics)
            }),
            statement: entry.statement.0.clone().into(),
            paragraphs: entry.paragraphs.0.iter().map(|paragraph| paragraph.0.clone()).collect(),
            caution: entry.caution.as_ref().map(|text| text.0.clone().into()),
        };
        value.facts.iter().enumerate().map(join).collect()
    }
}
