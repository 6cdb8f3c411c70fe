//! The address that a site is published at: it stands in every page, feed and list, and nowhere else.

use std::collections::BTreeMap;

use crate::site::{Site, outputs};

const USUAL: &str = "https://small-atlas.example/atlas/";
const OTHER: &str = "http://other.example:8080/a/sub-path/";

fn files(base_url: Option<&str>) -> BTreeMap<String, Vec<u8>> {
    let project = Site::small().write();
    let site = outputs(project.root(), base_url);
    site.iter().map(|(path, output)| (path.to_owned(), output.bytes.clone())).collect()
}

/// A file as it would stand under the other address. The page for a lost reader, which may be shown
/// at any depth, has the path of the address in its own ones.
fn replaced(path: &str, bytes: &[u8]) -> String {
    let text = String::from_utf8(bytes.to_vec()).unwrap().replace(USUAL, OTHER);
    if path == "404.html" { text.replace("=\"/atlas/", "=\"/a/sub-path/") } else { text }
}

#[test]
fn another_address_takes_the_place_of_the_first_wherever_it_stands() {
    let (usual, other) = (files(None), files(Some(OTHER.trim_end_matches('/'))));
    assert_eq!(usual.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    let differ: Vec<&String> = usual
        .iter()
        // This one holds the digests of the other data, which do change.
        .filter(|(path, _)| *path != "data/datapackage.json" && std::str::from_utf8(&usual[*path]).is_ok())
        .filter(|(path, bytes)| replaced(path, bytes).as_bytes() != other[*path])
        .map(|(path, _)| path)
        .collect();
    assert!(differ.is_empty(), "{differ:?}");
}

#[test]
fn every_page_feed_and_table_says_its_address() {
    for (path, bytes) in files(None) {
        let speaks = match path.rsplit_once('.').map(|(_, ending)| ending) {
            Some("html") => path != "404.html",
            Some("xml") => true,
            _ => matches!(path.as_str(), "robots.txt" | "data/judgements.csv" | "data/atlas.json"),
        };
        let text = String::from_utf8_lossy(&bytes);
        if speaks {
            assert!(text.contains(USUAL), "{path} does not say where it is published");
        }
        if path == "sitemap.xml" {
            assert_eq!(text.matches("<loc>").count(), text.matches(&format!("<loc>{USUAL}")).count());
        }
    }
}

#[test]
fn only_the_web_is_linked_to_by_its_full_address() {
    // Pages lead to each other by relative addresses, so that they can be read from a folder. Only
    // what other sites paste into theirs leads here from anywhere.
    let own = format!("<a href=\"{USUAL}");
    let pages = files(None).into_iter().filter(|(path, _)| path.ends_with(".html") && !path.ends_with("/embed.html"));
    for (path, bytes) in pages {
        assert!(!String::from_utf8(bytes).unwrap().contains(&own), "{path} links to its own site by the full address");
    }
}
