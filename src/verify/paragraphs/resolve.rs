//! What a paragraph reference points at in a text.

use super::{Paragraph, Section, SourceText};
use crate::model::{ParagraphRef, Part};

/// A piece of the text that a reference points at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The reference to just this piece.
    pub reference: ParagraphRef,
    /// Its words.
    pub text: String,
    /// The headings a numbered paragraph stands under, from the outside in: they belong to what it
    /// says (`For action over the next six months`).
    pub headings: Vec<String>,
    /// The line on which it begins, from one.
    pub line: usize,
}

/// The sections that a path of headings points at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<'a> {
    /// The sections; more than one where the path fits several equally well.
    pub sections: Vec<&'a Section>,
    /// Whether each heading was found inside the one before. Where not, it was found after it.
    pub inside: bool,
}

impl SourceText {
    /// A numbered paragraph. A reference to the only annex finds it whether or not it has a letter.
    pub fn paragraph(&self, part: &Part, number: u16) -> Option<&Paragraph> {
        let only = match part {
            Part::Annex => self.only_annex(),
            Part::Main | Part::AnnexLetter(_) => None,
        };
        let part = only.unwrap_or(part);
        self.paragraphs.iter().find(|paragraph| paragraph.part == *part && paragraph.number == number)
    }

    fn only_annex(&self) -> Option<&Part> {
        let mut annexes = self.paragraphs.iter().map(|paragraph| &paragraph.part).filter(|part| **part != Part::Main);
        let first = annexes.next()?;
        annexes.all(|part| part == first).then_some(first)
    }

    /// The sections whose headings hold the words of `path` in that order, from the outside in:
    /// each within the section of the one before, or, where that finds none, after its heading.
    /// The headings that hold the fewest other words win.
    pub fn section(&self, path: &[Box<str>]) -> Option<Found<'_>> {
        for inside in [true, false] {
            let mut found: Vec<(usize, &Section)> = Vec::new();
            self.search(path, None, inside, 0, &mut found);
            let fewest = found.iter().map(|(other, _)| *other).min();
            if let Some(fewest) = fewest {
                let mut sections: Vec<&Section> =
                    found.into_iter().filter(|(other, _)| *other == fewest).map(|(_, section)| section).collect();
                sections.dedup();
                if !inside {
                    sections.truncate(1);
                }
                return Some(Found { sections, inside });
            }
        }
        None
    }

    fn search<'a>(
        &'a self,
        path: &[Box<str>],
        within: Option<&Section>,
        inside: bool,
        other_words: usize,
        found: &mut Vec<(usize, &'a Section)>,
    ) {
        let Some((first, rest)) = path.split_first() else { return };
        let wanted: Vec<&str> = first.split('-').collect();
        for section in &self.sections {
            let placed = within.is_none_or(|outer| {
                let after = section.lines.start > outer.lines.start;
                after && (!inside || (section.lines.start < outer.lines.end && section.rank > outer.rank))
            });
            if !placed || !holds(&section.words, &wanted) {
                continue;
            }
            let other_words = other_words + section.words.len() - wanted.len();
            if rest.is_empty() {
                found.push((other_words, section));
            } else {
                self.search(rest, Some(section), inside, other_words, found);
            }
        }
    }

    /// The pieces of the text a reference points at; what does not exist is left out.
    pub fn passages(&self, reference: &ParagraphRef) -> Vec<Passage> {
        match reference {
            ParagraphRef::Numbers { part, from, to } => (*from..=*to)
                .filter_map(|number| {
                    let paragraph = self.paragraph(part, number)?;
                    Some(Passage {
                        reference: ParagraphRef::Numbers { part: part.clone(), from: number, to: number },
                        text: paragraph.with_notes(),
                        headings: self.headings_over(paragraph),
                        line: paragraph.line,
                    })
                })
                .collect(),
            ParagraphRef::Section(path) => self
                .section(path)
                .into_iter()
                .flat_map(|found| found.sections)
                .map(|section| Passage {
                    reference: reference.clone(),
                    text: section.text.clone(),
                    headings: Vec::new(),
                    line: section.line,
                })
                .collect(),
        }
    }

    /// The headings that enclose a paragraph, from the outside in.
    fn headings_over(&self, paragraph: &Paragraph) -> Vec<String> {
        let line = paragraph.line - 1;
        let over = self.sections.iter().filter(|section| section.lines.contains(&line));
        over.map(|section| section.heading.clone()).collect()
    }

    /// Whether everything a reference names exists.
    pub fn has(&self, reference: &ParagraphRef) -> bool {
        match reference {
            ParagraphRef::Numbers { part, from, to } => {
                (*from..=*to).all(|number| self.paragraph(part, number).is_some())
            }
            ParagraphRef::Section(path) => self.section(path).is_some(),
        }
    }
}

/// Whether `words` holds `wanted` in that order; a word may be left out between two.
fn holds(words: &[String], wanted: &[&str]) -> bool {
    // An apostrophe cannot be written in a reference: children's is childrens there.
    let mut words = words.iter().map(|word| word.replace('\'', ""));
    wanted.iter().all(|wanted| words.any(|word| word == *wanted))
}
