//! Advice that depends on how a value is written.

use super::{Fault, explain::first_line};
use crate::{
    diagnostics::Code,
    model::{PartialDate, Slug},
};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Adds what to write instead, where the fault does not say so and the text shows it.
pub fn add(text: &str, fault: &mut Fault) {
    if fault.hint.is_some() || !matches!(fault.code, Code::WrongType | Code::WrongValue) {
        return;
    }
    let written = first_line(text, &fault.range);
    let written = written.trim();
    let expects = |what: &str| fault.message.contains(&format!("where {what}"));
    let bare = written.trim_matches(['"', '\'']);
    fault.hint = if fault.message.contains("a date") && date(bare).is_some() {
        date(bare).map(|date| format!("write {date}"))
    } else if fault.message.contains("is not an id") {
        Slug::of_words(bare).ok().map(|id| format!("write {id}"))
    } else if fault.code == Code::WrongValue {
        None
    } else if fault.message.starts_with("this is empty") {
        Some(empty(text, fault, written))
    } else if expects("a text") && fault.message.starts_with("this is an entry") {
        let line = text[fault.range.start..].lines().next().unwrap_or_default();
        Some(format!(
            "a colon with a space behind it makes an entry; put the text in quotation marks: {}",
            quoted(line)
        ))
    } else if expects("a text") && !written.starts_with(['[', '{', '-']) {
        Some(format!("put it in quotation marks: \"{written}\""))
    } else if expects("`true`") {
        Some("write `true` or `false`, without quotation marks".to_owned())
    } else if expects("a number") || expects("a whole number") {
        number(bare).map(|number| format!("write {number}, without quotation marks"))
    } else if expects("a list") && !written.is_empty() && !written.contains(": ") {
        Some(format!("put it in square brackets: [{written}]"))
    } else {
        None
    };
}

/// What to do about a value that is empty, by the reason for which it is.
fn empty(text: &str, fault: &Fault, written: &str) -> String {
    let behind = text.get(fault.range.end..).unwrap_or_default().lines().next().unwrap_or_default();
    let behind = behind.trim_start_matches(':').trim();
    if written.is_empty() && behind.starts_with('#') {
        format!(
            "what stands behind # is a comment; put a text that begins with # in quotation marks: {}",
            quoted(behind)
        )
    } else if matches!(written, "~" | "null" | "Null" | "NULL") {
        format!(
            "`{written}` means that there is nothing; put a text in quotation marks, or take the key out if it does not apply"
        )
    } else {
        "write the value, or take the key out if it does not apply".to_owned()
    }
}

/// A text in quotation marks: in double ones where it holds neither these nor a backslash, else in
/// single ones, in which a single one is doubled.
pub fn quoted(text: &str) -> String {
    let text = text.trim();
    if text.contains(['"', '\\']) { format!("'{}'", text.replace('\'', "''")) } else { format!("\"{text}\"") }
}

/// A number without its separators.
fn number(text: &str) -> Option<String> {
    let digits = text.replace(',', "");
    digits.parse::<f64>().is_ok_and(f64::is_finite).then_some(digits)
}

/// A date as people write it, in the form of ISO 8601: `5 February 2014`, `October 2005`,
/// `05/02/2014` (the day first, as in Britain), `2005.10`, `2005-9`. `None` where the calendar has no such day.
fn date(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split([' ', ',', '/', '.', '-']).filter(|word| !word.is_empty()).collect();
    let day =
        |word: &str| word.trim_end_matches(char::is_alphabetic).parse::<u8>().ok().filter(|day| (1..=31).contains(day));
    let year = |word: &str| word.parse::<u16>().ok().filter(|year| word.len() == 4 && *year >= 1000);
    let date = match words.as_slice() {
        [first, second, third] => match (year(first), year(third)) {
            (Some(year), _) => (year, Some(month(second)?), Some(day(third)?)),
            (_, Some(year)) if first.starts_with(char::is_alphabetic) => {
                (year, Some(month(first)?), Some(day(second)?))
            }
            (_, Some(year)) => (year, Some(month(second)?), Some(day(first)?)),
            _ => return None,
        },
        [first, second] => match (year(first), year(second)) {
            (Some(year), _) => (year, Some(month(second)?), None),
            (_, Some(year)) => (year, Some(month(first)?), None),
            _ => return None,
        },
        _ => return None,
    };
    let (year, month, day) = date;
    let two = |part: Option<u8>| part.map_or_else(String::new, |part| format!("-{part:02}"));
    let iso = format!("{year}{}{}", two(month), two(day));
    PartialDate::parse(&iso).is_ok().then_some(iso)
}

/// The number of a month, by its name, the first three letters of it, or its number.
fn month(word: &str) -> Option<u8> {
    let word = word.to_lowercase();
    let named = |name: &&str| **name == word || word.len() >= 3 && name.starts_with(&word);
    let number = MONTHS.iter().position(named).map(|at| at + 1).or_else(|| word.parse().ok())?;
    u8::try_from(number).ok().filter(|number| (1..=12).contains(number))
}

#[cfg(test)]
mod tests {
    use super::{date, quoted};

    #[test]
    fn dates_as_people_write_them_are_understood() {
        for (written, iso) in [
            ("5 February 2014", "2014-02-05"),
            ("5th Feb 2014", "2014-02-05"),
            ("February 5, 2014", "2014-02-05"),
            ("October 2005", "2005-10"),
            ("05/02/2014", "2014-02-05"),
            ("2005.10", "2005-10"),
            ("2005-9-1", "2005-09-01"),
        ] {
            assert_eq!(date(written).as_deref(), Some(iso), "{written}");
        }
        for written in
            ["2005-13", "soon", "32/01/2005", "", "2005", "1 2 3", "2006-02-30", "31 April 2005", "29/02/2007"]
        {
            assert_eq!(date(written), None, "{written}");
        }
    }

    #[test]
    fn texts_are_quoted_so_that_they_stay_the_same() {
        assert_eq!(quoted("a: b"), "\"a: b\"");
        assert_eq!(quoted("it's \"good\""), "'it''s \"good\"'");
    }
}
