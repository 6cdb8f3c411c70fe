//! Mistakes that show in one line: in its key or in its value.

use std::ops::Range;

use super::{
    line::Line,
    quotes::{curly_quotes, early_close, in_brackets},
};
use crate::{
    diagnostics::Code,
    source::yaml::{
        Fault,
        advice::{BULLETS, listed, quoted},
        mend::{Edit, Trap},
    },
};

/// The longest line that advice shows in full.
const MAX_SHOWN: usize = 120;

/// Words before a colon without a space that are good: paragraph references and addresses.
const SCHEMES: [&str; 4] = ["section", "annex", "https", "http"];

/// Words before a colon without a space that name something of the atlas, and begin no entry of a list as its key.
const THINGS: [&str; 7] = ["theme", "report", "finding", "recommendation", "page", "practice", "group"];

/// Such words that are keys too.
const OTHER_THINGS: [&str; 5] = ["area", "authority", "framework", "overview", "term"];

/// The mistake of a line, if it has one. A line that `goes_on` with the text of another needs no key.
pub fn trap(line: &Line<'_>, goes_on: bool) -> Option<Trap> {
    other_bullet(line)
        .or_else(|| bullet_behind_key(line))
        .or_else(|| glued_hyphen(line))
        .or_else(|| glued_colon(line))
        .or_else(|| no_colon(line).filter(|_| !goes_on))
        .or_else(|| curly_quotes(line))
        .or_else(|| early_close(line))
        .or_else(|| bracket(line))
        .or_else(|| in_brackets(line))
        .or_else(|| first_sign(line))
        .or_else(|| spaced_reference(line))
        .or_else(|| colon(line))
}

/// A mistake, and the one edit that mends it.
pub fn found(range: Range<usize>, message: impl Into<String>, hint: String, edit: Edit) -> Trap {
    Trap { fault: Fault::new(Code::YamlSyntax, range, message).with_hint(hint), edits: vec![edit] }
}

/// `write …`, with the line as it should be.
fn write(line: &str) -> String {
    if line.chars().count() <= MAX_SHOWN {
        format!("write: {line}")
    } else {
        let cut: String = line.chars().take(MAX_SHOWN / 2).collect();
        let end: Vec<char> = line.chars().rev().take(MAX_SHOWN / 4).collect();
        format!("write: {cut} … {}", end.into_iter().rev().collect::<String>())
    }
}

/// The mistake whose remedy is another way to write the value.
pub fn rewritten(line: &Line<'_>, range: Range<usize>, message: &str, value: String) -> Trap {
    let hint = write(&line.with_value(&value));
    found(range, message, hint, Edit { at: line.value_start(), cut: line.value.len(), put: value })
}

/// `• id: a`, `* id: a`, `– id: a`: another sign where the hyphen of an entry belongs.
fn other_bullet(line: &Line<'_>) -> Option<Trap> {
    let sign = line.value.chars().next().filter(|sign| BULLETS.contains(sign) && line.key.is_none())?;
    let rest = line.value[sign.len_utf8()..].strip_prefix(' ')?.trim_start();
    let at = line.value_start();
    let edit = Edit { at, cut: sign.len_utf8(), put: "-".to_owned() };
    let message = format!("an entry of a list begins with a hyphen, not with {sign}");
    (!rest.is_empty()).then(|| found(at..at + sign.len_utf8(), message, write(&format!("- {rest}")), edit))
}

/// `themes: - a`, `themes: * a`: an entry of a list behind the key.
fn bullet_behind_key(line: &Line<'_>) -> Option<Trap> {
    line.key?;
    let rest = line.value.strip_prefix(['-', '*'])?.strip_prefix(' ')?.trim_start();
    let start = line.value_start();
    let message = "an entry of a list stands on a line of its own, or in square brackets";
    let value = format!("[{}]", listed(rest));
    let trap = rewritten(line, start..start + line.value.len(), message, value);
    let hint = trap.fault.hint.clone()?;
    Some(Trap { fault: trap.fault.with_hint(format!("{hint}; if it is a text, put it in quotation marks")), ..trap })
}

/// `-text`: no space behind the hyphen.
fn glued_hyphen(line: &Line<'_>) -> Option<Trap> {
    let rest = line.value.strip_prefix('-').filter(|_| line.key.is_none())?;
    let starts = |c: char| c.is_alphanumeric() || matches!(c, '"' | '\'' | '[');
    if !rest.starts_with(starts) {
        return None;
    }
    let at = line.value_start();
    let edit = Edit { at: at + 1, cut: 0, put: " ".to_owned() };
    let message = "there is no space behind the hyphen that begins this entry";
    Some(found(at..at + 1, message, write(&format!("- {rest}")), edit))
}

/// `key:value`, or a colon with a space behind it that cannot be broken.
fn glued_colon(line: &Line<'_>) -> Option<Trap> {
    let (word, rest) = line.value.split_once(':').filter(|_| line.key.is_none())?;
    let is_key = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let is_reference = !line.hyphens.is_empty() && THINGS.contains(&word);
    if !is_key || is_reference || SCHEMES.contains(&word) || rest.is_empty() || rest.starts_with("//") {
        return None;
    }
    let blank = rest.len() - rest.trim_start().len();
    let at = line.value_start() + word.len();
    let message = match blank {
        0 => "there is no space behind this colon",
        _ => "the space behind this colon is not a plain one",
    };
    let edit = Edit { at: at + 1, cut: blank, put: " ".to_owned() };
    Some(found(at..at + 1 + blank, message, write(&format!("{word}: {}", rest.trim_start())), edit))
}

/// A key alone on its line, without a colon.
fn no_colon(line: &Line<'_>) -> Option<Trap> {
    let is_word = !line.value.is_empty() && line.value.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    if !is_word || line.key.is_some() || !line.hyphens.is_empty() {
        return None;
    }
    let start = line.value_start();
    let end = start + line.value.len();
    let edit = Edit { at: end, cut: 0, put: ":".to_owned() };
    Some(found(start..end, "there is no colon behind this key", write(&format!("{}:", line.value)), edit))
}

/// The other half of a bracket.
fn half(open: char) -> char {
    if open == '[' { ']' } else { '}' }
}

/// What closes the brackets of a value that are open at its end.
fn unclosed(value: &str) -> String {
    let mut open = Vec::new();
    let mut mark = None;
    for sign in value.chars() {
        match (sign, mark) {
            (_, Some(begun)) => mark = mark.filter(|_| sign != begun),
            ('"' | '\'', None) => mark = Some(sign),
            ('[' | '{', None) => open.push(half(sign)),
            (']' | '}', None) => _ = open.pop(),
            _ => {}
        }
    }
    open.into_iter().rev().collect()
}

/// `[` or `{` without its other half, or with text behind it.
fn bracket(line: &Line<'_>) -> Option<Trap> {
    let open = line.value.chars().next().filter(|c| matches!(c, '[' | '{'))?;
    let close = half(open);
    let start = line.value_start();
    let range = start..start + line.value.len();
    let Some(at) = line.value.rfind(close) else {
        if line.value == "[" && line.key.is_some() {
            let edit = Edit { at: start, cut: 1, put: String::new() };
            let hint = "take it out where the entries stand below with hyphens; else write ] behind the last one";
            return Some(found(range, "the bracket that opens here is not closed", hint.to_owned(), edit));
        }
        let missing = unclosed(line.value);
        let message = format!("the bracket that opens here is not closed: {missing} is missing");
        return Some(rewritten(line, range, &message, format!("{}{missing}", line.value)));
    };
    let behind = line.value[at + 1..].trim_start();
    if behind.is_empty() || behind.starts_with(['#', ',', ']', '}']) {
        return None;
    }
    let message = format!("a text that begins with {open} must stand in quotation marks");
    Some(rewritten(line, range, &message, quoted(line.value)))
}

/// A text that begins with a sign which means something else in YAML.
fn first_sign(line: &Line<'_>) -> Option<Trap> {
    let sign = line.value.chars().next().filter(|c| "@`%&*!|>,]}?".contains(*c))?;
    let rest = line.value[sign.len_utf8()..].trim_start_matches(['-', '+']);
    let block = matches!(sign, '|' | '>') && (rest.is_empty() || rest.bytes().all(|byte| byte.is_ascii_digit()));
    if block || line.value.len() == 1 {
        return None;
    }
    let start = line.value_start();
    let message = format!("a text that begins with {sign} must stand in quotation marks");
    Some(rewritten(line, start..start + line.value.len(), &message, quoted(line.value)))
}

/// `to: theme: moving-on`: a reference with a space behind its colon.
fn spaced_reference(line: &Line<'_>) -> Option<Trap> {
    let (word, id) = line.value.split_once(": ").filter(|_| line.key.is_some())?;
    let is_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '/');
    let is_reference = (THINGS.contains(&word) || OTHER_THINGS.contains(&word)) && id.trim().chars().all(is_id);
    let start = line.value_start();
    let message = "the colon of a reference has no space behind it";
    is_reference.then(|| rewritten(line, start..start + line.value.len(), message, format!("{word}:{}", id.trim())))
}

/// `label: Young carers: those who care`.
fn colon(line: &Line<'_>) -> Option<Trap> {
    if line.value.starts_with(['"', '\'', '[', '{', '|', '>', '#']) || line.key.is_none() && line.hyphens.is_empty() {
        return None;
    }
    let text = line.value.find(" #").map_or(line.value, |at| &line.value[..at]).trim_end();
    let at = text.find(": ").or_else(|| text.ends_with(':').then(|| text.len() - 1))?;
    let start = line.value_start();
    let message = "a text with a colon and a space in it must stand in quotation marks";
    Some(rewritten(line, start + at..start + at + 1, message, quoted(line.value)))
}
