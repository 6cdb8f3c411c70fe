//! The entries of one document: a report or a national overview.

use std::borrow::Cow;

use super::{
    entries::{Entries, Entry, Place, position},
    kind::Kind,
    vocabulary::parts,
};
use crate::{
    model::{Atlas, Figure, Framework, Group, Id, Overview, PartialDate, Report, Theme},
    pages::{Route, anchor},
    render::views::words,
};

/// Adds a report, and everything in it.
pub fn report<'a>(atlas: &'a Atlas, id: Id<Report>, entries: &mut Entries<'a>) {
    let report = &atlas.reports[id];
    let framework = &atlas.frameworks[report.framework];
    let place = entries.place(|| Place {
        authority: Some(position(report.authority)),
        date: words::published_short(&report.published),
        year: Some(report.published.order().year()),
        framework: &framework.short_title,
        ..Place::plain(atlas, Route::Report(id), &report.short_title)
    });
    entries.add(Kind::Report, || Entry::page(place, &report.short_title, named(report)));
    evidence(atlas, report, framework, place, entries);
    for figure in atlas.figures.range(report.figures) {
        let page = || Entry::page(place, figure.measure(), number(figure));
        entries.add(Kind::Figure, || Entry { anchor: anchor::figure(figure), ..page() });
    }
    parts(entries, Kind::Summary, place, &report.summary, "summary-", "summary");
}

/// A report's whole title, who wrote it, and the places it studied.
fn named(report: &Report) -> String {
    let places = if report.neighbourhoods.is_empty() {
        String::new()
    } else {
        format!(" Places studied: {}.", report.neighbourhoods.join(", "))
    };
    format!("{}. By {}.{places}", report.title.trim_end_matches('.'), words::list(&report.inspectorates))
}

/// What a report found, asked for and judged.
fn evidence<'a>(atlas: &'a Atlas, report: &Report, framework: &'a Framework, place: u32, entries: &mut Entries<'a>) {
    for finding in atlas.findings.range(report.findings) {
        let area = finding.area.map_or("", |area| framework.area(area).label.as_str());
        entries.add(Kind::Finding, || Entry {
            place,
            anchor: anchor::finding(finding),
            title: joined(&[words::polarity(finding.polarity).1, area]).into(),
            text: (&*finding.statement).into(),
            about: about(atlas, &finding.themes, &finding.groups),
        });
    }
    for item in atlas.recommendations.range(report.recommendations) {
        entries.add(Kind::Recommendation, || Entry {
            place,
            anchor: anchor::recommendation(item),
            title: framework.urgency(item.urgency).label.as_str().into(),
            text: asked(&item.statement, item.addressee.as_deref()),
            about: about(atlas, &item.themes, &item.groups),
        });
    }
    for judgement in atlas.judgements.range(report.judgements) {
        entries.add(Kind::Judgement, || {
            let scope = judgement.scope.map_or("", |scope| framework.scope(scope).label.as_str());
            let title = joined(&[framework.area(judgement.area).label.as_str(), scope]);
            let grade = framework.grade(judgement.grade).label.as_str();
            Entry { anchor: anchor::judgement(framework, judgement), ..Entry::page(place, title, grade) }
        });
    }
}

/// Adds a national overview, and everything in it.
pub fn overview<'a>(atlas: &'a Atlas, id: Id<Overview>, entries: &mut Entries<'a>) {
    let overview = &atlas.overviews[id];
    let place = entries.place(|| Place {
        date: words::published_short(&overview.published),
        ..Place::plain(atlas, Route::Overview(id), &overview.short_title)
    });
    let text = || format!("{}. {}", overview.title.trim_end_matches('.'), overview.coverage);
    entries.add(Kind::Overview, || Entry::page(place, &overview.short_title, text()));
    for statement in atlas.statements.range(overview.statements) {
        let way = words::statement_polarity(statement.polarity).1;
        entries.add(Kind::Statement, || Entry {
            place,
            anchor: anchor::statement(statement),
            title: joined(&[way, &atlas.areas[statement.area].label]).into(),
            text: (&statement.statement).into(),
            about: about(atlas, &statement.themes, &statement.groups),
        });
    }
    for item in &overview.recommendations {
        entries.add(Kind::Recommendation, || Entry {
            place,
            anchor: anchor::national(&item.slug),
            title: "National recommendation".into(),
            text: asked(&item.statement, item.addressee.as_deref()),
            about: about(atlas, &item.themes, &item.groups),
        });
    }
    for fact in &overview.facts {
        let area = fact.area.map_or("", |area| atlas.areas[area].label.as_str());
        let page = || Entry::page(place, area, &fact.statement);
        entries.add(Kind::Figure, || Entry { anchor: anchor::fact(&fact.slug), ..page() });
    }
    parts(entries, Kind::Summary, place, &overview.summary, "summary-", "summary");
}

/// The names of what an entry is about.
fn about(atlas: &Atlas, themes: &[Id<Theme>], groups: &[Id<Group>]) -> String {
    let mut names: Vec<&str> = themes.iter().map(|id| atlas.themes[*id].title.as_str()).collect();
    // A theme and a group may have one name.
    for label in groups.iter().map(|id| atlas.groups[*id].label.as_str()) {
        if !names.contains(&label) {
            names.push(label);
        }
    }
    joined(&names)
}

/// What is asked for, with who is asked.
fn asked<'a>(statement: &'a str, addressee: Option<&str>) -> Cow<'a, str> {
    addressee.map_or(statement.into(), |addressee| format!("{statement} Asked of: {addressee}.").into())
}

/// A figure's number with the words that go with it.
fn number(figure: &Figure) -> String {
    let value = format!("{} {}", words::figure_value(figure), words::figure_unit(figure));
    let base = figure.base().unwrap_or_default();
    let date = figure.as_of().map_or_else(String::new, PartialDate::in_words);
    joined(&[value.trim_end(), base, &date])
}

/// The parts that are not empty, with a dot between them.
fn joined(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}
