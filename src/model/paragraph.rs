//! Paragraph references: where in a source a statement rests. Ordered values, not strings.

use std::fmt;

use super::Spellings;

/// Which numbering of a document a paragraph number belongs to: it restarts in annexes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The document's own.
    Main,
    /// The only annex.
    Annex,
    /// One annex of several, by its letter (`a`).
    AnnexLetter(char),
}

/// A reference to numbered paragraphs, or to a section of a document without numbers.
/// Sorts by part and number; sections come last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ParagraphRef {
    /// Paragraphs `from` to `to`; equal for a single one.
    Numbers {
        /// The numbering.
        part: Part,
        /// The first paragraph.
        from: u16,
        /// The last paragraph.
        to: u16,
    },
    /// A section, by the words of its headings from the outside in.
    Section(Box<[Box<str>]>),
}

impl ParagraphRef {
    /// Reads `16`, `29-31`, `annex:2`, `annex-b:3-4` or `section:staying-safe/strengths`.
    ///
    /// # Errors
    /// What is wrong with it, as a sentence.
    pub fn parse(text: &str) -> Result<Self, String> {
        Self::read(text).ok_or_else(|| match better_range(text) {
            Some(better) => format!("`{text}` is not a range of paragraphs: write {better}"),
            None => format!(
                "`{text}` is not a paragraph reference: write 16, 29-31, annex:2, annex-b:3 or section:staying-safe/strengths"
            ),
        })
    }

    fn read(text: &str) -> Option<Self> {
        if let Some(path) = text.strip_prefix("section:") {
            let word = |part: &str| {
                !part.is_empty()
                    && part.split('-').all(|word| {
                        !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
                    })
            };
            return path.split('/').all(word).then(|| Self::Section(path.split('/').map(Into::into).collect()));
        }
        let (part, numbers) = match text.split_once(':') {
            None => (Part::Main, text),
            Some(("annex", numbers)) => (Part::Annex, numbers),
            Some((name, numbers)) => {
                let mut letters = name.strip_prefix("annex-")?.chars();
                let letter = letters.next().filter(char::is_ascii_lowercase)?;
                if letters.next().is_some() {
                    return None;
                }
                (Part::AnnexLetter(letter), numbers)
            }
        };
        let Some((from, to)) = numbers.split_once('-') else {
            let number = number(numbers)?;
            return Some(Self::Numbers { part, from: number, to: number });
        };
        let (from, to) = (number(from)?, number(to)?);
        // One paragraph is no range: equal references are equal texts.
        (from < to).then_some(Self::Numbers { part, from, to })
    }

    /// How it is shown: `¶16`, `¶29–31`, `annex B ¶3`, `§ Staying safe: strengths`.
    pub fn label(&self) -> String {
        self.label_with(&Spellings::default())
    }

    /// How it is shown, with names and abbreviations as they are written: `§ Effectiveness of the LSCB`.
    pub fn label_with(&self, spellings: &Spellings) -> String {
        match self {
            Self::Numbers { part, from, to } => {
                let annex = match part {
                    Part::Main => String::new(),
                    Part::Annex => "annex\u{a0}".to_owned(),
                    Part::AnnexLetter(letter) => format!("annex\u{a0}{}\u{a0}", letter.to_ascii_uppercase()),
                };
                numbered([&annex, "¶"], "–", *from, *to)
            }
            Self::Section(path) => {
                let words: Vec<String> = path.iter().map(|part| spellings.of_heading(part)).collect();
                let text = words.join(": ");
                let mut letters = text.chars();
                let first = letters.next().map(|c| c.to_ascii_uppercase());
                format!("§\u{a0}{}{}", first.into_iter().collect::<String>(), letters.as_str())
            }
        }
    }

    /// Its anchor in a list of cited paragraphs: `para-16`, `para-annex-b-3`, `section-grades`.
    pub fn anchor(&self) -> String {
        match self {
            Self::Numbers { part, from, to } => {
                let part = match part {
                    Part::Main => String::new(),
                    Part::Annex => "annex-".to_owned(),
                    Part::AnnexLetter(letter) => format!("annex-{letter}-"),
                };
                numbered(["para-", &part], "-", *from, *to)
            }
            Self::Section(path) => format!("section-{}", path.join("--")),
        }
    }

    /// The first single paragraph it names; a section is its own.
    #[must_use]
    pub fn first(&self) -> Self {
        match self {
            Self::Numbers { part, from, .. } => Self::Numbers { part: part.clone(), from: *from, to: *from },
            Self::Section(_) => self.clone(),
        }
    }

    /// The single paragraphs it names; a section names itself.
    pub fn each(&self) -> Vec<Self> {
        match self {
            Self::Numbers { part, from, to } => {
                (*from..=*to).map(|number| Self::Numbers { part: part.clone(), from: number, to: number }).collect()
            }
            Self::Section(_) => vec![self.clone()],
        }
    }
}

impl fmt::Display for ParagraphRef {
    /// As an author writes it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Numbers { part, from, to } => {
                match part {
                    Part::Main => {}
                    Part::Annex => f.write_str("annex:")?,
                    Part::AnnexLetter(letter) => write!(f, "annex-{letter}:")?,
                }
                if from == to { write!(f, "{from}") } else { write!(f, "{from}-{to}") }
            }
            Self::Section(path) => write!(f, "section:{}", path.join("/")),
        }
    }
}

/// A number, or two with a sign between them, behind a beginning. Pages name thousands of paragraphs, and
/// `format!` would take most of the time.
fn numbered(beginning: [&str; 2], between: &str, from: u16, to: u16) -> String {
    let [mut first, mut last] = [itoa::Buffer::new(), itoa::Buffer::new()];
    let [one, other] = beginning;
    let from_to = if from == to { ["", ""] } else { [between, last.format(to)] };
    [one, other, first.format(from), from_to[0], from_to[1]].concat()
}

/// What is meant by a range that runs backwards, or from a paragraph to itself.
fn better_range(text: &str) -> Option<String> {
    let (part, numbers) = text.rsplit_once(':').map_or(("", text), |(part, numbers)| (&text[..=part.len()], numbers));
    let (from, to) = numbers.split_once('-')?;
    let better = if from == to { format!("{part}{from}") } else { format!("{part}{to}-{from}") };
    ParagraphRef::read(&better).map(|_| better)
}

fn number(text: &str) -> Option<u16> {
    let digits = !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    // One paragraph is written in one way, so that equal references are equal texts.
    (digits && !text.starts_with('0')).then(|| text.parse().ok())?
}

/// What a citation in markdown points into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Document {
    /// A report.
    Report(super::Id<super::Report>),
    /// A national overview.
    Overview(super::Id<super::Overview>),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_and_written_alike() {
        for text in
            ["16", "29-31", "annex:2", "annex-a:4", "annex-b:3-4", "section:grades", "section:staying-safe/strengths"]
        {
            assert_eq!(ParagraphRef::parse(text).unwrap().to_string(), text);
        }
        for bad in [
            "",
            "0",
            "06",
            "31-29",
            "annex-:2",
            "annex-ab:2",
            "section:",
            "section:A",
            "section:a//b",
            "¶16",
            "12345",
            "1-",
            "annex:",
        ] {
            assert!(ParagraphRef::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_range_that_is_none_is_told_with_what_is_meant() {
        let message = |text: &str| ParagraphRef::parse(text).unwrap_err();
        assert_eq!(message("31-29"), "`31-29` is not a range of paragraphs: write 29-31");
        assert_eq!(message("3-3"), "`3-3` is not a range of paragraphs: write 3");
        assert_eq!(message("annex-b:4-3"), "`annex-b:4-3` is not a range of paragraphs: write annex-b:3-4");
        for other in ["annexe:3-3", "3-x", "x-x", "0-0", "3-3-3"] {
            assert!(message(other).contains("is not a paragraph reference"), "{other}");
        }
    }

    #[test]
    fn references_sort_by_part_and_number() {
        let mut refs: Vec<_> = ["section:grades", "annex-b:1", "9", "annex-a:4", "10-12", "10"]
            .map(|text| ParagraphRef::parse(text).unwrap())
            .into();
        refs.sort();
        let written: Vec<String> = refs.iter().map(ToString::to_string).collect();
        assert_eq!(written, ["9", "10", "10-12", "annex-a:4", "annex-b:1", "section:grades"]);
    }

    #[test]
    fn labels_read_as_a_report_would_cite() {
        let label = |text: &str| ParagraphRef::parse(text).unwrap().label();
        assert_eq!(label("29-31"), "¶29–31");
        assert_eq!(label("annex-b:3"), "annex\u{a0}B\u{a0}¶3");
        assert_eq!(label("section:staying-safe/strengths"), "§\u{a0}Staying safe: strengths");
    }

    #[test]
    fn names_and_abbreviations_keep_their_capitals() {
        let mut spellings = Spellings::default();
        for name in ["LSCB", "St Helens", "Stockton-on-Tees"] {
            spellings.add(name);
        }
        let label = |text: &str| ParagraphRef::parse(text).unwrap().label_with(&spellings);
        assert_eq!(label("section:effectiveness-of-the-lscb"), "§\u{a0}Effectiveness of the LSCB");
        assert_eq!(label("section:examples-of-practice/st-helens"), "§\u{a0}Examples of practice: St Helens");
        assert_eq!(label("section:examples-of-practice/stockton"), "§\u{a0}Examples of practice: Stockton");
        assert_eq!(label("section:stock-of-homes"), "§\u{a0}Stock of homes");
    }
}
