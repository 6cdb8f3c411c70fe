//! Headings, and what each encloses.
//!
//! 1. Lines are headings by their marks: number signs, or a line that is bold from end to end. A
//!    document without such marks has them as short lines that stand alone.
//! 2. Each gets a rank: first what the contents page names, then what links within the document
//!    name, then the rest by their marks.
//! 3. A heading encloses everything up to the next one of its own or a higher rank.
//!
//! The heads of a table's columns are headings too: a table that was read across holds two lists.

use std::{collections::BTreeMap, ops::Range};

use super::{
    Paragraph, Section,
    contents::{Contents, letters},
    lines::{Line, Shape, note_marks},
    numbering, words,
};
use crate::diagnostics::nearest;

/// The longest line, in words, that can be a heading by standing alone.
const LONGEST_HEADING: usize = 20;
/// The rank of the title, the contents page, annexes and the contents page's main entries.
const MAIN: u8 = 1;
/// The rank of the contents page's other entries.
const MINOR: u8 = 2;
/// The rank of what links within the document name.
const LINKED: u8 = 3;
/// The rank above which unnamed headings are put in order by their number signs.
const UNNAMED: u8 = 4;
/// The rank of a bold line.
const BOLD: u8 = UNNAMED + 7;
/// The rank of the head of a column.
pub const COLUMN: u8 = BOLD + 1;

/// A line that is a heading.
struct Heading {
    line: usize,
    rank: u8,
    words: Vec<String>,
}

/// Finds the sections of a document, in the order of their headings, the columns of tables last.
pub fn read(lines: &[Line<'_>], contents: &Contents, annexes: &[usize]) -> Vec<Section> {
    let marked = lines.iter().filter(|line| matches!(line.shape, Shape::Heading(_))).count() >= 2;
    let mut headings: Vec<Heading> = (0..lines.len())
        .filter(|at| !contents.lines.contains(at) || contents.lines.start == *at)
        .filter(|at| {
            annexes.contains(at)
                || (!contents.lines.is_empty() && contents.lines.start == *at)
                || if marked { is_marked(&lines[*at]) } else { stands_alone(lines, *at) }
        })
        .map(|at| Heading { line: at, rank: 0, words: words(&lines[at].plain) })
        .filter(|heading| !heading.words.is_empty())
        .collect();
    rank(&mut headings, lines, contents, annexes);
    let end_of = |index: usize| {
        let next = headings[index + 1..].iter().find(|next| next.rank <= headings[index].rank);
        next.map_or(lines.len(), |next| next.line)
    };
    let mut sections: Vec<Section> = headings
        .iter()
        .enumerate()
        .map(|(index, heading)| section(lines, heading.line..end_of(index), heading.rank, &lines[heading.line].plain))
        .collect();
    sections.extend(columns(lines, contents));
    sections
}

fn section(lines: &[Line<'_>], range: Range<usize>, rank: u8, heading: &str) -> Section {
    Section {
        heading: heading.split('\t').next().unwrap_or_default().trim().to_owned(),
        words: words(heading),
        rank,
        line: lines[range.start].number,
        text: text_of(&lines[range.clone()]),
        lines: range,
    }
}

/// The words of lines, line by line.
fn text_of<'a>(lines: impl IntoIterator<Item = &'a Line<'a>>) -> String {
    let text: Vec<&str> = lines.into_iter().map(|line| line.plain.as_str()).collect();
    text.join("\n").trim_end().to_owned()
}

/// Takes the numbered paragraphs out of the words of each section that has words of its own: there,
/// a paragraph is cited by its number, and a citation of the section means the rest.
pub fn leave_to_paragraphs(sections: &mut [Section], lines: &[Line<'_>], paragraphs: &[Paragraph]) {
    let heads: Vec<usize> = sections.iter().map(|section| section.lines.start).collect();
    let numbered = |line: &Line<'_>| {
        let next = paragraphs.partition_point(|paragraph| paragraph.range.start <= line.start);
        next > 0 && paragraphs[next - 1].range.contains(&line.start)
    };
    for section in sections.iter_mut().filter(|section| section.rank < COLUMN) {
        let own = || section.lines.clone().filter(|at| !numbered(&lines[*at]));
        if own().any(|at| !lines[at].is_gap() && heads.binary_search(&at).is_err()) {
            section.text = text_of(own().map(|at| &lines[at]));
        }
    }
}

/// Adds to each section the footnotes whose marks it holds and that are printed outside it.
pub fn add_notes(sections: &mut [Section], lines: &[Line<'_>]) {
    for (at, note) in lines.iter().enumerate().filter(|(_, line)| line.shape == Shape::Footnote) {
        let Some(marked) = marked_line(lines, at) else { continue };
        let holds = |section: &&mut Section| section.lines.contains(&marked) && !section.lines.contains(&at);
        for section in sections.iter_mut().filter(|section| section.rank < COLUMN).filter(holds) {
            section.text.push('\n');
            section.text.push_str(&note.plain);
        }
    }
}

/// The line that holds the mark of the footnote at `at`: the last one before it.
pub fn marked_line(lines: &[Line<'_>], at: usize) -> Option<usize> {
    let mark = note_marks(lines[at].raw).into_iter().next()?;
    let holds = |line: &Line<'_>| line.shape != Shape::Footnote && note_marks(line.raw).contains(&mark);
    lines[..at].iter().rposition(holds)
}

fn is_marked(line: &Line<'_>) -> bool {
    match line.shape {
        Shape::Heading(_) => true,
        Shape::Bold => {
            line.plain.starts_with(char::is_uppercase)
                && !line.plain.ends_with(['.', ':', ';', ','])
                && line.plain.split_whitespace().count() <= LONGEST_HEADING
        }
        _ => false,
    }
}

/// Whether a line of a document without marks is a heading: short, begun with a capital, without an
/// end mark, with nothing on the lines around it, and not the rest of a sentence.
fn stands_alone(lines: &[Line<'_>], at: usize) -> bool {
    let line = &lines[at];
    let shaped = matches!(line.shape, Shape::Text | Shape::Bold)
        && line.plain.starts_with(char::is_uppercase)
        && line.indent() == 0
        && !line.plain.ends_with(['.', ':', ';', ',', '?', '!'])
        && line.plain.split_whitespace().count() <= LONGEST_HEADING
        && numbering::number(line.raw).is_none();
    if !shaped {
        return false;
    }
    let alone = |line: Option<&Line<'_>>| line.is_none_or(Line::is_gap);
    if !alone(at.checked_sub(1).map(|before| &lines[before])) || !alone(lines.get(at + 1)) {
        return false;
    }
    let before = lines[..at].iter().rev().find(|line| !line.is_gap());
    before.is_none_or(|before| {
        let ended = before.plain.ends_with(['.', ':', ';', '?', '!', ')', '"', '\'']);
        ended || before.shape == Shape::Item || before.plain.split_whitespace().count() <= LONGEST_HEADING
    })
}

fn rank(headings: &mut [Heading], lines: &[Line<'_>], contents: &Contents, annexes: &[usize]) {
    // The same words head parts of the same kind, whatever their marks: the highest mark counts.
    let mut highest: BTreeMap<Vec<String>, u8> = BTreeMap::new();
    for heading in headings.iter() {
        if let Shape::Heading(level) = lines[heading.line].shape {
            let found = highest.entry(heading.words.clone()).or_insert(level);
            *found = (*found).min(level);
        }
    }
    for (index, heading) in headings.iter_mut().enumerate() {
        let main = index == 0 || heading.line == contents.lines.start || annexes.contains(&heading.line);
        let linked = || contents.links.iter().any(|link| *link == name_words(&lines[heading.line].plain));
        heading.rank = match lines[heading.line].shape {
            _ if main && (index > 0 || !contents.lines.is_empty()) => MAIN,
            _ if linked() => LINKED,
            Shape::Heading(level) => UNNAMED + highest.get(&heading.words).copied().unwrap_or(level),
            Shape::Bold => BOLD,
            _ => UNNAMED,
        };
    }
    let two_ranks = contents.entries.iter().any(|e| e.bold) && contents.entries.iter().any(|e| !e.bold);
    let mut from = headings.iter().position(|heading| heading.line >= contents.lines.end).unwrap_or(headings.len());
    for entry in &contents.entries {
        let Some(found) =
            (from..headings.len()).find(|at| same(&letters(&lines[headings[*at].line].plain), &entry.letters))
        else {
            continue;
        };
        headings[found].rank = if two_ranks && !entry.bold { MINOR } else { MAIN };
        from = found + 1;
    }
}

/// The words before a colon: what a document calls the part for short.
fn name_words(heading: &str) -> Vec<String> {
    words(heading.split_once(':').map_or(heading, |(name, _)| name))
}

/// Whether a heading is the one an entry of the contents page names; a long entry may be misread in
/// a letter or two.
fn same(heading: &str, entry: &str) -> bool {
    heading == entry
        || (entry.len() >= 7 && entry.len().abs_diff(heading.len()) <= 2 && nearest(entry, [heading]).is_some())
}

/// The columns of tables whose first row holds a head for each.
fn columns(lines: &[Line<'_>], contents: &Contents) -> Vec<Section> {
    let row = |at: usize| lines.get(at).is_some_and(|line| line.shape == Shape::Row) && !contents.lines.contains(&at);
    let mut sections = Vec::new();
    for head in (0..lines.len()).filter(|at| row(*at) && row(at + 1) && !(*at > 0 && row(at - 1))) {
        let heads = lines[head].cells();
        let is_head = |cell: &String| cell.starts_with(char::is_uppercase) && cell.split_whitespace().count() <= 8;
        if heads.len() < 2 || !heads.iter().all(is_head) {
            continue;
        }
        let end = (head..lines.len()).find(|at| !row(*at)).unwrap_or(lines.len());
        for (index, name) in heads.iter().enumerate() {
            let cells: Vec<String> = (head..end).filter_map(|at| lines[at].cells().get(index).cloned()).collect();
            sections.push(Section {
                text: cells.join("\n").trim_end().to_owned(),
                ..section(lines, head..end, COLUMN, name)
            });
        }
    }
    sections
}
