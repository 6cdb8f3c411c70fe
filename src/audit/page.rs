//! What is wrong with one page by itself, and what it refers to.

use super::{
    Facts, Purpose, Reference, css,
    entities::decode,
    scan::{Attribute, Scanner, Syntax, Token},
};
use crate::diagnostics::Code;

/// Reads the page `text` into `facts`.
pub fn read<'a>(text: &'a str, facts: &mut Facts<'a>) {
    let mut scanner = Scanner::new(text, Syntax::Html);
    let mut page = Page { facts, state: State::default() };
    while let Some(token) = scanner.next_token() {
        match token {
            Token::Open { name, closed, at } => page.open(name, closed, at, scanner.attributes()),
            Token::Close { name, .. } => page.close(name),
            Token::Text { text, at } => page.text(text, at),
            Token::Broken { at } => page.fault(Code::PageOutline, at, "ends inside a tag or comment that begins here"),
        }
    }
    page.end();
}

struct Page<'a, 'f> {
    facts: &'f mut Facts<'a>,
    state: State<'a>,
}

/// What is open at the moment, and what has been seen.
#[derive(Default)]
struct State<'a> {
    /// The element whose text comes next, where it is raw text that matters.
    raw: Raw,
    /// The element that is hidden from assistive technology, and how many of its name are open.
    hidden: Option<(&'a str, usize)>,
    /// The link that is open: where, and whether it has words.
    link: Option<(usize, bool)>,
    /// The outermost picture that is open.
    picture: Option<Picture>,
    /// The tables that are open: where, and whether they have a caption.
    tables: Vec<(usize, bool)>,
    headings: Headings,
    has_language: bool,
    has_title: bool,
    /// The page only sends its readers on.
    redirects: bool,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Raw {
    #[default]
    No,
    Title,
    Style,
    Other,
}

struct Picture {
    at: usize,
    depth: usize,
    sound: Option<bool>,
}

#[derive(Default)]
struct Headings {
    first: usize,
    last: usize,
}

impl<'a> Page<'a, '_> {
    fn open(&mut self, name: &'a str, closed: bool, at: usize, attributes: &[Attribute<'a>]) {
        let named = Attributes { list: attributes };
        self.attributes(name, at, &named);
        match name {
            "html" => self.state.has_language = named.get("lang").is_some_and(|lang| !lang.is_empty()),
            "title" => self.state.raw = Raw::Title,
            "style" => self.state.raw = Raw::Style,
            "script" | "textarea" => self.state.raw = Raw::Other,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(usize::from(name.as_bytes()[1] - b'0'), at),
            "a" if named.get("href").is_some() => {
                let named_otherwise = ["aria-label", "aria-labelledby", "title"]
                    .iter()
                    .any(|name| named.get(name).is_some_and(|words| !words.trim().is_empty()));
                self.state.link = Some((at, named_otherwise));
            }
            "img" => match named.get("alt") {
                None => self.fault(Code::MissingAlternative, at, "has a picture without alt"),
                Some(words) if !words.trim().is_empty() => self.words(),
                Some(_) => {}
            },
            "table" => self.state.tables.push((at, false)),
            "caption" => {
                if let Some(table) = self.state.tables.last_mut() {
                    table.1 = true;
                }
            }
            "svg" if !closed => self.picture(at, &named),
            "meta" => self.meta(at, &named),
            "base" => self.fault(Code::UnsafePage, at, "has a <base>, which changes where all its links lead"),
            _ => {}
        }
        if let Some((hidden, depth)) = &mut self.state.hidden {
            *depth += usize::from(name == *hidden && !closed);
        } else if named.get("aria-hidden") == Some("true") && !closed && !is_void(name) {
            self.state.hidden = Some((name, 1));
        }
    }

    fn close(&mut self, name: &str) {
        self.state.raw = Raw::No;
        if let Some((hidden, depth)) = &mut self.state.hidden
            && name == *hidden
        {
            *depth -= 1;
            if *depth == 0 {
                self.state.hidden = None;
            }
        }
        match name {
            "a" => {
                if let Some((at, false)) = self.state.link.take() {
                    self.fault(Code::MissingAlternative, at, "has a link without words");
                }
            }
            "table" => {
                if let Some((at, false)) = self.state.tables.pop() {
                    self.fault(Code::MissingAlternative, at, "has a table without a caption");
                }
            }
            "svg" => self.picture_end(),
            _ => {}
        }
    }

    fn text(&mut self, text: &'a str, at: usize) {
        match std::mem::take(&mut self.state.raw) {
            Raw::No => {
                if matches!(self.state.link, Some((_, false))) && !text.trim().is_empty() {
                    self.words();
                }
            }
            Raw::Style => css::references(text, |address| self.refer(address, Purpose::Load, at)),
            Raw::Title if text.trim().is_empty() => {}
            Raw::Title => {
                if let Some(picture) = &mut self.state.picture {
                    picture.sound = picture.sound.map(|_| true);
                    self.words();
                } else {
                    self.state.has_title = true;
                    self.facts.title = Some(text.trim());
                }
            }
            Raw::Other => {}
        }
    }

    /// Words that a link could be known by.
    fn words(&mut self) {
        if self.state.hidden.is_none()
            && let Some(link) = &mut self.state.link
        {
            link.1 = true;
        }
    }

    fn heading(&mut self, level: usize, at: usize) {
        let headings = &mut self.state.headings;
        let before = headings.last.max(1);
        headings.last = level;
        headings.first += usize::from(level == 1);
        if level == 1 && headings.first == 2 {
            self.fault(Code::PageOutline, at, "has a second <h1>");
        } else if level > before + 1 {
            self.fault(Code::PageOutline, at, format!("has an <h{level}> right after an <h{before}>"));
        }
    }

    fn picture(&mut self, at: usize, named: &Attributes<'_, 'a>) {
        if let Some(picture) = &mut self.state.picture {
            picture.depth += 1;
            return;
        }
        let hidden = self.state.hidden.is_some() || named.get("aria-hidden") == Some("true");
        let labelled = named.get("aria-label").or(named.get("aria-labelledby")).is_some();
        // `Some(false)` waits for a title.
        let sound = if hidden { Some(true) } else { (named.get("role") == Some("img")).then_some(labelled) };
        self.state.picture = Some(Picture { at, depth: 1, sound });
    }

    fn picture_end(&mut self) {
        let Some(picture) = &mut self.state.picture else { return };
        picture.depth -= 1;
        if picture.depth > 0 {
            return;
        }
        let Picture { at, sound, .. } = *picture;
        self.state.picture = None;
        match sound {
            Some(true) => {}
            Some(false) => self.fault(Code::MissingAlternative, at, "has an <svg role=\"img\"> without a title"),
            None => {
                let message = "has an <svg> with neither aria-hidden=\"true\" nor role=\"img\"";
                self.fault(Code::MissingAlternative, at, message);
            }
        }
    }

    fn meta(&mut self, at: usize, named: &Attributes<'_, 'a>) {
        let Some(rule) = named.get("http-equiv") else { return };
        if rule.eq_ignore_ascii_case("refresh") {
            self.state.redirects = true;
            if let Some((_, address)) = named.get("content").and_then(|content| content.split_once('=')) {
                self.refer(address.trim(), Purpose::Follow, at);
            }
        }
    }

    /// What any element may carry: ids, references, and what no page may hold.
    fn attributes(&mut self, name: &'a str, at: usize, named: &Attributes<'_, 'a>) {
        for &Attribute { name: attribute, value } in named.list {
            match attribute {
                "class" => {}
                "id" => self.facts.ids.push(value),
                "href" if name == "link" => self.linked(value, at, named),
                "href" | "action" | "formaction" | "xlink:href" => {
                    let loads = self.state.picture.is_some() && name != "a";
                    self.refer(value, if loads { Purpose::Load } else { Purpose::Follow }, at);
                }
                "src" | "poster" | "data" => self.refer(value, Purpose::Load, at),
                "srcset" => {
                    for candidate in value.split(',') {
                        self.refer(candidate.split_ascii_whitespace().next().unwrap_or(""), Purpose::Load, at);
                    }
                }
                "for" | "headers" | "aria-labelledby" | "aria-describedby" | "aria-controls" | "aria-details" => {
                    for id in value.split_ascii_whitespace() {
                        self.refer(id, Purpose::Id, at);
                    }
                }
                "style" => self.fault(Code::UnsafePage, at, format!("has a style attribute on <{name}>")),
                "srcdoc" => self.fault(Code::UnsafePage, at, format!("has a page in an attribute of <{name}>")),
                _ if is_event(attribute) => {
                    self.fault(Code::UnsafePage, at, format!("has a script in the attribute {attribute} of <{name}>"));
                }
                _ if shouts(attribute) && self.state.picture.is_none() && !matches!(name, "svg" | "math") => {
                    let message = format!("has the attribute {attribute} of <{name}> in capital letters");
                    self.fault(Code::UnsafePage, at, message);
                }
                _ => {}
            }
        }
        if shouts(name) && self.state.picture.is_none() {
            self.fault(Code::UnsafePage, at, format!("has the tag <{name}> in capital letters"));
        }
    }

    /// The address of a `<link>`: the browser loads some kinds by itself.
    fn linked(&mut self, address: &'a str, at: usize, named: &Attributes<'_, 'a>) {
        const LOADED: [&str; 9] = [
            "stylesheet",
            "icon",
            "preload",
            "prefetch",
            "modulepreload",
            "manifest",
            "preconnect",
            "dns-prefetch",
            "apple-touch-icon",
        ];
        let kinds = named.get("rel").unwrap_or("");
        let loads = kinds.split_ascii_whitespace().any(|kind| LOADED.contains(&kind));
        if kinds == "canonical" {
            self.facts.canonical = Some(address);
        }
        self.refer(address, if loads { Purpose::Load } else { Purpose::Follow }, at);
    }

    fn refer(&mut self, address: &'a str, purpose: Purpose, at: usize) {
        self.facts.references.push(Reference { address: decode(address), purpose, at });
    }

    fn fault(&mut self, code: Code, at: usize, message: impl Into<String>) {
        self.facts.fault(code, at, message);
    }

    fn end(&mut self) {
        if !self.state.has_language {
            self.fault(Code::PageOutline, 0, "does not say its language: <html> has no lang");
        }
        if !self.state.has_title {
            self.fault(Code::PageOutline, 0, "has no <title>");
        }
        if self.state.redirects {
            self.facts.title = None;
        } else if self.state.headings.first == 0 {
            self.fault(Code::PageOutline, 0, "has no <h1>");
        }
        while let Some((at, sound)) = self.state.tables.pop() {
            if !sound {
                self.fault(Code::MissingAlternative, at, "has a table without a caption");
            }
        }
    }
}

/// The attributes of one tag, by name.
struct Attributes<'l, 'a> {
    list: &'l [Attribute<'a>],
}

impl<'a> Attributes<'_, 'a> {
    fn get(&self, name: &str) -> Option<&'a str> {
        self.list.iter().find(|attribute| attribute.name == name).map(|attribute| attribute.value)
    }
}

/// Whether the attribute is a script that runs on an event.
pub fn is_event(name: &str) -> bool {
    name.len() > 2 && name.as_bytes()[..2].eq_ignore_ascii_case(b"on")
}

/// Whether the element has no end tag.
fn is_void(name: &str) -> bool {
    matches!(name, "img" | "br" | "hr" | "meta" | "link" | "input" | "source" | "col" | "wbr" | "area" | "embed")
}

/// Whether a name has capital letters, and so would slip through rules for names in small ones.
/// Only pictures have names that need them.
fn shouts(name: &str) -> bool {
    name.bytes().any(|byte| byte.is_ascii_uppercase())
}
