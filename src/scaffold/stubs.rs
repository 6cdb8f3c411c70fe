//! The stubs of one file: authority, framework, theme, example of practice, free page.

use anyhow::Result;

use super::{
    Stub, kind, opening,
    stub::{Given, entry, quoted},
    text,
};
use crate::{
    content::FILL_IN,
    model::{Atlas, Slug},
    schema::Kind,
};

/// `content/authorities/<id>.md` for an authority of this name.
///
/// # Errors
/// Never, while there is a schema of authorities.
pub fn authority(atlas: &Atlas, id: &Slug, name: &str) -> Result<Stub> {
    head("authority", atlas, id, &[("name", quoted(name))])
}

/// `content/frameworks/<id>.yaml` for an inspection framework of this title.
///
/// # Errors
/// Never, while there is a schema of frameworks.
pub fn framework(atlas: &Atlas, id: &Slug, title: &str) -> Result<Stub> {
    let kind = kind("framework")?;
    Ok(Stub { path: path(kind, id), text: yaml(kind, atlas, &[("title", quoted(title))]) })
}

/// `content/themes/<id>.md`; `area` is the outcome area it belongs to, where that is known.
///
/// # Errors
/// Never, while there is a schema of themes.
pub fn theme(atlas: &Atlas, id: &Slug, title: &str, area: Option<&Slug>) -> Result<Stub> {
    let mut given = vec![("title", quoted(title))];
    given.extend(area.map(|area| ("outcome_area", area.to_string())));
    head("theme", atlas, id, &given)
}

/// `content/practice/<id>.md` for what an authority does; the overview is given where there is one only.
///
/// # Errors
/// Never, while there is a schema of examples.
pub fn practice(atlas: &Atlas, id: &Slug, title: &str, authority: &Slug) -> Result<Stub> {
    let mut given = vec![("title", quoted(title)), ("authority", authority.to_string())];
    let overviews: Vec<&Slug> = atlas.overviews.values().map(|overview| &overview.slug).collect();
    if let [only] = overviews.as_slice() {
        given.push(("overview", only.to_string()));
    }
    head("practice", atlas, id, &given)
}

/// `content/pages/<id>.md` for a free page of this title.
///
/// # Errors
/// Never, while there is a schema of pages.
pub fn page(atlas: &Atlas, id: &Slug, title: &str) -> Result<Stub> {
    head("page", atlas, id, &[("title", quoted(title))])
}

/// A whole YAML file, which names its schema for editors.
pub fn yaml(kind: &Kind, atlas: &Atlas, given: Given<'_>) -> String {
    let mut lines = vec![format!("# yaml-language-server: $schema={}", kind.address(atlas))];
    lines.extend(opening());
    lines.extend(entry(&kind.schema(atlas), given));
    text(lines)
}

/// A markdown file with a head.
fn head(name: &str, atlas: &Atlas, id: &Slug, given: Given<'_>) -> Result<Stub> {
    let kind = kind(name)?;
    let mut lines = vec!["---".to_owned()];
    lines.extend(opening());
    lines.extend(entry(&kind.schema(atlas), given));
    lines.extend(["---".to_owned(), FILL_IN.to_owned()]);
    Ok(Stub { path: path(kind, id), text: text(lines) })
}

fn path(kind: &Kind, id: &Slug) -> String {
    kind.files.replace("<id>", id.as_str())
}
