//! Inks as presentation attributes, for drawings on pages that have none of our style sheets.
//!
//! The colours are read from the light palette of the standalone sheet, so that there is one list.

use std::{collections::BTreeMap, sync::LazyLock};

use super::figure::STYLE;
use super::ink::Ink;

/// The faces that every system has one of.
pub const FONT: &str = "system-ui, sans-serif";

/// The colour of the paper.
pub fn paper() -> &'static str {
    colour("paper")
}

/// A colour of the light palette, which comes first in the sheet; the text colour for a name it
/// does not have.
fn colour(name: &str) -> &'static str {
    static COLOURS: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
        let named = STYLE.split("--").filter_map(|part| part.split_once(':'));
        let mut colours = BTreeMap::new();
        for (name, rest) in named {
            colours.entry(name).or_insert_with(|| rest.split([';', '}']).next().unwrap_or(rest));
        }
        colours
    });
    COLOURS.get(name).copied().unwrap_or("currentColor")
}

/// The attributes that draw an ink.
pub fn attributes(ink: Ink) -> String {
    let filled = |fill: &str| format!("fill=\"{}\"", colour(fill));
    let line =
        |stroke: &str, width: &str| format!("fill=\"none\" stroke=\"{}\" stroke-width=\"{width}\"", colour(stroke));
    let edged = |fill: &str, stroke: &str, width: &str| {
        format!("fill=\"{}\" stroke=\"{}\" stroke-width=\"{width}\"", colour(fill), colour(stroke))
    };
    let words = |fill: &str, size: u8, weight: u16| {
        format!("fill=\"{}\" font-size=\"{size}\" font-weight=\"{weight}\"", colour(fill))
    };
    match ink {
        Ink::Text => words("ink", 13, 400),
        Ink::Strong => words("ink", 13, 600),
        Ink::Muted => words("muted", 12, 400),
        Ink::PinText => words("paper", 13, 600),
        Ink::GradeText { step, of } => words(&on(step, of), 13, 600),
        Ink::Axis | Ink::Hatch => line("rule", "1"),
        Ink::Grid => line("hairline", "1"),
        Ink::Outline => line("rule", "1.25"),
        Ink::Break => format!("{} stroke-dasharray=\"7 4\"", line("rule", "1.5")),
        Ink::Mark => filled("evidence"),
        Ink::Dot => filled("accent"),
        Ink::Strength => edged("evidence", "evidence", "1.5"),
        Ink::Weakness => edged("paper", "evidence", "1.5"),
        Ink::Urgency(level) => edged(&format!("u{level}"), "u1", "1"),
        Ink::Grade { step, of } => edged(&format!("g{of}{step}"), "edge", "1"),
        Ink::Land => format!("{} vector-effect=\"non-scaling-stroke\"", edged("wash", "rule", "1")),
        Ink::Ground => format!("{} vector-effect=\"non-scaling-stroke\"", edged("ground", "accent", "1")),
        Ink::Pin => edged("accent", "paper", "1.5"),
        Ink::OpenPin => edged("paper", "accent", "2"),
    }
}

/// The name of the colour of text on a grade, as the sheet has it.
fn on(step: u8, of: u8) -> String {
    match (step, of) {
        (1, _) => "o1".to_owned(),
        (step, of) if step == of => "on".to_owned(),
        (step, of) => format!("o{of}{step}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Ink, attributes};

    #[test]
    fn every_ink_has_its_colours_in_the_sheet() {
        let mut inks = vec![
            Ink::Text,
            Ink::Strong,
            Ink::Muted,
            Ink::PinText,
            Ink::Axis,
            Ink::Hatch,
            Ink::Grid,
            Ink::Outline,
            Ink::Break,
            Ink::Mark,
            Ink::Dot,
            Ink::Strength,
            Ink::Weakness,
            Ink::Land,
            Ink::Ground,
            Ink::Pin,
            Ink::OpenPin,
        ];
        inks.extend((1..=4).map(Ink::Urgency));
        for of in 3..=5 {
            inks.extend((1..=of).flat_map(|step| [Ink::Grade { step, of }, Ink::GradeText { step, of }]));
        }
        for ink in inks {
            let printed = attributes(ink);
            assert!(printed.contains('#') && !printed.contains("currentColor"), "{ink:?}: {printed}");
        }
        assert_eq!(attributes(Ink::Dot), "fill=\"#6d1f52\"");
        assert_eq!(attributes(Ink::GradeText { step: 4, of: 4 }), "fill=\"#000\" font-size=\"13\" font-weight=\"600\"");
    }
}
