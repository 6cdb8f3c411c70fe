//! Cells that a spreadsheet would run, lists with semicolons, matters that are not mentioned.

use serde::Serialize;

use super::{
    super::{
        schema::{Field, Kind},
        sheet::{Sheet, needs_apostrophe},
        values::Number,
    },
    ATLAS, built, rows,
};
use crate::model::{Atlas, Outcome, Trace};

const COLUMNS: &[Field] = &[
    Field { name: "text", kind: Kind::Text, required: true, description: "" },
    Field { name: "list", kind: Kind::List, required: true, description: "" },
    Field { name: "number", kind: Kind::Number, required: false, description: "" },
];

#[derive(Serialize)]
struct Line<'a> {
    text: &'a str,
    list: &'a [&'a str],
    number: Option<Number>,
}

fn sheet(lines: &[Line<'_>]) -> String {
    let mut bytes = Vec::new();
    let mut sheet = Sheet::new(COLUMNS, &mut bytes).unwrap();
    lines.iter().try_for_each(|line| sheet.push(line)).unwrap();
    assert_eq!(sheet.finish().unwrap(), lines.len());
    String::from_utf8(bytes).unwrap()
}

#[test]
fn formulas_are_inert_and_numbers_stay_numbers() {
    let text = sheet(&[
        Line { text: "=1+1", list: &["@a", "b"], number: Some(Number(-5.0)) },
        Line { text: "-5%", list: &[], number: Some(Number(2.5)) },
        Line { text: "'+x", list: &["a;b", "c"], number: None },
        Line { text: "say \"a, b\"\r\nand c", list: &["one"], number: Some(Number(806_744.0)) },
    ]);
    let expected = [
        "text,list,number",
        "'=1+1,'@a;b,-5",
        "-5%,,2.5",
        "''+x,\"a,b;c\",",
        "\"say \"\"a, b\"\"\r\nand c\",one,806744",
        "",
    ];
    assert_eq!(text, expected.join("\r\n"));
}

#[test]
fn taking_one_apostrophe_away_gives_the_text_back() {
    for text in ["=A1", "+44 20", "-", "@x", "\tx", "\rx", "\nx", "＝1", "'=1", "''-x", "-5a", "--5", "+", "-1,2.3x"] {
        assert!(needs_apostrophe(text), "{text:?}");
        assert!(needs_apostrophe(&format!("'{text}")), "{text:?}");
    }
    for text in ["", "'", "'quoted'", "a=b", "-5", "+3", "-2,300.5%", "5%", "–5", "£5"] {
        assert!(!needs_apostrophe(text), "{text:?}");
    }
}

#[test]
fn a_row_that_is_not_the_tables_is_refused() {
    #[derive(Serialize)]
    struct Other {
        list: u8,
    }
    #[derive(Serialize)]
    struct Short {
        text: u8,
    }
    #[derive(Serialize)]
    struct Nested {
        text: Short,
    }
    let refused = |row: &dyn Fn(&mut Sheet<'_>) -> csv::Result<()>| {
        row(&mut Sheet::new(COLUMNS, &mut Vec::new()).unwrap()).unwrap_err()
    };
    assert!(refused(&|sheet| sheet.push(&Other { list: 1 })).to_string().contains("list is not column 1"));
    assert!(refused(&|sheet| sheet.push(&Short { text: 1 })).to_string().contains("fewer keys"));
    assert!(refused(&|sheet| sheet.push(&Nested { text: Short { text: 1 } })).to_string().contains("Short"));
}

/// The real content, with a text that looks like a formula and a matter that is not mentioned.
fn awkward() -> Atlas {
    let mut atlas = ATLAS.clone();
    let id = atlas.reports.ids().find(|id| !atlas.reports[*id].recommendations.is_empty()).unwrap();
    let mut recommendations = atlas.recommendations.range(atlas.reports[id].recommendations).to_vec();
    let first = &mut recommendations[0];
    first.statement = "=HYPERLINK(\"https://example.org\";\"x\")".into();
    first.addressee = None;
    first.traces = vec![Trace {
        origin: first.origin,
        later: first.report,
        outcome: Outcome::NotMentioned,
        findings: Box::default(),
        note: "The later report is silent.".into(),
    }];
    atlas.recommendations.replace(id, recommendations);
    atlas
}

#[test]
fn what_is_not_mentioned_is_a_row_without_a_finding() {
    let atlas = awkward();
    let (out, _) = built(&atlas);
    let silent: Vec<_> = rows(&out, "traces").into_iter().filter(|row| row["outcome"] == "not-mentioned").collect();
    assert_eq!(silent.len(), 1);
    assert_eq!(silent[0]["finding"], "");
    let asked = &rows(&out, "recommendations")[0];
    assert_eq!(asked["statement"], "'=HYPERLINK(\"https://example.org\";\"x\")");
    assert_eq!(asked["addressee"], "");
    let whole: serde_json::Value = serde_json::from_slice(out.get("data/atlas.json").unwrap()).unwrap();
    let asked = &whole["reports"][0]["recommendations"][0];
    assert_eq!(asked["statement"], "=HYPERLINK(\"https://example.org\";\"x\")");
    assert!(asked["traces"][0]["finding"].is_null());
}
