//! The words that stand for the model's closed lists. They are those an author writes.

use crate::model::{
    ChangeKind, CodeScheme, DefectKind, Kind, Outcome, Polarity, Relation, StatementPolarity, Topic, Weight,
};

/// All words for a finding's polarity.
pub const POLARITIES: &[&str] = &["strength", "weakness", "mixed"];
/// All words for a national statement's polarity.
pub const STATEMENT_POLARITIES: &[&str] = &["strength", "barrier"];
/// All words for what a later report says of a recommendation.
pub const OUTCOMES: &[&str] = &["progress", "continuing-weakness", "both", "not-mentioned"];
/// All words for a kind of authority.
pub const KINDS: &[&str] = &["county", "unitary", "metropolitan-district", "london-borough"];

/// The word for a finding's polarity.
pub fn polarity(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Strength => "strength",
        Polarity::Weakness => "weakness",
        Polarity::Mixed => "mixed",
    }
}

/// The word for a national statement's polarity.
pub fn statement_polarity(polarity: StatementPolarity) -> &'static str {
    match polarity {
        StatementPolarity::Strength => "strength",
        StatementPolarity::Barrier => "barrier",
    }
}

/// The word for what a later report says of a recommendation.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Progress => "progress",
        Outcome::ContinuingWeakness => "continuing-weakness",
        Outcome::Both => "both",
        Outcome::NotMentioned => "not-mentioned",
    }
}

/// The word for a kind of authority.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::County => "county",
        Kind::Unitary => "unitary",
        Kind::MetropolitanDistrict => "metropolitan-district",
        Kind::LondonBorough => "london-borough",
    }
}

/// The word for who gives a code.
pub fn scheme(scheme: CodeScheme) -> &'static str {
    match scheme {
        CodeScheme::Dfe => "dfe",
        CodeScheme::Gss => "gss",
        CodeScheme::Iso => "iso",
    }
}

/// The word for a heading of figures.
pub fn topic(topic: Topic) -> &'static str {
    match topic {
        Topic::People => "people",
        Topic::Services => "services",
        Topic::Health => "health",
        Topic::Safeguarding => "safeguarding",
        Topic::Care => "care",
        Topic::Education => "education",
        Topic::WorkAndHousing => "work-and-housing",
        Topic::Money => "money",
        Topic::Participation => "participation",
    }
}

/// The word for a kind of defect.
pub fn defect(kind: DefectKind) -> &'static str {
    match kind {
        DefectKind::Placeholder => "placeholder",
        DefectKind::Unreadable => "unreadable",
        DefectKind::Contradiction => "contradiction",
        DefectKind::Missing => "missing",
        DefectKind::Misprint => "misprint",
    }
}

/// The word for how two judgement areas relate.
pub fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::SameSubject => "same-subject",
        Relation::Overlaps => "overlaps",
        Relation::NoCounterpart => "no-counterpart",
    }
}

/// The word for a theme's weight.
pub fn weight(weight: Weight) -> &'static str {
    match weight {
        Weight::Dominant => "dominant",
        Weight::Related => "related",
    }
}

/// The word for a kind of change.
pub fn change(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Addition => "addition",
        ChangeKind::Revision => "revision",
        ChangeKind::Correction => "correction",
    }
}
