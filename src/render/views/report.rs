//! A report's page.

use anyhow::Result;
use serde::Serialize;

use super::{
    charts::{self, ChartView, embed_href},
    cite::{Cite, cite},
    embeds::GRADES,
    entries::{FindingView, RecommendationView, finding, recommendation},
    evidence::{
        DefectView, EarlierView, FigureTable, JudgementTable, defects, earlier, figure_tables, judgement_table,
    },
    kept,
    paragraphs::{self, CitedParagraph},
    parts::{Citation, ContentsItem, Detail, GradeKey, citations, grade_key, page_link},
    words,
};
use crate::{
    model::{AreaId, Document, EntryId, Finding, Id, Report, UrgencyId},
    pages::{Route, anchor},
    render::{Links, charts::Chart, markdown, templates::View},
};

/// What the page shows.
#[derive(Serialize)]
pub struct ReportView {
    eyebrow: String,
    details: Vec<Detail>,
    age: String,
    contents: Vec<ContentsItem>,
    judgements: JudgementTable,
    key: GradeKey,
    embed_href: String,
    judgements_chart: Option<ChartView>,
    evidence_chart: Option<ChartView>,
    urgency_chart: Option<ChartView>,
    summary_html: String,
    finding_groups: Vec<FindingGroup>,
    recommendation_groups: Vec<RecommendationGroup>,
    figure_tables: Vec<FigureTable>,
    earlier: Vec<EarlierView>,
    defects: Vec<DefectView>,
    out_of_scope: Vec<OutOfScopeView>,
    paragraphs: Vec<CitedParagraph>,
    cite: Cite,
    licence: String,
}

#[derive(Serialize)]
struct FindingGroup {
    id: String,
    label: String,
    count: String,
    grades: Vec<GroupGrade>,
    findings: Vec<FindingView>,
}

/// What the area of some findings was judged to be.
#[derive(Serialize)]
struct GroupGrade {
    scope: String,
    grade: View,
    href: String,
}

#[derive(Serialize)]
struct RecommendationGroup {
    id: String,
    label: String,
    none: String,
    none_citations: Vec<Citation>,
    recommendations: Vec<RecommendationView>,
}

#[derive(Serialize)]
struct OutOfScopeView {
    paragraphs: String,
    why: String,
}

/// Makes the view.
pub fn view(links: Links<'_>, id: Id<Report>, drawn: &mut Vec<Chart>) -> Result<ReportView> {
    let atlas = links.atlas;
    let report = &atlas.reports[id];
    let framework = &atlas.frameworks[report.framework];
    Ok(ReportView {
        eyebrow: format!("{} · {}", framework.short_title, words::published_short(&report.published)),
        details: details(links, id),
        age: words::capitalised(&words::age(atlas, report)),
        contents: contents(report),
        judgements: judgement_table(links, id),
        key: grade_key(links, framework),
        embed_href: embed_href(GRADES),
        judgements_chart: charts::shown(charts::report::judgements(links, id), drawn)?,
        evidence_chart: charts::shown(charts::report::evidence(links, id), drawn)?,
        urgency_chart: charts::shown(charts::report::urgency(links, id), drawn)?,
        summary_html: markdown::render(&report.summary, links, markdown::Level::Section, "summary-").html,
        finding_groups: finding_groups(links, id),
        recommendation_groups: recommendation_groups(links, id),
        figure_tables: figure_tables(links, id),
        earlier: earlier(links, id),
        defects: defects(links, Document::Report(id), &report.defects),
        out_of_scope: out_of_scope(report),
        paragraphs: paragraphs::of_report(links, id),
        cite: cite(links),
        licence: report.licence.clone(),
    })
}

fn details(links: Links<'_>, id: Id<Report>) -> Vec<Detail> {
    let report = &links.atlas.reports[id];
    let mut details = vec![
        Detail::link("Authority", page_link(links, Route::Authority(report.authority))),
        Detail::link("Inspection framework", page_link(links, Route::Framework(report.framework))),
        Detail::new("Inspected", words::inspected(report)),
        Detail::new("Published", words::published(&report.published)),
        Detail::new("Reference", words::reference(&report.reference)),
        Detail::new("Inspectorates", words::list(&report.inspectorates)),
    ];
    if let Some(team) = &report.team {
        details.push(Detail::new("Team", team.clone()));
    }
    if !report.neighbourhoods.is_empty() {
        details.push(Detail::new("Neighbourhoods studied", words::list(&report.neighbourhoods)));
    }
    details.push(Detail::new("This summary", words::checked(report.checked)));
    details
}

fn contents(report: &Report) -> Vec<ContentsItem> {
    let mut contents = vec![
        ContentsItem::new("Grades", GRADES, Some(report.judgements.len())),
        ContentsItem::new("Summary", "summary", None),
        ContentsItem::new("Findings", "findings", Some(report.findings.len())),
        ContentsItem::new("Recommendations", "recommendations", Some(report.recommendations.len())),
        ContentsItem::new("Figures", "figures", Some(report.figures.len())),
    ];
    if !report.earlier.is_empty() {
        contents.push(ContentsItem::new("Earlier inspections", "earlier", Some(report.earlier.len())));
    }
    contents.push(ContentsItem::new("The source and its defects", "source", Some(report.defects.len())));
    contents.push(ContentsItem::new("Cited paragraphs", "paragraphs", None));
    contents.push(ContentsItem::new("How to cite", "cite", None));
    contents
}

fn finding_groups(links: Links<'_>, id: Id<Report>) -> Vec<FindingGroup> {
    let atlas = links.atlas;
    let report = &atlas.reports[id];
    let framework = &atlas.frameworks[report.framework];
    let areas = framework.area_ids().map(|(area, entry)| (Some(area), entry.label.clone()));
    let rest = (None, words::NO_ONE_AREA.to_owned());
    let group = |(area, label): (Option<AreaId>, String)| {
        let mut ids: Vec<EntryId<Finding>> =
            report.findings.ids().filter(|finding| atlas.findings[*finding].area == area).collect();
        // Strengths, then weaknesses, then mixed; each in the order of the report.
        ids.sort_by_key(|finding| atlas.findings[*finding].polarity);
        (!ids.is_empty()).then(|| FindingGroup {
            id: anchor::findings(framework, area),
            label,
            count: super::counts::words(super::counts::tally(ids.iter().map(|finding| &atlas.findings[*finding]))),
            grades: area.map_or_else(Vec::new, |area| grades(links, report, area)),
            findings: ids.into_iter().map(|finding| self::finding(links, finding)).collect(),
        })
    };
    areas.chain([rest]).filter_map(group).collect()
}

/// The grades of an area, in the order of the columns of the grade table.
fn grades(links: Links<'_>, report: &Report, area: AreaId) -> Vec<GroupGrade> {
    let framework = &links.atlas.frameworks[report.framework];
    let columns = charts::columns(framework).into_iter();
    let printed = columns.filter_map(|scope| charts::printed(links.atlas, report, area, scope));
    let shown = printed.map(|(_, judgement)| GroupGrade {
        scope: judgement.scope.map_or_else(String::new, |scope| framework.scope(scope).label.clone()),
        grade: kept::grade(links, report.framework, judgement.grade),
        href: format!("#{}", anchor::judgement(framework, judgement)),
    });
    shown.collect()
}

fn recommendation_groups(links: Links<'_>, id: Id<Report>) -> Vec<RecommendationGroup> {
    let atlas = links.atlas;
    let report = &atlas.reports[id];
    let framework = &atlas.frameworks[report.framework];
    let group = |(index, entry): (u16, &crate::model::Urgency)| {
        let urgency = UrgencyId(index);
        let none = report.none_under.iter().find(|none| none.urgency == urgency);
        let ids = report.recommendations.ids().filter(|item| atlas.recommendations[*item].urgency == urgency);
        RecommendationGroup {
            id: format!("recommendations-{}", entry.key),
            label: entry.label.clone(),
            none: none.map_or_else(String::new, |none| none.statement.clone()),
            none_citations: none.map_or_else(Vec::new, |none| citations(links, Document::Report(id), &none.paragraphs)),
            recommendations: ids.map(|item| recommendation(links, item)).collect(),
        }
    };
    (0_u16..)
        .zip(&framework.urgencies)
        .map(group)
        .filter(|group| !group.recommendations.is_empty() || !group.none.is_empty())
        .collect()
}

fn out_of_scope(report: &Report) -> Vec<OutOfScopeView> {
    let entry = |entry: &crate::model::OutOfScope| OutOfScopeView {
        paragraphs: words::list(&entry.paragraphs.iter().map(crate::model::ParagraphRef::label).collect::<Vec<_>>()),
        why: entry.why.clone(),
    };
    report.out_of_scope.iter().map(entry).collect()
}
