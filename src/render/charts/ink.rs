//! The palette: what a mark means, carried through plotters as a colour that
//! is never printed.
//!
//! Plotters styles know colours only, and the style sheet owns ours. So every
//! meaning is written as one sentinel colour on the way in, and the backend
//! reads the meaning back and prints its class. The two directions are
//! inverse to each other; a test holds that.

use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};

/// Size of text in a chart, in user units of the view box, as the style sheet
/// sets it (secondary text is one unit smaller).
pub const FONT_SIZE: i32 = 13;

/// What a mark or a text stands for. Each is one set of classes in the style
/// sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Ordinary label.
    Text,
    /// Label with weight.
    Strong,
    /// Secondary label.
    Muted,
    /// Axis or base line.
    Axis,
    /// Hairline between rows.
    Grid,
    /// A mark without further meaning.
    Mark,
    /// Fill of a grade; step 1 is the best of `of` grades.
    Grade {
        /// Place on the scale, 1 = best.
        step: u8,
        /// Length of the scale.
        of: u8,
    },
    /// Text on the fill of a grade.
    GradeText {
        /// Place on the scale, 1 = best.
        step: u8,
        /// Length of the scale.
        of: u8,
    },
    /// Empty position: a border and no fill.
    Outline,
    /// Hatching, drawn as lines.
    Hatch,
    /// Count of strengths.
    Strength,
    /// Count of weaknesses.
    Weakness,
    /// Urgency of a recommendation, 1 = first as the report prints them.
    Urgency(u8),
    /// Edge of the break between two frameworks.
    Break,
    /// A named place on a scale.
    Dot,
    /// The land of a map.
    Land,
    /// A named place on the land.
    Ground,
    /// A filled pin on a map.
    Pin,
    /// Text on a filled pin.
    PinText,
    /// An open pin on a map.
    OpenPin,
}

impl Ink {
    /// The sentinel colour of this meaning.
    pub fn sentinel(self) -> RGBColor {
        match self {
            Self::Text => RGBColor(1, 0, 0),
            Self::Strong => RGBColor(2, 0, 0),
            Self::Muted => RGBColor(3, 0, 0),
            Self::Axis => RGBColor(4, 0, 0),
            Self::Grid => RGBColor(5, 0, 0),
            Self::Mark => RGBColor(6, 0, 0),
            Self::Outline => RGBColor(7, 0, 0),
            Self::Hatch => RGBColor(8, 0, 0),
            Self::Strength => RGBColor(9, 0, 0),
            Self::Weakness => RGBColor(10, 0, 0),
            Self::Break => RGBColor(11, 0, 0),
            Self::Dot => RGBColor(12, 0, 0),
            Self::Urgency(level) => RGBColor(13, level, 0),
            Self::Grade { step, of } => RGBColor(14, step, of),
            Self::GradeText { step, of } => RGBColor(15, step, of),
            Self::Land => RGBColor(16, 0, 0),
            Self::Ground => RGBColor(17, 0, 0),
            Self::Pin => RGBColor(18, 0, 0),
            Self::PinText => RGBColor(19, 0, 0),
            Self::OpenPin => RGBColor(20, 0, 0),
        }
    }

    /// The meaning of a sentinel colour, or `None` for any other colour.
    pub fn from_sentinel(rgb: (u8, u8, u8)) -> Option<Self> {
        Some(match rgb {
            (1, 0, 0) => Self::Text,
            (2, 0, 0) => Self::Strong,
            (3, 0, 0) => Self::Muted,
            (4, 0, 0) => Self::Axis,
            (5, 0, 0) => Self::Grid,
            (6, 0, 0) => Self::Mark,
            (7, 0, 0) => Self::Outline,
            (8, 0, 0) => Self::Hatch,
            (9, 0, 0) => Self::Strength,
            (10, 0, 0) => Self::Weakness,
            (11, 0, 0) => Self::Break,
            (12, 0, 0) => Self::Dot,
            (13, level, 0) => Self::Urgency(level),
            (14, step, of) => Self::Grade { step, of },
            (15, step, of) => Self::GradeText { step, of },
            (16, 0, 0) => Self::Land,
            (17, 0, 0) => Self::Ground,
            (18, 0, 0) => Self::Pin,
            (19, 0, 0) => Self::PinText,
            (20, 0, 0) => Self::OpenPin,
            _ => return None,
        })
    }

    /// The classes the style sheet knows this meaning by.
    pub fn classes(self) -> String {
        match self {
            Self::Text => "c-text".to_owned(),
            Self::Strong => "c-text c-text--strong".to_owned(),
            Self::Muted => "c-text c-text--muted".to_owned(),
            Self::Axis => "c-axis".to_owned(),
            Self::Grid => "c-grid".to_owned(),
            Self::Mark => "c-mark".to_owned(),
            Self::Outline => "c-outline".to_owned(),
            Self::Hatch => "c-hatch".to_owned(),
            Self::Strength => "c-strength".to_owned(),
            Self::Weakness => "c-weakness".to_owned(),
            Self::Break => "c-break".to_owned(),
            Self::Dot => "c-dot".to_owned(),
            Self::Land => "c-land".to_owned(),
            Self::Ground => "c-ground".to_owned(),
            Self::Pin => "c-pin".to_owned(),
            Self::PinText => "c-text c-pintext".to_owned(),
            Self::OpenPin => "c-openpin".to_owned(),
            Self::Urgency(level) => format!("c-urgency-{level}"),
            Self::Grade { step, of } => format!("c-grade c-step-{step} c-of-{of}"),
            Self::GradeText { step, of } => {
                format!("c-text c-gradetext c-step-{step} c-of-{of}")
            }
        }
    }

    /// Whether text in this ink is set in the heavier weight.
    pub fn is_strong(self) -> bool {
        matches!(self, Self::Strong | Self::PinText | Self::GradeText { .. })
    }

    /// The plotters style of text in this ink, anchored as told; its vertical
    /// anchor is the top of the first line.
    pub fn text(self, align: Align) -> TextStyle<'static> {
        let h_pos = match align {
            Align::Start => HPos::Left,
            Align::Middle => HPos::Center,
            Align::End => HPos::Right,
        };
        FontDesc::new(FontFamily::SansSerif, f64::from(FONT_SIZE), FontStyle::Normal)
            .color(&self.sentinel())
            .pos(Pos::new(h_pos, VPos::Top))
    }
}

impl From<Ink> for ShapeStyle {
    fn from(ink: Ink) -> Self {
        ink.sentinel().filled()
    }
}

/// Where the anchor of a text lies along its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// The text begins at its anchor.
    Start,
    /// The text is centred on its anchor.
    Middle,
    /// The text ends at its anchor.
    End,
}

#[cfg(test)]
mod tests {
    use super::Ink;

    #[test]
    fn every_meaning_comes_back_from_its_sentinel() {
        let mut inks = vec![
            Ink::Text,
            Ink::Strong,
            Ink::Muted,
            Ink::Axis,
            Ink::Grid,
            Ink::Mark,
            Ink::Outline,
            Ink::Hatch,
            Ink::Strength,
            Ink::Weakness,
            Ink::Break,
            Ink::Dot,
            Ink::Land,
            Ink::Ground,
            Ink::Pin,
            Ink::PinText,
            Ink::OpenPin,
        ];
        for step in 1..=5 {
            inks.push(Ink::Urgency(step));
            inks.push(Ink::Grade { step, of: 5 });
            inks.push(Ink::GradeText { step, of: 5 });
        }
        for ink in inks {
            let colour = ink.sentinel();
            assert_eq!(Ink::from_sentinel((colour.0, colour.1, colour.2)), Some(ink));
        }
        assert_eq!(Ink::from_sentinel((255, 255, 255)), None);
    }
}
