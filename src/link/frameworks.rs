//! Joining inspection frameworks, and finding the parts of one by their keys.

use super::{
    Linker,
    names::{unique, unique_in},
};
use crate::{
    content::{
        AreaEntry, Authored, BreakEntry, ConcordanceEntry, FrameworkFile, Name, RelationWord, RestsOn, paragraphs,
        texts,
    },
    diagnostics::{Code, Diagnostics, list, nearest},
    location::{List, Origin, Place, Step},
    model::{
        Area, AreaId, Break, Concordance, Document, Framework, Grade, GradeScale, ParagraphRef, Relation, Scope,
        ScopeId, Slug, Table, Urgency,
    },
};

/// The position of a key in one of a framework's lists; reports one that is not there.
pub fn position<'a>(
    what: &str,
    code: Code,
    name: &Slug,
    keys: impl Iterator<Item = &'a Slug> + Clone,
    place: impl FnOnce() -> Place,
    diagnostics: &mut Diagnostics,
) -> Option<u16> {
    let found = keys.clone().position(|key| key == name).and_then(|index| u16::try_from(index).ok());
    if found.is_none() {
        let all: Vec<String> = keys.clone().map(|key| format!("`{key}`")).collect();
        let hint = match nearest(name.as_str(), keys.map(Slug::as_str)) {
            Some(found) => format!("did you mean `{}`?", found.0),
            None if all.is_empty() => format!("take it out: the framework has no {what}"),
            None => format!("it has {}", list(&all)),
        };
        diagnostics.error(code, place(), format!("the framework has no {what} `{name}`")).hint(hint);
    }
    found
}

impl Linker<'_> {
    /// Joins all frameworks, in two passes: the second may look up areas of the first.
    pub fn frameworks(&mut self, files: Vec<Authored<FrameworkFile>>) -> Table<Framework> {
        let mut later = Vec::new();
        let mut frameworks = Vec::new();
        for Authored { slug, file, mut value } in files {
            later.push(std::mem::take(&mut value.concordance));
            frameworks.push(self.framework(slug, Origin::file(file), value));
        }
        for (index, entries) in later.into_iter().enumerate() {
            let concordance = entries
                .into_iter()
                .enumerate()
                .filter_map(|(at, entry)| self.concordance(&frameworks, index, at, entry))
                .collect();
            frameworks[index].concordance = concordance;
        }
        frameworks.into_iter().collect()
    }

    fn framework_duplicates(&mut self, origin: Origin, file: &FrameworkFile) {
        let grades = file.scale.grades.0.iter().map(|grade| &grade.key.0);
        unique_in(&origin.field("scale").field("grades"), "key", grades, self.diagnostics);
        unique(origin.file, "scopes", "key", file.scopes.iter().map(|scope| &scope.key.0), self.diagnostics);
        unique(origin.file, "areas", "key", file.areas.0.iter().map(|area| &area.key.0), self.diagnostics);
        unique(origin.file, "urgencies", "key", file.urgencies.iter().map(|urgency| &urgency.key.0), self.diagnostics);
    }

    fn framework(&mut self, slug: Slug, origin: Origin, file: FrameworkFile) -> Framework {
        self.framework_duplicates(origin, &file);
        let scopes: Vec<Scope> =
            file.scopes.into_iter().map(|scope| Scope { key: scope.key.0, label: scope.label.0.into() }).collect();
        let replaced = file
            .replaced
            .and_then(|name| self.names.frameworks.find(&name.0, || origin.field("replaced"), self.diagnostics));
        let grades = file.scale.grades.0.into_iter().map(|grade| Grade {
            key: grade.key.0,
            label: grade.label.0.into(),
            number: grade.number,
            meaning: grade.meaning.0.into(),
        });
        let keys: Vec<Slug> = file.areas.0.iter().map(|area| area.key.0.clone()).collect();
        let areas = file
            .areas
            .0
            .into_iter()
            .enumerate()
            .map(|(index, area)| self.area(origin, index, area, &keys, &scopes))
            .collect();
        Framework {
            slug,
            origin,
            title: file.title.0.into(),
            short_title: file.short_title.0.into(),
            summary: file.summary.0.into(),
            inspectorates: texts(file.inspectorates),
            from: file.in_force.from.0,
            to: file.in_force.to.map(|date| date.0),
            replaced,
            scale: GradeScale { title: file.scale.title.0.into(), grades: grades.collect() },
            areas,
            scopes,
            urgencies: file
                .urgencies
                .into_iter()
                .map(|entry| Urgency { key: entry.key.0, label: entry.label.0.into() })
                .collect(),
            breaks: self.breaks(origin, file.not_comparable),
            concordance: Vec::new(),
            rests_on: self.rests_on(origin, file.rests_on),
        }
    }

    fn area(&mut self, origin: Origin, index: usize, entry: AreaEntry, keys: &[Slug], scopes: &[Scope]) -> Area {
        let here = Origin::entry(origin.file, List::Areas, index);
        let parent = entry.parent.as_ref().and_then(|name| {
            position(
                "judgement area",
                Code::UnknownReference,
                &name.0,
                keys.iter(),
                || here.field("parent"),
                self.diagnostics,
            )
        });
        // An area that were part of itself, through others or not, would have no end.
        let parent = parent.filter(|parent| usize::from(*parent) < index || self.late_parent(here));
        let scopes = self.scopes_of_area(here, &entry, scopes);
        let outcome_area = entry
            .outcome_area
            .and_then(|name| self.names.areas.find(&name.0, || here.field("outcome_area"), self.diagnostics));
        Area {
            key: entry.key.0,
            label: entry.label.0.into(),
            number: entry.number.map(|text| text.0.into()),
            parent: parent.map(AreaId),
            scopes,
            outcome_area,
            note: entry.note.map(|text| text.0.into()),
        }
    }

    /// The scopes in which an area is judged; reports one that the framework does not have. Where it names none and the
    /// framework has some, that is reported, and it may be any of them.
    fn scopes_of_area(&mut self, area: Origin, entry: &AreaEntry, scopes: &[Scope]) -> Vec<ScopeId> {
        let keys = scopes.iter().map(|scope| &scope.key);
        if entry.scopes.is_empty() && !scopes.is_empty() {
            let all: Vec<String> = keys.map(|key| format!("`{key}`")).collect();
            let message = format!("`{}` does not say in which columns it is judged", entry.key.0);
            self.diagnostics
                .error(Code::WrongScope, area.field("key"), message)
                .hint(format!("add `scopes:` with those of {} that the grade table has for it", list(&all)));
            return (0..).zip(scopes).map(|(at, _)| ScopeId(at)).collect();
        }
        let find = |(at, name): (usize, &Name)| {
            let place = || area.field("scopes").index(at);
            position("scope", Code::WrongScope, &name.0, keys.clone(), place, self.diagnostics).map(ScopeId)
        };
        entry.scopes.iter().enumerate().filter_map(find).collect()
    }

    /// Reports an area that stands before the one it is part of; such a parent is left out.
    fn late_parent(&mut self, area: Origin) -> bool {
        self.diagnostics
            .error(Code::WrongValue, area.field("parent"), "an area stands after the one that it is part of")
            .hint("list the areas in the order in which the report prints them");
        false
    }

    fn breaks(&mut self, origin: Origin, entries: Box<[BreakEntry]>) -> Vec<Break> {
        let find = |(at, entry): (usize, BreakEntry)| {
            let place = || Origin::entry(origin.file, List::NotComparable, at).field("framework");
            let framework = self.names.frameworks.find(&entry.framework.0, place, self.diagnostics)?;
            Some(Break { framework, why: entry.why.0.into() })
        };
        entries.into_iter().enumerate().filter_map(find).collect()
    }

    fn rests_on(&mut self, origin: Origin, entries: Box<[RestsOn]>) -> Vec<(Document, Box<[ParagraphRef]>)> {
        let find = |(at, entry): (usize, RestsOn)| {
            let place = || Origin::entry(origin.file, List::RestsOn, at).field("document");
            let document = self.document(&entry.document, place)?;
            Some((document, paragraphs(entry.paragraphs)))
        };
        entries.into_iter().enumerate().filter_map(find).collect()
    }

    /// A report or an overview by its id.
    pub fn document(&mut self, name: &Name, place: impl FnOnce() -> Place) -> Option<Document> {
        if let Some(id) = self.names.overviews.get(&name.0) {
            return Some(Document::Overview(id));
        }
        self.names.reports.find(&name.0, place, self.diagnostics).map(Document::Report)
    }

    fn concordance(
        &mut self,
        all: &[Framework],
        index: usize,
        at: usize,
        entry: ConcordanceEntry,
    ) -> Option<Concordance> {
        let here = Origin::entry(all[index].origin.file, List::Concordance, at);
        let own = all[index].areas.iter().map(|area| &area.key);
        let area = position(
            "judgement area",
            Code::UnknownReference,
            &entry.area.0,
            own,
            || here.field("area"),
            self.diagnostics,
        )?;
        let framework = self.names.frameworks.find(&entry.framework.0, || here.field("framework"), self.diagnostics)?;
        let others = all[framework.index()].areas.iter().map(|area| &area.key);
        let other = match &entry.other_area {
            None => None,
            Some(name) => {
                let place = || here.field("other_area");
                Some(position("judgement area", Code::UnknownReference, &name.0, others, place, self.diagnostics)?)
            }
        };
        let relation = match entry.relation {
            RelationWord::SameSubject => Relation::SameSubject,
            RelationWord::Overlaps => Relation::Overlaps,
            RelationWord::NoCounterpart => Relation::NoCounterpart,
        };
        if other.is_none() != (relation == Relation::NoCounterpart) {
            let place = Place {
                file: here.file,
                at: crate::location::At::Field(vec![
                    Step::Key("concordance".to_owned()),
                    Step::Index(at),
                    Step::Key("relation".to_owned()),
                ]),
            };
            self.diagnostics
                .error(Code::WrongValue, place, "the relation and the other area do not fit together")
                .hint("leave `other_area` out exactly where the relation is `no-counterpart`");
        }
        Some(Concordance {
            area: AreaId(area),
            framework,
            other: other.map(AreaId),
            relation,
            note: entry.note.0.into(),
        })
    }
}
