//! Joining what reports say: judgements, findings, recommendations, figures and traces.

use std::mem;

use super::{
    Linker,
    frameworks::position,
    name_map::NameMap,
    names::{SaidNames, unique},
};
use crate::{
    content::{
        ComparisonEntry, FigureEntry, FiguresFile, FindingEntry, FindingsFile, JudgementEntry, OutcomeWord,
        PolarityWord, RecommendationEntry, ReportFolder, Text, TopicWord, paragraphs,
    },
    diagnostics::Code,
    location::{FileId, List, Origin},
    model::{
        AreaId, Comparison, Figure, Finding, Framework, Grade, GradeId, Id, Judgement, Outcome, Particulars, Polarity,
        Recommendation, Report, ScopeId, Slug, Texts, Topic, Trace, UrgencyId,
    },
};

/// What one report says.
#[derive(Clone)]
pub struct Said {
    pub judgements: Vec<Judgement>,
    pub findings: Vec<Finding>,
    pub recommendations: Vec<Recommendation>,
    pub figures: Vec<Figure>,
    /// Recommendations whose heading is not known: they are left out.
    pub left_out: Vec<Slug>,
}

/// The report being joined.
#[derive(Clone, Copy)]
struct Here<'a> {
    report: Id<Report>,
    framework: &'a Framework,
}

impl Linker<'_> {
    /// Joins what a report says, without traces: these lead to findings of other reports. What it says is
    /// taken out of the folder, so that nothing is held twice.
    pub fn said(&mut self, report: Id<Report>, framework: &Framework, folder: &mut ReportFolder) -> Said {
        let here = Here { report, framework };
        let (recommendations, left_out) = self.recommendations(here, folder);
        Said {
            judgements: self.judgements(here, folder),
            findings: self.findings(here, folder.findings.take()),
            recommendations,
            figures: self.figures(here, folder.figures.take()),
            left_out,
        }
    }

    /// The names of what a report says.
    pub fn said_names(&self, report: Id<Report>, said: &Said, folder: &ReportFolder) -> SaidNames {
        let faulty = self.names.faulty_reports.contains(&folder.slug);
        let findings = said.findings.iter().map(|finding| &finding.slug);
        let recommendations = said.recommendations.iter().map(|recommendation| &recommendation.slug);
        SaidNames {
            findings: NameMap::in_report("finding", report, findings, &[]).incomplete(faulty),
            recommendations: NameMap::in_report("recommendation", report, recommendations, &said.left_out)
                .incomplete(faulty),
        }
    }

    fn judgements(&mut self, here: Here<'_>, folder: &mut ReportFolder) -> Vec<Judgement> {
        let (file, report) = &mut folder.report;
        let mut judgements: Vec<Judgement> = Vec::with_capacity(report.judgements.len());
        for (index, entry) in mem::take(&mut report.judgements).into_iter().enumerate() {
            let origin = Origin::entry(*file, List::Judgements, index);
            let Some(judgement) = self.judgement(here, origin, entry) else { continue };
            let same = |other: &&Judgement| other.area == judgement.area && other.scope == judgement.scope;
            if let Some(first) = judgements.iter().find(same) {
                self.diagnostics
                    .error(
                        Code::DuplicateJudgement,
                        origin.field("area"),
                        "this area and scope is judged twice in this report",
                    )
                    .other(first.origin.field("area"))
                    .hint("keep the judgement that the report's grade table prints");
            }
            judgements.push(judgement);
        }
        // The order of the framework's grade table, whatever the order of the file.
        judgements.sort_by_key(|judgement| (judgement.area, judgement.scope));
        judgements
    }

    /// The position of a grade on its framework's scale; reports one that is not there, and a number in its place.
    fn grade(&mut self, framework: &Framework, name: &Slug, origin: Origin) -> Option<u16> {
        let keys = framework.scale.grades.iter().map(|grade| &grade.key);
        let is_meant = |grade: &&Grade| grade.number.is_some_and(|number| number.to_string() == name.as_str());
        let numbered = framework.scale.grades.iter().find(is_meant).filter(|_| !keys.clone().any(|key| key == name));
        if let Some(meant) = numbered {
            self.diagnostics
                .error(Code::UnknownGrade, origin.field("grade"), format!("the framework has no grade `{name}`"))
                .hint(format!("write `{}`, which is the grade with this number", meant.key));
            return None;
        }
        position("grade", Code::UnknownGrade, name, keys, || origin.field("grade"), self.diagnostics)
    }

    fn judgement(&mut self, here: Here<'_>, origin: Origin, entry: JudgementEntry) -> Option<Judgement> {
        let framework = here.framework;
        let areas = framework.areas.iter().map(|area| &area.key);
        let area = position(
            "judgement area",
            Code::UnknownReference,
            &entry.area.0,
            areas,
            || origin.field("area"),
            self.diagnostics,
        );
        let grade = self.grade(framework, &entry.grade.0, origin);
        let area = AreaId(area?);
        let allowed = &framework.area(area).scopes;
        let scope = match &entry.scope {
            None if allowed.is_empty() => None,
            None => {
                let labels: Vec<String> =
                    allowed.iter().map(|scope| format!("`{}`", framework.scope(*scope).key)).collect();
                self.diagnostics
                    .error(
                        Code::WrongScope,
                        origin.field("area"),
                        format!("this judgement needs a scope: `{}` is graded by column", entry.area.0),
                    )
                    .hint(format!("add `scope:` with {}", crate::diagnostics::or_list(&labels)));
                return None;
            }
            Some(name) => {
                let scopes = framework.scopes.iter().map(|scope| &scope.key);
                let scope = ScopeId(position(
                    "scope",
                    Code::WrongScope,
                    &name.0,
                    scopes,
                    || origin.field("scope"),
                    self.diagnostics,
                )?);
                if !allowed.contains(&scope) {
                    self.diagnostics
                        .error(Code::WrongScope, origin.field("scope"), format!("`{}` has no grade in the column `{}`", entry.area.0, name.0))
                        .hint("look at the report's grade table again; the framework's file lists the columns of each area");
                    return None;
                }
                Some(scope)
            }
        };
        Some(Judgement {
            report: here.report,
            origin,
            area,
            scope,
            grade: GradeId(grade?),
            paragraphs: paragraphs(entry.paragraphs),
        })
    }

    fn findings(&mut self, here: Here<'_>, written: Option<(FileId, FindingsFile)>) -> Vec<Finding> {
        let Some((file, list)) = written else { return Vec::new() };
        unique(file, "findings", "id", list.findings.iter().map(|entry| &entry.id.0), self.diagnostics);
        let entries = list.findings.into_iter().enumerate();
        entries.map(|(index, entry)| self.finding(here, Origin::entry(file, List::Findings, index), entry)).collect()
    }

    fn finding(&mut self, here: Here<'_>, origin: Origin, entry: FindingEntry) -> Finding {
        let areas = here.framework.areas.iter().map(|area| &area.key);
        let area = entry.area.as_ref().and_then(|name| {
            position(
                "judgement area",
                Code::UnknownReference,
                &name.0,
                areas,
                || origin.field("area"),
                self.diagnostics,
            )
            .map(AreaId)
        });
        Finding {
            report: here.report,
            slug: entry.id.0,
            origin,
            statement: entry.statement.0,
            polarity: match entry.polarity {
                PolarityWord::Strength => Polarity::Strength,
                PolarityWord::Weakness => Polarity::Weakness,
                PolarityWord::Mixed => Polarity::Mixed,
            },
            area,
            themes: self.names.themes.find_all(&entry.themes.0, origin, "themes", self.diagnostics).into(),
            groups: self.names.groups.find_all(&entry.groups, origin, "groups", self.diagnostics).into(),
            paragraphs: paragraphs(entry.paragraphs),
        }
    }

    /// Joins what a report asks for; and the ids of what is left out.
    fn recommendations(&mut self, here: Here<'_>, folder: &mut ReportFolder) -> (Vec<Recommendation>, Vec<Slug>) {
        let Some((file, list)) = &mut folder.recommendations else { return (Vec::new(), Vec::new()) };
        let written = mem::take(&mut list.recommendations);
        unique(*file, "recommendations", "id", written.iter().map(|entry| &entry.id.0), self.diagnostics);
        let (mut recommendations, mut left_out) = (Vec::with_capacity(written.len()), Vec::new());
        for (index, entry) in written.into_iter().enumerate() {
            match self.recommendation(here, Origin::entry(*file, List::Recommendations, index), entry) {
                Ok(recommendation) => recommendations.push(recommendation),
                Err(slug) => left_out.push(slug),
            }
        }
        // By urgency, and as in the file within one.
        recommendations.sort_by_key(|recommendation| recommendation.urgency);
        (recommendations, left_out)
    }

    /// Joins a recommendation; gives back the id of one whose heading is not known.
    fn recommendation(
        &mut self,
        here: Here<'_>,
        origin: Origin,
        entry: RecommendationEntry,
    ) -> Result<Recommendation, Slug> {
        let themes = self.names.themes.find_all(&entry.themes.0, origin, "themes", self.diagnostics);
        let groups = self.names.groups.find_all(&entry.groups, origin, "groups", self.diagnostics);
        let Some(urgency) = self.urgency(here.framework, &entry.urgency.0, origin) else { return Err(entry.id.0) };
        Ok(Recommendation {
            report: here.report,
            slug: entry.id.0,
            origin,
            statement: entry.statement.0,
            urgency,
            addressee: entry.addressee.map(|text| text.0),
            themes: themes.into(),
            groups: groups.into(),
            paragraphs: paragraphs(entry.paragraphs),
            traces: Vec::new(),
        })
    }

    /// An urgency by its key.
    pub fn urgency(&mut self, framework: &Framework, name: &Slug, origin: Origin) -> Option<UrgencyId> {
        if framework.urgencies.is_empty() {
            let message = format!("the framework has no urgency `{name}`: it names no headings of recommendations");
            let hint = format!(
                "add the list `urgencies` to content/frameworks/{}.yaml, with an entry `key: {name}` that has the words of this heading as its `label`",
                framework.slug
            );
            self.diagnostics.error(Code::UnknownReference, origin.field("urgency"), message).hint(hint);
            return None;
        }
        let keys = framework.urgencies.iter().map(|urgency| &urgency.key);
        position("urgency", Code::UnknownReference, name, keys, || origin.field("urgency"), self.diagnostics)
            .map(UrgencyId)
    }

    fn figures(&mut self, here: Here<'_>, written: Option<(FileId, FiguresFile)>) -> Vec<Figure> {
        let Some((file, list)) = written else { return Vec::new() };
        unique(file, "figures", "id", list.figures.iter().map(|entry| &entry.id.0), self.diagnostics);
        let entries = list.figures.into_iter().enumerate();
        entries.map(|(index, entry)| figure(here.report, Origin::entry(file, List::Figures, index), entry)).collect()
    }

    /// Joins a report's traces to its recommendations and to the later reports' findings.
    pub fn traces(&mut self, report: Id<Report>, folder: &mut ReportFolder, said: &mut Said) {
        let Some((file, list)) = &mut folder.recommendations else { return };
        for (index, entry) in mem::take(&mut list.traces).into_iter().enumerate() {
            let origin = Origin::entry(*file, List::Traces, index);
            let own = &self.names.said[report.index()].recommendations;
            let found = own.find(&entry.recommendation.0, || origin.field("recommendation"), self.diagnostics);
            let later =
                self.names.reports.find(&entry.later_report.0, || origin.field("later_report"), self.diagnostics);
            let (Some(found), Some(later)) = (found, later) else { continue };
            if later == report {
                let place = origin.field("later_report");
                self.diagnostics
                    .error(Code::TraceOrder, place, "a trace leads to a later report, and this is the report itself")
                    .hint("name a report on the same authority that was published after this one");
                continue;
            }
            let theirs = &self.names.said[later.index()].findings;
            let findings = theirs.find_all(&entry.findings, origin, "findings", self.diagnostics);
            if findings.is_empty() && !entry.findings.is_empty() {
                // What is wrong with each of them was reported where it is.
                continue;
            }
            let outcome = match entry.outcome {
                OutcomeWord::Progress => Outcome::Progress,
                OutcomeWord::ContinuingWeakness => Outcome::ContinuingWeakness,
                OutcomeWord::Both => Outcome::Both,
                OutcomeWord::NotMentioned => Outcome::NotMentioned,
            };
            let trace = Trace { origin, later, outcome, findings: findings.into(), note: entry.note.0 };
            said.recommendations[found.index_in_report()].traces.push(trace);
        }
    }
}

fn figure(report: Id<Report>, origin: Origin, entry: FigureEntry) -> Figure {
    let text = |text: Option<Text>| text.map(|text| text.0);
    let comparison = |entry: ComparisonEntry| Comparison {
        texts: Texts::new([&entry.label.0], &entry.value.0),
        number: entry.number,
        as_of: entry.as_of.map(|date| date.0),
    };
    let particulars = Particulars {
        qualifier: text(entry.qualifier),
        as_of: entry.as_of.map(|date| date.0),
        base: text(entry.base),
        caution: text(entry.caution),
    };
    Figure {
        report,
        origin,
        texts: Texts::new([entry.id.0.as_str(), &entry.measure.0, &entry.value.0], &entry.unit.0),
        number: entry.number,
        compared_with: entry.compared_with.into_iter().map(comparison).collect(),
        topic: match entry.topic {
            TopicWord::People => Topic::People,
            TopicWord::Services => Topic::Services,
            TopicWord::Health => Topic::Health,
            TopicWord::Safeguarding => Topic::Safeguarding,
            TopicWord::Care => Topic::Care,
            TopicWord::Education => Topic::Education,
            TopicWord::WorkAndHousing => Topic::WorkAndHousing,
            TopicWord::Money => Topic::Money,
            TopicWord::Participation => Topic::Participation,
        },
        paragraphs: paragraphs(entry.paragraphs),
        particulars: (particulars != Particulars::default()).then(|| Box::new(particulars)),
    }
}
