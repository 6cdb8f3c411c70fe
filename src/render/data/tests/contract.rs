//! The tables are what the contract says, and join.

use std::collections::BTreeSet;

use super::{
    super::{FILES, schema::TABLES},
    ATLAS, BUILT, Row, header, rows,
};
use crate::{
    model::Slug,
    pages::{Route, anchor},
    render::Links,
};

/// The columns that others may rely on; for authorities, the first ones.
const CONTRACT: [(&str, &str); 8] = [
    (
        "judgements",
        "report,authority,framework,published,judgement,judgement_label,scope,scope_label,grade,grade_label,grade_number,paragraphs,url",
    ),
    ("findings", "report,finding,polarity,judgement,themes,groups,paragraphs,statement,url"),
    ("recommendations", "report,recommendation,urgency,urgency_label,addressee,themes,paragraphs,statement,url"),
    ("traces", "report,recommendation,later_report,finding,outcome,note"),
    ("figures", "report,figure,measure,value,number,qualifier,unit,as_of,base,paragraphs,caution"),
    ("overview_statements", "overview,statement_id,outcome_area,polarity,themes,section,statement,url"),
    ("grades", "framework,grade,label,number,order,meaning"),
    ("authorities", "la_name,new_la_code,old_la_code,region_name,authority,"),
];

#[test]
fn columns_are_those_of_the_contract() {
    let (out, _) = &*BUILT;
    for (table, columns) in CONTRACT {
        if table == "authorities" {
            assert!(header(out, table).starts_with(columns), "{table}");
        } else {
            assert_eq!(header(out, table), columns, "{table}");
        }
    }
}

#[test]
fn files_are_rfc_4180_without_a_byte_order_mark() {
    let (out, _) = &*BUILT;
    for table in TABLES {
        let bytes = out.get(&format!("data/{}.csv", table.name)).unwrap();
        assert!(!bytes.starts_with(b"\xef\xbb\xbf"), "{}", table.name);
        assert!(bytes.ends_with(b"\r\n"), "{}", table.name);
        let fields: Vec<&str> = table.fields.iter().map(|field| field.name).collect();
        assert_eq!(header(out, table.name), fields.join(","));
        for row in rows(out, table.name) {
            assert_eq!(row.len(), fields.len(), "{}", table.name);
        }
    }
}

#[test]
fn there_is_a_row_for_everything() {
    let (out, files) = &*BUILT;
    let atlas = &*ATLAS;
    let silent = |findings: usize| findings.max(1);
    let traces = atlas.recommendations.values().flat_map(|recommendation| &recommendation.traces);
    let expected = [
        ("judgements", atlas.judgements.len()),
        ("findings", atlas.findings.len()),
        ("recommendations", atlas.recommendations.len()),
        ("traces", traces.map(|trace| silent(trace.findings.len())).sum()),
        ("figures", atlas.figures.len()),
        ("overview_statements", atlas.statements.len()),
        ("themes", atlas.themes.len()),
        ("reports", atlas.reports.len()),
        ("authorities", atlas.authorities.len()),
        ("practice", atlas.practices.len()),
        ("frameworks", atlas.frameworks.len()),
        ("grades", atlas.frameworks.values().map(|framework| framework.scale.grades.len()).sum()),
    ];
    for (table, count) in expected {
        assert_eq!(rows(out, table).len(), count, "{table}");
        let file = files.files.iter().find(|file| file.path == format!("data/{table}.csv")).unwrap();
        assert_eq!(file.rows, Some(count), "{table}");
    }
    assert_eq!(files.files.len(), TABLES.len() + 2);
}

/// The values of some columns; `None` where one of them is empty.
fn key<'a>(row: &'a Row, columns: &[&str]) -> Option<Vec<&'a str>> {
    let cells = columns.iter().map(|column| row[*column].as_str());
    cells.map(|cell| (!cell.is_empty()).then_some(cell)).collect()
}

#[test]
fn every_key_is_unique_and_every_reference_resolves() {
    let (out, _) = &*BUILT;
    for table in TABLES {
        let own = rows(out, table.name);
        for field in table.fields.iter().filter(|field| field.required) {
            assert!(own.iter().all(|row| !row[field.name].is_empty()), "{}.{}", table.name, field.name);
        }
        let keys = table.unique_keys.iter().copied().chain([table.primary_key]).filter(|columns| !columns.is_empty());
        for columns in keys {
            let found: Vec<_> = own.iter().filter_map(|row| key(row, columns)).collect();
            assert_eq!(found.iter().collect::<BTreeSet<_>>().len(), found.len(), "{} {columns:?}", table.name);
        }
        for foreign in table.foreign_keys {
            let others = rows(out, foreign.table);
            let known: BTreeSet<_> = others.iter().filter_map(|row| key(row, foreign.keys)).collect();
            for wanted in own.iter().filter_map(|row| key(row, foreign.fields)) {
                assert!(known.contains(&wanted), "{} {wanted:?}", table.name);
            }
        }
    }
}

#[test]
fn lists_hold_ids_of_their_table_and_traces_findings_of_the_later_report() {
    let (out, _) = &*BUILT;
    let themes: BTreeSet<String> = rows(out, "themes").into_iter().map(|row| row["theme"].clone()).collect();
    for table in ["findings", "recommendations", "overview_statements", "practice"] {
        for row in rows(out, table) {
            assert!(row["themes"].split(';').all(|theme| themes.contains(theme)), "{row:?}");
        }
    }
    let findings = rows(out, "findings");
    let known: BTreeSet<_> = findings.iter().filter_map(|row| key(row, &["report", "finding"])).collect();
    for row in rows(out, "traces") {
        match key(&row, &["later_report", "finding"]) {
            Some(wanted) => assert!(known.contains(&wanted), "{row:?}"),
            None => assert_eq!(row["outcome"], "not-mentioned"),
        }
    }
}

#[test]
fn addresses_are_permalinks() {
    let (out, _) = &*BUILT;
    let atlas = &*ATLAS;
    let links = Links::from_root(atlas);
    for (row, finding) in rows(out, "findings").iter().zip(atlas.findings.values()) {
        assert_eq!(row["url"], links.permalink(Route::Report(finding.report), &anchor::finding(finding)));
    }
    for (row, judgement) in rows(out, "judgements").iter().zip(atlas.judgements.values()) {
        let framework = &atlas.frameworks[atlas.reports[judgement.report].framework];
        let place = anchor::judgement(framework, judgement);
        assert_eq!(row["url"], links.permalink(Route::Report(judgement.report), &place));
    }
    for (row, id) in rows(out, "reports").iter().zip(atlas.reports.ids()) {
        assert_eq!(row["url"], links.canonical(Route::Report(id)));
    }
}

#[test]
fn a_framework_that_prints_no_numbers_has_none() {
    let (out, _) = &*BUILT;
    let of = |table: &str| rows(out, table).into_iter().filter(|row| row["framework"] == "sif-2013");
    assert!(of("judgements").all(|row| row["grade_number"].is_empty()));
    assert!(of("grades").all(|row| row["number"].is_empty()));
    let undated = rows(out, "reports").into_iter().find(|row| row["report"] == "staffordshire-sif-2014").unwrap();
    assert_eq!((undated["published"].as_str(), undated["copyright_year"].as_str()), ("", "2014"));
    assert!(!undated["published_note"].is_empty());
}

#[test]
fn codes_are_those_valid_now_or_last() {
    let (out, _) = &*BUILT;
    let authorities = rows(out, "authorities");
    let find = |id: &str| authorities.iter().find(|row| row["authority"] == id).unwrap();
    let cells = |row: &Row, columns: &[&str]| -> Vec<String> { columns.iter().map(|c| row[*c].clone()).collect() };
    assert_eq!(
        cells(find("bournemouth"), &["new_la_code", "old_la_code", "valid_to", "successor_new_la_code"]),
        ["E06000028", "837", "2019-03-31", "E06000058"]
    );
    assert_eq!(
        cells(find("shropshire"), &["new_la_code", "former_new_la_codes", "valid_to"]),
        ["E06000051", "E10000026", ""]
    );
}

#[test]
fn the_data_page_describes_every_file_and_every_column() {
    let slug = Slug::parse("data").unwrap();
    let page = ATLAS.pages.values().find(|page| page.slug == slug).unwrap();
    let text = &page.body.markdown;
    for table in TABLES {
        let heading = format!("### {}.csv\n\n{}\n\n| column | holds |\n|---|---|\n", table.name, table.description);
        let lines = table.fields.iter().map(|field| format!("| `{}` | {} |\n", field.name, field.description));
        let wanted = heading + &lines.collect::<String>();
        assert!(text.contains(&wanted), "content/pages/data.md should hold:\n\n{wanted}");
    }
    let named: Vec<String> = FILES.iter().map(|(file, _)| format!("data/{file}")).collect();
    let built: Vec<&String> = BUILT.1.files.iter().map(|file| &file.path).collect();
    assert_eq!(built, named.iter().collect::<Vec<_>>());
}

#[test]
fn equal_content_gives_equal_bytes() {
    let (again, _) = super::built(&ATLAS);
    assert!(BUILT.0.iter().eq(again.iter()));
}
