//! What is refused, and how it is said.

use super::samples;
use crate::render::charts::evidence::{Evidence, evidence};
use crate::render::charts::history::{History, history};
use crate::render::charts::judgements::{Cell, judgements};
use crate::render::charts::locator::locator;
use crate::render::charts::matrix::matrix;
use crate::render::charts::spread::spread;
use crate::render::charts::urgency::{Level, Urgency, urgency};
use crate::render::charts::{ChartError, ChartText};

fn with(change: impl FnOnce(&mut ChartText)) -> Result<(), ChartError> {
    let mut text = samples::text("urgency", "Most were urgent");
    change(&mut text);
    urgency(&text, &samples::urgency()).map(drop)
}

#[test]
fn texts_are_checked() {
    assert_eq!(with(|text| text.title = "  ".to_owned()), Err(ChartError::Missing("title")));
    assert_eq!(with(|text| text.subtitle.clear()), Err(ChartError::Missing("subtitle")));
    assert_eq!(with(|text| text.source.clear()), Err(ChartError::Missing("source")));
    assert_eq!(with(|text| text.title = "word ".repeat(16)), Err(ChartError::TitleTooLong(16)));
    assert_eq!(with(|text| text.title = "word ".repeat(15)), Ok(()));
    assert_eq!(with(|text| text.id = "a b".to_owned()), Err(ChartError::BadId("a b".to_owned())));
    assert_eq!(with(|text| text.id.clear()), Err(ChartError::BadId(String::new())));
}

#[test]
fn a_description_may_not_repeat_the_title() {
    let level = Level { label: "Now".to_owned(), count: 1 };
    let data = Urgency { levels: vec![level] };
    let made = urgency(&samples::text("urgency", "All of it now"), &data).unwrap();
    let again = urgency(&samples::text("urgency", &made.description), &data);
    assert_eq!(again, Err(ChartError::DescriptionIsTitle));
}

#[test]
fn nothing_cannot_be_drawn() {
    let text = samples::text("empty", "Nothing");
    let nothing = Err(ChartError::NoData);
    assert_eq!(urgency(&text, &Urgency { levels: vec![] }), nothing);
    assert_eq!(evidence(&text, &Evidence { areas: vec![] }), nothing);
    assert_eq!(locator(&text, &samples::locator(0)), nothing);
    assert_eq!(history(&text, &History { panels: vec![] }), nothing);
    let mut data = samples::three_scopes();
    data.areas.clear();
    assert_eq!(judgements(&text, &data), nothing);
    let mut data = samples::matrix(5);
    data.groups.clear();
    assert_eq!(matrix(&text, &data), nothing);
    let mut data = samples::spread();
    data.reports.iter_mut().for_each(Vec::clear);
    data.ungraded.clear();
    assert_eq!(spread(&text, &data), nothing);
}

#[test]
fn labels_are_required() {
    let text = samples::text("labels", "Labels");
    let mut data = samples::three_scopes();
    data.areas[1].label = " ".to_owned();
    assert_eq!(judgements(&text, &data), Err(ChartError::EmptyLabel("judgement area")));
    let mut data = samples::matrix(5);
    data.reports[0].clear();
    assert_eq!(matrix(&text, &data), Err(ChartError::EmptyLabel("report")));
    let mut data = samples::evidence();
    data.areas[0].label.clear();
    assert_eq!(evidence(&text, &data), Err(ChartError::EmptyLabel("judgement area")));
    let mut data = samples::locator(2);
    data.places[1].name.clear();
    assert_eq!(locator(&text, &data), Err(ChartError::EmptyLabel("place")));
    let mut data = samples::spread();
    data.reports[1].push(String::new());
    assert_eq!(spread(&text, &data), Err(ChartError::EmptyLabel("report")));
}

#[test]
fn rows_and_grades_must_fit() {
    let text = samples::text("fit", "Fit");
    let mut data = samples::three_scopes();
    data.areas[0].cells[0] = Cell::Grade(5);
    assert_eq!(judgements(&text, &data), Err(ChartError::OffScale { step: 5, of: 4 }));
    data.areas[0].cells[0] = Cell::Grade(0);
    assert_eq!(judgements(&text, &data), Err(ChartError::OffScale { step: 0, of: 4 }));
    data.areas[0].cells.pop();
    let row = "Being healthy".to_owned();
    assert_eq!(judgements(&text, &data), Err(ChartError::Ragged { row, expected: 3, found: 2 }));
    data.scale.truncate(2);
    assert_eq!(judgements(&text, &data), Err(ChartError::ScaleLength(2)));
    let mut data = samples::two_frameworks();
    data.panels[0].reports[0].counts.pop();
    let row = "Joint area review".to_owned();
    assert_eq!(history(&text, &data), Err(ChartError::Ragged { row, expected: 4, found: 3 }));
}
