//! Places that a person has still to fill in.
//!
//! A stub of `atlas new` holds [`FILL_IN`] wherever only its writer knows what belongs there. A file
//! that holds one is never taken for finished: it is a fault of its own, so that a stub cannot be
//! published by accident.

use std::ops::Range;

use crate::{diagnostics::SourceMap, location::Place, source::yaml::Places};

/// What stands in such a place. It is no id, no date and no paragraph reference.
pub const FILL_IN: &str = "FILL-IN";

/// Such places in a text.
pub fn in_text(text: &str) -> Vec<Range<usize>> {
    text.match_indices(FILL_IN).map(|(at, found)| at..at + found.len()).collect()
}

/// Such places in YAML, comments left out: a key that is commented out may stay as it is. Where something before a
/// place looks like the beginning of a comment, the values say whether it is one: it may stand between quotation marks.
pub fn in_yaml(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut unsure): (Vec<_>, Vec<_>) =
        in_text(text).into_iter().partition(|range| !may_be_comment(&text[..range.start]));
    if !unsure.is_empty() {
        let values = Places::of(text).texts();
        unsure.retain(|range| values.iter().any(|value| value.contains(&range.start)));
        found.append(&mut unsure);
        found.sort_by_key(|range| range.start);
    }
    found
}

/// Whether the last line of a text has a sign that may begin a comment.
fn may_be_comment(text: &str) -> bool {
    let line = text.rsplit('\n').next().unwrap_or_default();
    line.trim_start().starts_with('#') || line.contains(" #") || line.contains("\t#")
}

/// The key on whose line byte `at` of a text stands, behind the colon.
pub fn key(text: &str, at: usize) -> Option<&str> {
    let before = text[..at].rsplit('\n').next()?.trim_start_matches([' ', '-']);
    let (key, _) = before.split_once(": ")?;
    let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    is_key.then_some(key)
}

/// Whether what stands at a place is still to fill in; of a place that means its whole file, whether
/// anything in it is. What else is said of it was not meant for a text that is none yet.
pub fn is_unfilled(place: &Place, map: &dyn SourceMap) -> bool {
    let (text, range) = (map.text(place.file), map.range(place));
    if range.is_empty() { text.contains(FILL_IN) } else { text[range].contains(FILL_IN) }
}

#[cfg(test)]
mod tests {
    use super::{in_text, in_yaml, key};

    #[test]
    fn a_place_is_named_by_its_key() {
        let yaml = "a:\n  - some_key: [FILL-IN]\n    list:\n      - FILL-IN\nA text: FILL-IN\n";
        let keys: Vec<Option<&str>> = in_text(yaml).into_iter().map(|place| key(yaml, place.start)).collect();
        assert_eq!(keys, [Some("some_key"), None, None]);
    }

    #[test]
    fn comments_may_keep_theirs() {
        let yaml = "a: FILL-IN\n#b: FILL-IN\n  # c: FILL-IN\nd: 1 # FILL-IN\ne: [FILL-IN, FILL-IN]\n";
        assert_eq!(in_yaml(yaml).len(), 3);
        assert_eq!(in_yaml(yaml)[0], 3..10);
        assert_eq!(in_text(yaml).len(), 6);
        assert!(in_yaml("a: b\t# FILL-IN\n").is_empty());
    }

    #[test]
    fn a_sharp_in_a_text_begins_no_comment() {
        for yaml in [
            "a: \"Priority #1: FILL-IN\"\n",
            "a: 'Priority\n  #1: FILL-IN'\n",
            "a:\n  - [b, \"c # FILL-IN\"]\n",
            "a: |\n  # FILL-IN\n",
        ] {
            assert_eq!(in_yaml(yaml), in_text(yaml), "{yaml}");
        }
    }
}
