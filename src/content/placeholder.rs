//! Places that a person has still to fill in.
//!
//! A stub of `atlas new` holds [`FILL_IN`] wherever only its writer knows what belongs there. A file
//! that holds one is never taken for finished: it is a fault of its own, so that a stub cannot be
//! published by accident.

use std::ops::Range;

/// What stands in such a place. It is no id, no date and no paragraph reference.
pub const FILL_IN: &str = "FILL-IN";

/// Such places in a text.
pub fn in_text(text: &str) -> Vec<Range<usize>> {
    text.match_indices(FILL_IN).map(|(at, found)| at..at + found.len()).collect()
}

/// Such places in YAML, comments left out: a key that is commented out may stay as it is.
pub fn in_yaml(text: &str) -> Vec<Range<usize>> {
    let mut found = in_text(text);
    found.retain(|range| {
        let line = text[..range.start].rsplit('\n').next().unwrap_or_default();
        !line.trim_start().starts_with('#') && !line.contains(" #")
    });
    found
}

#[cfg(test)]
mod tests {
    use super::{in_text, in_yaml};

    #[test]
    fn comments_may_keep_theirs() {
        let yaml = "a: FILL-IN\n#b: FILL-IN\n  # c: FILL-IN\nd: 1 # FILL-IN\ne: [FILL-IN, FILL-IN]\n";
        assert_eq!(in_yaml(yaml).len(), 3);
        assert_eq!(in_yaml(yaml)[0], 3..10);
        assert_eq!(in_text(yaml).len(), 6);
    }
}
