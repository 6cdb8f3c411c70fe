//! What a file is, by its path; and its reading.

use std::ops::Range;

use serde::de::DeserializeOwned;

use super::{
    Authored, AuthoredText, AuthorityHead, ChangesFile, CheckedFile, FiguresFile, FindingsFile, FrameworkFile,
    GeographyFile, GlossaryFile, GroupsFile, Markdown, OverviewFile, PageHead, PracticeHead, RecommendationsFile,
    RedirectsFile, ReportFile, SettingsFile, StatementsFile, ThemeHead, advice, markdown, markup, names, placeholder,
};
use crate::{
    diagnostics::{Code, Diagnostics, letters, list, nearest, signs},
    location::{Origin, Place},
    model::{CHECKED_FILE, Slug},
    source::{
        CONFIG, SourceFile, front_matter,
        yaml::{self, Expected, Places, Reading},
    },
};

/// One file as read. Small: all files are read before the first is gathered.
#[derive(Clone)]
pub enum Parsed {
    Settings(Box<SettingsFile>),
    Framework(Box<Authored<FrameworkFile>>),
    Authority(Box<AuthoredText<AuthorityHead>>),
    Theme(Box<AuthoredText<ThemeHead>>),
    Groups(GroupsFile),
    Glossary(GlossaryFile),
    Geography(Box<GeographyFile>),
    Redirects(RedirectsFile),
    Changes(ChangesFile),
    Page(Box<AuthoredText<PageHead>>),
    Practice(Box<AuthoredText<PracticeHead>>),
    Report(Slug, ReportPart),
    Overview(Slug, Box<OverviewPart>),
}

/// One file of a report.
#[derive(Clone)]
pub enum ReportPart {
    Report(Box<ReportFile>),
    Findings(FindingsFile),
    Recommendations(RecommendationsFile),
    Figures(FiguresFile),
    Summary(Markdown),
    Checked(Box<CheckedFile>),
}

/// One file of an overview.
#[allow(clippy::large_enum_variant, reason = "boxed where it is kept")]
#[derive(Clone)]
pub enum OverviewPart {
    Overview(OverviewFile),
    Statements(StatementsFile),
    Summary(Markdown),
    Checked(CheckedFile),
}

/// What to do with a file that has no place.
const FOLDERS: &str = "docs/content-model.md names the folder for each kind of file";

/// One file as far as it could be read.
#[derive(Clone)]
pub struct Part {
    /// What it says; `None` where nothing could be made of it, or it has no known place.
    pub parsed: Option<Parsed>,
    /// Whether all of it could be read.
    pub whole: bool,
}

/// Reads one file.
pub fn parse(file: &SourceFile, text: &str, diagnostics: &mut Diagnostics) -> Part {
    let mut reader = Reader { file, text, whole: true, diagnostics };
    let parsed = parsed(&mut reader);
    Part { whole: reader.whole && parsed.is_some(), parsed }
}

fn parsed(reader: &mut Reader<'_>) -> Option<Parsed> {
    let parts: Vec<&str> = reader.file.path.split('/').collect();
    match parts.as_slice() {
        [CONFIG] => reader.yaml().map(|value| Parsed::Settings(Box::new(value))),
        ["content", "groups.yaml"] => reader.yaml().map(Parsed::Groups),
        ["content", "glossary.yaml"] => reader.yaml().map(Parsed::Glossary),
        ["content", "geography.yaml"] => reader.geography().map(|value| Parsed::Geography(Box::new(value))),
        ["content", "changes.yaml"] => reader.yaml().map(Parsed::Changes),
        ["content", "redirects.yaml"] => reader.yaml().map(Parsed::Redirects),
        ["content", "frameworks", name] => {
            let slug = reader.slug(name.strip_suffix(".yaml"), "framework", "yaml")?;
            let file = reader.file.id;
            // Reports on a framework that is not whole would be told of grades it only lost.
            let value = reader.yaml().filter(|_| reader.whole);
            value.map(|value| Parsed::Framework(Box::new(Authored { slug, file, value })))
        }
        ["content", "authorities", name] => {
            reader.authored(name, "authority").map(|value| Parsed::Authority(Box::new(value)))
        }
        ["content", "themes", name] => reader.authored(name, "theme").map(|value| Parsed::Theme(Box::new(value))),
        ["content", "pages", name] => reader.authored(name, "page").map(|value| Parsed::Page(Box::new(value))),
        ["content", "practice", name] => {
            reader.authored(name, "example of practice").map(|value| Parsed::Practice(Box::new(value)))
        }
        ["content", "reports", folder, name] => {
            let slug = reader.slug(Some(folder), "report", "")?;
            let part = match *name {
                "report.yaml" => reader.report().map(|value| ReportPart::Report(Box::new(value))),
                "findings.yaml" => reader.yaml().map(ReportPart::Findings),
                "recommendations.yaml" => reader.yaml().map(ReportPart::Recommendations),
                "figures.yaml" => reader.yaml().map(ReportPart::Figures),
                "summary.md" => reader.text().map(ReportPart::Summary),
                CHECKED_FILE => {
                    reader.yaml().filter(|_| reader.whole).map(|value| ReportPart::Checked(Box::new(value)))
                }
                _ => reader.misnamed(name, &names::OF_A_REPORT, Some("a report")),
            };
            part.map(|part| Parsed::Report(slug, part))
        }
        ["content", "overviews", folder, name] => {
            let slug = reader.slug(Some(folder), "overview", "")?;
            let part = match *name {
                "overview.yaml" => reader.yaml().map(OverviewPart::Overview),
                "statements.yaml" => reader.yaml().map(OverviewPart::Statements),
                "summary.md" => reader.text().map(OverviewPart::Summary),
                CHECKED_FILE => reader.yaml().filter(|_| reader.whole).map(OverviewPart::Checked),
                _ => reader.misnamed(name, &names::OF_AN_OVERVIEW, Some("an overview")),
            };
            part.map(|part| Parsed::Overview(slug, Box::new(part)))
        }
        ["content", name] => reader.misnamed(name, &names::OF_CONTENT, None),
        _ => reader.misplaced(FOLDERS),
    }
}

struct Reader<'a> {
    file: &'a SourceFile,
    text: &'a str,
    whole: bool,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    /// The file's YAML, or its head, as far as it could be read.
    fn yaml<T: DeserializeOwned>(&mut self) -> Option<T> {
        let (text, start) = self.file.yaml();
        let Reading { value, mut faults, places } = yaml::read(text);
        if value.is_none() && faults.len() >= yaml::MAX_FAULTS {
            self.diagnostics.leave_out();
        }
        let unfilled = placeholder::in_yaml(text);
        // What is said of a value that is still to fill in would say it twice.
        faults.retain(|fault| {
            let own = |place: &Range<usize>| place.start < fault.range.end && fault.range.start < place.end;
            !matches!(fault.code, Code::WrongType | Code::WrongValue) || !unfilled.iter().any(own)
        });
        let place = |range: Range<usize>| Place::bytes(self.file.id, range.start + start..range.end + start);
        self.whole &= faults.is_empty() && unfilled.is_empty();
        for fault in faults {
            // A sign that cannot be seen, or is not what it seems, was told where it stands; what it makes of a value was not meant.
            let told = |part| signs::first_unseen(part).is_some() || letters::first_mixed(part).is_some();
            if text.get(fault.range.clone()).is_some_and(told) && fault.code == Code::WrongValue {
                continue;
            }
            let written = text.get(fault.range.clone());
            let of_value = written.filter(|_| matches!(fault.code, Code::WrongType | Code::WrongValue));
            let before = text.get(..fault.range.start).unwrap_or_default();
            let in_brackets = || {
                let is_key = text.get(fault.range.end..).is_some_and(|behind| behind.starts_with(':'));
                let of_list = of_value.filter(|_| fault.expected == Some(Expected::List) && !is_key);
                advice::of_bare_list(before, of_list?)
            };
            let first_line = || of_value?.lines().next();
            let hint = in_brackets().or(fault.hint).or_else(|| advice::of(fault.expected?, before, first_line()?));
            let found = self.diagnostics.error(fault.code, place(fault.range), fault.message);
            if let Some(hint) = hint {
                found.hint(hint);
            }
            found.other = fault.other.map(place);
        }
        if markup::may_be_in(text) {
            let texts = places.as_ref().map_or_else(|| Places::of(text).texts(), Places::texts);
            markup::look(self.file.id, text, texts, start, self.diagnostics);
        }
        if let Some(places) = places {
            self.file.keep_places(places);
        }
        self.unfilled(unfilled, start);
        value
    }

    /// Reports the places that are still to fill in, each by its key where it has one.
    fn unfilled(&mut self, places: Vec<Range<usize>>, start: usize) {
        self.whole &= places.is_empty();
        for place in places {
            let place = place.start + start..place.end + start;
            let message = match placeholder::key(self.text, place.start) {
                Some(key) => format!("`{key}` is still to fill in"),
                None => "this is still to fill in".to_owned(),
            };
            self.diagnostics
                .error(Code::StillToFillIn, Place::bytes(self.file.id, place), message)
                .hint("write what belongs here; docs/content-model.md says what, and which keys may be taken out");
        }
    }

    /// The land. Its shapes count its lines, so one of which a line is faulty is left out.
    fn geography(&mut self) -> Option<GeographyFile> {
        let land = self.yaml()?;
        self.whole.then_some(land)
    }

    /// A report. The date of one that has none stands in nothing's way but the order of reports, so
    /// such a report is left out.
    fn report(&mut self) -> Option<ReportFile> {
        let report = self.yaml()?;
        let published = Origin::file(self.file.id).field("published");
        (self.whole || !self.file.is_stand_in(&published)).then_some(report)
    }

    fn text(&mut self) -> Option<Markdown> {
        let (text, start) = front_matter::without_mark(self.text);
        if !self.within_size() {
            return None;
        }
        let body = markdown::read(self.file.id, text, start, self.diagnostics);
        self.unfilled(placeholder::in_text(text), start);
        Some(body)
    }

    fn authored<T: DeserializeOwned>(&mut self, name: &str, what: &str) -> Option<AuthoredText<T>> {
        let slug = self.slug(name.strip_suffix(".md"), what, "md")?;
        if !self.within_size() {
            return None;
        }
        let Some(parts) = front_matter::split(self.text) else { return self.no_head(what) };
        let head = self.yaml();
        let body = markdown::read(self.file.id, parts.body, parts.body_start, self.diagnostics);
        self.unfilled(placeholder::in_text(parts.body), parts.body_start);
        Some(AuthoredText { slug, file: self.file.id, head: head?, body })
    }

    /// Says why a file that needs a head has none.
    fn no_head<T>(&mut self, what: &str) -> Option<T> {
        let (text, start) = front_matter::without_mark(self.text);
        let first = text.lines().next().unwrap_or_default();
        let (message, hint) = if first.trim_end() == "---" {
            (format!("the head of this {what} begins here and does not end"), "write a line --- below its last key")
        } else if first.trim().starts_with("--") || first.starts_with(['—', '–']) {
            (format!("this is not the line with which the head of this {what} begins"), "write three hyphens: ---")
        } else if text.lines().find(|line| !line.trim().is_empty()).is_some_and(|line| line.trim() == "---") {
            (
                format!("the head of this {what} does not begin on the first line"),
                "delete what stands above the line ---",
            )
        } else {
            (
                format!("this {what} has no head"),
                "begin the file with a line ---, the head's keys, and another line ---",
            )
        };
        let place = Place::bytes(self.file.id, start..start + first.trim_end().len());
        self.diagnostics.error(Code::MissingHead, place, message).hint(hint);
        None
    }

    fn within_size(&mut self) -> bool {
        let small = self.text.len() <= yaml::MAX_BYTES;
        if !small {
            let message =
                format!("this file holds more than the {} bytes that a content file may hold", yaml::MAX_BYTES);
            self.diagnostics.error(Code::FileTooLarge, Place::file(self.file.id), message);
        }
        small
    }

    fn slug(&mut self, name: Option<&str>, what: &str, ending: &str) -> Option<Slug> {
        let Some(name) = name else {
            let own = self.file.path.rsplit('/').next().unwrap_or_default();
            let right = own.rsplit_once('.').filter(|_| names::is_text(own)).map(|(stem, _)| {
                let right = names::right(own);
                let has_ending = right.strip_suffix(ending).is_some_and(|stem| stem.ends_with('.'));
                if has_ending { right } else { format!("{}.{ending}", stem.to_lowercase()) }
            });
            let rename = right.map_or_else(String::new, |right| format!(": name it {right}"));
            return self.misplaced(&format!("the file of {} ends in .{ending}{rename}", with_article(what)));
        };
        match Slug::parse(name) {
            Ok(slug) => Some(slug),
            Err(message) => {
                let message = format!("the name of this {what} cannot be its id: {message}");
                let hint = match names::meant(name) {
                    Some(id) if ending.is_empty() => format!("name the folder {id}"),
                    Some(id) => format!("name it {id}.{ending}"),
                    None => "rename it".to_owned(),
                };
                self.diagnostics.error(Code::BadName, Place::file(self.file.id), message).hint(hint);
                None
            }
        }
    }

    /// Tells a file whose name is none of those that are known beside it; of a near one the name that is meant.
    fn misnamed<T>(&mut self, name: &str, known: &[&str], what: Option<&str>) -> Option<T> {
        let meant = known.iter().find(|own| names::right(name) == **own);
        let near = nearest(name, known.iter().copied()).map(|found| found.0);
        let hint = match (meant.copied().or(near), what) {
            (Some(meant), _) => format!("name it {meant}"),
            (None, Some(what)) => format!("{what} has {}", list(known)),
            (None, None) => FOLDERS.to_owned(),
        };
        self.misplaced(&hint)
    }

    fn misplaced<T>(&mut self, hint: &str) -> Option<T> {
        self.diagnostics
            .error(Code::MisplacedFile, Place::file(self.file.id), "the atlas expects no file of this name here")
            .hint(hint);
        None
    }
}

/// A word with the article before it.
fn with_article(what: &str) -> String {
    let article = if what.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {what}")
}
