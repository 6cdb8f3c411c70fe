//! Parse: files into what their authors wrote, each value with its place.
//!
//! In: the [`Sources`]. Out: [`Content`]: typed, unjoined; and diagnostics.
//!
//! 1. Decide by its path what a file is ([`kind`]); a file in no known place is reported.
//! 2. Refuse signs that cannot be seen ([`characters`]), in comments and names too.
//! 3. Read each file on its own, in parallel: YAML into the types of this module, markdown into a
//!    head and a checked text. Of a file with faults, what is good goes on.
//! 4. Gather the files of one report, or one overview, into one value.
//!
//! While someone works on the content, what the files say is kept, and only those that changed are read
//! again ([`Kept`]).

mod advice;
mod brackets;
mod characters;
mod evidence;
mod framework;
mod gather;
mod geography;
mod ids;
mod kept;
pub mod keys;
mod kind;
mod markdown;
mod markup;
mod names;
mod overview;
mod placeholder;
mod record;
mod report;
mod schema;
mod settings;
mod values;
mod vocabulary;

pub use evidence::{
    ComparisonEntry, FigureEntry, FiguresFile, FindingEntry, FindingsFile, NoneUnderEntry, OutcomeWord, PolarityWord,
    RecommendationEntry, RecommendationsFile, TopicWord, TraceEntry,
};
pub use framework::{
    AreaEntry, BreakEntry, ConcordanceEntry, FrameworkFile, GradeEntry, RelationWord, RestsOn, ScopeEntry, UrgencyEntry,
};
pub use geography::{GeographyFile, LineText, ShapeEntry};
pub use ids::MARK as ID_MARK;
pub use kept::Kept;
pub use markdown::Markdown;
pub use overview::{
    DominantThemeEntry, FactEntry, ListedFigureEntry, NationalRecommendationEntry, OutcomeAreaEntry, OverviewFile,
    StatementEntry, StatementPolarityWord, StatementsFile, WeightWord,
};
pub use placeholder::{FILL_IN, is_unfilled};
pub use record::{ChangeEntry, ChangeWord, ChangesFile, RedirectEntry, RedirectsFile};
pub use report::{
    CheckedFile, DefectEntry, DefectWord, EarlierEntry, InspectedEntry, JudgementEntry, OutOfScopeEntry,
    PublishedEntry, ReferenceEntry, ReportFile,
};
pub use settings::SettingsFile;
pub use values::{AtLeastOne, Date, Name, Paragraph, Text, Thing, paragraphs, slugs, texts};
pub use vocabulary::{
    AuthorityHead, CodeEntry, GlossaryFile, GroupEntry, GroupsFile, KindWord, PageHead, PracticeHead, PredecessorEntry,
    SchemeWord, SuccessorEntry, TermEntry, ThemeHead,
};

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::{
    diagnostics::{Code, Diagnostics},
    location::{FileId, Place},
    model::{CHECKED_FILE, Slug},
    source::{SourceFile, Sources},
};

/// Everything that was written, file by file.
#[derive(Clone, Debug, Default)]
pub struct Content {
    /// `atlas.yaml`; `None` where nothing could be made of it.
    pub settings: Option<(FileId, SettingsFile)>,
    /// Inspection frameworks.
    pub frameworks: Vec<Authored<FrameworkFile>>,
    /// Authorities.
    pub authorities: Vec<AuthoredText<AuthorityHead>>,
    /// Themes.
    pub themes: Vec<AuthoredText<ThemeHead>>,
    /// Groups of children.
    pub groups: Option<(FileId, GroupsFile)>,
    /// Terms.
    pub glossary: Option<(FileId, GlossaryFile)>,
    /// The land; `None` where no file describes it.
    pub geography: Option<(FileId, GeographyFile)>,
    /// What changed, and when.
    pub changes: Option<(FileId, ChangesFile)>,
    /// Ids that were given up.
    pub redirects: Option<(FileId, RedirectsFile)>,
    /// Free pages.
    pub pages: Vec<AuthoredText<PageHead>>,
    /// Examples of practice.
    pub practices: Vec<AuthoredText<PracticeHead>>,
    /// Reports.
    pub reports: Vec<ReportFolder>,
    /// National overviews.
    pub overviews: Vec<OverviewFolder>,
    /// What is there but has faults: a reference to it is not reported as well.
    pub faulty: Faulty,
}

/// Ids of files that are there but could not be read, or not whole.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub struct Faulty {
    pub frameworks: Vec<Slug>,
    pub authorities: Vec<Slug>,
    pub themes: Vec<Slug>,
    pub pages: Vec<Slug>,
    pub practices: Vec<Slug>,
    pub reports: Vec<Slug>,
    pub overviews: Vec<Slug>,
    /// Whether `atlas.yaml` could not be read whole.
    pub settings: bool,
    /// Whether `content/groups.yaml` could not be read whole.
    pub groups: bool,
    /// Whether `content/glossary.yaml` could not be read whole.
    pub glossary: bool,
}

/// A YAML file and the id its name gives it.
#[derive(Clone, Debug)]
pub struct Authored<T> {
    /// Its id.
    pub slug: Slug,
    /// The file.
    pub file: FileId,
    /// What it says.
    pub value: T,
}

/// A markdown file with a head.
#[derive(Clone, Debug)]
pub struct AuthoredText<T> {
    /// Its id.
    pub slug: Slug,
    /// The file.
    pub file: FileId,
    /// What its head says.
    pub head: T,
    /// The text.
    pub body: Markdown,
}

/// The files of one report. A list that is not there, or of whose file nothing could be made, is `None`.
#[derive(Clone, Debug)]
pub struct ReportFolder {
    /// The report's id.
    pub slug: Slug,
    /// `report.yaml`. In a box, so that lists of folders are short.
    pub report: (FileId, Box<ReportFile>),
    /// `findings.yaml`.
    pub findings: Option<(FileId, FindingsFile)>,
    /// `recommendations.yaml`.
    pub recommendations: Option<(FileId, RecommendationsFile)>,
    /// `figures.yaml`.
    pub figures: Option<(FileId, FiguresFile)>,
    /// `summary.md`.
    pub summary: (FileId, Markdown),
    /// What `checked.yaml` says; `None` where it is not there, or a file beside it has changed since.
    pub checked: Option<Box<CheckedFile>>,
}

/// The files of one overview.
#[derive(Clone, Debug)]
pub struct OverviewFolder {
    /// The overview's id.
    pub slug: Slug,
    /// `overview.yaml`.
    pub overview: (FileId, OverviewFile),
    /// `statements.yaml`.
    pub statements: Option<(FileId, StatementsFile)>,
    /// `summary.md`.
    pub summary: (FileId, Markdown),
    /// What `checked.yaml` says; `None` where it is not there, or a file beside it has changed since.
    pub checked: Option<Box<CheckedFile>>,
}

/// Reads all content files.
pub fn parse(sources: &Sources, diagnostics: &mut Diagnostics) -> Content {
    let files: Vec<_> = content_files(sources).collect();
    let read: Vec<Read> = files.par_iter().map(|file| read(file)).collect();
    gather(sources, files.into_iter().zip(read), diagnostics)
}

/// The same, where nothing more is done with the files themselves: lets go of each once it is read and
/// nothing is wrong with it.
pub fn parse_and_let_go(sources: Sources, diagnostics: &mut Diagnostics) -> (Sources, Content) {
    let folder = |file: &SourceFile| file.path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
    let is_record = |file: &&SourceFile| file.path.ends_with(CHECKED_FILE);
    // What was checked is compared with the files beside it.
    let compared: BTreeSet<Option<String>> = sources.files().filter(is_record).map(folder).collect();
    let (sources, said) = sources.read_by(|file| {
        let read = file.is_content().then(|| read(file));
        let done = read.as_ref().is_some_and(|(_, found)| found.is_empty());
        (read, done && !compared.contains(&folder(file)))
    });
    let read = sources.files().zip(said).filter_map(|(file, read)| Some((file, read?)));
    let content = gather(&sources, read, diagnostics);
    (sources, content)
}

/// What to do about a picture or a document among the content.
const NO_TEXT: &str = "take it out of content/: a document, such as the PDF of a report, stays outside the project (docs/writing.md), and content has no pictures";

/// What a file says, and what is wrong with it.
type Read = (kind::Part, Diagnostics);

fn content_files(sources: &Sources) -> impl Iterator<Item = &SourceFile> {
    sources.files().filter(|file| file.is_content())
}

fn read(file: &SourceFile) -> Read {
    let mut found = Diagnostics::default();
    let part = if let Some(text) = file.text() {
        characters::look(file.id, text, &mut found);
        kind::parse(file, text, &mut found)
    } else {
        let (message, hint) = if names::is_text(&file.path) {
            ("this file is not UTF-8 text", "save it with the encoding UTF-8")
        } else {
            ("this file is no text; all content is YAML and markdown", NO_TEXT)
        };
        found.error(Code::NotUtf8, Place::file(file.id), message).hint(hint);
        kind::Part { parsed: None, whole: false }
    };
    (part, found)
}

fn gather<'s>(
    sources: &Sources,
    read: impl Iterator<Item = (&'s SourceFile, Read)>,
    diagnostics: &mut Diagnostics,
) -> Content {
    let mut content = gather::Gathering::default();
    let mut misnamed = None;
    for (file, (part, found)) in read {
        let folder = names::misnamed_folder(&file.path);
        // The name of a folder is told at its first file.
        if folder.is_none() || folder != misnamed {
            diagnostics.append(found);
        }
        misnamed = folder;
        content.take(file.id, &file.path, part);
    }
    content.finish(sources, diagnostics)
}
