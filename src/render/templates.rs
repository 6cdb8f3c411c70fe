//! The page templates, compiled once.

use anyhow::{Context as _, Result, anyhow};
use serde::Serialize;
use tera::{Context, Tera, Value};

use super::quotation::printed;

/// A view in the form templates read. Put into another view it is shared, not copied.
pub type View = Value;

/// Makes a view of plain data.
///
/// # Errors
/// Where a map in it has keys that are no text.
pub fn view(data: &impl Serialize) -> Result<View> {
    Value::try_from_serializable(data).map_err(|error| anyhow!("{error}"))
}

/// So many bytes most pages have at most. A page that grew from little would be copied several times.
const ROOM: usize = 128 << 10;

/// All templates and components.
pub struct Templates {
    tera: Tera,
}

impl Templates {
    /// Compiles templates, each given by its name under `templates/` and its text.
    ///
    /// # Errors
    /// The first defect, with its file and line.
    pub fn compile<'a>(sources: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self> {
        let mut tera = Tera::default();
        tera.autoescape_on(vec![".html", ".xml"]);
        tera.set_escape_fn(|text, out| tera::escape_html(&printed(text), out));
        let sources: Vec<(&str, &str)> = sources.into_iter().collect();
        tera.add_raw_templates(sources).map_err(|error| anyhow!("{error}")).context("a template has a defect")?;
        Ok(Self { tera })
    }

    /// Renders the template `name` with the fields of `view`.
    ///
    /// # Errors
    /// Where the template reads a field that the view does not have.
    pub fn render(&self, name: &str, view: &impl Serialize) -> Result<String> {
        let context = Context::from_serialize(view).map_err(|error| anyhow!("{error}"))?;
        let mut html = Vec::with_capacity(ROOM);
        self.tera
            .render_to(name, &context, &mut html)
            .map_err(|error| anyhow!("{error}"))
            .with_context(|| format!("the template {name} has a defect"))?;
        String::from_utf8(html).with_context(|| format!("the template {name} does not make a text"))
    }

    /// Renders the component `name` on its own, for the gallery.
    ///
    /// # Errors
    /// Where the component does not exist, or its data are not what it takes.
    pub fn render_component(&self, name: &str, data: &impl Serialize) -> Result<String> {
        let context = Context::from_serialize(data).map_err(|error| anyhow!("{error}"))?;
        self.tera
            .render_component(name, &context, None, true)
            .map_err(|error| anyhow!("{error}"))
            .with_context(|| format!("the component {name} has a defect"))
    }
}
