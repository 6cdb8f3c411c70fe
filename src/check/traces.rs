//! A trace leads to a later report of the same authority, and its outcome fits its findings.

use crate::{
    diagnostics::{Code, Diagnostics},
    model::{Atlas, Outcome, Recommendation, Trace},
};

pub fn check(atlas: &Atlas, diagnostics: &mut Diagnostics) {
    for recommendation in atlas.recommendations.values() {
        for trace in &recommendation.traces {
            leads_on(atlas, recommendation, trace, diagnostics);
            outcome_fits(trace, diagnostics);
        }
    }
}

fn leads_on(atlas: &Atlas, recommendation: &Recommendation, trace: &Trace, diagnostics: &mut Diagnostics) {
    let (own, later) = (&atlas.reports[recommendation.report], &atlas.reports[trace.later]);
    let fault = if own.authority != later.authority {
        Some(format!(
            "{} is about {}, and this report about {}",
            later.slug, atlas.authorities[later.authority].name, atlas.authorities[own.authority].name
        ))
    } else if later.published.order() <= own.published.order() {
        Some(format!("{} is no later than this report", later.slug))
    } else {
        None
    };
    if let Some(message) = fault {
        diagnostics
            .error(Code::TraceOrder, trace.origin.field("later_report"), message)
            .hint("name a report on the same authority that was published after this one");
    }
}

fn outcome_fits(trace: &Trace, diagnostics: &mut Diagnostics) {
    let silent = trace.outcome == Outcome::NotMentioned;
    if silent && !trace.findings.is_empty() {
        diagnostics
            .error(
                Code::TraceFindings,
                trace.origin.field("findings"),
                "a matter that is not mentioned has no findings",
            )
            .hint("take the findings out, or choose another outcome");
    } else if !silent && trace.findings.is_empty() {
        diagnostics
            .error(Code::TraceFindings, trace.origin.field("outcome"), "this outcome names no finding that it rests on")
            .hint("add `findings:` with ids of the later report's findings, or choose `not-mentioned`");
    }
}
