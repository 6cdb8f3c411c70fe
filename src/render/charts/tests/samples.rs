//! Inputs shaped like the reports of the atlas; numbers of findings are made
//! up.

use crate::render::charts::evidence::{AreaEvidence, Evidence};
use crate::render::charts::history::{History, Panel, ReportColumn};
use crate::render::charts::judgements::{Area, Cell, Judgements};
use crate::render::charts::locator::{Locator, Place};
use crate::render::charts::matrix::{Matrix, ThemeGroup, ThemeRow};
use crate::render::charts::spread::{Spread, Ungraded};
use crate::render::charts::urgency::{Level, Urgency};
use crate::render::charts::{ChartText, Grade, Tally};

pub fn text(id: &str, title: &str) -> ChartText {
    ChartText {
        id: id.to_owned(),
        title: title.to_owned(),
        subtitle: "Number of judgements, Stoke-on-Trent, 2006".to_owned(),
        source: "Source: joint area review of Stoke-on-Trent, 2006".to_owned(),
    }
}

fn grade(label: &str, number: Option<&str>) -> Grade {
    Grade { label: label.to_owned(), number: number.map(str::to_owned) }
}

pub fn jar() -> Vec<Grade> {
    [("Outstanding", "4"), ("Good", "3"), ("Adequate", "2"), ("Inadequate", "1")]
        .map(|(label, number)| grade(label, Some(number)))
        .to_vec()
}

pub fn sif() -> Vec<Grade> {
    ["Outstanding", "Good", "Requires improvement", "Inadequate"].map(|label| grade(label, None)).to_vec()
}

fn area(label: &str, depth: u8, steps: &[u8]) -> Area {
    let cell = |step: &u8| match step {
        0 => Cell::Absent("Not judged".to_owned()),
        step => Cell::Grade(*step),
    };
    Area { label: label.to_owned(), depth, cells: steps.iter().map(cell).collect() }
}

/// The shape of the joint area reviews: eleven areas, three scopes.
pub fn three_scopes() -> Judgements {
    let scopes = ["Local services overall", "Council services", "Health services"];
    Judgements {
        scale: jar(),
        scopes: scopes.map(str::to_owned).to_vec(),
        areas: vec![
            area("Being healthy", 0, &[3, 0, 0]),
            area("Staying safe", 0, &[4, 0, 0]),
            area("Enjoying and achieving", 0, &[2, 0, 0]),
            area("Making a positive contribution", 0, &[2, 0, 0]),
            area("Achieving economic well-being", 0, &[3, 0, 0]),
            area("Service management", 0, &[3, 0, 0]),
            area("Capacity to improve", 0, &[3, 3, 0]),
            area("Children’s services", 0, &[0, 3, 0]),
            area("The education service", 0, &[0, 2, 0]),
            area("The social care services for children", 0, &[0, 4, 0]),
            area("The health service for children", 0, &[0, 0, 3]),
        ],
    }
}

/// The shape of the single inspection framework: one unnamed scope, judgements
/// under judgements, no numbers.
pub fn one_scope() -> Judgements {
    Judgements {
        scale: sif(),
        scopes: vec![String::new()],
        areas: vec![
            area("Overall effectiveness", 0, &[2]),
            area("Children who need help and protection", 0, &[3]),
            area("Children looked after and achieving permanence", 0, &[2]),
            area("Adoption performance", 1, &[1]),
            area("Experiences and progress of care leavers", 1, &[4]),
            area("Leadership, management and governance", 0, &[0]),
        ],
    }
}

fn report(label: &str, date: &str, counts: &[u32], not_graded: u32) -> ReportColumn {
    ReportColumn { label: label.to_owned(), date: date.to_owned(), counts: counts.to_vec(), not_graded }
}

/// One report each under two frameworks.
pub fn two_frameworks() -> History {
    History {
        panels: vec![
            Panel {
                framework: "Joint area reviews of children’s services".to_owned(),
                period: "September 2005 to March 2007".to_owned(),
                scale: jar(),
                reports: vec![report("Joint area review", "Published November 2005", &[0, 1, 9, 2], 0)],
            },
            Panel {
                framework: "Services for children in need of help and protection, children \
                            looked after and care leavers"
                    .to_owned(),
                period: "From November 2013".to_owned(),
                scale: sif(),
                reports: vec![report("Single inspection", "Published 28 March 2014", &[0, 6, 0, 0], 1)],
            },
        ],
    }
}

/// Four reports under one framework, more than stand side by side.
pub fn four_reports() -> History {
    let mut history = two_frameworks();
    history.panels.remove(0);
    history.panels[0].reports = vec![
        report("First inspection", "March 2014", &[0, 6, 0, 0], 0),
        report("Second inspection", "June 2017", &[1, 2, 3, 0], 0),
        report("Focused visit to the front door", "May 2019", &[0, 0, 1, 0], 5),
        report("Third inspection", "July 2021", &[0, 0, 0, 6], 0),
    ];
    history
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

pub fn spread() -> Spread {
    Spread {
        scale: jar(),
        reports: vec![
            vec![],
            names(&["Bracknell Forest", "Camden 2005", "Camden 2008", "Stockton-on-Tees"]),
            names(&["Staffordshire", "Worcestershire"]),
            names(&["Stoke-on-Trent"]),
        ],
        ungraded: vec![Ungraded {
            reason: "Not inspected".to_owned(),
            reports: names(&["Bournemouth, Christchurch and Poole"]),
        }],
        named: true,
    }
}

pub fn urgency() -> Urgency {
    let level = |(label, count): (&str, u32)| Level { label: label.to_owned(), count };
    Urgency {
        levels: [
            ("For immediate action", 8),
            ("For action over the next six months", 1),
            ("For action in the longer term", 0),
        ]
        .map(level)
        .to_vec(),
    }
}

fn tally(strengths: u32, weaknesses: u32, mixed: u32) -> Tally {
    Tally { strengths, weaknesses, mixed }
}

pub fn evidence() -> Evidence {
    let area = |(label, strengths, weaknesses, mixed): (&str, u32, u32, u32)| AreaEvidence {
        label: label.to_owned(),
        judged: true,
        tally: tally(strengths, weaknesses, mixed),
    };
    Evidence {
        areas: [
            ("Being healthy", 9, 7, 0),
            ("Staying safe", 4, 16, 2),
            ("Enjoying and achieving", 11, 6, 0),
            ("Making a positive contribution", 8, 3, 0),
            ("Achieving economic well-being", 5, 5, 0),
            ("Service management and the capacity of all partners to improve", 6, 12, 1),
            ("Equality and diversity", 2, 0, 0),
        ]
        .map(area)
        .to_vec(),
    }
}

/// A matrix of `themes` themes in groups of five and four reports.
pub fn matrix(themes: u32) -> Matrix {
    let titles = [
        "Teenage pregnancy and sexual health",
        "Child and adolescent mental health services",
        "Thresholds and referral",
        "Private fostering",
        "Looked after children’s placements",
        "Attendance",
        "Young people not in education, employment or training",
    ];
    let title = |number: u32| {
        let place = usize::try_from(number).unwrap() % titles.len();
        titles[place].to_owned()
    };
    let row = |number: u32| ThemeRow {
        label: title(number),
        tallies: (0..4)
            .map(|report| {
                let seed = number * 7 + report * 5;
                match seed % 11 {
                    0 | 1 => tally(0, 0, 0),
                    other => tally(other / 2, (seed * 3) % 7, u32::from(seed % 9 == 4)),
                }
            })
            .collect(),
    };
    let numbers: Vec<u32> = (0..themes).collect();
    let groups = ["Being healthy", "Staying safe", "Enjoying and achieving"];
    Matrix {
        reports: names(&["Staffordshire 2005", "Stoke-on-Trent 2006", "Worcestershire 2008", "Staffordshire 2014"]),
        groups: numbers
            .chunks(5)
            .zip(groups.iter().cycle())
            .map(|(numbers, label)| ThemeGroup {
                label: (*label).to_owned(),
                themes: numbers.iter().map(|number| row(*number)).collect(),
            })
            .collect(),
    }
}

/// A square land with this many places, four of them close together.
pub fn locator(places: i32) -> Locator {
    let square = |x: i32, y: i32, side: i32| vec![(x, y), (x + side, y), (x + side, y + side), (x, y + side)];
    let place = |number: i32| Place {
        name: format!("Place {number} upon the Water"),
        region: "The Fens".to_owned(),
        filled: number % 3 == 0,
        rings: vec![if number < 4 {
            square(900 + 5 * number, 300, 20)
        } else {
            square(20 * number % 900, 7 * number, 60)
        }],
    };
    Locator {
        land: "The land".to_owned(),
        size: (1000, 1100),
        outline: vec![square(0, 0, 1000), square(20, 1050, 50)],
        filled: "With inspection reports".to_owned(),
        open: "With an example of practice only".to_owned(),
        places: (0..places).map(place).collect(),
        region: "Region".to_owned(),
        missing: names(&["Elsewhere"]),
    }
}
