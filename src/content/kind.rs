//! What a file is, by its path; and its reading.

use serde::de::DeserializeOwned;

use super::{
    Authored, AuthoredText, AuthorityHead, ChangesFile, CheckedFile, FiguresFile, FindingsFile, FrameworkFile,
    GlossaryFile, GroupsFile, Markdown, OverviewFile, PageHead, PracticeHead, RecommendationsFile, RedirectsFile,
    ReportFile, SettingsFile, StatementsFile, ThemeHead, markdown,
};
use crate::{
    diagnostics::{Code, Diagnostics},
    location::{FileId, Place},
    model::{CHECKED_FILE, Slug},
    source::{CONFIG, front_matter, yaml},
};

/// One file as read.
pub enum Parsed {
    Settings(Box<SettingsFile>),
    Framework(Box<Authored<FrameworkFile>>),
    Authority(AuthoredText<AuthorityHead>),
    Theme(AuthoredText<ThemeHead>),
    Groups(GroupsFile),
    Glossary(GlossaryFile),
    Redirects(RedirectsFile),
    Changes(ChangesFile),
    Page(AuthoredText<PageHead>),
    Practice(AuthoredText<PracticeHead>),
    Report(Slug, Box<ReportPart>),
    Overview(Slug, Box<OverviewPart>),
}

/// One file of a report.
#[allow(clippy::large_enum_variant, reason = "boxed where it is kept")]
pub enum ReportPart {
    Report(ReportFile),
    Findings(FindingsFile),
    Recommendations(RecommendationsFile),
    Figures(FiguresFile),
    Summary(Markdown),
    Checked(CheckedFile),
}

/// One file of an overview.
#[allow(clippy::large_enum_variant, reason = "boxed where it is kept")]
pub enum OverviewPart {
    Overview(OverviewFile),
    Statements(StatementsFile),
    Summary(Markdown),
    Checked(CheckedFile),
}

/// Whether a file of the project is content.
pub fn is_content(path: &str) -> bool {
    path == CONFIG || path.starts_with("content/")
}

/// Reads one file; `None` where it has faults or no known place.
pub fn parse(file: FileId, path: &str, text: &str, diagnostics: &mut Diagnostics) -> Option<Parsed> {
    let mut reader = Reader { file, text, diagnostics };
    let parts: Vec<&str> = path.split('/').collect();
    match parts.as_slice() {
        [CONFIG] => reader.yaml().map(|value| Parsed::Settings(Box::new(value))),
        ["content", "groups.yaml"] => reader.yaml().map(Parsed::Groups),
        ["content", "glossary.yaml"] => reader.yaml().map(Parsed::Glossary),
        ["content", "changes.yaml"] => reader.yaml().map(Parsed::Changes),
        ["content", "redirects.yaml"] => reader.yaml().map(Parsed::Redirects),
        ["content", "frameworks", name] => {
            let slug = reader.slug(name.strip_suffix(".yaml"), "framework", "yaml")?;
            reader.yaml().map(|value| Parsed::Framework(Box::new(Authored { slug, file, value })))
        }
        ["content", "authorities", name] => reader.authored(name, "authority").map(Parsed::Authority),
        ["content", "themes", name] => reader.authored(name, "theme").map(Parsed::Theme),
        ["content", "pages", name] => reader.authored(name, "page").map(Parsed::Page),
        ["content", "practice", name] => reader.authored(name, "example of practice").map(Parsed::Practice),
        ["content", "reports", folder, name] => {
            let slug = reader.slug(Some(folder), "report", "")?;
            let part = match *name {
                "report.yaml" => reader.yaml().map(ReportPart::Report),
                "findings.yaml" => reader.yaml().map(ReportPart::Findings),
                "recommendations.yaml" => reader.yaml().map(ReportPart::Recommendations),
                "figures.yaml" => reader.yaml().map(ReportPart::Figures),
                "summary.md" => reader.text().map(ReportPart::Summary),
                CHECKED_FILE => reader.yaml().map(ReportPart::Checked),
                _ => reader.misplaced(
                    "a report has report.yaml, findings.yaml, recommendations.yaml, figures.yaml and summary.md",
                ),
            };
            part.map(|part| Parsed::Report(slug, Box::new(part)))
        }
        ["content", "overviews", folder, name] => {
            let slug = reader.slug(Some(folder), "overview", "")?;
            let part = match *name {
                "overview.yaml" => reader.yaml().map(OverviewPart::Overview),
                "statements.yaml" => reader.yaml().map(OverviewPart::Statements),
                "summary.md" => reader.text().map(OverviewPart::Summary),
                CHECKED_FILE => reader.yaml().map(OverviewPart::Checked),
                _ => reader.misplaced("an overview has overview.yaml, statements.yaml and summary.md"),
            };
            part.map(|part| Parsed::Overview(slug, Box::new(part)))
        }
        _ => reader.misplaced("docs/content-model.md names the folder for each kind of file"),
    }
}

struct Reader<'a> {
    file: FileId,
    text: &'a str,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn yaml<T: DeserializeOwned>(&mut self) -> Option<T> {
        self.yaml_at(self.text, 0)
    }

    fn yaml_at<T: DeserializeOwned>(&mut self, text: &str, start: usize) -> Option<T> {
        match yaml::parse(text) {
            Ok(value) => Some(value),
            Err(faults) => {
                for fault in faults {
                    let place = Place::bytes(self.file, fault.range.start + start..fault.range.end + start);
                    self.diagnostics.error(fault.code, place, fault.message).hint = fault.hint;
                }
                None
            }
        }
    }

    fn text(&mut self) -> Option<Markdown> {
        self.within_size().then(|| markdown::read(self.file, self.text, 0, self.diagnostics))
    }

    fn authored<T: DeserializeOwned>(&mut self, name: &str, what: &str) -> Option<AuthoredText<T>> {
        let slug = self.slug(name.strip_suffix(".md"), what, "md")?;
        if !self.within_size() {
            return None;
        }
        let Some(parts) = front_matter::split(self.text) else {
            self.diagnostics
                .error(Code::MissingHead, Place::bytes(self.file, 0..0), format!("this {what} has no head"))
                .hint("begin the file with a line ---, the head's keys, and another line ---");
            return None;
        };
        let head = self.yaml_at(parts.head, parts.head_start);
        let body = markdown::read(self.file, parts.body, parts.body_start, self.diagnostics);
        Some(AuthoredText { slug, file: self.file, head: head?, body })
    }

    fn within_size(&mut self) -> bool {
        let small = self.text.len() <= yaml::MAX_BYTES;
        if !small {
            let message =
                format!("this file holds {} bytes; a content file may hold {}", self.text.len(), yaml::MAX_BYTES);
            self.diagnostics.error(Code::FileTooLarge, Place::file(self.file), message);
        }
        small
    }

    fn slug(&mut self, name: Option<&str>, what: &str, ending: &str) -> Option<Slug> {
        let Some(name) = name else {
            return self.misplaced(&format!("the file of a {what} ends in .{ending}"));
        };
        match Slug::parse(name) {
            Ok(slug) => Some(slug),
            Err(message) => {
                self.diagnostics
                    .error(
                        Code::BadName,
                        Place::file(self.file),
                        format!("the name of this {what} cannot be its id: {message}"),
                    )
                    .hint("rename it");
                None
            }
        }
    }

    fn misplaced<T>(&mut self, hint: &str) -> Option<T> {
        self.diagnostics
            .error(Code::MisplacedFile, Place::file(self.file), "the atlas expects no file of this name here")
            .hint(hint);
        None
    }
}
