//! Mistakes in how lines are indented.

use super::line::{self, Line};
use crate::{
    diagnostics::{Code, count},
    source::yaml::{
        Fault,
        mend::{Edit, Trap},
    },
};

/// Tabs, and blanks that are not plain spaces, at the start of lines: told once, at the first.
pub fn indentation_signs(text: &str) -> Option<Trap> {
    let lines = line::lines(text);
    let mut edits = Vec::new();
    let mut first = None;
    let mut columns = Columns::default();
    for line in &lines {
        let blank = line.text.len() - line.text.trim_start().len();
        let sign = line.text[..blank].chars().find(|c| *c != ' ');
        if let Some(sign) = sign.filter(|_| !line.is_blank()) {
            first.get_or_insert((line.start, blank, sign));
            let indent = columns.fitting(line.text[blank..].starts_with("- "));
            edits.push(Edit { at: line.start, cut: blank, put: " ".repeat(indent) });
            let text = format!("{}{}", " ".repeat(indent), &line.text[blank..]);
            columns.pass(&line::lines(&text)[0]);
        } else if !line.is_blank() {
            columns.pass(line);
        }
    }
    let (start, blank, sign) = first?;
    let what = if sign == '\t' { "a tab" } else { "a blank that is not a plain space" };
    let others = edits.len() - 1;
    let message = match others {
        0 => format!("this line is indented with {what}; YAML takes spaces only"),
        _ => format!(
            "this line is indented with {what}, and {} below too; YAML takes spaces only",
            count(others, "line", "lines")
        ),
    };
    let fault = Fault::new(Code::YamlSyntax, start..start + blank, message);
    let indent = edits[0].put.len();
    let fault = fault.with_hint(format!("begin it with {}", count(indent, "space", "spaces")));
    Some(Trap { fault, edits })
}

/// The columns at which the next line may begin.
#[derive(Default)]
struct Columns {
    hyphen: Option<usize>,
    key: usize,
    /// Whether the last line has a key without a value, so that what follows belongs under it.
    opens: bool,
}

impl Columns {
    fn pass(&mut self, line: &Line<'_>) {
        self.hyphen = line.hyphens.last().copied().or(self.hyphen.filter(|column| *column < line.indent()));
        self.key = line.column;
        self.opens = line.key.is_some() && line.value.is_empty();
    }

    /// Where a line fits best that begins with a hyphen, or with a key.
    fn fitting(&self, hyphen: bool) -> usize {
        match self.hyphen {
            _ if self.opens => self.key + 2,
            Some(column) if hyphen => column,
            _ => self.key,
        }
    }
}

/// A list whose first entry lacks its hyphen, seen at the entry that has one.
pub fn no_hyphen(lines: &[Line<'_>], at: usize) -> Option<Trap> {
    let indent = *lines[at].hyphens.first()?;
    let above: Vec<&Line<'_>> = lines[..at].iter().filter(|line| !line.is_blank()).collect();
    let list = above.iter().rposition(|line| line.indent() < indent)?;
    let (list, first) = (above[list], *above.get(list + 1)?);
    let lost = list.key.is_some() && list.value.is_empty() && first.hyphens.is_empty();
    if lost { hyphen(first, indent) } else { None }
}

/// A further entry that lacks its hyphen: it begins with the key with which the one above begins, further left.
pub fn no_further_hyphen(lines: &[Line<'_>], at: usize) -> Option<Trap> {
    let line = &lines[at];
    let key = line.key.filter(|_| line.hyphens.is_empty())?;
    let entry = lines[..at].iter().rposition(|above| above.key == Some(key) && !above.hyphens.is_empty())?;
    let (indent, column) = (lines[entry].hyphens[0], lines[entry].column);
    let within = lines[entry + 1..at].iter().all(|line| line.is_blank() || line.indent() > indent);
    let next = lines[at + 1..].iter().find(|line| !line.is_blank())?;
    let goes_on = next.hyphens.is_empty() && next.key.is_some() && next.column == column;
    if within && goes_on && line.column < column { hyphen(line, indent) } else { None }
}

/// The first line of an entry that lacks its hyphen, which belongs at the column `indent`.
fn hyphen(line: &Line<'_>, indent: usize) -> Option<Trap> {
    let (column, key) = (line.start + line.column, line.key?);
    let message = "there is no hyphen before the first key of this entry";
    let fault = Fault::new(Code::YamlSyntax, column..column + key.len(), message);
    let fault = fault.with_hint(format!("write: - {}", line.text.trim()));
    let edit = Edit { at: line.start, cut: line.column, put: format!("{}- ", " ".repeat(indent)) };
    Some(Trap { fault, edits: vec![edit] })
}

/// A list below a value that is complete, or at the start of a text that has keys further down: the line of its key
/// was lost.
pub fn no_key(lines: &[Line<'_>], at: usize) -> Option<Trap> {
    let mut written = lines.iter().filter(|line| !line.is_blank());
    let top = written.next().filter(|top| top.number - 1 < at && !top.hyphens.is_empty());
    let top = top.filter(|_| lines[at].hyphens.is_empty() && lines[at].column == 0);
    let (list, column) = if let Some(top) = top {
        (top, 0)
    } else {
        let above = lines[..at].iter().rfind(|line| !line.is_blank())?;
        let right = [above.column + 2].into_iter().chain((above.column == 0).then_some(0));
        let lost = above.key.is_some() && !above.value.is_empty();
        right.into_iter().find(|column| lost && lines[at].hyphens.first() == Some(column))?;
        (&lines[at], above.column)
    };
    let message = "this list stands without its key";
    let fault = Fault::new(Code::YamlSyntax, list.start..list.start + list.text.trim_end().len(), message);
    let hint = "write the line of its key above it; docs/content-model.md says which keys there are";
    let edit = Edit { at: list.start, cut: 0, put: format!("{}list:\n", " ".repeat(column)) };
    Some(Trap { fault: fault.with_hint(hint), edits: vec![edit] })
}

/// A line that begins at none of the columns at which the lines above it begin.
pub fn uneven(lines: &[Line<'_>], at: usize) -> Option<Trap> {
    let line = &lines[at];
    let is_entry = !line.hyphens.is_empty();
    let indent = line.indent();
    let mut limit = usize::MAX;
    // Each column at which a line above begins that a line here may go on with, and that line.
    let mut columns: Vec<(usize, bool, usize)> = Vec::new();
    let mut above = lines[..at].iter().rev().filter(|line| !line.is_blank()).peekable();
    if above.peek().is_some_and(|last| last.key.is_some() && last.value.is_empty() && last.column < indent) {
        return None;
    }
    for other in above {
        let hyphens = other.hyphens.iter().map(|column| (*column, true));
        let own: Vec<(usize, bool)> = hyphens.chain(other.key.map(|_| (other.column, false))).collect();
        columns.extend(
            own.into_iter().filter(|(column, _)| *column < limit).map(|(column, entry)| (column, entry, other.number)),
        );
        limit = limit.min(other.indent());
        if limit == 0 {
            break;
        }
    }
    let fitting = columns.iter().filter(|(_, entry, _)| *entry == is_entry);
    let nearest = fitting.min_by_key(|(column, ..)| column.abs_diff(indent)).copied();
    let (column, _, number) = nearest.filter(|(column, ..)| *column != indent)?;
    let message = format!(
        "this line is indented by {}; line {number}, to which it belongs, by {column}",
        count(indent, "space", "spaces")
    );
    let range =
        if indent > 0 { line.start..line.start + indent } else { line.start..line.start + line.text.trim_end().len() };
    let hint = match column {
        0 => "begin it without spaces".to_owned(),
        _ => format!("begin it with {}", count(column, "space", "spaces")),
    };
    let edit = Edit { at: line.start, cut: indent, put: " ".repeat(column) };
    Some(Trap { fault: Fault::new(Code::YamlSyntax, range, message).with_hint(hint), edits: vec![edit] })
}
