//! The words that multiply the number before them.

/// What a word, in small letters, multiplies by.
pub fn multiplier(word: &str) -> Option<u32> {
    match word {
        "hundred" => Some(100),
        "thousand" | "k" => Some(1_000),
        "million" | "m" => Some(1_000_000),
        "billion" | "bn" => Some(1_000_000_000),
        _ => None,
    }
}
