//! Dates as exactly as they are known: to the day, the month or the year.

use std::fmt;

/// The names of the months, in their order.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date known to the day, to the month or to the year. Sorts by time; a vaguer date comes before
/// the exact dates in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartialDate {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

impl PartialDate {
    /// Reads `2014-02-05`, `2007-04` or `2005` (ISO 8601).
    ///
    /// # Errors
    /// What is wrong with it, as a sentence.
    pub fn parse(text: &str) -> Result<Self, String> {
        Self::read(text).ok_or_else(|| format!("`{text}` is not a date: write it as 2014-02-05, as 2007-04 or as 2005"))
    }

    /// A year.
    pub fn of_year(year: u16) -> Self {
        Self { year, month: None, day: None }
    }

    fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = number(parts.next()?, 4)?;
        let month = parts.next().map(|part| number(part, 2)).map_or(Some(None), |month| month.map(Some))?;
        let day = parts.next().map(|part| number(part, 2)).map_or(Some(None), |day| day.map(Some))?;
        if parts.next().is_some() || month.is_some_and(|month| !(1..=12).contains(&month)) {
            return None;
        }
        if let (Some(month), Some(day)) = (month, day)
            && !(1..=days_in(year, month)).contains(&day)
        {
            return None;
        }
        let small = |value: Option<u16>| value.and_then(|value| u8::try_from(value).ok());
        Some(Self { year, month: small(month), day: small(day) })
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Whether this date lies before `other`, however the days and months turn out that are not known:
    /// `2005` does before `2006-01`, and not before `2005-06`.
    pub fn is_surely_before(self, other: Self) -> bool {
        if self.year != other.year {
            return self.year < other.year;
        }
        match (self.month, other.month) {
            (Some(own), Some(month)) if own != month => own < month,
            (Some(_), Some(_)) => matches!((self.day, other.day), (Some(own), Some(day)) if own < day),
            _ => false,
        }
    }

    /// The number of a month, by its name, the first three letters of it or more, or its number.
    pub fn month_of(word: &str) -> Option<u8> {
        let word = word.to_lowercase();
        let is_meant = |name: &str| word.len() >= 3 && name.to_lowercase().starts_with(&word);
        let number = MONTHS.iter().position(|name| is_meant(name)).map(|at| at + 1).or_else(|| word.parse().ok())?;
        u8::try_from(number).ok().filter(|number| (1..=12).contains(number))
    }

    /// `5 February 2014`, `April 2007`, `2005`.
    pub fn in_words(self) -> String {
        match (self.month, self.day) {
            (Some(month), Some(day)) => {
                let [mut first, mut last] = [itoa::Buffer::new(), itoa::Buffer::new()];
                [first.format(day), " ", MONTHS[usize::from(month) - 1], " ", last.format(self.year)].concat()
            }
            (Some(month), None) => {
                [MONTHS[usize::from(month) - 1], " ", itoa::Buffer::new().format(self.year)].concat()
            }
            _ => self.year.to_string(),
        }
    }

    /// How long before `later` this date lies, in words, as exactly as both are known:
    /// `12 years and 9 months`; `about 21 years` where only a year is known.
    /// Empty where it does not lie before.
    pub fn age_at(self, later: Self) -> String {
        let (Some(from), Some(to)) = (self.month, later.month) else {
            let years = u32::from(later.year.saturating_sub(self.year));
            return if years == 0 { String::new() } else { format!("about {}", span_in_words(years * 12)) };
        };
        let mut months = (i32::from(later.year) - i32::from(self.year)) * 12 + i32::from(to) - i32::from(from);
        if let (Some(from), Some(to)) = (self.day, later.day)
            && to < from
        {
            months -= 1;
        }
        u32::try_from(months).ok().filter(|months| *months > 0).map_or_else(String::new, span_in_words)
    }
}

impl fmt::Display for PartialDate {
    /// ISO 8601.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

/// A span of months in words: `1 year and 2 months`.
pub fn span_in_words(months: u32) -> String {
    let part = |number: u32, one: &str| match number {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{number} {one}s")),
    };
    let parts: Vec<String> = [part(months / 12, "year"), part(months % 12, "month")].into_iter().flatten().collect();
    parts.join(" and ")
}

fn number(text: &str, digits: usize) -> Option<u16> {
    (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

/// The days of a month in the Gregorian calendar.
fn days_in(year: u16, month: u16) -> u16 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_and_written_as_exactly_as_they_are_known() {
        for text in ["2014-02-05", "2007-04", "2005", "2008-02-29"] {
            assert_eq!(PartialDate::parse(text).unwrap().to_string(), text);
        }
        for bad in [
            "",
            "14-02-05",
            "2014-2-5",
            "2014-13",
            "2014-02-30",
            "2007-02-29",
            "2014-02-05-01",
            "April 2007",
            "2014-",
            "+014",
        ] {
            assert!(PartialDate::parse(bad).is_err(), "{bad}");
        }
        assert_eq!(PartialDate::parse("2014-02-05").unwrap().in_words(), "5 February 2014");
        assert_eq!(PartialDate::parse("2007-04").unwrap().in_words(), "April 2007");
    }

    #[test]
    fn a_date_lies_before_another_only_where_that_is_certain() {
        let before =
            |one: &str, two: &str| PartialDate::parse(one).unwrap().is_surely_before(PartialDate::parse(two).unwrap());
        for (one, two) in [("2004", "2005-01-01"), ("2005-05", "2005-06-01"), ("2005-06-01", "2005-06-02")] {
            assert!(before(one, two) && !before(two, one), "{one} {two}");
        }
        for (one, two) in [("2005", "2005-12-31"), ("2005-06", "2005-06-30"), ("2005-06-01", "2005-06-01")] {
            assert!(!before(one, two) && !before(two, one), "{one} {two}");
        }
    }

    #[test]
    fn ages_are_counted_in_whole_months() {
        let age = |from: &str, to: &str| PartialDate::parse(from).unwrap().age_at(PartialDate::parse(to).unwrap());
        assert_eq!(age("2014-02-05", "2026-11-21"), "12 years and 9 months");
        assert_eq!(age("2014-02-25", "2014-03-24"), "");
        assert_eq!(age("2014-02-25", "2014-03-25"), "1 month");
        assert_eq!(age("2005", "2026-11-21"), "about 21 years");
        assert_eq!(age("2026", "2026-11-21"), "");
        assert_eq!(age("2027-01-01", "2026-11-21"), "");
    }
}
