//! Discover: the files of a project, read once into memory.
//!
//! In: the project's root folder. Out: [`Sources`]: every file of `content/`, `templates/` and
//! `static/`, and `atlas.yaml`, sorted by path.
//!
//! 1. Walk the input folders in the order of their names; hidden files are passed over.
//! 2. Read each file whole, many at once.
//! 3. Number them in the order of their paths.
//!
//! This is the only module that reads input folders. It also holds the seams to the two markup
//! formats: [`yaml`] and [`front_matter`].

pub mod front_matter;
pub mod yaml;

use std::{fs, ops::Range, path::Path, sync::OnceLock};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use walkdir::WalkDir;

use crate::{
    diagnostics::SourceMap,
    location::{At, FileId, Place},
};

/// The folders that are read, in the order of their names.
const FOLDERS: [&str; 3] = ["content", "static", "templates"];

/// The configuration's file name.
pub const CONFIG: &str = "atlas.yaml";

/// One file as read.
#[derive(Debug)]
pub struct SourceFile {
    /// Its number.
    pub id: FileId,
    /// Its path from the project's root, with `/` between the parts.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its YAML with places; made at the first message about it.
    places: OnceLock<yaml::Places>,
}

impl SourceFile {
    /// Its text; `None` where it is not UTF-8.
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok()
    }
}

/// All files of a project, sorted by path. The first is `atlas.yaml`.
#[derive(Debug)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// All files.
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// The files under a folder named from the root (`content/themes`), in the order of their paths.
    pub fn under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a SourceFile> {
        self.files.iter().filter(move |file| file.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')))
    }

    /// The file at exactly this path.
    pub fn get(&self, path: &str) -> Option<&SourceFile> {
        self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok().map(|at| &self.files[at])
    }
}

impl SourceMap for Sources {
    fn path(&self, file: FileId) -> &str {
        self.files.get(file.0 as usize).map_or("the site", |file| &file.path)
    }

    fn text(&self, file: FileId) -> &str {
        self.files.get(file.0 as usize).and_then(SourceFile::text).unwrap_or_default()
    }

    fn range(&self, place: &Place) -> Range<usize> {
        let text = self.text(place.file);
        match &place.at {
            At::File | At::Page(_) => 0..0,
            At::Bytes(range) => range.start.min(text.len())..range.end.min(text.len()),
            At::Field(path) => {
                let Some(file) = self.files.get(place.file.0 as usize) else { return 0..0 };
                let (yaml, offset) = match front_matter::split(text) {
                    Some(parts) if file.path.ends_with(".md") => (parts.head, parts.head_start),
                    _ => (text, 0),
                };
                let found = file.places.get_or_init(|| yaml::Places::of(yaml)).locate(path);
                found.start + offset..found.end + offset
            }
        }
    }
}

/// Reads a project.
///
/// # Errors
/// Where `root` holds no `atlas.yaml` or lacks one of the input folders, or a file cannot be read.
pub fn discover(root: &Path) -> Result<Sources> {
    let first = read(root, CONFIG.to_owned()).with_context(|| {
        format!(
            "there is no atlas to build in {}: it needs a file {CONFIG}, and the folders content, templates and static",
            root.display()
        )
    })?;
    let mut paths = Vec::new();
    for folder in FOLDERS {
        if !root.join(folder).is_dir() {
            bail!("{} has no folder {folder}/, which an atlas needs", root.display());
        }
        walk(root, folder, &mut paths)?;
    }
    let mut files: Vec<SourceFile> = paths.into_par_iter().map(|path| read(root, path)).collect::<Result<_>>()?;
    files.push(first);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    for (number, file) in files.iter_mut().enumerate() {
        file.id = FileId(u32::try_from(number).context("there are too many files")?);
    }
    Ok(Sources { files })
}

fn walk(root: &Path, folder: &str, paths: &mut Vec<String>) -> Result<()> {
    let visible = |entry: &walkdir::DirEntry| !entry.file_name().to_string_lossy().starts_with('.');
    for entry in WalkDir::new(root.join(folder)).into_iter().filter_entry(visible) {
        let entry = entry.with_context(|| format!("could not list {folder}/"))?;
        if entry.file_type().is_dir() {
            continue;
        }
        if !entry.file_type().is_file() {
            bail!("{} is a link or a special file; an atlas is made of plain files", entry.path().display());
        }
        let relative = entry.path().strip_prefix(root).unwrap_or(entry.path());
        let parts: Option<Vec<&str>> = relative.iter().map(|part| part.to_str()).collect();
        let Some(parts) = parts else {
            bail!("the name of {} is not UTF-8", entry.path().display());
        };
        paths.push(parts.join("/"));
    }
    Ok(())
}

fn read(root: &Path, path: String) -> Result<SourceFile> {
    let bytes = fs::read(root.join(&path)).with_context(|| format!("could not read {path}"))?;
    Ok(SourceFile { id: FileId(0), path, bytes, places: OnceLock::new() })
}
