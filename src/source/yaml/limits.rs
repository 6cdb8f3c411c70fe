//! What content files may not use: too many bytes, anchors and aliases (which can unfold a small
//! file into gigabytes), tags, merge keys, and deep nesting.

use std::{iter, ops::Range};

use memchr::{memchr_iter, memchr3, memmem};
use saphyr_parser::{Event, Parser};

use super::{Fault, MAX_BYTES, node::Offsets};
use crate::diagnostics::Code;

/// The deepest nesting: content files need five levels.
const MAX_DEPTH: usize = 16;

/// So many brackets that nothing closes are no prose: the parser takes a time for each that grows
/// with their number, so such a text does not reach it.
const MAX_OPEN: usize = 256;

/// Refuses a text that breaks a limit.
///
/// Only where the text holds one of the characters that start an anchor, alias, tag or nested
/// bracket is it looked at more closely.
pub fn check(text: &str) -> Result<(), Vec<Fault>> {
    if text.len() > MAX_BYTES {
        let message = format!("this file holds more than the {MAX_BYTES} bytes that a content file may hold");
        return Err(vec![Fault::new(Code::FileTooLarge, 0..0, message)]);
    }
    let (depth, at) = deepest(text);
    if depth > MAX_OPEN {
        return Err(vec![too_deep(at..at + 1)]);
    }
    let suspicious = depth > MAX_DEPTH
        || line_starts(text).any(|start| begins_deep(&text.as_bytes()[start..]))
        || memchr3(b'&', b'*', b'!', text.as_bytes()).is_some()
        || memmem::find(text.as_bytes(), b"<<").is_some();
    if suspicious { walk(text) } else { Ok(()) }
}

/// How many brackets are open at once at most, wherever they stand, and the byte at which they first are.
/// Beyond [`MAX_OPEN`] nobody counts.
fn deepest(text: &str) -> (usize, usize) {
    let (mut depth, mut deepest) = (0_usize, (0, 0));
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' | b'{' => {
                depth += 1;
                if depth > deepest.0 {
                    deepest = (depth, at);
                }
                if depth > MAX_OPEN {
                    break;
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

fn too_deep(range: Range<usize>) -> Fault {
    Fault::new(Code::YamlFeature, range, format!("lists and entries nest more than {MAX_DEPTH} deep here"))
}

/// The bytes at which the lines of a text begin.
fn line_starts(text: &str) -> impl Iterator<Item = usize> {
    iter::once(0).chain(memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1))
}

/// Whether a line begins so far in, or with so many hyphens and question marks, that lists and
/// entries may nest too deep: each level needs a sign of its own.
fn begins_deep(line: &[u8]) -> bool {
    line.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'-' | b'?')).take(MAX_DEPTH + 1).count() > MAX_DEPTH
}

fn walk(text: &str) -> Result<(), Vec<Fault>> {
    let offsets = Offsets::new(text);
    let mut depth = 0_usize;
    for event in Parser::new_from_str(text) {
        // A text that is not YAML at all is left to the parser proper, which says so better.
        let Ok((event, span)) = event else { return Ok(()) };
        let feature = match &event {
            Event::Alias(_) => Some("an alias (`*`)"),
            Event::Scalar(_, _, anchor, _) | Event::SequenceStart(anchor, _) | Event::MappingStart(anchor, _)
                if *anchor > 0 =>
            {
                Some("an anchor (`&`)")
            }
            Event::Scalar(_, _, _, Some(_)) | Event::SequenceStart(_, Some(_)) | Event::MappingStart(_, Some(_)) => {
                Some("a tag (`!`)")
            }
            Event::Scalar(value, ..) if value == "<<" => Some("a merge key (`<<`)"),
            _ => None,
        };
        match event {
            Event::SequenceStart(..) | Event::MappingStart(..) => depth += 1,
            Event::SequenceEnd | Event::MappingEnd => depth = depth.saturating_sub(1),
            _ => {}
        }
        if let Some(feature) = feature {
            let fault = Fault::new(
                Code::YamlFeature,
                offsets.range(span),
                format!("this is {feature}, which content files may not use"),
            );
            return Err(vec![fault.with_hint(
                "write the value out in full; put a text that begins with such a sign in quotation marks",
            )]);
        }
        if depth > MAX_DEPTH {
            return Err(vec![too_deep(offsets.range(span))]);
        }
    }
    Ok(())
}
