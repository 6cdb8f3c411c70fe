//! What a reader can find: the kinds of entries, in the order in which equals are listed.

/// A kind of entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A theme.
    Theme,
    /// A term of the glossary.
    Term,
    /// An authority.
    Authority,
    /// A report.
    Report,
    /// A group of children.
    Group,
    /// An outcome area.
    Area,
    /// A national overview.
    Overview,
    /// An inspection framework.
    Framework,
    /// A finding.
    Finding,
    /// A recommendation, of a report or of an overview.
    Recommendation,
    /// A national strength or barrier.
    Statement,
    /// An example of practice.
    Practice,
    /// A grade of a report's table.
    Judgement,
    /// A figure of a report, or a fact of an overview.
    Figure,
    /// A part of a summary or of a theme's or an authority's text.
    Summary,
    /// A free page, or a part of one.
    Page,
}

impl Kind {
    /// All kinds, in their order.
    pub const ALL: [Self; 16] = [
        Self::Theme,
        Self::Term,
        Self::Authority,
        Self::Report,
        Self::Group,
        Self::Area,
        Self::Overview,
        Self::Framework,
        Self::Finding,
        Self::Recommendation,
        Self::Statement,
        Self::Practice,
        Self::Judgement,
        Self::Figure,
        Self::Summary,
        Self::Page,
    ];

    /// Its name in addresses; that of one entry, and that of several.
    pub fn names(self) -> [&'static str; 3] {
        match self {
            Self::Theme => ["theme", "Theme", "Themes"],
            Self::Term => ["term", "Term", "Terms"],
            Self::Authority => ["authority", "Authority", "Authorities"],
            Self::Report => ["report", "Report", "Reports"],
            Self::Group => ["group", "Group of children", "Groups of children"],
            Self::Area => ["area", "Outcome area", "Outcome areas"],
            Self::Overview => ["overview", "National overview", "National overviews"],
            Self::Framework => ["framework", "Inspection framework", "Inspection frameworks"],
            Self::Finding => ["finding", "Finding", "Findings"],
            Self::Recommendation => ["recommendation", "Recommendation", "Recommendations"],
            Self::Statement => ["statement", "National statement", "National statements"],
            Self::Practice => ["practice", "Example of practice", "Examples of practice"],
            Self::Judgement => ["grade", "Grade", "Grades"],
            Self::Figure => ["figure", "Figure or fact", "Figures and facts"],
            Self::Summary => ["summary", "Part of a summary", "Parts of summaries"],
            Self::Page => ["page", "Page", "Pages"],
        }
    }

    /// The words that ask for entries of this kind beside other words, as in "Staffordshire grades".
    pub fn asked_by(self) -> &'static str {
        match self {
            Self::Judgement => "grade judgement rating",
            Self::Figure => "figure fact number",
            Self::Practice => "practice example",
            _ => self.names()[0],
        }
    }

    /// Whether reports have entries of this kind.
    pub fn is_in_reports(self) -> bool {
        match self {
            Self::Report | Self::Finding | Self::Recommendation | Self::Judgement | Self::Figure | Self::Summary => {
                true
            }
            Self::Theme
            | Self::Term
            | Self::Authority
            | Self::Group
            | Self::Area
            | Self::Overview
            | Self::Framework
            | Self::Statement
            | Self::Practice
            | Self::Page => false,
        }
    }

    /// Its position in [`Kind::ALL`].
    pub fn index(self) -> usize {
        self as usize
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn all_kinds_stand_in_their_order() {
        assert!(Kind::ALL.iter().enumerate().all(|(index, kind)| kind.index() == index));
    }
}
