//! Documents: reports on an authority, national overviews, and the examples of practice they tell.

use super::{
    Authority, Checked, Defect, EarlierInspection, EntryId, Figure, Finding, Framework, Group, Id, Judgement,
    NoneUnder, OutOfScope, ParagraphRef, PartialDate, Prose, Range, Recommendation, Slug, Theme,
};
use crate::location::Origin;

/// When a document was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Published {
    /// On a date.
    On(PartialDate),
    /// It does not say.
    NotStated {
        /// What stands in its place, in a sentence.
        why: String,
        /// The year of its copyright line, by which it is put in order.
        copyright_year: u16,
    },
}

impl Published {
    /// The date to put documents in order by.
    pub fn order(&self) -> PartialDate {
        match self {
            Self::On(date) => *date,
            Self::NotStated { copyright_year, .. } => PartialDate::of_year(*copyright_year),
        }
    }

    /// The date, where it is stated.
    pub fn date(&self) -> Option<PartialDate> {
        match self {
            Self::On(date) => Some(*date),
            Self::NotStated { .. } => None,
        }
    }
}

/// A document's reference number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reference {
    /// As printed.
    Number(String),
    /// It does not say; what stands in its place, in a sentence.
    NotStated(String),
}

/// A report on one authority under one inspection framework.
#[derive(Clone, Debug)]
pub struct Report {
    /// Its id.
    pub slug: Slug,
    /// Where it is described.
    pub origin: Origin,
    /// The authority inspected.
    pub authority: Id<Authority>,
    /// The framework it was inspected under.
    pub framework: Id<Framework>,
    /// The full title.
    pub title: String,
    /// The name used in lists.
    pub short_title: String,
    /// When it was published.
    pub published: Published,
    /// When the inspection took place: first and last day.
    pub inspected: Option<(PartialDate, PartialDate)>,
    /// How long it took, where no dates are given.
    pub duration: Option<String>,
    /// Its reference number.
    pub reference: Reference,
    /// The inspectorates on its cover.
    pub inspectorates: Vec<String>,
    /// Who inspected, by number and body.
    pub team: Option<String>,
    /// The places studied.
    pub neighbourhoods: Vec<String>,
    /// The terms of reuse it states.
    pub licence: String,
    /// Its judgements, in the order of its grade table.
    pub judgements: Range<EntryId<Judgement>>,
    /// Its findings.
    pub findings: Range<EntryId<Finding>>,
    /// Its recommendations.
    pub recommendations: Range<EntryId<Recommendation>>,
    /// Its figures.
    pub figures: Range<EntryId<Figure>>,
    /// The headings under which it asks for nothing.
    pub none_under: Vec<NoneUnder>,
    /// Earlier inspections it tells of.
    pub earlier: Vec<EarlierInspection>,
    /// What is wrong with the source.
    pub defects: Vec<Defect>,
    /// Paragraphs nothing needs to cite.
    pub out_of_scope: Vec<OutOfScope>,
    /// The summary.
    pub summary: Prose,
    /// Where the summary is written.
    pub summary_origin: Origin,
    /// What was checked against the source's text, while that still holds.
    pub checked: Option<Checked>,
}

/// One of a national overview's outcome areas.
#[derive(Clone, Debug)]
pub struct OutcomeArea {
    /// The overview.
    pub overview: Id<Overview>,
    /// Its key.
    pub slug: Slug,
    /// Its name.
    pub label: String,
    /// What the overview says of it.
    pub summary: String,
    /// Where.
    pub sections: Box<[ParagraphRef]>,
    /// The examples of practice it points to.
    pub practice: Vec<Id<Practice>>,
}

/// A national overview.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Its id.
    pub slug: Slug,
    /// Where it is described.
    pub origin: Origin,
    /// The full title.
    pub title: String,
    /// The name used in lists.
    pub short_title: String,
    /// When it was published.
    pub published: Published,
    /// Its reference number.
    pub reference: Reference,
    /// Who published it.
    pub inspectorates: Vec<String>,
    /// The terms of reuse it states.
    pub licence: String,
    /// What it is based on.
    pub coverage: String,
    /// Its outcome areas.
    pub areas: Range<Id<OutcomeArea>>,
    /// Its strengths and barriers, in its order.
    pub statements: Range<Id<Statement>>,
    /// The themes it calls dominant, and the related ones.
    pub dominant_themes: Vec<DominantTheme>,
    /// What it asks for.
    pub recommendations: Vec<NationalRecommendation>,
    /// National facts it states in prose.
    pub facts: Vec<Fact>,
    /// Its list of figures.
    pub figures: Vec<ListedFigure>,
    /// What became of their values.
    pub figures_note: String,
    /// What is wrong with the source.
    pub defects: Vec<Defect>,
    /// The summary.
    pub summary: Prose,
    /// Where the summary is written.
    pub summary_origin: Origin,
    /// What was checked against the source's text, while that still holds.
    pub checked: Option<Checked>,
}

/// A key strength or a barrier of a national overview.
#[derive(Clone, Debug)]
pub struct Statement {
    /// The overview.
    pub overview: Id<Overview>,
    /// Its id in the overview.
    pub slug: Slug,
    /// Where it is written.
    pub origin: Origin,
    /// The outcome area it stands under.
    pub area: Id<OutcomeArea>,
    /// Which of the two it is.
    pub polarity: StatementPolarity,
    /// What it says.
    pub statement: String,
    /// Its themes.
    pub themes: Vec<Id<Theme>>,
    /// The groups of children it names.
    pub groups: Vec<Id<Group>>,
    /// Where the overview says so.
    pub paragraphs: Box<[ParagraphRef]>,
}

/// Whether the overview counts a statement among strengths or barriers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StatementPolarity {
    /// A key strength of higher-performing areas.
    Strength,
    /// A barrier, or area for improvement.
    Barrier,
}

/// A theme that runs through a national overview.
#[derive(Clone, Debug)]
pub struct DominantTheme {
    /// Its id in the overview.
    pub slug: Slug,
    /// How much weight the overview gives it.
    pub weight: Weight,
    /// What it says.
    pub statement: String,
    /// The atlas's themes it covers.
    pub themes: Vec<Id<Theme>>,
    /// Where the overview says so.
    pub paragraphs: Box<[ParagraphRef]>,
}

/// How much weight an overview gives to a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// It calls it dominant.
    Dominant,
    /// It calls it related.
    Related,
}

/// Something a national overview asks for.
#[derive(Clone, Debug)]
pub struct NationalRecommendation {
    /// Its id in the overview.
    pub slug: Slug,
    /// What is asked for.
    pub statement: String,
    /// Who is asked.
    pub addressee: Option<String>,
    /// Its themes.
    pub themes: Vec<Id<Theme>>,
    /// The groups of children it names.
    pub groups: Vec<Id<Group>>,
    /// Where the overview says so.
    pub paragraphs: Box<[ParagraphRef]>,
}

/// A national fact that an overview states in prose.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Its id in the overview.
    pub slug: Slug,
    /// The outcome area it belongs to.
    pub area: Option<Id<OutcomeArea>>,
    /// The fact.
    pub statement: String,
    /// Where the overview says so.
    pub paragraphs: Box<[ParagraphRef]>,
    /// Why to be careful with it.
    pub caution: Option<String>,
}

/// A chart of the source, whose values its text does not carry.
#[derive(Clone, Debug)]
pub struct ListedFigure {
    /// Its id in the overview.
    pub slug: Slug,
    /// Its name as printed.
    pub label: String,
    /// What it shows.
    pub shows: String,
    /// Of whom or what.
    pub base: Option<String>,
    /// Where it stands.
    pub paragraphs: Box<[ParagraphRef]>,
}

/// An example of practice that an overview tells.
#[derive(Clone, Debug)]
pub struct Practice {
    /// Its id.
    pub slug: Slug,
    /// Where it is written.
    pub origin: Origin,
    /// Its title.
    pub title: String,
    /// The authority it comes from.
    pub authority: Id<Authority>,
    /// The overview that tells it.
    pub overview: Id<Overview>,
    /// The outcome area it is linked from.
    pub area: Id<OutcomeArea>,
    /// Its themes.
    pub themes: Vec<Id<Theme>>,
    /// The groups of children it names.
    pub groups: Vec<Id<Group>>,
    /// One sentence.
    pub summary: String,
    /// Where the overview tells it.
    pub paragraphs: Box<[ParagraphRef]>,
    /// What was done, with whom, and what came of it.
    pub body: Prose,
}
