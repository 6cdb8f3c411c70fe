//! How much fits on a sheet. A browser alone knows the exact lines; this counts them from the
//! letters, generously, so that the sheet holds whatever a content file says.
//!
//! Heights are in tenths of a millimetre, as `static/css/print.css` sets the sheet.

/// What a sheet of A4 holds between its edges.
pub const SHEET: usize = 2800;
/// Letters in a line across the sheet.
pub const FULL: usize = 130;
/// Letters in a line of one of two columns.
pub const HALF: usize = 63;
/// Letters in a line of small print across the sheet.
const SMALL: usize = 132;
/// A heading of a part, with the rule above it.
pub const HEADING: usize = 78;
/// A line of text.
pub const LINE: usize = 36;
/// A line of small print.
pub const SMALL_LINE: usize = 33;

/// What an item of a list has around it.
const GAP: usize = 15;

/// The height of a text where a line holds `width` letters.
pub fn text(text: &str, width: usize) -> usize {
    text.chars().count().div_ceil(width).max(1) * LINE
}

/// The height of small print across the sheet.
pub fn small(text: &str) -> usize {
    text.chars().count().div_ceil(SMALL).max(1) * SMALL_LINE
}

/// The height of an item of a list.
pub fn item(words: &str, width: usize) -> usize {
    text(words, width) + GAP
}

/// The first of `items` that fit into `room`, and how many are left. `height` says how high an item
/// is. Nothing is shown after an item that does not fit: the order stays that of the rule.
pub fn fitting<T>(items: Vec<T>, room: usize, height: impl Fn(&T) -> usize) -> (Vec<T>, usize) {
    let all = items.len();
    let mut used = 0;
    let fits = |item: &T| {
        used += height(item);
        used <= room
    };
    let shown: Vec<T> = items.into_iter().take_while(fits).collect();
    let left = all - shown.len();
    (shown, left)
}

/// A part of the sheet, and how high it is.
#[derive(Default)]
pub struct Part<T> {
    pub shown: T,
    pub height: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_counted_and_the_order_kept() {
        let items = vec![10, 10, 30, 10];
        let height = |item: &usize| *item;
        assert_eq!(fitting(items.clone(), 60, height), (items.clone(), 0));
        assert_eq!(fitting(items.clone(), 59, height), (vec![10, 10, 30], 1));
        assert_eq!(fitting(items.clone(), 40, height), (vec![10, 10], 2));
        assert_eq!(fitting(items, 0, height).1, 4);
    }

    #[test]
    fn a_text_takes_at_least_one_line_and_letters_count_not_bytes() {
        assert_eq!(text("", 10), LINE);
        assert_eq!(text("éééééééééé", 10), LINE);
        assert_eq!(text("ééééééééééé", 10), 2 * LINE);
    }
}
