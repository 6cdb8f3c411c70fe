//! The kinds of things that the published data lists, in the order a reviewer should see them:
//! grades first.

/// A kind of thing in `data/atlas.json`.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// Its name in JSON.
    pub name: &'static str,
    /// Its heading.
    pub heading: &'static str,
    /// The lists that lead to it, from the outermost; none for the site itself.
    pub path: &'static [&'static str],
    /// The fields that tell one entry from its neighbours in the same list.
    pub keys: &'static [&'static str],
    /// The fields that name it for people; the ones that are there are joined.
    pub title: &'static [&'static str],
    /// Fields that follow from others and are not compared.
    pub derived: &'static [&'static str],
    /// Fields that are compared by their id and shown by the word in another field.
    pub words: &'static [(&'static str, &'static str)],
}

const fn kind(
    (name, heading): (&'static str, &'static str),
    path: &'static [&'static str],
    keys: &'static [&'static str],
    title: &'static [&'static str],
    derived: &'static [&'static str],
) -> Kind {
    Kind { name, heading, path, keys, title, derived, words: &[] }
}

/// The name of the kind whose changes come first and loudest.
pub const GRADES: &str = "judgements";

/// A grade. Its framework is a part of what tells it from others: grades of two frameworks are never
/// set against each other, so a report that changes its framework loses its grades and gains others.
const JUDGEMENTS: Kind = Kind {
    words: &[("grade", "grade_label")],
    ..kind(
        (GRADES, "Grades"),
        &["reports", "judgements"],
        &["framework", "judgement", "scope"],
        &["judgement_label", "scope_label"],
        &["report", "authority", "published", "judgement_label", "scope_label", "grade_label", "grade_number"],
    )
};

const RECOMMENDATIONS: Kind = Kind {
    words: &[("urgency", "urgency_label")],
    ..kind(
        ("recommendations", "Recommendations"),
        &["reports", "recommendations"],
        &["recommendation"],
        &["statement"],
        &["report", "urgency_label"],
    )
};

/// All kinds.
pub static KINDS: &[Kind] = &[
    JUDGEMENTS,
    kind(("reports", "Reports"), &["reports"], &["report"], &["short_title"], &[]),
    kind(("findings", "Findings"), &["reports", "findings"], &["finding"], &["statement"], &["report"]),
    RECOMMENDATIONS,
    kind(
        ("traces", "What later reports say of recommendations"),
        &["reports", "recommendations", "traces"],
        &["later_report", "finding"],
        &["later_report", "finding"],
        &["report", "recommendation"],
    ),
    kind(("figures", "Figures"), &["reports", "figures"], &["figure"], &["measure"], &["report"]),
    kind(("earlier_inspections", "Earlier inspections"), &["reports", "earlier_inspections"], &["id"], &["title"], &[]),
    kind(("defects", "Defects of reports"), &["reports", "defects"], &["id"], &["statement"], &[]),
    kind(("overviews", "National overviews"), &["overviews"], &["overview"], &["short_title"], &[]),
    kind(
        ("outcome_areas", "Outcome areas"),
        &["overviews", "outcome_areas"],
        &["outcome_area"],
        &["label"],
        &["overview"],
    ),
    kind(
        ("statements", "National statements"),
        &["overviews", "statements"],
        &["statement_id"],
        &["statement"],
        &["overview"],
    ),
    kind(("dominant_themes", "Dominant themes"), &["overviews", "dominant_themes"], &["id"], &["statement"], &[]),
    kind(
        ("national_recommendations", "National recommendations"),
        &["overviews", "recommendations"],
        &["id"],
        &["statement"],
        &[],
    ),
    kind(("facts", "National facts"), &["overviews", "facts"], &["id"], &["statement"], &[]),
    kind(("national_figures", "National figures"), &["overviews", "figures"], &["id"], &["label"], &[]),
    kind(("national_defects", "Defects of overviews"), &["overviews", "defects"], &["id"], &["statement"], &[]),
    kind(("practice", "Examples of practice"), &["practice"], &["practice"], &["title"], &[]),
    kind(("themes", "Themes"), &["themes"], &["theme"], &["title"], &[]),
    kind(("groups", "Groups of children"), &["groups"], &["group"], &["label"], &[]),
    kind(("terms", "Terms"), &["glossary"], &["id"], &["term"], &[]),
    kind(("authorities", "Authorities"), &["authorities"], &["authority"], &["la_name"], &[]),
    kind(("frameworks", "Inspection frameworks"), &["frameworks"], &["framework"], &["short_title"], &[]),
    kind(("grades", "Grades of scales"), &["frameworks", "grades"], &["grade"], &["label"], &["framework"]),
    kind(("scopes", "Columns of grade tables"), &["frameworks", "scopes"], &["key"], &["label"], &[]),
    kind(("judgement_areas", "Judgement areas"), &["frameworks", "judgement_areas"], &["key"], &["label"], &[]),
    kind(("urgencies", "Headings of recommendations"), &["frameworks", "urgencies"], &["key"], &["label"], &[]),
    kind(
        ("not_comparable", "Why grades cannot be compared"),
        &["frameworks", "not_comparable"],
        &["framework"],
        &["framework"],
        &[],
    ),
    kind(
        ("concordance", "How judgement areas relate"),
        &["frameworks", "concordance"],
        &["judgement", "framework", "other_judgement"],
        &["judgement", "framework", "other_judgement"],
        &[],
    ),
    kind(("changes", "Changes and corrections"), &["changes"], &["change"], &["kind", "what"], &[]),
    kind(("redirects", "Addresses that were given up"), &["redirects"], &["from"], &["from"], &[]),
    kind(("pages", "Free pages"), &["pages"], &["page"], &["title"], &[]),
    kind(("site", "The site itself"), &[], &[], &["title"], &[]),
];

impl Kind {
    /// The kind of what an entry of this kind belongs to.
    pub fn owner(&self) -> Option<&'static Kind> {
        let (_, above) = self.path.split_last()?;
        KINDS.iter().find(|kind| kind.path == above && !above.is_empty())
    }

    /// Whether `field` is a list of another kind, compared on its own.
    pub fn holds(&self, field: &str) -> bool {
        let inside = |kind: &Kind| kind.path.strip_prefix(self.path).is_some_and(|rest| rest == [field]);
        KINDS.iter().any(inside)
    }
}
