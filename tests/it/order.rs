//! Lists that readers go through stand in an order that they can see.

use crate::site::Site;

/// Where each of some texts stands first in a page.
fn places(page: &str, texts: &[&str]) -> Vec<usize> {
    texts.iter().map(|text| page.find(text).unwrap_or_else(|| panic!("no {text} in {page}"))).collect()
}

#[test]
fn themes_stand_in_the_order_of_their_titles_and_not_of_their_ids() {
    let site = Site::small()
        .edit("content/themes/waiting-times.md", "title: \"Waiting times\"", "title: \"A long wait\"")
        .edit("content/themes/ferry-journeys.md", "title: \"Ferry journeys\"", "title: \"ways by ferry\"")
        .write()
        .outputs();
    let page = |path: &str| {
        let page = std::str::from_utf8(site.get(path).unwrap()).unwrap();
        page[page.find("<main").unwrap()..].to_owned()
    };
    let links = |names: &[&str]| -> Vec<String> { names.iter().map(|name| format!(">{name}</a>")).collect() };
    for (path, names) in [
        ("themes/index.html", &["Moving on", "Safe homes", "ways by ferry"][..]),
        ("areas/staying-safe/index.html", &["Moving on", "Safe homes", "ways by ferry"]),
        ("authorities/northshire/index.html", &["A long wait", "Moving on", "Safe homes", "ways by ferry"]),
    ] {
        let all = page(path);
        let part = all.find("id=\"evidence-table").map_or(all.as_str(), |start| &all[start..]);
        let names = links(names);
        let texts: Vec<&str> = names.iter().map(String::as_str).collect();
        assert!(places(part, &texts).is_sorted(), "{path} has {texts:?} in another order");
    }
}
