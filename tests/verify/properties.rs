//! What holds for every text.

use inspection_atlas::{
    model::{ParagraphRef, Part},
    verify::{numbers::numbers, paragraphs::read},
};
use proptest::prelude::*;

/// What can stand between two numbered paragraphs, or in one.
fn noise() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("\n".to_owned()),
        Just("\n---\n\n".to_owned()),
        Just("\u{c}\n".to_owned()),
        Just("\nBeing healthy\n\n".to_owned()),
        Just("\n## **Staying safe**\n\n".to_owned()),
        Just("\n- 10 schools, is good.\n- 2008/09 was better.\n".to_owned()),
        Just("¹ A note of the 3rd kind.\n".to_owned()),
        Just("\nwhich went on after the page had ended, as such things will do in a long text.\n".to_owned()),
        Just("\nSafety\t2\t\nHealth\t3\t\n\n".to_owned()),
        Just("which are:\n  1. a plan;\n  2. a list;\n".to_owned()),
        Just("For the rest see annex B.\n".to_owned()),
    ]
}

/// A numbered paragraph, its number left open as `#`.
fn paragraph() -> impl Strategy<Value = String> {
    let style = prop_oneof![
        Just("#. TEXT\n"),
        Just("- #. TEXT\n"),
        Just("**#. TEXT**\n"),
        Just("**#.** TEXT\n"),
        Just("#) TEXT\r\n"),
        Just("<b>#.</b> TEXT\n"),
    ];
    let text = "[A-Z][a-z]{1,8}( [a-z]{1,9}){4,20}( [0-9]{1,4}%?)?( [a-z]{1,9}){0,4}\\.";
    (style, text, noise()).prop_map(|(style, text, noise)| style.replace("TEXT", &text) + &noise)
}

fn front() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        Just(""),
        Just("A review\n\n1. Children who need help\t\tGood\n2. Children looked after\tGood\n\n"),
        Just(
            "A review\n\nContents\n\nIntroduction\t2\n\t1.\tSafety\t6\n\t2.\tHealth\t9\nAnnex A\tThe rest\t12\n\nIntroduction\n\n"
        ),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC*", marks in "[0-9.)#*<>/sup\\-\t\n¹²³ A-Ca-n:|\\[\\]\\\\]{0,200}") {
        for text in [&text, &marks] {
            let source = read(text);
            for paragraph in source.paragraphs() {
                prop_assert!(source.text().get(paragraph.range.clone()).is_some());
            }
            for section in source.sections() {
                let _ = source.passages(&ParagraphRef::Section(section.words.iter().map(|w| w.as_str().into()).collect()));
            }
            for number in numbers(text) {
                prop_assert!(text.get(number.range).is_some());
            }
        }
    }

    #[test]
    fn numbers_never_panic(text in "[0-9,.%£/½ a-eA-Z–-]{0,60}", words in "((two|twenty|hundred|thousand|million|half|third|thirds|and|a|of|in|March|per|cent|9999999999|18)[ -]){0,12}") {
        for text in [&text, &words] {
            for number in numbers(text) {
                prop_assert!(text.get(number.range).is_some());
            }
        }
    }

    #[test]
    fn every_numbered_paragraph_is_found_once_and_in_order(
        front in front(),
        main in prop::collection::vec(paragraph(), 3..40),
        annexes in prop::collection::vec(prop::collection::vec(paragraph(), 0..6), 0..3),
        cut in any::<bool>(),
    ) {
        let number = |list: &[String]| -> String {
            list.iter().enumerate().map(|(at, text)| text.replacen('#', &(at + 1).to_string(), 1)).collect()
        };
        let mut text = format!("{front}{}", number(&main));
        let mut expected: Vec<(Part, u16)> = (1..).zip(&main).map(|(at, _)| (Part::Main, at)).collect();
        for (letter, list) in ('a'..).zip(&annexes) {
            text.extend([format!("\nAnnex {}\n\n{}", letter.to_ascii_uppercase(), number(list))]);
            expected.extend((1..).zip(list).map(|(at, _)| (Part::AnnexLetter(letter), at)));
        }
        let text = if cut { text.trim_end() } else { &text };
        let source = read(text);
        let found: Vec<(Part, u16)> = source.paragraphs().iter().map(|p| (p.part.clone(), p.number)).collect();
        prop_assert_eq!(found, expected, "{}", text);
        let lines: Vec<usize> = source.paragraphs().iter().map(|p| p.line).collect();
        prop_assert!(lines.is_sorted());
    }
}
