//! The files of a new report. Its framework says what there is to judge.

use anyhow::Result;

use super::{
    Stub, kind,
    stub::{quoted, wrapped},
    stubs::yaml,
};
use crate::{
    content::FILL_IN,
    model::{Area, Atlas, Authority, Framework, Id, PartialDate, Slug},
};

/// What a new report is about.
#[derive(Clone, Debug)]
pub struct NewReport {
    /// The authority that was inspected.
    pub authority: Id<Authority>,
    /// The inspection framework.
    pub framework: Id<Framework>,
    /// When it was published.
    pub published: Published,
    /// Its id, where that is not to be made of the three.
    pub id: Option<Slug>,
}

/// When a report was published, as far as it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Published {
    /// On this date.
    On(PartialDate),
    /// It does not say; its copyright line has this year.
    CopyrightYear(u16),
}

impl NewReport {
    /// The report's id: authority, framework without the year of its own, and the report's year.
    ///
    /// # Errors
    /// Where the three are too long together.
    pub fn id(&self, atlas: &Atlas) -> Result<Slug> {
        if let Some(id) = &self.id {
            return Ok(id.clone());
        }
        let framework = atlas.frameworks[self.framework].slug.as_str();
        let is_year = |end: &str| end.len() == 4 && end.bytes().all(|byte| byte.is_ascii_digit());
        let stem = framework.rsplit_once('-').filter(|(_, end)| is_year(end)).map_or(framework, |(stem, _)| stem);
        let year = match self.published {
            Published::On(date) => date.year(),
            Published::CopyrightYear(year) => year,
        };
        super::id(&format!("{}-{stem}-{year}", atlas.authorities[self.authority].slug))
    }

    /// All files of the report.
    ///
    /// # Errors
    /// As [`NewReport::id`].
    pub fn stubs(&self, atlas: &Atlas) -> Result<Vec<Stub>> {
        let id = self.id(atlas)?;
        let mut stubs = Vec::new();
        for name in ["report", "findings", "recommendations", "figures"] {
            let kind = kind(name)?;
            let text = match name {
                "report" => yaml(kind, atlas, &self.given(atlas)),
                _ => yaml(kind, atlas, &[]),
            };
            stubs.push(Stub { path: kind.files.replace("<id>", id.as_str()), text });
        }
        stubs.push(Stub { path: format!("content/reports/{id}/summary.md"), text: summary() });
        Ok(stubs)
    }

    /// What the authority, the framework and the date say.
    fn given(&self, atlas: &Atlas) -> Vec<(&'static str, String)> {
        let framework = &atlas.frameworks[self.framework];
        let published = match self.published {
            Published::On(date) => date.to_string(),
            Published::CopyrightYear(year) => format!("\n  not_stated: {FILL_IN}\n  copyright_year: {year}"),
        };
        let inspectorates: Vec<String> =
            framework.inspectorates.iter().map(|name| format!("\n  - {}", quoted(name))).collect();
        vec![
            ("authority", atlas.authorities[self.authority].slug.to_string()),
            ("framework", framework.slug.to_string()),
            ("published", published),
            ("inspectorates", inspectorates.concat()),
            ("judgements", judgements(framework)),
        ]
    }
}

/// A line of the grade table for each area and column of the framework.
fn judgements(framework: &Framework) -> String {
    let grades: Vec<String> = framework.scale.grades.iter().map(|grade| grade.key.to_string()).collect();
    let rule = format!(
        "Grades, best first: {}. Take out what the report's own table does not judge; an empty cell is no judgement.",
        grades.join(", ")
    );
    let mut lines: Vec<String> = wrapped(&rule).into_iter().map(|line| format!("  {line}")).collect();
    for area in &framework.areas {
        let columns: Vec<Option<&Slug>> = match area.scopes.as_slice() {
            [] => vec![None],
            scopes => scopes.iter().map(|scope| Some(&framework.scope(*scope).key)).collect(),
        };
        for column in columns {
            lines.extend(judgement(area, column));
        }
    }
    format!("\n{}", lines.join("\n"))
}

fn judgement(area: &Area, column: Option<&Slug>) -> Vec<String> {
    let number = area.number.iter().map(|number| format!("{number} ")).collect::<String>();
    let mut lines = vec![format!("  # {number}{}", area.label), format!("  - area: {}", area.key)];
    lines.extend(column.map(|scope| format!("    scope: {scope}")));
    lines.extend([format!("    grade: {FILL_IN}"), format!("    paragraphs: [{FILL_IN}]")]);
    lines
}

/// The text of a summary: what a reader wants to know, in its order.
fn summary() -> String {
    format!("## In short\n\n{FILL_IN} [¶1].\n")
}
