//! The whole of `verify` on a small project of our own.

use inspection_atlas::{
    model::ParagraphRef,
    verify::{Record, ReportCheck, SourceTexts, evidence, json, record, table, uncited},
};

use crate::project::{REPORT, project};

/// The faults after one change, each line of them.
fn faults(file: &str, from: &str, to: &str) -> String {
    let project = project(&[(file, from, to)]);
    let (checks, text) = project.run();
    let failures: usize = checks.iter().map(ReportCheck::failures).sum();
    assert_eq!(failures, text.matches("error[").count(), "{text}");
    text
}

#[test]
fn a_project_that_keeps_to_its_sources_has_no_fault() {
    let (checks, text) = project(&[]).run();
    assert_eq!(text, "");
    assert!(checks.iter().all(|check| check.failures() == 0));
    let checked = checks[0].checked.clone().unwrap();
    assert!(checked.references > 10 && checked.numbers > 10, "{checked:?}");
}

#[test]
fn a_paragraph_that_does_not_exist_is_told_with_what_there_is() {
    let text = faults("findings.yaml", "[3]", "[3, 6]");
    assert!(text.contains("error[not-in-source]: the source has no ¶6"), "{text}");
    assert!(text.contains("content/reports/north-2006/findings.yaml:7:"), "{text}");
    assert!(text.contains("it has ¶1–5 and annex ¶1"), "{text}");
    let text = faults("north-2006/summary.md", "[¶1]", "[annex ¶2]");
    assert!(text.contains("the source has no annex ¶2") && text.contains("summary.md:3:54"), "{text}");
    let text = faults("statements.yaml", "being-safe/strengths", "being-safe/strength");
    assert!(text.contains("the source has no § Being safe: strength"), "{text}");
    let text = faults("overview.yaml", "paragraphs: [section:summary]", "paragraphs: [1]");
    assert!(text.contains("its paragraphs have no numbers: cite a section"), "{text}");
}

#[test]
fn a_section_outside_the_one_before_it_is_a_warning() {
    let text = faults("statements.yaml", "being-safe/strengths", "summary/strengths");
    assert!(text.starts_with("warning[not-in-source]"), "{text}");
    assert!(text.contains("“Key strengths” on line 18"), "{text}");
}

#[test]
fn a_number_that_the_cited_paragraph_lacks_is_told_with_where_it_stands() {
    let text = faults("figures.yaml", "806,744\", unit", "806,745\", unit");
    assert!(text.contains("“806,745” does not stand in ¶2, which this figure cites"), "{text}");
    assert!(text.contains("do not hold it anywhere; ¶2 begins: “Northtown has 806,744 people,"), "{text}");
    let text = faults("findings.yaml", "Forty", "Five");
    assert!(text.contains("the source has it in ¶1;"), "{text}");
    for (file, from, to) in [
        ("findings.yaml", "March", "April"),
        ("findings.yaml", "March 2006", "March 2005"),
        ("figures.yaml", "not printed; it is lower", "17%"),
        ("recommendations.yaml", "six months", "nine months"),
        ("north-2006/summary.md", "quarter", "third"),
        ("north-2006/summary.md", "12%", "12"),
        ("north-2006/summary.md", "May 2006", "May 2005"),
        ("easton.md", "by 50%", "by 40%"),
        ("plans.md", "37", "38"),
        ("northtown.md", "806,744", "806"),
        ("northtown.md", "2006 review", "2011 review"),
        ("overview.yaml", "102", "103"),
        ("overview.yaml", "in 37", "in 12"),
        ("report.yaml", "that 40", "that 41"),
        ("report.yaml", "in March", "in May"),
        ("report.yaml", "2006-03", "2006-05"),
        ("report.yaml", "2006-05-03", "2006-05-04"),
        ("report.yaml", "\"123\"", "\"124\""),
    ] {
        let text = faults(file, from, to);
        assert_eq!(text.matches("error[number-not-in-source]").count(), 1, "{file}: {to}: {text}");
        assert!(text.contains(file), "{file}: {text}");
    }
}

#[test]
fn a_fault_in_a_text_with_a_head_is_shown_at_its_own_words() {
    let text = faults("easton.md", "by 50%", "by 40%");
    assert!(text.contains("content/practice/easton.md:11:21"), "{text}");
}

#[test]
fn a_value_in_words_stands_in_the_source_word_for_word() {
    let text = faults("figures.yaml", "value: majority", "value: minority");
    assert!(text.contains("“minority” is not printed in ¶3, which this figure cites"), "{text}");
    assert_eq!(faults("figures.yaml", "value: majority", "value: \"*\""), "");
    assert!(faults("figures.yaml", "value: majority", "value: \"–\"").contains("“–” is not printed in ¶3"));
}

#[test]
fn what_is_quoted_stands_in_the_source_word_for_word() {
    let text = faults("report.yaml", "outcome: adequate", "outcome: safety is ‘adequate’");
    assert_eq!(text, "");
    let text = faults("report.yaml", "outcome: adequate", "outcome: safety is ‘not adequate’");
    assert!(text.contains("error[quotation-not-in-source]: “not adequate” is not printed in ¶3"), "{text}");
    assert!(text.contains("which this earlier inspection cites"), "{text}");
    let text = faults("findings.yaml", "Forty cases", "Forty “urgent” cases");
    assert!(text.contains("“urgent” is not printed in ¶3, which this finding cites"), "{text}");
    assert_eq!(faults("findings.yaml", "Forty cases", "Forty “cases”"), "");
    let text = faults("north-2006/summary.md", "12% is", "12% 'in distant places' is");
    assert!(
        text.contains("“in distant places” is not printed in ¶2 and ¶3") && text.contains("summary.md:5:88"),
        "{text}"
    );
    let defect = |statement: &str| faults("report.yaml", "It is said two times that 40 wait.", statement);
    assert_eq!(defect("It prints 'contribution' for 'distribution'."), "", "a defect quotes what is missing too");
    assert!(defect("It prints 'attribution' for 'distribution'.").contains("“attribution” is not printed"));
}

#[test]
fn words_that_are_carried_over_are_shown_with_their_paragraph() {
    let carried = "Seen within two working days of the day on which they come in.";
    let text = faults("findings.yaml", "Forty cases stood in line in March 2006, counted over 295 days.", carried);
    assert!(text.contains("error[words-carried-over]: 13 words in a row stand in north-2006 too"), "{text}");
    assert!(text.contains("¶3 begins: “The overall contribution"), "{text}");
    let whole = "It was said that *they are seen within two working days of the day on which* some come.";
    let text = faults("plans.md", "The overview", &format!("{whole} The overview"));
    assert!(text.contains("content/themes/plans.md:7:"), "{text}");
    let mut lax =
        project(&[("findings.yaml", "Forty cases stood in line in March 2006, counted over 295 days.", carried)]);
    lax.texts = SourceTexts::with_longest_run(14);
    lax.texts.insert("north-2006", REPORT);
    assert_eq!(lax.run().1, "");
}

#[test]
fn coverage_counts_what_speaks_for_a_paragraph() {
    let (checks, _) = project(&[]).run();
    let coverage = &checks[0].coverage;
    let written = |list: &[ParagraphRef]| list.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    assert_eq!(written(&coverage.cited), "2 3 4");
    assert_eq!(written(&coverage.in_passing), "5", "a judgement on a chapter");
    assert_eq!(written(&coverage.out_of_scope), "1 annex:1");
    assert_eq!(coverage.share(), "75.0%");
    let (checks, _) = project(&[("report.yaml", "section:grades, 3-5", "section:grades, 5")]).run();
    assert_eq!(written(&checks[0].coverage.cited), "2 3 4 5", "a judgement on the paragraph itself");
    let (checks, _) = project(&[("report.yaml", "section:grades, 3-5", "section:grades")]).run();
    assert_eq!(written(&checks[0].coverage.uncited), "5");
}

#[test]
fn a_document_without_a_text_is_not_checked_and_not_failed() {
    let mut project = project(&[("findings.yaml", "[3]", "[99]")]);
    project.texts = SourceTexts::default();
    let (checks, text) = project.run();
    assert_eq!(text, "");
    assert!(checks.iter().all(|check| check.checked.is_none()));
    assert!(table(&checks).contains("north-2006: no text was given, so nothing was checked."));
}

#[test]
fn the_table_and_the_json_say_the_same() {
    let project = project(&[("findings.yaml", "Forty", "Five")]);
    let (checks, _) = project.run();
    let table = table(&checks);
    assert!(table.contains("1 not found") && table.contains("75.0%") && table.ends_with("\n1 failure.\n"), "{table}");
    assert!(table.contains("north-2006\n  cited in passing only: ¶5\n"), "{table}");
    let json: serde_json::Value = serde_json::from_str(&json(&checks, &project.texts)).unwrap();
    assert_eq!(json["failures"], 1);
    assert_eq!(json["longest_run"], 11);
    assert_eq!(json["documents"][0]["quotations"]["failed"], 0);
    assert_eq!(json["documents"][0]["document"], "north-2006");
    assert_eq!(json["documents"][0]["coverage"]["cited"], serde_json::json!(["2", "3", "4"]));
    assert_eq!(json["documents"][0]["coverage"]["cited_per_thousand"], 750);
    assert_eq!(json["documents"][1]["coverage"]["cited_per_thousand"], serde_json::Value::Null);
}

#[test]
fn evidence_shows_a_paragraph_and_all_that_cites_it() {
    let project = project(&[]);
    let show = |document: &str, paragraph: &str| {
        evidence(&project.atlas, &project.texts, &project.sources, document, paragraph)
    };
    let text = show("north-2006", "3").unwrap();
    assert!(text.starts_with("¶3, line 21\n\n  The overall contribution of services to safety is adequate."), "{text}");
    for line in [
        "- finding waits: Forty cases",
        "findings.yaml:2",
        "- judgement safety\n",
        "- figure seen: Seen in time: majority share",
        "- summary north-2006: A quarter of its people are under 18; in the safety chapter",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    assert!(show("all-2007", "section:being-safe/strengths").unwrap().contains("- statement s: Plans are good."));
    assert!(show("north-2006", "annex:1").unwrap().contains("out of scope"));
    assert_eq!(
        show("north-2007", "3").unwrap_err(),
        "the atlas has no report or overview `north-2007`; did you mean `north-2006`?"
    );
    assert_eq!(show("north-2006", "6").unwrap_err(), "the text of north-2006 has no ¶6");
    assert!(show("north-2006", "six").unwrap_err().contains("is not a paragraph reference"));
}

#[test]
fn evidence_passes_on_no_sign_that_drives_a_terminal() {
    let mut project = project(&[]);
    project.texts.insert("north-2006", &REPORT.replace("waited", "wai\u{1b}[2Jted \u{202e}long"));
    let text = evidence(&project.atlas, &project.texts, &project.sources, "north-2006", "3").unwrap();
    assert!(text.contains("40 cases wai?[2Jted ???long"), "{text}");
}

#[test]
fn what_nothing_cites_is_listed_to_work_from() {
    let project = project(&[]);
    let list = |document: &str| uncited(&project.atlas, &project.texts, &project.sources, document).unwrap();
    let text = list("north-2006");
    assert!(
        text.contains("Only a judgement, a summary or an essay cites\n\n¶5, line 32\n  The thirteenth meeting"),
        "{text}"
    );
    assert!(list("all-2007").contains("have no numbers"));
}

#[test]
fn a_record_holds_until_a_file_changes() {
    let project = project(&[]);
    let (checks, _) = project.run();
    let files: [(&str, &[u8]); 2] = [("report.yaml", b"a"), ("findings.yaml", b"b")];
    let made = record(&checks[0], &project.texts, files).unwrap();
    assert_eq!((made.paragraphs, made.cited, made.out_of_scope), (6, 3, 2));
    let read = Record::from_text(&made.to_text()).unwrap();
    assert_eq!(read, made);
    let mut other_order = files;
    other_order.reverse();
    assert!(read.matches(other_order));
    assert!(read.matches(files.into_iter().chain([("checked.yaml", &b"itself"[..])])));
    assert!(!read.matches([("report.yaml", &b"a"[..]), ("findings.yaml", b"c")]));
    assert!(!read.matches([("report.yaml", &b"a"[..])]));
    assert!(!read.matches([("report.yamla", &b""[..]), ("findings.yaml", b"b")]));
    let text = made.to_text();
    for bad in [
        "",
        "a: b: c\n",
        &text.replace("cited: 3", "cited: x"),
        &(text.clone() + "more: 1\n"),
        &(text.clone() + "cited: 3\n"),
    ] {
        assert!(Record::from_text(bad).is_err(), "{bad}");
    }
}

#[test]
fn a_check_that_failed_leaves_no_record() {
    let project = project(&[("findings.yaml", "Forty", "Five")]);
    let (checks, _) = project.run();
    assert!(record(&checks[0], &project.texts, []).is_none());
}
