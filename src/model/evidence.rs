//! What reports say: judgements, findings, recommendations, figures, and what later reports say
//! that bears on a recommendation.

use super::{
    AreaId, EntryId, GradeId, Group, Id, ParagraphRef, PartialDate, Report, ScopeId, Slug, Texts, Theme, UrgencyId,
};
use crate::location::Origin;

/// A grade given for an area, in a scope.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// The report that prints it.
    pub report: Id<Report>,
    /// Where it is written.
    pub origin: Origin,
    /// What was judged.
    pub area: AreaId,
    /// In which column; `None` where the table has none.
    pub scope: Option<ScopeId>,
    /// The grade.
    pub grade: GradeId,
    /// Where the report says so.
    pub paragraphs: Box<[ParagraphRef]>,
}

/// Something a report found.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The report.
    pub report: Id<Report>,
    /// Its id in the report.
    pub slug: Slug,
    /// Where it is written.
    pub origin: Origin,
    /// What was found, in one sentence.
    pub statement: Box<str>,
    /// Whether it speaks for or against the service.
    pub polarity: Polarity,
    /// The judgement area it speaks to.
    pub area: Option<AreaId>,
    /// Its themes.
    pub themes: Box<[Id<Theme>]>,
    /// The groups of children it names.
    pub groups: Box<[Id<Group>]>,
    /// Where the report says so.
    pub paragraphs: Box<[ParagraphRef]>,
}

/// Whether a finding speaks for or against the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Polarity {
    /// For it.
    Strength,
    /// Against it.
    Weakness,
    /// Both, in a way that cannot be parted.
    Mixed,
}

/// Something a report asks for.
#[derive(Clone, Debug)]
pub struct Recommendation {
    /// The report.
    pub report: Id<Report>,
    /// Its id in the report.
    pub slug: Slug,
    /// Where it is written.
    pub origin: Origin,
    /// What is asked for.
    pub statement: Box<str>,
    /// The heading it stands under.
    pub urgency: UrgencyId,
    /// Who is asked.
    pub addressee: Option<Box<str>>,
    /// Its themes.
    pub themes: Box<[Id<Theme>]>,
    /// The groups of children it names.
    pub groups: Box<[Id<Group>]>,
    /// Where the report says so.
    pub paragraphs: Box<[ParagraphRef]>,
    /// What later reports say that bears on it.
    pub traces: Vec<Trace>,
}

/// A later report's word on a recommendation.
#[derive(Clone, Debug)]
pub struct Trace {
    /// Where it is written.
    pub origin: Origin,
    /// The later report.
    pub later: Id<Report>,
    /// What it speaks of.
    pub outcome: Outcome,
    /// Its findings that bear on the recommendation.
    pub findings: Box<[EntryId<Finding>]>,
    /// The link between the two, in a sentence.
    pub note: Box<str>,
}

/// What a later report speaks of. None says that a recommendation was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Progress.
    Progress,
    /// A weakness that goes on.
    ContinuingWeakness,
    /// Both.
    Both,
    /// Neither: the later report does not mention it.
    NotMentioned,
}

/// A heading under which a report says it asks for nothing.
#[derive(Clone, Debug)]
pub struct NoneUnder {
    /// Where it is written.
    pub origin: Origin,
    /// The heading.
    pub urgency: UrgencyId,
    /// What the report says.
    pub statement: String,
    /// Where.
    pub paragraphs: Box<[ParagraphRef]>,
}

/// A number of a report, as printed.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The report.
    pub report: Id<Report>,
    /// Where it is written.
    pub origin: Origin,
    /// Its id, what is counted, the number as printed, and what it counts in; see the methods.
    pub(crate) texts: Texts<3>,
    /// Its plain value, where it is exact.
    pub number: Option<f64>,
    /// What the report prints beside it.
    pub compared_with: Box<[Comparison]>,
    /// The heading it is listed under.
    pub topic: Topic,
    /// Where the report prints it.
    pub paragraphs: Box<[ParagraphRef]>,
    /// What only some figures have; see the methods.
    pub(crate) particulars: Option<Box<Particulars>>,
}

/// What some figures have and most have not: in a box, which these do without.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Particulars {
    /// The words that go with it.
    pub qualifier: Option<Box<str>>,
    /// The date it holds for.
    pub as_of: Option<PartialDate>,
    /// Of whom or what.
    pub base: Option<Box<str>>,
    /// Why to be careful with it.
    pub caution: Option<Box<str>>,
}

impl Figure {
    /// Its id in the report.
    pub fn id(&self) -> &str {
        self.texts.get(0)
    }

    /// What is counted.
    pub fn measure(&self) -> &str {
        self.texts.get(1)
    }

    /// The number as printed.
    pub fn value(&self) -> &str {
        self.texts.get(2)
    }

    /// What it counts in.
    pub fn unit(&self) -> &str {
        self.texts.get(3)
    }

    /// The words that go with it.
    pub fn qualifier(&self) -> Option<&str> {
        self.particulars.as_ref()?.qualifier.as_deref()
    }

    /// The date it holds for.
    pub fn as_of(&self) -> Option<PartialDate> {
        self.particulars.as_ref()?.as_of
    }

    /// Of whom or what.
    pub fn base(&self) -> Option<&str> {
        self.particulars.as_ref()?.base.as_deref()
    }

    /// Why to be careful with it.
    pub fn caution(&self) -> Option<&str> {
        self.particulars.as_ref()?.caution.as_deref()
    }
}

/// A number printed beside a figure for comparison.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// With what, and the number as printed; see the methods.
    pub(crate) texts: Texts<1>,
    /// Its plain value, where it is exact.
    pub number: Option<f64>,
    /// The date it holds for.
    pub as_of: Option<PartialDate>,
}

impl Comparison {
    /// With what.
    pub fn label(&self) -> &str {
        self.texts.get(0)
    }

    /// The number as printed.
    pub fn value(&self) -> &str {
        self.texts.get(1)
    }
}

/// The headings under which figures are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// People and places.
    People,
    /// Services and settings.
    Services,
    /// Health.
    Health,
    /// Safeguarding.
    Safeguarding,
    /// Children in care and care leavers.
    Care,
    /// Education.
    Education,
    /// Work, training and housing.
    WorkAndHousing,
    /// Money.
    Money,
    /// Participation.
    Participation,
}

/// An earlier inspection that a report tells of.
#[derive(Clone, Debug)]
pub struct EarlierInspection {
    /// Its id in the report.
    pub slug: Slug,
    /// What it was.
    pub title: String,
    /// When it was.
    pub date: Option<PartialDate>,
    /// How it came out, in its words.
    pub outcome: Option<String>,
    /// What the report says of it.
    pub statement: String,
    /// Where.
    pub paragraphs: Box<[ParagraphRef]>,
}

/// Something wrong with the source itself.
#[derive(Clone, Debug)]
pub struct Defect {
    /// Its id in the document.
    pub slug: Slug,
    /// Of what kind.
    pub kind: DefectKind,
    /// What it is.
    pub statement: String,
    /// Where.
    pub paragraphs: Box<[ParagraphRef]>,
}

/// What can be wrong with a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DefectKind {
    /// A place left to be filled in.
    Placeholder,
    /// A mark that the text does not carry.
    Unreadable,
    /// Two statements that cannot both hold.
    Contradiction,
    /// Something that should be there and is not.
    Missing,
    /// A slip of the pen.
    Misprint,
}

/// Numbered paragraphs that nothing needs to cite.
#[derive(Clone, Debug)]
pub struct OutOfScope {
    /// Which.
    pub paragraphs: Box<[ParagraphRef]>,
    /// Why.
    pub why: String,
}
