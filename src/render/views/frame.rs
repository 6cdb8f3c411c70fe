//! What all pages share: head, menu, breadcrumbs and foot.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use anyhow::Result;
use serde::Serialize;

use super::{
    about::{description, heading, in_short, title},
    cards, changes,
    cite::{Cite, in_the_foot},
    json_ld,
    kept::Kept,
    parts::{Link, edit_href, main_file, page_link, report_href},
    scripts::scripts,
    trail::breadcrumbs,
    words,
};
use crate::{
    model::{Atlas, Document},
    pages::Route,
    render::{
        Links,
        html::{OUTSIDE, escape},
        templates::{self, View},
    },
};

/// The context of a page's template.
#[derive(Serialize)]
pub struct Frame {
    site: View,
    page: PageHead,
    view: View,
}

#[derive(Serialize)]
struct Site {
    title: String,
    tagline: String,
    nav: Vec<NavLink>,
    footer_nav: Vec<Link>,
    notices: NoticesView,
    licence_text_html: String,
    repository: String,
    content_date: String,
    search_href: String,
}

#[derive(Serialize)]
struct NavLink {
    label: String,
    href: String,
    current: bool,
}

#[derive(Serialize)]
struct NoticesView {
    independence: String,
    not_today: String,
}

#[derive(Serialize)]
struct PageHead {
    title: String,
    heading: String,
    description: String,
    in_short: String,
    kind: &'static str,
    root: String,
    canonical: String,
    breadcrumbs: Vec<Link>,
    json_ld_html: String,
    json_href: String,
    edit_href: String,
    report_href: String,
    feed_href: String,
    og_type: &'static str,
    og_image: String,
    og_image_alt: String,
    updated: String,
    scripts: Vec<String>,
    cite: Cite,
}

/// What pages say of the site, kept from page to page: it is the same on all pages of one depth that lie
/// under one entry of the menu, and there are few such places.
#[derive(Default)]
pub struct Sites {
    known: Mutex<BTreeMap<Place, View>>,
    /// What entries show alike on many pages.
    pub kept: Kept,
}

/// The way to the root, whether the page is that of the search, and which entries of the menu it lies under.
type Place = (String, bool, Vec<bool>);

impl Sites {
    /// What the page of `links` says of the site.
    fn of(&self, links: Links<'_>) -> Result<View> {
        let atlas = links.atlas;
        let menu: Vec<Route> = atlas.settings.navigation.iter().filter_map(|name| named(atlas, name)).collect();
        let current = menu.iter().map(|route| is_within(atlas, links.from, *route)).collect();
        let place = (links.root().to_owned(), links.from == Route::Search, current);
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(site) = known.get(&place) {
            return Ok(site.clone());
        }
        let site = templates::view(&site(links, &menu, &place.2))?;
        known.insert(place, site.clone());
        Ok(site)
    }
}

/// Puts a page's view into the frame.
///
/// # Errors
/// As [`templates::view`].
pub fn frame(links: Links<'_>, view: View, sites: &Sites) -> Result<Frame> {
    Ok(Frame { site: sites.of(links)?, page: head(links), view })
}

fn site(links: Links<'_>, menu: &[Route], current: &[bool]) -> Site {
    let atlas = links.atlas;
    let settings = &atlas.settings;
    let licence = &settings.licence;
    let rest = [
        Route::Frameworks,
        Route::Compare,
        Route::Areas,
        Route::Groups,
        Route::Practices,
        Route::Glossary,
        Route::Changes,
        Route::Search,
    ];
    let pages = atlas.pages.ids().map(Route::Page).filter(|route| !menu.contains(route));
    Site {
        title: settings.title.clone(),
        tagline: settings.tagline.clone(),
        nav: menu
            .iter()
            .zip(current)
            .map(|(route, current)| NavLink {
                label: menu_label(atlas, *route),
                href: links.page(*route),
                current: *current,
            })
            .collect(),
        footer_nav: rest
            .into_iter()
            .filter(|route| !menu.contains(route))
            .chain(pages)
            .map(|route| page_link(links, route))
            .collect(),
        notices: NoticesView {
            independence: settings.notices.independence.clone(),
            not_today: settings.notices.not_today.clone(),
        },
        licence_text_html: format!(
            "{} <a class=\"outside\" rel=\"license external\" href=\"{}\">{}{OUTSIDE}</a>.",
            escape(&licence.text),
            escape(&licence.content_url),
            escape(&licence.content_name)
        ),
        repository: settings.repository.clone(),
        content_date: settings.content_date.in_words(),
        search_href: if links.from == Route::Search { String::new() } else { links.page(Route::Search) },
    }
}

/// The page that a name of the main menu means.
pub fn named(atlas: &Atlas, name: &str) -> Option<Route> {
    match name {
        "authorities" => Some(Route::Authorities),
        "reports" => Some(Route::Reports),
        "frameworks" => Some(Route::Frameworks),
        "areas" => Some(Route::Areas),
        "compare" => Some(Route::Compare),
        "themes" => Some(Route::Themes),
        "matrix" => Some(Route::Matrix),
        "groups" => Some(Route::Groups),
        "recommendations" => Some(Route::Recommendations),
        "practice" => Some(Route::Practices),
        "glossary" => Some(Route::Glossary),
        "search" => Some(Route::Search),
        "overview" => atlas.overviews.ids().next().map(Route::Overview),
        other => atlas.pages.iter().find(|(_, page)| page.slug.as_str() == other).map(|(id, _)| Route::Page(id)),
    }
}

fn menu_label(atlas: &Atlas, route: Route) -> String {
    match route {
        Route::Overview(_) => "National overview".to_owned(),
        Route::Matrix => "Matrix".to_owned(),
        other => words::page_name(atlas, other),
    }
}

/// Whether a page is the menu's page or lies under it.
fn is_within(atlas: &Atlas, page: Route, menu: Route) -> bool {
    page == menu || menu != Route::Home && page.folder(atlas).starts_with(&menu.folder(atlas))
}

fn head(links: Links<'_>) -> PageHead {
    let (atlas, route) = (links.atlas, links.from);
    let folder = route.folder(atlas);
    let found = route != Route::NotFound;
    let feed = match route {
        Route::Part(part) => match part.list.page() {
            theme @ Route::Theme(_) => links.file(&(theme.folder(atlas) + "feed.xml")),
            _ => links.file("feed.xml"),
        },
        Route::Authority(_) | Route::Theme(_) => "feed.xml".to_owned(),
        Route::Briefing(_) => "../feed.xml".to_owned(),
        _ => links.file("feed.xml"),
    };
    let (picture, picture_words) = cards::of(atlas, route);
    PageHead {
        og_image: format!("{}{picture}", atlas.settings.base_url),
        og_image_alt: picture_words,
        title: title(atlas, route),
        heading: heading(atlas, route),
        description: description(links),
        in_short: in_short(links),
        kind: route.kind(),
        root: links.root().to_owned(),
        canonical: if found { links.canonical(route) } else { String::new() },
        breadcrumbs: breadcrumbs(links),
        json_ld_html: if found { json_ld::html(links) } else { String::new() },
        json_href: json_href(route),
        edit_href: source_file(links).map_or_else(String::new, |file| edit_href(links, &file)),
        report_href: report_href(links, &folder),
        feed_href: feed,
        og_type: if matches!(route, Route::Report(_) | Route::Theme(_) | Route::Practice(_) | Route::Overview(_)) {
            "article"
        } else {
            "website"
        },
        updated: changes::last(links),
        scripts: scripts(links),
        cite: in_the_foot(links),
    }
}

/// The data of what a page shows.
fn json_href(route: Route) -> String {
    match route {
        Route::Briefing(_) => "../index.json".to_owned(),
        other if other.has_data() => "index.json".to_owned(),
        _ => String::new(),
    }
}

/// The content file a page is mainly made from.
fn source_file(links: Links<'_>) -> Option<String> {
    let atlas = links.atlas;
    Some(match links.from.undivided() {
        Route::Authority(id) | Route::Briefing(id) => format!("content/authorities/{}.md", atlas.authorities[id].slug),
        Route::Report(id) => main_file(links, Document::Report(id)),
        Route::Framework(id) => format!("content/frameworks/{}.yaml", atlas.frameworks[id].slug),
        Route::Area(id) => main_file(links, Document::Overview(atlas.areas[id].overview)),
        Route::Theme(id) => format!("content/themes/{}.md", atlas.themes[id].slug),
        Route::Groups | Route::Group(_) => "content/groups.yaml".to_owned(),
        Route::Practice(id) => format!("content/practice/{}.md", atlas.practices[id].slug),
        Route::Overview(id) => main_file(links, Document::Overview(id)),
        Route::Changes => "content/changes.yaml".to_owned(),
        Route::Glossary => "content/glossary.yaml".to_owned(),
        Route::Page(id) => format!("content/pages/{}.md", atlas.pages[id].slug),
        _ => return None,
    })
}
