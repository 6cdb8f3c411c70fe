//! The tables of what documents are about: themes, authorities, frameworks and their grades.

use super::{
    super::{rows, words},
    Kind, Table, date, field, list, text, to, url,
};

/// `themes.csv`.
pub const THEMES: Table = Table {
    name: "themes",
    title: "Themes",
    description: "Each theme by which statements and findings are joined.",
    fields: &[
        text("theme", "Id of the theme.").filled(),
        text("title", "Its name.").filled(),
        text("outcome_area", "Key of the outcome area it belongs to.").filled(),
        text("overview", "Id of the overview that has that area.").filled(),
        field("local", Kind::Boolean, "Whether only reports speak of it, and the overview does not.").filled(),
        list("related", "Ids of related themes, joined by a semicolon."),
        text("summary", "What it is, in one sentence of ours.").filled(),
        url("Permalink of the theme's page."),
    ],
    primary_key: &["theme"],
    unique_keys: &[],
    foreign_keys: &[],
    rows: rows::vocabulary::themes,
};

/// `authorities.csv`.
pub const AUTHORITIES: Table = Table {
    name: "authorities",
    title: "Authorities",
    description: "Each local authority with a report or an example of practice. The first four columns have the names that the Department for Education gives them.",
    fields: &[
        text("la_name", "Name of the local authority.").filled(),
        text("new_la_code", "Its nine-character GSS code: the one valid now, or its last one."),
        text(
            "old_la_code",
            "Its three-digit number at the Department for Education: the one valid now, or its last one.",
        ),
        text("region_name", "Its statistical region.").filled(),
        text("authority", "Id of the authority.").filled(),
        text("council", "Name of the council.").filled(),
        field(
            "kind",
            Kind::OneOf(words::KINDS),
            "What kind of authority it is: county, unitary, metropolitan-district or london-borough.",
        )
        .filled(),
        date("valid_to", "Last day on which its codes were valid. Empty where they still are."),
        list("former_new_la_codes", "GSS codes it had before, joined by a semicolon."),
        list(
            "successor",
            "Names of the bodies that took over from it, joined by a semicolon. Empty where there are none.",
        ),
        list("successor_new_la_code", "Their GSS codes, in the same order."),
        list("successor_old_la_code", "Their numbers at the Department for Education, in the same order."),
        url("Permalink of the authority's page."),
    ],
    primary_key: &["authority"],
    unique_keys: &[&["new_la_code"], &["old_la_code"]],
    foreign_keys: &[],
    rows: rows::vocabulary::authorities,
};

/// `frameworks.csv`.
pub const FRAMEWORKS: Table = Table {
    name: "frameworks",
    title: "Inspection frameworks",
    description: "Each set of rules under which grades are given. Grades of two frameworks cannot be compared.",
    fields: &[
        text("framework", "Id of the framework.").filled(),
        text("title", "Its full name.").filled(),
        text("short_title", "Our name for it in lists.").filled(),
        date("in_force_from", "Since when it was in force, as exactly as it is known.").filled(),
        date("in_force_to", "Until when it was in force. Empty where that is not known."),
        text("replaced", "Id of the framework it took over from. Empty where none is known."),
        list("inspectorates", "Who inspected under it, joined by a semicolon.").filled(),
        text("scale_title", "What we call its scale.").filled(),
        text("summary", "What it looked at and how, in our words.").filled(),
        url("Permalink of the framework's page."),
    ],
    primary_key: &["framework"],
    unique_keys: &[],
    foreign_keys: &[to(&["replaced"], "frameworks", &["framework"])],
    rows: rows::vocabulary::frameworks,
};

/// `grades.csv`.
pub const GRADES: Table = Table {
    name: "grades",
    title: "Grades",
    description: "Each grade on the scale of each framework. A grade belongs to one framework, and no order runs over two.",
    fields: &[
        text("framework", "Id of the framework; a key of frameworks.csv.").filled(),
        text("grade", "Key of the grade on this framework's scale.").filled(),
        text("label", "The grade as the reports print it.").filled(),
        field("number", Kind::Integer, "The number the reports print for it. Empty where they print none."),
        field(
            "order",
            Kind::Integer,
            "Its place in the list of this framework's grades, from 1 for the best. It is a place and no value: it must not be averaged, nor compared with a place on another scale.",
        )
        .filled(),
        text("meaning", "What it means, in our words.").filled(),
    ],
    primary_key: &["framework", "grade"],
    unique_keys: &[&["framework", "order"]],
    foreign_keys: &[to(&["framework"], "frameworks", &["framework"])],
    rows: rows::vocabulary::grades,
};
