//! A national overview with all it says.

use serde::Serialize;

use super::{
    super::{
        rows::{
            documents::{StatementRow, absent_date, reference},
            page_url,
        },
        values::{AsText, Ids, Refs, Url},
        words,
    },
    report::DefectData,
};
use crate::{
    model::{Atlas, Group, Id, OutcomeArea, Overview, PartialDate, Practice, Statement, Theme},
    pages::{Route, anchor},
};

/// A national overview.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct OverviewData<'a> {
    pub overview: &'a str,
    pub title: &'a str,
    pub short_title: &'a str,
    pub published: Option<AsText<PartialDate>>,
    pub published_note: Option<&'a str>,
    pub copyright_year: Option<u16>,
    pub reference: Option<&'a str>,
    pub reference_note: Option<&'a str>,
    pub inspectorates: &'a [String],
    pub licence: &'a str,
    pub coverage: &'a str,
    pub url: Url,
    pub outcome_areas: Vec<AreaData<'a>>,
    pub statements: Vec<StatementData<'a>>,
    pub dominant_themes: Vec<DominantData<'a>>,
    pub recommendations: Vec<NationalData<'a>>,
    pub facts: Vec<FactData<'a>>,
    pub figures: Vec<ListedData<'a>>,
    pub figures_note: &'a str,
    pub defects: Vec<DefectData<'a>>,
    pub summary: &'a str,
    /// Whether what is said was checked against the source and has not changed since.
    pub checked_against_source: bool,
}

impl<'a> OverviewData<'a> {
    /// An overview.
    pub fn of(atlas: &'a Atlas, id: Id<Overview>) -> Self {
        let overview = &atlas.overviews[id];
        let url = page_url(atlas, Route::Overview(id));
        let (published_note, copyright_year) = absent_date(&overview.published);
        let (reference, reference_note) = reference(&overview.reference);
        let statements = atlas.statements.range(overview.statements);
        Self {
            overview: overview.slug.as_str(),
            title: &overview.title,
            short_title: &overview.short_title,
            published: overview.published.date().map(AsText),
            published_note,
            copyright_year,
            reference,
            reference_note,
            inspectorates: &overview.inspectorates,
            licence: &overview.licence,
            coverage: &overview.coverage,
            outcome_areas: overview.areas.ids().map(|id| AreaData::of(atlas, id)).collect(),
            statements: statements.map(|statement| StatementData::of(atlas, &url, statement)).collect(),
            dominant_themes: dominant(atlas, overview),
            recommendations: national(atlas, overview, &url),
            facts: facts(atlas, overview, &url),
            figures: listed(overview),
            figures_note: &overview.figures_note,
            defects: DefectData::list(&overview.defects, &url),
            summary: &overview.summary.markdown,
            url,
            checked_against_source: overview.checked.is_some(),
        }
    }
}

/// An outcome area.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct AreaData<'a> {
    pub overview: &'a str,
    pub outcome_area: &'a str,
    pub label: &'a str,
    pub summary: &'a str,
    pub sections: Refs<'a>,
    pub practice: Ids<'a, Practice>,
    pub url: Url,
}

impl<'a> AreaData<'a> {
    /// An outcome area.
    pub fn of(atlas: &'a Atlas, id: Id<OutcomeArea>) -> Self {
        let area = &atlas.areas[id];
        Self {
            overview: atlas.overviews[area.overview].slug.as_str(),
            outcome_area: area.slug.as_str(),
            label: &area.label,
            summary: &area.summary,
            sections: Refs(&area.sections),
            practice: Ids::of(&atlas.practices, &area.practice),
            url: page_url(atlas, Route::Area(id)),
        }
    }
}

/// A statement with the groups of children it names.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct StatementData<'a> {
    #[serde(flatten)]
    pub row: StatementRow<'a>,
    pub groups: Ids<'a, Group>,
}

impl<'a> StatementData<'a> {
    /// A statement of the overview whose page is at `page`.
    pub fn of(atlas: &'a Atlas, page: &Url, statement: &'a Statement) -> Self {
        Self { row: StatementRow::of(atlas, &page.page, statement), groups: Ids::of(&atlas.groups, &statement.groups) }
    }
}

/// A theme that runs through an overview.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct DominantData<'a> {
    pub id: &'a str,
    pub weight: &'static str,
    pub statement: &'a str,
    pub themes: Ids<'a, Theme>,
    pub paragraphs: Refs<'a>,
}

fn dominant<'a>(atlas: &'a Atlas, overview: &'a Overview) -> Vec<DominantData<'a>> {
    let entries = overview.dominant_themes.iter();
    entries
        .map(|entry| DominantData {
            id: entry.slug.as_str(),
            weight: words::weight(entry.weight),
            statement: &entry.statement,
            themes: Ids::of(&atlas.themes, &entry.themes),
            paragraphs: Refs(&entry.paragraphs),
        })
        .collect()
}

/// Something an overview asks for.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct NationalData<'a> {
    pub id: &'a str,
    pub statement: &'a str,
    pub addressee: Option<&'a str>,
    pub themes: Ids<'a, Theme>,
    pub groups: Ids<'a, Group>,
    pub paragraphs: Refs<'a>,
    pub url: Url,
}

fn national<'a>(atlas: &'a Atlas, overview: &'a Overview, page: &Url) -> Vec<NationalData<'a>> {
    let entries = overview.recommendations.iter();
    entries
        .map(|entry| NationalData {
            id: entry.slug.as_str(),
            statement: &entry.statement,
            addressee: entry.addressee.as_deref(),
            themes: Ids::of(&atlas.themes, &entry.themes),
            groups: Ids::of(&atlas.groups, &entry.groups),
            paragraphs: Refs(&entry.paragraphs),
            url: page.at(anchor::national(&entry.slug)),
        })
        .collect()
}

/// A national fact.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct FactData<'a> {
    pub id: &'a str,
    pub outcome_area: Option<&'a str>,
    pub statement: &'a str,
    pub paragraphs: Refs<'a>,
    pub caution: Option<&'a str>,
    pub url: Url,
}

/// The facts of an overview.
pub fn facts<'a>(atlas: &'a Atlas, overview: &'a Overview, page: &Url) -> Vec<FactData<'a>> {
    let entries = overview.facts.iter();
    entries
        .map(|entry| FactData {
            id: entry.slug.as_str(),
            outcome_area: entry.area.map(|area| atlas.areas[area].slug.as_str()),
            statement: &entry.statement,
            paragraphs: Refs(&entry.paragraphs),
            caution: entry.caution.as_deref(),
            url: page.at(anchor::fact(&entry.slug)),
        })
        .collect()
}

/// A chart of the source, whose values its text does not carry.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct ListedData<'a> {
    pub id: &'a str,
    pub label: &'a str,
    pub shows: &'a str,
    pub base: Option<&'a str>,
    pub paragraphs: Refs<'a>,
}

fn listed(overview: &Overview) -> Vec<ListedData<'_>> {
    let entries = overview.figures.iter();
    entries
        .map(|entry| ListedData {
            id: entry.slug.as_str(),
            label: &entry.label,
            shows: &entry.shows,
            base: entry.base.as_deref(),
            paragraphs: Refs(&entry.paragraphs),
        })
        .collect()
}
