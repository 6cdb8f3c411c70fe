//! Which lines begin a numbered paragraph.
//!
//! Many lines of an extraction look like one: rows of a cover table, entries of a contents page,
//! items of a list inside a paragraph, the tail of a page. What tells the real ones apart is that
//! they count: of all lines with a number, those belong together that make the best chain.
//!
//! 1. A document is cut at the headings of its annexes, since numbering begins again in each.
//! 2. In each piece every numbered line gets points for how much it looks like a paragraph.
//! 3. The chain with the most points wins. A number may be missing from it, at a price that is
//!    only paid back where the chain goes on.

use std::collections::BTreeMap;

use super::lines::{Line, Shape, without_list_mark, words_only};
use crate::model::Part;

/// The line on which a numbered paragraph begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    /// The index of its line.
    pub line: usize,
    /// Its numbering.
    pub part: Part,
    /// Its number.
    pub number: u16,
}

/// What numbering a document has.
#[derive(Debug, Default)]
pub struct Numbering {
    /// The paragraphs, in the order of the text.
    pub starts: Vec<Start>,
    /// The lines that are headings of annexes.
    pub annexes: Vec<usize>,
}

/// How many numbers in a row may be missing.
const LONGEST_GAP: u16 = 5;
/// What a line with a number is worth that looks like a paragraph in every way.
const FULL: i32 = 5;
/// What one missing number costs: more than a full line is worth, so that a stray number at the end
/// of a chain never pays.
const GAP: i32 = FULL + 1;

/// A line with a number.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    line: usize,
    number: u16,
    points: i32,
}

/// Finds the numbered paragraphs. `contents` are the lines of the contents page, which has none.
pub fn read(lines: &[Line<'_>], contents: &std::ops::Range<usize>) -> Numbering {
    let candidates = candidates(lines, contents);
    let annexes = annexes(lines, contents, &candidates);
    let mut numbering = Numbering::default();
    let mut begin = 0;
    let mut part = Part::Main;
    for (line, next) in annexes.into_iter().map(|(line, part)| (line, Some(part))).chain([(lines.len(), None)]) {
        let region: Vec<Candidate> = candidates.iter().filter(|c| (begin..line).contains(&c.line)).copied().collect();
        let starts = best_chain(&region).into_iter();
        numbering.starts.extend(starts.map(|c| Start { line: c.line, part: part.clone(), number: c.number }));
        if let Some(next) = next {
            numbering.annexes.push(line);
            (begin, part) = (line, next);
        }
    }
    numbering
}

/// Reads the number at the beginning of a line: `16.`, `- 16.`, `**16.`, `16)`. Gives the rest too.
pub fn number(raw: &str) -> Option<(u16, String)> {
    let plain = words_only(without_list_mark(raw.trim()));
    let plain = without_list_mark(plain.trim_start());
    let digits = plain.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=3).contains(&digits) {
        return None;
    }
    let rest = plain[digits..].strip_prefix(['.', ')'])?;
    let number: u16 = plain[..digits].parse().ok()?;
    (number > 0 && !plain.starts_with('0') && (rest.is_empty() || rest.starts_with(char::is_whitespace)))
        .then(|| (number, rest.trim().to_owned()))
}

/// All lines with a number. A list that begins after a colon counts for little, item by item.
fn candidates(lines: &[Line<'_>], contents: &std::ops::Range<usize>) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut list: Option<(u16, usize)> = None;
    for (at, line) in lines.iter().enumerate().filter(|(at, _)| !contents.contains(at)) {
        if matches!(line.shape, Shape::Heading(_) | Shape::Footnote) {
            continue;
        }
        let Some((number, rest)) = number(line.raw) else { continue };
        let begins =
            || lines[..at].iter().rev().find(|line| !line.is_gap()).is_some_and(|line| line.plain.ends_with(':'));
        let goes_on = list.is_some_and(|(last, indent)| number == last + 1 && line.indent() == indent);
        list = (goes_on || (number == 1 && begins())).then(|| (number, line.indent()));
        let in_list = if list.is_some() { FULL - 1 } else { 0 };
        candidates.push(Candidate { line: at, number, points: points(line, &rest) - in_list });
    }
    candidates
}

/// How much the line looks like a paragraph and not like a row, an entry or an item of a list.
fn points(line: &Line<'_>, rest: &str) -> i32 {
    let mut points = FULL;
    if rest.contains('\t') || rest.contains("   ") {
        points -= FULL + 1;
    }
    if line.indent() >= 2 {
        points -= 2;
    }
    if rest.starts_with(char::is_lowercase) {
        points -= 2;
    }
    let ends = rest.trim_end_matches(['*', '"', '\'', '”', '’', ')']).ends_with(['.', ':', ';', '?', '!']);
    if !ends && rest.split_whitespace().count() <= 14 {
        points -= 3;
        if rest.ends_with(|c: char| c.is_ascii_digit()) {
            points -= 2;
        }
    }
    points
}

/// The chain with the most points. Of two that are equal, the one that lies later in the text: a
/// cover and a contents page come first, and a list inside a paragraph ends before the next one.
fn best_chain(candidates: &[Candidate]) -> Vec<Candidate> {
    // For each number the best chain that ends in it so far: its points, its last link.
    let mut best: BTreeMap<u16, (i32, usize)> = BTreeMap::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(candidates.len());
    let mut winner: Option<(i32, usize)> = None;
    for (index, candidate) in candidates.iter().enumerate() {
        let from_nothing = (-i32::from(candidate.number - 1) * GAP, None);
        let lowest = candidate.number.saturating_sub(LONGEST_GAP + 1).max(1);
        let (gained, link) = best
            .range(lowest..candidate.number)
            .map(|(number, (points, at))| (points - i32::from(candidate.number - number - 1) * GAP, Some(*at)))
            .chain((candidate.number <= LONGEST_GAP + 1).then_some(from_nothing))
            .max_by_key(|(points, link)| (*points, *link))
            .unwrap_or((i32::MIN / 2, None));
        let points = gained + candidate.points;
        before.push(link);
        if best.get(&candidate.number).is_none_or(|(other, _)| *other <= points) {
            best.insert(candidate.number, (points, index));
        }
        if points > 0 && winner.is_none_or(|(other, _)| other <= points) {
            winner = Some((points, index));
        }
    }
    let mut chain = Vec::new();
    let mut at = winner.map(|(_, index)| index);
    while let Some(index) = at {
        chain.push(candidates[index]);
        at = before[index];
    }
    chain.reverse();
    chain
}

/// The headings of annexes, in order, each with the numbering it begins.
fn annexes(lines: &[Line<'_>], contents: &std::ops::Range<usize>, candidates: &[Candidate]) -> Vec<(usize, Part)> {
    let headings: Vec<(usize, Part)> = (0..lines.len())
        .filter(|line| !contents.contains(line))
        .filter_map(|line| Some((line, annex(&lines[line])?)))
        .collect();
    // A heading may be repeated (a running head, a contents page that was not recognised): the one
    // that counts is the last after which numbering begins again, or the last of all.
    let restarts = |at: usize| {
        let end = headings.iter().map(|(line, _)| *line).find(|line| *line > at).unwrap_or(lines.len());
        let first = candidates.iter().find(|c| (at..end).contains(&c.line));
        first.is_some_and(|c| c.number == 1)
    };
    let mut chosen: BTreeMap<Part, (bool, usize)> = BTreeMap::new();
    for (line, part) in &headings {
        let found = (restarts(*line), *line);
        let kept = chosen.entry(part.clone()).or_insert(found);
        *kept = (*kept).max(found);
    }
    let mut found: Vec<(usize, Part)> = chosen.into_iter().map(|(part, (_, line))| (line, part)).collect();
    found.sort_by_key(|(line, _)| *line);
    // Main numbering that goes on after it shows that a line only looks like the heading.
    found.retain(|(line, _)| {
        let last = candidates.iter().filter(|c| c.line < *line && c.points > 0).map(|c| c.number).max();
        let next = candidates.iter().find(|c| c.line > *line).map(|c| c.number);
        last.is_some() && next.is_none_or(|next| next == 1 || last != Some(next - 1))
    });
    found
}

/// Which annex a line is the heading of: `Annex`, `Annex: …`, `Annex B`, `Annex B: …`.
fn annex(line: &Line<'_>) -> Option<Part> {
    if matches!(line.shape, Shape::Item | Shape::Row | Shape::Footnote) || line.plain.ends_with('.') {
        return None;
    }
    let rest = line.plain.strip_prefix("Annex").or_else(|| line.plain.strip_prefix("ANNEX"))?;
    if rest.split_whitespace().count() > 24 {
        return None;
    }
    if rest.is_empty() || rest.starts_with(':') {
        return Some(Part::Annex);
    }
    let mut letters = rest.strip_prefix(' ')?.chars();
    let letter = letters.next().filter(char::is_ascii_uppercase)?;
    let rest = letters.as_str();
    let heading = rest.is_empty()
        || rest.starts_with([':', '.', '–', '-'])
        || rest.strip_prefix(' ').is_some_and(|rest| rest.trim_start().starts_with(|c: char| !c.is_lowercase()));
    heading.then(|| Part::AnnexLetter(letter.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::{super::lines::lines, *};

    fn found(text: &str) -> Vec<(Part, u16)> {
        read(&lines(text), &(0..0)).starts.into_iter().map(|start| (start.part, start.number)).collect()
    }

    #[test]
    fn numbers_are_read_in_all_their_dress() {
        for text in ["16. Text.", "- 16. Text.", "**16. Text.**", "**16.** Text.", "\t16)\tText.", "<b>16.</b> Text."] {
            assert_eq!(number(text), Some((16, "Text.".to_owned())), "{text}");
        }
        for text in ["- 10 schools, is good", "2.1 Adoption", "2008/09 that", "1910. Long ago", "0. None", "007. No"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn a_chain_may_lose_a_number_but_takes_in_no_stray_one() {
        assert_eq!(found("1. A b.\n2. A b.\n4. A b.\n5. A b.\n").len(), 4);
        assert_eq!(found("1. A b.\n2. A b.\n4. A stray.\n").len(), 2);
        assert_eq!(found("7. No beginning.\n8. At all.\n").len(), 0);
    }

    #[test]
    fn annexes_are_told_from_talk_of_them() {
        let annex = |text: &str| annex(&lines(text)[0]);
        assert_eq!(annex("Annex"), Some(Part::Annex));
        assert_eq!(annex("## **Annex: The council**"), Some(Part::Annex));
        assert_eq!(annex("Annex B: Full list"), Some(Part::AnnexLetter('b')));
        assert_eq!(annex("ANNEX C"), Some(Part::AnnexLetter('c')));
        for text in ["Annexes", "Annex B shows the list", "Annex B.", "- Annex B", "Annex\tB\t4"] {
            assert_eq!(annex(text), None, "{text}");
        }
    }
}
