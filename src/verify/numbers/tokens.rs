//! A text parted into words, figures and signs.

use std::ops::Range;

/// A word, a figure or a sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Whether nothing stands between it and the token before.
    pub glued: bool,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A word, in lower case, and whether it began with a capital.
    Word(String, bool),
    /// A figure: the digits before and after its point, thousands separators left out.
    Figure(String, String),
    /// A hyphen or a dash.
    Dash,
    /// Any other sign.
    Sign(char),
}

impl Token {
    /// The word, in lower case.
    pub fn word(&self) -> Option<&str> {
        match &self.kind {
            Kind::Word(word, _) => Some(word),
            _ => None,
        }
    }

    /// Whether it is this sign.
    pub fn is(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }
}

/// Parts a text. Digits that stick to the end of a word are a footnote's mark (`area2`) and are left
/// out; after a few capitals they are part of a name (`S11`, `KS4`) that can be written out.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let glued = tokens.last().is_some_and(|token| token.range.end == at);
        let (length, kind) = if c.is_ascii_digit() {
            let (length, kind) = figure(rest);
            let before = tokens.last().filter(|token| glued && token.word().is_some());
            let mark = before.is_some_and(|word| !is_short_name(&text[word.range.clone()]));
            (length, (!mark).then_some(kind))
        } else if c.is_alphabetic() {
            let word = word(rest);
            (word.len(), Some(Kind::Word(word.to_lowercase().replace('’', "'"), c.is_uppercase())))
        } else if matches!(c, '-' | '–' | '—' | '‑' | '−' | '‐') {
            (c.len_utf8(), Some(Kind::Dash))
        } else if c.is_whitespace() || c == '*' || c == '\\' {
            (c.len_utf8(), None)
        } else {
            (c.len_utf8(), Some(Kind::Sign(c)))
        };
        if let Some(kind) = kind {
            tokens.push(Token { kind, range: at..at + length, glued });
        }
        at += length;
    }
    tokens
}

/// Whether a word is a name of up to three capitals.
fn is_short_name(word: &str) -> bool {
    word.chars().count() <= 3 && word.chars().all(char::is_uppercase)
}

fn word(text: &str) -> &str {
    let end = text
        .char_indices()
        .find(|(at, c)| {
            let inner = matches!(c, '\'' | '’') && text[at + c.len_utf8()..].starts_with(char::is_alphabetic);
            !(c.is_alphabetic() || inner)
        })
        .map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// A figure at the beginning of `text`, and its length.
fn figure(text: &str) -> (usize, Kind) {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut end = digits(text);
    let mut whole = text[..end].to_owned();
    if end <= 3 {
        while text[end..].starts_with(',') && digits(&text[end + 1..]) == 3 {
            whole.push_str(&text[end + 1..end + 4]);
            end += 4;
        }
    }
    let mut part = String::new();
    if text[end..].starts_with('.') {
        let length = digits(&text[end + 1..]);
        // A second point makes it the number of a heading or a version: 2.1.3.
        part.push_str(&text[end + 1..end + 1 + length]);
        end += if length > 0 { length + 1 } else { 0 };
    }
    (end, Kind::Figure(whole, part))
}
