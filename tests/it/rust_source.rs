//! As much of Rust's grammar as the tests of the code need: a text without its comments and
//! strings, the paths it names in this crate, and its functions.

use std::fs;

use crate::site::{here, tree};

/// A file of `src/`.
pub struct Source {
    /// Its path from `src/`.
    pub path: String,
    /// Its text as written.
    pub text: String,
    /// Its code: comments, the inside of strings and the module of unit tests are blank, line
    /// breaks stay.
    pub code: String,
}

/// All files of `src/`, without those of unit tests.
pub fn sources() -> Vec<Source> {
    let files = tree(&here("src")).into_keys();
    let rust = files.filter(|path| path.ends_with(".rs") && !path.contains("tests/") && !path.ends_with("/tests.rs"));
    rust.map(|path| {
        let text = fs::read_to_string(here("src").join(&path)).unwrap();
        let code = without_tests(&blank(&text));
        Source { path, text, code }
    })
    .collect()
}

impl Source {
    /// The module at the top of the crate that it belongs to.
    pub fn module(&self) -> &str {
        let first = self.path.split('/').next().unwrap();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// The paths in this crate that it names, from after `crate::`.
    pub fn crate_paths(&self) -> Vec<Vec<String>> {
        let mut paths = Vec::new();
        for (at, _) in self.code.match_indices("crate::") {
            let before = self.code[..at].chars().next_back();
            if !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                tree_of_paths(&mut self.code[at + "crate::".len()..].chars().peekable(), &mut Vec::new(), &mut paths);
            }
        }
        paths
    }

    /// Its functions: name, the line it begins on, its code.
    pub fn functions(&self) -> Vec<(String, usize, &str)> {
        let mut functions = Vec::new();
        for (at, _) in self.code.match_indices("fn ") {
            let before = self.code[..at].chars().next_back();
            let rest = &self.code[at..];
            let name: String = rest[3..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if before.is_some_and(|c| !c.is_whitespace()) || name.is_empty() {
                continue;
            }
            if let Some(length) = length_of_function(rest) {
                functions.push((name, self.code[..at].matches('\n').count() + 1, &rest[..length]));
            }
        }
        functions
    }
}

/// How long a function is, from its `fn` to the brace that closes it; `None` where it has no body.
fn length_of_function(code: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut brackets = 0_usize;
    for (at, c) in code.char_indices() {
        match c {
            '(' | '[' => brackets += 1,
            ')' | ']' => brackets = brackets.saturating_sub(1),
            ';' if depth == 0 && brackets == 0 => return None,
            '{' => depth += 1,
            '}' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

type Chars<'a> = std::iter::Peekable<std::str::Chars<'a>>;

/// Reads `a::{b, c::d}` as `a b` and `a c d`.
fn tree_of_paths(chars: &mut Chars<'_>, way: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
    let skip = |chars: &mut Chars<'_>| while chars.next_if(|c| c.is_whitespace()).is_some() {};
    let length = way.len();
    loop {
        skip(chars);
        if chars.next_if_eq(&'{').is_some() {
            loop {
                skip(chars);
                if chars.peek().is_none_or(|c| *c == '}') {
                    chars.next();
                    break;
                }
                tree_of_paths(chars, way, found);
                while chars.next_if(|c| !matches!(c, ',' | '}')).is_some() {}
                chars.next_if_eq(&',');
            }
            break;
        }
        let mut word = String::new();
        while let Some(c) = chars.next_if(|c| c.is_alphanumeric() || matches!(c, '_' | '*')) {
            word.push(c);
        }
        way.push(word);
        if chars.next_if_eq(&':').is_none() || chars.next_if_eq(&':').is_none() {
            found.push(way.clone());
            break;
        }
    }
    way.truncate(length);
}

/// Puts blanks for comments and for what stands in strings and characters.
fn blank(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = blank_length(rest, code.chars().next_back());
        if length == 0 {
            code.push(c);
            rest = &rest[c.len_utf8()..];
        } else {
            code.extend(rest[..length].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
            rest = &rest[length..];
        }
    }
    code
}

/// How many bytes at the start of `text` are a comment, a string or a character.
fn blank_length(text: &str, before: Option<char>) -> usize {
    let in_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    if text.starts_with("//") {
        return text.find('\n').unwrap_or(text.len());
    }
    if text.starts_with("/*") {
        return text.find("*/").map_or(text.len(), |end| end + 2);
    }
    let raw = text.strip_prefix('b').unwrap_or(text).strip_prefix('r').filter(|_| !in_word);
    if let Some(raw) = raw {
        let hashes = raw.bytes().take_while(|byte| *byte == b'#').count();
        if raw[hashes..].starts_with('"') {
            let close = format!("\"{}", "#".repeat(hashes));
            let start = text.len() - raw.len() + hashes + 1;
            return text[start..].find(&close).map_or(text.len(), |end| start + end + close.len());
        }
    }
    match text.chars().next() {
        Some('"') => quoted(text, '"'),
        // A lifetime has no second quotation mark behind one character.
        Some('\'') if text[1..].starts_with('\\') || text[1..].chars().nth(1) == Some('\'') => quoted(text, '\''),
        _ => 0,
    }
}

fn quoted(text: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if !escaped && c == mark {
            return at + 1;
        }
        escaped = !escaped && c == '\\';
    }
    text.len()
}

/// Puts blanks for the module of unit tests, which stands at the end of a file.
fn without_tests(code: &str) -> String {
    match code.find("#[cfg(test)]\nmod tests {") {
        Some(at) => code[..at].to_owned(),
        None => code.to_owned(),
    }
}

#[test]
fn paths_are_read_from_groups_and_from_code() {
    let code = "use crate::{\n    a::{B, c::d as e},\n    f,\n};\nfn x(y: &'a str) { crate::g::h(); \"crate::i\" } // crate::j";
    let source = Source { path: "x.rs".to_owned(), text: code.to_owned(), code: blank(code) };
    let paths: Vec<String> = source.crate_paths().iter().map(|path| path.join(" ")).collect();
    assert_eq!(paths, ["a B", "a c d", "f", "g h"]);
    assert_eq!(source.functions().len(), 1);
}
