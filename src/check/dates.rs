//! Dates stand in their order: an inspection ends after it begins and is published after it ends;
//! a framework ends after it begins, and no report on it is published before; an earlier inspection is
//! earlier; nothing was published or changed after the date at which the content was last made true.
//!
//! A date that is known only to the month or the year is told only where it is wrong however the rest
//! of it turns out.

use super::Seen;
use crate::{
    diagnostics::{Code, Diagnostics},
    location::{List, Origin, Place},
    model::{Atlas, Id, PartialDate, Published, Report},
};

pub fn of_frameworks(atlas: &Atlas, diagnostics: &mut Diagnostics) {
    for framework in atlas.frameworks.values() {
        if framework.to.is_some_and(|to| to.is_surely_before(framework.from)) {
            let place = framework.origin.field("in_force").field("to");
            diagnostics.error(Code::DateOrder, place, "the framework ends before it begins");
        }
    }
}

pub fn of_report(atlas: &Atlas, id: Id<Report>, diagnostics: &mut Diagnostics) {
    inspection(&atlas.reports[id], diagnostics);
    earlier_inspections(&atlas.reports[id], diagnostics);
}

fn inspection(report: &Report, diagnostics: &mut Diagnostics) {
    let Some((from, to)) = report.inspected else { return };
    let ends_first = to.is_surely_before(from);
    if ends_first {
        diagnostics.error(
            Code::DateOrder,
            report.origin.field("inspected").field("to"),
            "the inspection ends before it begins",
        );
    }
    let last = if ends_first { from } else { to };
    if report.published.order().is_surely_before(last) {
        let message = format!("the report is published before the inspection ends, {}", last.in_words());
        diagnostics
            .error(Code::DateOrder, published(report.origin, &report.published), message)
            .hint("write the date of publication; if it is right, correct `inspected`");
    }
}

/// Tells a report that is published before its framework came into force; and what was published or
/// changed after the date of the content. Where a file has faults nobody knows these for certain, so this
/// is looked at once all could be joined.
pub fn against_the_content(atlas: &Atlas, _: &Seen, diagnostics: &mut Diagnostics) {
    for report in atlas.reports.values() {
        let framework = &atlas.frameworks[report.framework];
        if report.published.order().is_surely_before(framework.from) {
            let begins = framework.from.in_words();
            let message = format!("the report is published before its framework came into force, {begins}");
            diagnostics
                .error(Code::DateOrder, published(report.origin, &report.published), message)
                .hint("write the date of publication, or name the framework that was in force");
        }
    }
    let reports = atlas.reports.values().map(|report| (report.origin, &report.published));
    let overviews = atlas.overviews.values().map(|overview| (overview.origin, &overview.published));
    for (origin, date) in reports.chain(overviews) {
        not_ahead(atlas, date.order(), "this document is published", || published(origin, date), diagnostics);
    }
    for change in atlas.changes.values() {
        not_ahead(atlas, change.date, "this change is published", || change.origin.field("date"), diagnostics);
    }
}

/// Tells a date after that of the content.
fn not_ahead(
    atlas: &Atlas,
    date: PartialDate,
    what: &str,
    place: impl FnOnce() -> Place,
    diagnostics: &mut Diagnostics,
) {
    let content = atlas.settings.content_date;
    if content.is_surely_before(date) {
        let message = format!("{what} after the date of the content, {}", content.in_words());
        diagnostics
            .error(Code::DateOrder, place(), message)
            .hint("correct this date; if it is right, write it or a later one as `content_date` in atlas.yaml");
    }
}

/// Where it is written when a document was published, or from which year it is.
fn published(origin: Origin, published: &Published) -> Place {
    let place = origin.field("published");
    match published {
        Published::On(_) => place,
        Published::NotStated { .. } => place.field("copyright_year"),
    }
}

fn earlier_inspections(report: &Report, diagnostics: &mut Diagnostics) {
    let own = report.inspected.map_or(report.published.order(), |(from, _)| from);
    for (index, earlier) in report.earlier.iter().enumerate() {
        if earlier.date.is_some_and(|date| own.is_surely_before(date)) {
            let place = Origin::entry(report.origin.file, List::EarlierInspections, index).field("date");
            diagnostics
                .error(
                    Code::DateOrder,
                    place,
                    format!("this inspection is called earlier, and is later than {}", own.in_words()),
                )
                .hint("check the date against the source");
        }
    }
}
