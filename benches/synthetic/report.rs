//! The folder of a report.
//!
//! In: its number. Out: `report.yaml`, `findings.yaml`, `recommendations.yaml`, `figures.yaml` and
//! `summary.md`.

use super::{
    Files, Size,
    places::{FRAMEWORKS, Place, REPORTS_EACH, name},
    random::Random,
    sentence::{fill, id},
    shared::{GRADES, JUDGED, SCOPES, URGENCIES, list},
    summary::{self, Own},
    topics::{GROUPS, THEMES},
    words::{MEASURES, MIXED, REQUESTS, STRENGTHS, WEAKNESSES},
};

const FINDINGS: usize = 12;
const RECOMMENDATIONS: usize = 6;
const FIGURES: usize = 20;

const TOPICS: [&str; 9] =
    ["people", "services", "health", "safeguarding", "care", "education", "work-and-housing", "money", "participation"];

/// The files of report number `number`.
pub fn files(size: Size, number: usize) -> Files {
    let place = Place::of(number);
    let random = &mut Random::of(size.seed, &place.id());
    let themes: Vec<usize> = (0..FINDINGS).map(|_| random.below(THEMES.len())).collect();
    let findings = finding_ids(&themes);
    let recommendations: Vec<String> = themes
        .iter()
        .take(RECOMMENDATIONS)
        .enumerate()
        .map(|(at, theme)| format!("{}-{at}", THEMES[*theme].0))
        .collect();
    let own = Own { findings: &findings, recommendations: &recommendations, themes: &themes };
    let mut parts = vec![
        ("report.yaml", report(place, random)),
        ("findings.yaml", self::findings(place, &own, random)),
        ("figures.yaml", figures(&own, random)),
        ("summary.md", summary::text(place, &own, random)),
    ];
    parts.push(("recommendations.yaml", self::recommendations(size, number, &own, random)));
    let folder = format!("content/reports/{}", place.id());
    parts.into_iter().map(|(name, text)| (format!("{folder}/{name}"), text)).collect()
}

fn finding_ids(themes: &[usize]) -> Vec<String> {
    themes.iter().enumerate().map(|(at, theme)| format!("{}-{at}", THEMES[*theme].0)).collect()
}

/// The ids of the findings of report number `number`, as [`files`] gives them.
fn findings_of(size: Size, number: usize) -> Vec<String> {
    let random = &mut Random::of(size.seed, &Place::of(number).id());
    finding_ids(&(0..FINDINGS).map(|_| random.below(THEMES.len())).collect::<Vec<_>>())
}

fn report(place: Place, random: &mut Random) -> String {
    let (framework, year) = (place.framework(), place.year());
    let month = random.between(3, 6);
    let text = format!(
        "authority: {}\nframework: {}\ntitle: \"{} of {}, {year}\"\nshort_title: \"{}\"\npublished: {year}-{:02}-{:02}\n\
         inspected:\n  from: {year}-{month:02}-01\n  to: {year}-{month:02}-12\nreference: \"LO-{year}-{:04}-{}\"\n\
         inspectorates: [\"The Lantern Office\"]\nteam: \"Six invented inspectors\"\n\
         neighbourhoods: [\"The Harbour\", \"Upper Moor\"]\nlicence: \"Invented; free to copy.\"\n",
        id(&name(place.authority)),
        FRAMEWORKS[framework].0,
        ["Whole area review", "Lantern inspection"][framework],
        name(place.authority),
        place.short_title(),
        month + 3,
        random.between(1, 28),
        place.authority,
        place.turn,
    );
    text + &list("judgements", judgements(framework, random))
        + &list("out_of_scope", ["paragraphs: [1-2]\n    why: \"They describe the method.\"".to_owned()])
}

/// Five to thirteen judgements: a first review grades some areas in two columns.
fn judgements(framework: usize, random: &mut Random) -> Vec<String> {
    let columns: &[Option<&str>] = if framework == 0 { &[Some(SCOPES[0].0), Some(SCOPES[1].0)] } else { &[None] };
    let all: Vec<(&str, Option<&str>)> =
        columns.iter().flat_map(|scope| JUDGED[framework].iter().map(move |(area, _)| (*area, *scope))).collect();
    let count = random.between(5, all.len().min(13));
    let judgement = |(area, scope): &(&str, Option<&str>)| {
        let scope = scope.map_or_else(String::new, |scope| format!("\n    scope: {scope}"));
        format!(
            "area: {area}{scope}\n    grade: {}\n    paragraphs: [{}]",
            random.one(GRADES[framework]),
            random.between(5, 80)
        )
    };
    all[..count].iter().map(judgement).collect()
}

fn findings(place: Place, own: &Own<'_>, random: &mut Random) -> String {
    let areas = JUDGED[place.framework()];
    let finding = |(id, theme): (&String, &usize)| {
        let (polarity, patterns) = *random.one(&[
            ("strength", STRENGTHS),
            ("weakness", WEAKNESSES),
            ("strength", STRENGTHS),
            ("mixed", MIXED),
        ]);
        let second = random.below(THEMES.len());
        let second =
            if random.once_in(2) && second != *theme { format!(", {}", THEMES[second].0) } else { String::new() };
        let group =
            if random.once_in(3) { format!("\n    groups: [{}]", random.one(&GROUPS).0) } else { String::new() };
        let area = if random.once_in(6) { String::new() } else { format!("\n    area: {}", random.one(areas).0) };
        format!(
            "id: {id}\n    statement: \"{}\"\n    polarity: {polarity}{area}\n    themes: [{}{second}]{group}\n    paragraphs: {}",
            fill(patterns, THEMES[*theme].2, random),
            THEMES[*theme].0,
            paragraphs(random)
        )
    };
    list("findings", own.findings.iter().zip(own.themes).map(finding))
}

fn paragraphs(random: &mut Random) -> String {
    let from = random.between(5, 80);
    match random.below(3) {
        0 => format!("[{from}]"),
        1 => format!("[{from}-{}]", from + random.between(1, 2)),
        _ => format!("[{from}, {}]", from + random.between(2, 9)),
    }
}

fn recommendations(size: Size, number: usize, own: &Own<'_>, random: &mut Random) -> String {
    let place = Place::of(number);
    let recommendation = |(id, theme): (&String, &usize)| {
        format!(
            "id: {id}\n    statement: \"{}\"\n    urgency: {}\n    addressee: \"{} and its partners\"\n    themes: [{}]\n    paragraphs: [{}]",
            fill(REQUESTS, THEMES[*theme].2, random),
            random.one(URGENCIES[place.framework()]).0,
            name(place.authority),
            THEMES[*theme].0,
            random.between(80, 95)
        )
    };
    let text = list("recommendations", own.recommendations.iter().zip(own.themes).map(recommendation));
    text + &traces(size, number, own, random)
}

/// What the report half a history later, under the other framework, says on two recommendations.
fn traces(size: Size, number: usize, own: &Own<'_>, random: &mut Random) -> String {
    let later = number + REPORTS_EACH / 2;
    if Place::of(number).framework() > 0 || later >= size.reports {
        return String::new();
    }
    let findings = findings_of(size, later);
    let trace = |recommendation: &String| {
        let outcome = *random.one(&["progress", "continuing-weakness", "both"]);
        format!(
            "recommendation: {recommendation}\n    later_report: {}\n    outcome: {outcome}\n    findings: [{}]\n    note: \"The later report comes back to it.\"",
            Place::of(later).id(),
            random.one(&findings)
        )
    };
    list("traces", own.recommendations[..2].iter().map(trace))
}

fn figures(own: &Own<'_>, random: &mut Random) -> String {
    let figure = |at: usize| {
        let (measure, unit) = *random.one(MEASURES);
        let value = if unit == "%" { random.between(1, 99) } else { random.between(2, 9999) };
        let number = |value: usize| {
            if unit == "%" { format!("value: \"{value}%\"") } else { format!("value: \"{}\"", grouped(value)) }
        };
        let compared = random.between(1, value.max(2));
        let beside = if random.once_in(2) {
            format!(
                "\n    compared_with:\n      - label: \"national average\"\n        {}\n        number: {compared}",
                number(compared)
            )
        } else {
            String::new()
        };
        format!(
            "id: figure-{at}\n    measure: \"{}\"\n    {}\n    number: {value}\n    unit: \"{unit}\"{beside}\n    topic: {}\n    paragraphs: [{}]",
            fill(&[measure], THEMES[*random.one(own.themes)].2, random),
            number(value),
            random.one(&TOPICS),
            random.between(3, 80)
        )
    };
    list("figures", (1..=FIGURES).map(figure))
}

/// A number with a comma before its last three digits, as reports print it.
fn grouped(number: usize) -> String {
    if number < 1000 { number.to_string() } else { format!("{},{:03}", number / 1000, number % 1000) }
}
