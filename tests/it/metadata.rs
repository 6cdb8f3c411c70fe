//! What pages say of themselves to machines: addresses, pictures for links, JSON-LD, feeds, the
//! sitemap and `robots.txt`. Of the small atlas and of the real site.

use std::collections::{BTreeMap, BTreeSet};

use inspection_atlas::render::Outputs;
use serde_json::Value;

use crate::{content, site::Site};

/// Both sites, each with the address it is published at.
fn sites() -> Vec<(Outputs, &'static str)> {
    vec![
        (Site::small().write().outputs(), "https://small-atlas.example/atlas/"),
        (content::site().clone(), "https://inspection-atlas.example/"),
    ]
}

/// The pages that readers come to: no old addresses, no snippets, and not the one for what is not found.
fn pages(site: &Outputs) -> impl Iterator<Item = (&str, &str)> {
    let pages = site.iter().filter(|(path, _)| path.ends_with("index.html"));
    let read = pages.map(|(path, output)| (path, std::str::from_utf8(&output.bytes).unwrap()));
    read.filter(|(_, html)| !html.contains("http-equiv=\"refresh\""))
}

/// What a tag of the head gives: `of(html, "<link rel=\"canonical\" href=\"")`; each only once.
fn of<'a>(html: &'a str, begin: &str) -> &'a str {
    let mut found = html.split(begin).skip(1).map(|rest| rest.split('"').next().unwrap());
    let first = found.next().unwrap_or_else(|| panic!("there is no {begin}"));
    assert_eq!(found.next(), None, "{begin} stands twice");
    first
}

fn meta<'a>(html: &'a str, property: &str) -> &'a str {
    of(html, &format!("<meta property=\"{property}\" content=\""))
}

/// Words as they are read.
fn unescaped(html: &str) -> String {
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&amp;", "&")];
    signs.iter().fold(html.to_owned(), |text, (written, sign)| text.replace(written, sign))
}

/// The path of the page or file that a full address of the site means.
fn path(address: &str, base: &str) -> String {
    let path = address.strip_prefix(base).unwrap_or_else(|| panic!("{address} is not of the site"));
    let path = path.split('#').next().unwrap();
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

#[test]
fn every_page_has_one_address_and_says_what_a_link_to_it_shows() {
    for (site, base) in sites() {
        let mut titles = BTreeSet::new();
        for (page, html) in pages(&site) {
            let canonical = of(html, "<link rel=\"canonical\" href=\"");
            assert_eq!(path(canonical, base), page);
            assert_eq!(meta(html, "og:url"), canonical);
            for name in ["og:site_name", "og:title", "og:description", "og:image:alt"] {
                assert!(!meta(html, name).is_empty(), "{page} has no {name}");
            }
            assert!(["website", "article"].contains(&meta(html, "og:type")), "{page}");
            let picture = site.get(&path(meta(html, "og:image"), base)).unwrap_or_else(|| panic!("{page}: no picture"));
            assert!(picture.starts_with(b"\x89PNG"), "{page}");
            let description = of(html, "<meta name=\"description\" content=\"");
            let letters = unescaped(description).chars().count();
            assert!((20..=155).contains(&letters), "{page}: {letters} letters: {description}");
            assert!(description.ends_with(['.', '…', '?', '!']), "{page} is cut off: {description}");
            assert_eq!(meta(html, "og:description"), description, "{page}");
            assert!(titles.insert(meta(html, "og:title").to_owned()), "{page} has the title of another page");
        }
    }
}

/// The things that a page's JSON-LD tells of.
fn graph(page: &str, html: &str) -> Vec<Value> {
    let text = html.split("<script type=\"application/ld+json\">").nth(1).unwrap_or_else(|| panic!("{page}: none"));
    let mut value: Value = serde_json::from_str(text.split("</script>").next().unwrap()).unwrap();
    assert_eq!(value["@context"], "https://schema.org", "{page}");
    serde_json::from_value(value["@graph"].take()).unwrap()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().filter(|text| !text.is_empty()).unwrap_or_else(|| panic!("no {key} in {value}"))
}

/// The types that are used, and what schema.org asks for or search engines need of each.
fn is_sound(thing: &Value, page: &str, site: &Outputs, base: &str) {
    match text(thing, "@type") {
        "BreadcrumbList" => {
            let items = thing["itemListElement"].as_array().unwrap();
            for (position, item) in (1..).zip(items) {
                assert_eq!((text(item, "@type"), &item["position"]), ("ListItem", &Value::from(position)), "{page}");
                text(item, "name");
                assert!(site.get(&path(text(item, "item"), base)).is_some(), "{page}: {item}");
            }
            let last = items.last().unwrap_or_else(|| panic!("{page} has an empty trail"));
            assert_eq!(path(text(last, "item"), base), page, "the trail ends with the page itself");
        }
        "WebSite" => {
            assert_eq!((text(thing, "url"), page), (base, "index.html"));
            text(thing, "name");
        }
        "GovernmentOrganization" => {
            assert_eq!(path(text(thing, "url"), base), page);
            for code in thing["identifier"].as_array().unwrap() {
                assert_eq!(text(code, "@type"), "PropertyValue");
                assert!(!text(code, "propertyID").is_empty() && !text(code, "value").is_empty());
            }
        }
        "Report" => {
            assert!(text(thing, "@id").starts_with(base) && !text(thing, "name").is_empty());
            assert!(thing["publisher"].as_array().is_some_and(|all| !all.is_empty()), "{page}");
            if let Some(date) = thing["datePublished"].as_str() {
                assert!(date.len() >= 4 && date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'), "{date}");
            }
        }
        "Review" => is_a_judgement(thing, page, site, base),
        "Dataset" => {
            for file in thing["distribution"].as_array().unwrap() {
                assert_eq!(text(file, "@type"), "DataDownload");
                assert!(site.get(&path(text(file, "contentUrl"), base)).is_some(), "{file}");
            }
            assert!(text(thing, "license").starts_with("https://"));
            let length = text(thing, "description").chars().count();
            assert!((50..=5000).contains(&length), "a data set's description has 50 to 5,000 letters, not {length}");
        }
        other => panic!("{page} tells of a {other}"),
    }
}

/// A judgement is a review of a council by an inspectorate, on a scale that is given whole.
fn is_a_judgement(thing: &Value, page: &str, site: &Outputs, base: &str) {
    let id = text(thing, "@id");
    let (address, anchor) = id.split_once('#').unwrap();
    assert_eq!(path(address, base), page);
    let html = String::from_utf8_lossy(site.get(page).unwrap());
    assert!(html.contains(&format!(" id=\"{anchor}\"")), "{page} has no place {anchor}");
    text(&thing["itemReviewed"], "name");
    text(&thing["author"], "name");
    let rating = &thing["reviewRating"];
    assert_eq!(text(rating, "@type"), "Rating");
    text(rating, "ratingExplanation");
    let [value, best, worst] = ["ratingValue", "bestRating", "worstRating"].map(|key| &rating[key]);
    match (value.as_f64(), best.as_f64(), worst.as_f64()) {
        (Some(value), Some(best), Some(worst)) => {
            let (least, most) = if best < worst { (best, worst) } else { (worst, best) };
            assert!((least..=most).contains(&value), "{page}: {rating}");
        }
        // A scale of words has no numbers, and none are made up.
        (None, None, None) => assert!([value, best, worst].iter().all(|word| word.is_string()), "{page}: {rating}"),
        _ => panic!("{page} mixes words and numbers: {rating}"),
    }
}

#[test]
fn what_pages_tell_machines_is_sound_and_leads_to_what_is_there() {
    for (site, base) in sites() {
        let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
        for (page, html) in pages(&site) {
            for thing in graph(page, html) {
                is_sound(&thing, page, &site, base);
                *kinds.entry(text(&thing, "@type").to_owned()).or_default() += 1;
            }
        }
        let found: Vec<&str> = kinds.keys().map(String::as_str).collect();
        let wanted = ["BreadcrumbList", "Dataset", "GovernmentOrganization", "Report", "Review", "WebSite"];
        assert_eq!(found, wanted);
        assert_eq!(kinds["BreadcrumbList"], pages(&site).count(), "every page has its trail");
    }
}

#[test]
fn the_sitemap_lists_every_page_once_and_robots_lead_to_it() {
    for (site, base) in sites() {
        let sitemap = String::from_utf8(site.get("sitemap.xml").unwrap().to_vec()).unwrap();
        let listed: Vec<&str> =
            sitemap.split("<loc>").skip(1).map(|rest| rest.split("</loc>").next().unwrap()).collect();
        let mut paths: Vec<String> = listed.iter().map(|address| path(address, base)).collect();
        paths.sort();
        let expected: Vec<&str> = pages(&site).map(|(path, _)| path).collect();
        assert_eq!(paths, expected);
        let robots = String::from_utf8(site.get("robots.txt").unwrap().to_vec()).unwrap();
        assert!(robots.contains(&format!("Sitemap: {base}sitemap.xml\n")) && !robots.contains("Disallow: /"));
    }
}

#[test]
fn the_whole_each_authority_and_each_theme_have_a_feed_that_pages_lead_to() {
    for (site, base) in sites() {
        let mut feeds = BTreeSet::new();
        for (page, html) in pages(&site) {
            let link = "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"";
            let address = of(html, link);
            let ups = address.matches("../").count();
            let folder: Vec<&str> = page.split('/').collect();
            let way = &folder[..folder.len() - 1 - ups];
            let file = [way, &[address.trim_start_matches("../")]].concat().join("/");
            let own =
                ["authorities/", "themes/"].iter().any(|list| page.starts_with(list) && page.matches('/').count() > 1);
            assert_eq!(file == "feed.xml", !own, "{page} leads to {file}");
            feeds.insert(file);
        }
        for file in feeds {
            let feed = String::from_utf8(site.get(&file).unwrap_or_else(|| panic!("no {file}")).to_vec()).unwrap();
            assert!(feed.contains("<feed xmlns=\"http://www.w3.org/2005/Atom\""), "{file}");
            assert!(
                feed.contains(&format!("<link rel=\"self\" type=\"application/atom+xml\" href=\"{base}{file}\"")),
                "{file}"
            );
            for entry in feed.split("<entry>").skip(1) {
                let address = entry
                    .split("<link rel=\"alternate\" type=\"text/html\" href=\"")
                    .nth(1)
                    .unwrap_or_else(|| panic!("{file}: {entry}"));
                let address = address.split('"').next().unwrap();
                assert!(site.get(&path(address, base)).is_some(), "{file} leads to {address}");
                for part in ["<id>", "<title", "<updated>"] {
                    assert_eq!(entry.matches(part).count(), 1, "{file}: {part}");
                }
            }
        }
    }
}

#[test]
fn an_old_address_leads_on_and_keeps_what_programs_read() {
    let site = Site::small().write().outputs();
    let bytes = |path: &str| site.get(path).unwrap_or_else(|| panic!("there is no {path}"));
    for file in ["feed.xml", "index.json", "cite.bib", "cite.ris"] {
        assert_eq!(bytes(&format!("themes/waiting/{file}")), bytes(&format!("themes/waiting-times/{file}")), "{file}");
    }
    for file in ["judgements.svg", "judgements.csv", "index.json"] {
        let old = bytes(&format!("reports/northshire-2012/{file}"));
        assert_eq!(old, bytes(&format!("reports/northshire-lantern-2012/{file}")), "{file}");
    }
    for (old, new) in [
        ("themes/waiting/index.html", "../../themes/waiting-times/index.html"),
        ("reports/northshire-2012/embed.html", "../../reports/northshire-lantern-2012/embed.html"),
        ("areas/old-area/index.html", "../../overviews/joining-up-2006/index.html"),
    ] {
        let html = String::from_utf8(bytes(old).to_vec()).unwrap();
        assert!(html.contains(&format!("content=\"0; url={new}\"")), "{old}: {html}");
        assert!(html.contains("<meta name=\"robots\" content=\"noindex\">"));
    }
    assert!(site.get("areas/old-area/index.json").is_none(), "an overview's data are not an area's");
}

#[test]
fn a_page_is_said_to_be_checked_only_by_the_rule_that_holds_for_all() {
    let record = "content/reports/sandhaven-area-2005/checked.yaml";
    let says = |rule: &str| {
        let outputs = Site::small().edit(record, "longest_run: 11", rule).write().outputs();
        let output = outputs.iter().find(|(path, _)| *path == "reports/sandhaven-area-2005/index.html").unwrap().1;
        let page = std::str::from_utf8(&output.bytes).unwrap();
        (page.contains("Checked against the source by machine"), page.contains("Not checked by machine since"))
    };
    assert_eq!(says("longest_run: 11"), (true, false));
    assert_eq!(says("longest_run: 8"), (true, false));
    assert_eq!(says("longest_run: 14"), (false, true), "longer runs of the source's words were let pass");
}
