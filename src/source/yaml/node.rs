//! A YAML text as a tree that keeps places, for the sake of messages.

use std::{borrow::Cow, cell::Cell, ops::Range};

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::Fault;
use crate::{diagnostics::Code, location::Step};

/// A value and where it stands, in bytes.
#[derive(Clone, Debug)]
pub struct Node {
    pub range: Range<usize>,
    pub value: Value,
    /// Whether nobody wrote it: see [`super::stand_in`].
    pub stand_in: bool,
}

impl Node {
    /// A value that somebody wrote.
    pub fn new(range: Range<usize>, value: Value) -> Self {
        Self { range, value, stand_in: false }
    }
}

/// What a value is.
#[derive(Clone, Debug)]
pub enum Value {
    /// Text as written; `plain` where it stands without quotation marks.
    Scalar { text: String, plain: bool },
    /// A list.
    List(Vec<Node>),
    /// An entry with keys.
    Map(Vec<(Node, Node)>),
}

/// Turns the parser's lines and columns into bytes.
pub struct Offsets<'a> {
    text: &'a str,
    lines: Vec<usize>,
    /// The line that was asked for last, and a column in it and its byte: the parser goes through a
    /// line from left to right, and a line may be a megabyte long.
    last: Cell<(usize, usize, usize)>,
}

impl<'a> Offsets<'a> {
    pub fn new(text: &'a str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { text, lines: std::iter::once(0).chain(breaks).collect(), last: Cell::new((0, 0, 0)) }
    }

    /// The byte at a line (from 1) and a column (from 0, in characters).
    pub fn at(&self, line: usize, column: usize) -> usize {
        let start = self.lines.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len());
        let (last_line, last_column, last_at) = self.last.get();
        let (from, passed) =
            if last_line == line && last_column <= column { (last_at, last_column) } else { (start, 0) };
        let rest = &self.text[from..];
        let Some((length, _)) = rest.char_indices().nth(column - passed) else { return self.text.len() };
        self.last.set((line, column, from + length));
        from + length
    }

    /// The bytes of a span, without the white space at its end.
    pub fn range(&self, span: Span) -> Range<usize> {
        let start = self.at(span.start.line(), span.start.col());
        let end = self.at(span.end.line(), span.end.col()).max(start);
        start..start + self.text[start..end].trim_end().len()
    }
}

/// Reads a text into a tree.
///
/// # Errors
/// The first place at which it is not YAML.
pub fn parse(text: &str) -> Result<Node, Fault> {
    let offsets = Offsets::new(text);
    let mut builder = Builder { stack: Vec::new(), root: None };
    for event in Parser::new_from_str(text) {
        match event {
            Ok((event, span)) => builder.take(event, offsets.range(span)),
            Err(error) => {
                let at = offsets.at(error.marker().line(), error.marker().col());
                let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
                let message = format!("this line cannot be read as YAML: {}", error.info());
                return Err(Fault::new(Code::YamlSyntax, at..end, message).with_hint(
                    "look at this line and the one above: a quotation mark not closed, a colon without a space behind it, a backslash between double quotation marks, or an uneven indentation",
                ));
            }
        }
    }
    Ok(builder.root.unwrap_or(Node::new(0..0, Value::Scalar { text: String::new(), plain: true })))
}

struct Builder {
    stack: Vec<Open>,
    root: Option<Node>,
}

struct Open {
    start: usize,
    value: Value,
    key: Option<Node>,
}

impl Builder {
    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Scalar(text, style, ..) => {
                let plain = style == ScalarStyle::Plain;
                self.close(Node::new(range, Value::Scalar { text: Cow::into_owned(text), plain }));
            }
            Event::SequenceStart(..) => self.open(range.start, Value::List(Vec::new())),
            Event::MappingStart(..) => self.open(range.start, Value::Map(Vec::new())),
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(open) = self.stack.pop() {
                    let end = last_byte(&open.value).max(range.end).max(open.start);
                    self.close(Node::new(open.start..end, open.value));
                }
            }
            _ => {}
        }
    }

    fn open(&mut self, start: usize, value: Value) {
        self.stack.push(Open { start, value, key: None });
    }

    fn close(&mut self, node: Node) {
        match self.stack.last_mut() {
            None => self.root = Some(node),
            Some(Open { value: Value::List(items), .. }) => items.push(node),
            Some(Open { value: Value::Map(entries), key, .. }) => match key.take() {
                None => *key = Some(node),
                Some(name) => entries.push((name, node)),
            },
            Some(Open { value: Value::Scalar { .. }, .. }) => {}
        }
    }
}

fn last_byte(value: &Value) -> usize {
    match value {
        Value::Scalar { .. } => 0,
        Value::List(items) => items.last().map_or(0, |item| item.range.end),
        Value::Map(entries) => entries.last().map_or(0, |(_, item)| item.range.end),
    }
}

/// The key of an entry as text.
pub fn key_text(node: &Node) -> &str {
    match &node.value {
        Value::Scalar { text, .. } => text,
        _ => "",
    }
}

/// The value at `path`.
pub fn find<'a>(root: &'a Node, path: &[Step]) -> Option<&'a Node> {
    path.iter().try_fold(root, |node, step| match (step, &node.value) {
        (Step::Key(key), Value::Map(entries)) => {
            entries.iter().find(|(name, _)| key_text(name) == key).map(|(_, value)| value)
        }
        (Step::Index(index), Value::List(items)) => items.get(*index),
        _ => None,
    })
}

/// Where the list at `path` begins, if there is one and it is empty.
pub fn empty_list(root: &Node, path: &[Step]) -> Option<usize> {
    let node = find(root, path)?;
    matches!(&node.value, Value::List(items) if items.is_empty()).then_some(node.range.start)
}

/// The range of the value at `path`, or of the last value on the way that exists.
pub fn locate(root: &Node, path: &[Step]) -> Range<usize> {
    let deepest = (0..=path.len()).rev().find_map(|length| find(root, &path[..length]));
    deepest.map_or(0..0, first_line_of)
}

/// Where to point for a value: a scalar's whole range; of a list or an entry, where it begins.
fn first_line_of(node: &Node) -> Range<usize> {
    match &node.value {
        Value::Scalar { .. } => node.range.clone(),
        Value::List(items) => {
            items.first().map_or(node.range.clone(), |item| node.range.start..item.range.start.max(node.range.start))
        }
        Value::Map(entries) => entries.first().map_or(node.range.clone(), |(key, _)| key.range.clone()),
    }
}

/// Makes of a list the only value of an entry, under `key`. Returns whether it is a list.
pub fn put_under(node: &mut Node, key: &str) -> bool {
    if !matches!(node.value, Value::List(_)) {
        return false;
    }
    let start = node.range.start;
    let name = Node::new(start..start, Value::Scalar { text: key.to_owned(), plain: false });
    let list = node.clone();
    node.value = Value::Map(vec![(name, list)]);
    true
}

/// The value at `path`, to be changed.
pub fn find_mut<'a>(root: &'a mut Node, path: &[Step]) -> Option<&'a mut Node> {
    path.iter().try_fold(root, |node, step| match (step, &mut node.value) {
        (Step::Key(key), Value::Map(entries)) => {
            entries.iter_mut().find(|(name, _)| key_text(name) == key).map(|(_, value)| value)
        }
        (Step::Index(index), Value::List(items)) => items.get_mut(*index),
        _ => None,
    })
}

/// Takes the value at `path` out of the tree; from an entry, its key goes too.
/// Returns whether anything was taken out.
pub fn remove(root: &mut Node, path: &[Step]) -> bool {
    let Some((last, way)) = path.split_last() else { return false };
    let Some(node) = find_mut(root, way) else { return false };
    match (last, &mut node.value) {
        (Step::Key(key), Value::Map(entries)) => {
            let before = entries.len();
            entries.retain(|(name, _)| key_text(name) != key);
            entries.len() < before
        }
        (Step::Index(index), Value::List(items)) if *index < items.len() => {
            items.remove(*index);
            true
        }
        _ => false,
    }
}

/// Calls `change` with the range of every key and value of a tree.
pub fn each_range(node: &mut Node, change: &impl Fn(&mut Range<usize>)) {
    change(&mut node.range);
    match &mut node.value {
        Value::Scalar { .. } => {}
        Value::List(items) => items.iter_mut().for_each(|item| each_range(item, change)),
        Value::Map(entries) => {
            for (key, value) in entries {
                each_range(key, change);
                each_range(value, change);
            }
        }
    }
}

/// Looks at the range of every scalar that is no key.
pub fn each_text(node: &Node, look: &mut impl FnMut(&Range<usize>)) {
    match &node.value {
        Value::Scalar { .. } => look(&node.range),
        Value::List(items) => items.iter().for_each(|item| each_text(item, look)),
        Value::Map(entries) => entries.iter().for_each(|(_, value)| each_text(value, look)),
    }
}
