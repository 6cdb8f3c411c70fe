//! The grades of the latest report under each inspection framework, and the breaks between them.

use serde::Serialize;

use super::{
    super::{
        authority::{BreakView, PanelJudgement, PanelReport, between, panel_report},
        charts::across::by_framework,
        parts::{Grade, grade},
        words,
    },
    space::{LINE, Part, fitting, small, text},
};
use crate::{
    model::{Authority, Framework, GradeId, Id, PartialDate, Report},
    render::Links,
};

/// Panels on the sheet, at most: the frameworks of the latest reports.
const MOST_PANELS: usize = 2;
/// Room for the rows of grades in all panels together.
const ROOM: usize = 760;
/// The head of a panel: report, date and scale.
const HEAD: usize = 135;
/// What a row has around it, and the least it takes.
const ROW_GAP: usize = 10;
/// Letters of a line beside the badge of a grade, in one of two columns.
const LABEL: usize = 38;

/// A framework's panel, or the break before one.
#[derive(Serialize)]
pub struct GradesItem {
    panel: Option<Panel>,
    brk: Option<BreakView>,
}

#[derive(Serialize)]
struct Panel {
    title: String,
    report: PanelReport,
    /// What holds for a grade that names no scope; empty where the framework has only one.
    scope: String,
    /// The scale's grades, best first.
    scale: Vec<Grade>,
    rest: String,
}

/// The panels in the order of time, with a break between any two; and a word on older ones that are
/// left out.
pub fn grades(links: Links<'_>, id: Id<Authority>) -> Part<(Vec<GradesItem>, String)> {
    let mut frameworks = by_framework(links.atlas, id);
    frameworks.sort_by_key(|(_, reports)| reports.last().map(|report| (order(links, *report), *report)));
    let left: Vec<_> = frameworks.drain(..frameworks.len().saturating_sub(MOST_PANELS)).collect();
    let room = ROOM / frameworks.len().max(1);
    let (mut items, mut height, mut before) = (Vec::new(), 0, None);
    for (framework, reports) in frameworks {
        let Some((latest, earlier)) = reports.split_last() else { continue };
        if let Some(before) = before.replace(framework) {
            let brk = between(links, before, framework);
            height += small(&brk.text) + LINE;
            items.push(GradesItem { panel: None, brk: Some(brk) });
        }
        let panel = panel(links, framework, *latest, earlier.len(), room);
        height += panel.height;
        items.push(GradesItem { panel: Some(panel.shown), brk: None });
    }
    let rest = older(&left);
    height += if rest.is_empty() { 0 } else { LINE };
    Part { shown: (items, rest), height }
}

/// The date a report is put in order by.
fn order(links: Links<'_>, id: Id<Report>) -> PartialDate {
    links.atlas.reports[id].published.order()
}

/// A word on the frameworks that are left out.
fn older(left: &[(Id<Framework>, Vec<Id<Report>>)]) -> String {
    if left.is_empty() {
        return String::new();
    }
    let reports = left.iter().map(|(_, reports)| reports.len()).sum();
    format!(
        "{} under {} on the authority’s page.",
        words::count(reports, "older report", "older reports"),
        words::count(left.len(), "other inspection framework", "other inspection frameworks")
    )
}

fn panel(links: Links<'_>, id: Id<Framework>, latest: Id<Report>, earlier: usize, room: usize) -> Part<Panel> {
    let framework = &links.atlas.frameworks[id];
    let mut report = panel_report(links, framework, latest);
    let usual = framework.scopes.first().filter(|_| framework.scopes.len() > 1).map(|scope| scope.label.clone());
    for judgement in &mut report.judgements {
        if Some(&judgement.scope) == usual.as_ref() {
            judgement.scope.clear();
        }
    }
    // Two columns: a row holds two grades.
    let (shown, left) = fitting(report.judgements, room * 2, height);
    let rows = shown.iter().map(height).sum::<usize>().div_ceil(2) + LINE / 2;
    report.judgements = shown;
    let mut rest = Vec::new();
    if left > 0 {
        rest.push(words::count(left, "more grade", "more grades"));
    }
    if earlier > 0 {
        rest.push(words::count(earlier, "earlier report", "earlier reports"));
    }
    let panel = Panel {
        title: framework.short_title.clone(),
        report,
        scope: usual.map_or_else(String::new, |usual| format!("{usual} where nothing else is said.")),
        scale: (0_u16..).zip(&framework.scale.grades).map(|(step, _)| grade(framework, GradeId(step))).collect(),
        rest: if rest.is_empty() { String::new() } else { format!("And {}.", words::list(&rest)) },
    };
    let height = HEAD + rows + if panel.rest.is_empty() { 0 } else { LINE };
    Part { shown: panel, height }
}

fn height(judgement: &PanelJudgement) -> usize {
    text(&format!("{} {}", judgement.area, judgement.scope), LABEL) + ROW_GAP
}
