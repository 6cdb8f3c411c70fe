//! Inspection frameworks: the rules under which grades are given.

use super::{Id, OutcomeArea, ParagraphRef, PartialDate, Slug};
use crate::location::Origin;

/// A position in one of a framework's own lists.
macro_rules! position {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(pub u16);

        impl $name {
            /// The position, from zero.
            pub fn index(self) -> usize {
                usize::from(self.0)
            }
        }
    };
}

position!(
    /// A judgement area of a framework.
    AreaId
);
position!(
    /// A scope: a column of a framework's grade table.
    ScopeId
);
position!(
    /// A grade of a framework's scale; the first is the best.
    GradeId
);
position!(
    /// A heading under which a framework's reports make recommendations.
    UrgencyId
);

/// An inspection framework.
#[derive(Clone, Debug)]
pub struct Framework {
    /// Its id.
    pub slug: Slug,
    /// Where it is described.
    pub origin: Origin,
    /// Its full name.
    pub title: String,
    /// Its name in tables and charts.
    pub short_title: String,
    /// What it looked at and how.
    pub summary: String,
    /// Who inspected under it.
    pub inspectorates: Vec<String>,
    /// Since when it was in force.
    pub from: PartialDate,
    /// Until when; `None` where that is not known or it still is.
    pub to: Option<PartialDate>,
    /// The framework it took over from.
    pub replaced: Option<Id<Framework>>,
    /// Its grades.
    pub scale: GradeScale,
    /// The columns of its grade table; empty where the table has one unnamed column.
    pub scopes: Vec<Scope>,
    /// What is judged, in the order printed.
    pub areas: Vec<Area>,
    /// The headings of its recommendations, most urgent first.
    pub urgencies: Vec<Urgency>,
    /// Why its grades cannot be compared with its neighbours'.
    pub breaks: Vec<Break>,
    /// How its judgement areas relate to another framework's.
    pub concordance: Vec<Concordance>,
    /// Where the description comes from.
    pub rests_on: Vec<(super::Document, Box<[ParagraphRef]>)>,
}

/// A framework's grades, best first. Two frameworks never share one.
#[derive(Clone, Debug)]
pub struct GradeScale {
    /// What the scale is called.
    pub title: String,
    /// The grades.
    pub grades: Vec<Grade>,
}

/// One grade.
#[derive(Clone, Debug)]
pub struct Grade {
    /// Its key.
    pub key: Slug,
    /// The word as printed.
    pub label: String,
    /// The number, where the reports print one.
    pub number: Option<u8>,
    /// What it means.
    pub meaning: String,
}

/// A column of the grade table.
#[derive(Clone, Debug)]
pub struct Scope {
    /// Its key.
    pub key: Slug,
    /// Its heading as printed.
    pub label: String,
}

/// A judgement area.
#[derive(Clone, Debug)]
pub struct Area {
    /// Its key.
    pub key: Slug,
    /// Its name as printed, without a leading number.
    pub label: String,
    /// The leading number (`2.1`), where one is printed.
    pub number: Option<String>,
    /// The area it is part of.
    pub parent: Option<AreaId>,
    /// The columns it can have a grade in; empty where the table has no columns.
    pub scopes: Vec<ScopeId>,
    /// The national overview's area on the same subject, by its key.
    pub outcome_area: Option<Id<OutcomeArea>>,
    /// What to know about it.
    pub note: Option<String>,
}

/// A heading under which recommendations are made.
#[derive(Clone, Debug)]
pub struct Urgency {
    /// Its key.
    pub key: Slug,
    /// Its words as printed.
    pub label: String,
}

/// Why grades either side of a change of framework cannot be compared.
#[derive(Clone, Debug)]
pub struct Break {
    /// The other framework.
    pub framework: Id<Framework>,
    /// The reason, in two sentences.
    pub why: String,
}

/// How a judgement area relates to one of another framework. Shown, never computed with.
#[derive(Clone, Debug)]
pub struct Concordance {
    /// Our area.
    pub area: AreaId,
    /// The other framework.
    pub framework: Id<Framework>,
    /// Its area; `None` where it has no counterpart.
    pub other: Option<AreaId>,
    /// How the two relate.
    pub relation: Relation,
    /// What to know about it.
    pub note: String,
}

/// How two judgement areas relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// They are about the same subject.
    SameSubject,
    /// They share a part.
    Overlaps,
    /// The other framework judges nothing of the kind.
    NoCounterpart,
}

impl Framework {
    /// The grade with this id.
    pub fn grade(&self, id: GradeId) -> &Grade {
        &self.scale.grades[id.index()]
    }

    /// The area with this id.
    pub fn area(&self, id: AreaId) -> &Area {
        &self.areas[id.index()]
    }

    /// The scope with this id.
    pub fn scope(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.index()]
    }

    /// The urgency with this id.
    pub fn urgency(&self, id: UrgencyId) -> &Urgency {
        &self.urgencies[id.index()]
    }

    /// All areas with their ids, in the order printed.
    pub fn area_ids(&self) -> impl Iterator<Item = (AreaId, &Area)> {
        (0_u16..).map(AreaId).zip(&self.areas)
    }

    /// Why its grades cannot be compared with those of `other`.
    pub fn break_with(&self, other: Id<Framework>) -> Option<&Break> {
        self.breaks.iter().find(|entry| entry.framework == other)
    }
}
