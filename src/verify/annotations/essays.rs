//! Texts that belong to no document and cite several.

use super::{Annotation, Cite, Collector, Kind};

impl Collector<'_, '_> {
    /// Collects themes, authorities, frameworks, groups, terms and free pages.
    pub fn essays(&mut self) {
        let atlas = self.atlas;
        for theme in atlas.themes.values() {
            self.text(theme.origin.field("summary"), &theme.summary);
            self.prose(Kind::Theme, theme.slug.as_str(), theme.origin.file, &theme.essay);
        }
        for authority in atlas.authorities.values() {
            self.prose(Kind::Authority, authority.slug.as_str(), authority.origin.file, &authority.profile);
        }
        for page in atlas.pages.values() {
            self.text(page.origin.field("description"), &page.description);
            self.prose(Kind::Page, page.slug.as_str(), page.origin.file, &page.body);
        }
        for group in atlas.groups.values() {
            self.text(group.origin.field("description"), &group.description);
        }
        for term in atlas.terms.values() {
            self.text(term.origin.field("meaning"), &term.meaning);
        }
        self.frameworks();
    }

    fn frameworks(&mut self) {
        for framework in self.atlas.frameworks.values() {
            let origin = framework.origin;
            self.text(origin.field("summary"), &framework.summary);
            for (index, grade) in framework.scale.grades.iter().enumerate() {
                self.text(origin.field("scale").field("grades").index(index).field("meaning"), &grade.meaning);
            }
            for (index, area) in framework.areas.iter().enumerate() {
                if let Some(note) = &area.note {
                    self.text(origin.field("areas").index(index).field("note"), note);
                }
            }
            for (index, entry) in framework.breaks.iter().enumerate() {
                self.text(origin.field("not_comparable").index(index).field("why"), &entry.why);
            }
            for (index, entry) in framework.concordance.iter().enumerate() {
                self.text(origin.field("concordance").index(index).field("note"), &entry.note);
            }
            for (index, (document, refs)) in framework.rests_on.iter().enumerate() {
                let place = origin.field("rests_on").index(index);
                let cites = refs.iter().enumerate().map(|(at, reference)| Cite {
                    place: place.clone().field("paragraphs").index(at),
                    document: *document,
                    reference: reference.clone(),
                });
                self.found.list.push(Annotation {
                    kind: Kind::Framework,
                    id: framework.slug.to_string(),
                    says: framework.summary.clone(),
                    place: place.clone(),
                    cites: cites.collect(),
                    claims: Vec::new(),
                });
            }
        }
    }
}
