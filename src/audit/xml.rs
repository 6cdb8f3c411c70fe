//! Feeds, the sitemap and pictures: whether their tags fit together, what they hold that could run,
//! and what they refer to.

use super::{
    Facts, Purpose, Reference,
    entities::decode,
    page::is_event,
    scan::{Attribute, Scanner, Syntax, Token},
};
use crate::diagnostics::Code;

/// Reads the XML file `text` into `facts`.
pub fn read<'a>(text: &'a str, facts: &mut Facts<'a>) {
    let mut scanner = Scanner::new(text, Syntax::Xml);
    let mut open: Vec<&str> = Vec::new();
    let (mut is_picture, mut roots, mut has_role, mut has_title) = (false, 0, false, false);
    while let Some(token) = scanner.next_token() {
        match token {
            Token::Open { name, closed, at } => {
                if open.is_empty() {
                    roots += 1;
                    is_picture = name == "svg";
                    has_role = scanner.attributes().contains(&Attribute { name: "role", value: "img" });
                }
                check(name, scanner.attributes(), at, is_picture, facts);
                if !closed {
                    open.push(name);
                }
            }
            Token::Close { name, at } => {
                if open.pop() != Some(name) {
                    let message = format!("is not well-formed: </{name}> closes nothing that is open");
                    return facts.fault(Code::PageOutline, at, message);
                }
            }
            Token::Text { text: words, at } => {
                has_title |= open.last() == Some(&"title") && !words.trim().is_empty();
                if open.last() == Some(&"loc") {
                    facts.references.push(Reference { address: decode(words.trim()), purpose: Purpose::Name, at });
                }
            }
            Token::Broken { at } => {
                let message = "is not well-formed: it ends inside a tag that begins here";
                return facts.fault(Code::PageOutline, at, message);
            }
        }
    }
    if let Some(name) = open.last() {
        facts.fault(Code::PageOutline, 0, format!("is not well-formed: <{name}> is not closed"));
    } else if roots != 1 {
        facts.fault(Code::PageOutline, 0, format!("is not well-formed: it has {roots} outermost elements"));
    }
    if is_picture && !(has_role && has_title) {
        facts.fault(Code::MissingAlternative, 0, "is a picture without role=\"img\" or without a <title>");
    }
}

fn check<'a>(name: &str, attributes: &[Attribute<'a>], at: usize, is_picture: bool, facts: &mut Facts<'a>) {
    if is_picture && matches!(name, "script" | "foreignObject") {
        facts.fault(Code::UnsafePage, at, format!("has a <{name}>"));
    }
    for &Attribute { name: attribute, value } in attributes {
        match attribute {
            "id" if is_picture => facts.ids.push(value),
            "href" | "xlink:href" => {
                let purpose = match name {
                    "a" => Purpose::Follow,
                    _ if is_picture => Purpose::Load,
                    _ => Purpose::Name,
                };
                facts.references.push(Reference { address: decode(value), purpose, at });
            }
            _ if is_picture && is_event(attribute) => {
                facts.fault(Code::UnsafePage, at, format!("has a script in the attribute {attribute} of <{name}>"));
            }
            _ => {}
        }
    }
}
