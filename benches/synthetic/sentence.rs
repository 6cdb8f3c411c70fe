//! Sentences from patterns.
//!
//! In: patterns of [`words`](super::words) and what the sentence is about. Out: a sentence.

use super::{random::Random, words::SLOTS};

/// Fills one of some patterns: `{who}` with one of its list, `{topic}` with `topic`; a capital
/// inside the braces asks for one in the sentence.
pub fn fill(patterns: &[&str], topic: &str, random: &mut Random) -> String {
    let pattern = *random.one(patterns);
    let mut sentence = String::with_capacity(pattern.len() * 2);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').expect("each brace of a pattern is closed");
        let words = if name.eq_ignore_ascii_case("topic") { topic } else { slot(name, random) };
        sentence.push_str(before);
        if name.starts_with(char::is_uppercase) {
            sentence.push_str(&capitalised(words));
        } else {
            sentence.push_str(words);
        }
        rest = after;
    }
    sentence + rest
}

fn slot(name: &str, random: &mut Random) -> &'static str {
    let (_, choices) =
        SLOTS.iter().find(|(slot, _)| slot.eq_ignore_ascii_case(name)).expect("a pattern names lists that are there");
    random.one::<&str>(choices)
}

/// A text that begins with a capital.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// An id from words: `High Fernmere` becomes `high-fernmere`.
pub fn id(words: &str) -> String {
    words.to_lowercase().replace(' ', "-")
}
