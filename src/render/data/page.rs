//! Each page's own data, published as `index.json` beside it.
//!
//! In: the [`Atlas`] and a [`Route`]. Out: JSON: what the page is, and the rows of what it shows.
//! The rows have the columns of the CSV files; what nests is as in `atlas.json`.

use serde::Serialize;

use super::{
    json,
    nested::{
        LicenceData,
        change::ChangeData,
        framework::FrameworkData,
        overview::{AreaData, FactData, OverviewData, StatementData, facts},
        report::{RecommendationData, ReportData},
        vocabulary::{AuthorityData, GroupData, PageData, PracticeData, TermData, ThemeData},
    },
    parted::parted,
    rows::{
        Here, address, by_report,
        documents::{PracticeRow, ReportRow, StatementRow},
        evidence::{FindingRow, JudgementRow},
        page_url,
        vocabulary::{AuthorityRow, FrameworkRow, GradeRow, ThemeRow},
    },
    tally::{self, Tally},
    titles::title,
    values::AsText,
};
use crate::{
    model::{Atlas, Authority, Framework, Id, OutcomeArea, PartialDate, Report, ThemeIndex},
    pages::{Parts, Route},
};

/// A page's data: what the page is, and under `T` what it shows.
#[derive(Serialize)]
struct Data<'a, T> {
    title: &'a str,
    url: &'a str,
    content_date: AsText<PartialDate>,
    licence: LicenceData<'a>,
    notice: &'a str,
    #[serde(flatten)]
    shown: T,
}

/// The data of the page `route`, as JSON.
pub fn page_json(atlas: &Atlas, parts: &Parts, route: Route) -> Vec<u8> {
    if let Some(parted) = parted(atlas, parts, route) {
        return write(atlas, route, parted);
    }
    let every = |ids: &[Id<Report>]| reports(atlas, ids);
    match route {
        Route::Home => write(atlas, route, Home::of(atlas)),
        Route::Authorities => {
            let authorities: Vec<_> = atlas.authorities.ids().map(|id| AuthorityRow::of(atlas, id)).collect();
            write(atlas, route, Authorities { authorities })
        }
        Route::Authority(id) => write(atlas, route, AuthorityPage::of(atlas, id)),
        Route::Reports => write(atlas, route, Reports { reports: every(&atlas.reports.ids().collect::<Vec<_>>()) }),
        Route::Report(id) => write(atlas, route, ReportPage { report: ReportData::of(atlas, id) }),
        Route::Frameworks | Route::Compare => write(atlas, route, Frameworks::of(atlas)),
        Route::Framework(id) | Route::CompareFramework(id) => write(atlas, route, FrameworkPage::of(atlas, id)),
        Route::Areas => {
            let outcome_areas: Vec<_> = atlas.areas.ids().map(|id| AreaData::of(atlas, id)).collect();
            write(atlas, route, Areas { outcome_areas })
        }
        Route::Area(id) => write(atlas, route, AreaPage::of(atlas, id)),
        Route::Themes => {
            let themes: Vec<_> = atlas.themes.ids().map(|id| ThemeRow::of(atlas, id)).collect();
            write(atlas, route, Themes { themes })
        }
        Route::Theme(id) => {
            let (theme, index) = (ThemeData::of(atlas, id), atlas.index.theme(id));
            write(atlas, route, ThemePage { theme, evidence: Evidence::of(atlas, index), terms: terms(atlas, index) })
        }
        Route::Matrix => {
            let cells = atlas.themes.ids().flat_map(|id| tally::by_report(atlas, id)).collect();
            write(atlas, route, Matrix { cells })
        }
        Route::Groups => {
            let groups: Vec<_> = atlas.groups.ids().map(|id| GroupData::of(atlas, id)).collect();
            write(atlas, route, Groups { groups })
        }
        Route::Group(id) => {
            let evidence = Evidence::of(atlas, atlas.index.group(id));
            write(atlas, route, GroupPage { group: GroupData::of(atlas, id), evidence })
        }
        Route::Recommendations => {
            let items = atlas.recommendations.values();
            let recommendations = by_report(atlas, items, |item| item.report, RecommendationData::of);
            write(atlas, route, Recommendations { recommendations })
        }
        Route::Practices => {
            let practice: Vec<_> = atlas.practices.ids().map(|id| PracticeRow::of(atlas, id)).collect();
            write(atlas, route, Practices { practice })
        }
        Route::Practice(id) => write(atlas, route, PracticePage { practice: PracticeData::of(atlas, id) }),
        Route::Overview(id) => write(atlas, route, OverviewPage { overview: OverviewData::of(atlas, id) }),
        Route::Changes => write(atlas, route, Changes::of(atlas)),
        Route::Glossary => write(atlas, route, Glossary::of(atlas)),
        Route::Page(id) => write(atlas, route, FreePage { page: PageData::of(atlas, id) }),
        Route::Part(_) | Route::Search | Route::Briefing(_) | Route::NotFound => write(atlas, route, Nothing {}),
    }
}

fn write<T: Serialize>(atlas: &Atlas, route: Route, shown: T) -> Vec<u8> {
    let settings = &atlas.settings;
    let data = Data {
        title: &title(atlas, route),
        url: &address(atlas, route),
        content_date: AsText(settings.content_date),
        licence: LicenceData::of(&settings.licence),
        notice: &settings.notices.not_today,
        shown,
    };
    json::to_vec(&data).expect("rows have text keys and are written to memory, so they always become JSON")
}

fn reports<'a>(atlas: &'a Atlas, ids: &[Id<Report>]) -> Vec<ReportRow<'a>> {
    ids.iter().map(|id| ReportRow::of(&Here::of(atlas, *id))).collect()
}

fn terms<'a>(atlas: &'a Atlas, index: &ThemeIndex) -> Vec<TermData<'a>> {
    index.terms.iter().map(|id| TermData::of(atlas, *id)).collect()
}

macro_rules! shown {
    ($($name:ident { $($field:ident: $type:ty),* $(,)? })*) => { $(
        #[derive(Serialize)]
        struct $name<'a> { $($field: $type),* }
    )* };
}

#[derive(Serialize)]
struct Nothing {}

shown! {
    Authorities { authorities: Vec<AuthorityRow<'a>> }
    Reports { reports: Vec<ReportRow<'a>> }
    ReportPage { report: ReportData<'a> }
    Areas { outcome_areas: Vec<AreaData<'a>> }
    Themes { themes: Vec<ThemeRow<'a>> }
    Matrix { cells: Vec<Tally<'a>> }
    Groups { groups: Vec<GroupData<'a>> }
    Recommendations { recommendations: Vec<RecommendationData<'a>> }
    Practices { practice: Vec<PracticeRow<'a>> }
    PracticePage { practice: PracticeData<'a> }
    OverviewPage { overview: OverviewData<'a> }
    Changes { changes: Vec<ChangeData<'a>> }
    Glossary { terms: Vec<TermData<'a>> }
    FreePage { page: PageData<'a> }
    Frameworks { frameworks: Vec<FrameworkRow<'a>>, grades: Vec<GradeRow<'a>> }
    FrameworkPage { framework: FrameworkData<'a>, reports: Vec<ReportRow<'a>>, judgements: Vec<JudgementRow<'a>> }
    AuthorityPage {
        authority: AuthorityData<'a>,
        reports: Vec<ReportRow<'a>>,
        judgements: Vec<JudgementRow<'a>>,
        findings: Vec<FindingRow<'a>>,
        recommendations: Vec<RecommendationData<'a>>,
        practice: Vec<PracticeRow<'a>>,
    }
    AreaPage {
        outcome_area: AreaData<'a>,
        statements: Vec<StatementData<'a>>,
        facts: Vec<FactData<'a>>,
        themes: Vec<ThemeRow<'a>>,
        practice: Vec<PracticeRow<'a>>,
    }
    Evidence {
        statements: Vec<StatementRow<'a>>,
        findings: Vec<FindingRow<'a>>,
        recommendations: Vec<RecommendationData<'a>>,
        practice: Vec<PracticeRow<'a>>,
    }
}

#[derive(Serialize)]
struct ThemePage<'a> {
    theme: ThemeData<'a>,
    #[serde(flatten)]
    evidence: Evidence<'a>,
    terms: Vec<TermData<'a>>,
}

#[derive(Serialize)]
struct GroupPage<'a> {
    group: GroupData<'a>,
    #[serde(flatten)]
    evidence: Evidence<'a>,
}

impl<'a> Glossary<'a> {
    fn of(atlas: &'a Atlas) -> Self {
        Self { terms: atlas.terms.ids().map(|id| TermData::of(atlas, id)).collect() }
    }
}

/// How much there is of everything, and where its description is.
#[derive(Serialize)]
struct Home {
    authorities: usize,
    frameworks: usize,
    reports: usize,
    judgements: usize,
    findings: usize,
    recommendations: usize,
    figures: usize,
    overviews: usize,
    statements: usize,
    themes: usize,
    practice: usize,
    terms: usize,
    data_package: String,
}

impl Home {
    fn of(atlas: &Atlas) -> Self {
        Self {
            authorities: atlas.authorities.len(),
            frameworks: atlas.frameworks.len(),
            reports: atlas.reports.len(),
            judgements: atlas.judgements.len(),
            findings: atlas.findings.len(),
            recommendations: atlas.recommendations.len(),
            figures: atlas.figures.len(),
            overviews: atlas.overviews.len(),
            statements: atlas.statements.len(),
            themes: atlas.themes.len(),
            practice: atlas.practices.len(),
            terms: atlas.terms.len(),
            data_package: format!("{}{}", address(atlas, Route::Home), super::PACKAGE),
        }
    }
}

impl<'a> Changes<'a> {
    fn of(atlas: &'a Atlas) -> Self {
        Self { changes: atlas.changes.values().map(|change| ChangeData::of(atlas, change)).collect() }
    }
}

impl<'a> Frameworks<'a> {
    fn of(atlas: &'a Atlas) -> Self {
        Self {
            frameworks: atlas.frameworks.ids().map(|id| FrameworkRow::of(atlas, id)).collect(),
            grades: atlas.frameworks.values().flat_map(GradeRow::all).collect(),
        }
    }
}

impl<'a> FrameworkPage<'a> {
    fn of(atlas: &'a Atlas, id: Id<Framework>) -> Self {
        let ids = atlas.index.reports_under(id);
        Self {
            framework: FrameworkData::of(atlas, id),
            reports: reports(atlas, ids),
            judgements: judgements(atlas, ids),
        }
    }
}

fn judgements<'a>(atlas: &'a Atlas, ids: &[Id<Report>]) -> Vec<JudgementRow<'a>> {
    let all = ids.iter().flat_map(|id| atlas.judgements.range(atlas.reports[*id].judgements));
    by_report(atlas, all, |judgement| judgement.report, JudgementRow::of)
}

impl<'a> AuthorityPage<'a> {
    fn of(atlas: &'a Atlas, id: Id<Authority>) -> Self {
        let ids = atlas.index.reports_of(id);
        let findings = ids.iter().flat_map(|id| atlas.findings.range(atlas.reports[*id].findings));
        let asked = ids.iter().flat_map(|id| atlas.recommendations.range(atlas.reports[*id].recommendations));
        Self {
            authority: AuthorityData::of(atlas, id),
            reports: reports(atlas, ids),
            judgements: judgements(atlas, ids),
            findings: by_report(atlas, findings, |finding| finding.report, FindingRow::of),
            recommendations: by_report(atlas, asked, |item| item.report, RecommendationData::of),
            practice: PracticeRow::list(atlas, atlas.index.practices_of(id)),
        }
    }
}

impl<'a> AreaPage<'a> {
    fn of(atlas: &'a Atlas, id: Id<OutcomeArea>) -> Self {
        let overview_id = atlas.areas[id].overview;
        let overview = &atlas.overviews[overview_id];
        let url = page_url(atlas, Route::Overview(overview_id));
        let statements = atlas.statements.range(overview.statements).filter(|statement| statement.area == id);
        let area = atlas.areas[id].slug.as_str();
        let mut facts = facts(atlas, overview, &url);
        facts.retain(|fact| fact.outcome_area == Some(area));
        Self {
            outcome_area: AreaData::of(atlas, id),
            statements: statements.map(|statement| StatementData::of(atlas, &url, statement)).collect(),
            facts,
            themes: atlas.index.themes_in(id).iter().map(|theme| ThemeRow::of(atlas, *theme)).collect(),
            practice: PracticeRow::list(atlas, &atlas.areas[id].practice),
        }
    }
}

impl<'a> Evidence<'a> {
    fn of(atlas: &'a Atlas, index: &ThemeIndex) -> Self {
        let findings = index.findings.iter().map(|id| &atlas.findings[*id]);
        let asked = index.recommendations.iter().map(|id| &atlas.recommendations[*id]);
        Self {
            statements: StatementRow::list(atlas, &index.statements),
            findings: by_report(atlas, findings, |finding| finding.report, FindingRow::of),
            recommendations: by_report(atlas, asked, |item| item.report, RecommendationData::of),
            practice: PracticeRow::list(atlas, &index.practices),
        }
    }
}
