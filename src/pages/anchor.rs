//! Anchors: the addresses of things within a page. They are permalinks, so their form never changes.

use crate::model::{AreaId, Figure, Finding, Framework, Judgement, ParagraphRef, Recommendation, Slug, Statement};

/// A judgement on its report's page: `judgement-staying-safe-local-services`.
pub fn judgement(framework: &Framework, judgement: &Judgement) -> String {
    let area = &framework.area(judgement.area).key;
    match judgement.scope {
        None => prefixed("judgement-", area),
        Some(scope) => ["judgement-", area.as_str(), "-", framework.scope(scope).key.as_str()].concat(),
    }
}

/// A finding on its report's page.
pub fn finding(finding: &Finding) -> String {
    finding_by_id(&finding.slug)
}

/// The same, by the id it has or had.
pub fn finding_by_id(slug: &Slug) -> String {
    prefixed("finding-", slug)
}

/// The findings of a report on one judgement area; those under none for `None`.
pub fn findings(framework: &Framework, area: Option<AreaId>) -> String {
    match area {
        Some(area) => prefixed("findings-", &framework.area(area).key),
        None => "findings-other".to_owned(),
    }
}

/// A recommendation on its report's page.
pub fn recommendation(recommendation: &Recommendation) -> String {
    national(&recommendation.slug)
}

/// A figure on its report's page.
pub fn figure(figure: &Figure) -> String {
    ["figure-", figure.id()].concat()
}

/// A statement on its overview's page.
pub fn statement(statement: &Statement) -> String {
    prefixed("statement-", &statement.slug)
}

/// A term in the glossary.
pub fn term(slug: &Slug) -> String {
    prefixed("term-", slug)
}

/// The explanation of a term on a page that uses it.
pub fn explained(slug: &Slug) -> String {
    prefixed("explained-", slug)
}

/// The first use of a term on a page.
pub fn used(slug: &Slug) -> String {
    prefixed("used-", slug)
}

/// A change on the page of changes.
pub fn change(slug: &Slug) -> String {
    prefixed("change-", slug)
}

/// A known defect on its document's page.
pub fn defect(slug: &Slug) -> String {
    prefixed("defect-", slug)
}

/// An earlier inspection on its report's page.
pub fn earlier(slug: &Slug) -> String {
    prefixed("earlier-", slug)
}

/// A fact on its overview's page.
pub fn fact(slug: &Slug) -> String {
    prefixed("fact-", slug)
}

/// A theme that an overview gives weight to, on its page.
pub fn dominant(slug: &Slug) -> String {
    prefixed("dominant-", slug)
}

/// A chart that an overview prints, in the list of them on its page.
pub fn listed(slug: &Slug) -> String {
    prefixed("chart-", slug)
}

/// A recommendation by the id it has or had: a national one on its overview's page too.
pub fn national(slug: &Slug) -> String {
    prefixed("recommendation-", slug)
}

/// A paragraph in its document's list of cited paragraphs.
pub fn paragraph(reference: &ParagraphRef) -> String {
    reference.anchor()
}

/// Something shown outside its own document's page: the document's id goes before its anchor.
pub fn elsewhere(document: &Slug, anchor: &str) -> String {
    [document.as_str(), "--", anchor].concat()
}

fn prefixed(beginning: &str, slug: &Slug) -> String {
    [beginning, slug.as_str()].concat()
}
