//! Teasers and cards: the small views that lead to a page.

use serde::Serialize;

use super::{
    counts::{tally, words as tally_words},
    entries::themes,
    frame::named,
    parts::{Link, Teaser, page_link},
    words,
};
use crate::{
    model::{Atlas, Id, Overview, Practice, Report, Theme},
    pages::Route,
    render::{Links, templates::View},
};

/// An example of practice as its card shows it.
#[derive(Serialize)]
pub struct PracticeCard {
    title: String,
    href: String,
    authority: Link,
    area: Link,
    summary: String,
    themes: Vec<View>,
}

impl PracticeCard {
    /// The same, for a list whose heading names the outcome area.
    pub fn without_area(self) -> Self {
        Self { area: Link::default(), ..self }
    }

    /// The same, for the page of its authority.
    pub fn without_authority(self) -> Self {
        Self { authority: Link::default(), ..self }
    }
}

/// An example of practice.
pub fn practice_card(links: Links<'_>, id: Id<Practice>) -> PracticeCard {
    let practice = &links.atlas.practices[id];
    PracticeCard {
        title: practice.title.clone(),
        href: links.page(Route::Practice(id)),
        authority: page_link(links, Route::Authority(practice.authority)),
        area: page_link(links, Route::Area(practice.area)),
        summary: practice.summary.clone(),
        themes: themes(links, &practice.themes),
    }
}

/// A report.
pub fn report_teaser(links: Links<'_>, id: Id<Report>) -> Teaser {
    let atlas = links.atlas;
    let report = &atlas.reports[id];
    Teaser {
        title: report.short_title.clone(),
        href: links.page(Route::Report(id)),
        text: format!(
            "{}, {}, {}.",
            words::count(report.judgements.len(), "judgement", "judgements"),
            words::count(report.findings.len(), "finding", "findings"),
            words::count(report.recommendations.len(), "recommendation", "recommendations")
        ),
        meta: format!(
            "{}\u{a0}· {}",
            atlas.frameworks[report.framework].short_title,
            words::published_short(&report.published)
        ),
    }
}

/// A theme.
pub fn theme_teaser(links: Links<'_>, id: Id<Theme>) -> Teaser {
    let atlas = links.atlas;
    let theme = &atlas.themes[id];
    let index = atlas.index.theme(id);
    let national = if theme.local {
        "no national statement".to_owned()
    } else {
        words::count(index.statements.len(), "national statement", "national statements")
    };
    let findings = tally(index.findings.iter().map(|finding| &atlas.findings[*finding]));
    Teaser {
        title: theme.title.clone(),
        href: links.page(Route::Theme(id)),
        text: theme.summary.clone(),
        meta: if findings.total() == 0 {
            words::capitalised(&national)
        } else {
            format!("{}\u{a0}· {}", words::capitalised(&national), tally_words(findings))
        },
    }
}

/// A national overview.
pub fn overview_teaser(links: Links<'_>, id: Id<Overview>) -> Teaser {
    let overview = &links.atlas.overviews[id];
    Teaser {
        title: overview.title.clone(),
        href: links.page(Route::Overview(id)),
        text: overview.coverage.clone(),
        meta: format!(
            "{}\u{a0}· {}",
            words::published_short(&overview.published),
            words::count(overview.statements.len(), "national statement", "national statements")
        ),
    }
}

/// A way in by the name it has in the main menu.
pub fn menu_teaser(links: Links<'_>, atlas: &Atlas, name: &str, text: &str) -> Option<Teaser> {
    let route = named(atlas, name)?;
    let link = page_link(links, route);
    Some(Teaser { title: link.label, href: link.href, text: text.to_owned(), meta: String::new() })
}
