//! Dates with a month in them.

use super::tokens::{Kind, Token};
use crate::model::MONTHS;

/// A date with a month, as far as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year.
    pub year: Option<u16>,
    /// The month, from one.
    pub month: u8,
    /// The day.
    pub day: Option<u8>,
}

impl Date {
    /// Whether this date can be the one that `wanted` says: what both say is the same, and this one
    /// says the day if `wanted` does.
    pub fn agrees_with(self, wanted: Self) -> bool {
        self.month == wanted.month
            && (wanted.day.is_none() || self.day == wanted.day)
            && (wanted.year.is_none() || self.year.is_none() || self.year == wanted.year)
    }
}

/// Reads a date from the first of `tokens`: `31 March 2013`, `5th of May, 2006`, `April 2007`,
/// `March`. Gives how many tokens it takes.
pub fn date(tokens: &[Token], before: Option<&Token>) -> Option<(Date, usize)> {
    let (day, mut used) = match day(tokens) {
        Some((day, used)) if tokens.get(used).and_then(month).is_some() => (Some(day), used),
        _ => (None, 0),
    };
    let month = month(tokens.get(used)?)?;
    used += 1;
    let comma = usize::from(tokens.get(used).is_some_and(|token| token.is(',')));
    let year = tokens.get(used + comma).and_then(year);
    used += if year.is_some() { 1 + comma } else { 0 };
    // A capital may begin a sentence, and "may" is a word: the month stands after a day, before a
    // year or inside a sentence.
    let sentence = before.is_none_or(|before| before.is('.'));
    (day.is_some() || year.is_some() || !sentence).then_some((Date { year, month, day }, used))
}

fn month(token: &Token) -> Option<u8> {
    match &token.kind {
        Kind::Word(word, true) => {
            let at = MONTHS.iter().position(|known| known.eq_ignore_ascii_case(word))?;
            u8::try_from(at + 1).ok()
        }
        _ => None,
    }
}

fn day(tokens: &[Token]) -> Option<(u8, usize)> {
    let Kind::Figure(digits, part) = &tokens.first()?.kind else { return None };
    let day: u8 = digits.parse().ok().filter(|day| part.is_empty() && (1..=31).contains(day))?;
    let word = |at: usize| tokens.get(at).and_then(Token::word);
    let suffix = usize::from(matches!(word(1), Some("st" | "nd" | "rd" | "th")));
    let of = usize::from(word(1 + suffix) == Some("of"));
    Some((day, 1 + suffix + of))
}

fn year(token: &Token) -> Option<u16> {
    match &token.kind {
        Kind::Figure(digits, part) if part.is_empty() && digits.len() == 4 => {
            digits.parse().ok().filter(|year| (1800..2200).contains(year))
        }
        _ => None,
    }
}
