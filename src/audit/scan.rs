//! A scanner for finished pages: tags with their attributes, and the text between them.
//!
//! One pass over the bytes, nothing copied, no tree. It cuts HTML as a browser does (quoted and
//! bare attribute values, comments, raw text in `script` and `style`), and XML well enough to check
//! feeds and pictures.

use memchr::{memchr, memmem};

/// Which rules a file is cut by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// A page.
    Html,
    /// A feed, a sitemap, a picture.
    Xml,
}

/// A piece of a file. `at` is where it begins, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// `<name …>`; the attributes are in [`Scanner::attributes`]. `closed` stands for `<name …/>`.
    Open { name: &'a str, closed: bool, at: usize },
    /// `</name>`
    Close { name: &'a str, at: usize },
    /// What stands between two tags. In HTML the whole content of a raw text element is one text.
    Text { text: &'a str, at: usize },
    /// The file ends inside a tag or comment that begins here.
    Broken { at: usize },
}

/// An attribute as written: entities are not resolved, and a missing value is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribute<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its value, without quotation marks.
    pub value: &'a str,
}

/// Cuts a text into [`Token`]s.
pub struct Scanner<'a> {
    text: &'a str,
    syntax: Syntax,
    at: usize,
    raw: Option<&'a str>,
    attributes: Vec<Attribute<'a>>,
}

impl<'a> Scanner<'a> {
    /// A scanner at the beginning of `text`.
    pub fn new(text: &'a str, syntax: Syntax) -> Self {
        Self { text, syntax, at: 0, raw: None, attributes: Vec::with_capacity(16) }
    }

    /// The attributes of the last [`Token::Open`].
    pub fn attributes(&self) -> &[Attribute<'a>] {
        &self.attributes
    }

    /// The next piece; `None` at the end. Its two callers have it in their loops: a page is cut into
    /// thousands of pieces.
    #[inline]
    pub fn next_token(&mut self) -> Option<Token<'a>> {
        loop {
            let bytes = self.text.as_bytes();
            let first = *bytes.get(self.at)?;
            if self.raw.is_some() {
                let end = self.raw_end();
                if end > self.at {
                    return Some(self.text_to(end));
                }
            } else if first != b'<' {
                let end = memchr(b'<', &bytes[self.at..]).map_or(bytes.len(), |end| self.at + end);
                return Some(self.text_to(end));
            }
            match bytes.get(self.at + 1) {
                Some(b'/') => return Some(self.close()),
                Some(byte) if byte.is_ascii_alphabetic() || self.syntax == Syntax::Xml && *byte == b'_' => {
                    return Some(self.open());
                }
                Some(b'!' | b'?') => match self.skip() {
                    None => {}
                    token => return token,
                },
                // A lone less-than sign is text.
                _ => {
                    let from = self.at + 1;
                    let end = memchr(b'<', &bytes[from..]).map_or(bytes.len(), |end| from + end);
                    return Some(self.text_to(end));
                }
            }
        }
    }

    /// Gives up: the rest of the file cannot be cut.
    #[cold]
    fn broken(&mut self) -> Token<'a> {
        let at = std::mem::replace(&mut self.at, self.text.len());
        Token::Broken { at }
    }

    fn text_to(&mut self, end: usize) -> Token<'a> {
        let at = std::mem::replace(&mut self.at, end);
        Token::Text { text: &self.text[at..end], at }
    }

    fn close(&mut self) -> Token<'a> {
        let at = self.at;
        // Names are short: this is faster than a search that is made for long texts.
        let end = run(self.text.as_bytes(), at + 2, |byte| byte != b'>');
        if end == self.text.len() {
            return self.broken();
        }
        self.at = end + 1;
        Token::Close { name: self.text[at + 2..end].trim_ascii_end(), at }
    }

    /// Skips a comment, a declaration or a processing instruction. What XML calls CDATA is text.
    #[cold]
    fn skip(&mut self) -> Option<Token<'a>> {
        let rest = &self.text[self.at..];
        let (open, end) = if rest.starts_with("<!--") {
            (4, "-->")
        } else if self.syntax == Syntax::Xml && rest.starts_with("<![CDATA[") {
            (9, "]]>")
        } else {
            (2, ">")
        };
        let Some(length) = memmem::find(&rest.as_bytes()[open..], end.as_bytes()) else { return Some(self.broken()) };
        let at = self.at + open;
        self.at = at + length + end.len();
        (open == 9).then(|| Token::Text { text: &rest[open..open + length], at })
    }

    fn open(&mut self) -> Token<'a> {
        let (text, start) = (self.text, self.at);
        let bytes = text.as_bytes();
        let name_end =
            run(bytes, start + 1, |byte| !matches!(byte, b' ' | b'>' | b'/' | b'\n' | b'\t' | b'\r' | b'\x0c'));
        let name = &text[start + 1..name_end];
        self.attributes.clear();
        let mut at = name_end;
        let mut closed = false;
        loop {
            match bytes.get(at) {
                None => return self.broken(),
                Some(b'>') => break,
                Some(b'/') => {
                    closed = bytes.get(at + 1) == Some(&b'>');
                    at += 1;
                }
                Some(byte) if byte.is_ascii_whitespace() => at += 1,
                Some(_) => match attribute(text, at) {
                    Some((attribute, end)) => {
                        self.attributes.push(attribute);
                        at = end;
                    }
                    None => return self.broken(),
                },
            }
        }
        self.at = at + 1;
        if self.syntax == Syntax::Html && is_raw(name) {
            self.raw = Some(name);
        }
        Token::Open { name, closed, at: start }
    }

    /// Where the raw text of the open element ends.
    #[cold]
    fn raw_end(&mut self) -> usize {
        let (Some(name), rest) = (self.raw.take(), &self.text.as_bytes()[self.at..]) else { return self.at };
        let ends =
            |at: &usize| rest[at + 2..].get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()));
        self.at + memmem::find_iter(rest, "</").find(ends).unwrap_or(rest.len())
    }
}

/// Reads the attribute that begins at `start`, and says where it ends.
fn attribute(text: &str, start: usize) -> Option<(Attribute<'_>, usize)> {
    let bytes = text.as_bytes();
    // An equals sign in front belongs to the name, as the standard has it.
    let name_end =
        run(bytes, start + 1, |byte| !matches!(byte, b'=' | b'>' | b' ' | b'/' | b'\n' | b'\t' | b'\r' | b'\x0c'));
    let name = &text[start..name_end];
    let sign = run(bytes, name_end, |byte| byte.is_ascii_whitespace());
    if bytes.get(sign) != Some(&b'=') {
        return Some((Attribute { name, value: "" }, name_end));
    }
    let value = run(bytes, sign + 1, |byte| byte.is_ascii_whitespace());
    let first = *bytes.get(value)?;
    if matches!(first, b'"' | b'\'') {
        let end = value + 1 + memchr(first, &bytes[value + 1..])?;
        return Some((Attribute { name, value: &text[value + 1..end] }, end + 1));
    }
    let end = run(bytes, value, |byte| !byte.is_ascii_whitespace() && byte != b'>');
    Some((Attribute { name, value: &text[value..end] }, end))
}

/// Where, from `at` on, the run of bytes that are `wanted` ends.
fn run(bytes: &[u8], mut at: usize, wanted: impl Fn(u8) -> bool) -> usize {
    while at < bytes.len() && wanted(bytes[at]) {
        at += 1;
    }
    at
}

/// Whether tags in the element are text.
fn is_raw(name: &str) -> bool {
    matches!(name.len(), 5 | 6 | 8)
        && ["script", "style", "title", "textarea"].iter().any(|raw| name.eq_ignore_ascii_case(raw))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All pieces of `text`, in a short form of their own.
    fn pieces(text: &str, syntax: Syntax) -> Vec<String> {
        let mut scanner = Scanner::new(text, syntax);
        let mut pieces = Vec::new();
        while let Some(token) = scanner.next_token() {
            pieces.push(match token {
                Token::Open { name, closed, .. } => {
                    let attributes: Vec<_> =
                        scanner.attributes().iter().map(|a| format!("{}={}", a.name, a.value)).collect();
                    format!("+{name}[{}]{}", attributes.join("|"), if closed { "/" } else { "" })
                }
                Token::Close { name, .. } => format!("-{name}"),
                Token::Text { text, .. } => text.to_owned(),
                Token::Broken { at } => format!("broken at {at}"),
            });
        }
        pieces
    }

    #[test]
    fn tags_and_attributes_are_cut_as_browsers_cut_them() {
        let text = "<!doctype html><a href=\"x > y\" title='q\"' bare=1 empty = \"\" open>t</a ><br/>1 < 2";
        assert_eq!(
            pieces(text, Syntax::Html),
            ["+a[href=x > y|title=q\"|bare=1|empty=|open=]", "t", "-a", "+br[]/", "1 ", "< 2"]
        );
        assert_eq!(pieces("<img/onerror=x src=y/>", Syntax::Html), ["+img[onerror=x|src=y/]"]);
        assert_eq!(pieces("<a\nid=\"é\"\t>", Syntax::Html), ["+a[id=é]"]);
    }

    #[test]
    fn comments_and_raw_text_hold_no_tags() {
        assert_eq!(pieces("<!-- <a> --><p>", Syntax::Html), ["+p[]"]);
        let text = "<script>if (a<b) \"</b>\"</SCRIPT><style></style><title>a<b</title>";
        assert_eq!(
            pieces(text, Syntax::Html),
            ["+script[]", "if (a<b) \"</b>\"", "-SCRIPT", "+style[]", "-style", "+title[]", "a<b", "-title"]
        );
        let text = "<?xml version='1.0'?><title><![CDATA[<b>]]></title>";
        assert_eq!(pieces(text, Syntax::Xml), ["+title[]", "<b>", "-title"]);
    }

    #[test]
    fn a_file_that_ends_too_early_is_broken() {
        for text in ["<a href=\"x", "<a ", "<a", "<!-- x", "</a", "<a b=", "<!"] {
            assert_eq!(pieces(text, Syntax::Html), ["broken at 0"], "{text}");
        }
        assert_eq!(pieces("<", Syntax::Html), ["<"]);
        assert_eq!(pieces("<script>x", Syntax::Html), ["+script[]", "x"]);
    }

    #[test]
    fn any_cut_of_a_page_ends() {
        let page = "<!doctype html><html lang=en><p class=\"a\" b='c' d=e/><!-- x --><script>é</script>&amp;</p>";
        for end in (0..=page.len()).filter(|end| page.is_char_boundary(*end)) {
            pieces(&page[..end], Syntax::Html);
            pieces(&page[..end], Syntax::Xml);
        }
    }
}
