//! The gallery: every component with every example, for those who write templates and sheets.
//!
//! In: the [`Sources`] of a project. Out: pages, by their paths from the gallery's own folder. They
//! are shown by `atlas serve` and read by the tests; no build publishes them.
//!
//! 1. Read the tokens ([`tokens`]) and what each component says of itself ([`component`]).
//! 2. Print each example through its component, inside the element that it must stand in.
//! 3. Print a page for each component, one for all, and a sheet that shows the tokens.

mod component;
pub mod contrast;
mod tokens;

use anyhow::{Context as _, Result};
use serde::Serialize;

use self::{component::Component, tokens::Tokens};
use crate::{
    render::{Outputs, Templates},
    source::Sources,
};

/// The frames of the gallery's own pages. They are the program's and not the project's, so that a
/// project with other templates has a gallery too.
const PAGES: [(&str, &str); 3] = [
    ("gallery/base.html", include_str!("pages/base.html")),
    ("gallery/index.html", include_str!("pages/index.html")),
    ("gallery/component.html", include_str!("pages/component.html")),
];

/// The gallery's own rules, before those that show the tokens.
const SHEET: &str = include_str!("pages/gallery.css");

/// A component whose examples show the steps of each scale.
const GRADE: &str = "grade";

#[derive(Serialize)]
struct Index<'a> {
    title: &'a str,
    root: &'a str,
    tokens: &'a Tokens,
    /// The grades of each scale, printed, by the number of its steps.
    scales: Vec<Scale>,
    components: &'a [Component],
}

#[derive(Serialize)]
struct Scale {
    title: String,
    grades: Vec<String>,
}

#[derive(Serialize)]
struct ComponentPage<'a> {
    title: &'a str,
    root: &'a str,
    component: &'a Component,
}

/// Makes all pages of the gallery, with their sheets. `templates` are the project's own, and
/// `sheet` is the style sheet of its site.
///
/// # Errors
/// Where a component or what is said of it has a fault; with its file.
pub fn render(sources: &Sources, templates: &Templates, sheet: Vec<u8>) -> Result<Outputs> {
    let pages = Templates::compile(PAGES)?;
    let components = component::read(sources, templates)?;
    let tokens = Tokens::of(text(sources, "static/css/tokens.css"));
    let mut outputs = Outputs::default();
    let mut add = |path: String, bytes: Vec<u8>| outputs.insert(path, "the gallery", bytes);
    let scales = scales(&components);
    let index = Index { title: "Gallery", root: "", tokens: &tokens, scales, components: &components };
    add("index.html".to_owned(), pages.render("gallery/index.html", &index)?.into_bytes())?;
    for component in &components {
        let page = ComponentPage { title: &component.name, root: "../", component };
        let html = pages.render("gallery/component.html", &page);
        let html = html.with_context(|| format!("the gallery's page of {}", component.name))?;
        add(format!("{}/index.html", component.slug), html.into_bytes())?;
    }
    add("gallery.css".to_owned(), format!("{SHEET}\n{}", tokens.sheet()).into_bytes())?;
    add("atlas.css".to_owned(), sheet)?;
    Ok(outputs)
}

/// The examples of grades, a list for each scale.
fn scales(components: &[Component]) -> Vec<Scale> {
    let grades = components.iter().filter(|component| component.name == GRADE).flat_map(|grade| &grade.examples);
    let of = |example: &component::Shown| example.data.pointer("/grade/of").and_then(serde_json::Value::as_u64);
    let mut scales: Vec<(u64, Scale)> = Vec::new();
    for example in grades {
        let steps = of(example).unwrap_or_default();
        if let Some((_, scale)) = scales.iter_mut().find(|(known, _)| *known == steps) {
            scale.grades.push(example.html.clone());
        } else {
            let title = if steps == 0 { "No grade".to_owned() } else { format!("{steps} grades") };
            scales.push((steps, Scale { title, grades: vec![example.html.clone()] }));
        }
    }
    scales.sort_by_key(|(steps, _)| (*steps == 0, *steps));
    scales.into_iter().map(|(_, scale)| scale).collect()
}

/// The text of a file; empty where there is none.
fn text<'a>(sources: &'a Sources, path: &str) -> &'a str {
    let Some(file) = sources.get(path) else { return "" };
    file.text().unwrap_or_default()
}
