//! What a report found: the themes it has most strengths on, and most weaknesses.
//!
//! The rule is written on the page. It counts within one report, so that nothing is added up across
//! two inspection frameworks, and it leaves nobody a choice.

use std::cmp::Reverse;

use super::{
    Item, Listing, paragraphs,
    space::{HALF, LINE, Part, fitting, item},
};
use crate::{
    model::{EntryId, Finding, Id, Polarity, Report, Theme},
    pages::Route,
    render::{
        Links,
        views::words::{self, count},
    },
};

/// Themes shown each way, at most.
const MOST: usize = 3;

/// The rule by which strengths and weaknesses were taken.
pub fn rule(links: Links<'_>, id: Id<Report>) -> String {
    format!(
        "From {} alone: the themes with most findings of each kind (of two with as many, the first by the alphabet), each with its first finding that is not shown above.",
        links.atlas.reports[id].short_title
    )
}

/// The strengths and the weaknesses of a report, side by side.
pub fn found(links: Links<'_>, id: Id<Report>, room: usize) -> Part<Vec<Listing>> {
    let sides = [
        side(links, id, Polarity::Strength, ("strength", "strengths"), room),
        side(links, id, Polarity::Weakness, ("weakness", "weaknesses"), room),
    ];
    let height = sides.iter().map(|side| side.height).max().unwrap_or_default();
    Part { shown: sides.map(|side| side.shown).into(), height }
}

fn side(links: Links<'_>, id: Id<Report>, polarity: Polarity, (one, many): (&str, &str), room: usize) -> Part<Listing> {
    let ranked = ranked(links, id, polarity);
    let mut used = Vec::new();
    let shown = ranked.iter().filter_map(|(theme, findings)| {
        let first = findings.iter().find(|finding| !used.contains(*finding))?;
        used.push(*first);
        let finding = &links.atlas.findings[*first];
        Some(Item {
            lead: links.atlas.themes[*theme].title.clone(),
            lead_href: links.page(Route::Theme(*theme)),
            note: count(findings.len(), one, many),
            text: finding.statement.to_string(),
            href: links.finding(*first),
            paragraphs: paragraphs(links, &finding.paragraphs),
        })
    });
    let height =
        |entry: &Item| item(&format!("{} {} {} {}", entry.lead, entry.note, entry.text, entry.paragraphs), HALF);
    let (items, _) = fitting(shown.take(MOST).collect(), room.saturating_sub(2 * LINE), height);
    let left = ranked.len() - items.len();
    Part {
        height: 2 * LINE + items.iter().map(height).sum::<usize>(),
        shown: Listing {
            title: words::capitalised(many),
            none: if ranked.is_empty() { format!("No {many} are annotated.") } else { String::new() },
            rest: if left == 0 {
                String::new()
            } else {
                format!("And {many} on {}.", count(left, "more theme", "more themes"))
            },
            items,
            ..Listing::default()
        },
    }
}

/// The themes a report has findings of one kind on, most first; of two with as many, by title.
fn ranked(links: Links<'_>, id: Id<Report>, polarity: Polarity) -> Vec<(Id<Theme>, Vec<EntryId<Finding>>)> {
    let atlas = links.atlas;
    let own: Vec<EntryId<Finding>> =
        atlas.reports[id].findings.ids().filter(|finding| atlas.findings[*finding].polarity == polarity).collect();
    let on = |theme: Id<Theme>| {
        let findings: Vec<EntryId<Finding>> =
            own.iter().copied().filter(|finding| atlas.findings[*finding].themes.contains(&theme)).collect();
        (!findings.is_empty()).then_some((theme, findings))
    };
    let mut ranked: Vec<_> = atlas.themes.ids().filter_map(on).collect();
    ranked.sort_by_key(|(theme, findings)| (Reverse(findings.len()), atlas.themes[*theme].title.to_lowercase()));
    ranked
}
