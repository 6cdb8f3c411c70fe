//! A trace leads to a later report of the same authority, and its outcome fits its findings.

use super::Seen;
use crate::{
    diagnostics::{Code, Diagnostics},
    model::{Atlas, Outcome, Recommendation, Trace},
};

pub fn check(atlas: &Atlas, diagnostics: &mut Diagnostics) {
    for recommendation in atlas.recommendations.values() {
        for trace in &recommendation.traces {
            leads_on(atlas, recommendation, trace, diagnostics);
            is_silent(trace, diagnostics);
        }
    }
}

/// An outcome rests on findings. Those whose names are wrong are lacking here, so this holds only
/// for an atlas that is whole.
pub fn rest_on_findings(atlas: &Atlas, _: &Seen, diagnostics: &mut Diagnostics) {
    for trace in atlas.recommendations.values().flat_map(|recommendation| &recommendation.traces) {
        if trace.outcome != Outcome::NotMentioned && trace.findings.is_empty() {
            diagnostics
                .error(
                    Code::TraceFindings,
                    trace.origin.field("outcome"),
                    "this outcome names no finding that it rests on",
                )
                .hint("add `findings:` with ids of the later report's findings, or choose `not-mentioned`");
        }
    }
}

/// What a later report does not mention has no other outcome in it. Where two recommendations have one id, the traces
/// of both lead to one of them, so this holds only for an atlas that is whole.
pub fn agree(atlas: &Atlas, _: &Seen, diagnostics: &mut Diagnostics) {
    for recommendation in atlas.recommendations.values() {
        let (silent, others): (Vec<&Trace>, Vec<&Trace>) =
            recommendation.traces.iter().partition(|trace| trace.outcome == Outcome::NotMentioned);
        for trace in silent {
            let Some(other) = others.iter().find(|other| other.later == trace.later) else { continue };
            let message = "a matter that is not mentioned has no other outcome in the same report";
            diagnostics
                .error(Code::TraceFindings, trace.origin.field("outcome"), message)
                .other(other.origin.field("outcome"))
                .hint("keep one of the two");
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

fn is_silent(trace: &Trace, diagnostics: &mut Diagnostics) {
    if trace.outcome == Outcome::NotMentioned && !trace.findings.is_empty() {
        diagnostics
            .error(
                Code::TraceFindings,
                trace.origin.field("findings"),
                "a matter that is not mentioned has no findings",
            )
            .hint("take the findings out, or choose another outcome");
    }
}
