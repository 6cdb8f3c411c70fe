//! The stages in their order.
//!
//! In: a project's folder. Out: its finished site in memory, and what is wrong with its content.

use std::path::Path;

use anyhow::Result;

use crate::{
    check, content,
    diagnostics::Diagnostics,
    link,
    model::Atlas,
    source::{self, Sources},
};

/// The content, joined and checked.
pub struct Checked {
    /// The files it came from.
    pub sources: Sources,
    /// The atlas; `None` where `atlas.yaml` itself has faults.
    pub atlas: Option<Atlas>,
    /// What was found wrong.
    pub diagnostics: Diagnostics,
}

/// Runs the stages up to `check`.
pub fn checked(root: &Path) -> Result<Checked> {
    let sources = source::discover(root)?;
    let mut diagnostics = Diagnostics::default();
    let content = content::parse(&sources, &mut diagnostics);
    let atlas = link::link(content, &mut diagnostics);
    if let Some(atlas) = &atlas {
        check::run(atlas, &mut diagnostics);
    }
    Ok(Checked { sources, atlas, diagnostics })
}
