//! What reports say.

use std::borrow::Cow;

use super::{Claim, Collector, Entry, Kind, Written};
use crate::{
    location::{FileId, List, Origin},
    model::{Defect, DefectKind, Document, Id, Report},
};

impl<'a> Collector<'a, '_> {
    /// Collects what all reports say.
    pub fn reports(&mut self) {
        for (id, report) in self.atlas.reports.iter() {
            let document = Document::Report(id);
            self.judgements(id);
            self.findings(id);
            self.recommendations(id);
            self.figures(id);
            self.report_file(id);
            self.defects(report.origin.file, document, &report.defects);
            self.prose(Kind::Summary, report.slug.as_str(), report.summary_origin.file, &report.summary);
        }
    }

    fn judgements(&mut self, id: Id<Report>) {
        let atlas = self.atlas;
        let framework = &atlas.frameworks[atlas.reports[id].framework];
        for judgement in atlas.judgements.range(atlas.reports[id].judgements) {
            let entry = Entry {
                kind: Kind::Judgement,
                id: framework.area(judgement.area).key.as_str(),
                origin: judgement.origin,
                document: Document::Report(id),
                refs: ("paragraphs", &judgement.paragraphs),
            };
            self.entry(&entry, &[], &[]);
        }
    }

    fn findings(&mut self, id: Id<Report>) {
        let atlas = self.atlas;
        for finding in atlas.findings.range(atlas.reports[id].findings) {
            let entry = Entry {
                kind: Kind::Finding,
                id: finding.slug.as_str(),
                origin: finding.origin,
                document: Document::Report(id),
                refs: ("paragraphs", &finding.paragraphs),
            };
            self.entry(&entry, &[("statement", &finding.statement)], &[]);
        }
    }

    fn recommendations(&mut self, id: Id<Report>) {
        let atlas = self.atlas;
        let report = &atlas.reports[id];
        for recommendation in atlas.recommendations.range(report.recommendations) {
            let entry = Entry {
                kind: Kind::Recommendation,
                id: recommendation.slug.as_str(),
                origin: recommendation.origin,
                document: Document::Report(id),
                refs: ("paragraphs", &recommendation.paragraphs),
            };
            self.entry(&entry, &[("statement", &recommendation.statement)], &[]);
            for trace in &recommendation.traces {
                self.text(trace.origin.field("note"), &trace.note);
            }
        }
        // The file that holds them: that of the recommendations, where there is one.
        let first = atlas.recommendations.range(report.recommendations).first();
        let file = first.map_or(report.origin.file, |recommendation| recommendation.origin.file);
        for (index, none) in report.none_under.iter().enumerate() {
            let entry = Entry {
                kind: Kind::NoneUnder,
                id: atlas.frameworks[report.framework].urgency(none.urgency).key.as_str(),
                origin: Origin::entry(file, List::NoneUnder, index),
                document: Document::Report(id),
                refs: ("paragraphs", &none.paragraphs),
            };
            self.entry(&entry, &[("statement", &none.statement)], &[]);
        }
    }

    fn figures(&mut self, id: Id<Report>) {
        let atlas = self.atlas;
        for figure in atlas.figures.range(atlas.reports[id].figures) {
            let entry = Entry {
                kind: Kind::Figure,
                id: figure.id(),
                origin: figure.origin,
                document: Document::Report(id),
                refs: ("paragraphs", &figure.paragraphs),
            };
            let mut claims = vec![("measure", figure.measure())];
            claims.extend(figure.base().map(|base| ("base", base)));
            let texts: Vec<_> = figure.caution().map(|caution| ("caution", caution)).into_iter().collect();
            self.entry(&entry, &claims, &texts);
            let value = |place, value: &'a str| Claim {
                text: Written::Field(place, value.into()),
                value_in: Some(figure.unit()),
            };
            let compared = figure.compared_with.iter().enumerate().map(|(index, other)| {
                value(figure.origin.field("compared_with").index(index).field("value"), other.value())
            });
            if let Some(annotation) = self.found.list.last_mut() {
                let unit =
                    if figure.value().contains(figure.unit()) { String::new() } else { format!(" {}", figure.unit()) };
                annotation.says = format!("{}: {}{unit}", figure.measure(), figure.value());
                annotation.claims.push(value(figure.origin.field("value"), figure.value()));
                annotation.claims.extend(compared);
            }
        }
    }

    /// What `report.yaml` says apart from judgements.
    fn report_file(&mut self, id: Id<Report>) {
        let report = &self.atlas.reports[id];
        let file = report.origin.file;
        for (index, earlier) in report.earlier.iter().enumerate() {
            let entry = Entry {
                kind: Kind::EarlierInspection,
                id: earlier.slug.as_str(),
                origin: Origin::entry(file, List::EarlierInspections, index),
                document: Document::Report(id),
                refs: ("paragraphs", &earlier.paragraphs),
            };
            self.entry(&entry, &[("statement", &earlier.statement)], &[]);
            let claim = |key, says| Claim { text: Written::Field(entry.origin.field(key), says), value_in: None };
            let date = earlier.date.map(|date| claim("date", Cow::Owned(date.in_words())));
            let outcome = earlier.outcome.as_deref().map(|words| claim("outcome", Cow::Borrowed(words)));
            if let Some(annotation) = self.found.list.last_mut() {
                annotation.claims.extend(date.into_iter().chain(outcome));
            }
        }
        for (index, out) in report.out_of_scope.iter().enumerate() {
            let entry = Entry {
                kind: Kind::OutOfScope,
                id: "out_of_scope",
                origin: Origin::entry(file, List::OutOfScope, index),
                document: Document::Report(id),
                refs: ("paragraphs", &out.paragraphs),
            };
            self.entry(&entry, &[], &[("why", &out.why)]);
        }
        self.text(report.origin.field("licence"), &report.licence);
        if let Some(team) = &report.team {
            self.text(report.origin.field("team"), team);
        }
    }
}

impl<'a> Collector<'a, '_> {
    /// What is wrong with a source. Placeholders are quoted as they stand, and say nothing.
    pub fn defects(&mut self, file: FileId, document: Document, defects: &'a [Defect]) {
        for (index, defect) in defects.iter().enumerate() {
            let entry = Entry {
                kind: Kind::Defect,
                id: defect.slug.as_str(),
                origin: Origin::entry(file, List::Defects, index),
                document,
                refs: ("paragraphs", &defect.paragraphs),
            };
            let statement = [("statement", defect.statement.as_str())];
            if defect.kind == DefectKind::Placeholder {
                self.entry(&entry, &[], &statement);
            } else {
                self.entry(&entry, &statement, &[]);
            }
        }
    }
}
