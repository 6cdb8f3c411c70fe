//! Sections: what headings enclose, and how a path of words finds them.

use inspection_atlas::{
    model::ParagraphRef,
    verify::paragraphs::{SourceText, read},
};

/// The heading lines a reference leads to, and whether each was inside the one before.
fn found(source: &SourceText, path: &str) -> Option<(Vec<usize>, bool)> {
    let ParagraphRef::Section(path) = ParagraphRef::parse(&format!("section:{path}")).unwrap() else { unreachable!() };
    let found = source.section(&path)?;
    Some((found.sections.iter().map(|section| section.line).collect(), found.inside))
}

fn text(source: &SourceText, path: &str) -> String {
    let reference = ParagraphRef::parse(&format!("section:{path}")).unwrap();
    source.passages(&reference).into_iter().map(|passage| passage.text).collect::<Vec<_>>().join("\n===\n")
}

/// Chapters whose number signs are unsteady: only the contents page tells what is inside what.
const MARKED: &str = "# Closing the gap\n\n# Contents\n\n<b>Summary</b>\t<b>4</b>\nBeing well\t5\nBeing safe\t6\n\
<b>Evaluation</b>\t<b>7</b>\nBeing well\t8\nBeing safe\t9\n<b>Examples of practice</b>\t<b>11</b>\n\n\
## Summary\n\nIt sums up.\n\n## Being well\n\nWell in short.\n\n## Being safe\n\nSafe in short.\n\n\
## Evaluation\n\n### Being well\n\n#### Key strengths of many\n\n- strong one\n\n## Barriers to it\n\n- weak one\n\n### **a split line**\n\nand its rest\n\n\
## **Being safe**\n\n### **Key strengths of many**\n\n- strong two\n\nRead about\n\n[Northtown: a fine plan](#)\n\n[Southtown: another](#)\n\n## Barriers to it\n\n- weak two\n\n\
## Examples of practice\n\n### Northtown: the fine plan\n\nIt worked.\n\n**Southtown: one more**\n\nSo did this.\n\n**What came of it:**\n\nA lot.\n";

#[test]
fn the_contents_page_tells_what_is_inside_what() {
    let source = read(MARKED);
    assert!(text(&source, "being-well/strengths").contains("strong one"));
    assert!(!text(&source, "being-well/strengths").contains("weak"));
    assert!(text(&source, "being-well/barriers").contains("and its rest"));
    assert!(!text(&source, "being-well/barriers").contains("Safe"));
    assert!(text(&source, "being-safe/barriers").contains("weak two"));
    assert!(text(&source, "summary/being-safe").contains("Safe in short."));
    assert!(text(&source, "evaluation").contains("weak two") && !text(&source, "evaluation").contains("in short"));
    assert!(found(&source, "being-well/strengths").unwrap().1);
    assert_eq!(found(&source, "closing-the-gap").unwrap().0, [1], "a title counts too");
    assert_eq!(found(&source, "nothing-of-the-kind"), None);
}

#[test]
fn a_bold_line_that_a_link_names_is_a_heading_and_one_that_leads_on_is_not() {
    let source = read(MARKED);
    assert_eq!(text(&source, "examples-of-practice/northtown").trim(), "Northtown: the fine plan\n\nIt worked.");
    assert!(text(&source, "examples-of-practice/southtown").contains("A lot."));
}

#[test]
fn a_heading_outside_is_found_only_where_none_is_inside() {
    let source = read(MARKED);
    let (lines, inside) = found(&source, "summary/barriers").unwrap();
    assert!(!inside);
    assert_eq!(lines.len(), 1);
}

const PLAIN: &str = "A review\n\nOf a town\n\nPublished: 3 May 2006\n\nContents\n\nIntroduction\t2\nGrades\t3\nSafety\t4\n\n\
Introduction\n\n1. It is begun.\n\nGrades\n\nSafety\t2\n\nFor action over the next six months\n\n2. Mend it.\n\nSafety\n\nMajor strengths\n\nGood people.\n\n\
Important weaknesses\n\nToo few (12%) of them.\n\n3. There are 40 of them.\n\nMajor strengths\tImportant weaknesses\nGood plans\tFew of 7 plans\nGood will\t\n\n4. The end.\n";

#[test]
fn short_lines_that_stand_alone_are_headings_where_no_line_is_marked() {
    let source = read(PLAIN);
    assert!(text(&source, "safety/major-strengths").contains("Good people."));
    assert!(text(&source, "review").contains("Published: 3 May 2006"), "the cover belongs to the title");
    assert!(text(&source, "grades").contains("Safety\t2"));
    assert!(!text(&source, "contents").contains("begun"));
}

#[test]
fn a_section_with_words_of_its_own_leaves_numbered_paragraphs_to_their_numbers() {
    let source = read(PLAIN);
    let weaknesses = text(&source, "safety/important-weaknesses");
    assert!(weaknesses.contains("12%"), "{weaknesses}");
    assert!(!weaknesses.contains("40"), "{weaknesses}");
    assert!(text(&source, "for-action").contains("Mend it."), "it has no other words");
}

#[test]
fn columns_of_a_table_read_across_are_sections() {
    let source = read(PLAIN);
    let columns: Vec<&str> =
        source.sections().iter().filter(|section| section.is_column()).map(|section| section.text.as_str()).collect();
    assert_eq!(columns, ["Major strengths\nGood plans\nGood will", "Important weaknesses\nFew of 7 plans"]);
}

#[test]
fn a_paragraph_knows_the_headings_it_stands_under() {
    let source = read(PLAIN);
    let passages = source.passages(&ParagraphRef::parse("2").unwrap());
    assert!(passages[0].headings.contains(&"For action over the next six months".to_owned()));
}

#[test]
fn footnotes_belong_to_the_section_that_holds_their_mark() {
    let source = read("Homes¹\n\nThere are many.\n\nSchools\n\nThere are few.\n\n¹ Fewer than 295 days.\n");
    assert!(text(&source, "homes").contains("295"));
}
