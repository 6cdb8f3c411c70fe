//! What a style sheet loads.

use memchr::memchr3;

use super::{Facts, Purpose, Reference};

/// Reads the style sheet `text` into `facts`.
pub fn read<'a>(text: &'a str, facts: &mut Facts<'a>) {
    references(text, |address| {
        let at = address.as_ptr() as usize - text.as_ptr() as usize;
        facts.references.push(Reference { address: address.into(), purpose: Purpose::Load, at });
    });
}

/// Calls `found` with each address in `url(…)` and `@import "…"`, comments left out.
pub fn references<'a>(text: &'a str, mut found: impl FnMut(&'a str)) {
    let mut rest = text;
    while let Some(at) = memchr3(b'/', b'u', b'@', rest.as_bytes()) {
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
        } else if let Some(address) = rest.strip_prefix("url(") {
            let (address, after) = address.split_once(')').unwrap_or((address, ""));
            found(unquoted(address));
            rest = after;
        } else if let Some(import) = rest.strip_prefix("@import") {
            rest = import.trim_start();
            if rest.starts_with(['"', '\'']) {
                found(unquoted(rest));
            }
        } else {
            rest = &rest[1..];
        }
    }
}

/// The address without its quotation marks, and without what follows them.
fn unquoted(address: &str) -> &str {
    let address = address.trim();
    match address.chars().next() {
        Some(quote @ ('"' | '\'')) => address[1..].split(quote).next().unwrap_or(""),
        _ => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_and_comments_left_out() {
        let css = "@import 'a.css';\n@import url(\"b.css\") print;\n/* url(c.png) */ p { background: url( d.png ) }";
        let mut found = Vec::new();
        references(css, |address| found.push(address));
        assert_eq!(found, ["a.css", "b.css", "d.png"]);
        references("p { src: url(\"x /* url(", |_| {});
    }
}
