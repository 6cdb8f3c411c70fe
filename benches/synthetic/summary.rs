//! The summary of a report: about four hundred words in sections, with citations and links.

use super::{
    places::{Place, name},
    random::Random,
    sentence::fill,
    topics::{GROUPS, TERMS, THEMES},
    words::{MIXED, OPENINGS, REQUESTS, STRENGTHS, WEAKNESSES},
};

/// The fewest words of prose, links and citations not counted.
const WORDS: usize = 400;

const HEADINGS: [&str; 5] =
    ["What was looked at", "What it found", "What works", "What does not work yet", "What it asks for"];

/// What a summary points to in its own report.
pub struct Own<'a> {
    /// Ids of its findings.
    pub findings: &'a [String],
    /// Ids of its recommendations.
    pub recommendations: &'a [String],
    /// The themes of its findings.
    pub themes: &'a [usize],
}

/// Writes the summary of `report`.
pub fn text(report: Place, own: &Own<'_>, random: &mut Random) -> String {
    let patterns = [OPENINGS, MIXED, STRENGTHS, WEAKNESSES, REQUESTS];
    let (mut text, mut words) = (String::new(), 0);
    for (at, heading) in HEADINGS.iter().enumerate() {
        text += &format!("## {heading}\n\n");
        if at == 0 {
            text += &format!("This is an invented report on {}. ", name(report.authority));
        }
        let mut sentences = 0;
        while words < WORDS * (at + 1) / HEADINGS.len() {
            let topic = THEMES[*random.one(own.themes)];
            let sentence = fill(patterns[at], topic.2, random);
            words += sentence.split_whitespace().count();
            let from = random.between(3, 80);
            text += &format!(
                "{}{} [¶{}].",
                sentence.trim_end_matches('.'),
                link(report, at, own, random),
                citation(from, random)
            );
            sentences += 1;
            text += if sentences % 4 == 0 { "\n\n" } else { " " };
        }
        text = text.trim_end().to_owned() + "\n\n";
    }
    text
}

fn citation(from: usize, random: &mut Random) -> String {
    match random.below(4) {
        0 => format!("{from}–{}", from + random.between(1, 3)),
        1 => format!("{from}, {}", from + random.between(2, 9)),
        _ => from.to_string(),
    }
}

/// A link to something of the atlas, after every third sentence or so.
fn link(report: Place, section: usize, own: &Own<'_>, random: &mut Random) -> String {
    let (words, target) = match random.below(12) {
        0 => ("a theme", format!("theme:{}", THEMES[*random.one(own.themes)].0)),
        1 => ("a term", format!("term:{}", random.one(&TERMS).0)),
        2 => ("whom it names", format!("group:{}", random.one(&GROUPS).0)),
        3 if section < 4 => ("the finding", format!("finding:{}/{}", report.id(), random.one(own.findings))),
        3 => ("the request", format!("recommendation:{}/{}", report.id(), random.one(own.recommendations))),
        _ => return String::new(),
    };
    format!(" ([{words}]({target}))")
}
