//! Markdown and HTML in the texts of YAML, which take neither: both would be printed as they stand.
//!
//! In: the texts of a YAML file, each as it is written. Out: diagnostics: an error where nothing but markup
//! can have been meant, a warning where the signs may be meant as they stand.
//!
//! Nearly every file has none: a look at its bytes says so ([`may_be_in`]).

use std::ops::Range;

use memchr::{memchr3, memmem};

use super::brackets;
use crate::{
    diagnostics::{Code, Diagnostics},
    location::{FileId, Place},
};

/// Signs around words that markdown sets apart, longest first.
const AROUND: [&str; 5] = ["**", "__", "~~", "*", "_"];

/// The elements of HTML that people write in texts.
const ELEMENTS: [&str; 40] = [
    "a",
    "abbr",
    "b",
    "big",
    "blockquote",
    "br",
    "center",
    "code",
    "del",
    "div",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "script",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "table",
    "td",
    "u",
    "ul",
];

/// The entities of HTML that people write in texts, and what to write instead.
const ENTITIES: [(&str, &str); 12] = [
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "the quotation mark"),
    ("&apos;", "the apostrophe"),
    ("&nbsp;", "a space"),
    ("&ndash;", "–"),
    ("&mdash;", "a dash"),
    ("&pound;", "£"),
    ("&rsquo;", "’"),
    ("&lsquo;", "‘"),
    ("&hellip;", "…"),
];

/// So many are told of one file in one run.
const MOST: usize = 50;

/// No markup is longer: nobody looks further for its end.
const FAR: usize = 500;

/// Whether the bytes of a text hold a sign of markup.
pub fn may_be_in(text: &str) -> bool {
    let bytes = text.as_bytes();
    let has = |sign: &str| memmem::find(bytes, sign.as_bytes()).is_some();
    memchr3(b'*', b'<', b'`', bytes).is_some()
        || ["](", "¶", "§", " _", "\"_", "~~", "__", "##"].into_iter().any(has)
        || memmem::find_iter(bytes, b"&").any(|at| text[at..].starts_with("&#") || entity(&text[at..]).is_some())
        || memmem::find_iter(bytes, b" [").any(|at| text[..at].ends_with(char::is_alphanumeric))
}

/// Tells the markup in the texts that are written at `ranges` of the YAML that begins at byte `start` of `file`.
pub fn look(file: FileId, yaml: &str, ranges: Vec<Range<usize>>, start: usize, diagnostics: &mut Diagnostics) {
    let mut told = 0;
    for range in ranges {
        let Some(written) = yaml.get(range.clone()) else { continue };
        let mut from = 0;
        while let Some(found) = first(written, from) {
            if told == MOST {
                return diagnostics.leave_out();
            }
            told += 1;
            from = found.range.end;
            let at = start + range.start;
            let place = Place::bytes(file, found.range.start + at..found.range.end + at);
            let tell = if found.sure { Diagnostics::error } else { Diagnostics::warning };
            tell(diagnostics, Code::MarkupInText, place, found.message).hint(found.hint);
        }
    }
}

/// Markup in a text.
#[derive(Debug)]
struct Found {
    range: Range<usize>,
    sure: bool,
    message: String,
    hint: String,
}

/// The first markup at or behind byte `from`.
fn first(text: &str, from: usize) -> Option<Found> {
    let signs = text[from..].char_indices().filter(|(_, sign)| "[<*_~`&#".contains(*sign));
    signs.map(|(at, _)| from + at).find_map(|at| match text.as_bytes()[at] {
        b'[' => in_brackets(text, at),
        b'<' => element(text, at),
        b'`' => code(text, at),
        b'&' => of_entity(text, at),
        b'#' => heading(text, at),
        _ => set_apart(text, at),
    })
}

/// `[¶8]`, `[housing](theme:housing)`, `[para 8]`, `[8, 12]`.
fn in_brackets(text: &str, open: usize) -> Option<Found> {
    let close = open + end_of(&text[open..], "]")?;
    let inner = &text[open + 1..close];
    if inner.contains(['¶', '§']) {
        let hint = match brackets::numbers(inner.trim_start_matches(['¶', ' '])) {
            Some(numbers) => {
                format!("take it out, and name the source in the key `paragraphs`: [{}]", numbers.replace('–', "-"))
            }
            None => "take it out, and name the source in the key `paragraphs`, where the entry has one".to_owned(),
        };
        let message = "a text in YAML takes no citation: this is printed as it stands".to_owned();
        return Some(Found { range: open..close + 1, sure: true, message, hint });
    }
    let behind = &text[close + 1..];
    if let Some(length) = behind.strip_prefix('(').and_then(|address| end_of(address, ")"))
        && is_address(&behind[1..=length])
    {
        let scheme = behind[1..].split(':').next().unwrap_or_default();
        let key = match scheme {
            "theme" => "; themes have the key `themes`",
            "group" => "; groups of children have the key `groups`",
            _ => "",
        };
        let message = "a text in YAML takes no link: this is printed as it stands".to_owned();
        let hint = format!("write only its words: {inner}{key}");
        // What leads out of the atlas may be quoted from somewhere.
        let sure = !matches!(scheme, "http" | "https");
        return Some(Found { range: open..close + length + 3, sure, message, hint });
    }
    let (numbers, _) = brackets::paragraphs_without_sign(inner)?;
    Some(Found {
        range: open..close + 1,
        sure: false,
        message: format!("`[{inner}]` looks like a citation, which a text in YAML does not take"),
        hint: format!(
            "name the source in the key `paragraphs`: [{}]; if it is meant as it stands, write round brackets",
            numbers.replace('–', "-")
        ),
    })
}

/// Whether what stands in round brackets behind square ones is an address.
fn is_address(text: &str) -> bool {
    !text.is_empty() && !text.contains(char::is_whitespace) && text.contains([':', '/', '#', '.'])
}

/// `<b>`, `</b>`, `<br />`.
fn element(text: &str, at: usize) -> Option<Found> {
    let rest = text[at + 1..].trim_start_matches('/');
    let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
    let behind = &rest[name.len()..];
    if !ELEMENTS.contains(&name.to_lowercase().as_str()) || !behind.starts_with(['>', ' ', '/']) {
        return None;
    }
    let end = at + end_of(&text[at..], ">")? + 1;
    Some(Found {
        range: at..end,
        sure: false,
        message: "a text in YAML takes no HTML: this is printed as it stands".to_owned(),
        hint: "take it out, and leave the words; if it is meant as it stands, write a space behind the <".to_owned(),
    })
}

/// `` `words` ``.
fn code(text: &str, at: usize) -> Option<Found> {
    let end = at + 1 + end_of(&text[at + 1..], "`")?;
    let words = &text[at + 1..end];
    (!words.trim().is_empty()).then(|| Found {
        range: at..end + 1,
        sure: false,
        message: "a text in YAML takes no markdown: these backticks are printed as they stand".to_owned(),
        hint: format!("write only the words, or put them in curly quotation marks: ‘{words}’"),
    })
}

/// The entity that a text begins with, and what it stands for.
fn entity(text: &str) -> Option<&'static (&'static str, &'static str)> {
    ENTITIES.iter().find(|(name, _)| text.starts_with(name))
}

/// `&amp;`, `&#8217;`.
fn of_entity(text: &str, at: usize) -> Option<Found> {
    let rest = &text[at..];
    let (length, meant) = if let Some((name, sign)) = entity(rest) {
        (name.len(), (*sign).to_owned())
    } else {
        let behind = rest.strip_prefix("&#")?.trim_start_matches(|c: char| c.is_ascii_hexdigit() || c == 'x');
        let length = rest.len() - behind.len() + 1;
        if !behind.starts_with(';') || length < 4 {
            return None;
        }
        (length, "the sign itself".to_owned())
    };
    Some(Found {
        range: at..at + length,
        sure: false,
        message: format!("`{}` is HTML, and printed as it stands", &rest[..length]),
        hint: format!("write {meant}"),
    })
}

/// `## Words`, where a text begins.
fn heading(text: &str, at: usize) -> Option<Found> {
    let signs = text[at..].len() - text[at..].trim_start_matches('#').len();
    let begins =
        text[..at].trim_matches(['"', '\'', ' ']).is_empty() || text[..at].trim_end_matches(' ').ends_with('\n');
    let words = text[at + signs..].lines().next()?;
    (begins && words.starts_with(' ') && (2..=6).contains(&signs)).then(|| Found {
        range: at..at + signs,
        sure: true,
        message: "a text in YAML takes no headings: the signs are printed as they stand".to_owned(),
        hint: format!("write only the words: {}", words.trim().trim_end_matches(['"', '\''])),
    })
}

/// `**words**`, `_words_`.
fn set_apart(text: &str, at: usize) -> Option<Found> {
    let sign = AROUND.into_iter().find(|sign| text[at..].starts_with(sign))?;
    let inner = &text[at + sign.len()..];
    let length = end_of(inner, sign)?;
    let words = &inner[..length];
    let end = at + 2 * sign.len() + length;
    let is_apart = !text[..at].ends_with(char::is_alphanumeric) && !text[end..].starts_with(char::is_alphanumeric);
    let is_tight = words.starts_with(char::is_alphanumeric) && !words.ends_with(char::is_whitespace);
    (is_apart && is_tight).then(|| Found {
        range: at..end,
        sure: true,
        message: format!("a text in YAML takes no markdown: the signs {sign} are printed as they stand"),
        hint: format!("write only the words: {words}"),
    })
}

/// Where `sign` stands next in a text, if it is near.
fn end_of(text: &str, sign: &str) -> Option<usize> {
    text.char_indices().take(FAR).map(|(at, _)| at).find(|at| text[*at..].starts_with(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<(&str, bool)> {
        let mut from = 0;
        let mut list = Vec::new();
        while let Some(found) = first(text, from) {
            from = found.range.end;
            list.push((&text[found.range], found.sure));
        }
        assert!(list.is_empty() || may_be_in(text), "{text}");
        list
    }

    #[test]
    fn markup_is_found_and_told_from_signs() {
        assert_eq!(all("a **b c** and [d](theme:d) [¶8]"), [("**b c**", true), ("[d](theme:d)", true), ("[¶8]", true)]);
        assert_eq!(all("say <b>so</b> &amp; `x` [p 12] [8, 9]").len(), 6);
        assert_eq!(all("\"## Words\""), [("##", true)]);
        assert_eq!(all("a _b_ *c* ~~d~~ __e__ <br/> &#8217;").len(), 6);
        for good in [
            "5 A*-C and 5 A*-G",
            "R&D; a < b > c",
            "12* and 13*",
            "2 * 3 * 4",
            "[sic] (see above)",
            "<only> so",
            "snake_case_word",
            "[2006]",
            "No. #4 of it",
            "a [b] (c)",
            "** a note **",
            "~60",
            "a_b _c",
        ] {
            assert_eq!(all(good), [], "{good}");
        }
    }
}
