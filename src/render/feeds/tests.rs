//! The feeds of the real content.

use std::{collections::BTreeSet, fs, path::Path, sync::Arc};

use super::*;
use crate::{
    model::Slug,
    pages::plan,
    pipeline,
    render::{Outputs, Shelf},
};

fn built() -> (Arc<Atlas>, Outputs) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let atlas = pipeline::checked(root, None, &mut pipeline::Clock::new(&mut |_| {})).unwrap().atlas.unwrap();
    let read = |name: &str| fs::read_to_string(root.join("templates/feeds").join(name)).unwrap();
    let (atom, sitemap) = (read("atom.xml"), read("sitemap.xml"));
    let templates =
        Templates::compile([("feeds/atom.xml", atom.as_str()), ("feeds/sitemap.xml", sitemap.as_str())]).unwrap();
    let out = Shelf::default();
    let plan = plan(&atlas);
    for page in &plan.pages {
        if let Some((path, bytes)) = of_page(&atlas, page.route, &templates).unwrap() {
            out.take(Finished::new(path, "a feed", bytes)).unwrap();
        }
    }
    render(&atlas, &plan, &templates, &out).unwrap();
    (atlas, out.into_outputs())
}

fn text(out: &Outputs, path: &str) -> String {
    String::from_utf8(out.get(path).unwrap().to_vec()).unwrap()
}

/// What stands in each element of a name.
fn elements<'a>(xml: &'a str, name: &str) -> Vec<&'a str> {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    xml.split(open.as_str()).skip(1).map(|rest| rest.split(close.as_str()).next().unwrap()).collect()
}

#[test]
fn the_main_feed_has_an_entry_for_each_document_and_each_change() {
    let (atlas, out) = built();
    let feed = text(&out, "feed.xml");
    let ids = elements(&feed, "id");
    let documents = atlas.reports.len() + atlas.overviews.len() + atlas.practices.len();
    assert_eq!(ids.len(), 1 + documents + atlas.changes.len());
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    let updated = elements(&feed, "updated");
    let newest = atlas.changes.values().next().unwrap().date;
    assert_eq!(updated[0], instant(newest.max(atlas.settings.content_date)));
    assert!(updated[1..].is_sorted_by(|one, other| one >= other), "{updated:?}");
    let without_date = atlas.reports.values().filter(|report| report.published.date().is_none()).count();
    assert_eq!(elements(&feed, "published").len(), ids.len() - 1 - without_date);
    assert!(feed.contains("<updated>2014-01-01T00:00:00Z</updated>"));
}

#[test]
fn a_theme_feed_counts_in_words() {
    let (_, out) = built();
    let feed = text(&out, "themes/camhs-access/feed.xml");
    assert!(feed.contains("On this theme the atlas has "), "{feed}");
    let tally = |strengths, weaknesses, mixed, recommendations| {
        let (theme, report) = ("t", "r");
        let id = built_id();
        in_words(&Tally { id, theme, report, strengths, weaknesses, mixed, recommendations })
    };
    assert_eq!(tally(2, 1, 0, 1), "two strengths, one weakness and one recommendation");
    assert_eq!(tally(0, 12, 0, 0), "12 weaknesses");
}

fn built_id() -> Id<Report> {
    Id::new(0)
}

#[test]
fn authorities_have_feeds_of_their_own_and_entries_keep_their_ids() {
    let (atlas, out) = built();
    let feed = text(&out, "feed.xml");
    let main: BTreeSet<_> = elements(&feed, "id").into_iter().collect();
    let slug = Slug::parse("staffordshire").unwrap();
    let (id, _) = atlas.authorities.iter().find(|(_, authority)| authority.slug == slug).unwrap();
    let own = text(&out, &path(&atlas, Route::Authority(id)).unwrap());
    let ids = elements(&own, "id");
    let reports = atlas.index.reports_of(id);
    let about =
        |change: &&Change| change.about.iter().any(|thing| reports.iter().any(|id| *thing == Target::Report(*id)));
    let changes = atlas.changes.values().filter(about).count();
    assert!(changes > 0);
    assert_eq!(ids.len(), 1 + reports.len() + atlas.index.practices_of(id).len() + changes);
    assert!(ids[1..].iter().all(|id| main.contains(id)));
    assert_eq!(out.len(), 1 + atlas.authorities.len() + atlas.themes.len() + 2);
}

#[test]
fn the_sitemap_lists_every_page_but_the_one_for_what_does_not_exist() {
    let (atlas, out) = built();
    let map = text(&out, "sitemap.xml");
    assert_eq!(elements(&map, "loc").len(), plan(&atlas).pages.len() - 1);
    assert!(!map.contains("404"));
    assert!(text(&out, "robots.txt").contains("Sitemap: https://inspection-atlas.example/sitemap.xml\n"));
}

#[test]
fn text_is_inert_in_xml() {
    assert_eq!(clean("a\u{0}b\u{1b}\tc"), "ab\tc");
    let mut atlas = Atlas::clone(&built().0);
    atlas.settings.title = "<A & \"B\">".to_owned();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let atom = fs::read_to_string(root.join("templates/feeds/atom.xml")).unwrap();
    let templates = Templates::compile([("feeds/atom.xml", atom.as_str()), ("feeds/sitemap.xml", "")]).unwrap();
    let out = Shelf::default();
    let plan = plan(&atlas);
    for page in &plan.pages {
        if let Some((path, bytes)) = of_page(&atlas, page.route, &templates).unwrap() {
            out.take(Finished::new(path, "a feed", bytes)).unwrap();
        }
    }
    render(&atlas, &plan, &templates, &out).unwrap();
    let feed = text(&out.into_outputs(), "feed.xml");
    assert!(feed.contains("&lt;A &amp; “B”&gt;") && !feed.contains("<A"), "{feed}");
}
