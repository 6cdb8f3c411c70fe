//! Small texts, each with one of the defects that extractions are known to hold.

use inspection_atlas::{
    model::Part,
    verify::paragraphs::{Paragraph, SourceText, read},
};

/// `1–83, annex 1–7`: the numberings that were found.
fn numbers(source: &SourceText) -> String {
    let all = source.numberings().into_iter().map(|(part, from, to, count)| {
        assert_eq!(count, usize::from(to - from + 1), "a number is missing");
        let part = match part {
            Part::Main => String::new(),
            Part::Annex => "annex ".to_owned(),
            Part::AnnexLetter(letter) => format!("annex {letter} "),
        };
        format!("{part}{from}–{to}")
    });
    all.collect::<Vec<_>>().join(", ")
}

fn main_paragraph(source: &SourceText, number: u16) -> &Paragraph {
    source.paragraph(&Part::Main, number).unwrap()
}

#[test]
fn numbers_are_found_as_list_items_in_bold_and_plain() {
    let source = read(
        "- 1. The first is an item.\n\n**2. The second is bold. So is this.** This is not.\n\n\
                       **3.** The third has a bold number.\n<p>4. The fourth stands in a tag.</p>\n\t5.\tThe fifth is set in.\n",
    );
    assert_eq!(numbers(&source), "1–5");
    assert_eq!(main_paragraph(&source, 2).text, "The second is bold. So is this. This is not.");
    assert_eq!(main_paragraph(&source, 4).text, "The fourth stands in a tag.");
}

#[test]
fn numbering_begins_again_in_each_annex() {
    let source = read(
        "1. One is here.\n2. Two is here.\n\nAnnex A: Some more\n\n1. One again.\n\nAnnex B\n\n\
                       - 1. One more time.\n- 2. And two.\n",
    );
    assert_eq!(numbers(&source), "1–2, annex a 1–1, annex b 1–2");
    let only = read("1. One is here.\n\n## **Annex: The rest**\n\n1. One again.\n2. And two.\n");
    assert_eq!(numbers(&only), "1–1, annex 1–2");
    let letter = read("1. One is here.\n\nAnnex A\n\n1. One again.\n");
    assert_eq!(letter.paragraph(&Part::Annex, 1).unwrap().text, "One again.", "the only annex, whatever its letter");
}

#[test]
fn an_annex_without_numbers_leaves_the_others_alone() {
    let source = read(
        "1. One is here.\n\nAnnex A\n\nA LETTER\n\nIts text has no numbers.\n\nAnnex B\n\nA LIST\n\n\
                       - 1. The first.\n- 2. The second.\n",
    );
    assert_eq!(numbers(&source), "1–1, annex b 1–2");
    assert_eq!(main_paragraph(&source, 1).text, "One is here.");
}

#[test]
fn talk_of_an_annex_is_no_annex() {
    let source = read(
        "1. One is here.\n\nFor the list see annex B.\n\nAnnex B holds the list\n\n2. Two is here.\n\n\
                       Annex B\n\n3. Three goes on.\n",
    );
    assert_eq!(numbers(&source), "1–3");
}

#[test]
fn a_paragraph_runs_on_over_breaks_blank_lines_and_lists() {
    let source = read(
        "1. The review found:\n\n- many plans\n - a second mark\n\n---\n\n- and staff\n\nwho went on working \
                       after the\n\u{c}\npage had ended.\n\n2. Next.\n",
    );
    let text = "The review found:\nmany plans\na second mark\nand staff who went on working after the page had ended.";
    assert_eq!(main_paragraph(&source, 1).text, text);
    assert_eq!(main_paragraph(&source, 1).line, 1);
}

#[test]
fn the_tail_of_a_page_that_looks_like_an_item_stays_where_it_is() {
    let source = read(
        "- 1. The service, which works in\n\n- 10 schools, is good.\n- 2. The next begins in\n\n\
                       - 3. schools and homes, and goes on.\n- 3. The real third has its say.\n",
    );
    assert_eq!(numbers(&source), "1–3");
    assert_eq!(main_paragraph(&source, 1).text, "The service, which works in\n10 schools, is good.");
    assert_eq!(main_paragraph(&source, 3).text, "The real third has its say.");
}

#[test]
fn rows_of_a_cover_and_of_a_contents_page_are_no_paragraphs() {
    for row in [
        "1. Children who need help\t\tGood\n2. Children looked after\tGood\n3. Leadership\t\tGood\n",
        "1. Children who need help Good\n2. Children looked after Good\n3. Leadership Good\n",
    ] {
        let source = read(&format!(
            "A report\n\n{row}\nContents\n\n\t1.\tSafety\t6\n\t2.\tHealth\t9\n\nSafety\n\n\
                                    1. Safety is well looked after.\n2. So is much else.\n\nHealth\n\n3. Health is good.\n4. The end.\n"
        ));
        assert_eq!(numbers(&source), "1–4", "{row}");
        assert_eq!(main_paragraph(&source, 3).text, "Health is good.");
    }
    assert_eq!(numbers(&read("1. Children who need help\t\tGood\n2. Children looked after\tGood\n")), "");
}

#[test]
fn a_numbered_list_inside_a_paragraph_is_part_of_it() {
    let source = read(
        "1. One is here.\n2. The steps are:\n\n  1. look at it;\n  2. think of it;\n  3. mend it;\n  4. look again.\n\n\
                       3. Three is here.\n4. Four is here.\n",
    );
    assert_eq!(numbers(&source), "1–4");
    assert!(main_paragraph(&source, 2).text.contains("3. mend it;"));
}

#[test]
fn footnotes_are_set_apart_and_kept_with_their_mark() {
    let source = read(
        "1. The tool¹ has helped in\n\n2. The second was begun and\n\n¹ The tool is a map.\n<sup>2</sup> A stray note.\n\n\
                       was ended after the page.\n",
    );
    assert_eq!(main_paragraph(&source, 1).notes, ["The tool is a map."]);
    assert_eq!(main_paragraph(&source, 2).text, "The second was begun and was ended after the page.");
    assert_eq!(main_paragraph(&source, 2).notes, ["A stray note."]);
}

#[test]
fn the_last_item_needs_no_end_of_line() {
    let source = read("1. One is here.\n\n- 2. The last one ends the file");
    assert_eq!(numbers(&source), "1–2");
    assert_eq!(main_paragraph(&source, 2).text, "The last one ends the file");
}

#[test]
fn a_heading_ends_a_paragraph_and_a_table_after_it_is_not_part_of_it() {
    let source = read("1. One is here.\n\nGrades\n\n\tLocal\tCouncil\nSafety\t2\t3\n\n2. Two is here.\n");
    assert_eq!(main_paragraph(&source, 1).text, "One is here.");
}

#[test]
fn a_lost_number_loses_no_other() {
    let source = read("1. One is here.\n2. Two is here.\n\n4. Four is here.\n5. Five is here.\n6. Six is here.\n");
    let found: Vec<u16> = source.paragraphs().iter().map(|paragraph| paragraph.number).collect();
    assert_eq!(found, [1, 2, 4, 5, 6]);
}

#[test]
fn line_ends_and_byte_order_marks_make_no_difference() {
    let source = read("\u{feff}1. One is\r\nhere.\r\n\r\n2. Two.\r\n");
    assert_eq!(main_paragraph(&source, 1).text, "One is here.");
    assert_eq!(numbers(&source), "1–2");
}
