//! The tables of documents: reports, the statements of national overviews, examples of practice.

use super::{
    super::{rows, words},
    Kind, PARAGRAPHS, THEMES, Table, date, field, list, text, to, url,
};

/// `overview_statements.csv`.
pub const OVERVIEW_STATEMENTS: Table = Table {
    name: "overview_statements",
    title: "Statements of the national overview",
    description: "Each key strength and each barrier that a national overview lists, in our own words.",
    fields: &[
        text("overview", "Id of the overview.").filled(),
        text("statement_id", "Id of the statement in its overview.").filled(),
        text("outcome_area", "Key of the outcome area it stands under.").filled(),
        field(
            "polarity",
            Kind::OneOf(words::STATEMENT_POLARITIES),
            "Whether the overview lists it among key strengths (strength) or among barriers and areas for improvement (barrier).",
        )
        .filled(),
        THEMES,
        list("section", "Where the overview says so, as section: with the headings; joined by a semicolon.").filled(),
        text("statement", "What it says, in our words.").filled(),
        url("Permalink of the statement."),
    ],
    primary_key: &["overview", "statement_id"],
    unique_keys: &[],
    foreign_keys: &[],
    rows: rows::documents::statements,
};

/// `reports.csv`.
pub const REPORTS: Table = Table {
    name: "reports",
    title: "Reports",
    description: "Each inspection report in the atlas.",
    fields: &[
        text("report", "Id of the report.").filled(),
        text("authority", "Id of the authority inspected; a key of authorities.csv.").filled(),
        text("framework", "Id of the inspection framework; a key of frameworks.csv.").filled(),
        text("title", "The full title.").filled(),
        text("short_title", "Our name for it in lists.").filled(),
        date("published", "When it was published, as exactly as it is known; empty where it does not say."),
        text("published_note", "What stands in the report where the date should be. Empty where it has a date."),
        field(
            "copyright_year",
            Kind::Integer,
            "The year of its copyright line, by which we put it in order where it has no date of publication. Empty where it has one.",
        ),
        date("inspected_from", "First day of the inspection. Empty where the report does not say."),
        date("inspected_to", "Last day of the inspection. Empty where the report does not say."),
        text("inspection_duration", "How long the inspection took, where the report prints that instead of dates."),
        text("reference", "The report's reference number as printed. Empty where there is none."),
        text("reference_note", "What stands in the report where the number should be. Empty where it has a number."),
        list("inspectorates", "The inspectorates on its cover, joined by a semicolon.").filled(),
        text("team", "Who inspected, by number and body. Empty where the report does not say."),
        list("neighbourhoods", "The places studied, joined by a semicolon. Empty where the report names none."),
        text("licence", "The terms of reuse that the report states.").filled(),
        url("Permalink of the report's page."),
    ],
    primary_key: &["report"],
    unique_keys: &[],
    foreign_keys: &[
        to(&["authority"], "authorities", &["authority"]),
        to(&["framework"], "frameworks", &["framework"]),
    ],
    rows: rows::documents::reports,
};

/// `practice.csv`.
pub const PRACTICE: Table = Table {
    name: "practice",
    title: "Examples of practice",
    description: "Each example of practice that a national overview tells.",
    fields: &[
        text("practice", "Id of the example.").filled(),
        text("title", "Its title.").filled(),
        text("authority", "Id of the authority it comes from; a key of authorities.csv.").filled(),
        text("overview", "Id of the overview that tells it.").filled(),
        text("outcome_area", "Key of the outcome area that the overview links it from.").filled(),
        THEMES,
        list("groups", "Ids of the groups of children it names, joined by a semicolon. Empty where it names none."),
        PARAGRAPHS,
        text("summary", "What it is, in one sentence of ours.").filled(),
        url("Permalink of the example's page."),
    ],
    primary_key: &["practice"],
    unique_keys: &[],
    foreign_keys: &[to(&["authority"], "authorities", &["authority"])],
    rows: rows::documents::practice,
};
