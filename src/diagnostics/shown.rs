//! Diagnostics as plain parts, for whatever shows them by means of its own.

use std::ops::Range;

use super::{Diagnostic, Diagnostics, Severity, SourceMap, human::Excerpt};
use crate::location::At;

/// A diagnostic with all that is shown of it. Every text is plain: control characters are taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Whether it keeps the site from being published.
    pub severity: Severity,
    /// The name of its kind.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub hint: Option<String>,
    /// The path of the file, or of the finished page.
    pub file: String,
    /// The place in the file; `None` where a finished page is meant.
    pub spot: Option<Mark>,
}

/// A place in a file, with its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The line, counted from one.
    pub line: usize,
    /// The column in letters, counted from one.
    pub column: usize,
    /// The line up to the place.
    pub before: String,
    /// What is wrong.
    pub marked: String,
    /// The rest of the line.
    pub after: String,
}

/// All diagnostics, in the order in which they are printed.
pub fn shown(diagnostics: &Diagnostics, map: &dyn SourceMap) -> Vec<Shown> {
    diagnostics.sorted(map).into_iter().map(|diagnostic| one(diagnostic, map)).collect()
}

fn one(diagnostic: &Diagnostic, map: &dyn SourceMap) -> Shown {
    let (file, spot) = match &diagnostic.place.at {
        At::Page(page) => (page.clone(), None),
        At::File | At::Bytes(_) | At::Field(_) => {
            let file = diagnostic.place.file;
            (map.path(file).to_owned(), Some(mark(map.text(file), map.range(&diagnostic.place))))
        }
    };
    Shown {
        severity: diagnostic.severity,
        code: diagnostic.code.as_str(),
        message: diagnostic.message.clone(),
        hint: diagnostic.hint.clone(),
        file,
        spot,
    }
}

fn mark(text: &str, range: Range<usize>) -> Mark {
    let Excerpt { text: line, line: number, span, column } = Excerpt::cut(text, range);
    Mark {
        line: number,
        column,
        before: line[..span.start].to_owned(),
        marked: line[span.clone()].to_owned(),
        after: line[span.end..].to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_told_by_its_line_column_and_the_words_around() {
        let text = "a: 1\nbé: wrong # c\n";
        let at = text.find("wrong").unwrap();
        let mark = mark(text, at..at + 5);
        assert_eq!((mark.line, mark.column), (2, 5));
        assert_eq!((mark.before.as_str(), mark.marked.as_str(), mark.after.as_str()), ("bé: ", "wrong", " # c"));
    }

    #[test]
    fn signs_that_could_drive_a_terminal_or_end_a_line_are_taken_out() {
        let mark = mark("a\u{1b}b\u{85}c", 3..3);
        assert_eq!(format!("{}{}{}", mark.before, mark.marked, mark.after), "a?b??c");
    }
}
