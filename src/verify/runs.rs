//! Words carried over: runs of words that stand in a source document too.
//!
//! In: the words of a source, and of a text of ours. Out: the longest runs that both hold. Names,
//! titles and headings are facts and may be carried over: a run that stands wholly within one of
//! them in the source is let pass.

use std::ops::Range;

use super::paragraphs::{titles, words};

/// The words of a source, ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct Words {
    text: Vec<String>,
    /// The places in `text`, in the order of the words that follow them.
    sorted: Vec<usize>,
    titles: Vec<Vec<String>>,
    /// How many words in a row are too many.
    limit: usize,
}

impl Words {
    /// Reads the words of a source; runs of `limit` words or more will be found.
    pub fn of(text: &str, limit: usize) -> Self {
        let limit = limit.max(1);
        let source = words(text);
        let mut sorted: Vec<usize> = (0..(source.len() + 1).saturating_sub(limit)).collect();
        sorted.sort_by(|a, b| source[*a..a + limit].cmp(&source[*b..b + limit]));
        Self { text: source, sorted, titles: titles(text), limit }
    }

    /// The runs of at least the limit that `ours` shares with the source, in order, as ranges of
    /// `ours`.
    pub fn shared(&self, ours: &[String]) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        let mut at = 0;
        while at + self.limit <= ours.len() {
            let longest = self.longest(&ours[at..]);
            if longest < self.limit {
                at += 1;
                continue;
            }
            if !self.is_title(&ours[at..at + longest]) {
                runs.push(at..at + longest);
            }
            at += longest;
        }
        runs
    }

    /// How many words from the beginning of `ours` stand in the source in a row, at most.
    fn longest(&self, ours: &[String]) -> usize {
        let wanted = &ours[..self.limit];
        let first = self.sorted.partition_point(|at| self.text[*at..at + self.limit] < *wanted);
        let same = |at: usize| self.text[at..].iter().zip(ours).take_while(|(a, b)| a == b).count();
        let places = self.sorted[first..].iter().take_while(|at| self.text[**at..**at + self.limit] == *wanted);
        places.map(|at| same(*at)).max().unwrap_or(0)
    }

    fn is_title(&self, run: &[String]) -> bool {
        self.titles.iter().any(|title| title.windows(run.len()).any(|part| part == run))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "The title of a fine report\n\nThe council has acted quickly to mend its ways and \
                          the council has acted slowly on the rest of what was asked of it.\n";

    fn shared(ours: &str) -> Vec<String> {
        let ours = words(ours);
        Words::of(SOURCE, 5).shared(&ours).into_iter().map(|run| ours[run].join(" ")).collect()
    }

    #[test]
    fn runs_are_found_whole_and_whatever_their_marks() {
        assert_eq!(
            shared("It says: The Council, has acted “slowly” on the rest!"),
            ["the council has acted slowly on the rest"]
        );
        assert_eq!(shared("The council has acted."), Vec::<String>::new());
        assert_eq!(shared(""), Vec::<String>::new());
    }

    #[test]
    fn titles_pass_and_longer_runs_that_begin_with_one_do_not() {
        assert!(shared("We read the title of a fine report.").is_empty());
        assert_eq!(shared("the title of a fine report the council"), ["the title of a fine report the council"]);
    }

    #[test]
    fn prose_that_is_broken_into_short_lines_is_no_title() {
        let broken = "About the council\n\nThe council has acted\nquickly to mend its ways in this and\nother areas. \
                      It does\nthe rest by autumn of this year.\n";
        let words_of = Words::of(broken, 4);
        let shared = |ours: &str| words_of.shared(&words(ours));
        assert_eq!(shared("quickly to mend its ways in this and").len(), 1);
        assert_eq!(shared("the council has acted").len(), 1);
        assert_eq!(shared("the rest by autumn").len(), 1);
    }

    #[test]
    fn a_source_shorter_than_the_limit_shares_nothing() {
        assert!(Words::of("two words", 11).shared(&words("two words")).is_empty());
    }
}
