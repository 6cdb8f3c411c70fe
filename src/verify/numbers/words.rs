//! Number words.

use super::{
    amount::Amount,
    tokens::{Kind, Token},
};
use crate::model::multiplier;

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ORDINALS: [&str; 12] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
];

/// A number below a hundred in one word, and whether it is one of the tens.
fn small(word: &str) -> Option<(u64, bool)> {
    let find = |list: &[&str]| list.iter().position(|known| *known == word).and_then(|at| u64::try_from(at).ok());
    find(&SMALL).map(|number| (number, false)).or_else(|| find(&TENS).map(|tens| ((tens + 2) * 10, true)))
}

/// What a word multiplies by.
pub fn scale(word: &str) -> Option<u64> {
    multiplier(word).map(u64::from)
}

/// The place in an order that a word names: `first` is 1.
pub fn ordinal(word: &str) -> Option<u64> {
    let at = ORDINALS.iter().position(|known| *known == word)?;
    u64::try_from(at + 1).ok()
}

/// The number of parts that the name of a fraction makes of a whole: `third`, `quarters`.
pub fn parts(word: &str) -> Option<(u64, bool)> {
    let (single, many) = match word.strip_suffix('s') {
        Some(single) => (single, true),
        None => (word, false),
    };
    match single {
        "half" | "halve" => Some((2, many)),
        "quarter" => Some((4, many)),
        _ => ordinal(single).filter(|parts| *parts > 2).map(|parts| (parts, many)),
    }
}

/// Reads a number in words from the first of `tokens`: its amount and how many tokens it takes.
/// `twenty-five`, `two hundred and fifty`, `a thousand`, `under-fives`.
pub fn number(tokens: &[Token]) -> Option<(Amount, usize)> {
    let first = tokens.first()?.word()?;
    let next_scale = |at: usize| tokens.get(at).and_then(Token::word).and_then(scale);
    if matches!(first, "a" | "an") {
        let times = next_scale(1)?;
        return Some((Amount::whole(times), 2));
    }
    if let Some(single) = first.strip_suffix('s').and_then(small).filter(|(number, _)| *number > 1) {
        return Some((Amount::whole(single.0), 1));
    }
    let (mut total, mut used) = below_hundred(tokens)?;
    while let Some(times) = next_scale(used).filter(|_| tokens[used].word().is_some_and(|word| word.len() > 2)) {
        total = total.checked_mul(times)?;
        used += 1;
        let and = usize::from(tokens.get(used).and_then(Token::word) == Some("and"));
        if let Some((more, taken)) = tokens.get(used + and..).and_then(below_hundred) {
            // "two thousand and five hundred" goes on; "two hundred and five million" does not occur.
            total = total.checked_add(more.checked_mul(next_scale(used + and + taken).unwrap_or(1))?)?;
            used += and + taken + usize::from(next_scale(used + and + taken).is_some());
        }
    }
    Some((Amount::whole(total), used))
}

fn below_hundred(tokens: &[Token]) -> Option<(u64, usize)> {
    let (first, tens) = small(tokens.first()?.word()?)?;
    if !tens {
        return Some((first, 1));
    }
    let dash = usize::from(tokens.get(1).is_some_and(|token| token.kind == Kind::Dash && token.glued));
    let unit = tokens.get(1 + dash).and_then(Token::word).and_then(small);
    match unit {
        Some((unit @ 1..=9, false)) => Some((first + unit, 2 + dash)),
        _ => Some((first, 1)),
    }
}
