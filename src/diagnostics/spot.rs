//! Lines and columns: where a place stands, as people and other programs count.

use super::SourceMap;
use crate::location::{At, Place};

/// Where something stands, in numbers that begin with 1. Columns count characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot<'a> {
    /// The file's path from the project's folder; a page's path in the site.
    pub path: &'a str,
    /// Whether `path` is that of a finished page, which has no lines that somebody wrote.
    pub page: bool,
    /// The first line.
    pub line: usize,
    /// The column of the first character.
    pub column: usize,
    /// The line of the last character.
    pub end_line: usize,
    /// The column behind the last character.
    pub end_column: usize,
}

impl<'a> Spot<'a> {
    /// Where `place` stands.
    pub fn of(place: &'a Place, map: &'a dyn SourceMap) -> Self {
        if let At::Page(page) = &place.at {
            return Self { path: page, page: true, line: 1, column: 1, end_line: 1, end_column: 1 };
        }
        let text = map.text(place.file);
        let range = map.range(place);
        let (line, column) = line_and_column(text, range.start);
        let (end_line, end_column) = line_and_column(text, range.end.max(range.start));
        Self { path: map.path(place.file), page: false, line, column, end_line, end_column }
    }

    /// The column behind its last character, where it ends on the line it begins on.
    pub fn end_on_first_line(&self) -> Option<usize> {
        (self.end_line == self.line).then_some(self.end_column)
    }
}

impl std::fmt::Display for Spot<'_> {
    /// `file:line:column`; of a finished page, its path.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.page { f.write_str(self.path) } else { write!(f, "{}:{}:{}", self.path, self.line, self.column) }
    }
}

/// The line and the column of a byte, both from 1. A byte order mark at the start of a file takes
/// no column.
pub(super) fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..super::human::floor(text, at)];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before[line_start..].trim_start_matches('\u{feff}');
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::line_and_column;

    #[test]
    fn lines_and_columns_begin_with_one_and_count_characters() {
        assert_eq!(line_and_column("", 0), (1, 1));
        assert_eq!(line_and_column("é: b\nc: d\n", 4), (1, 4));
        assert_eq!(line_and_column("é: b\nc: d\n", 9), (2, 4));
        assert_eq!(line_and_column("\u{feff}a: b", 3), (1, 1));
        assert_eq!(line_and_column("a\n", 99), (2, 1));
    }
}
