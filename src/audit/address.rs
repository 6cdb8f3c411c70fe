//! Addresses: what kind they are, and which file of the site a relative one means.

use std::borrow::Cow;

use memchr::{memchr, memchr2, memrchr};

/// An address as it stands in a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Address<'a> {
    /// With a scheme, in small letters up to the colon; or, without one, beginning with `//`.
    Absolute { scheme: Option<Scheme> },
    /// Beginning with `/`.
    FromRoot,
    /// A place in this site. Both parts are as written; the query is cut off.
    Relative { path: &'a str, fragment: Option<&'a str> },
}

/// What the site's rules say of a scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// http or https.
    Web,
    /// mailto or tel.
    Person,
    /// Any other, such as javascript or data.
    Other,
}

/// Says of which kind `address` is.
pub fn classify(address: &str) -> Address<'_> {
    // A browser drops these before it looks for the scheme.
    let bare = bare(address);
    let scheme_end = bare.bytes().position(|byte| matches!(byte, b':' | b'/' | b'?' | b'#'));
    let scheme_end = scheme_end.filter(|end| bare.as_bytes()[*end] == b':');
    if let Some(end) = scheme_end {
        let scheme: String = bare[..end].chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
        let scheme = match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" => Scheme::Web,
            "mailto" | "tel" => Scheme::Person,
            _ => Scheme::Other,
        };
        return Address::Absolute { scheme: Some(scheme) };
    }
    if let Some(rest) = bare.strip_prefix(['/', '\\']) {
        let host = rest.starts_with(['/', '\\']);
        return if host { Address::Absolute { scheme: None } } else { Address::FromRoot };
    }
    let Some(end) = memchr2(b'#', b'?', bare.as_bytes()) else {
        return Address::Relative { path: bare, fragment: None };
    };
    let fragment = memchr(b'#', &bare.as_bytes()[end..]).map(|at| &bare[end + at + 1..]);
    Address::Relative { path: &bare[..end], fragment }
}

/// An address without the spaces and signs below them at its ends.
fn bare(address: &str) -> &str {
    let start = address.bytes().position(|byte| byte > b' ').unwrap_or(address.len());
    let end = address.bytes().rposition(|byte| byte > b' ').map_or(start, |last| last + 1);
    &address[start..end]
}

/// Writes to `found` which file the path of a relative address means on the page `page`; a folder
/// stands for its `index.html`. False where it leads out of the site.
pub fn resolve(page: &str, path: &str, found: &mut String) -> bool {
    found.clear();
    if path.is_empty() {
        found.push_str(page);
        return true;
    }
    let (mut folder, mut path) = (folder_of(page), path);
    while let Some(rest) = path.strip_prefix("../") {
        if folder.is_empty() {
            return false;
        }
        folder = folder_of(&folder[..folder.len() - 1]);
        path = rest;
    }
    found.push_str(folder);
    if is_plain(path) {
        found.push_str(path);
    } else if !go_along(path, found) {
        return false;
    }
    if found.is_empty() || found.ends_with('/') {
        found.push_str("index.html");
    }
    true
}

/// Whether a path is written as it is meant: each part begins with a letter or a digit, and no sign is
/// written by its number.
fn is_plain(path: &str) -> bool {
    let mut begins = true;
    path.bytes().all(|byte| {
        let plain = if begins { byte.is_ascii_alphanumeric() } else { byte != b'%' };
        begins = byte == b'/';
        plain
    })
}

/// Goes along the parts of a path, from the folder that `found` names. False where they lead out of the
/// site.
fn go_along(path: &str, found: &mut String) -> bool {
    let mut parts = path.split('/').peekable();
    while let Some(part) = parts.next() {
        let last = parts.peek().is_none();
        match part {
            "" | "." => {}
            ".." => {
                if found.pop().is_none() {
                    return false;
                }
                found.truncate(found.rfind('/').map_or(0, |end| end + 1));
            }
            part => {
                found.push_str(&unescape(part));
                if !last {
                    found.push('/');
                }
            }
        }
    }
    true
}

/// The folder that a path lies in, with a slash at its end; empty for the root.
fn folder_of(path: &str) -> &str {
    &path[..memrchr(b'/', path.as_bytes()).map_or(0, |end| end + 1)]
}

/// Resolves `%20` and its like; what does not make text stays as it is.
pub fn unescape(part: &str) -> Cow<'_, str> {
    if memchr(b'%', part.as_bytes()).is_none() {
        return part.into();
    }
    let (bytes, mut plain, mut at) = (part.as_bytes(), Vec::with_capacity(part.len()), 0);
    while at < bytes.len() {
        let digits = part.get(at + 1..at + 3).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) if bytes[at] == b'%' => {
                plain.push(byte);
                at += 3;
            }
            _ => {
                plain.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(plain).map_or(part.into(), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_addresses_are_told_apart_as_browsers_do() {
        let web = Address::Absolute { scheme: Some(Scheme::Web) };
        let other = Address::Absolute { scheme: Some(Scheme::Other) };
        assert_eq!(classify("https://example.org/a:b"), web);
        assert_eq!(classify(" HTTPS:x"), web);
        assert_eq!(classify("mailto:a@example.org"), Address::Absolute { scheme: Some(Scheme::Person) });
        for hidden in ["javascript:x", "JavaScript:x", "java\tscript:x", "\u{1} javascript:x", "data:text/html,x"] {
            assert_eq!(classify(hidden), other, "{hidden:?}");
        }
        assert_eq!(classify("//example.org"), Address::Absolute { scheme: None });
        assert_eq!(classify("\\\\example.org"), Address::Absolute { scheme: None });
        assert_eq!(classify("/a"), Address::FromRoot);
        assert_eq!(classify("a/b?q=1:2#c"), Address::Relative { path: "a/b", fragment: Some("c") });
        assert_eq!(classify("a#b?c#d"), Address::Relative { path: "a", fragment: Some("b?c#d") });
        assert_eq!(classify(" \n"), Address::Relative { path: "", fragment: None });
        assert_eq!(classify("?q#"), Address::Relative { path: "", fragment: Some("") });
    }

    #[test]
    fn relative_addresses_find_their_file() {
        let resolved = |page: &str, path: &str| {
            let mut found = String::new();
            resolve(page, path, &mut found).then_some(found)
        };
        let cases = [
            ("a/b.html", "", Some("a/b.html")),
            ("a/b.html", "c.html", Some("a/c.html")),
            ("a/b.html", "../", Some("index.html")),
            ("a/b.html", "..", Some("index.html")),
            ("a/b.html", "./", Some("a/index.html")),
            ("a/b.html", "c/", Some("a/c/index.html")),
            ("a/b/c.html", "../../d/./e%20f.html", Some("d/e f.html")),
            ("a/b.html", "../../c", None),
            ("a.html", "..", None),
            ("a/b.html", "c//d/.e/", Some("a/c/d/.e/index.html")),
            ("a/b.html", "../c/../d.html", Some("d.html")),
            ("a/b.html", "c%2fd", Some("a/c/d")),
            ("a.html", "../", None),
        ];
        for (page, path, expected) in cases {
            assert_eq!(resolved(page, path).as_deref(), expected, "{page} {path}");
        }
        assert_eq!(unescape("%zz%e9%"), "%zz%e9%");
    }
}
