//! The real documents, for who has their texts: `ATLAS_SOURCES=DIR cargo test --test verify real`.
//! Without them there is nothing to read, and these tests say so and pass: the texts are never part
//! of the project.

use std::{env, fs, path::Path};

use inspection_atlas::{
    content,
    diagnostics::{Colour, Diagnostics, human},
    link,
    model::{ParagraphRef, Part},
    source,
    verify::{SourceTexts, paragraphs::read, run},
};

/// The text of a document, where it is at hand.
fn text(id: &str) -> Option<String> {
    fs::read_to_string(Path::new(&env::var_os("ATLAS_SOURCES")?).join(format!("{id}.txt"))).ok()
}

#[test]
fn every_numbered_paragraph_of_the_real_reports_is_found() {
    let annex = |letter: char| Part::AnnexLetter(letter);
    for (id, expected) in [
        ("staffordshire-jar-2005", vec![(Part::Main, 83), (Part::Annex, 7)]),
        ("stoke-on-trent-jar-2006", vec![(Part::Main, 84), (annex('a'), 6), (annex('b'), 4)]),
        ("worcestershire-jar-2008", vec![(Part::Main, 80), (annex('b'), 8), (annex('c'), 4)]),
        ("staffordshire-sif-2014", vec![(Part::Main, 115)]),
        ("narrowing-the-gap-2007", vec![]),
    ] {
        let Some(text) = text(id) else { continue };
        let source = read(&text);
        let expected: Vec<_> = expected.into_iter().map(|(part, last)| (part, 1, last, usize::from(last))).collect();
        assert_eq!(source.numberings(), expected, "{id}");
        for paragraph in source.paragraphs() {
            let words = paragraph.text.split_whitespace().count();
            let name =
                ParagraphRef::Numbers { part: paragraph.part.clone(), from: paragraph.number, to: paragraph.number };
            assert!((4..=420).contains(&words), "{id} {}: {words} words", name.label());
        }
    }
}

#[test]
fn everything_the_atlas_cites_is_in_the_real_documents() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = SourceTexts::default();
    let mut found = Diagnostics::default();
    let sources = source::discover(root).unwrap();
    let atlas = link::link(content::parse(&sources, &mut found), None, &mut found).unwrap();
    let reports = atlas.reports.values().map(|report| report.slug.as_str());
    for id in reports.chain(atlas.overviews.values().map(|overview| overview.slug.as_str())) {
        if let Some(text) = text(id) {
            texts.insert(id, &text);
        }
    }
    let mut faults = Diagnostics::default();
    let checks = run(&atlas, &texts, &sources, &mut faults);
    let lost: usize =
        checks.iter().filter_map(|check| check.checked.as_ref()).map(|checked| checked.lost_references).sum();
    assert_eq!(lost, 0, "{}", human(&faults, &sources, Colour::Never));
}
