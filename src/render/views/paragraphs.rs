//! The list of cited paragraphs of a document, with everything that rests on each.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    kept,
    parts::{Link, page_link},
};
use crate::{
    model::{Citer, Defect, Document, Id, Overview, ParagraphRef, Prose, Report},
    pages::{Route, anchor},
    render::{Links, templates::View},
};

/// A paragraph and what rests on it.
#[derive(Serialize)]
pub struct CitedParagraph {
    id: String,
    label: String,
    /// The [`CitingItem`]s.
    items: Vec<View>,
}

#[derive(Serialize)]
struct CitingItem {
    kind: &'static str,
    label: String,
    href: String,
}

/// Gathers what cites each paragraph. A range counts for each paragraph in it.
struct Gatherer<'a> {
    links: Links<'a>,
    /// Everything that cites a paragraph: most of it cites several.
    citing: Vec<CitingItem>,
    /// What cites each paragraph, by its place in `citing`.
    cited: BTreeMap<ParagraphRef, Vec<usize>>,
}

impl<'a> Gatherer<'a> {
    fn new(links: Links<'a>) -> Self {
        Self { links, citing: Vec::new(), cited: BTreeMap::new() }
    }

    fn add<'r>(
        &mut self,
        refs: impl IntoIterator<Item = &'r ParagraphRef>,
        kind: &'static str,
        Link { label, href }: Link,
    ) {
        let this = self.citing.len();
        self.citing.push(CitingItem { kind, label, href });
        for reference in refs.into_iter().flat_map(ParagraphRef::each) {
            let items = self.cited.entry(reference).or_default();
            if !items.iter().any(|item| self.citing[*item].href == self.citing[this].href) {
                items.push(this);
            }
        }
    }

    /// Takes the citations of a text that point into `document`.
    fn text(&mut self, text: &Prose, document: Document, kind: &'static str, link: Link) {
        let refs: Vec<_> = text.citations().filter(|(cited, _)| *cited == document).map(|(_, refs)| refs).collect();
        self.add(refs.iter().flat_map(|refs| &**refs), kind, link);
    }

    fn defects(&mut self, defects: &[Defect]) {
        for defect in defects {
            self.add(
                &defect.paragraphs,
                "Defect",
                Link::new(beginning(&defect.statement), format!("#{}", anchor::defect(&defect.slug))),
            );
        }
    }

    /// Takes the texts of other pages that cite `document`.
    fn other_texts(&mut self, document: Document) {
        let (links, atlas) = (self.links, self.links.atlas);
        for citing in atlas.index.citing(document) {
            let (kind, route) = match citing.by {
                Citer::Theme(id) => ("Theme", Route::Theme(id)),
                Citer::Authority(id) => ("Authority", Route::Authority(id)),
                Citer::Page(id) => ("Page", Route::Page(id)),
                Citer::Framework(id) => ("Framework", Route::Framework(id)),
                Citer::Practice(id) => ("Practice", Route::Practice(id)),
            };
            self.add(&citing.paragraphs, kind, page_link(links, route));
        }
    }

    fn finish(self) -> Vec<CitedParagraph> {
        let spellings = &self.links.atlas.index.spellings;
        let citing: Vec<View> = self.citing.iter().map(kept::ready).collect();
        let item = |(reference, items): (ParagraphRef, Vec<usize>)| CitedParagraph {
            id: anchor::paragraph(&reference),
            label: reference.label_with(spellings),
            items: items.into_iter().map(|item| citing[item].clone()).collect(),
        };
        self.cited.into_iter().map(item).collect()
    }
}

/// The cited paragraphs of a report.
pub fn of_report(links: Links<'_>, id: Id<Report>) -> Vec<CitedParagraph> {
    let atlas = links.atlas;
    let report = &atlas.reports[id];
    let framework = &atlas.frameworks[report.framework];
    let mut gatherer = Gatherer::new(links);
    gatherer.text(&report.summary, Document::Report(id), "Text", Link::new("the summary", "#summary"));
    for judgement in atlas.judgements.range(report.judgements) {
        let link = Link::new(
            framework.area(judgement.area).label.clone(),
            format!("#{}", anchor::judgement(framework, judgement)),
        );
        gatherer.add(&judgement.paragraphs, "Judgement", link);
    }
    for finding in atlas.findings.range(report.findings) {
        gatherer.add(
            &finding.paragraphs,
            "Finding",
            Link::new(beginning(&finding.statement), format!("#{}", anchor::finding(finding))),
        );
    }
    for recommendation in atlas.recommendations.range(report.recommendations) {
        let link =
            Link::new(beginning(&recommendation.statement), format!("#{}", anchor::recommendation(recommendation)));
        gatherer.add(&recommendation.paragraphs, "Recommendation", link);
    }
    for figure in atlas.figures.range(report.figures) {
        gatherer.add(
            &figure.paragraphs,
            "Figure",
            Link::new(beginning(figure.measure()), format!("#{}", anchor::figure(figure))),
        );
    }
    for earlier in &report.earlier {
        let link = Link::new(beginning(&earlier.title), format!("#{}", anchor::earlier(&earlier.slug)));
        gatherer.add(&earlier.paragraphs, "Earlier inspection", link);
    }
    for entry in &report.none_under {
        gatherer.add(&entry.paragraphs, "Recommendation", Link::new("none asked for", "#recommendations"));
    }
    gatherer.defects(&report.defects);
    gatherer.other_texts(Document::Report(id));
    gatherer.finish()
}

/// The cited sections of an overview.
pub fn of_overview(links: Links<'_>, id: Id<Overview>) -> Vec<CitedParagraph> {
    let atlas = links.atlas;
    let overview = &atlas.overviews[id];
    let mut gatherer = Gatherer::new(links);
    gatherer.text(&overview.summary, Document::Overview(id), "Text", Link::new("the summary", "#summary"));
    for (area_id, area) in overview.areas.ids().map(|area| (area, &atlas.areas[area])) {
        gatherer.add(&area.sections, "Outcome area", Link::new(area.label.clone(), links.page(Route::Area(area_id))));
    }
    for statement in atlas.statements.range(overview.statements) {
        let link = Link::new(beginning(&statement.statement), format!("#{}", anchor::statement(statement)));
        gatherer.add(&statement.paragraphs, "Statement", link);
    }
    for theme in &overview.dominant_themes {
        gatherer.add(
            &theme.paragraphs,
            "Dominant theme",
            Link::new(beginning(&theme.statement), format!("#{}", anchor::dominant(&theme.slug))),
        );
    }
    for recommendation in &overview.recommendations {
        let link =
            Link::new(beginning(&recommendation.statement), format!("#{}", anchor::national(&recommendation.slug)));
        gatherer.add(&recommendation.paragraphs, "Recommendation", link);
    }
    for fact in &overview.facts {
        gatherer.add(
            &fact.paragraphs,
            "Fact",
            Link::new(beginning(&fact.statement), format!("#{}", anchor::fact(&fact.slug))),
        );
    }
    for figure in &overview.figures {
        gatherer.add(
            &figure.paragraphs,
            "Chart",
            Link::new(figure.label.clone(), format!("#{}", anchor::listed(&figure.slug))),
        );
    }
    for (practice_id, practice) in atlas.practices.iter().filter(|(_, practice)| practice.overview == id) {
        let link = Link::new(practice.title.clone(), links.page(Route::Practice(practice_id)));
        gatherer.add(&practice.paragraphs, "Practice", link);
    }
    gatherer.defects(&overview.defects);
    gatherer.other_texts(Document::Overview(id));
    gatherer.finish()
}

/// The first words of a statement, enough to tell it from its neighbours.
fn beginning(statement: &str) -> String {
    const WORDS: usize = 7;
    let mut words = statement.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(WORDS).collect();
    match words.next() {
        Some(_) => format!("{} …", first.join(" ").trim_end_matches([',', ';', ':'])),
        None => statement.trim_end_matches('.').to_owned(),
    }
}
