//! What holds for any input: readers of text end, and never panic; what is read can be written again.

use inspection_atlas::{
    content::{FindingsFile, FrameworkFile, ReportFile, SettingsFile},
    diagnostics::SourceMap,
    location::FileId,
    model::{
        ParagraphRef, PartialDate, Slug,
        prose::{self, address, events, links, word_count},
    },
    source::{front_matter, yaml},
};
use proptest::prelude::*;

use crate::site::Site;

/// Text of the signs that mean something in YAML and in markdown, with words between them.
fn markup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => "[a-z]{1,6}",
        1 => "[0-9]{1,4}",
        4 => prop::sample::select(vec![
            " ", "  ", "\n", "\n\n", "\t", ": ", "- ", "[", "]", "{", "}", "(", ")", ", ", "\"", "'", "|", ">", "#",
            "&", "*", "!", "<<", "---\n", "...\n", "%", "@", "`", "```\n", "¶", "§", "–", "é", "\u{feff}", "\r\n", "\0",
            "~", "^", "[^1]", "[^1]: ", "![", "](", "<b>", "<!--", "&lt;", "\\", "| a | b |\n|--:|---|\n", "finding:",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// A file of the small atlas with one part cut out and another put in.
fn damaged(path: &'static str) -> impl Strategy<Value = String> {
    let text = Site::small().text(path);
    let length = text.chars().count();
    (0..length, 0..40_usize, markup()).prop_map(move |(at, cut, put)| {
        let (before, after): (String, String) =
            (text.chars().take(at).collect(), text.chars().skip(at + cut).collect());
        before + &put + &after
    })
}

/// Whatever the text, faults lie inside it, between characters, and there are not too many.
fn read_as<T: serde::de::DeserializeOwned>(text: &str) -> Result<(), TestCaseError> {
    if let Err(faults) = yaml::parse::<T>(text) {
        prop_assert!(!faults.is_empty() && faults.len() <= 200, "{} faults", faults.len());
        for fault in faults {
            prop_assert!(text.get(fault.range.clone()).is_some(), "{:?} in {:?}", fault, text);
            prop_assert!(!fault.message.is_empty() && fault.message.len() < 2_000);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_as_yaml_or_told_why_not(text in markup()) {
        read_as::<FindingsFile>(&text)?;
        read_as::<SettingsFile>(&text)?;
        let places = yaml::Places::of(&text);
        prop_assert!(text.get(places.locate(&[])).is_some());
    }

    #[test]
    fn any_damage_to_a_file_is_told_inside_it(
        report in damaged("content/reports/northshire-area-2004/report.yaml"),
        findings in damaged("content/reports/northshire-area-2004/findings.yaml"),
        framework in damaged("content/frameworks/lantern-2011.yaml"),
    ) {
        read_as::<ReportFile>(&report)?;
        read_as::<FindingsFile>(&findings)?;
        read_as::<FrameworkFile>(&framework)?;
    }

    #[test]
    fn a_head_and_a_body_are_parts_of_their_text(text in markup()) {
        for text in [text.clone(), format!("---\n{text}"), format!("---\n{text}\n---\n{text}")] {
            if let Some(parts) = front_matter::split(&text) {
                prop_assert_eq!(&text[parts.head_start..parts.head_start + parts.head.len()], parts.head);
                prop_assert_eq!(&text[parts.body_start..], parts.body);
            }
        }
    }

    #[test]
    fn paragraph_references_are_read_and_written_alike(
        text in "(annex:|annex-[a-z]:|)[1-9][0-9]{0,3}(-[1-9][0-9]{0,3})?|section:[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,2}(/[a-z]{1,5}){0,2}",
        any in "\\PC{0,20}",
    ) {
        for text in [text, any] {
            if let Ok(reference) = ParagraphRef::parse(&text) {
                let written = reference.to_string();
                prop_assert_eq!(ParagraphRef::parse(&written), Ok(reference.clone()));
                prop_assert!(!reference.label().is_empty() && !reference.anchor().contains([' ', '/']));
                prop_assert!(!reference.each().is_empty());
            }
        }
    }

    #[test]
    fn dates_are_read_and_written_alike(text in "[0-9]{4}(-[0-9]{2}){0,2}", other in "[0-9]{4}(-[0-9]{2}){0,2}") {
        if let (Ok(date), Ok(other)) = (PartialDate::parse(&text), PartialDate::parse(&other)) {
            prop_assert_eq!(date.to_string(), text);
            prop_assert!(!date.in_words().is_empty());
            prop_assert!(date.age_at(other).is_empty() || other.age_at(date).is_empty());
        }
    }

    #[test]
    fn an_id_is_fit_for_a_file_name_and_an_address(text in "\\PC{0,30}|[a-z0-9-]{0,110}") {
        if let Ok(slug) = Slug::parse(&text) {
            prop_assert_eq!(slug.as_str(), &text);
            prop_assert!(!text.is_empty() && text.len() <= 100 && !text.starts_with('-') && !text.ends_with('-'));
            prop_assert!(text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        }
    }

    #[test]
    fn any_text_is_read_as_markdown(text in markup()) {
        for (_, range) in events(&text) {
            prop_assert!(text.get(range).is_some());
        }
        for (range, to) in links(&text) {
            prop_assert!(text.get(range).is_some());
            // No address that is accepted can run.
            if address(&to) == Ok(prose::Address::Web) {
                prop_assert!(to.starts_with("http://") || to.starts_with("https://"));
            }
        }
        prop_assert!(word_count(&text) <= text.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// The whole way: a text is refused with a place, or becomes a page that passes the audit.
    #[test]
    fn any_text_becomes_a_sound_page_or_is_refused(text in markup()) {
        let head = "---\ntitle: \"Data\"\ndescription: \"A page of any text.\"\n---\n";
        let path = "content/pages/data.md";
        let page = format!("{head}{text}");
        let project = Site::small().file(path, page.clone()).write();
        let built = project.build().expect("no content can break a template");
        let sorted: Vec<_> = built.diagnostics.sorted(&built.sources).into_iter().cloned().collect();
        for found in &sorted {
            prop_assert!(page.get(built.sources.range(&found.place)).is_some());
        }
        // Two things in a text are only seen on the page: a link to no anchor of it, and a footnote
        // with the name of one.
        let on_pages: Vec<_> = sorted
            .iter()
            .filter(|found| found.place.file == FileId::PAGES)
            .filter(|found| !matches!(found.code.as_str(), "broken-link" | "duplicate-anchor" | "page-outline"))
            .collect();
        prop_assert!(on_pages.is_empty(), "{text:?} makes a page with faults: {on_pages:?}");
    }
}
