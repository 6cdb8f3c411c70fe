//! Words for the model's plain values, and names of pages.

use crate::{
    model::{
        Atlas, Checked, DefectKind, Figure, Framework, Id, Kind, Outcome, PartialDate, Polarity, Published, Reference,
        Relation, Report, StatementPolarity, Topic, Weight,
    },
    pages::Route,
    render::data::part_label,
};

/// What stands where a report's grade table has no grade.
pub const NOT_JUDGED: &str = "Not judged";
/// What stands where a report has nothing on a matter.
pub const NOT_MENTIONED: &str = "Not mentioned";

/// With a capital first letter.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Why the grades of two frameworks cannot be compared, as one of the two says it.
pub fn why_not_comparable(atlas: &Atlas, before: Id<Framework>, after: Id<Framework>) -> String {
    let why = atlas.frameworks[after].break_with(before).or_else(|| atlas.frameworks[before].break_with(after));
    why.map_or_else(
        || "The two inspection frameworks judge different things on scales of their own. No grade of one stands for a grade of the other.".to_owned(),
        |entry| entry.why.clone(),
    )
}

/// What stands over findings that are under no single judgement area.
pub const NO_ONE_AREA: &str = "Not under one judgement area";

/// `1 finding`, `18,000 findings`: the number and its word stay on one line.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{}\u{a0}{}", digits(number), if number == 1 { one } else { many })
}

/// A number in digits, its thousands set apart: `18,000`.
pub fn digits(number: usize) -> String {
    let plain = number.to_string();
    let mut grouped = String::with_capacity(plain.len() + plain.len() / 3);
    for (at, digit) in plain.char_indices() {
        if at > 0 && (plain.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// `a, b and c`.
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., last] => format!("{} and {last}", head.join(", ")),
    }
}

/// Whether a finding speaks for or against the service.
pub fn polarity(polarity: Polarity) -> (&'static str, &'static str) {
    match polarity {
        Polarity::Strength => ("strength", "Strength"),
        Polarity::Weakness => ("weakness", "Weakness"),
        Polarity::Mixed => ("mixed", "Mixed"),
    }
}

/// Whether a national statement is a strength or a barrier.
pub fn statement_polarity(polarity: StatementPolarity) -> (&'static str, &'static str) {
    match polarity {
        StatementPolarity::Strength => ("strength", "Key strength"),
        StatementPolarity::Barrier => ("barrier", "Barrier"),
    }
}

/// What a later report speaks of.
pub fn outcome(outcome: Outcome) -> (&'static str, &'static str) {
    match outcome {
        Outcome::Progress => ("progress", "Speaks of progress"),
        Outcome::ContinuingWeakness => ("continuing-weakness", "Speaks of a continuing weakness"),
        Outcome::Both => ("both", "Speaks of both progress and weakness"),
        Outcome::NotMentioned => ("not-mentioned", NOT_MENTIONED),
    }
}

/// The heading of a topic of figures: anchor and words.
pub fn topic(topic: Topic) -> (&'static str, &'static str) {
    match topic {
        Topic::People => ("people", "People and places"),
        Topic::Services => ("services", "Services and settings"),
        Topic::Health => ("health", "Health"),
        Topic::Safeguarding => ("safeguarding", "Safeguarding"),
        Topic::Care => ("care", "Children in care and care leavers"),
        Topic::Education => ("education", "Education"),
        Topic::WorkAndHousing => ("work-and-housing", "Work, training and housing"),
        Topic::Money => ("money", "Money"),
        Topic::Participation => ("participation", "Participation"),
    }
}

/// All topics, in the order they are shown.
pub const TOPICS: [Topic; 9] = [
    Topic::People,
    Topic::Services,
    Topic::Health,
    Topic::Safeguarding,
    Topic::Care,
    Topic::Education,
    Topic::WorkAndHousing,
    Topic::Money,
    Topic::Participation,
];

/// What is wrong with a source.
pub fn defect(kind: DefectKind) -> &'static str {
    match kind {
        DefectKind::Placeholder => "Placeholder",
        DefectKind::Unreadable => "Unreadable",
        DefectKind::Contradiction => "Contradiction",
        DefectKind::Missing => "Missing",
        DefectKind::Misprint => "Misprint",
    }
}

/// The kind of an authority.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::County => "County council",
        Kind::Unitary => "Unitary authority",
        Kind::MetropolitanDistrict => "Metropolitan district",
        Kind::LondonBorough => "London borough",
    }
}

/// How two judgement areas relate.
pub fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::SameSubject => "Same subject",
        Relation::Overlaps => "Overlaps",
        Relation::NoCounterpart => "No counterpart",
    }
}

/// How much weight an overview gives to a theme.
pub fn weight(weight: Weight) -> &'static str {
    match weight {
        Weight::Dominant => "Dominant theme",
        Weight::Related => "Related theme",
    }
}

/// When a document was published.
pub fn published(published: &Published) -> String {
    match published {
        Published::On(date) => date.in_words(),
        Published::NotStated { why, copyright_year } => format!("Not stated; copyright {copyright_year}. {why}"),
    }
}

/// The same, in few words.
pub fn published_short(published: &Published) -> String {
    match published {
        Published::On(date) => date.in_words(),
        Published::NotStated { copyright_year, .. } => format!("{copyright_year}, date not stated"),
    }
}

/// A document's reference number.
pub fn reference(reference: &Reference) -> String {
    match reference {
        Reference::Number(number) => number.clone(),
        Reference::NotStated(why) => format!("Not stated. {why}"),
    }
}

/// When an inspection took place, as far as the report says.
pub fn inspected(report: &Report) -> String {
    match (report.inspected, &report.duration) {
        (Some((from, to)), _) => format!("{} to {}", from.in_words(), to.in_words()),
        (None, Some(duration)) => capitalised(duration),
        (None, None) => "Not stated".to_owned(),
    }
}

/// A figure's number as printed, with the words that go before it.
pub fn figure_value(figure: &Figure) -> String {
    match figure.qualifier() {
        None => figure.value().to_owned(),
        Some(qualifier) => format!("{qualifier} {}", figure.value()),
    }
}

/// What a figure counts in; empty where its number says so itself.
pub fn figure_unit(figure: &Figure) -> &str {
    if figure.value().contains(figure.unit()) { "" } else { figure.unit() }
}

/// What was checked against the text of a source.
pub fn checked(checked: Option<Checked>) -> String {
    match checked {
        None => "Not checked by machine since the last change".to_owned(),
        Some(checked) if checked.paragraphs == 0 => format!(
            "Checked against the source by machine: {} lead to sections that exist, and {} stand in them",
            count(checked.references, "citation", "citations"),
            count(checked.numbers, "number", "numbers")
        ),
        Some(checked) => format!(
            "Checked against the source by machine: {} lead to paragraphs that exist, {} stand in them, and {} of {} paragraphs in scope are annotated",
            count(checked.references, "citation", "citations"),
            count(checked.numbers, "number", "numbers"),
            checked.cited,
            checked.paragraphs - checked.out_of_scope.min(checked.paragraphs)
        ),
    }
}

/// The day a report speaks of: the end of the inspection where it is known, else its publication.
pub fn spoken(report: &Report) -> PartialDate {
    report.inspected.map_or(report.published.order(), |(_, to)| to)
}

/// How long ago a report was made when the content was last checked, and what that is counted from:
/// `the inspection ended 12 years before this content was last checked`.
/// Empty where the report is not older than the content.
pub fn age(atlas: &Atlas, report: &Report) -> String {
    let age = spoken(report).age_at(atlas.settings.content_date);
    let from = match (report.inspected, &report.published) {
        (Some(_), _) => "the inspection ended",
        (None, Published::On(_)) => "the report was published",
        (None, Published::NotStated { .. }) => "its copyright year lies",
    };
    if age.is_empty() { String::new() } else { format!("{from} {age} before this content was last checked") }
}

/// The period a framework was in force.
pub fn period(from: PartialDate, to: Option<PartialDate>) -> String {
    match to {
        Some(to) if to == from => from.in_words(),
        Some(to) => format!("{} to {}", from.in_words(), to.in_words()),
        None => format!("From {}", from.in_words()),
    }
}

/// The name of a page.
pub fn page_name(atlas: &Atlas, route: Route) -> String {
    match route {
        Route::Home => "Home".to_owned(),
        Route::Authorities => "Authorities".to_owned(),
        Route::Authority(id) => atlas.authorities[id].name.clone(),
        Route::Briefing(_) => "One-page briefing".to_owned(),
        Route::Reports => "Reports".to_owned(),
        Route::Report(id) => atlas.reports[id].short_title.clone(),
        Route::Frameworks => "Inspection frameworks".to_owned(),
        Route::Framework(id) | Route::CompareFramework(id) => atlas.frameworks[id].short_title.clone(),
        Route::Compare => "Compare authorities".to_owned(),
        Route::Areas => "Outcome areas".to_owned(),
        Route::Area(id) => atlas.areas[id].label.clone(),
        Route::Themes => "Themes".to_owned(),
        Route::Theme(id) => atlas.themes[id].title.clone(),
        Route::Matrix => "Evidence matrix".to_owned(),
        Route::Groups => "Groups of children".to_owned(),
        Route::Group(id) => atlas.groups[id].label.clone(),
        Route::Recommendations => "Recommendations".to_owned(),
        Route::Practices => "Examples of practice".to_owned(),
        Route::Practice(id) => atlas.practices[id].title.clone(),
        Route::Overview(id) => atlas.overviews[id].short_title.clone(),
        Route::Changes => "Changes".to_owned(),
        Route::Glossary => "Glossary".to_owned(),
        Route::Search => "Search".to_owned(),
        Route::Page(id) => atlas.pages[id].title.clone(),
        Route::Part(part) => part_label(atlas, part),
        Route::NotFound => "Page not found".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{count, digits};

    #[test]
    fn thousands_are_set_apart() {
        let written = [0, 7, 999, 1_000, 18_000, 123_456, 1_234_567].map(digits);
        assert_eq!(written, ["0", "7", "999", "1,000", "18,000", "123,456", "1,234,567"]);
        assert_eq!(count(1, "finding", "findings"), "1\u{a0}finding");
        assert_eq!(count(18_000, "finding", "findings"), "18,000\u{a0}findings");
    }
}
