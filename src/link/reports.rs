//! Joining reports, several at once.
//!
//! 1. Join what each says, and name it: from then on other texts can refer to it.
//! 2. Join the traces to later reports, and the reports themselves.

use std::sync::Arc;

use rayon::prelude::*;

use super::{Linker, Names, evidence::Said, names::SaidNames};
use crate::{
    content::ReportFolder,
    diagnostics::Diagnostics,
    model::{Entries, Figure, Finding, Framework, Id, Judgement, Recommendation, Report, Table},
};

/// All reports, and what they say.
#[derive(Default)]
pub struct Reports {
    pub table: Table<Report>,
    pub judgements: Entries<Judgement>,
    pub findings: Entries<Finding>,
    pub recommendations: Entries<Recommendation>,
    pub figures: Entries<Figure>,
}

/// Joins all reports, and adds to `names` what they say. Those without an id are left out.
pub fn join(
    folders: Vec<ReportFolder>,
    frameworks: &Table<Framework>,
    names: &mut Names,
    diagnostics: &mut Diagnostics,
) -> Reports {
    let begun = begun(folders, frameworks, names, diagnostics);
    names.said = begun.iter().map(|begun| Arc::clone(&begun.names)).collect();
    let mut reports = Reports::default();
    for (_, report, said) in finished(begun, names, diagnostics) {
        reports.table.push(report);
        reports.judgements.push(said.judgements);
        reports.findings.push(said.findings);
        reports.recommendations.push(said.recommendations);
        reports.figures.push(said.figures);
    }
    reports
}

/// A report of which what it says is joined, but for its traces.
pub struct Begun<'a> {
    pub id: Id<Report>,
    pub names: Arc<SaidNames>,
    framework: &'a Framework,
    folder: ReportFolder,
    said: Said,
}

/// Joins what reports say, but for their traces. Reports without an id are left out.
pub fn begun<'a>(
    folders: Vec<ReportFolder>,
    frameworks: &'a Table<Framework>,
    names: &Names,
    diagnostics: &mut Diagnostics,
) -> Vec<Begun<'a>> {
    each(folders, names, diagnostics, |linker, mut folder| {
        let id = names.reports.get(&folder.slug)?;
        let framework = &frameworks[names.frameworks.get(&folder.report.1.framework.0)?];
        let said = linker.said(id, framework, &mut folder);
        let names = Arc::new(linker.said_names(id, &said, &folder));
        Some(Begun { id, names, framework, folder, said })
    })
}

/// Joins the rest of reports: `names` know by now what all of them say.
pub fn finished(
    begun: Vec<Begun<'_>>,
    names: &Names,
    diagnostics: &mut Diagnostics,
) -> Vec<(Id<Report>, Report, Said)> {
    each(begun, names, diagnostics, |linker, begun| {
        let Begun { id, framework, mut folder, mut said, .. } = begun;
        linker.traces(id, &mut folder, &mut said);
        let report = linker.report(id, folder, framework, &said)?;
        // Copies, which lie close together: the originals lie among much that was read and is let go of, and
        // would keep its memory from being given back.
        Some((id, report.clone(), said.clone()))
    })
}

/// Joins several things at once, each with what is wrong with it; both come in the order of the things.
fn each<T: Send, U: Send>(
    things: Vec<T>,
    names: &Names,
    diagnostics: &mut Diagnostics,
    join: impl Fn(&mut Linker<'_>, T) -> Option<U> + Sync,
) -> Vec<U> {
    let one = |thing| {
        let mut found = Diagnostics::default();
        let joined = join(&mut Linker { names, diagnostics: &mut found }, thing);
        (joined, found)
    };
    let all: Vec<(Option<U>, Diagnostics)> = things.into_par_iter().map(one).collect();
    let told = |(thing, found)| {
        diagnostics.append(found);
        thing
    };
    all.into_iter().filter_map(told).collect()
}
