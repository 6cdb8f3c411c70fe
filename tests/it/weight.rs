//! What a reader has to fetch: how heavy a page is with everything it needs, that nothing holds it
//! up, and that nothing of it comes from elsewhere. Bytes are counted as they travel, compressed.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write as _,
};

use flate2::{Compression, write::GzEncoder};
use inspection_atlas::render::Outputs;

use crate::{content, site::Site};

/// A page with its style, scripts and pictures.
const PAGE: usize = 100_000;
/// All scripts together, without those of the search; and the scripts of any one page.
const SCRIPTS: usize = 15_000;
/// The style sheet.
const STYLE: usize = 15_000;

/// An element's opening tag.
struct Tag<'a> {
    name: &'a str,
    attributes: BTreeMap<&'a str, &'a str>,
    in_head: bool,
}

impl Tag<'_> {
    fn has(&self, name: &str) -> bool {
        self.attributes.contains_key(name)
    }

    fn get(&self, name: &str) -> &str {
        self.attributes.get(name).copied().unwrap_or_default()
    }

    /// The addresses that the browser fetches for this element by itself.
    fn fetches(&self) -> Vec<&str> {
        let link = matches!(self.get("rel"), "stylesheet" | "icon" | "preload" | "modulepreload" | "manifest");
        match self.name {
            "link" if link => vec![self.get("href")],
            "img" | "script" | "source" | "iframe" | "video" | "audio" | "embed" | "input" => vec![self.get("src")],
            "object" => vec![self.get("data")],
            "image" | "use" => vec![self.get("href"), self.get("xlink:href")],
            _ => Vec::new(),
        }
    }
}

/// The opening tags of a page. Our pages write `<` and `>` in words and values as `&lt;` and `&gt;`.
fn tags(html: &str) -> Vec<Tag<'_>> {
    let head_ends = html.find("</head>").unwrap_or(0);
    let opened = html.match_indices('<').filter_map(|(at, _)| Some((at, html[at + 1..].split_once('>')?.0)));
    opened
        .filter(|(_, inside)| inside.starts_with(|c: char| c.is_ascii_alphabetic()))
        .map(|(at, inside)| {
            let (name, rest) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
            Tag { name, attributes: attributes(rest), in_head: at < head_ends }
        })
        .collect()
}

/// The attributes of a tag, by name; one without a value has an empty one.
fn attributes(mut rest: &str) -> BTreeMap<&str, &str> {
    let mut found = BTreeMap::new();
    while let Some(start) = rest.find(|c: char| c.is_ascii_alphabetic()) {
        let end =
            rest[start..].find(|c: char| c == '=' || c == '/' || c.is_whitespace()).map_or(rest.len(), |at| start + at);
        let name = &rest[start..end];
        let value = rest[end..].strip_prefix("=\"").and_then(|rest| rest.split_once('"'));
        found.insert(name, value.map_or("", |(value, _)| value));
        rest = value.map_or(&rest[end..], |(_, after)| after);
    }
    found
}

/// The path of a file from the root, as a page at `page` names it; `None` for what is not fetched.
fn resolved(page: &str, address: &str) -> Option<String> {
    if address.is_empty() || address.starts_with("data:") || address.starts_with('#') {
        return None;
    }
    let mut way: Vec<&str> = page.split('/').collect();
    way.pop();
    for part in address.split(['?', '#']).next().unwrap_or_default().split('/') {
        match part {
            ".." => drop(way.pop()),
            "." => {}
            part => way.push(part),
        }
    }
    Some(way.join("/"))
}

/// How many bytes travel.
pub fn compressed(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap().len()
}

fn is_of_the_search(path: &str) -> bool {
    path.starts_with("assets/js/search") || path.starts_with("assets/search/")
}

/// The pages of a site. The page for what is not found names its files from the server's root, as
/// it is shown at any address; the others are read all the same as they are built from one frame.
fn pages(site: &Outputs) -> impl Iterator<Item = (&str, &str)> {
    let pages = site.iter().filter(|(path, _)| path.ends_with(".html") && *path != "404.html");
    pages.map(|(path, output)| (path, std::str::from_utf8(&output.bytes).unwrap()))
}

/// What a page fetches, each file once; a name that leads out of the site is kept as it is.
fn fetched(page: &str, html: &str) -> BTreeSet<String> {
    let tags = tags(html);
    tags.iter().flat_map(Tag::fetches).filter_map(|address| resolved(page, address)).collect()
}

/// Everything about a site that makes its pages too heavy.
fn too_heavy(site: &Outputs) -> Vec<String> {
    let weights: BTreeMap<&str, usize> = site
        .iter()
        .filter(|(path, _)| path.starts_with("assets/") || path.ends_with(".svg"))
        .map(|(path, output)| (path, compressed(&output.bytes)))
        .collect();
    let mut faults = Vec::new();
    for (path, html) in pages(site) {
        let files = fetched(path, html);
        let of =
            |ending: &str| files.iter().filter(|file| file.ends_with(ending)).map(|file| weights[file.as_str()]).sum();
        let scripts: usize = of(".js");
        let whole = compressed(html.as_bytes()) + of("");
        if whole > PAGE {
            faults.push(format!("{path} weighs {whole} bytes"));
        }
        if scripts > SCRIPTS {
            faults.push(format!("{path} has {scripts} bytes of scripts"));
        }
    }
    let scripts = weights.iter().filter(|(path, _)| path.ends_with(".js") && !is_of_the_search(path));
    let scripts: usize = scripts.map(|(_, weight)| weight).sum();
    if scripts > SCRIPTS {
        faults.push(format!("the scripts weigh {scripts} bytes"));
    }
    faults.extend(
        weights
            .iter()
            .filter(|(path, weight)| path.ends_with(".css") && **weight > STYLE)
            .map(|(path, weight)| format!("{path} weighs {weight} bytes")),
    );
    faults
}

/// Everything about a site's pages that holds them up, is fetched elsewhere or in vain, or that
/// their own security policy forbids.
fn held_up(site: &Outputs) -> Vec<String> {
    let mut faults = Vec::new();
    for (path, html) in pages(site) {
        for tag in tags(html) {
            let name = tag.name;
            let data = name == "script" && tag.get("type") == "application/ld+json";
            if name == "script" && !data && !(tag.has("src") && tag.has("defer") && tag.in_head) {
                faults.push(format!("{path}: a script that is not deferred in the head"));
            }
            if name == "style" || tag.has("style") || tag.attributes.keys().any(|key| key.starts_with("on")) {
                faults.push(format!("{path}: style or script written into <{name}>"));
            }
            for file in tag.fetches().into_iter().filter_map(|address| resolved(path, address)) {
                if site.get(&file).is_none() {
                    faults.push(format!("{path}: <{name}> fetches {file}, which is not of the site"));
                }
            }
        }
    }
    for (path, output) in site.iter().filter(|(path, _)| path.ends_with(".css")) {
        let css = String::from_utf8_lossy(&output.bytes);
        let outside = ["@import", "url(http", "url(//", "url(\"http", "@font-face"];
        faults.extend(outside.iter().filter(|word| css.contains(*word)).map(|word| format!("{path}: {word}")));
    }
    faults
}

#[test]
fn every_page_is_light_and_nothing_holds_it_up() {
    for site in [content::site(), &Site::small().write().outputs()] {
        let faults = [too_heavy(site), held_up(site)].concat();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

/// A site of one page and some files.
fn with(head: &str, body: &str, files: &[(&str, &str)]) -> Outputs {
    let html = format!("<!doctype html>\n<html><head>{head}</head><body>{body}</body></html>");
    let mut site = Outputs::default();
    for (path, text) in [("a/b/index.html", html.as_str())].iter().chain(files) {
        site.insert((*path).to_owned(), "a test", text.as_bytes().to_vec()).unwrap();
    }
    site
}

#[test]
fn what_is_heavy_or_holds_up_is_found() {
    let numbers: String = (0..90_000_u32).map(|n| n.wrapping_mul(2_654_435_761).to_string()).collect();
    let script = ("assets/js/a.js", &numbers[..60_000]);
    let sound =
        with("<script src=\"../../assets/js/a.js\" defer></script>", "<p>words</p>", &[("assets/js/a.js", "1;")]);
    assert_eq!((too_heavy(&sound), held_up(&sound)), (Vec::new(), Vec::new()));
    assert_eq!(too_heavy(&with("", &numbers, &[])).len(), 1);
    assert_eq!(too_heavy(&with("<script src=\"../../assets/js/a.js\" defer></script>", "", &[script])).len(), 2);
    assert_eq!(too_heavy(&with("", "", &[("assets/atlas.css", &numbers[..60_000])])).len(), 1);
    for (head, body) in [
        ("<script>alert(1)</script>", ""),
        ("<script src=\"../../assets/js/a.js\"></script>", ""),
        ("", "<script src=\"../../assets/js/a.js\" defer></script>"),
        ("", "<p style=\"color: red\">words</p>"),
        ("", "<p onclick=\"x()\">words</p>"),
        ("<style>p { color: red }</style>", ""),
        ("<link rel=\"stylesheet\" href=\"https://fonts.example/a.css\">", ""),
        ("", "<img src=\"//pictures.example/a.png\" alt=\"\">"),
        ("", "<img src=\"../a.png\" alt=\"\">"),
    ] {
        assert_eq!(held_up(&with(head, body, &[("assets/js/a.js", "1;")])).len(), 1, "{head}{body}");
    }
    let import = ("assets/atlas.css", "@import \"more.css\";");
    assert_eq!(held_up(&with("", "", &[import])), ["assets/atlas.css: @import"]);
}
