//! Writes a synthetic atlas as a project for another site generator, to measure it beside the atlas:
//! `cargo run --release --example peer -- hugo PROJECT FOLDER`, or `eleventy`, with a project that the
//! example `synthetic` wrote.
//!
//! Both make the same kinds of pages of the same content files: one for each report, authority and theme,
//! an index, lists, a sitemap and feeds, with one bar chart on each page of a report, drawn by a template.
//! They make less of them: no checks, no audit, no data, no search, no comparison, no embeds, and each
//! chart without its table and files. Which findings belong to a theme is joined here beforehand.

#![allow(missing_docs, reason = "an example")]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use clap::{Parser, ValueEnum};
use serde_json::{Value, json};

/// Writes a synthetic atlas as a project for another site generator.
#[derive(Debug, Parser)]
struct Arguments {
    /// The generator to write for.
    generator: Generator,
    /// The project that `synthetic` wrote.
    project: PathBuf,
    /// The folder to write the generator's project into.
    folder: PathBuf,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Generator {
    Hugo,
    Eleventy,
}

/// Files below the folder of a generator beside this file, each with its path there.
macro_rules! files {
    ($generator:literal: $($path:literal)*) => {
        &[$(($path, include_str!(concat!("peer/", $generator, "/", $path)))),*]
    };
}

impl Generator {
    /// The project's own files: its settings and its templates.
    const fn files(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Hugo => files!("hugo":
                "hugo.toml"
                "layouts/_default/baseof.html"
                "layouts/_default/list.html"
                "layouts/index.html"
                "layouts/reports/single.html"
                "layouts/authorities/single.html"
                "layouts/themes/single.html"
            ),
            Self::Eleventy => files!("eleventy":
                "package.json"
                "eleventy.config.js"
                "parts.js"
                "data/sections.js"
                "data/site.js"
                "pages/index.11ty.js"
                "pages/list.11ty.js"
                "pages/report.11ty.js"
                "pages/authority.11ty.js"
                "pages/theme.11ty.js"
                "pages/feed.11ty.js"
                "pages/sitemap.11ty.js"
            ),
        }
    }
}

fn main() -> Result<()> {
    let Arguments { generator, project, folder } = Arguments::parse();
    for (path, text) in generator.files() {
        save(&folder.join(path), text)?;
    }
    let content = project.join("content");
    let mut themes: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    let mut authorities: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for id in names(&content.join("reports"))? {
        let read = |name: &str| yaml(&content.join("reports").join(&id).join(name));
        let mut page = read("report.yaml")?;
        for list in ["findings", "recommendations", "figures"] {
            page[list] = read(&format!("{list}.yaml"))?[list].take();
        }
        for finding in page["findings"].as_array().into_iter().flatten() {
            for theme in finding["themes"].as_array().into_iter().flatten() {
                let entry = json!({ "report": id, "title": page["short_title"], "finding": finding });
                themes.entry(theme.as_str().unwrap_or_default().to_owned()).or_default().push(entry);
            }
        }
        let entry = json!({ "report": id, "title": page["short_title"], "judgements": page["judgements"] });
        authorities.entry(page["authority"].as_str().unwrap_or_default().to_owned()).or_default().push(entry);
        // To Hugo a page with the key `published` may be a draft.
        page["date"] = page.as_object_mut().and_then(|page| page.remove("published")).unwrap_or_default();
        page["bars"] = bars(&page["findings"]);
        let summary = fs::read_to_string(content.join("reports").join(&id).join("summary.md"))?;
        save(&folder.join(format!("content/reports/{id}.md")), &format!("{page:#}\n\n{summary}"))?;
    }
    for (list, entries) in [("themes", themes), ("authorities", authorities)] {
        for (id, entries) in entries {
            let text = fs::read_to_string(content.join(list).join(format!("{id}.md")))?;
            let (head, body) = head_and_body(&text);
            let mut page = serde_yaml::from_str::<Value>(head)?;
            let name = if list == "themes" { "title" } else { "name" };
            page["title"] = page[name].clone();
            page["entries"] = entries.into();
            save(&folder.join(format!("content/{list}/{id}.md")), &format!("{page:#}\n\n{body}"))?;
        }
    }
    Ok(())
}

/// How many findings there are of each kind, and where the bar of each lies.
fn bars(findings: &Value) -> Value {
    let kinds = ["strength", "weakness", "mixed"].into_iter().enumerate().map(|(at, kind)| {
        let of_kind = |finding: &&Value| finding["polarity"] == kind;
        let count = findings.as_array().map_or(0, |all| all.iter().filter(of_kind).count());
        json!({ "kind": kind, "count": count, "y": at * 30, "width": count * 20 })
    });
    kinds.collect()
}

/// The parts of a markdown file with a head in YAML.
fn head_and_body(text: &str) -> (&str, &str) {
    text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).unwrap_or(("", text))
}

fn names(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).with_context(|| format!("could not read {}", folder.display()))?;
    let mut names = Vec::new();
    for entry in entries {
        names.extend(entry?.file_name().into_string().ok());
    }
    names.sort();
    Ok(names)
}

fn yaml(path: &Path) -> Result<Value> {
    let read = || -> Result<Value> { Ok(serde_yaml::from_str(&fs::read_to_string(path)?)?) };
    read().with_context(|| format!("could not read {}", path.display()))
}

fn save(path: &Path, text: &str) -> Result<()> {
    fs::create_dir_all(path.parent().unwrap_or(path))?;
    fs::write(path, text).with_context(|| format!("could not write {}", path.display()))
}
