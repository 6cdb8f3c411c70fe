//! The tables of what reports say.

use super::{
    super::{rows, words},
    Kind, PARAGRAPHS, REPORT, THEMES, Table, date, field, list, text, to, url,
};

/// `judgements.csv`.
pub const JUDGEMENTS: Table = Table {
    name: "judgements",
    title: "Judgements",
    description: "Each grade in the grade table of each report.",
    fields: &[
        REPORT,
        text("authority", "Id of the authority inspected; a key of authorities.csv.").filled(),
        text("framework", "Id of the inspection framework; a key of frameworks.csv. Grades of two frameworks cannot be compared.").filled(),
        date("published", "When the report was published, as exactly as it is known; empty where it does not say."),
        text("judgement", "Key of what is judged; it is ours.").filled(),
        text("judgement_label", "What is judged, as the report prints it, without a leading number.").filled(),
        text("scope", "Key of the column of the grade table; it is ours. Empty where the table has one column without a name."),
        text("scope_label", "Heading of that column, as the report prints it. Empty where the table has one column without a name."),
        text("grade", "Key of the grade on the scale of this row's framework; with framework, a key of grades.csv. To read it as an ordered category, take the rows of one framework only, and the categories of its scale in datapackage.json (the resource named scale- and the framework).").filled(),
        text("grade_label", "The grade as the report prints it.").filled(),
        field("grade_number", Kind::Integer, "The number the report prints for the grade. Empty where its framework prints none."),
        PARAGRAPHS,
        url("Permalink of the judgement."),
    ],
    primary_key: &["url"],
    unique_keys: &[&["report", "judgement", "scope"]],
    foreign_keys: &[
        to(&["report"], "reports", &["report"]),
        to(&["authority"], "authorities", &["authority"]),
        to(&["framework"], "frameworks", &["framework"]),
        to(&["framework", "grade"], "grades", &["framework", "grade"]),
    ],
    rows: rows::evidence::judgements,
};

/// `findings.csv`.
pub const FINDINGS: Table = Table {
    name: "findings",
    title: "Findings",
    description: "What each report found, in our own words.",
    fields: &[
        REPORT,
        text("finding", "Id of the finding in its report.").filled(),
        field(
            "polarity",
            Kind::OneOf(words::POLARITIES),
            "Whether it speaks for the service (strength), against it (weakness), or both in a way that cannot be parted (mixed).",
        )
        .filled(),
        text("judgement", "Key of the judgement area it speaks to. Empty where it speaks to none."),
        THEMES,
        list("groups", "Ids of the groups of children it names, joined by a semicolon. Empty where it names none."),
        PARAGRAPHS,
        text("statement", "What was found, in one sentence of ours.").filled(),
        url("Permalink of the finding."),
    ],
    primary_key: &["report", "finding"],
    unique_keys: &[],
    foreign_keys: &[to(&["report"], "reports", &["report"])],
    rows: rows::evidence::findings,
};

/// `recommendations.csv`.
pub const RECOMMENDATIONS: Table = Table {
    name: "recommendations",
    title: "Recommendations",
    description: "What each report asks for, in our own words.",
    fields: &[
        REPORT,
        text("recommendation", "Id of the recommendation in its report.").filled(),
        text("urgency", "Key of the heading it stands under; it is ours, and belongs to the report's framework.")
            .filled(),
        text("urgency_label", "That heading, as the report prints it.").filled(),
        text("addressee", "Who is asked. Empty where the report does not say."),
        THEMES,
        PARAGRAPHS,
        text("statement", "What is asked for, in our words.").filled(),
        url("Permalink of the recommendation."),
    ],
    primary_key: &["report", "recommendation"],
    unique_keys: &[],
    foreign_keys: &[to(&["report"], "reports", &["report"])],
    rows: rows::evidence::recommendations,
};

/// `traces.csv`.
pub const TRACES: Table = Table {
    name: "traces",
    title: "Traces",
    description: "What a later report on the same authority says that bears on a recommendation: a row for each finding that does, and one row with an empty finding where the later report does not mention the matter. No row says that a recommendation was met.",
    fields: &[
        text("report", "Id of the report that recommends; a key of reports.csv.").filled(),
        text("recommendation", "Id of the recommendation; with report, a key of recommendations.csv.").filled(),
        text("later_report", "Id of the later report; a key of reports.csv.").filled(),
        text("finding", "Id of the later report's finding; with later_report, the key of findings.csv (its columns report and finding). Empty where the later report does not mention the matter; readers of the standard differ on a key with an empty part, so it is not declared as a foreign key."),
        field(
            "outcome",
            Kind::OneOf(words::OUTCOMES),
            "What the later report speaks of: progress, continuing-weakness, or both; or not-mentioned, which is not the same as met.",
        )
        .filled(),
        text("note", "The link between the two, in a sentence of ours.").filled(),
    ],
    primary_key: &[],
    unique_keys: &[&["report", "recommendation", "later_report", "finding"]],
    foreign_keys: &[
        to(&["report"], "reports", &["report"]),
        to(&["later_report"], "reports", &["report"]),
        to(&["report", "recommendation"], "recommendations", &["report", "recommendation"]),
    ],
    rows: rows::evidence::traces,
};

/// `figures.csv`.
pub const FIGURES: Table = Table {
    name: "figures",
    title: "Figures",
    description: "Numbers the reports print, with their words and their bases. Two figures with different bases are not one series.",
    fields: &[
        REPORT,
        text("figure", "Id of the figure in its report.").filled(),
        text("measure", "What is counted.").filled(),
        text("value", "The number exactly as printed.").filled(),
        field("number", Kind::Number, "Its plain value. Empty where the print is not exact."),
        text("qualifier", "The words that go with the number, such as approximately. Empty where there are none."),
        text("unit", "What it counts in.").filled(),
        date("as_of", "The date it holds for, as exactly as it is known. Empty where the report does not say."),
        text("base", "Of whom or what. Empty where the report does not say."),
        PARAGRAPHS,
        text("caution", "Why to be careful with it. Empty where there is no special reason."),
    ],
    primary_key: &["report", "figure"],
    unique_keys: &[],
    foreign_keys: &[to(&["report"], "reports", &["report"])],
    rows: rows::evidence::figures,
};
