//! A YAML text as a tree that keeps places, for the sake of messages.

use std::{borrow::Cow, collections::BTreeSet, ops::Range};

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::Fault;
use crate::{diagnostics::Code, location::Step};

/// A value and where it stands, in bytes.
#[derive(Clone, Debug)]
pub struct Node {
    pub range: Range<usize>,
    pub value: Value,
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
}

impl<'a> Offsets<'a> {
    pub fn new(text: &'a str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { text, lines: std::iter::once(0).chain(breaks).collect() }
    }

    /// The byte at a line (from 1) and a column (from 0, in characters).
    pub fn at(&self, line: usize, column: usize) -> usize {
        let start = self.lines.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len());
        let rest = &self.text[start..];
        start + rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at)
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
                return Err(syntax_fault(text, at..end, error.info()));
            }
        }
    }
    Ok(builder.root.unwrap_or(Node { range: 0..0, value: Value::Scalar { text: String::new(), plain: true } }))
}

fn syntax_fault(text: &str, range: Range<usize>, info: &str) -> Fault {
    let line_start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let line = text[line_start..].lines().next().unwrap_or_default();
    let indent: String = line.chars().take_while(|c| c.is_whitespace()).collect();
    let hint = if indent.contains('\t') {
        "indent with spaces: YAML does not take tabs"
    } else if line.matches(": ").count() > 1 && !line.contains('"') {
        "put a text that holds a colon in quotation marks"
    } else {
        "look at this line and the one above: a quotation mark not closed, a colon without a space behind it, or an uneven indentation"
    };
    Fault::new(Code::YamlSyntax, range, format!("this line cannot be read as YAML: {info}")).with_hint(hint)
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
                self.close(Node { range, value: Value::Scalar { text: Cow::into_owned(text), plain } });
            }
            Event::SequenceStart(..) => self.open(range.start, Value::List(Vec::new())),
            Event::MappingStart(..) => self.open(range.start, Value::Map(Vec::new())),
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(open) = self.stack.pop() {
                    let end = last_byte(&open.value).max(range.end).max(open.start);
                    self.close(Node { range: open.start..end, value: open.value });
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

/// Takes out every key that repeats an earlier one of its entry, and reports it.
pub fn duplicate_keys(node: &mut Node) -> Vec<Fault> {
    let mut faults = Vec::new();
    match &mut node.value {
        Value::Scalar { .. } => {}
        Value::List(items) => {
            for item in items {
                faults.append(&mut duplicate_keys(item));
            }
        }
        Value::Map(entries) => {
            let mut seen: BTreeSet<String> = BTreeSet::new();
            entries.retain(|(key, _)| {
                let fresh = seen.insert(key_text(key).to_owned());
                if !fresh {
                    let message = format!("the key `{}` stands here a second time", key_text(key));
                    faults.push(
                        Fault::new(Code::DuplicateKey, key.range.clone(), message).with_hint("keep one of the two"),
                    );
                }
                fresh
            });
            for (_, value) in entries {
                faults.append(&mut duplicate_keys(value));
            }
        }
    }
    faults
}

/// Takes the value at `path` out of the tree; from an entry, its key goes too.
/// Returns whether anything was taken out.
pub fn remove(root: &mut Node, path: &[Step]) -> bool {
    let Some((last, way)) = path.split_last() else { return false };
    let mut node = root;
    for step in way {
        let next = match (step, &mut node.value) {
            (Step::Key(key), Value::Map(entries)) => {
                entries.iter_mut().find(|(name, _)| key_text(name) == key).map(|(_, value)| value)
            }
            (Step::Index(index), Value::List(items)) => items.get_mut(*index),
            _ => None,
        };
        let Some(next) = next else { return false };
        node = next;
    }
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
