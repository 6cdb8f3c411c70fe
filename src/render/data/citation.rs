//! How to cite a page, and the document it is about.
//!
//! In: the [`Atlas`] and a [`Route`]. Out: plain text, and beside each page `cite.bib` (BibTeX) and
//! `cite.ris` (RIS).
//!
//! A date or a reference number that the document does not state is not made up: it is left out, and
//! a note says so.

use std::borrow::Cow;

use super::{rows::address, titles::title};
use crate::{
    model::{Atlas, Document, PartialDate, Published, Reference},
    pages::Route,
};

/// A document to cite.
struct Source<'a> {
    key: &'a str,
    title: &'a str,
    inspectorates: &'a [String],
    published: &'a Published,
    reference: &'a Reference,
}

/// A page to cite.
struct Cited<'a> {
    /// What programs know the page by; no two pages share one.
    key: String,
    site: &'a str,
    title: Cow<'a, str>,
    url: String,
    content: PartialDate,
    source: Option<Source<'a>>,
}

/// How to cite a page as plain text, and how to cite the document it is about; the second is empty
/// where there is no such document.
pub fn plain(atlas: &Atlas, route: Route) -> (String, String) {
    let cited = cited(atlas, route);
    let title = if route == Route::Home { String::new() } else { format!(" ‘{}’", cited.title) };
    let (year, date) = (cited.content.year(), cited.content.in_words());
    let page = format!("{} ({year}){title}. {} (content of {date}).", cited.site, cited.url);
    (page, cited.source.as_ref().map(plain_source).unwrap_or_default())
}

/// How to cite something that a document says, as plain text: the document with the paragraphs, and
/// the place in the atlas. What differs from entry to entry stands in brackets; so does the document
/// where a page has entries of several.
pub fn pattern(atlas: &Atlas, document: Option<Document>) -> String {
    let name = match document {
        Some(Document::Report(id)) => &atlas.reports[id].short_title,
        Some(Document::Overview(id)) => &atlas.overviews[id].short_title,
        None => "[document]",
    };
    let content = atlas.settings.content_date;
    format!(
        "{name}, [paragraphs]. In {} ({}). [address] (content of {}).",
        atlas.settings.title,
        content.year(),
        content.in_words()
    )
}

/// The names of the files beside a page that hold its citation, and what programs call their formats.
pub const FILES: [(&str, &str); 2] = [("BibTeX", "cite.bib"), ("RIS", "cite.ris")];

/// The files with the citation of a page, `cite.bib` and `cite.ris`, by their paths from the site's root;
/// none where it has none.
pub fn files(atlas: &Atlas, route: Route) -> Vec<(String, String)> {
    if !has_files(route) {
        return Vec::new();
    }
    let (folder, cited) = (route.folder(atlas), cited(atlas, route));
    let texts = [bibtex(&cited), ris(&cited)];
    FILES.into_iter().zip(texts).map(|((_, name), text)| (format!("{folder}{name}"), text)).collect()
}

/// Whether files with its citation lie beside a page. A briefing is cited as its own words say, what
/// stands on a part of a list by its own report, and nobody cites a search or a page that is not there.
pub fn has_files(route: Route) -> bool {
    !matches!(route, Route::Briefing(_) | Route::Part(_) | Route::Search | Route::NotFound)
}

fn cited(atlas: &Atlas, route: Route) -> Cited<'_> {
    let overview = |id| {
        let overview = &atlas.overviews[id];
        Source {
            key: overview.slug.as_str(),
            title: &overview.title,
            inspectorates: &overview.inspectorates,
            published: &overview.published,
            reference: &overview.reference,
        }
    };
    let source = match route {
        Route::Report(id) => {
            let report = &atlas.reports[id];
            Some(Source {
                key: report.slug.as_str(),
                title: &report.title,
                inspectorates: &report.inspectorates,
                published: &report.published,
                reference: &report.reference,
            })
        }
        Route::Overview(id) => Some(overview(id)),
        Route::Practice(id) => Some(overview(atlas.practices[id].overview)),
        _ => None,
    };
    Cited {
        key: key(atlas, route, source.as_ref()),
        site: &atlas.settings.title,
        title: match route {
            Route::Briefing(_) => Cow::Owned(format!("{}: one-page briefing", title(atlas, route))),
            _ => title(atlas, route),
        },
        url: address(atlas, route).to_string(),
        content: atlas.settings.content_date,
        source,
    }
}

/// The key of a page on a document is made of the document's; that of another page of its address.
fn key(atlas: &Atlas, route: Route, source: Option<&Source<'_>>) -> String {
    let folder = route.folder(atlas);
    match (route, source) {
        (Route::Report(_) | Route::Overview(_), Some(source)) => format!("{}-atlas", source.key),
        _ if folder.is_empty() => "atlas".to_owned(),
        _ => format!("atlas-{}", folder.trim_end_matches('/').replace('/', "-")),
    }
}

fn plain_source(source: &Source<'_>) -> String {
    let authors = and_list(source.inspectorates);
    let year = source.published.date().map_or_else(|| "no date".to_owned(), |date| date.year().to_string());
    format!("{authors} ({year}) {}. {}.", source.title.trim_end_matches('.'), notes(source).join(". "))
}

/// When it was published and under which number; or that it does not say so.
fn notes(source: &Source<'_>) -> [String; 2] {
    let published = match source.published {
        Published::On(date) => format!("Published {}", date.in_words()),
        Published::NotStated { copyright_year, .. } => {
            format!("No date of publication is stated; copyright {copyright_year}")
        }
    };
    let reference = match source.reference {
        Reference::Number(number) => format!("Reference {number}"),
        Reference::NotStated(_) => "No reference number is stated".to_owned(),
    };
    [published, reference]
}

/// "a", "a and b", "a, b and c".
fn and_list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The page and its document as `BibTeX`.
fn bibtex(cited: &Cited<'_>) -> String {
    let mut page = vec![
        ("author", braced(cited.site)),
        ("title", braced(&cited.title)),
        ("year", cited.content.year().to_string()),
        ("url", cited.url.clone()),
        ("note", latex(&format!("Content of {}", cited.content.in_words()))),
    ];
    if let Some(month) = month(cited.content) {
        page.insert(3, ("month", month));
    }
    let mut text = entry("misc", &cited.key, &page);
    if let Some(source) = &cited.source {
        text.push('\n');
        text.push_str(&entry("techreport", source.key, &bibtex_source(source)));
    }
    text
}

fn bibtex_source(source: &Source<'_>) -> Vec<(&'static str, String)> {
    let authors: Vec<String> = source.inspectorates.iter().map(|name| braced(name)).collect();
    let mut fields = vec![
        ("author", authors.join(" and ")),
        ("title", braced(source.title)),
        ("institution", braced(&and_list(source.inspectorates))),
    ];
    if let Reference::Number(number) = source.reference {
        fields.push(("number", latex(number)));
    }
    if let Some(date) = source.published.date() {
        fields.push(("year", date.year().to_string()));
        fields.extend(month(date).map(|month| ("month", month)));
    }
    fields.push(("note", latex(&notes(source).join(". "))));
    fields
}

/// The number of the month, where it is known.
fn month(date: PartialDate) -> Option<String> {
    date.to_string().split('-').nth(1).map(|month| month.trim_start_matches('0').to_owned())
}

fn entry(kind: &str, key: &str, fields: &[(&str, String)]) -> String {
    let lines: Vec<String> = fields.iter().map(|(name, value)| format!("  {name} = {{{value}}},\n")).collect();
    format!("@{kind}{{{key},\n{}}}\n", lines.concat())
}

/// A name or title that is kept as it is written.
fn braced(text: &str) -> String {
    format!("{{{}}}", latex(text))
}

/// Text for LaTeX.
fn latex(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '{' | '}' | '&' | '%' | '$' | '#' | '_' => escaped.extend(['\\', c]),
            c if c.is_control() => escaped.push(' '),
            other => escaped.push(other),
        }
    }
    escaped
}

/// The page and its document as RIS.
fn ris(cited: &Cited<'_>) -> String {
    let mut text = String::new();
    let mut line = |tag: &str, value: &str| {
        let value: String = value.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        text.extend([tag, "  - ", &value, "\r\n"]);
    };
    line("TY", "ELEC");
    line("AU", cited.site);
    line("TI", &cited.title);
    line("T2", cited.site);
    ris_date(cited.content, &mut line);
    line("UR", &cited.url);
    line("N1", &format!("Content of {}", cited.content.in_words()));
    line("ER", "");
    if let Some(source) = &cited.source {
        line("TY", "RPRT");
        source.inspectorates.iter().for_each(|name| line("AU", name));
        line("TI", source.title);
        if let Some(date) = source.published.date() {
            ris_date(date, &mut line);
        }
        if let Reference::Number(number) = source.reference {
            line("SN", number);
        }
        line("PB", &and_list(source.inspectorates));
        line("N1", &notes(source).join(". "));
        line("ER", "");
    }
    text
}

/// The year, and the date as `YYYY/MM/DD/`, with nothing where it is not known.
fn ris_date(date: PartialDate, line: &mut impl FnMut(&str, &str)) {
    line("PY", &date.year().to_string());
    let iso = date.to_string();
    let mut parts = iso.split('-');
    let mut part = || parts.next().unwrap_or_default();
    line("DA", &format!("{}/{}/{}/", part(), part(), part()));
}
