//! Citations say what the documents state, and no more.

use std::collections::BTreeSet;

use super::{super::citation, ATLAS};
use crate::{
    model::Slug,
    pages::{Route, plan},
    render::Outputs,
};

/// The files with the citations of all pages.
fn files() -> Outputs {
    let mut files = Outputs::default();
    for (path, text) in plan(&ATLAS).pages.iter().flat_map(|page| citation::files(&ATLAS, page.route)) {
        files.insert(path, "a test", text.into_bytes()).unwrap();
    }
    files
}

fn report(id: &str) -> Route {
    let slug = Slug::parse(id).unwrap();
    let (id, _) = ATLAS.reports.iter().find(|(_, report)| report.slug == slug).unwrap();
    Route::Report(id)
}

#[test]
fn plain_citations_name_the_page_and_the_document() {
    let of = format!("(content of {}).", ATLAS.settings.content_date.in_words());
    let (page, source) = citation::plain(&ATLAS, report("stoke-on-trent-jar-2006"));
    assert_eq!(
        page,
        format!(
            "The inspection atlas (2026) ‘Stoke-on-Trent joint area review 2006’. https://inspection-atlas.example/reports/stoke-on-trent-jar-2006/ {of}"
        )
    );
    assert!(source.starts_with("Ofsted, Adult Learning Inspectorate, "), "{source}");
    assert!(source.ends_with(
        " and HM Crown Prosecution Service Inspectorate (2006) Joint area review: Stoke-on-Trent Children's Services Authority Area. Published 23 February 2006. Reference 861."
    ));
    let (page, source) = citation::plain(&ATLAS, Route::Home);
    assert_eq!(page, format!("The inspection atlas (2026). https://inspection-atlas.example/ {of}"));
    assert_eq!(source, "");
}

#[test]
fn a_date_that_is_not_stated_is_not_made_up() {
    let (_, source) = citation::plain(&ATLAS, report("staffordshire-sif-2014"));
    assert!(source.starts_with("Ofsted (no date) Staffordshire County Council: "), "{source}");
    assert!(source.ends_with("No date of publication is stated; copyright 2014. No reference number is stated."));
    let out = files();
    let text = |path: &str| String::from_utf8(out.get(path).unwrap().to_vec()).unwrap();
    let bib = text("reports/staffordshire-sif-2014/cite.bib");
    assert_eq!(bib.matches("year = ").count(), 1, "{bib}");
    let ris = text("reports/staffordshire-sif-2014/cite.ris");
    assert_eq!(ris.matches("PY  - ").count(), 1, "{ris}");
}

#[test]
fn every_page_that_someone_may_cite_has_both_files_under_a_key_of_its_own() {
    let out = files();
    let cited = plan(&ATLAS).pages.into_iter().map(|page| page.route).filter(|route| citation::has_files(*route));
    let folders: Vec<String> = cited.map(|route| route.folder(&ATLAS)).collect();
    assert!(folders.len() > 100 && out.len() == 2 * folders.len());
    let mut keys = BTreeSet::new();
    for folder in folders {
        let bib = String::from_utf8(out.get(&format!("{folder}cite.bib")).unwrap().to_vec()).unwrap();
        let key = bib.strip_prefix("@misc{").and_then(|rest| rest.split_once(',')).unwrap().0;
        assert!(keys.insert(key.to_owned()), "{key} stands for two pages");
        assert!(bib.contains(&format!("  url = {{https://inspection-atlas.example/{folder}}},\n")), "{bib}");
        assert!(out.get(&format!("{folder}cite.ris")).is_some());
    }
    assert!(keys.contains("atlas") && keys.contains("atlas-authorities-stoke-on-trent"), "{keys:?}");
}

#[test]
fn files_follow_their_formats() {
    let out = files();
    let text = |path: &str| String::from_utf8(out.get(path).unwrap().to_vec()).unwrap();
    let ris = text("overviews/narrowing-the-gap-2007/cite.ris");
    let lines: Vec<&str> = ris.split_terminator("\r\n").collect();
    assert!(lines.iter().all(|line| line.len() >= 6 && &line[2..6] == "  - "), "{ris}");
    assert!(ris.contains("TY  - RPRT\r\nAU  - Ofsted\r\n") && ris.contains("DA  - 2007/04//\r\n"), "{ris}");
    assert!(ris.contains("SN  - 070041\r\n"));
    let bib = text("overviews/narrowing-the-gap-2007/cite.bib");
    assert!(bib.contains("@techreport{narrowing-the-gap-2007,\n  author = {{Ofsted}},\n"), "{bib}");
    assert!(bib.contains("  year = {2007},\n  month = {4},\n"), "{bib}");
    assert_eq!(bib.matches('{').count(), bib.matches('}').count());
}
