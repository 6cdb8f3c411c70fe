//! Small words of messages: counts, lists, and the nearest name to a misspelt one.

/// `1 error`, `2 errors`: a number and its noun, in the plural where it needs it.
pub fn count(number: usize, singular: &str, plural: &str) -> String {
    format!("{number} {}", if number == 1 { singular } else { plural })
}

/// A message quotes what it speaks of, which may be a megabyte: the middle of such a one is left out.
pub fn shortened(message: String) -> String {
    const MOST: usize = 1_000;
    if message.len() <= MOST {
        return message;
    }
    let head = super::human::floor(&message, MOST / 2);
    let tail = super::human::floor(&message, message.len() - MOST / 4);
    format!("{} … {}", &message[..head], &message[tail..])
}

/// `a, b and c`.
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    join(items, "and")
}

/// `a, b or c`.
pub fn or_list<S: AsRef<str>>(items: &[S]) -> String {
    join(items, "or")
}

fn join<S: AsRef<str>>(items: &[S], word: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [head @ .., last] => {
            let head: Vec<&str> = head.iter().map(AsRef::as_ref).collect();
            format!("{} {word} {}", head.join(", "), last.as_ref())
        }
    }
}

/// The name that a misspelt one was probably meant to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest<'a>(pub &'a str);

/// Finds, among `names`, the one nearest to `word`: at most a third of its letters apart.
/// Ties go to the first in the order given.
pub fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<Nearest<'a>> {
    let limit = (word.chars().count() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for name in names {
        let apart = edits(word, name, limit);
        if apart <= limit && best.is_none_or(|(found, _)| apart < found) {
            best = Some((apart, name));
        }
    }
    best.map(|(_, name)| Nearest(name))
}

/// So many names that have a word in common with what was written are offered at most.
const MOST_OFFERED: usize = 3;

/// A word that has fewer letters is in too many names to say which is meant.
const LEAST_LETTERS: usize = 4;

/// The names among `names` that have a word of `id` in common with it: for where none is near, and it may be one
/// of these. `None` where there is none.
pub fn alike<'a>(id: &str, names: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let is_word = |part: &str| part.len() >= LEAST_LETTERS && part.bytes().all(|letter| letter.is_ascii_lowercase());
    let is_alike =
        |one: &str, other: &str| is_word(one) && is_word(other) && (one.starts_with(other) || other.starts_with(one));
    let shares = |name: &&str| id.split('-').any(|word| name.split('-').any(|own| is_alike(word, own)));
    let offered: Vec<String> =
        names.into_iter().filter(shares).take(MOST_OFFERED).map(|name| format!("`{name}`")).collect();
    (!offered.is_empty()).then(|| or_list(&offered))
}

/// How many letters must be added, dropped, changed or swapped with a neighbour to make `a` into
/// `b` (restricted Damerau–Levenshtein distance); `limit + 1` where it is more than `limit`.
fn edits(a: &str, b: &str, limit: usize) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > limit {
        return limit + 1;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let change = usize::from(a[i - 1] != b[j - 1]);
            let mut least = (above[j] + 1).min(row[j - 1] + 1).min(above[j - 1] + change);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(before[j - 2] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()].min(limit + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_read_as_english() {
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(or_list(&["a", "b"]), "a or b");
        assert_eq!(count(1, "page", "pages"), "1 page");
        assert_eq!(count(0, "page", "pages"), "0 pages");
    }

    #[test]
    fn the_nearest_name_is_found_within_a_third_of_the_letters() {
        let names = ["camhs-access", "care-leavers", "care-planning"];
        assert_eq!(nearest("camsh-access", names), Some(Nearest("camhs-access")));
        assert_eq!(nearest("care-leaver", names), Some(Nearest("care-leavers")));
        assert_eq!(nearest("workforce", names), None);
    }

    #[test]
    fn names_with_a_word_in_common_are_offered_where_none_is_near() {
        let names = ["housing-for-young-people", "care-leavers", "care-planning", "in-care-of-all"];
        assert_eq!(alike("housing", names).as_deref(), Some("`housing-for-young-people`"));
        let cared = alike("children-in-care", names);
        assert_eq!(cared.as_deref(), Some("`care-leavers`, `care-planning` or `in-care-of-all`"));
        assert_eq!(alike("workforce", names), None);
    }
}
