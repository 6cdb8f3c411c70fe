//! The style sheet of the site.
//!
//! In: the sheets under `static/css/`. Out: one sheet, which every page loads.
//!
//! 1. Join the sheets in the order of the cascade.
//! 2. Leave out what is written for those who work on them: comments, and the space around lines.
//!    Every page has to fetch the sheet, and its comments are a sixth of it.

use super::Asset;

/// The sheets that come before those of the components, and the one after them.
const FIRST: [&str; 3] = ["css/tokens.css", "css/base.css", "css/layout.css"];
const LAST: &str = "css/print.css";

/// The style sheet of the site, joined of the files of `static/css/` in the order of the cascade.
pub fn style_sheet(assets: &[Asset<'_>]) -> Vec<u8> {
    let find = |wanted: &str| assets.iter().find(|(path, _)| *path == wanted).map(|(_, bytes)| *bytes);
    let components = assets.iter().filter(|(path, _)| path.starts_with("css/components/")).map(|(_, bytes)| *bytes);
    let sheets = FIRST.into_iter().filter_map(find).chain(components).chain(find(LAST));
    without_remarks(&sheets.collect::<Vec<_>>().join(&b'\n'))
}

/// A sheet without comments, empty lines and space at the ends of lines.
fn without_remarks(css: &[u8]) -> Vec<u8> {
    let bare = without_comments(css);
    let mut lean = Vec::with_capacity(bare.len());
    for line in bare.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty()) {
        lean.extend_from_slice(line);
        lean.push(b'\n');
    }
    lean
}

/// A sheet without its comments. A `/*` within quotation marks begins none (CSS Syntax, section 4.3),
/// and a string ends with its line at the latest.
fn without_comments(css: &[u8]) -> Vec<u8> {
    let mut kept = Vec::with_capacity(css.len());
    let mut quote = None;
    let mut rest = css;
    while let [first, after @ ..] = rest {
        if quote.is_none() && rest.starts_with(b"/*") {
            let end = rest[2..].windows(2).position(|pair| pair == b"*/");
            rest = end.map_or(&[], |end| &rest[end + 4..]);
            continue;
        }
        kept.push(*first);
        rest = after;
        match (first, quote) {
            (b'\\', _) => {
                if let [escaped, after @ ..] = rest {
                    kept.push(*escaped);
                    rest = after;
                }
            }
            (b'\n', _) => quote = None,
            (b'"' | b'\'', None) => quote = Some(*first),
            (own, Some(open)) if *own == open => quote = None,
            _ => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bare(css: &str) -> String {
        String::from_utf8(without_remarks(css.as_bytes())).unwrap()
    }

    #[test]
    fn comments_and_empty_lines_go_and_rules_stay() {
        assert_eq!(bare("/* one\n * two */\na { b: c }\n\n  d { e: f } /* g */\n"), "a { b: c }\nd { e: f }\n");
        assert_eq!(bare("a { b: c } /* never closed"), "a { b: c }\n");
        assert_eq!(bare("/**/a {}/**/"), "a {}\n");
    }

    #[test]
    fn what_looks_like_a_comment_in_a_string_stays() {
        for css in ["a { content: \"/* b */\" }\n", "a { content: '\\'/*' }\n", "a { content: \"'/*\" / \"\" }\n"] {
            assert_eq!(bare(css), css);
        }
    }

    #[test]
    fn sheets_stand_in_the_order_of_the_cascade() {
        let assets: Vec<Asset<'_>> = vec![
            ("css/base.css", b"base {}"),
            ("css/components/a.css", b"/* a */ a {}"),
            ("css/components/b.css", b"b {}"),
            ("css/layout.css", b"layout {}"),
            ("css/print.css", b"print {}"),
            ("css/tokens.css", b"tokens {}"),
        ];
        let joined = String::from_utf8(style_sheet(&assets)).unwrap();
        assert_eq!(joined, "tokens {}\nbase {}\nlayout {}\na {}\nb {}\nprint {}\n");
    }
}
