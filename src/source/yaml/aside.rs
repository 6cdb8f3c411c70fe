//! Setting aside an entry of a list that is no YAML, for a reason that nobody foresaw: the others
//! can still be looked at in the same run.

use std::ops::Range;

use super::traps::line;

/// The entry of the outermost list around byte `at`, in bytes; `None` where `at` is in no list, or in
/// one that has no other entry. Where `at` is the very start of an entry the parser stumbled over what
/// stands before it, so the entry above belongs to the range.
pub fn entry(text: &str, at: usize) -> Option<Range<usize>> {
    let lines = line::lines(text);
    let here = lines.iter().rposition(|line| line.start <= at)?;
    let mut first = None;
    for (index, line) in lines[..=here].iter().enumerate().rev().filter(|(_, line)| !line.is_blank()) {
        match line.hyphens.first() {
            Some(column) => first = first.filter(|(_, outer)| outer <= column).or(Some((index, *column))),
            None if line.indent() == 0 => break,
            None => {}
        }
    }
    let (mut first, column) = first?;
    let begins = |index: &usize| lines[*index].hyphens.first() == Some(&column);
    let ends = |index: &usize| !lines[*index].is_blank() && lines[*index].indent() <= column;
    let end = (first + 1..lines.len()).find(ends).unwrap_or(lines.len());
    if at <= lines[first].start + column {
        first = (0..first).rev().find(ends).filter(begins).unwrap_or(first);
    }
    let others = (0..lines.len()).filter(|index| !(first..end).contains(index));
    others.into_iter().any(|index| begins(&index)).then(|| {
        let end = lines.get(end).map_or(text.len(), |line| line.start);
        lines[first].start..end
    })
}

/// Blanks of the same length, line by line, so that no place moves.
pub fn blank(part: &str) -> String {
    part.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect()
}

#[cfg(test)]
mod tests {
    use super::{blank, entry};

    const LIST: &str = "top: 1\nlist:\n  - id: a\n    inner:\n      - x\n      - y\n  - id: b\n  - id: c\nend: 2\n";

    fn around(word: &str) -> Option<&'static str> {
        entry(LIST, LIST.find(word).unwrap()).map(|range| &LIST[range])
    }

    #[test]
    fn the_outermost_entry_is_set_aside_and_no_other() {
        assert_eq!(around("y\n"), Some("  - id: a\n    inner:\n      - x\n      - y\n"));
        assert_eq!(around("id: c"), Some("  - id: c\n"));
        assert_eq!(around("- id: c"), Some("  - id: b\n  - id: c\n"));
        assert_eq!(around("end"), None);
        assert_eq!(around("top"), None);
        assert_eq!(entry("list:\n  - id: a\n", 14), None);
    }

    #[test]
    fn blanks_are_as_long_as_what_they_cover() {
        assert_eq!(blank("- é\n x\n"), "    \n  \n");
    }
}
