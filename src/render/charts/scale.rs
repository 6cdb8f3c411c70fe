//! Grade scales: the ordered words of one inspection framework.

use super::ink::Ink;
use super::{ChartError, labelled};

/// One grade of a scale, as its framework words it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grade {
    /// The word, for example "Outstanding".
    pub label: String,
    /// The number as printed, where the framework prints one.
    pub number: Option<String>,
}

/// A checked scale, best grade first.
#[derive(Clone, Copy, Debug)]
pub struct Scale<'a> {
    grades: &'a [Grade],
    of: u8,
}

impl<'a> Scale<'a> {
    /// Takes grades from best to worst; fails when there are fewer than three
    /// or more than five, or when one has no label.
    pub fn check(grades: &'a [Grade]) -> Result<Self, ChartError> {
        let of = u8::try_from(grades.len()).unwrap_or(u8::MAX);
        if !(3..=5).contains(&of) {
            return Err(ChartError::ScaleLength(grades.len()));
        }
        for grade in grades {
            labelled(&grade.label, "grade")?;
        }
        Ok(Self { grades, of })
    }

    /// Number of grades.
    pub fn of(self) -> u8 {
        self.of
    }

    /// The grades with their steps, best first; the best is step 1.
    pub fn steps(self) -> impl DoubleEndedIterator<Item = (u8, &'a Grade)> {
        (1..=self.of).zip(self.grades)
    }

    /// The grade at a step, or an error when the scale has no such step.
    pub fn grade(self, step: u8) -> Result<&'a Grade, ChartError> {
        let place = usize::from(step).checked_sub(1);
        place.and_then(|index| self.grades.get(index)).ok_or(ChartError::OffScale { step, of: self.of })
    }

    /// The fill of a step.
    pub fn fill(self, step: u8) -> Ink {
        Ink::Grade { step, of: self.of }
    }

    /// The text on the fill of a step.
    pub fn text(self, step: u8) -> Ink {
        Ink::GradeText { step, of: self.of }
    }
}

impl Grade {
    /// The word with its printed number, for tables: "Good (3)".
    pub fn in_full(&self) -> String {
        match &self.number {
            Some(number) => format!("{} ({number})", self.label),
            None => self.label.clone(),
        }
    }
}
