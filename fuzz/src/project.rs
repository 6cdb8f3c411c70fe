//! The small atlas of the tests, in memory, with one file changed.

use std::{fs, path::PathBuf, sync::LazyLock};

use inspection_atlas::{
    check, content,
    diagnostics::{Colour, Diagnostics, SourceMap, formats},
    link,
    location::FileId,
    model::Atlas,
    pages::{self, Page, Route},
    pipeline,
    render::{self, Shelf},
    source::Sources,
};

/// Files by their paths.
type Files = Vec<(String, Vec<u8>)>;

/// The content of the small atlas.
static SMALL: LazyLock<Files> = LazyLock::new(|| files("tests/small", ""));

static TEMPLATES: LazyLock<render::Templates> = LazyLock::new(|| {
    let sources = Sources::of(files("templates", "templates/")).expect("there are few templates");
    pipeline::templates(&sources).expect("the templates have no fault")
});

/// The folder of the project, whichever of its two packages this is built in.
fn root() -> PathBuf {
    let own = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    if own.join("tests/small").is_dir() { own } else { own.join("..") }
}

/// All files under a folder of the project, with `prefix` before their paths in it.
fn files(folder: &str, prefix: &str) -> Files {
    let mut found = Vec::new();
    let mut open = vec![(root().join(folder), prefix.to_owned())];
    while let Some((folder, prefix)) = open.pop() {
        for entry in fs::read_dir(&folder).expect("the project's folders can be listed") {
            let entry = entry.expect("the project's folders can be listed");
            let path = format!("{prefix}{}", entry.file_name().to_str().expect("the project's names are text"));
            if entry.path().is_dir() {
                open.push((entry.path(), path + "/"));
            } else {
                found.push((path, fs::read(entry.path()).expect("the project's files can be read")));
            }
        }
    }
    found
}

/// The text of a file of the small atlas.
pub fn small_text(path: &str) -> String {
    let (_, bytes) = SMALL.iter().find(|(own, _)| own == path).expect("the small atlas has the file");
    String::from_utf8(bytes.clone()).expect("the small atlas is text")
}

/// The paths of the small atlas, sorted.
pub fn paths() -> Vec<&'static str> {
    let mut paths: Vec<&str> = SMALL.iter().map(|(path, _)| path.as_str()).collect();
    paths.sort_unstable();
    paths
}

/// What came of the small atlas with some files changed.
pub struct Joined {
    /// The files.
    pub sources: Sources,
    /// The atlas, where one could be made.
    pub atlas: Option<Atlas>,
    /// What is wrong.
    pub diagnostics: Diagnostics,
}

/// Reads and joins files alone, without the rest of an atlas. Names that cannot be printed are
/// refused before anything is read; such files are as good as none.
pub fn alone(files: Files) -> Joined {
    let sources = Sources::of(files).or_else(|_| Sources::of(Vec::new())).expect("no files can be numbered");
    let mut diagnostics = Diagnostics::default();
    let content = content::parse(&sources, &mut diagnostics);
    let atlas = link::link(content, None, &mut diagnostics);
    if let Some(atlas) = &atlas {
        let seen = check::Seen::of(atlas);
        check::run(atlas, &seen, &mut diagnostics);
        if !diagnostics.has_errors() {
            check::run_on_whole(atlas, &seen, &mut diagnostics);
        }
    }
    let joined = Joined { sources, atlas, diagnostics };
    joined.is_well_told();
    joined
}

/// Reads and joins the small atlas with other files in the place of its own, or beside them.
pub fn within(others: &[(String, Vec<u8>)]) -> Joined {
    let kept = SMALL.iter().filter(|(path, _)| others.iter().all(|(other, _)| other != path)).cloned();
    alone(kept.chain(others.iter().cloned()).collect())
}

impl Joined {
    /// The atlas, where nothing is wrong with it.
    pub fn sound(&self) -> Option<&Atlas> {
        self.atlas.as_ref().filter(|_| !self.diagnostics.has_errors())
    }

    /// Fails unless each fault is told inside its file, shortly, and in signs that drive no terminal
    /// and no log of a workflow.
    fn is_well_told(&self) {
        for found in self.diagnostics.sorted(&self.sources) {
            assert!(!found.message.is_empty() && found.message.len() < 2_000, "{found:?}");
            if found.place.file != FileId::PAGES {
                let text = self.sources.text(found.place.file);
                assert!(text.get(self.sources.range(&found.place)).is_some(), "{found:?} in {text:?}");
            }
        }
        let report = formats::Report {
            diagnostics: &self.diagnostics,
            map: &self.sources,
            manual: "docs/diagnostics.md",
            colour: Colour::Never,
        };
        for format in [formats::Format::Human, formats::Format::Short, formats::Format::Github] {
            let told = report.text(format);
            let sign = told.chars().find(|sign| sign.is_control() && !matches!(sign, '\n' | '\t'));
            assert_eq!(sign, None, "{told}");
            let commands = told.lines().filter(|line| line.starts_with("::")).count();
            let expected = self.diagnostics.sorted(&self.sources).len();
            assert_eq!(commands, if format == formats::Format::Github { expected } else { 0 }, "{told}");
        }
        for format in [formats::Format::Json, formats::Format::Sarif] {
            serde_json::from_str::<serde_json::Value>(&report.text(format)).expect("the forms for programs are JSON");
        }
    }
}

/// The HTML of one page.
pub fn html(atlas: &Atlas, route: Route) -> String {
    let shelf = Shelf::default();
    render::page(atlas, &pages::plan(atlas), Page { route }, &TEMPLATES, &shelf)
        .expect("no content can break a template");
    let files = shelf.into_outputs();
    let bytes = files.get(&route.path(atlas)).expect("a page has its file");
    String::from_utf8(bytes.to_vec()).expect("a page is text")
}

/// The parts of an input, which the byte 0xFF keeps apart: no text holds it.
pub fn parts(data: &[u8]) -> Vec<String> {
    data.split(|byte| *byte == 0xff).map(|part| String::from_utf8_lossy(part).into_owned()).collect()
}
