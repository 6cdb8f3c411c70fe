//! Character references in attributes and texts.

use std::borrow::Cow;

use memchr::{memchr, memchr2};

/// Resolves the entities that could hide an address or an id: by number, and the named ones that
/// our templates write or that stand for a sign with a meaning in addresses.
pub fn decode(value: &str) -> Cow<'_, str> {
    const NAMED: [(&str, char); 11] = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", '\u{a0}'),
        ("colon", ':'),
        ("sol", '/'),
        ("num", '#'),
        ("Tab", '\t'),
        ("NewLine", '\n'),
    ];
    if memchr(b'&', value.as_bytes()).is_none() {
        return value.into();
    }
    let mut decoded = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(start) = memchr(b'&', rest.as_bytes()) {
        decoded.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = memchr2(b';', b' ', rest.as_bytes()).filter(|end| rest.as_bytes()[*end] == b';');
        let sign = end.and_then(|end| {
            let name = &rest[1..end];
            let number = match name.strip_prefix('#') {
                Some(number) => match number.strip_prefix(['x', 'X']) {
                    Some(digits) => u32::from_str_radix(digits, 16).ok(),
                    None => number.parse().ok(),
                },
                None => NAMED.iter().find(|(known, _)| *known == name).map(|(_, sign)| u32::from(*sign)),
            };
            Some((char::from_u32(number?)?, end + 1))
        });
        let (sign, length) = sign.unwrap_or(('&', 1));
        decoded.push(sign);
        rest = &rest[length..];
    }
    decoded.push_str(rest);
    decoded.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_that_hide_an_address_are_resolved() {
        assert_eq!(decode("a?b=1&amp;c=2&d"), "a?b=1&c=2&d");
        assert_eq!(decode("java&Tab;script&colon;&#97;&#x6C;ert"), "java\tscript:alert");
        assert_eq!(decode("&#xFFFFFFFF; & &unknown;"), "&#xFFFFFFFF; & &unknown;");
    }
}
