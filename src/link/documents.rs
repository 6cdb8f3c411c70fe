//! Joining documents: reports and examples of practice; and what they share with overviews.

use super::{Linker, evidence::Said, names::unique};
use crate::{
    content::{
        AuthoredText, CheckedFile, DefectEntry, DefectWord, EarlierEntry, InspectedEntry, PracticeHead, PublishedEntry,
        ReferenceEntry, ReportFile, ReportFolder, paragraphs, texts,
    },
    diagnostics::Code,
    location::{FileId, List, Origin},
    model::{
        Checked, Defect, DefectKind, Document, EarlierInspection, Framework, Id, NoneUnder, OutOfScope, Practice,
        Published, Range, Reference, Report,
    },
};

pub fn published(entry: PublishedEntry) -> Published {
    match entry {
        PublishedEntry::On(date) => Published::On(date.0),
        PublishedEntry::NotStated(why) => {
            Published::NotStated { why: why.not_stated.0.into(), copyright_year: why.copyright_year }
        }
    }
}

pub fn reference(entry: ReferenceEntry) -> Reference {
    match entry {
        ReferenceEntry::Number(text) => Reference::Number(text.0.into()),
        ReferenceEntry::NotStated(why) => Reference::NotStated(why.not_stated.0.into()),
    }
}

pub fn checked(file: &CheckedFile) -> Checked {
    Checked {
        references: file.references,
        numbers: file.numbers,
        paragraphs: file.paragraphs,
        cited: file.cited,
        out_of_scope: file.out_of_scope,
    }
}

pub fn defect(entry: DefectEntry) -> Defect {
    Defect {
        slug: entry.id.0,
        kind: match entry.kind {
            DefectWord::Placeholder => DefectKind::Placeholder,
            DefectWord::Unreadable => DefectKind::Unreadable,
            DefectWord::Contradiction => DefectKind::Contradiction,
            DefectWord::Missing => DefectKind::Missing,
            DefectWord::Misprint => DefectKind::Misprint,
        },
        statement: entry.statement.0.into(),
        paragraphs: paragraphs(entry.paragraphs),
    }
}

fn earlier(entry: EarlierEntry) -> EarlierInspection {
    EarlierInspection {
        slug: entry.id.0,
        title: entry.title.0.into(),
        date: entry.date.map(|date| date.0),
        outcome: entry.outcome.map(|text| text.0.into()),
        statement: entry.statement.0.into(),
        paragraphs: paragraphs(entry.paragraphs),
    }
}

impl Linker<'_> {
    /// Joins a report, of which what it says was joined. `None` where its authority or its framework
    /// is not known.
    pub fn report(
        &mut self,
        id: Id<Report>,
        folder: ReportFolder,
        framework: &Framework,
        said: &Said,
    ) -> Option<Report> {
        let value = &folder.report.1;
        let authority = self.names.authorities.get(&value.authority.0)?;
        let framework_id = self.names.frameworks.get(&value.framework.0)?;
        let none_under = self.none_under(&folder, framework);
        let origin = Origin::file(folder.report.0);
        self.report_duplicates(origin.file, &folder.report.1);
        let ReportFolder { slug, report: (_, file), summary: (summary_file, summary), checked, .. } = folder;
        self.half_dates(origin, file.inspected.as_ref());
        let (inspected, duration) = match file.inspected {
            None => (None, None),
            Some(entry) => {
                (entry.from.zip(entry.to).map(|(from, to)| (from.0, to.0)), entry.duration.map(|text| text.0.into()))
            }
        };
        Some(Report {
            slug,
            origin,
            authority,
            framework: framework_id,
            title: file.title.0.into(),
            short_title: file.short_title.0.into(),
            published: published(file.published),
            inspected,
            duration,
            reference: reference(file.reference),
            inspectorates: texts(file.inspectorates),
            team: file.team.map(|text| text.0.into()),
            neighbourhoods: texts(file.neighbourhoods),
            licence: file.licence.0.into(),
            judgements: Range::in_report(id, said.judgements.len()),
            findings: Range::in_report(id, said.findings.len()),
            recommendations: Range::in_report(id, said.recommendations.len()),
            figures: Range::in_report(id, said.figures.len()),
            none_under,
            earlier: file.earlier_inspections.into_iter().map(earlier).collect(),
            defects: file.defects.into_iter().map(defect).collect(),
            out_of_scope: file
                .out_of_scope
                .into_iter()
                .map(|entry| OutOfScope { paragraphs: paragraphs(entry.paragraphs), why: entry.why.0.into() })
                .collect(),
            summary: self.prose(summary_file, summary, Some(Document::Report(id))),
            summary_origin: Origin::file(summary_file),
            checked: checked.as_deref().map(self::checked),
        })
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
            let origin = Origin::entry(*file, List::NoneUnder, index);
            let Some(urgency) = self.urgency(framework, &entry.urgency.0, origin) else { continue };
            let paragraphs = entry.paragraphs.0.iter().map(|paragraph| paragraph.0.clone()).collect();
            found.push(NoneUnder { origin, urgency, statement: entry.statement.0.clone().into(), paragraphs });
        }
        found
    }

    /// Joins an example of practice; `None` where what it belongs to is not known.
    pub fn practice(&mut self, file: AuthoredText<PracticeHead>) -> Option<Practice> {
        let AuthoredText { slug, file, head, body } = file;
        let origin = Origin::file(file);
        let overview = self.names.overviews.get(&head.overview.0)?;
        Some(Practice {
            slug,
            origin,
            authority: self.names.authorities.get(&head.authority.0)?,
            overview,
            area: self.names.area(overview, &head.outcome_area.0)?,
            themes: self.names.themes.find_all(&head.themes.0, origin, "themes", self.diagnostics),
            groups: self.names.groups.find_all(&head.groups, origin, "groups", self.diagnostics),
            title: head.title.0.into(),
            summary: head.summary.0.into(),
            paragraphs: paragraphs(head.paragraphs),
            body: self.prose(file, body, Some(Document::Overview(overview))),
        })
    }
}
