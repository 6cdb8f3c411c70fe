//! The anchors of a text's headings.
//!
//! In: the words of each heading, in order. Out: its anchor, which no other heading of the text has.

/// Gives the headings of one text their anchors.
pub struct Anchors<'a> {
    prefix: &'a str,
    given: Vec<String>,
}

impl<'a> Anchors<'a> {
    /// For a text whose anchors begin with `prefix`.
    pub fn new(prefix: &'a str) -> Self {
        Self { prefix, given: Vec::new() }
    }

    /// The anchor of the next heading: its words in small letters, joined by hyphens.
    pub fn next(&mut self, words: &str) -> String {
        let plain: String =
            words.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
        let mut anchor = format!("{}{}", self.prefix, parts.join("-"));
        if self.given.contains(&anchor) {
            anchor = format!("{anchor}-{}", self.given.len() + 1);
        }
        self.given.push(anchor.clone());
        anchor
    }
}
