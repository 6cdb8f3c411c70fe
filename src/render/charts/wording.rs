//! Small grammar for descriptions.

/// A count with its noun: "no reports", "1 report", "3 reports".
pub fn count(number: usize, one: &str, many: &str) -> String {
    match number {
        0 => format!("no {many}"),
        1 => format!("1 {one}"),
        _ => format!("{number} {many}"),
    }
}

/// "a", "a and b", "a, b and c".
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// The same for items that hold "and" or a comma themselves:
/// "a; b, with c; d".
pub fn long_list<S: AsRef<str>>(items: &[S]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    items.join("; ")
}

/// A text with a capital first letter.
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// "is" for one thing, "are" otherwise.
pub fn is_are(number: usize) -> &'static str {
    if number == 1 { "is" } else { "are" }
}

/// "has" for one thing, "have" otherwise.
pub fn has_have(number: usize) -> &'static str {
    if number == 1 { "has" } else { "have" }
}

/// "gives" for one thing, "give" otherwise.
pub fn give_gives(number: usize) -> &'static str {
    if number == 1 { "gives" } else { "give" }
}

#[cfg(test)]
mod tests {
    use super::{count, list, sentence};

    #[test]
    fn counts_and_lists_are_grammatical() {
        assert_eq!(count(0, "report", "reports"), "no reports");
        assert_eq!(count(1, "report", "reports"), "1 report");
        assert_eq!(count(2, "report", "reports"), "2 reports");
        assert_eq!(list::<&str>(&[]), "");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(sentence("éa"), "Éa");
    }
}
