//! Feeds, the sitemap and `robots.txt`.
//!
//! In: the [`Atlas`], the [`Plan`] and the templates under `templates/feeds/`. Out: `feed.xml` beside
//! the home page, each authority's and each theme's ([`of_page`]); `sitemap.xml` and `robots.txt`
//! ([`render`]).
//!
//! 1. Make an entry for each report, overview and example of practice, and for each change: in the
//!    feed of the whole site all of them, in others those about their page or what it lists.
//! 2. Put the newest first, and keep the newest [`LONGEST`].
//!
//! Dates never come from the clock. A feed was updated on the date of the content, or of the newest
//! change where that is later. The entry of a change was updated on its date; that of a document was
//! updated when the document it tells of was published: at the start of what is known of that date,
//! or of the year of its copyright line where it states none; such an entry has no `published`. So
//! an entry changes only when its document does, and is never new again.

use std::cmp::Reverse;

use anyhow::Result;
use serde::Serialize;

use super::{
    Finished, Links, Sink, Templates,
    data::{Tally, by_report, instant, title, words},
};
use crate::{
    model::{Atlas, Authority, Change, Id, Overview, PartialDate, Practice, Published, Report, Target, Theme},
    pages::{Plan, Route, anchor},
};

/// The most entries a feed has. Readers fetch a feed every hour; the pages list everything.
pub const LONGEST: usize = 500;

const ROBOTS: &str = "robots.txt";

/// A feed, as its template shows it.
#[derive(Serialize)]
struct FeedView<'a> {
    title: String,
    subtitle: &'a str,
    id: String,
    own_href: String,
    href: String,
    updated: String,
    author: &'a str,
    rights: &'a str,
    entries: Vec<EntryView>,
}

/// An entry of a feed.
#[derive(Serialize)]
struct EntryView {
    id: String,
    title: String,
    href: String,
    /// Empty where it is not known.
    published: String,
    updated: String,
    summary: String,
    #[serde(skip)]
    order: PartialDate,
}

/// The sitemap, or the list of its files, as their templates show them.
#[derive(Serialize)]
struct SitemapView {
    addresses: Vec<String>,
}

/// The feed of a page, by its path from the site's root; `None` where the page has none.
///
/// # Errors
/// Where the template has a defect.
pub fn of_page(atlas: &Atlas, route: Route, templates: &Templates) -> Result<Option<(String, String)>> {
    let Some(path) = path(atlas, route) else { return Ok(None) };
    let entries = match route {
        Route::Authority(id) => of_authority(atlas, id),
        Route::Theme(id) => of_theme(atlas, id),
        _ => everything(atlas),
    };
    let text = templates.render("feeds/atom.xml", &feed_view(atlas, route, &path, entries))?;
    Ok(Some((path, text)))
}

/// Writes the sitemap and `robots.txt`.
///
/// # Errors
/// Where a template has a defect, or a path is taken already.
pub fn render(atlas: &Atlas, plan: &Plan, templates: &Templates, out: &dyn Sink) -> Result<()> {
    let links = Links::from_root(atlas);
    let shown = plan.pages.iter().filter(|page| page.route != Route::NotFound);
    let addresses: Vec<String> = shown.map(|page| links.canonical(page.route)).collect();
    sitemap(links, addresses, plan.limits.addresses, templates, out)?;
    let robots = format!("User-agent: *\nDisallow:\n\nSitemap: {}sitemap.xml\n", links.canonical(Route::Home));
    out.take(Finished::new(ROBOTS, ROBOTS, robots))
}

/// Writes the sitemap; where one file may not hold all addresses, several, and the list of them.
fn sitemap(links: Links<'_>, addresses: Vec<String>, most: usize, templates: &Templates, out: &dyn Sink) -> Result<()> {
    let write = |path: &str, template: &str, addresses: Vec<String>| -> Result<()> {
        let text = templates.render(template, &SitemapView { addresses })?;
        out.take(Finished::new(path, "the sitemap", text))
    };
    if addresses.len() <= most {
        return write("sitemap.xml", "feeds/sitemap.xml", addresses);
    }
    let mut files = Vec::new();
    for (part, addresses) in (1..).zip(addresses.chunks(most)) {
        let path = format!("sitemap-{part}.xml");
        files.push(format!("{}{path}", links.canonical(Route::Home)));
        write(&path, "feeds/sitemap.xml", addresses.to_vec())?;
    }
    write("sitemap.xml", "feeds/sitemap-index.xml", files)
}

/// The path of a page's feed, where it has one: the home page, an authority, a theme.
pub fn path(atlas: &Atlas, route: Route) -> Option<String> {
    match route {
        Route::Home | Route::Authority(_) | Route::Theme(_) => Some(route.folder(atlas) + "feed.xml"),
        _ => None,
    }
}

fn feed_view<'a>(atlas: &'a Atlas, route: Route, path: &str, mut entries: Vec<EntryView>) -> FeedView<'a> {
    let settings = &atlas.settings;
    let links = Links::from_root(atlas);
    entries.sort_by(|one, other| (Reverse(one.order), &one.id).cmp(&(Reverse(other.order), &other.id)));
    entries.truncate(LONGEST);
    let own_href = format!("{}{path}", links.canonical(Route::Home));
    FeedView {
        title: match route {
            Route::Home => clean(&settings.title),
            other => clean(&format!("{}: {}", settings.title, title(atlas, other))),
        },
        subtitle: &settings.notices.not_today,
        id: own_href.clone(),
        own_href,
        href: links.canonical(route),
        updated: instant(
            atlas.changes.values().map(|change| change.date).fold(settings.content_date, PartialDate::max),
        ),
        author: &settings.title,
        rights: &settings.licence.text,
        entries,
    }
}

/// Everything there is, but for reports that are too old for the feed.
fn everything(atlas: &Atlas) -> Vec<EntryView> {
    let mut dates: Vec<PartialDate> = atlas.reports.values().map(|report| report.published.order()).collect();
    dates.sort_unstable_by_key(|date| Reverse(*date));
    let oldest = dates.get(LONGEST);
    let is_new = |(_, report): &(_, &Report)| oldest.is_none_or(|oldest| report.published.order() >= *oldest);
    let reports = atlas.reports.iter().filter(is_new).map(|(id, _)| report(atlas, id));
    let overviews = atlas.overviews.ids().map(|id| overview(atlas, id));
    let practices = atlas.practices.ids().map(|id| practice(atlas, id));
    let changes = atlas.changes.ids().map(|id| change(atlas, id));
    reports.chain(overviews).chain(practices).chain(changes).collect()
}

fn of_authority(atlas: &Atlas, id: Id<Authority>) -> Vec<EntryView> {
    let reports = atlas.index.reports_of(id).iter().map(|id| report(atlas, *id));
    let practices = atlas.index.practices_of(id).iter().map(|id| practice(atlas, *id));
    let own = [Target::Authority(id)].into_iter();
    let about = own
        .chain(atlas.index.reports_of(id).iter().map(|id| Target::Report(*id)))
        .chain(atlas.index.practices_of(id).iter().map(|id| Target::Practice(*id)));
    reports.chain(practices).chain(changes(atlas, about)).collect()
}

fn of_theme(atlas: &Atlas, id: Id<Theme>) -> Vec<EntryView> {
    let page = Links::from_root(atlas).canonical(Route::Theme(id));
    let name = &atlas.themes[id].title;
    let mut tallies = by_report(atlas, id);
    tallies.sort_by_key(|tally| (Reverse(atlas.reports[tally.id].published.order()), tally.id));
    tallies.truncate(LONGEST);
    let entry = |tally: &Tally<'_>| {
        let report = &atlas.reports[tally.id];
        let summary = format!("{} On this theme the atlas has {} from it.", when(&report.published), in_words(tally));
        EntryView {
            id: format!("{page}feed.xml#{}", tally.report),
            title: clean(&format!("{}: {name}", report.short_title)),
            ..entry(atlas, Route::Report(tally.id), &report.published, &summary)
        }
    };
    tallies.iter().map(entry).chain(changes(atlas, [Target::Theme(id)].into_iter())).collect()
}

/// The changes on any of some things, each once.
fn changes(atlas: &Atlas, about: impl Iterator<Item = Target>) -> Vec<EntryView> {
    let mut ids: Vec<Id<Change>> = about.flat_map(|target| atlas.index.changes_of(&target).to_vec()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter().map(|id| change(atlas, id)).collect()
}

fn change(atlas: &Atlas, id: Id<Change>) -> EntryView {
    let change = &atlas.changes[id];
    let href = Links::from_root(atlas).permalink(Route::Changes, &anchor::change(&change.slug));
    let before = change.before.as_ref().map_or_else(String::new, |before| format!(" Before: {before}"));
    EntryView {
        id: href.clone(),
        title: clean(&format!("{}: {}", change.date.in_words(), words::change(change.kind))),
        href,
        published: instant(change.date),
        updated: instant(change.date),
        summary: clean(&format!("{}{before}", change.what)),
        order: change.date,
    }
}

fn report(atlas: &Atlas, id: Id<Report>) -> EntryView {
    let report = &atlas.reports[id];
    let summary = format!(
        "{}. Authority: {}. Framework: {}. {}",
        report.title.trim_end_matches('.'),
        atlas.authorities[report.authority].name,
        atlas.frameworks[report.framework].short_title,
        when(&report.published)
    );
    entry(atlas, Route::Report(id), &report.published, &summary)
}

fn overview(atlas: &Atlas, id: Id<Overview>) -> EntryView {
    let overview = &atlas.overviews[id];
    let summary = format!("{} {}", when(&overview.published), overview.coverage);
    entry(atlas, Route::Overview(id), &overview.published, &summary)
}

fn practice(atlas: &Atlas, id: Id<Practice>) -> EntryView {
    let practice = &atlas.practices[id];
    let overview = &atlas.overviews[practice.overview];
    let summary = format!("{} Told in {}. {}", practice.summary, overview.short_title, when(&overview.published));
    entry(atlas, Route::Practice(id), &overview.published, &summary)
}

fn entry(atlas: &Atlas, route: Route, published: &Published, summary: &str) -> EntryView {
    let href = Links::from_root(atlas).canonical(route);
    EntryView {
        id: href.clone(),
        title: clean(&title(atlas, route)),
        href,
        published: published.date().map(instant).unwrap_or_default(),
        updated: instant(published.order()),
        summary: clean(summary),
        order: published.order(),
    }
}

/// When a document was published, as a sentence.
fn when(published: &Published) -> String {
    match published {
        Published::On(date) => format!("Published: {}.", date.in_words()),
        Published::NotStated { copyright_year, .. } => {
            format!("It states no date of publication; copyright {copyright_year}.")
        }
    }
}

/// What a report says on a theme, counted in words: `two strengths, one weakness and one recommendation`.
fn in_words(tally: &Tally<'_>) -> String {
    let counts = [
        (tally.strengths, "strength", "strengths"),
        (tally.weaknesses, "weakness", "weaknesses"),
        (tally.mixed, "mixed finding", "mixed findings"),
        (tally.recommendations, "recommendation", "recommendations"),
    ];
    let parts: Vec<String> = counts
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| format!("{} {}", number(count), if count == 1 { one } else { many }))
        .collect();
    match parts.as_slice() {
        [] => "nothing".to_owned(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A number as a word up to nine, in digits above.
fn number(number: usize) -> String {
    const WORDS: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// Text without the control characters that XML 1.0 does not allow even as references.
fn clean(text: &str) -> String {
    let allowed =
        |c: &char| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    text.chars().filter(allowed).collect()
}

#[cfg(test)]
mod tests;
