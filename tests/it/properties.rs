//! What holds for any input: readers of text end, and never panic; what is read can be written again.

use inspection_atlas::{
    content::{
        AuthorityHead, ChangesFile, CheckedFile, FiguresFile, FindingsFile, FrameworkFile, GeographyFile, GlossaryFile,
        GroupsFile, OverviewFile, PageHead, PracticeHead, RecommendationsFile, RedirectsFile, ReportFile, SettingsFile,
        StatementsFile, ThemeHead,
    },
    diagnostics::SourceMap,
    location::FileId,
    model::{
        ParagraphRef, PartialDate, Slug,
        prose::{self, address, events, links, word_count},
    },
    pipeline::{self, Clock},
    scaffold,
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

/// The same for the type of every kind of file.
fn read_as_every_kind(text: &str) -> Result<(), TestCaseError> {
    read_as::<AuthorityHead>(text)?;
    read_as::<ChangesFile>(text)?;
    read_as::<CheckedFile>(text)?;
    read_as::<FiguresFile>(text)?;
    read_as::<FindingsFile>(text)?;
    read_as::<FrameworkFile>(text)?;
    read_as::<GeographyFile>(text)?;
    read_as::<GlossaryFile>(text)?;
    read_as::<GroupsFile>(text)?;
    read_as::<OverviewFile>(text)?;
    read_as::<PageHead>(text)?;
    read_as::<PracticeHead>(text)?;
    read_as::<RecommendationsFile>(text)?;
    read_as::<RedirectsFile>(text)?;
    read_as::<ReportFile>(text)?;
    read_as::<SettingsFile>(text)?;
    read_as::<StatementsFile>(text)?;
    read_as::<ThemeHead>(text)
}

/// What a YAML text says.
fn value(text: &str) -> serde_yaml::Value {
    serde_yaml::from_str(text).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_as_yaml_or_told_why_not(text in markup()) {
        read_as_every_kind(&text)?;
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
    fn an_id_is_made_of_any_name_or_refused(name in "\\PC{0,120}") {
        if let Ok(id) = scaffold::id(&name) {
            prop_assert!(Slug::parse(id.as_str()).is_ok());
            prop_assert_eq!(scaffold::id(id.as_str()).unwrap(), id);
        }
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
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_damage_to_a_list_is_told_inside_it(
        changes in damaged("content/changes.yaml"),
        redirects in damaged("content/redirects.yaml"),
        geography in damaged("content/geography.yaml"),
        glossary in damaged("content/glossary.yaml"),
        recommendations in damaged("content/reports/northshire-area-2004/recommendations.yaml"),
        overview in damaged("content/overviews/joining-up-2006/overview.yaml"),
    ) {
        read_as::<ChangesFile>(&changes)?;
        read_as::<RedirectsFile>(&redirects)?;
        read_as::<GeographyFile>(&geography)?;
        read_as::<GlossaryFile>(&glossary)?;
        read_as::<RecommendationsFile>(&recommendations)?;
        read_as::<OverviewFile>(&overview)?;
    }

    #[test]
    fn a_layout_says_the_same_and_is_final(
        text in markup(),
        findings in damaged("content/reports/northshire-area-2004/findings.yaml"),
        practice in damaged("content/practice/fenmarch-night-bus.md"),
    ) {
        for text in [text, findings] {
            let Ok(styled) = yaml::styled(&text) else { continue };
            prop_assert_eq!(value(&text), value(&styled));
            prop_assert_eq!(yaml::styled(&styled), Ok(styled.clone()), "of {:?}", text);
        }
        if let Ok(styled) = yaml::styled_head(&practice) {
            let body = |text: &str| front_matter::split(text).map(|parts| parts.body.to_owned());
            prop_assert_eq!(body(&styled), body(&practice));
            prop_assert_eq!(yaml::styled_head(&styled), Ok(styled.clone()), "of {:?}", practice);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// What joins files has its own readers: of lines on the map, of addresses, of what changed.
    #[test]
    fn any_damage_is_told_inside_a_file_when_all_is_joined(
        changes in damaged("content/changes.yaml"),
        redirects in damaged("content/redirects.yaml"),
        geography in damaged("content/geography.yaml"),
    ) {
        let paths = ["content/changes.yaml", "content/redirects.yaml", "content/geography.yaml"];
        let files = paths.into_iter().zip([changes, redirects, geography]);
        let project = files.fold(Site::small(), |site, (path, text)| site.file(path, text)).write();
        let checked = pipeline::checked(project.root(), None, &mut Clock::new(&mut |_| ())).unwrap();
        for found in checked.diagnostics.sorted(&checked.sources) {
            let text = checked.sources.text(found.place.file);
            prop_assert!(text.get(checked.sources.range(&found.place)).is_some(), "{:?}", found);
        }
    }

    /// A stub holds the name that it was given, whatever the name.
    #[test]
    fn a_stub_holds_any_name(name in "\\PC{1,60}") {
        let project = Site::small().write();
        let atlas = pipeline::checked(project.root(), None, &mut Clock::new(&mut |_| ())).unwrap().atlas.unwrap();
        let id = Slug::parse("a-name").unwrap();
        let stub = scaffold::theme(&atlas, &id, &name, None).unwrap();
        let head = front_matter::split(&stub.text).unwrap().head;
        let title = value(head)["title"].as_str().map(str::to_owned);
        prop_assert_eq!(title, Some(name), "in {}", head);
    }

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
