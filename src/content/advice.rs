//! What to write in the place of a date or an id that is none, where what is written shows it.

use crate::{
    model::{ParagraphRef, PartialDate, Slug},
    source::yaml::Expected,
};

/// The advice on a value that is `written` where something else is `expected`.
pub fn of(expected: Expected, written: &str) -> Option<String> {
    let bare = written.trim().trim_matches(['"', '\'']);
    let meant = match expected {
        Expected::Date => date(bare),
        Expected::Paragraph => paragraph(bare),
        Expected::Id if !bare.starts_with(['[', '{', '-']) => {
            Slug::of_words(bare).ok().map(|id| id.to_string()).filter(|id| id != bare)
        }
        _ => None,
    };
    meant.map(|meant| format!("write {meant}"))
}

/// The advice on paragraphs that are `written` without the brackets of their list; `None` where they stand behind
/// another key. It says both what a list is and what a paragraph is, so that one run is enough.
pub fn of_bare_paragraphs(before: &str, written: &str) -> Option<String> {
    let bare = written.trim().trim_matches(['"', '\'']);
    let behind = before.trim_end().trim_end_matches(['"', '\'']).trim_end();
    if !behind.ends_with("paragraphs:") || bare.is_empty() || bare.starts_with(['[', '{', '-', '~', '|', '>']) {
        return None;
    }
    let parts: Option<Vec<String>> = bare.replace(" and ", ",").split([',', ';', '&']).map(paragraph).collect();
    let list = parts.map_or_else(|| "16, 29-31".to_owned(), |parts| parts.join(", "));
    Some(if list == bare {
        format!("put it in square brackets: [{list}]")
    } else {
        format!("put paragraphs in square brackets, each as a number, a range or a section: [{list}]")
    })
}

/// A paragraph reference as people write it: `¶8`, `para 8`, `paragraphs 12–13`, `6 to 8`; where only commas are missing
/// from a list of them, the list. `None` where it is no such thing, as a page is none.
fn paragraph(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase().replace(['–', '—'], "-").replace(" to ", "-");
    let words = ["paragraphs", "paragraph", "paras.", "paras", "para.", "para", "¶¶", "¶"];
    let numbers = words.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(&text);
    let pieces: Vec<&str> = numbers.split_whitespace().collect();
    let is_digit = |sign: char| sign.is_ascii_digit();
    if pieces.windows(2).any(|pair| pair[0].ends_with(is_digit) && pair[1].starts_with(is_digit)) {
        return pieces.iter().all(|piece| ParagraphRef::parse(piece).is_ok()).then(|| pieces.join(", "));
    }
    let plain = pieces.concat();
    ParagraphRef::parse(&plain).is_ok().then_some(plain)
}

/// A date as people write it, in the form of ISO 8601: `5 February 2014`, `October 2005`,
/// `05/02/2014` (the day first, as in Britain), `2005.10`, `2005-9`. `None` where the calendar has no such day.
fn date(text: &str) -> Option<String> {
    let words: Vec<&str> =
        text.split([' ', ',', '/', '.', '-']).filter(|word| !matches!(*word, "" | "of" | "the")).collect();
    let day =
        |word: &str| word.trim_end_matches(char::is_alphabetic).parse::<u8>().ok().filter(|day| (1..=31).contains(day));
    let year = |word: &str| word.parse::<u16>().ok().filter(|year| word.len() == 4 && *year >= 1000);
    let date = match words.as_slice() {
        [first, second, third] => match (year(first), year(third)) {
            (Some(year), _) => (year, Some(PartialDate::month_of(second)?), Some(day(third)?)),
            (_, Some(year)) if first.starts_with(char::is_alphabetic) => {
                (year, Some(PartialDate::month_of(first)?), Some(day(second)?))
            }
            (_, Some(year)) => (year, Some(PartialDate::month_of(second)?), Some(day(first)?)),
            _ => return None,
        },
        [first, second] => match (year(first), year(second)) {
            (Some(year), _) => (year, Some(PartialDate::month_of(second)?), None),
            (_, Some(year)) => (year, Some(PartialDate::month_of(first)?), None),
            _ => return None,
        },
        _ => return None,
    };
    let (year, month, day) = date;
    let two = |part: Option<u8>| part.map_or_else(String::new, |part| format!("-{part:02}"));
    let iso = format!("{year}{}{}", two(month), two(day));
    PartialDate::parse(&iso).is_ok().then_some(iso)
}

#[cfg(test)]
mod tests {
    use super::{date, of_bare_paragraphs, paragraph};

    #[test]
    fn paragraphs_without_brackets_are_put_right_in_one_step() {
        let advice = |written| of_bare_paragraphs("    paragraphs: ", written);
        let list = |written| advice(written).and_then(|advice| Some(advice.split_once(": ")?.1.to_owned()));
        for (written, meant) in [
            ("8", "[8]"),
            ("para 8", "[8]"),
            ("\"¶8\"", "[8]"),
            ("8, 9–11", "[8, 9-11]"),
            ("paras 8 and 12", "[8, 12]"),
            ("page 8", "[16, 29-31]"),
        ] {
            assert_eq!(list(written).as_deref(), Some(meant), "{written}");
        }
        assert_eq!(advice("8").as_deref(), Some("put it in square brackets: [8]"));
        for written in ["", "~", "{from: 8}"] {
            assert_eq!(advice(written), None, "{written}");
        }
        assert_eq!(of_bare_paragraphs("    themes: ", "para 8"), None);
    }

    #[test]
    fn paragraphs_as_people_write_them_are_understood() {
        for (written, reference) in [
            ("¶8", "8"),
            ("para 8", "8"),
            ("Paragraphs 12–13", "12-13"),
            ("¶ 12 - 13", "12-13"),
            ("Annex-A: 4", "annex-a:4"),
            ("6 to 8", "6-8"),
            ("6 7  8-9", "6, 7, 8-9"),
        ] {
            assert_eq!(paragraph(written).as_deref(), Some(reference), "{written}");
        }
        for written in ["page 12", "p 12", "¶", "4-3", "6 7 x8", "twelve"] {
            assert_eq!(paragraph(written), None, "{written}");
        }
    }

    #[test]
    fn dates_as_people_write_them_are_understood() {
        for (written, iso) in [
            ("5 February 2014", "2014-02-05"),
            ("5th Feb 2014", "2014-02-05"),
            ("the 5th of February 2014", "2014-02-05"),
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
}
