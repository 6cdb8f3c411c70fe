//! A line that stands where a key should, and has no colon.

use super::line::Line;
use crate::{
    diagnostics::{Code, count},
    source::yaml::{
        Fault,
        advice::{WIDE_COLON, key_without_colon, with_colon},
        mend::{Edit, Trap},
    },
};

/// `polarity strength`, `polarity = strength`, `polarity; strength`, `- id long-waits`: a word at the column of the keys of its entry.
/// It may also be the rest of a text that goes over two lines; then both remedies are named.
pub fn missing(lines: &[Line<'_>], at: usize) -> Option<Trap> {
    let line = &lines[at];
    let (key, value) = key_without_colon(line.value).filter(|_| line.key.is_none())?;
    let start = line.value_start();
    let above = above(lines, at);
    let begun = begun_above(lines, at);
    if above.is_none() && begun.is_none() && !is_followed_by_key(lines, at)
        || above.is_some_and(|above| is_open(above.value))
    {
        return None;
    }
    let right = format!("write: {}", with_colon(key, value));
    if let Some(above) = begun.or(above).filter(|above| is_unmarked_text(above.value) && !is_key_elsewhere(lines, key))
    {
        let message =
            format!("this line has no key, and begins too far left to go on with the text of line {}", above.number);
        let column = above.column + 2;
        let hint = format!("begin it with {}; if `{key}` is a key, {right}", count(column, "space", "spaces"));
        let edit = Edit { at: line.start, cut: 0, put: " ".repeat(column - line.column) };
        let range = start..start + line.value.len();
        return Some(Trap { fault: Fault::new(Code::YamlSyntax, range, message).with_hint(hint), edits: vec![edit] });
    }
    let message = if line.value[key.len()..].starts_with(WIDE_COLON) {
        format!("the colon behind the key `{key}` is that of another script; YAML takes the plain one")
    } else {
        format!("there is no colon behind the key `{key}`")
    };
    let cut = line.value.len() - value.len();
    let edit = Edit { at: start, cut, put: format!("{key}: ") };
    let fault = Fault::new(Code::YamlSyntax, start..start + key.len(), message).with_hint(right);
    Some(Trap { fault, edits: vec![edit] })
}

/// The line right above that begins a text without quotation marks, further right than this one begins.
fn begun_above<'a, 'l>(lines: &'a [Line<'l>], at: usize) -> Option<&'a Line<'l>> {
    let begun = lines[..at].iter().rfind(|line| !line.is_blank())?;
    let further_right = begun.key.is_some() && begun.column > lines[at].column;
    Some(begun).filter(|_| further_right && lines[at].hyphens.is_empty() && is_unmarked_text(begun.value))
}

/// Whether a line goes on with the text of a line above, which has no quotation marks and begins further left.
pub fn goes_on(lines: &[Line<'_>], at: usize) -> bool {
    let is_rest = |line: &Line<'_>| line.key.is_none() && line.hyphens.is_empty();
    let begun = lines[..at].iter().rev().find(|line| !line.is_blank() && !is_rest(line));
    is_rest(&lines[at])
        && begun.is_some_and(|begun| {
            let column = begun.hyphens.last().copied().filter(|_| begun.key.is_none()).unwrap_or(begun.column);
            is_unmarked_text(begun.value) && column < lines[at].column
        })
}

/// `// my findings`, `This is my note.`: words at the left edge, among the keys of the file.
pub fn stray(lines: &[Line<'_>], at: usize) -> Option<Trap> {
    let line = &lines[at];
    let is_words = line.value.starts_with("//") || line.value.starts_with(char::is_uppercase);
    if !is_words || line.column > 0 || line.key.is_some() || above(lines, at).is_some_and(|above| is_open(above.value))
    {
        return None;
    }
    let words = line.value.trim_start_matches('/').trim_start();
    let edit = Edit { at: line.start, cut: line.value.len() - words.len(), put: "# ".to_owned() };
    let fault = Fault::new(Code::YamlSyntax, line.start..line.start + line.value.len(), "this line has no key");
    let hint =
        format!("if it is a comment, write: # {words}; if it goes on with a text, put that text in quotation marks");
    Some(Trap { fault: fault.with_hint(hint), edits: vec![edit] })
}

/// The line above that holds the key before this one in the same entry; `None` where this line is the first.
fn above<'a, 'l>(lines: &'a [Line<'l>], at: usize) -> Option<&'a Line<'l>> {
    let line = &lines[at];
    if !line.hyphens.is_empty() {
        return None;
    }
    let outer = lines[..at].iter().rev().filter(|other| !other.is_blank() && other.indent() <= line.column);
    let mut outer = outer.skip_while(|other| other.column == line.column && other.key.is_none());
    outer.next().filter(|other| other.column == line.column && other.key.is_some())
}

/// Whether the next line holds a key at the column at which this one begins.
fn is_followed_by_key(lines: &[Line<'_>], at: usize) -> bool {
    let next = lines[at + 1..].iter().find(|line| !line.is_blank());
    next.is_some_and(|next| next.key.is_some() && next.hyphens.is_empty() && next.column == lines[at].column)
}

/// Whether a value goes on below its line: quotation marks or brackets that nothing closes on it, or a block.
fn is_open(value: &str) -> bool {
    let inside = |close: char| value.len() < 2 || !value.ends_with(close);
    match value.chars().next() {
        Some('"') => inside('"'),
        Some('\'') => inside('\''),
        Some('[') => inside(']'),
        Some('{') => inside('}'),
        Some('|' | '>') => true,
        _ => false,
    }
}

/// Whether a value is a text of several words without quotation marks.
fn is_unmarked_text(value: &str) -> bool {
    value.starts_with(char::is_alphanumeric) && value.contains(' ')
}

fn is_key_elsewhere(lines: &[Line<'_>], key: &str) -> bool {
    lines.iter().any(|line| line.key == Some(key))
}
