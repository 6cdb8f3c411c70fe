//! Joining documents: reports, national overviews and examples of practice.

use super::{Linker, evidence::Evidence, names::unique};
use crate::{
    content::{
        AuthoredText, CheckedFile, DefectEntry, DefectWord, EarlierEntry, InspectedEntry, OverviewFile, OverviewFolder,
        PracticeHead, PublishedEntry, ReferenceEntry, ReportFile, ReportFolder, StatementPolarityWord, StatementsFile,
        WeightWord, paragraphs, texts,
    },
    diagnostics::Code,
    location::{FileId, Origin},
    model::{
        Checked, Defect, DefectKind, Document, DominantTheme, EarlierInspection, Fact, Framework, Id, ListedFigure,
        NationalRecommendation, NoneUnder, OutOfScope, OutcomeArea, Overview, Practice, Published, Range, Reference,
        Report, Statement, StatementPolarity, Table, Weight,
    },
};

fn published(entry: PublishedEntry) -> Published {
    match entry {
        PublishedEntry::On(date) => Published::On(date.0),
        PublishedEntry::NotStated(why) => {
            Published::NotStated { why: why.not_stated.0, copyright_year: why.copyright_year }
        }
    }
}

fn reference(entry: ReferenceEntry) -> Reference {
    match entry {
        ReferenceEntry::Number(text) => Reference::Number(text.0),
        ReferenceEntry::NotStated(why) => Reference::NotStated(why.not_stated.0),
    }
}

fn checked(file: CheckedFile) -> Checked {
    Checked {
        references: file.references,
        numbers: file.numbers,
        paragraphs: file.paragraphs,
        cited: file.cited,
        out_of_scope: file.out_of_scope,
    }
}

fn defect(entry: DefectEntry) -> Defect {
    Defect {
        slug: entry.id.0,
        kind: match entry.kind {
            DefectWord::Placeholder => DefectKind::Placeholder,
            DefectWord::Unreadable => DefectKind::Unreadable,
            DefectWord::Contradiction => DefectKind::Contradiction,
            DefectWord::Missing => DefectKind::Missing,
            DefectWord::Misprint => DefectKind::Misprint,
        },
        statement: entry.statement.0,
        paragraphs: paragraphs(entry.paragraphs),
    }
}

fn earlier(entry: EarlierEntry) -> EarlierInspection {
    EarlierInspection {
        slug: entry.id.0,
        title: entry.title.0,
        date: entry.date.map(|date| date.0),
        outcome: entry.outcome.map(|text| text.0),
        statement: entry.statement.0,
        paragraphs: paragraphs(entry.paragraphs),
    }
}

impl Linker<'_> {
    /// Joins the reports.
    pub fn reports(
        &mut self,
        folders: Vec<ReportFolder>,
        frameworks: &Table<Framework>,
        evidence: &Evidence,
    ) -> Table<Report> {
        let mut reports = Table::default();
        for folder in folders {
            let Some(id) = self.names.reports.get(&folder.slug) else { continue };
            let value = &folder.report.1;
            let authority = self.names.authorities.get(&value.authority.0);
            let framework = self.names.frameworks.get(&value.framework.0);
            let (Some(authority), Some(framework)) = (authority, framework) else { continue };
            let none_under = self.none_under(&folder, &frameworks[framework]);
            let origin = Origin::file(folder.report.0);
            self.report_duplicates(origin.file, &folder.report.1);
            let says = evidence.of_report[id.index()];
            let ReportFolder { slug, report: (_, file), summary: (summary_file, summary), checked, .. } = folder;
            self.half_dates(origin, file.inspected.as_ref());
            let (inspected, duration) = match file.inspected {
                None => (None, None),
                Some(entry) => {
                    (entry.from.zip(entry.to).map(|(from, to)| (from.0, to.0)), entry.duration.map(|text| text.0))
                }
            };
            reports.push(Report {
                slug,
                origin,
                authority,
                framework,
                title: file.title.0,
                short_title: file.short_title.0,
                published: published(file.published),
                inspected,
                duration,
                reference: reference(file.reference),
                inspectorates: texts(file.inspectorates),
                team: file.team.map(|text| text.0),
                neighbourhoods: texts(file.neighbourhoods),
                licence: file.licence.0,
                judgements: says.judgements,
                findings: says.findings,
                recommendations: says.recommendations,
                figures: says.figures,
                none_under,
                earlier: file.earlier_inspections.into_iter().map(earlier).collect(),
                defects: file.defects.into_iter().map(defect).collect(),
                out_of_scope: file
                    .out_of_scope
                    .into_iter()
                    .map(|entry| OutOfScope { paragraphs: paragraphs(entry.paragraphs), why: entry.why.0 })
                    .collect(),
                summary: self.prose(summary_file, summary, Some(Document::Report(id))),
                summary_origin: Origin::file(summary_file),
                checked: checked.map(self::checked),
            });
        }
        reports
    }

    /// Reports an inspection of which only the first or only the last day is given.
    fn half_dates(&mut self, origin: Origin, inspected: Option<&InspectedEntry>) {
        let Some(InspectedEntry { from, to, .. }) = inspected else { return };
        let (given, lacking) = match (from, to) {
            (Some(_), None) => ("from", "to"),
            (None, Some(_)) => ("to", "from"),
            _ => return,
        };
        self.diagnostics
            .error(
                Code::MissingKey,
                origin.field("inspected").field(given),
                format!("the key `{lacking}` is missing beside this one"),
            )
            .hint("give the first and the last day, or say how long it took under `duration`");
    }

    fn report_duplicates(&mut self, file: FileId, report: &ReportFile) {
        unique(
            file,
            "earlier_inspections",
            "id",
            report.earlier_inspections.iter().map(|entry| &entry.id.0),
            self.diagnostics,
        );
        unique(file, "defects", "id", report.defects.iter().map(|entry| &entry.id.0), self.diagnostics);
    }

    fn none_under(&mut self, folder: &ReportFolder, framework: &Framework) -> Vec<NoneUnder> {
        let Some((file, list)) = &folder.recommendations else { return Vec::new() };
        let mut found = Vec::new();
        for (index, entry) in list.none_under.iter().enumerate() {
            let origin = Origin::entry(*file, "none_under", index);
            let Some(urgency) = self.urgency(framework, &entry.urgency.0, origin) else { continue };
            let paragraphs = entry.paragraphs.0.iter().map(|paragraph| paragraph.0.clone()).collect();
            found.push(NoneUnder { urgency, statement: entry.statement.0.clone(), paragraphs });
        }
        found
    }

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
            let overview = self.overview(slug, file, value, (area_range, statement_range));
            overviews.push(Overview { summary, summary_origin, checked: checked.map(self::checked), ..overview });
        }
        (overviews, areas, statements)
    }

    fn overview(
        &mut self,
        slug: crate::model::Slug,
        file: FileId,
        value: OverviewFile,
        (areas, statements): (Range<OutcomeArea>, Range<Statement>),
    ) -> Overview {
        let origin = Origin::file(file);
        unique(file, "figures", "id", value.figures.iter().map(|entry| &entry.id.0), self.diagnostics);
        unique(file, "defects", "id", value.defects.iter().map(|entry| &entry.id.0), self.diagnostics);
        Overview {
            slug,
            origin,
            dominant_themes: self.dominant_themes(file, &value),
            recommendations: self.national_recommendations(file, &value),
            facts: self.facts(file, &value),
            title: value.title.0,
            short_title: value.short_title.0,
            published: published(value.published),
            reference: reference(value.reference),
            inspectorates: texts(value.inspectorates),
            licence: value.licence.0,
            coverage: value.coverage.0,
            areas,
            statements,
            figures: value
                .figures
                .into_iter()
                .map(|entry| ListedFigure {
                    slug: entry.id.0,
                    label: entry.label.0,
                    shows: entry.shows.0,
                    base: entry.base.map(|text| text.0),
                    paragraphs: paragraphs(entry.paragraphs),
                })
                .collect(),
            figures_note: value.figures_note.0,
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
                    Origin::entry(file, "areas", index),
                    "practice",
                    self.diagnostics,
                ),
                slug: entry.key.0,
                label: entry.label.0,
                summary: entry.summary.0,
                sections: paragraphs(entry.sections),
            })
            .collect()
    }

    fn statements(&mut self, overview: Id<Overview>, file: FileId, list: StatementsFile) -> Vec<Statement> {
        unique(file, "statements", "id", list.statements.iter().map(|entry| &entry.id.0), self.diagnostics);
        let join = |(index, entry): (usize, crate::content::StatementEntry)| {
            let origin = Origin::entry(file, "statements", index);
            let area =
                self.names.areas.find(&entry.outcome_area.0, || origin.field("outcome_area"), self.diagnostics)?;
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
                statement: entry.statement.0,
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
            statement: entry.statement.0.clone(),
            themes: self.names.themes.find_all(
                &entry.themes.0,
                Origin::entry(file, "dominant_themes", index),
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
            let origin = Origin::entry(file, "recommendations", index);
            NationalRecommendation {
                slug: entry.id.0.clone(),
                statement: entry.statement.0.clone(),
                addressee: entry.addressee.as_ref().map(|text| text.0.clone()),
                themes: self.names.themes.find_all(&entry.themes.0, origin, "themes", self.diagnostics),
                groups: self.names.groups.find_all(&entry.groups, origin, "groups", self.diagnostics),
                paragraphs: entry.paragraphs.0.iter().map(|paragraph| paragraph.0.clone()).collect(),
            }
        };
        value.recommendations.iter().enumerate().map(join).collect()
    }

    fn facts(&mut self, file: FileId, value: &OverviewFile) -> Vec<Fact> {
        unique(file, "facts", "id", value.facts.iter().map(|entry| &entry.id.0), self.diagnostics);
        let join = |(index, entry): (usize, &crate::content::FactEntry)| Fact {
            slug: entry.id.0.clone(),
            area: entry.outcome_area.as_ref().and_then(|name| {
                let place = || Origin::entry(file, "facts", index).field("outcome_area");
                self.names.areas.find(&name.0, place, self.diagnostics)
            }),
            statement: entry.statement.0.clone(),
            paragraphs: entry.paragraphs.0.iter().map(|paragraph| paragraph.0.clone()).collect(),
            caution: entry.caution.as_ref().map(|text| text.0.clone()),
        };
        value.facts.iter().enumerate().map(join).collect()
    }

    /// Joins the examples of practice.
    pub fn practices(&mut self, files: Vec<AuthoredText<PracticeHead>>) -> Table<Practice> {
        let join = |AuthoredText { slug, file, head, body }: AuthoredText<PracticeHead>| {
            self.names.practices.get(&slug)?;
            let origin = Origin::file(file);
            let overview = self.names.overviews.get(&head.overview.0)?;
            Some(Practice {
                slug,
                origin,
                authority: self.names.authorities.get(&head.authority.0)?,
                overview,
                area: self.names.areas.get(&head.outcome_area.0)?,
                themes: self.names.themes.find_all(&head.themes.0, origin, "themes", self.diagnostics),
                groups: self.names.groups.find_all(&head.groups, origin, "groups", self.diagnostics),
                title: head.title.0,
                summary: head.summary.0,
                paragraphs: paragraphs(head.paragraphs),
                body: self.prose(file, body, Some(Document::Overview(overview))),
            })
        };
        files.into_iter().filter_map(join).collect()
    }
}
