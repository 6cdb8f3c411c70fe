//! Dates stand in their order: an inspection ends after it begins and is published after it ends;
//! a framework ends after it begins; an earlier inspection is earlier.

use crate::{
    diagnostics::{Code, Diagnostics},
    location::{List, Origin},
    model::{Atlas, Id, Report},
};

pub fn of_frameworks(atlas: &Atlas, diagnostics: &mut Diagnostics) {
    for framework in atlas.frameworks.values() {
        if framework.to.is_some_and(|to| to < framework.from) {
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
    if to < from {
        diagnostics.error(
            Code::DateOrder,
            report.origin.field("inspected").field("to"),
            "the inspection ends before it begins",
        );
    }
    if report.published.date().is_some_and(|published| published < from) {
        diagnostics.error(
            Code::DateOrder,
            report.origin.field("published"),
            "the report is published before the inspection begins",
        );
    }
}

fn earlier_inspections(report: &Report, diagnostics: &mut Diagnostics) {
    let own = report.inspected.map_or(report.published.order(), |(from, _)| from);
    for (index, earlier) in report.earlier.iter().enumerate() {
        if earlier.date.is_some_and(|date| date.year() > own.year()) {
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
