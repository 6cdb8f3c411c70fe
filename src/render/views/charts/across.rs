//! Charts of several reports.

use super::{printed, scale};
use crate::{
    model::{AreaId, Atlas, Authority, Framework, Id, Report, ScopeId},
    pages::List,
    render::{
        Links,
        charts::{Chart, ChartError, ChartText, Tally, history, matrix, spread},
        views::{counts, words},
    },
};

/// An authority's history, a panel for each framework.
pub fn history(links: Links<'_>, id: Id<Authority>) -> Result<Chart, ChartError> {
    let atlas = links.atlas;
    let panel = |(framework, reports): (Id<Framework>, Vec<Id<Report>>)| {
        let framework = &atlas.frameworks[framework];
        history::Panel {
            framework: framework.short_title.clone(),
            period: words::period(framework.from, framework.to),
            scale: scale(framework),
            reports: reports
                .into_iter()
                .map(|report| history_column(atlas, framework, &atlas.reports[report]))
                .collect(),
        }
    };
    let panels: Vec<history::Panel> = by_framework(atlas, id).into_iter().map(panel).collect();
    let reports: usize = panels.iter().map(|panel| panel.reports.len()).sum();
    let name = &atlas.authorities[id].name;
    let title = format!(
        "{} under {}",
        words::count(reports, "report", "reports"),
        words::count(panels.len(), "inspection framework", "inspection frameworks")
    );
    let text = ChartText {
        id: "history".to_owned(),
        title,
        subtitle: format!("Number of judgements at each grade: {name}; no grade can be compared across frameworks"),
        source: format!("The reports on {name}, as annotated in {}", atlas.settings.title),
    };
    history::history(&text, &history::History { panels })
}

fn history_column(atlas: &Atlas, framework: &Framework, report: &Report) -> history::ReportColumn {
    let judgements = atlas.judgements.range(report.judgements);
    let count = |(index, _): (u16, &crate::model::Grade)| {
        u32::try_from(judgements.iter().filter(|judgement| judgement.grade.0 == index).count()).unwrap_or(u32::MAX)
    };
    history::ReportColumn {
        label: report.short_title.clone(),
        date: words::published_short(&report.published),
        counts: (0_u16..).zip(&framework.scale.grades).map(count).collect(),
        not_graded: 0,
    }
}

/// An authority's reports by framework, in the order of the first report under each.
pub fn by_framework(atlas: &Atlas, id: Id<Authority>) -> Vec<(Id<Framework>, Vec<Id<Report>>)> {
    let mut panels: Vec<(Id<Framework>, Vec<Id<Report>>)> = Vec::new();
    for report in atlas.index.reports_of(id) {
        let framework = atlas.reports[*report].framework;
        match panels.iter_mut().find(|(known, _)| *known == framework) {
            Some((_, reports)) => reports.push(*report),
            None => panels.push((framework, vec![*report])),
        }
    }
    panels
}

/// The spread of the grades of one framework's area over the reports that judge it.
pub fn spread(links: Links<'_>, id: Id<Framework>, area: AreaId, scope: Option<ScopeId>) -> Result<Chart, ChartError> {
    let atlas = links.atlas;
    let framework = &atlas.frameworks[id];
    let mut reports = vec![Vec::new(); framework.scale.grades.len()];
    let mut total = 0;
    for report in atlas.index.reports_under(id) {
        let report = &atlas.reports[*report];
        if let Some((_, judgement)) = printed(atlas, report, area, scope) {
            reports[judgement.grade.index()].push(format!(
                "{} {}",
                atlas.authorities[report.authority].name,
                report.published.order().year()
            ));
            total += 1;
        }
    }
    if total == 0 {
        return Err(ChartError::NoData);
    }
    // Too many to be set beside each other are too many to be named.
    let named = links.parts.whole(List::Compared(id)).is_none();
    let entry = framework.area(area);
    let scope_key = scope.map_or_else(String::new, |scope| format!("-{}", framework.scope(scope).key));
    let scope_label =
        scope.map_or_else(String::new, |scope| format!(", {}", framework.scope(scope).label.to_lowercase()));
    // Only where it is judged in several columns do the titles of two charts need more to be told apart.
    let subject = match scope.filter(|_| entry.scopes.len() > 1) {
        None => short(&entry.label, 10),
        Some(scope) => {
            let column = framework.scope(scope).label.to_lowercase();
            format!("{}, {}", short(&entry.label, 6), short(&column, 4))
        }
    };
    let text = ChartText {
        id: format!("spread-{}{scope_key}", entry.key),
        title: format!("{subject}: grades of {}", words::count(total, "report", "reports")),
        subtitle: format!("{}{scope_label}: {}", entry.label, framework.short_title),
        source: format!("The reports made under this framework, as annotated in {}", atlas.settings.title),
    };
    spread::spread(&text, &spread::Spread { scale: scale(framework), reports, ungraded: Vec::new(), named })
}

/// At most so many words of a label: a title of a chart has at most fifteen.
fn short(label: &str, most: usize) -> String {
    label.split_whitespace().take(most).collect::<Vec<_>>().join(" ")
}

/// Themes by reports.
pub fn matrix(links: Links<'_>, reports: &[Id<Report>]) -> Result<Chart, ChartError> {
    let atlas = links.atlas;
    let row = |theme: &Id<crate::model::Theme>| matrix::ThemeRow {
        label: atlas.themes[*theme].title.clone(),
        tallies: crate::render::views::matrix::tallies(atlas, *theme, reports),
    };
    let groups = atlas.areas.iter().map(|(id, area)| matrix::ThemeGroup {
        label: area.label.clone(),
        themes: atlas.index.themes_in(id).iter().map(row).collect(),
    });
    let groups: Vec<matrix::ThemeGroup> = groups.filter(|group| !group.themes.is_empty()).collect();
    let all: Tally = counts::tally(atlas.findings.values());
    let text = ChartText {
        id: "matrix".to_owned(),
        title: format!(
            "{} on {}",
            words::count(all.total() as usize, "finding", "findings"),
            words::count(atlas.themes.len(), "theme", "themes")
        ),
        subtitle: "Strengths (+), weaknesses (−) and mixed findings (±) of each report by theme".to_owned(),
        source: format!("All reports, as annotated in {}", atlas.settings.title),
    };
    let names = reports.iter().map(|id| atlas.report_name(*id)).collect();
    matrix::matrix(&text, &matrix::Matrix { reports: names, groups })
}
