//! The real content: facts of the first five documents, typed in here from them a second time, so that they do
//! not drift. Whatever else is added to the content passes, unless it breaks a rule that holds for all of it.

use std::{collections::BTreeSet, path::Path, sync::OnceLock};

use inspection_atlas::{
    diagnostics::{self, Colour},
    model::{Atlas, CodeScheme, Framework, Grade, Id, Judgement, Published, Report, prose::word_count},
    pipeline::{self, Checked, Clock},
    render::Outputs,
};

use crate::site::{HERE, outputs};

/// The atlas of the real content.
pub fn atlas() -> &'static Atlas {
    static ATLAS: OnceLock<Atlas> = OnceLock::new();
    ATLAS.get_or_init(|| {
        let Checked { sources, atlas, diagnostics, .. } =
            pipeline::checked(Path::new(HERE), None, &mut Clock::new(&mut |_| ())).unwrap();
        let found = diagnostics::human(&diagnostics, &sources, Colour::Never);
        assert!(!diagnostics.has_errors(), "{found}");
        Atlas::clone(&atlas.unwrap())
    })
}

/// The site of the real content, built once.
pub fn site() -> &'static Outputs {
    static SITE: OnceLock<Outputs> = OnceLock::new();
    SITE.get_or_init(|| outputs(Path::new(HERE), None))
}

fn report(slug: &str) -> (Id<Report>, &'static Report) {
    atlas().reports.iter().find(|(_, report)| report.slug.as_str() == slug).unwrap()
}

/// A judgement as its report's table prints it: area, column, grade.
fn printed(framework: &Framework, judgement: &Judgement) -> (String, String, String) {
    let grade = &framework.scale.grades[usize::from(judgement.grade.0)];
    (
        framework.area(judgement.area).label.clone(),
        judgement.scope.map_or_else(String::new, |scope| framework.scope(scope).label.clone()),
        grade.number.map_or_else(|| grade.label.clone(), |number| number.to_string()),
    )
}

const ALL: &str = "Local services overall";
const COUNCIL: &str = "Council services";
const HEALTH: &str = "Health services";

/// Area, column and grade.
type Cell = (&'static str, &'static str, &'static str);

/// The grade tables, cell by cell, in the order printed.
const TABLES: &[(&str, &[Cell])] = &[
    (
        "staffordshire-jar-2005",
        &[
            ("Being healthy", ALL, "2"),
            ("Staying safe", ALL, "1"),
            ("Enjoying and achieving", ALL, "2"),
            ("Making a positive contribution", ALL, "3"),
            ("Achieving economic well-being", ALL, "2"),
            ("Service management", ALL, "2"),
            ("Capacity to improve", ALL, "2"),
            ("Capacity to improve", COUNCIL, "2"),
            ("Children's services", COUNCIL, "2"),
            ("The education service", COUNCIL, "2"),
            ("The social care services for children", COUNCIL, "1"),
            ("The health service for children", HEALTH, "2"),
        ],
    ),
    (
        "stoke-on-trent-jar-2006",
        &[
            ("Being healthy", ALL, "2"),
            ("Staying safe", ALL, "1"),
            ("Enjoying and achieving", ALL, "3"),
            ("Making a positive contribution", ALL, "3"),
            ("Achieving economic well-being", ALL, "2"),
            ("Service management", ALL, "2"),
            ("Capacity to improve", ALL, "2"),
            ("Capacity to improve", COUNCIL, "2"),
            ("Children's services", COUNCIL, "2"),
            ("The education service", COUNCIL, "3"),
            ("The social care services for children", COUNCIL, "1"),
            ("The health service for children", HEALTH, "2"),
        ],
    ),
    (
        "worcestershire-jar-2008",
        &[
            ("Safeguarding", ALL, "3"),
            ("Looked after children", ALL, "3"),
            ("Learning difficulties and/or disabilities", ALL, "3"),
            ("Service management", ALL, "3"),
            ("Capacity to improve", ALL, "3"),
        ],
    ),
    (
        "staffordshire-sif-2014",
        &[
            ("The overall judgement", "", "Good"),
            ("Children who need help and protection", "", "Good"),
            ("Children looked after and achieving permanence", "", "Good"),
            ("Adoption performance", "", "Good"),
            ("Experiences and progress of care leavers", "", "Good"),
            ("Leadership, management and governance", "", "Good"),
            ("The effectiveness of the Local Safeguarding Children Board (LSCB)", "", "Good"),
        ],
    ),
];

/// The headings under which each report asks for something, and those under which it asks for nothing.
const URGENCIES: &[(&str, &[&str], &[&str])] = &[
    ("staffordshire-jar-2005", &["For immediate action", "For action over the next six months"], &[]),
    (
        "stoke-on-trent-jar-2006",
        &["For immediate action", "For action over the next six months", "For action in the longer term"],
        &[],
    ),
    (
        "worcestershire-jar-2008",
        &["For immediate action", "For action over the next six months", "For action in the longer term"],
        &[],
    ),
    ("staffordshire-sif-2014", &["Areas for improvement"], &["Priority and immediate action"]),
];

/// Each authority with its numbers: of the department, and of the Government Statistical Service.
const CODES: &[(&str, &str, &[&str])] = &[
    ("Bournemouth", "837", &["E06000028"]),
    ("Bracknell Forest", "867", &["E06000036"]),
    ("Camden", "202", &["E09000007"]),
    ("Derby", "831", &["E06000015"]),
    ("Norfolk", "926", &["E10000020"]),
    ("Rotherham", "372", &["E08000018"]),
    ("Shropshire", "893", &["E06000051", "E10000026"]),
    ("St Helens", "342", &["E08000013"]),
    ("Staffordshire", "860", &["E10000028"]),
    ("Stockton-on-Tees", "808", &["E06000004"]),
    ("Stoke-on-Trent", "861", &["E06000021"]),
    ("Worcestershire", "885", &["E10000034"]),
    ("York", "816", &["E06000014"]),
];

#[test]
fn grade_tables_are_as_printed() {
    for (slug, table) in TABLES {
        let (_, report) = report(slug);
        let framework = &atlas().frameworks[report.framework];
        let judgements = atlas().judgements.range(report.judgements).iter();
        let found: Vec<_> = judgements.map(|judgement| printed(framework, judgement)).collect();
        let expected: Vec<_> = table.iter().map(|(a, b, c)| (a.to_string(), b.to_string(), c.to_string())).collect();
        assert_eq!(found, expected, "{slug}");
    }
}

#[test]
fn recommendations_stand_under_the_headings_printed() {
    for (slug, asked, empty) in URGENCIES {
        let (_, report) = report(slug);
        let framework = &atlas().frameworks[report.framework];
        let mut found: Vec<&str> = atlas()
            .recommendations
            .range(report.recommendations)
            .iter()
            .map(|recommendation| framework.urgencies[usize::from(recommendation.urgency.0)].label.as_str())
            .collect();
        found.dedup();
        assert_eq!(found, *asked, "{slug}");
        let mut none: Vec<&str> = report
            .none_under
            .iter()
            .map(|empty| framework.urgencies[usize::from(empty.urgency.0)].label.as_str())
            .collect();
        none.dedup();
        assert_eq!(none, *empty, "{slug}");
    }
}

#[test]
fn authorities_have_their_codes() {
    let found: Vec<(&str, Vec<&str>, Vec<&str>)> = atlas()
        .authorities
        .values()
        .map(|authority| {
            let of = |scheme| {
                let codes = authority.codes.iter().filter(move |code| code.scheme == scheme);
                codes.map(|code| code.value.as_str()).collect::<Vec<_>>()
            };
            (authority.name.as_str(), of(CodeScheme::Dfe), of(CodeScheme::Gss))
        })
        .collect();
    let sorted = |codes: &[&'static str]| codes.iter().copied().collect::<BTreeSet<_>>();
    for (name, dfe, gss) in CODES {
        let (_, own_dfe, own_gss) = found.iter().find(|(own, ..)| own == name).unwrap_or_else(|| panic!("no {name}"));
        assert_eq!((own_dfe.as_slice(), sorted(own_gss)), ([*dfe].as_slice(), sorted(gss)), "{name}");
    }
}

#[test]
fn dates_that_the_documents_do_not_print_are_not_stated() {
    let stated = |slug: &str| match &report(slug).1.published {
        Published::On(date) => date.to_string(),
        Published::NotStated { copyright_year, .. } => format!("not stated, {copyright_year}"),
    };
    assert_eq!(stated("staffordshire-jar-2005"), "not stated, 2005");
    assert_eq!(stated("staffordshire-sif-2014"), "not stated, 2014");
    let inspected = report("staffordshire-sif-2014").1.inspected.unwrap();
    assert_eq!((inspected.0.to_string(), inspected.1.to_string()), ("2014-01-14".into(), "2014-02-05".into()));
}

#[test]
fn there_is_as_much_as_was_promised() {
    let atlas = atlas();
    assert!(atlas.practices.len() >= 10);
    assert!(atlas.areas.len() >= 6);
    assert!(atlas.themes.len() >= 45);
    assert!(atlas.terms.len() >= 50);
    for (slug, _) in TABLES {
        let (_, report) = report(slug);
        let words = word_count(&report.summary.markdown);
        assert!((400..=900).contains(&words), "the summary of {slug} has {words} words");
        assert!(report.findings.len() >= 30, "{} has {} findings", report.slug, report.findings.len());
        assert!(report.figures.len() >= 25, "{} has {} figures", report.slug, report.figures.len());
    }
    for finding in atlas.findings.values() {
        assert!(!finding.themes.is_empty() && !finding.paragraphs.is_empty(), "{} rests on nothing", finding.slug);
    }
    for statement in atlas.statements.values() {
        assert!(
            !statement.themes.is_empty() && !statement.paragraphs.is_empty(),
            "{} rests on nothing",
            statement.slug
        );
    }
}

/// The grades of a framework as charts write them, with a capital letter.
fn grades(framework: &Framework) -> BTreeSet<String> {
    let name = |label: &str| label[..1].to_uppercase() + &label[1..];
    let written = |grade: &Grade| match grade.number {
        Some(number) => format!("{} ({number})", name(&grade.label)),
        None => name(&grade.label),
    };
    framework.scale.grades.iter().map(written).collect()
}

/// The rows of the table of a chart, each cell by its column's name.
fn table(path: &str) -> Vec<Vec<String>> {
    let text = std::str::from_utf8(site().get(path).unwrap_or_else(|| panic!("there is no {path}"))).unwrap();
    text.lines().skip(1).map(cells).collect()
}

fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            _ => cells.last_mut().unwrap().push(c),
        }
    }
    cells
}

#[test]
fn no_history_writes_a_grade_of_another_framework() {
    for (id, authority) in atlas().authorities.iter() {
        let own: Vec<_> = atlas().reports.values().filter(|report| report.authority == id).collect();
        let path = format!("authorities/{}/history.csv", authority.slug);
        if own.is_empty() {
            assert!(site().get(&path).is_none(), "{path} shows nothing");
            continue;
        }
        let rows = table(&path);
        for report in own {
            let framework = &atlas().frameworks[report.framework];
            let rows: Vec<_> = rows.iter().filter(|row| row[0] == report.short_title).collect();
            let shown: BTreeSet<String> = rows.iter().map(|row| row[3].clone()).collect();
            let count: usize = rows.iter().map(|row| row[4].parse::<usize>().unwrap()).sum();
            assert!(rows.iter().all(|row| row[2] == framework.short_title), "{path}");
            assert_eq!(shown, grades(framework), "{path}");
            assert_eq!(count, report.judgements.len(), "{path}");
        }
    }
}

#[test]
fn no_spread_names_a_report_under_another_framework() {
    let mut seen = 0;
    for (id, framework) in atlas().frameworks.iter() {
        let folder = format!("frameworks/{}/", framework.slug);
        for (path, _) in site().iter().filter(|(path, _)| path.starts_with(&folder) && path.ends_with(".csv")) {
            let rows = table(path);
            let shown: BTreeSet<String> = rows.iter().map(|row| row[0].clone()).collect();
            assert_eq!(shown, grades(framework), "{path}");
            let allowed: Vec<String> = atlas()
                .reports
                .iter()
                .filter(|(_, report)| report.framework == id)
                .map(|(report, _)| atlas().report_name(report))
                .collect();
            for name in rows.iter().flat_map(|row| row[2].split(", ")).filter(|name| *name != "none") {
                assert!(allowed.iter().any(|own| own == name), "{path} names {name}");
                seen += 1;
            }
        }
    }
    assert!(seen > 0);
}

/// A change of a file makes its record void until somebody who has the source checks it again: the page says so
/// then, and so does the summary of the change (`docs/formats.md`). Here a record that holds has to be worth it.
#[test]
fn what_was_checked_against_the_sources_covers_them() {
    for report in atlas().reports.values() {
        let Some(checked) = report.checked else {
            let slug = &report.slug;
            #[expect(clippy::print_stderr, reason = "somebody has to check it again")]
            {
                eprintln!("{slug} was not checked against its source as it is now: `atlas verify --record` does");
            }
            continue;
        };
        let in_scope = checked.paragraphs - checked.out_of_scope;
        assert!(checked.cited * 100 >= in_scope * 97, "{}: {} of {in_scope}", report.slug, checked.cited);
    }
}
