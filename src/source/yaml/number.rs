//! Plain words that are numbers.

/// A number as `serde_yaml` tells them apart.
pub enum Number {
    Positive(u64),
    Negative(i64),
    Fraction(f64),
}

/// What the happy path reads a plain word as, where that is a number. `08` is none: YAML 1.2 takes
/// it for a text.
pub fn number(text: &str) -> Option<Number> {
    let positive = text.strip_prefix('+').unwrap_or(text);
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        let number = positive.strip_prefix(prefix).and_then(|rest| u64::from_str_radix(rest, radix).ok());
        if let Some(number) = number {
            return Some(Number::Positive(number));
        }
    }
    let fraction = || positive.parse::<f64>().ok().filter(|number| number.is_finite()).map(Number::Fraction);
    let positive = positive.parse().ok().map(Number::Positive);
    positive.or_else(|| text.parse().ok().map(Number::Negative)).or_else(fraction)
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_those_of_the_happy_path() {
        for text in
            ["8", "-8", "+8", "1.10", ".5", "1e3", "0x1F", "0", "08", "1.2.3", "2005-10", "e3", "inf", "-", "1,000"]
        {
            let read: serde_yaml::Value = serde_yaml::from_str(text).unwrap();
            assert_eq!(number(text).is_some(), read.is_number(), "{text}");
        }
    }
}
