//! What content files may not use: too many bytes, anchors and aliases (which can unfold a small
//! file into gigabytes), tags, merge keys, and deep nesting.

use saphyr_parser::{Event, Parser};

use super::{Fault, MAX_BYTES, node::Offsets};
use crate::diagnostics::Code;

/// The deepest nesting: content files need five levels.
const MAX_DEPTH: usize = 16;

/// Refuses a text that breaks a limit.
///
/// Only where the text holds one of the characters that start an anchor, alias, tag or nested
/// bracket is it looked at more closely.
pub fn check(text: &str) -> Result<(), Vec<Fault>> {
    if text.len() > MAX_BYTES {
        let message = format!("this file holds {} bytes; a content file may hold {MAX_BYTES}", text.len());
        return Err(vec![Fault::new(Code::FileTooLarge, 0..0, message)]);
    }
    let brackets = text.bytes().filter(|byte| matches!(byte, b'[' | b'{')).count();
    let suspicious = brackets > MAX_DEPTH && nests(text)
        || text.bytes().any(|byte| matches!(byte, b'&' | b'*' | b'!'))
        || text.contains("<<");
    if suspicious { walk(text) } else { Ok(()) }
}

/// Whether brackets open more than `MAX_DEPTH` deep, wherever they stand.
fn nests(text: &str) -> bool {
    let mut depth = 0_usize;
    text.bytes().any(|byte| {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > MAX_DEPTH
    })
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
            let fault = Fault::new(
                Code::YamlFeature,
                offsets.range(span),
                format!("lists and entries nest more than {MAX_DEPTH} deep here"),
            );
            return Err(vec![fault]);
        }
    }
    Ok(())
}
