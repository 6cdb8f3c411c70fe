//! What to write in the place of a date or an id that is none, where what is written shows it.

use crate::{
    model::{ParagraphRef, PartialDate, Slug},
    source::yaml::{Expected, pieces},
};

/// The keys that hold lists of ids.
const LISTS_OF_IDS: [&str; 6] = ["findings", "groups", "practice", "related", "scopes", "themes"];

/// The keys that hold lists of paragraphs.
const LISTS_OF_PARAGRAPHS: [&str; 2] = ["paragraphs", "sections"];

/// Signs between several ids.
const BETWEEN: [char; 2] = [',', ';'];

/// Signs that stand in no title of which an id is made.
const NO_WORDS: [char; 7] = [':', '(', ')', '[', ']', '{', '}'];

/// The advice on a value that is `written` behind `before`, where something else is `expected`.
pub fn of(expected: Expected, before: &str, written: &str) -> Option<String> {
    let bare = written.trim().trim_matches(['"', '\'']);
    let meant = match expected {
        Expected::Date => date(bare),
        Expected::Paragraph => paragraph(bare),
        Expected::Id if bare.contains(BETWEEN) => ids(bare).filter(|_| before.trim_end().ends_with(['[', ','])),
        Expected::Id if !bare.starts_with('-') && !bare.contains(NO_WORDS) => id(bare),
        _ => None,
    };
    meant.filter(|meant| meant != written.trim()).map(|meant| format!("write {meant}"))
}

/// The advice on paragraphs or ids that are `written` without the brackets of their list; `None` where they stand behind
/// another key. It says both what a list is and what stands in it, so that one run is enough.
pub fn of_bare_list(before: &str, written: &str) -> Option<String> {
    let bare = written.trim().trim_matches(['"', '\'']);
    let behind = before.trim_end().trim_end_matches(['"', '\'']).trim_end();
    let key = behind.strip_suffix(':')?.rsplit(|c: char| !c.is_ascii_lowercase() && c != '_').next()?;
    if bare.is_empty() || bare.starts_with(['[', '{', '~', '|', '>']) {
        return None;
    }
    let (list, what) = if LISTS_OF_PARAGRAPHS.contains(&key) {
        let parts = bare.replace(" and ", ",").replace('&', ",");
        let list: Option<Vec<String>> = pieces(&parts).map(paragraph).collect();
        let list = list.filter(|list| !list.is_empty()).map_or_else(|| "16, 29-31".to_owned(), |list| list.join(", "));
        (list, "put paragraphs in square brackets, each as a number, a range or a section")
    } else if LISTS_OF_IDS.contains(&key) {
        (ids(bare)?, "put ids in square brackets, with commas between them")
    } else {
        return None;
    };
    Some(if list == bare { format!("put it in square brackets: [{list}]") } else { format!("{what}: [{list}]") })
}

/// The ids, or the titles of which ids are made, in a list that is written as one text.
fn ids(text: &str) -> Option<String> {
    let of_piece = |piece: &str| {
        let words: Vec<&str> = piece.split_whitespace().filter(|word| !matches!(*word, "and" | "&")).collect();
        let are_ids = words.iter().all(|word| Slug::parse(word).is_ok()) && words.iter().any(|word| word.contains('-'));
        if are_ids { Some(words.join(", ")) } else { id(piece) }
    };
    let ids: Option<Vec<String>> = pieces(text).map(of_piece).collect();
    ids.map(|ids| ids.join(", ")).filter(|ids| !ids.is_empty())
}

fn id(words: &str) -> Option<String> {
    Slug::of_words(words).ok().map(|id| id.to_string())
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
    use super::{date, of, of_bare_list, paragraph};
    use crate::source::yaml::Expected;

    #[test]
    fn paragraphs_without_brackets_are_put_right_in_one_step() {
        let advice = |written| of_bare_list("    paragraphs: ", written);
        let list = |written| advice(written).and_then(|advice| Some(advice.split_once(": ")?.1.to_owned()));
        for (written, meant) in [
            ("8", "[8]"),
            ("para 8", "[8]"),
            ("\"¶8\"", "[8]"),
            ("8, 9–11", "[8, 9-11]"),
            ("paras 8 and 12", "[8, 12]"),
            ("page 8", "[16, 29-31]"),
            ("8,\n      9", "[8, 9]"),
        ] {
            assert_eq!(list(written).as_deref(), Some(meant), "{written}");
        }
        assert_eq!(advice("8").as_deref(), Some("put it in square brackets: [8]"));
        for written in ["", "~", "{from: 8}"] {
            assert_eq!(advice(written), None, "{written}");
        }
        assert_eq!(of_bare_list("    inspectorates: ", "para 8"), None);
    }

    #[test]
    fn ids_without_brackets_are_put_right_in_one_step() {
        let advice = |written| of_bare_list("    polarity: mixed\n    themes: ", written);
        for (written, list) in [
            ("moving-on", "moving-on"),
            ("camhs-access, looked-after", "camhs-access, looked-after"),
            ("\"camhs-access; looked-after\"", "camhs-access, looked-after"),
            ("camhs-access and looked-after", "camhs-access, looked-after"),
            ("camhs-access looked-after", "camhs-access, looked-after"),
            ("• camhs-access", "camhs-access"),
            ("– camhs-access\n      – looked-after", "camhs-access, looked-after"),
            ("Safe and sound, Moving on", "safe-and-sound, moving-on"),
        ] {
            let advice = advice(written).unwrap();
            assert_eq!(advice.split_once(": ").unwrap().1, format!("[{list}]"), "{written}");
        }
        assert_eq!(advice("moving-on").as_deref(), Some("put it in square brackets: [moving-on]"));
        assert_eq!(advice("•"), None);
    }

    #[test]
    fn several_things_are_no_long_id() {
        let advice = |before, written| of(Expected::Id, before, written);
        assert_eq!(advice("  - id: ", "Young carers").as_deref(), Some("write young-carers"));
        assert_eq!(advice("    themes: [", "a; b").as_deref(), Some("write a, b"));
        assert_eq!(advice("    themes: [a, ", "\"b, c\"").as_deref(), Some("write b, c"));
        for written in ["Carers, young", "carers: young", "Carers (young)"] {
            assert_eq!(advice("  - id: ", written), None, "{written}");
        }
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
