//! Paragraphs: what the text of a document is made of.
//!
//! In: a text as some program extracted it from a printed document, with all that brings. Out: a
//! [`SourceText`]: its numbered paragraphs by numbering, and its sections by heading.
//!
//! 1. Part the text into lines, each with what it is by its own marks ([`lines`]).
//! 2. Read the contents page ([`contents`]): it says what encloses what, and is no text itself.
//! 3. Find the headings of annexes and the lines that begin a numbered paragraph ([`numbering`]).
//! 4. Find the headings and what each encloses ([`headings`]). The words of a section are those that
//!    no numbered paragraph holds, unless it has none but these.
//! 5. A paragraph runs from its number to the next paragraph or heading: over page breaks, blank
//!    lines and nested lists. Footnotes on the way are set apart, and kept with the paragraph that
//!    holds their mark.
//!
//! Nothing is ever dropped for being odd: what is not numbered stays in its section.

mod contents;
mod headings;
mod lines;
mod numbering;
mod resolve;
mod titles;

pub use resolve::{Found, Passage};
pub use titles::read as titles;

use std::ops::Range;

use crate::model::Part;
use lines::{Line, Shape};

/// The text of a document, read into its parts.
#[derive(Clone, Debug, Default)]
pub struct SourceText {
    text: String,
    paragraphs: Vec<Paragraph>,
    sections: Vec<Section>,
}

/// A numbered paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its numbering.
    pub part: Part,
    /// Its number.
    pub number: u16,
    /// Its words: without its number and without marks; items of lists on lines of their own.
    pub text: String,
    /// The footnotes whose marks it holds.
    pub notes: Vec<String>,
    /// The bytes it was read from, footnotes and page breaks within it included.
    pub range: Range<usize>,
    /// The line on which it begins, from one.
    pub line: usize,
}

/// A heading and everything up to the next one that is not below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading, without marks.
    pub heading: String,
    /// Its words, in lower case.
    pub words: Vec<String>,
    /// How high it stands; the lowest number is the highest.
    pub rank: u8,
    /// The line of the heading, from one.
    pub line: usize,
    /// Its words, the heading's first, line by line and without marks.
    pub text: String,
    /// Its lines, by index.
    lines: Range<usize>,
}

impl SourceText {
    /// The whole text as it was given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The numbered paragraphs, in the order of the text.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// The sections, in the order of their headings; the columns of tables come last.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The numbers each numbering has, in order: the first and the last, and how many there are.
    pub fn numberings(&self) -> Vec<(Part, u16, u16, usize)> {
        let mut found: Vec<(Part, u16, u16, usize)> = Vec::new();
        for paragraph in &self.paragraphs {
            match found.last_mut() {
                Some((part, _, last, count)) if *part == paragraph.part => {
                    *last = paragraph.number;
                    *count += 1;
                }
                _ => found.push((paragraph.part.clone(), paragraph.number, paragraph.number, 1)),
            }
        }
        found
    }
}

impl Section {
    /// Whether it is a column of a table, which its head names.
    pub fn is_column(&self) -> bool {
        self.rank >= headings::COLUMN
    }
}

impl Paragraph {
    /// Its words and those of its footnotes.
    pub fn with_notes(&self) -> String {
        std::iter::once(&self.text).chain(&self.notes).map(String::as_str).collect::<Vec<_>>().join("\n")
    }
}

/// Reads the text of a document. Any text can be read; one without numbers has no paragraphs.
pub fn read(text: &str) -> SourceText {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = lines::lines(text);
    let contents = contents::read(&lines);
    let numbering = numbering::read(&lines, &contents.lines);
    let mut sections = headings::read(&lines, &contents, &numbering.annexes);
    let paragraphs = paragraphs(&lines, &numbering, &sections);
    headings::leave_to_paragraphs(&mut sections, &lines, &paragraphs);
    headings::add_notes(&mut sections, &lines);
    SourceText { text: text.to_owned(), paragraphs, sections }
}

/// The words of a text, as they are compared: runs of letters and digits in lower case, with an
/// apostrophe inside.
pub fn words(text: &str) -> Vec<String> {
    words_at(text).into_iter().map(|(_, word)| word).collect()
}

/// The words of a text, each with the byte at which it begins.
pub fn words_at(text: &str) -> Vec<(usize, String)> {
    let mut words: Vec<(usize, String)> = Vec::new();
    let mut word: Option<(usize, String)> = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_ascii_digit() || c.is_alphabetic() {
            word.get_or_insert_with(|| (at, String::new())).1.extend(c.to_lowercase());
        } else if let (Some((_, word)), '\'' | '’') = (&mut word, c) {
            word.push('\'');
        } else if let Some((at, mut done)) = word.take() {
            done.truncate(done.trim_end_matches('\'').len());
            words.push((at, done));
        }
    }
    words
}

/// The paragraphs, each with what belongs to it.
fn paragraphs(lines: &[Line<'_>], numbering: &numbering::Numbering, sections: &[Section]) -> Vec<Paragraph> {
    let starts = &numbering.starts;
    let mut headings: Vec<usize> =
        sections.iter().filter(|section| !section.is_column()).map(|s| s.lines.start).collect();
    headings.extend(&numbering.annexes);
    headings.sort_unstable();
    let mut paragraphs: Vec<Paragraph> = starts
        .iter()
        .enumerate()
        .map(|(index, start)| {
            let next = starts.get(index + 1).map_or(lines.len(), |next| next.line);
            let after = headings.partition_point(|heading| *heading <= start.line);
            let end = headings.get(after).map_or(next, |heading| next.min(*heading));
            paragraph(&lines[start.line..end], start)
        })
        .collect();
    for at in (0..lines.len()).filter(|at| lines[*at].shape == Shape::Footnote) {
        keep_note(at, &mut paragraphs, lines);
    }
    paragraphs
}

fn paragraph(lines: &[Line<'_>], start: &numbering::Start) -> Paragraph {
    let first = numbering::number(lines[0].raw).map_or_else(String::new, |(_, rest)| rest);
    let mut text = first;
    let mut end = lines[0].start + lines[0].raw.len();
    for line in lines[1..].iter().filter(|line| !line.is_gap() && line.shape != Shape::Footnote) {
        let own_line = matches!(line.shape, Shape::Item | Shape::Row);
        text.push(if own_line { '\n' } else { ' ' });
        text.push_str(&line.plain);
        end = line.start + line.raw.len();
    }
    Paragraph {
        part: start.part.clone(),
        number: start.number,
        text: text.trim().to_owned(),
        notes: Vec::new(),
        range: lines[0].start..end,
        line: lines[0].number,
    }
}

/// Puts the footnote at `at` with the paragraph that holds its mark, or else the one it stands in.
fn keep_note(at: usize, paragraphs: &mut [Paragraph], lines: &[Line<'_>]) {
    let marked = headings::marked_line(lines, at).unwrap_or(at);
    let byte = lines[marked].start;
    if let Some(paragraph) = paragraphs.iter_mut().find(|paragraph| paragraph.range.contains(&byte)) {
        paragraph.notes.push(lines[at].plain.clone());
    }
}
