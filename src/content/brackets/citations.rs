//! Citations that are none: in brackets of another kind, without brackets, or without the sign ¶.

use std::ops::Range;

use super::{Found, MOST, meant, near};
use crate::{
    diagnostics::Code,
    model::{ParagraphRef, prose},
};

/// The words that people write where the sign ¶ belongs.
const WORDS_FOR_PARAGRAPH: [&str; 6] = ["para", "paras", "par", "pars", "paragraph", "paragraphs"];

/// The words that people write for a page, and some for a paragraph.
const WORDS_FOR_PAGE: [&str; 4] = ["p", "pp", "page", "pages"];

/// No document and annex before the sign ¶ have more letters.
const FAR_BACK: usize = 120;

/// `(¶37, 39)`, `(northshire-2014 ¶37)`, `(para 37)` and `{¶37}`.
pub fn in_other_brackets(text: &str) -> Vec<Found> {
    let opens = text.match_indices(['(', '{']);
    let found = opens.filter_map(|(open, bracket)| {
        let close = open + near(&text[open..], &[if bracket == "(" { ')' } else { '}' }])?;
        let inner = text[open + 1..close].trim();
        let as_it_is = || prose::can_be_cited(inner).then(|| inner.to_owned());
        let meant = if inner.contains('¶') {
            let first = inner.split_whitespace().next()?;
            let begins = first.starts_with('¶') || meant::is_annex(first) || meant::is_document(first);
            begins.then(|| meant::citation(inner).or_else(as_it_is))??
        } else if inner.contains('§') {
            as_it_is()?
        } else {
            paragraphs_without_sign(inner).filter(|(_, named)| *named).map(|(numbers, _)| format!("¶{numbers}"))?
        };
        let hint = format!("write [{meant}]");
        let sure = bracket == "{";
        Some(Found {
            range: open..close + 1,
            code: Code::BadCitation,
            sure,
            message: "a citation stands in square brackets; this one is printed as it stands".to_owned(),
            hint: if sure {
                hint
            } else {
                hint + "; if it is meant as it stands, write a backslash before the bracket"
            },
        })
    });
    found.take(MOST).collect()
}

/// `¶37`, outside brackets of any kind and what is told already.
pub fn without_brackets(text: &str, told: &[Found]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut is_open = false;
    for (at, sign) in text.match_indices(['[', ']', '¶']) {
        if sign != "¶" {
            is_open = sign == "[";
            continue;
        }
        let is_told = |found: &[Found]| found.iter().any(|found| found.range.contains(&at));
        if is_open || is_told(told) || is_told(&found) {
            continue;
        }
        let Some(range) = alone(text, at) else { continue };
        let written = text[range.clone()].trim();
        let meant = meant::citation(written).unwrap_or_else(|| written.to_owned());
        found.push(Found {
            range,
            code: Code::BadCitation,
            sure: false,
            message: format!("`{written}` is no citation without square brackets, and is printed as it stands"),
            hint: format!("write [{meant}]; if it is meant as it stands, write &para; for the sign"),
        });
        if found.len() == MOST {
            break;
        }
    }
    found
}

/// The citation around the sign ¶ at byte `at`: the document and the annex before it, and the numbers behind it.
fn alone(text: &str, at: usize) -> Option<Range<usize>> {
    // Of several signs the first is the one that counts.
    if text[..at].ends_with('¶') {
        return None;
    }
    let signed = text[at..].trim_start_matches('¶');
    let behind = signed.strip_prefix([' ', '\u{a0}']).unwrap_or(signed);
    let digits = |text: &str| text.len() - text.trim_start_matches(|sign: char| sign.is_ascii_digit()).len();
    let first = digits(behind);
    let last = behind[first..].strip_prefix(['-', '–']).map_or("", |last| &last[..digits(last)]);
    let numbers = if last.is_empty() { first } else { last.as_ptr() as usize - behind.as_ptr() as usize + last.len() };
    (first > 0).then(|| start_before(text, at)..text.len() - behind.len() + numbers)
}

/// Where the document and the annex begin that stand before byte `at`; `at` itself where there are none.
fn start_before(text: &str, at: usize) -> usize {
    let is_annex = |word: &Range<usize>| meant::is_annex(&text[word.clone()]);
    let annex = word_before(text, at).and_then(|word| match word.len() {
        1 => word_before(text, word.start).filter(is_annex),
        _ => Some(word).filter(is_annex),
    });
    let start = annex.map_or(at, |annex| annex.start);
    let document = word_before(text, start).filter(|word| meant::is_document(&text[word.clone()]));
    document.map_or(start, |document| document.start)
}

/// The word that ends before byte `at`.
fn word_before(text: &str, at: usize) -> Option<Range<usize>> {
    let back = text[..at].char_indices().rev().take(FAR_BACK).last()?.0;
    let before = text[back..at].trim_end();
    let word = before.trim_start_matches(char::is_whitespace);
    let start = word.rfind(|sign: char| !sign.is_alphanumeric() && sign != '-');
    let length = start.map_or(word.len(), |start| word[start..].chars().skip(1).map(char::len_utf8).sum());
    let end = back + before.len();
    (length > 0).then(|| end - length..end)
}

/// `37, 39`, `para 37`, `northshire-2014 37`, `annex B 3` and `annex-b:3`, all in square brackets: with the sign ¶
/// as it was meant, and whether nothing else can be.
pub fn without_sign(inner: &str) -> Option<(String, bool)> {
    if let Ok(reference) = ParagraphRef::parse(inner)
        && inner.contains(':')
    {
        let section = inner.strip_prefix("section:").map(|path| format!("§ {path}"));
        return Some((section.unwrap_or_else(|| reference.label().replace('\u{a0}', " ")), true));
    }
    let (first, rest) = inner.split_once(' ').filter(|(first, _)| meant::is_document(first)).unwrap_or(("", inner));
    let mut words = rest.splitn(3, ' ');
    let (annex, rest) = match (words.next(), words.next(), words.next()) {
        (Some(word), Some(letter), Some(rest)) if meant::is_annex(word) && letter.len() == 1 => {
            (format!("annex {}", letter.to_uppercase()), rest)
        }
        _ => (String::new(), rest),
    };
    let (numbers, named) = paragraphs_without_sign(rest)?;
    let parts = [first.to_lowercase(), annex, format!("¶{numbers}")];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Some((parts.join(" "), named || parts.len() > 1))
}

/// The numbers of paragraphs in brackets whose words are these, and whether nothing else can be meant:
/// numbers alone may be a count or a note, and `p` may be a page.
pub fn paragraphs_without_sign(inner: &str) -> Option<(String, bool)> {
    let word = inner.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    let is = |words: &[&str]| words.contains(&word.to_lowercase().as_str());
    let named = is(&WORDS_FOR_PARAGRAPH);
    if !named && inner[word.len()..].contains(char::is_alphabetic) {
        return None;
    }
    let numbers = if named || is(&WORDS_FOR_PAGE) { inner[word.len()..].trim_start_matches(['.', ' ']) } else { inner };
    meant::numbers(numbers).map(|numbers| (numbers, named))
}
