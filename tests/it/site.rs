//! A project in a temporary folder: a whole small site in one literal.
//!
//! `Site::small()` is the small atlas of `tests/small/`, `Site::new()` the least that builds. Both
//! have the project's own templates and static files. `file`, `edit` and `without` change them, and
//! `write` puts the result on disk, where the library or the program can be run over it.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use inspection_atlas::{
    diagnostics::{self, Colour},
    pipeline::{self, Built, Clock},
    render::Outputs,
};
use tempfile::TempDir;

/// The folder of this package.
pub const HERE: &str = env!("CARGO_MANIFEST_DIR");

/// A path in this package.
pub fn here(path: &str) -> PathBuf {
    Path::new(HERE).join(path)
}

/// The text of a file of this package.
pub fn text(path: &str) -> String {
    fs::read_to_string(here(path)).unwrap_or_else(|error| panic!("could not read {path}: {error}"))
}

/// All files under a folder, by their paths from it with `/` between the parts; the packages that
/// the browser tests install are not ours and left out.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let walk = walkdir::WalkDir::new(folder).into_iter();
    for entry in walk.filter_entry(|entry| entry.file_name() != "node_modules") {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let parts: Vec<_> = entry.path().strip_prefix(folder).unwrap().iter().collect();
            let path: Vec<_> = parts.iter().map(|part| part.to_str().unwrap()).collect();
            files.insert(path.join("/"), fs::read(entry.path()).unwrap());
        }
    }
    files
}

/// A project that is not on disk yet.
#[derive(Clone)]
pub struct Site {
    files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// The least that builds: the project's templates and static files, and empty lists.
    pub fn new() -> Self {
        let mut site = Self { files: BTreeMap::new() };
        for folder in ["templates", "static"] {
            for (path, bytes) in tree(&here(folder)) {
                site.files.insert(format!("{folder}/{path}"), bytes);
            }
        }
        site.file("atlas.yaml", text("tests/small/atlas.yaml"))
            .edit("atlas.yaml", "  - data\n  - about\n", "")
            .edit("atlas.yaml", "  - overview\n", "")
            .file("content/groups.yaml", "groups: []\n")
            .file("content/glossary.yaml", "terms: []\n")
    }

    /// The small atlas: every kind of file, every key, every chart.
    pub fn small() -> Self {
        let mut site = Self::new();
        site.files.extend(tree(&here("tests/small")));
        site
    }

    /// Adds a file, or puts it in the place of the one that is there.
    pub fn file(mut self, path: &str, content: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.to_owned(), content.into());
        self
    }

    /// Takes a file out, or all files of a folder.
    pub fn without(mut self, path: &str) -> Self {
        let before = self.files.len();
        self.files
            .retain(|file, _| !file.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')));
        assert!(self.files.len() < before, "there is no {path} to take out");
        self
    }

    /// Changes a text that stands exactly once in a file.
    pub fn edit(self, path: &str, old: &str, new: &str) -> Self {
        let text = self.text(path);
        assert_eq!(text.matches(old).count(), 1, "{old:?} should stand in {path} exactly once");
        let text = text.replacen(old, new, 1);
        self.file(path, text)
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> String {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("the site has no file {path}"));
        String::from_utf8(bytes.clone()).unwrap()
    }

    /// What a file holds; `None` where there is none.
    pub fn bytes(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// The paths of all files.
    pub fn paths(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Writes the project into a temporary folder.
    pub fn write(&self) -> Project {
        let dir = tempfile::tempdir().unwrap();
        self.write_into(dir.path());
        Project { dir }
    }

    /// Writes the project into a folder.
    pub fn write_into(&self, root: &Path) {
        self.write_in_order(root, self.paths());
    }

    /// Writes the files named by `paths`, in that order, under `root`.
    pub fn write_in_order<'a>(&self, root: &Path, paths: impl Iterator<Item = &'a str>) {
        for path in paths {
            let target = root.join(path);
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::write(target, &self.files[path]).unwrap();
        }
        for folder in ["content", "templates", "static"] {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
    }
}

/// A project on disk, for as long as it is held.
pub struct Project {
    dir: TempDir,
}

impl Project {
    /// Its folder.
    pub fn root(&self) -> &Path {
        self.dir.path()
    }

    /// Builds it with the library, up to the audit.
    pub fn build(&self) -> anyhow::Result<Built> {
        build(self.root(), None)
    }

    /// The finished site; fails with the diagnostics where there are any.
    pub fn outputs(&self) -> Outputs {
        outputs(self.root(), None)
    }

    /// Runs the program in the project's folder.
    pub fn atlas(&self, args: &[&str]) -> Run {
        Run::in_folder(self.root(), args)
    }
}

/// Builds the project in `root` with the library, up to the audit.
pub fn build(root: &Path, base_url: Option<&str>) -> anyhow::Result<Built> {
    let mut begins = |_| ();
    pipeline::build(root, base_url, &mut Clock::new(&mut begins))
}

/// The finished site of the project in `root`; fails where it has errors. Warnings are for whoever reads a change.
pub fn outputs(root: &Path, base_url: Option<&str>) -> Outputs {
    let built = build(root, base_url).unwrap_or_else(|error| panic!("{error:#}"));
    let found = diagnostics::human(&built.diagnostics, &built.sources, Colour::Never);
    assert!(!built.diagnostics.has_errors(), "{}", found.chars().take(4000).collect::<String>());
    built.site.expect("a site without errors is built").0
}

/// What a run of the program did.
pub struct Run {
    /// Its exit code.
    pub code: i32,
    /// What it wrote to standard output.
    pub out: String,
    /// What it wrote to standard error.
    pub err: String,
}

impl Run {
    /// Runs the program in a folder.
    pub fn in_folder(folder: &Path, args: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_atlas"));
        command.args(args).current_dir(folder).stdin(Stdio::null());
        Self::of(command.output().unwrap())
    }

    /// What a run of the program that has ended did.
    pub fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
        let code = output.status.code().expect("the program ends by itself");
        Self { code, out: text(output.stdout), err: text(output.stderr) }
    }

    /// Fails unless the exit code is `code`.
    #[track_caller]
    pub fn expect_code(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        self
    }

    /// Fails unless each line of `lines` begins a line of standard error, in their order.
    #[track_caller]
    pub fn expect_lines(self, lines: &[&str]) -> Self {
        let mut written = self.err.lines();
        for line in lines {
            assert!(written.any(|own| own.starts_with(line)), "no line {line:?} (in this order) in:\n{}", self.err);
        }
        self
    }
}
