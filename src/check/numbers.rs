//! A figure's plain number is the number it prints.

use crate::{
    diagnostics::{Code, Diagnostics},
    location::Place,
    model::{Atlas, Id, Report},
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

/// The number a value prints in digits: `806,744`, `10.4%`, `£1.2 million`. `None` where it prints
/// none, or more than one.
fn printed_number(value: &str) -> Option<f64> {
    let mut numbers = value
        .split(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.'))
        .filter(|part| part.contains(|c: char| c.is_ascii_digit()));
    let (first, None) = (numbers.next()?, numbers.next()) else { return None };
    let digits: String = first.chars().filter(|c| *c != ',').collect();
    let factor = if value.contains("million") {
        1e6
    } else if value.contains("thousand") {
        1e3
    } else {
        1.0
    };
    digits.trim_end_matches('.').parse::<f64>().ok().map(|number| number * factor)
}

#[cfg(test)]
mod tests {
    use super::printed_number;

    #[test]
    fn printed_numbers_are_read_with_their_separators() {
        assert_eq!(printed_number("806,744"), Some(806_744.0));
        assert_eq!(printed_number("10.4%"), Some(10.4));
        assert_eq!(printed_number("£1.2 million"), Some(1_200_000.0));
        assert_eq!(printed_number("two thirds"), None);
        assert_eq!(printed_number("47 out of 361"), None);
    }
}
