//! What each component says of itself in the `.yaml` beside it, with its examples printed.

use anyhow::{Context as _, Result, anyhow};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::text;
use crate::{
    render::Templates,
    source::{Sources, yaml},
};

const FOLDER: &str = "templates/components";

/// A component, ready to be shown.
#[derive(Serialize)]
pub(super) struct Component {
    /// What templates call it.
    pub name: String,
    /// What its files are called, without their endings.
    pub slug: String,
    description: String,
    parameters: Vec<Parameter>,
    /// The element its examples stand in: `ul.entries`; empty where any will do.
    wrapper: String,
    pub examples: Vec<Shown>,
    /// The text of its template.
    template: String,
    /// The text of its own sheet; empty where it has none.
    sheet: String,
}

/// An example, printed.
#[derive(Serialize)]
pub(super) struct Shown {
    name: String,
    description: String,
    /// What the component was given.
    pub data: Value,
    /// The same as text.
    arguments: String,
    /// What it made of that, inside the wrapper.
    pub html: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    description: String,
    #[serde(default)]
    parameters: Vec<Parameter>,
    #[serde(default)]
    wrapper: String,
    examples: Vec<Example>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Parameter {
    name: String,
    #[serde(rename = "type")]
    kind: String,
    required: bool,
    description: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    name: String,
    description: String,
    data: Value,
}

/// Reads every component of a project, in the order of their files, and prints their examples.
///
/// # Errors
/// The first fault in what a component says of itself, or in an example.
pub(super) fn read(sources: &Sources, templates: &Templates) -> Result<Vec<Component>> {
    let files = sources.under(FOLDER).filter_map(|file| file.path.strip_suffix(".yaml"));
    files.map(|path| component(sources, path, templates).with_context(|| format!("{path}.yaml"))).collect()
}

fn component(sources: &Sources, path: &str, templates: &Templates) -> Result<Component> {
    let file: File = yaml::parse(text(sources, &format!("{path}.yaml"))).map_err(|faults| {
        let first = faults.into_iter().next().map(|fault| fault.message);
        anyhow!(first.unwrap_or_else(|| "it cannot be read".to_owned()))
    })?;
    let slug = path.rsplit('/').next().unwrap_or(path).to_owned();
    let shown = |example: Example| -> Result<Shown> {
        let Example { name, description, data } = example;
        let html = templates.render_component(&file.name, &data).with_context(|| format!("the example {name}"))?;
        let arguments = serde_json::to_string_pretty(&data)?;
        Ok(Shown { name, description, data, arguments, html: wrapped(&html, &file.wrapper) })
    };
    Ok(Component {
        examples: file.examples.into_iter().map(shown).collect::<Result<_>>()?,
        template: text(sources, &format!("{path}.html")).to_owned(),
        sheet: text(sources, &format!("static/css/components/{slug}.css")).to_owned(),
        name: file.name,
        slug,
        description: file.description,
        parameters: file.parameters,
        wrapper: file.wrapper,
    })
}

/// The example inside the element that it must stand in: `ul.entries`.
fn wrapped(html: &str, wrapper: &str) -> String {
    match wrapper.split_once('.').unwrap_or((wrapper, "")) {
        ("", _) => html.to_owned(),
        (element, class) => format!("<{element} class=\"{class}\">{html}</{element}>"),
    }
}
