//! The data of the pages whose lists are too long, and of the parts of these lists.
//!
//! In: the [`Atlas`], its [`Parts`] and a [`Route`]. Out: what such a page shows: counts, and of each
//! part what it holds and where its data are; or the rows of a part.

use serde::Serialize;

use super::{
    nested::{
        framework::FrameworkData,
        report::RecommendationData,
        vocabulary::{GroupData, TermData, ThemeData},
    },
    rows::{
        Here, address, by_report,
        documents::{PracticeRow, ReportRow, StatementRow},
        evidence::{FindingRow, JudgementRow},
        vocabulary::AuthorityRow,
    },
    tally::{self, Said, Tally},
    titles::title,
};
use crate::{
    model::{Atlas, Framework, Id, Report, ThemeIndex},
    pages::{Entry, List, Part, Parts, Route, Section},
};

/// A part of a long list, and where its data are.
#[derive(Serialize)]
struct PartData<'a> {
    title: String,
    from: &'a str,
    to: &'a str,
    entries: usize,
    /// Into how many parts it is divided in turn; none where its data are its rows.
    parts: usize,
    url: String,
    data: String,
}

/// How much reports say, a row for each framework.
#[derive(Serialize)]
struct SaidData<'a> {
    framework: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    theme: Option<&'a str>,
    reports: usize,
    strengths: usize,
    weaknesses: usize,
    mixed: usize,
    recommendations: usize,
}

/// How much is asked of an authority.
#[derive(Serialize)]
struct AskedData<'a> {
    authority: &'a str,
    framework: &'a str,
    urgency: &'a str,
    recommendations: usize,
}

/// What a page of a long list or a part of one shows; what does not apply is left out.
#[derive(Default, Serialize)]
pub struct Parted<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    theme: Option<ThemeData<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<GroupData<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    framework: Option<FrameworkData<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    statements: Vec<StatementRow<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    counts: Vec<SaidData<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authorities: Vec<AuthorityRow<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reports: Vec<ReportRow<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    judgements: Vec<JudgementRow<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cells: Vec<Tally<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    asked: Vec<AskedData<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    findings: Vec<FindingRow<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    recommendations: Vec<RecommendationData<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    practice: Vec<PracticeRow<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    terms: Vec<TermData<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<PartData<'a>>,
}

/// What the page shows; nothing where its list is whole.
pub fn parted<'a>(atlas: &'a Atlas, parts: &Parts, route: Route) -> Option<Parted<'a>> {
    let whole = |list| parts.whole(list).map(|section| (list, section));
    match route {
        Route::Part(part) => Some(section(atlas, parts, part.list, parts.part(part))),
        Route::Authorities => whole(List::Authorities).map(|(list, all)| section(atlas, parts, list, all)),
        Route::Practices => whole(List::Practices).map(|(list, all)| section(atlas, parts, list, all)),
        Route::Recommendations => whole(List::Recommendations).map(|(list, all)| section(atlas, parts, list, all)),
        Route::Theme(id) => whole(List::Theme(id)).map(|(list, all)| {
            let index = atlas.index.theme(id);
            Parted {
                theme: Some(ThemeData::of(atlas, id)),
                terms: index.terms.iter().map(|id| TermData::of(atlas, *id)).collect(),
                ..evidence(atlas, index, section(atlas, parts, list, all), all.entries)
            }
        }),
        Route::Group(id) => whole(List::Group(id)).map(|(list, all)| {
            let group = Some(GroupData::of(atlas, id));
            Parted { group, ..evidence(atlas, atlas.index.group(id), section(atlas, parts, list, all), all.entries) }
        }),
        Route::Framework(id) | Route::CompareFramework(id) => whole(List::Compared(id)).map(|(list, all)| Parted {
            framework: Some(FrameworkData::of(atlas, id)),
            ..section(atlas, parts, list, all)
        }),
        Route::Reports => first_parts(atlas, parts, List::Reports),
        Route::Matrix => first_parts(atlas, parts, List::Matrix)
            .map(|first| Parted { counts: atlas.frameworks.ids().flat_map(|id| themes(atlas, id)).collect(), ..first }),
        _ => None,
    }
}

/// What a theme or a group of children has beside its parts.
fn evidence<'a>(atlas: &'a Atlas, index: &'a ThemeIndex, parted: Parted<'a>, entries: &[Entry]) -> Parted<'a> {
    Parted {
        statements: StatementRow::list(atlas, &index.statements),
        practice: PracticeRow::list(atlas, &index.practices),
        counts: atlas.frameworks.ids().filter_map(|id| said(atlas, index, entries, id)).collect(),
        ..parted
    }
}

/// The lists of all frameworks, each with where its data are.
fn first_parts<'a>(atlas: &'a Atlas, parts: &Parts, list: fn(Id<Framework>) -> List) -> Option<Parted<'a>> {
    let own = atlas.frameworks.ids().filter_map(|id| {
        let section = parts.whole(list(id))?;
        Some(part_data(atlas, parts.page(list(id))?, section))
    });
    let own: Vec<PartData<'a>> = own.collect();
    (!own.is_empty()).then(|| Parted { parts: own, ..Parted::default() })
}

/// The parts of a part; or its rows, where it has no parts.
fn section<'a>(atlas: &'a Atlas, parts: &Parts, list: List, section: Section<'_>) -> Parted<'a> {
    if section.parts.is_empty() {
        return rows(atlas, list, section.entries);
    }
    let part = |part: &Part| part_data(atlas, Route::Part(*part), parts.part(*part));
    Parted { parts: section.parts.iter().map(part).collect(), ..Parted::default() }
}

fn part_data<'a>(atlas: &'a Atlas, page: Route, section: Section<'_>) -> PartData<'a> {
    let url = address(atlas, page);
    let name =
        |entry: Option<&Entry>| entry.map_or("", |entry| atlas.authorities[entry.authority(atlas)].slug.as_str());
    PartData {
        title: title(atlas, page).into_owned(),
        from: name(section.entries.first()),
        to: name(section.entries.last()),
        entries: section.entries.len(),
        parts: section.parts.len(),
        data: format!("{url}index.json"),
        url: url.to_string(),
    }
}

/// The rows of the entries of a part.
fn rows<'a>(atlas: &'a Atlas, list: List, entries: &[Entry]) -> Parted<'a> {
    let mut ids: Vec<Id<Report>> = entries.iter().filter_map(|entry| entry.report()).collect();
    ids.sort_unstable();
    let reports = || ids.iter().map(|id| ReportRow::of(&Here::of(atlas, *id))).collect();
    let of_index = |index: &ThemeIndex| {
        let findings = ids.iter().flat_map(|id| index.findings_of(*id)).map(|id| &atlas.findings[*id]);
        let asked = ids.iter().flat_map(|id| index.recommendations_of(*id));
        let asked = asked.map(|id| &atlas.recommendations[*id]);
        Parted {
            findings: by_report(atlas, findings, |finding| finding.report, FindingRow::of),
            recommendations: by_report(atlas, asked, |item| item.report, RecommendationData::of),
            ..Parted::default()
        }
    };
    match list {
        List::Authorities => {
            let authorities = entries.iter().map(|entry| AuthorityRow::of(atlas, entry.authority(atlas)));
            Parted { authorities: authorities.collect(), ..Parted::default() }
        }
        List::Practices => {
            let practice = entries.iter().filter_map(|entry| match entry {
                Entry::Practice(id) => Some(PracticeRow::of(atlas, *id)),
                Entry::Authority(_) | Entry::Report(_) => None,
            });
            Parted { practice: practice.collect(), ..Parted::default() }
        }
        List::Reports(_) => Parted { reports: reports(), ..Parted::default() },
        List::Compared(_) => {
            let judgements = ids.iter().flat_map(|id| atlas.judgements.range(atlas.reports[*id].judgements));
            let judgements = by_report(atlas, judgements, |judgement| judgement.report, JudgementRow::of);
            Parted { reports: reports(), judgements, ..Parted::default() }
        }
        List::Matrix(_) => {
            let themes = atlas.themes.ids().flat_map(|theme| tally::of_reports(atlas, theme, &ids));
            Parted { cells: themes.collect(), ..Parted::default() }
        }
        List::Theme(id) => of_index(atlas.index.theme(id)),
        List::Group(id) => of_index(atlas.index.group(id)),
        List::Recommendations => {
            Parted { asked: entries.iter().flat_map(|entry| asked(atlas, *entry)).collect(), ..Parted::default() }
        }
    }
}

/// What is asked of an authority, a row for each heading of each framework.
fn asked(atlas: &Atlas, entry: Entry) -> Vec<AskedData<'_>> {
    let authority = entry.authority(atlas);
    let mut rows = Vec::new();
    for (id, framework) in atlas.frameworks.iter() {
        let mut numbers = vec![0; framework.urgencies.len()];
        let own = atlas.index.reports_of(authority).iter().map(|id| &atlas.reports[*id]);
        for report in own.filter(|report| report.framework == id) {
            for item in atlas.recommendations.range(report.recommendations) {
                numbers[item.urgency.index()] += 1;
            }
        }
        let asked = framework.urgencies.iter().zip(numbers).filter(|(_, number)| *number > 0);
        rows.extend(asked.map(|(urgency, recommendations)| AskedData {
            authority: atlas.authorities[authority].slug.as_str(),
            framework: framework.slug.as_str(),
            urgency: urgency.key.as_str(),
            recommendations,
        }));
    }
    rows
}

/// What the reports of a framework say among some entries; nothing where there are none.
fn said<'a>(atlas: &'a Atlas, index: &ThemeIndex, entries: &[Entry], id: Id<Framework>) -> Option<SaidData<'a>> {
    let own: Vec<Id<Report>> = entries
        .iter()
        .filter_map(|entry| entry.report())
        .filter(|report| atlas.reports[*report].framework == id)
        .collect();
    let mut said = SaidData {
        framework: atlas.frameworks[id].slug.as_str(),
        theme: None,
        reports: own.len(),
        strengths: 0,
        weaknesses: 0,
        mixed: 0,
        recommendations: 0,
    };
    for report in own {
        let tally = tally::of_report(atlas, index, "", report);
        said.strengths += tally.strengths;
        said.weaknesses += tally.weaknesses;
        said.mixed += tally.mixed;
        said.recommendations += tally.recommendations;
    }
    (said.reports > 0).then_some(said)
}

/// What the reports of a framework say on each theme that some speak to.
fn themes(atlas: &Atlas, id: Id<Framework>) -> Vec<SaidData<'_>> {
    let framework = atlas.frameworks[id].slug.as_str();
    let said = atlas.themes.values().zip(tally::by_theme(atlas, id)).filter(|(_, said)| said.reports > 0);
    said.map(|(theme, Said { reports, strengths, weaknesses, mixed, recommendations, .. })| SaidData {
        framework,
        theme: Some(theme.slug.as_str()),
        reports,
        strengths,
        weaknesses,
        mixed,
        recommendations,
    })
    .collect()
}
