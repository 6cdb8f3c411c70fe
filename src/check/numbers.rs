//! A figure's plain number is the number it prints.

use crate::{
    diagnostics::{Code, Diagnostics},
    location::Place,
    model::{Atlas, Id, Report, multiplier},
};

pub fn of_report(atlas: &Atlas, id: Id<Report>, diagnostics: &mut Diagnostics) {
    for figure in atlas.figures.range(atlas.reports[id].figures) {
        compare(figure.value(), figure.number, || figure.origin.field("number"), diagnostics);
        for (index, other) in figure.compared_with.iter().enumerate() {
            let place = || figure.origin.field("compared_with").index(index).field("number");
            compare(other.value(), other.number, place, diagnostics);
        }
    }
}

fn compare(value: &str, number: Option<f64>, place: impl FnOnce() -> Place, diagnostics: &mut Diagnostics) {
    let (Some(number), Some(printed)) = (number, printed_number(value)) else { return };
    if (number - printed).abs() > f64::EPSILON * printed.abs().max(1.0) {
        diagnostics
            .error(Code::NumberMismatch, place(), format!("the plain number is {number}, and the value prints {value}"))
            .hint(format!("write {printed}, or leave `number` out"));
    }
}

/// Signs of money, which stand between a minus sign and the digits.
const MONEY: [char; 3] = ['£', '€', '$'];

/// Signs that stand for a minus sign.
const MINUS: [char; 3] = ['-', '−', '–'];

/// The number a value prints in digits: `806,744`, `10.4%`, `-£1.2 million`. `None` where it prints none, or more
/// than one, or beside it anything that might make it another number: `4th`, `2½`, `5 in a thousand`.
fn printed_number(value: &str) -> Option<f64> {
    let is_part = |c: char| c.is_ascii_digit() || c == ',' || c == '.';
    let start = value.find(|c: char| c.is_ascii_digit())?;
    let end = value[start..].find(|c| !is_part(c)).map_or(value.len(), |length| start + length);
    let (before, behind) = (&value[..start], &value[end..]);
    if behind.contains(|c: char| c.is_ascii_digit()) || before.ends_with(char::is_alphanumeric) {
        return None;
    }
    let (factor, behind) = factor(behind)?;
    let mut others = before.split(|c: char| !c.is_alphabetic()).chain(behind.split(|c: char| !c.is_alphabetic()));
    if others.any(is_scale) {
        return None;
    }
    let digits: String = value[start..end].chars().filter(|c| *c != ',').collect();
    let number = digits.trim_end_matches('.').parse::<f64>().ok()? * f64::from(factor);
    Some(if is_negative(before) { -number } else { number })
}

/// What the word behind a number multiplies it by, and what stands behind that word. `None` where letters touch the
/// number that are no such word, or one letter follows that may as well stand for a measure.
fn factor(behind: &str) -> Option<(u32, &str)> {
    let rest = behind.trim_start_matches([' ', '\u{a0}', '-']);
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let word = rest[..end].to_lowercase();
    let touches = rest.len() == behind.len() && !word.is_empty();
    match multiplier(&word) {
        Some(factor) if touches || word.len() > 1 => Some((factor, &rest[end..])),
        None if !touches => Some((1, behind)),
        _ => None,
    }
}

/// Whether a word, single or not, makes another number of one that stands before it.
fn is_scale(word: &str) -> bool {
    let word = word.to_lowercase();
    word.len() > 1 && multiplier(word.strip_suffix('s').unwrap_or(&word)).is_some()
}

/// Whether what stands before a number ends in a minus sign, and not in the hyphen of a word.
fn is_negative(before: &str) -> bool {
    let before = before.trim_end_matches(MONEY);
    let sign = before.strip_suffix(MINUS).map(|before| before.trim_end_matches(MONEY));
    sign.is_some_and(|before| before.is_empty() || before.ends_with([' ', '(']))
}

#[cfg(test)]
mod tests {
    use super::printed_number;

    #[test]
    fn printed_numbers_are_read_with_their_separators() {
        assert_eq!(printed_number("806,744"), Some(806_744.0));
        assert_eq!(printed_number("10.4%"), Some(10.4));
        assert_eq!(printed_number("two thirds"), None);
        assert_eq!(printed_number("47 out of 361"), None);
        assert_eq!(printed_number("A 24-hour line"), Some(24.0));
        assert_eq!(printed_number("in 2004."), Some(2004.0));
    }

    #[test]
    fn a_word_behind_a_number_multiplies_it() {
        assert_eq!(printed_number("£1.2 million"), Some(1_200_000.0));
        assert_eq!(printed_number("£1.2bn"), Some(1_200_000_000.0));
        assert_eq!(printed_number("£3.5M a year"), Some(3_500_000.0));
        assert_eq!(printed_number("45k"), Some(45_000.0));
        assert_eq!(printed_number("a 2-million programme"), Some(2_000_000.0));
        assert_eq!(printed_number("5 hundred"), Some(500.0));
    }

    #[test]
    fn a_minus_sign_counts_and_a_hyphen_does_not() {
        assert_eq!(printed_number("-3.4"), Some(-3.4));
        assert_eq!(printed_number("−3.4%"), Some(-3.4));
        assert_eq!(printed_number("a change of –£2 million"), Some(-2_000_000.0));
        assert_eq!(printed_number("£-2"), Some(-2.0));
        assert_eq!(printed_number("mid-2004"), Some(2004.0));
    }

    #[test]
    fn what_may_be_another_number_is_not_compared() {
        let unsure = [
            "4th",
            "1990s",
            "Q4",
            "2½",
            "50p",
            "1.2tn",
            "5 m",
            "3 hundred thousand",
            "12 per thousand",
            "in millions: 12",
        ];
        for value in unsure {
            assert_eq!(printed_number(value), None, "{value}");
        }
    }
}
