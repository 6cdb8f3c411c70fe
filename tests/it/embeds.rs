//! What other sites may embed stands on its own: sound, inert, and with its source and its warnings.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use inspection_atlas::{audit, diagnostics::Diagnostics, render::Outputs};

use crate::site::{HERE, Site, outputs};

/// The snippets of a site: the page they are on, and each as its reader copies it.
fn snippets(site: &Outputs) -> BTreeMap<String, Vec<String>> {
    let pages = site.iter().filter(|(path, _)| path.ends_with("embed.html"));
    let copied = |html: &str| {
        let areas = html.split("<textarea ").skip(1).map(|area| area.split("</textarea>").next().unwrap());
        areas.map(|area| unescaped(area.split_once('>').unwrap().1)).collect()
    };
    pages.map(|(path, output)| (path.to_owned(), copied(std::str::from_utf8(&output.bytes).unwrap()))).collect()
}

fn unescaped(text: &str) -> String {
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&#x2F;", "/")];
    let text = signs.iter().fold(text.to_owned(), |text, (escaped, sign)| text.replace(escaped, sign));
    text.replace("&amp;", "&")
}

/// The values of an attribute.
fn values<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let mark = format!(" {name}=\"");
    html.split(&mark).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

#[test]
fn every_snippet_stands_alone_with_its_source() {
    for (root, base) in [(Site::small().write(), "https://small-atlas.example/atlas/")]
        .iter()
        .map(|(site, base)| (site.root(), *base))
        .chain([(Path::new(HERE), "https://inspection-atlas.example/")])
    {
        let found = snippets(&outputs(root, None));
        assert!(found.len() > 3, "{:?}", found.keys());
        for (path, snippet) in found.iter().flat_map(|(path, all)| all.iter().map(move |one| (path, one))) {
            for banned in ["<script", "<style", "<iframe", "<img", " class=", " style=", " id=", " src=", "url(", " on"]
            {
                let tags: String = snippet
                    .split('<')
                    .filter_map(|part| part.split('>').next())
                    .fold(String::new(), |all, tag| all + "<" + tag);
                assert!(!tags.contains(banned), "{path} holds {banned}");
            }
            let links = values(snippet, "href");
            assert!(links.iter().all(|link| link.starts_with("https://")), "{path}: {links:?}");
            let folder = path.strip_suffix("embed.html").unwrap();
            assert!(links.iter().any(|link| link.starts_with(&format!("{base}{folder}#"))), "{path}: {links:?}");
            let titles = ["<figcaption><strong>", "<caption><strong>"].map(|title| snippet.matches(title).count());
            assert_eq!(titles.iter().sum::<usize>(), 1, "{path}: a title is said once");
            for wanted in ["<caption>", "Source: ", "Licence: ", "<figure lang=\"en-GB\">"] {
                assert!(snippet.contains(wanted), "{path} lacks {wanted}");
            }
        }
    }
}

#[test]
fn a_snippet_is_sound_in_a_page_of_another_site() {
    let mut pages = Outputs::default();
    for (path, all) in snippets(&Site::small().write().outputs()) {
        let title = format!("A page with {path}");
        let html = format!(
            "<!doctype html>\n<html lang=\"en-GB\"><head><title>{title}</title></head>\n\
             <body><main id=\"main\"><h1>{title}</h1>\n{}\n</main></body></html>\n",
            all.join("\n")
        );
        pages.insert(path.replace('/', "-"), "a page of another site", html.into_bytes()).unwrap();
    }
    let mut diagnostics = Diagnostics::default();
    audit::run(&pages, &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{diagnostics:?}");
}

#[test]
fn grades_carry_their_warnings_wherever_they_go() {
    let found = snippets(&Site::small().write().outputs());
    let not_today = "It says nothing about the service today.";
    let graded = ["Outstanding", "Exceptional"];
    let with_grades = |snippet: &&String| graded.iter().any(|grade| snippet.contains(grade));
    let mut kinds = BTreeSet::new();
    for (path, all) in &found {
        for snippet in all.iter().filter(with_grades) {
            assert!(snippet.contains(not_today), "{path}: {snippet}");
            kinds.insert(path.split('/').next().unwrap());
        }
    }
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), ["areas", "authorities", "frameworks", "reports"]);
    let history = found["authorities/northshire/embed.html"].join("\n");
    assert!(history.contains("cannot be compared. "), "{history}");
}

#[test]
fn hostile_words_stay_words() {
    let hostile = "<script>alert(1)</script></textarea>";
    let site = Site::small().edit(
        "content/authorities/northshire.md",
        "name: \"Northshire\"\ncouncil",
        &format!("name: \"North {hostile}\"\ncouncil"),
    );
    // `atlas check` warns of the markup, and the site is made all the same.
    let made = site.write().build().unwrap().site.unwrap().0;
    // One of them is an old address, which has no snippet.
    for (path, output) in made.iter().filter(|(path, _)| path.ends_with("embed.html")) {
        let html = String::from_utf8(output.bytes.clone()).unwrap();
        assert!(!html.contains("<script>"), "{path}");
        let areas = html.matches("<textarea ").count();
        assert_eq!(html.matches("</textarea>").count(), areas, "{path}");
    }
    let history = snippets(&made)["authorities/northshire/embed.html"].join("\n");
    assert!(history.contains("&lt;script&gt;"), "{history}");
}
