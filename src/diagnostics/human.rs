//! Diagnostics as text for people: the place, an excerpt with the guilty words underlined, the
//! fault, and what to write instead.

use std::collections::BTreeSet;

use annotate_snippets::{Annotation, AnnotationKind, Level, Renderer, Snippet, renderer::DecorStyle};

use super::{Diagnostic, Diagnostics, Severity, SourceMap, count, counts, spot::line_and_column, visible};
use crate::location::{At, Place};

/// Whether the text carries terminal colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// Plain text.
    Never,
    /// ANSI colours.
    Always,
}

/// Lines of an excerpt are cut to this many bytes around the fault, so that a file that is one
/// endless line does not fill the screen.
const EXCERPT_LIMIT: usize = 2_000;

/// All diagnostics as text, sorted by place, one blank line between two. Empty where there is none.
pub fn human(diagnostics: &Diagnostics, map: &dyn SourceMap, colour: Colour) -> String {
    printed(diagnostics.sorted(map), map, colour)
}

/// The first `most` diagnostics as text, errors before warnings.
pub fn human_first(diagnostics: &Diagnostics, map: &dyn SourceMap, colour: Colour, most: usize) -> String {
    let mut list = diagnostics.sorted(map);
    list.sort_by_key(|diagnostic| diagnostic.severity);
    list.truncate(most);
    printed(list, map, colour)
}

fn printed(list: Vec<&Diagnostic>, map: &dyn SourceMap, colour: Colour) -> String {
    let renderer = match colour {
        Colour::Never => Renderer::plain(),
        Colour::Always => Renderer::styled(),
    }
    .decor_style(DecorStyle::Ascii);
    list.into_iter().map(|diagnostic| one(diagnostic, map, &renderer) + "\n\n").collect()
}

/// `2 errors and 1 warning in 3 files`, for the end of a run; `at least 50 errors …` where more were left out.
pub fn summary_line(diagnostics: &Diagnostics, map: &dyn SourceMap) -> String {
    let told = diagnostics.sorted(map);
    let (errors, warnings) = counts(&told);
    // A finished page is a file too.
    let file = |place: &'_ Place| match &place.at {
        At::Page(page) => (place.file, Some(page.clone())),
        _ => (place.file, None),
    };
    let files: BTreeSet<_> = told.iter().map(|told| file(&told.place)).collect();
    let parts: Vec<String> = [(errors, "error", "errors"), (warnings, "warning", "warnings")]
        .into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, one, many)| count(number, one, many))
        .collect();
    let least = if diagnostics.is_cut_short() { "at least " } else { "" };
    format!("{least}{} in {}", super::list(&parts), count(files.len(), "file", "files"))
}

fn one(diagnostic: &Diagnostic, map: &dyn SourceMap, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code.as_str());
    let help = diagnostic.hint.as_deref().map(|hint| Level::HELP.message(hint));
    let group = if let At::Page(page) = &diagnostic.place.at {
        title.element(Level::NOTE.message(format!("in the finished page {page}"))).elements(help)
    } else {
        title.element(snippet(&diagnostic.place, map)).elements(help)
    };
    let other = diagnostic.other.as_ref();
    let other = other.map(|place| Level::NOTE.secondary_title("the other is here").element(snippet(place, map)));
    let groups: Vec<_> = std::iter::once(group).chain(other).collect();
    renderer.render(&groups)
}

/// The lines of a place, with the guilty part marked.
fn snippet<'a>(place: &Place, map: &'a dyn SourceMap) -> Snippet<'a, Annotation<'a>> {
    let excerpt = Excerpt::cut(map.text(place.file), map.range(place));
    Snippet::source(excerpt.text)
        .line_start(excerpt.line)
        .path(map.path(place.file))
        .annotation(AnnotationKind::Primary.span(excerpt.span))
}

/// The lines that are shown, and the guilty part in them.
pub(super) struct Excerpt {
    pub(super) text: String,
    /// The line's number, counted from one.
    pub(super) line: usize,
    /// The column in letters, counted from one; it counts what was cut off too.
    pub(super) column: usize,
    pub(super) span: std::ops::Range<usize>,
}

impl Excerpt {
    /// Cuts out the line on which `range` begins. A range over several lines is shown by its first.
    pub(super) fn cut(text: &str, range: std::ops::Range<usize>) -> Self {
        let start = floor(text, range.start);
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let line_end = start + text[start..line_end].trim_end_matches('\r').len();
        let end = floor(text, range.end.min(start.saturating_add(EXCERPT_LIMIT))).clamp(start, line_end);
        let (line, column) = line_and_column(text, start);
        let from = floor(text, start.saturating_sub(EXCERPT_LIMIT)).max(line_start);
        let to = floor(text, end.saturating_add(EXCERPT_LIMIT)).min(line_end).max(end);
        Self { text: visible(&text[from..to]), line, column, span: start - from..end - from }
    }
}

/// The nearest character boundary at or before `at`.
pub fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
