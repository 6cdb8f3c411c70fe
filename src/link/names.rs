//! Names to ids.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::name_map::NameMap;
use crate::{
    content::Content,
    diagnostics::{Code, Diagnostics, list},
    location::{FileId, List, Origin, Place},
    model::{
        Authority, EntryId, Finding, Framework, Group, Id, OutcomeArea, Overview, Page, Practice, Recommendation,
        Report, Slug, Term, Theme,
        prose::{Reference, Scheme},
    },
};

/// The names of what one report says.
pub struct SaidNames {
    pub findings: NameMap<EntryId<Finding>>,
    pub recommendations: NameMap<EntryId<Recommendation>>,
}

impl SaidNames {
    /// Whether every name of `other` is here too, with the same id.
    pub fn holds_all_of(&self, other: &Self) -> bool {
        self.findings.holds_all_of(&other.findings) && self.recommendations.holds_all_of(&other.recommendations)
    }
}

/// All names. A copy shares them.
#[derive(Clone)]
pub struct Names {
    pub frameworks: NameMap<Id<Framework>>,
    pub authorities: NameMap<Id<Authority>>,
    pub themes: NameMap<Id<Theme>>,
    pub groups: NameMap<Id<Group>>,
    pub terms: NameMap<Id<Term>>,
    pub pages: NameMap<Id<Page>>,
    pub practices: NameMap<Id<Practice>>,
    pub reports: NameMap<Id<Report>>,
    pub overviews: NameMap<Id<Overview>>,
    pub areas: NameMap<Id<OutcomeArea>>,
    /// The keys of the outcome areas of each overview, as it lists them.
    own_areas: Arc<[Box<[Slug]>]>,
    /// What each report says.
    pub said: Vec<Arc<SaidNames>>,
    /// The reports of which a file could not be read.
    pub faulty_reports: BTreeSet<Slug>,
}

impl Names {
    /// Decides which entities are kept, in which order; reports the references that leave one out.
    pub fn of(content: &Content, diagnostics: &mut Diagnostics) -> Self {
        let faulty = &content.faulty;
        let frameworks = NameMap::new(
            "inspection framework",
            "content/frameworks/",
            content.frameworks.iter().map(|f| &f.slug),
            &faulty.frameworks,
        );
        let authorities = NameMap::new(
            "authority",
            "content/authorities/",
            content.authorities.iter().map(|a| &a.slug),
            &faulty.authorities,
        );
        let overviews = NameMap::new(
            "overview",
            "content/overviews/",
            content.overviews.iter().map(|o| &o.slug),
            &faulty.overviews,
        );
        let own_areas = content.overviews.iter().map(|o| o.overview.1.areas.0.iter().map(|area| area.key.0.clone()));
        let area_keys = content.overviews.iter().flat_map(|o| o.overview.1.areas.0.iter().map(|area| &area.key.0));
        let areas = NameMap::new("outcome area", "the overview's list of areas", area_keys, [])
            .incomplete(!faulty.overviews.is_empty());
        let groups = content.groups.iter().flat_map(|(_, file)| file.groups.iter().map(|group| &group.id.0));
        let terms = sorted_terms(content);
        let mut names = Self {
            frameworks,
            authorities,
            overviews,
            areas,
            own_areas: own_areas.map(Iterator::collect).collect(),
            groups: NameMap::new("group of children", "content/groups.yaml", groups, []).incomplete(faulty.groups),
            terms: NameMap::new("term", "content/glossary.yaml", terms, []).incomplete(faulty.glossary),
            pages: NameMap::new("page", "content/pages/", content.pages.iter().map(|p| &p.slug), &faulty.pages),
            themes: NameMap::new("theme", "content/themes/", [], []),
            practices: NameMap::new("example of practice", "content/practice/", [], []),
            reports: NameMap::new("report", "content/reports/", [], []),
            said: Vec::new(),
            faulty_reports: faulty.reports.iter().cloned().collect(),
        };
        Self::report_duplicates(content, diagnostics);
        names.themes = names.kept_themes(content, diagnostics);
        names.practices = names.kept_practices(content, diagnostics);
        names.reports = names.kept_reports(content, diagnostics);
        names
    }

    /// Whether something has this id.
    pub fn is_living(&self, thing: &Reference) -> bool {
        let id = &thing.id;
        match thing.scheme {
            Scheme::Area => self.areas.knows(id),
            Scheme::Authority => self.authorities.knows(id),
            Scheme::Framework => self.frameworks.knows(id),
            Scheme::Group => self.groups.knows(id),
            Scheme::Overview => self.overviews.knows(id),
            Scheme::Page => self.pages.knows(id),
            Scheme::Practice => self.practices.knows(id),
            Scheme::Report => self.reports.knows(id),
            Scheme::Term => self.terms.knows(id),
            Scheme::Theme => self.themes.knows(id),
            Scheme::Finding => self.within(thing, |said, item| said.findings.knows(item)),
            Scheme::Recommendation => self.within(thing, |said, item| said.recommendations.knows(item)),
        }
    }

    /// Whether the report that a reference names has the thing within it.
    fn within(&self, thing: &Reference, knows: impl Fn(&SaidNames, &Slug) -> bool) -> bool {
        let said = self.reports.get(&thing.id).and_then(|report| self.said.get(report.index()));
        said.zip(thing.item.as_ref()).is_some_and(|(said, item)| knows(said, item))
    }

    /// An outcome area of an overview, without a word about one that it does not have.
    pub fn area(&self, overview: Id<Overview>, key: &Slug) -> Option<Id<OutcomeArea>> {
        self.areas.get(key).filter(|_| self.own_areas[overview.index()].contains(key))
    }

    /// An outcome area of an overview; reports one that does not exist, or that another overview has.
    pub fn find_area(
        &self,
        overview: Id<Overview>,
        key: &Slug,
        place: impl Fn() -> Place,
        diagnostics: &mut Diagnostics,
    ) -> Option<Id<OutcomeArea>> {
        let found = self.areas.find(key, &place, diagnostics)?;
        let own = &self.own_areas[overview.index()];
        if !own.contains(key) {
            let own: Vec<String> = own.iter().map(|key| format!("`{key}`")).collect();
            let message = format!("the outcome area `{key}` is one of another overview");
            diagnostics.error(Code::UnknownReference, place(), message).hint(format!("this one has {}", list(&own)));
            return None;
        }
        Some(found)
    }

    fn kept_themes(&self, content: &Content, diagnostics: &mut Diagnostics) -> NameMap<Id<Theme>> {
        let (mut kept, mut out) = (Vec::new(), Vec::new());
        for theme in &content.themes {
            let place = || Origin::file(theme.file).field("outcome_area");
            let area = self.areas.find(&theme.head.outcome_area.0, place, diagnostics);
            let list = if area.is_some() { &mut kept } else { &mut out };
            list.push(&theme.slug);
        }
        NameMap::new("theme", "content/themes/", kept, out.into_iter().chain(&content.faulty.themes))
    }

    fn kept_practices(&self, content: &Content, diagnostics: &mut Diagnostics) -> NameMap<Id<Practice>> {
        let (mut kept, mut out) = (Vec::new(), Vec::new());
        for practice in &content.practices {
            let origin = Origin::file(practice.file);
            let head = &practice.head;
            let authority = self.authorities.find(&head.authority.0, || origin.field("authority"), diagnostics);
            let overview = self.overviews.find(&head.overview.0, || origin.field("overview"), diagnostics);
            let place = || origin.field("outcome_area");
            let area = match overview {
                Some(overview) => self.find_area(overview, &head.outcome_area.0, place, diagnostics),
                None => self.areas.find(&head.outcome_area.0, place, diagnostics),
            };
            let list = if authority.is_some() && overview.is_some() && area.is_some() { &mut kept } else { &mut out };
            list.push(&practice.slug);
        }
        NameMap::new("example of practice", "content/practice/", kept, out.into_iter().chain(&content.faulty.practices))
    }

    fn kept_reports(&self, content: &Content, diagnostics: &mut Diagnostics) -> NameMap<Id<Report>> {
        let (mut kept, mut out) = (Vec::new(), Vec::new());
        for report in &content.reports {
            let (file, value) = &report.report;
            let origin = Origin::file(*file);
            let authority = self.authorities.find(&value.authority.0, || origin.field("authority"), diagnostics);
            let framework = self.frameworks.find(&value.framework.0, || origin.field("framework"), diagnostics);
            let list = if authority.is_some() && framework.is_some() { &mut kept } else { &mut out };
            list.push(&report.slug);
        }
        // Where an overview may be named too, one that could not be read is not told as a report that is not there.
        let faulty = &content.faulty;
        NameMap::new(
            "report",
            "content/reports/",
            kept,
            out.into_iter().chain(faulty.reports.iter().chain(&faulty.overviews)),
        )
    }

    fn report_duplicates(content: &Content, diagnostics: &mut Diagnostics) {
        if let Some((file, groups)) = &content.groups {
            unique(*file, "groups", "id", groups.groups.iter().map(|group| &group.id.0), diagnostics);
        }
        if let Some((file, glossary)) = &content.glossary {
            unique(*file, "terms", "id", glossary.terms.iter().map(|term| &term.id.0), diagnostics);
        }
        for overview in &content.overviews {
            let (file, value) = &overview.overview;
            unique(*file, "areas", "key", value.areas.0.iter().map(|area| &area.key.0), diagnostics);
        }
        areas_of_two_overviews(content, diagnostics);
    }
}

/// Reports the outcome areas of an overview whose key an earlier overview has: the key is the
/// address of the area's page.
fn areas_of_two_overviews(content: &Content, diagnostics: &mut Diagnostics) {
    let mut seen: BTreeMap<&Slug, (FileId, usize)> = BTreeMap::new();
    for overview in &content.overviews {
        let (file, value) = &overview.overview;
        for (index, area) in value.areas.0.iter().enumerate() {
            let (first, at) = *seen.entry(&area.key.0).or_insert((*file, index));
            if first != *file {
                let place = |file, index| Origin::entry(file, List::Areas, index).field("key");
                let message = format!("an outcome area of another overview has the key `{}` too", area.key.0);
                diagnostics
                    .error(Code::DuplicateId, place(*file, index), message)
                    .other(place(first, at))
                    .hint("give this area a key of its own: it is the address of the area's page");
            }
        }
    }
}

/// The ids of all terms in the order of the alphabet of their words.
fn sorted_terms(content: &Content) -> Vec<&Slug> {
    let mut terms: Vec<_> = content.glossary.iter().flat_map(|(_, file)| &file.terms).collect();
    terms.sort_by_key(|term| (term.term.0.to_lowercase(), &term.id.0));
    terms.into_iter().map(|term| &term.id.0).collect()
}

/// Reports the entries of a list whose id an earlier entry has.
pub fn unique<'a>(
    file: FileId,
    list: &'static str,
    key: &str,
    slugs: impl Iterator<Item = &'a Slug>,
    diagnostics: &mut Diagnostics,
) {
    unique_in(&Origin::file(file).field(list), key, slugs, diagnostics);
}

/// The same for the list at a place, which may lie deeper in its file.
pub fn unique_in<'a>(list: &Place, key: &str, slugs: impl Iterator<Item = &'a Slug>, diagnostics: &mut Diagnostics) {
    let mut seen = BTreeMap::new();
    for (index, slug) in slugs.enumerate() {
        let first = *seen.entry(slug).or_insert(index);
        if first < index {
            diagnostics
                .error(
                    Code::DuplicateId,
                    list.clone().index(index).field(key),
                    format!("another entry of this list has the id `{slug}` too"),
                )
                .other(list.clone().index(first).field(key))
                .hint("give this entry an id of its own");
        }
    }
}
