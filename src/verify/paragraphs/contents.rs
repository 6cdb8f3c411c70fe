//! What a document says of its own parts: its contents page, and links to places within it.
//!
//! The marks of headings in an extraction are unsteady (a chapter with two number signs inside one
//! with three). The contents page is not, so it decides what encloses what.

use std::ops::Range;

use super::lines::{Line, Shape};

/// The longest line, in words, that can be an entry of a contents page.
const LONGEST_ENTRY: usize = 24;

/// The contents page.
#[derive(Debug, Default)]
pub struct Contents {
    /// Its lines, the heading included; empty where there is none.
    pub lines: Range<usize>,
    /// Its entries, in order.
    pub entries: Vec<Entry>,
    /// Names of parts that links within the document lead to, by their words.
    pub links: Vec<Vec<String>>,
}

/// An entry of the contents page.
#[derive(Debug)]
pub struct Entry {
    /// Its letters, in lower case and without anything between them: spaces are not to be trusted.
    pub letters: String,
    /// Whether it is printed bold, where others are not.
    pub bold: bool,
}

/// Reads the contents page and the links.
pub fn read(lines: &[Line<'_>]) -> Contents {
    let named: Vec<Vec<String>> = lines.iter().filter_map(|line| linked_name(line.raw)).collect();
    let Some(heading) = lines.iter().position(is_heading) else {
        return Contents { links: named, ..Contents::default() };
    };
    let mut end = heading + 1;
    let mut entries: Vec<Entry> = Vec::new();
    let mut open: Option<(String, bool)> = None;
    while end < lines.len() {
        let line = &lines[end];
        if line.is_gap() {
            end += 1;
            continue;
        }
        let page = page_number(line);
        if page.is_none() && !continues(lines, end) {
            break;
        }
        // The head of the column of page numbers.
        if letters(&line.plain) == "page" {
            end += 1;
            continue;
        }
        let (label, words) = without_label(page.map_or(line.plain.as_str(), |at| &line.plain[..at]));
        let bold = line.raw.contains("<b>") || line.raw.contains("**");
        if label && let Some((text, bold)) = open.take() {
            entries.push(Entry { letters: letters(&text), bold });
        }
        let (text, begun_bold) = open.take().unwrap_or((String::new(), bold));
        let text = format!("{text} {words}");
        if page.is_some() {
            entries.push(Entry { letters: letters(&text), bold: begun_bold });
        } else {
            open = Some((text, begun_bold));
        }
        end += 1;
    }
    if entries.is_empty() {
        return Contents { links: named, ..Contents::default() };
    }
    Contents { lines: heading..end, entries, links: named }
}

/// A text's letters, in lower case.
pub fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

fn is_heading(line: &Line<'_>) -> bool {
    let first = line.plain.split('\t').next().unwrap_or_default();
    !matches!(line.shape, Shape::Item | Shape::Footnote)
        && matches!(letters(first).as_str(), "contents" | "tableofcontents" | "contentspage")
}

/// Where the page number begins at the end of an entry.
fn page_number(line: &Line<'_>) -> Option<usize> {
    let text = &line.plain;
    let short = text.split_whitespace().count() <= LONGEST_ENTRY;
    if !short || matches!(line.shape, Shape::Heading(_) | Shape::Footnote) {
        return None;
    }
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let before = &text[..text.len() - digits];
    let parted = before.ends_with([' ', '\t', '.', '\u{a0}']);
    ((1..=3).contains(&digits) && parted).then_some(before.len())
}

/// Whether a line without a page number still belongs to the contents page: it has cells, and does
/// not end a sentence; or it is bold between entries; or the next line completes it.
fn continues(lines: &[Line<'_>], at: usize) -> bool {
    let line = &lines[at];
    if matches!(line.shape, Shape::Heading(_) | Shape::Footnote)
        || line.plain.split_whitespace().count() > LONGEST_ENTRY
        || line.plain.ends_with('.')
    {
        return false;
    }
    let completed = lines[at + 1..].iter().take(2).any(|next| page_number(next).is_some());
    line.plain.contains('\t') || line.shape == Shape::Row || completed
}

/// An entry's words without its own number or letter (`1.`, `A.`), and whether it had one.
fn without_label(text: &str) -> (bool, &str) {
    let text = text.trim();
    match text.split_once(['.', ')']) {
        Some((label, rest))
            if rest.starts_with(char::is_whitespace)
                && (label.len() == 1 || label.bytes().all(|b| b.is_ascii_digit()))
                && label.bytes().all(|b| b.is_ascii_alphanumeric()) =>
        {
            (true, rest.trim())
        }
        _ => (false, text),
    }
}

/// The words of a line that is a link within the document, `[Camden: a strategy](#)`.
fn linked_name(raw: &str) -> Option<Vec<String>> {
    let (text, target) = raw.trim().strip_prefix('[')?.split_once("](")?;
    let inner = target.strip_prefix('#').and_then(|rest| rest.strip_suffix(')'));
    let name = text.split_once(':').map_or(text, |(name, _)| name);
    inner.map(|_| super::words(name)).filter(|words| !words.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{super::lines::lines, *};

    fn entries(text: &str) -> Vec<String> {
        read(&lines(text)).entries.into_iter().map(|entry| entry.letters).collect()
    }

    #[test]
    fn entries_end_in_a_page_number() {
        let text =
            "Contents\tPage\nIntroduction\t4\nAnnexes\t\nA. Our\nannex 28\n\nIntroduction\n\n1. The review of 20.\n";
        assert_eq!(entries(text), ["introduction", "annexes", "ourannex"]);
        assert_eq!(read(&lines(text)).lines, 0..6);
    }

    #[test]
    fn a_page_set_in_columns_is_read_by_its_letters() {
        assert_eq!(entries("Contents\n\nInt\trodu\tction\t2\n\t1.\tSafety\t6\n"), ["introduction", "safety"]);
    }

    #[test]
    fn a_document_without_a_contents_page_has_none() {
        assert!(entries("Contents of the box\n\nSome text.\n").is_empty());
        assert!(entries("# Contents\n\nProse that follows at once.\n").is_empty());
    }

    #[test]
    fn links_within_the_document_name_its_parts() {
        let found = read(&lines("[St. Helens: elected members](#)\n[web](https://example.org)\n"));
        assert_eq!(found.links, [["st", "helens"]]);
    }
}
