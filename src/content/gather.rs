//! Gathering the files that belong together.

use std::collections::BTreeMap;

use super::{
    CheckedFile, Content, FiguresFile, FindingsFile, Markdown, OverviewFile, OverviewFolder, RecommendationsFile,
    ReportFile, ReportFolder, StatementsFile,
    kind::{OverviewPart, Parsed, Part, ReportPart},
    names,
};
use crate::{
    diagnostics::{Code, Diagnostics},
    location::{FileId, Place},
    model::{LONGEST_RUN, Slug, content_checksum},
    source::{CONFIG, Sources},
};

/// Content while it is gathered.
#[derive(Default)]
pub struct Gathering {
    content: Content,
    reports: BTreeMap<Slug, ReportDraft>,
    overviews: BTreeMap<Slug, OverviewDraft>,
}

#[derive(Default)]
struct ReportDraft {
    report: Option<(FileId, Box<ReportFile>)>,
    findings: Option<(FileId, FindingsFile)>,
    recommendations: Option<(FileId, RecommendationsFile)>,
    figures: Option<(FileId, FiguresFile)>,
    summary: Option<(FileId, Markdown)>,
    checked: Option<Box<CheckedFile>>,
}

#[derive(Default)]
struct OverviewDraft {
    overview: Option<(FileId, OverviewFile)>,
    statements: Option<(FileId, StatementsFile)>,
    summary: Option<(FileId, Markdown)>,
    checked: Option<Box<CheckedFile>>,
}

impl Gathering {
    /// Takes one file as read; files come in the order of their paths.
    pub fn take(&mut self, file: FileId, path: &str, part: Part) {
        if !part.whole {
            self.note_faulty(path);
        }
        let content = &mut self.content;
        match part.parsed {
            None => {}
            Some(Parsed::Settings(value)) => content.settings = Some((file, *value)),
            Some(Parsed::Framework(value)) => content.frameworks.push(*value),
            Some(Parsed::Authority(value)) => content.authorities.push(*value),
            Some(Parsed::Theme(value)) => content.themes.push(*value),
            Some(Parsed::Groups(value)) => content.groups = Some((file, value)),
            Some(Parsed::Glossary(value)) => content.glossary = Some((file, value)),
            Some(Parsed::Geography(value)) => content.geography = Some((file, *value)),
            Some(Parsed::Changes(value)) => content.changes = Some((file, value)),
            Some(Parsed::Redirects(value)) => content.redirects = Some((file, value)),
            Some(Parsed::Page(value)) => content.pages.push(*value),
            Some(Parsed::Practice(value)) => content.practices.push(*value),
            Some(Parsed::Report(slug, part)) => {
                let draft = self.reports.entry(slug).or_default();
                match part {
                    ReportPart::Report(value) => draft.report = Some((file, value)),
                    ReportPart::Findings(value) => draft.findings = Some((file, value)),
                    ReportPart::Recommendations(value) => draft.recommendations = Some((file, value)),
                    ReportPart::Figures(value) => draft.figures = Some((file, value)),
                    ReportPart::Summary(value) => draft.summary = Some((file, value)),
                    ReportPart::Checked(value) => draft.checked = Some(value),
                }
            }
            Some(Parsed::Overview(slug, part)) => {
                let draft = self.overviews.entry(slug).or_default();
                match *part {
                    OverviewPart::Overview(value) => draft.overview = Some((file, value)),
                    OverviewPart::Statements(value) => draft.statements = Some((file, value)),
                    OverviewPart::Summary(value) => draft.summary = Some((file, value)),
                    OverviewPart::Checked(value) => draft.checked = Some(Box::new(value)),
                }
            }
        }
    }

    /// Remembers the id of a file that could not be read whole.
    fn note_faulty(&mut self, path: &str) {
        let faulty = &mut self.content.faulty;
        match path.split('/').collect::<Vec<_>>().as_slice() {
            [CONFIG] => faulty.settings = true,
            ["content", "groups.yaml"] => faulty.groups = true,
            ["content", "glossary.yaml"] => faulty.glossary = true,
            ["content", "frameworks", name] => note(&mut faulty.frameworks, name),
            ["content", "authorities", name] => note(&mut faulty.authorities, name),
            ["content", "themes", name] => note(&mut faulty.themes, name),
            ["content", "pages", name] => note(&mut faulty.pages, name),
            ["content", "practice", name] => note(&mut faulty.practices, name),
            // A folder whose name is no id is told so, and not that files are missing from the one that is meant.
            ["content", "reports", folder, _] => {
                note(&mut faulty.reports, folder);
                if let Ok(slug) = Slug::parse(folder) {
                    self.reports.entry(slug).or_default();
                }
            }
            ["content", "overviews", folder, _] => {
                note(&mut faulty.overviews, folder);
                if let Ok(slug) = Slug::parse(folder) {
                    self.overviews.entry(slug).or_default();
                }
            }
            _ => {}
        }
    }

    /// Reports files that are not there, and returns what is complete.
    pub fn finish(mut self, sources: &Sources, diagnostics: &mut Diagnostics) -> Content {
        for name in ["content/groups.yaml", "content/glossary.yaml"] {
            require(sources, name, diagnostics);
        }
        for (slug, draft) in self.reports {
            for name in ["report.yaml", "summary.md"] {
                require(sources, &format!("content/reports/{slug}/{name}"), diagnostics);
            }
            let ReportDraft { report, findings, recommendations, figures, summary, checked } = draft;
            if let (Some(report), Some(summary)) = (report, summary) {
                let checked = still_true(sources, &format!("content/reports/{slug}"), checked);
                self.content.reports.push(ReportFolder {
                    slug,
                    report,
                    findings,
                    recommendations,
                    figures,
                    summary,
                    checked,
                });
            } else {
                self.content.faulty.reports.push(slug);
            }
        }
        for (slug, draft) in self.overviews {
            for name in ["overview.yaml", "statements.yaml", "summary.md"] {
                require(sources, &format!("content/overviews/{slug}/{name}"), diagnostics);
            }
            if let (Some(overview), Some(summary)) = (draft.overview, draft.summary) {
                let checked = still_true(sources, &format!("content/overviews/{slug}"), draft.checked);
                let statements = draft.statements;
                self.content.overviews.push(OverviewFolder { slug, overview, statements, summary, checked });
            } else {
                self.content.faulty.overviews.push(slug);
            }
        }
        self.content
    }
}

/// What was checked in a folder, while its files are still those that were checked; none where longer runs of words
/// were let pass than are anywhere.
fn still_true(sources: &Sources, folder: &str, checked: Option<Box<CheckedFile>>) -> Option<Box<CheckedFile>> {
    checked.filter(|record| {
        let files = sources.under(folder).filter_map(|file| Some((file.path.get(folder.len() + 1..)?, file.bytes())));
        record.longest_run <= LONGEST_RUN && content_checksum(files) == *record.content_sha256.0
    })
}

/// Notes the id that a file or folder stands for, whatever is wrong with its name or its ending.
fn note(list: &mut Vec<Slug>, name: &str) {
    let name = names::right(name);
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    list.extend(names::meant(stem));
}

/// Reports a file that is not there, at the first file beside it; at `atlas.yaml` where there is none.
fn require(sources: &Sources, path: &str, diagnostics: &mut Diagnostics) {
    if sources.get(path).is_some() {
        return;
    }
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let beside = sources.under(folder).find(|file| !file.path[folder.len() + 1..].contains('/'));
    let beside = beside.map_or(FileId(0), |file| file.id);
    diagnostics
        .error(Code::MissingFile, Place::file(beside), format!("there is no file {path}"))
        .hint("add it; docs/content-model.md says what it holds");
}
