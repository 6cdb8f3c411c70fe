//! Names, titles and headings: the short lines of a source that may be carried over.
//!
//! In: the text of a source. Out: the words of each line that stands for itself. A line of prose is
//! none, however short the lines are on which the prose was broken.

use super::{
    lines::{Line, Shape, lines},
    words,
};

/// How long a line can be, in words, and still count as a name, title or heading.
const LONGEST_TITLE: usize = 14;

/// The words of every line of `text` that is a name, title or heading.
pub fn read(text: &str) -> Vec<Vec<String>> {
    let lines = lines(text);
    let at_all = (0..lines.len()).filter(|at| stands_for_itself(&lines, *at));
    at_all.map(|at| words(lines[at].raw)).filter(|line| (1..=LONGEST_TITLE).contains(&line.len())).collect()
}

/// Whether a line is no part of a sentence: a heading by its marks, or a line that neither ends one, nor goes on
/// from the line above or in the line below.
fn stands_for_itself(lines: &[Line<'_>], at: usize) -> bool {
    let line = &lines[at];
    match line.shape {
        Shape::Heading(_) | Shape::Bold => true,
        Shape::Blank | Shape::Rule | Shape::Footnote | Shape::Item => false,
        Shape::Row | Shape::Text => {
            !line.plain.trim_end().ends_with(['.', ';', ':', ',', '?', '!'])
                && !goes_on(line)
                && !lines.get(at + 1).is_some_and(goes_on)
        }
    }
}

/// Whether a line of plain words begins as none does that begins a sentence or a name: with a small letter.
fn goes_on(line: &Line<'_>) -> bool {
    line.shape == Shape::Text && line.plain.starts_with(char::is_lowercase)
}
