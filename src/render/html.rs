//! Writing text so that it is inert where it goes.

use std::borrow::Cow;

use memchr::{memchr2_iter, memchr3};

/// The words at the end of a link that leads out of the site, for ears; eyes get a sign from the style
/// sheet. Templates write the same.
pub const OUTSIDE: &str = "<span class=\"vh\"> (outside site)</span>";

/// Text for HTML: between tags and in quoted attributes.
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#x27;"),
            other => escaped.push(other),
        }
    }
    Cow::Owned(escaped)
}

/// Text for the content of a `<textarea>`, where nothing but its own end tag and `&` mean anything (HTML,
/// 13.1.2.2).
pub fn editable(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + text.len() / 4);
    let mut done = 0;
    for at in memchr2_iter(b'&', b'<', text.as_bytes()) {
        written.push_str(&text[done..at]);
        written.push_str(if text.as_bytes()[at] == b'&' { "&amp;" } else { "&lt;" });
        done = at + 1;
    }
    written.push_str(&text[done..]);
    written
}

/// JSON for a `<script>` element: nothing in it can end the element or begin a comment.
pub fn json_in_script(json: &str) -> Cow<'_, str> {
    if memchr3(b'<', b'>', b'&', json.as_bytes()).is_none() {
        return json.into();
    }
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026").into()
}

/// Text for the query of an address: letters and digits as they are, the rest by its bytes.
pub fn query(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len() + 16);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~' | b'/') {
            encoded.push(byte as char);
        } else {
            encoded.push('%');
            encoded.push(char::from_digit(u32::from(byte >> 4), 16).unwrap_or('0').to_ascii_uppercase());
            encoded.push(char::from_digit(u32::from(byte & 15), 16).unwrap_or('0').to_ascii_uppercase());
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_inert_in_html_scripts_and_addresses() {
        assert_eq!(escape("plain"), "plain");
        assert_eq!(escape("<b a=\"x\">'&"), "&lt;b a=&quot;x&quot;&gt;&#x27;&amp;");
        assert_eq!(editable("<b a=\"x\">'&"), "&lt;b a=\"x\">'&amp;");
        assert_eq!(json_in_script("\"</script>\""), "\"\\u003c/script\\u003e\"");
        assert_eq!(query("Error in é: a/b"), "Error%20in%20%C3%A9%3A%20a/b");
    }
}
