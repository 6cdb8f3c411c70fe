//! Two versions of a text, cut down to where they differ.

/// So many characters are left as they are.
const SHORT: usize = 200;
/// So many characters stand before and after the place that differs.
const AROUND: usize = 40;

/// The parts of `old` and `new` that differ, with the words around them; whole texts where both are
/// short.
pub fn excerpt(old: &str, new: &str) -> (String, String) {
    let (was, is): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    if was.len() <= SHORT && is.len() <= SHORT {
        return (old.to_owned(), new.to_owned());
    }
    let start = was.iter().zip(&is).take_while(|(a, b)| a == b).count();
    let rest = was.len().min(is.len()) - start;
    let end = was.iter().rev().zip(is.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let from = start.saturating_sub(AROUND);
    let part = |text: &[char]| cut(text, from, (text.len() - end + AROUND).min(text.len()));
    (part(&was), part(&is))
}

/// The beginning of a text.
pub fn beginning(text: &str) -> String {
    let all: Vec<char> = text.chars().collect();
    cut(&all, 0, all.len().min(SHORT))
}

/// The characters from `from` to `to`, or the first of them where they are many.
fn cut(text: &[char], from: usize, to: usize) -> String {
    let end = to.min(from + 2 * SHORT);
    let before = if from > 0 { "… " } else { "" };
    let after = if end < text.len() { " …" } else { "" };
    format!("{before}{}{after}", text[from..end].iter().collect::<String>().trim())
}

#[cfg(test)]
mod tests {
    use super::{beginning, excerpt};

    #[test]
    fn a_long_text_is_cut_to_where_it_changed() {
        let text = |word: &str| format!("{}{word}{}", "before ".repeat(50), " after".repeat(50));
        let (old, new) = excerpt(&text("three"), &text("four"));
        assert_eq!(old, "… fore before before before before before three after after after after after after aft …");
        assert_eq!(new, "… fore before before before before before four after after after after after after aft …");
        assert_eq!(excerpt("a", "b"), ("a".to_owned(), "b".to_owned()));
        assert_eq!(excerpt("", &"é".repeat(300)).1.chars().count(), 300);
        assert_eq!(beginning(&"é".repeat(300)).chars().count(), 202);
    }

    #[test]
    fn a_repeated_word_is_not_counted_twice() {
        let text = "na ".repeat(100);
        let (old, new) = excerpt(&text, &text[3..]);
        assert!(old.len() >= new.len(), "{old:?} {new:?}");
    }
}
