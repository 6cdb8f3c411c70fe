//! A few short texts in one piece of memory.
//!
//! In: texts. Out: the same, one by one. A text on its own takes 16 bytes beside what it says, and its own room;
//! an atlas of thousands of reports has hundreds of thousands of figures, each with several.

/// One text more than there are `CUTS`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts<const CUTS: usize> {
    all: Box<str>,
    /// Where each text but the last one ends, in bytes.
    cuts: [u32; CUTS],
}

impl<const CUTS: usize> Texts<CUTS> {
    /// The texts `first`, each of which ends at a cut, and `last`.
    ///
    /// # Panics
    /// Where they have four gigabytes, which no content file has.
    pub fn new(first: [&str; CUTS], last: &str) -> Self {
        let mut end = 0;
        let cuts = first.map(|text| {
            end += text.len();
            u32::try_from(end).expect("a content file is shorter than four gigabytes")
        });
        Self { all: [&first.concat(), last].concat().into(), cuts }
    }

    /// The text at `index`, counted from zero.
    ///
    /// # Panics
    /// Where there are not so many.
    pub fn get(&self, index: usize) -> &str {
        let cut = |index: usize| self.cuts[index] as usize;
        let end = if index == CUTS { self.all.len() } else { cut(index) };
        &self.all[index.checked_sub(1).map_or(0, cut)..end]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_as_they_were() {
        let texts = Texts::new(["children in care", "¾"], "");
        assert_eq!([0, 1, 2].map(|index| texts.get(index)), ["children in care", "¾", ""]);
        let texts = Texts::new([""], "only");
        assert_eq!([0, 1].map(|index| texts.get(index)), ["", "only"]);
        assert_eq!(Texts::new([], "one").get(0), "one");
    }
}
