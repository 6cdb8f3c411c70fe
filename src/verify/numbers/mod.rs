//! Numbers: what a text says in figures or in words, made comparable.
//!
//! In: a text. Out: its [`Number`]s, in order. Two texts agree on a number where one of the things
//! that it can mean in the one is among the things it offers in the other: `10%` and `ten per cent`,
//! `two thirds` and `2/3`, `806,744` and `806744`, `2005–10` and `2010`.
//!
//! 1. Part the text into words, figures and signs ([`tokens`]).
//! 2. Read runs of them: figures with their scale and unit, number words ([`words`]), fractions,
//!    dates ([`dates`]).
//! 3. Let a unit reach back over a list or a range: in `5 to 10%` both are percentages ([`reach`]).
//!
//! A share is exact: a half is 50%, but two thirds are not 66%.

mod amount;
mod dates;
mod reach;
mod read;
mod tokens;
mod words;

pub use amount::Amount;
pub use dates::Date;

use std::ops::Range;

/// A number in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// What it can mean. A text that it is checked against has to offer one of these.
    pub means: Vec<Value>,
    /// What else it offers, when another text is checked against this one.
    pub offers: Vec<Value>,
    /// Whether the word is so common in other senses (`one`, `both`, `first`, `second`) that it
    /// proves something but need not be proved.
    pub weak: bool,
}

/// What a number says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// A count, a year, an age, a place in an order.
    Plain(Amount),
    /// A part of a whole: 10% is a tenth.
    Share(Amount),
    /// An amount of money; the one currency of the documents is the pound.
    Money(Amount),
    /// A date with a month in it.
    Date(Date),
    /// Digits that are no amount: a reference with leading zeros, or too long to count.
    Digits(String),
}

/// The numbers a set of texts offers.
#[derive(Clone, Debug, Default)]
pub struct Offer {
    values: Vec<Value>,
}

impl Offer {
    /// Adds what a text offers.
    pub fn add(&mut self, text: &str) {
        for number in numbers(text) {
            self.values.extend(number.means);
            self.values.extend(number.offers);
        }
        self.values.sort();
        self.values.dedup();
    }

    /// Adds what several texts offer.
    pub fn add_all(&mut self, texts: &[String]) {
        for text in texts {
            self.add(text);
        }
    }

    /// Whether one of the things a number can mean is offered.
    pub fn holds(&self, number: &Number) -> bool {
        number.means.iter().any(|value| match value {
            Value::Date(date) => self.holds_date(*date),
            other => self.values.binary_search(other).is_ok(),
        })
    }

    /// A date is offered by one that agrees in all it says; a month without a year stands for the
    /// one that the text names elsewhere (`between January and March 2005`).
    fn holds_date(&self, wanted: Date) -> bool {
        self.values.iter().any(|value| match value {
            Value::Date(found) if found.agrees_with(wanted) => {
                found.year == wanted.year
                    || wanted.year.is_none_or(|year| {
                        self.values.binary_search(&Value::Plain(Amount::whole(u64::from(year)))).is_ok()
                    })
            }
            _ => false,
        })
    }
}

/// Reads the numbers of a text.
pub fn numbers(text: &str) -> Vec<Number> {
    let tokens = tokens::tokens(text);
    let mut numbers = read::read(&tokens);
    reach::units(&mut numbers, text);
    numbers
}

#[cfg(test)]
mod tests;
