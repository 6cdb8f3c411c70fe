//! The citation that was meant, where what is written is none.

use crate::model::{Slug, prose};

/// The words for an annex.
const ANNEX: [&str; 2] = ["annex", "annexe"];

/// What to write in the square brackets of a citation, where it shows from what is `written` there with the sign ¶
/// or §: `Northshire-2014¶¶05 and 6` is `northshire-2014 ¶5, 6`.
pub fn citation(written: &str) -> Option<String> {
    let (before, signed) = written.split_at(written.find(['¶', '§'])?);
    let mut words: Vec<&str> = before.split_whitespace().collect();
    if words.first().is_some_and(|first| first.eq_ignore_ascii_case("see")) {
        words.remove(0);
    }
    let mut meant = Vec::new();
    if words.first().is_some_and(|first| !is_annex(first)) {
        meant.push(Slug::parse(&words.remove(0).trim_end_matches([',', ':']).to_lowercase()).ok()?.to_string());
    }
    match words.as_slice() {
        [] => {}
        [word] if is_annex(word) => meant.push("annex".to_owned()),
        [word, letter] if is_annex(word) => meant.push(format!("annex {}", letter.to_uppercase())),
        _ => return None,
    }
    meant.push(references(signed)?);
    let meant = meant.join(" ");
    (meant != written.trim() && prose::can_be_cited(&meant)).then_some(meant)
}

/// Whether a word is one for an annex.
pub fn is_annex(word: &str) -> bool {
    ANNEX.contains(&word.to_lowercase().as_str())
}

/// Whether a word is the id of a document, in whatever letters: it ends with a year.
pub fn is_document(word: &str) -> bool {
    let year = word.rsplit_once('-').map_or("", |(_, year)| year);
    year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) && Slug::parse(&word.to_lowercase()).is_ok()
}

/// Paragraphs and sections: each section with its sign, and the first paragraph.
fn references(signed: &str) -> Option<String> {
    let listed = signed.replace(" and ", ", ").replace(" & ", ", ");
    let mut meant = Vec::new();
    let mut sign = "¶";
    for piece in listed.split([',', ';']).map(str::trim).filter(|piece| !piece.is_empty()) {
        meant.push(if let Some(path) = piece.strip_prefix('§') {
            format!("§ {}", section(path)?)
        } else {
            let written = piece.trim_start_matches(['¶', ' ']);
            let numbers = numbers(written).or_else(|| numbers(&written.replace(' ', ",")))?;
            format!("{}{numbers}", std::mem::take(&mut sign))
        });
    }
    Some(meant.join(", "))
}

/// `Staying safe: strengths` as `staying-safe/strengths`.
fn section(path: &str) -> Option<String> {
    let parts: Option<Vec<String>> =
        path.split(['/', ':']).map(|part| Slug::of_words(part).ok().map(|slug| slug.to_string())).collect();
    Some(parts?.join("/"))
}

/// Numbers of paragraphs and ranges of them as they are printed, with commas between them: `05 to 7` is `5–7`.
/// `None` where anything else stands there.
pub fn numbers(written: &str) -> Option<String> {
    let listed = written.replace(" and ", ", ").replace(" & ", ", ").replace(" to ", "–").replace("--", "–");
    let mut meant = Vec::new();
    for piece in listed.trim_end_matches(['.', ',', ';', ' ']).split([',', ';']) {
        let mut ends = piece.split(['-', '–', '—']).map(|end| number(end.trim()));
        let (from, to) = (ends.next()??, ends.next());
        if ends.next().is_some() {
            return None;
        }
        let to = to.map_or(Some(from), |to| to)?;
        let (from, to) = (from.min(to), from.max(to));
        meant.push(if from == to { from.to_string() } else { format!("{from}–{to}") });
    }
    Some(meant.join(", "))
}

/// The number of a paragraph: at most three digits, so that a year is none.
fn number(written: &str) -> Option<u16> {
    let is_number = (1..=3).contains(&written.len()) && written.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| written.parse().ok())?.filter(|number| *number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citation_is_put_right_where_it_shows_what_is_meant() {
        for (written, meant) in [
            ("Northshire-2014 ¶5", "northshire-2014 ¶5"),
            ("northshire-2014¶5", "northshire-2014 ¶5"),
            ("northshire-2014, ¶5", "northshire-2014 ¶5"),
            ("¶¶5-6", "¶5–6"),
            ("¶5 and 6", "¶5, 6"),
            ("¶5 & ¶6", "¶5, 6"),
            ("¶5 to 7", "¶5–7"),
            ("¶7–5", "¶5–7"),
            ("¶5-5", "¶5"),
            ("¶05", "¶5"),
            ("¶5,", "¶5"),
            ("¶5.", "¶5"),
            ("Annex ¶2", "annex ¶2"),
            ("northshire-2014 ANNEX b ¶2", "northshire-2014 annex B ¶2"),
            ("annexe ¶2", "annex ¶2"),
            ("§ Staying safe: Strengths", "§ staying-safe/strengths"),
            ("§Staying safe, ¶¶3", "§ staying-safe, ¶3"),
            ("¶5 6 8-9", "¶5, 6, 8–9"),
            ("See ¶5", "¶5"),
        ] {
            assert_eq!(citation(written).as_deref(), Some(meant), "{written}");
        }
        for written in ["¶", "¶four", "¶5", "appendix A ¶4", "northshire 2014 ¶5", "§", "¶5–6–7", "¶2014", "¶0"]
        {
            assert_eq!(citation(written), None, "{written}");
        }
    }
}
