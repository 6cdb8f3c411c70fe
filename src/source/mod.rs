//! Discover: the files of a project, read once into memory.
//!
//! In: the project's root folder. Out: [`Sources`]: every file of `content/`, `templates/` and
//! `static/`, and `atlas.yaml`, sorted by path.
//!
//! 1. Walk the input folders in the order of their names; hidden files and what editors leave
//!    beside a file (`name~`, `#name#`) are passed over.
//! 2. Read each file whole, many at once, in the order of their paths: what is read together is let go of together,
//!    and its memory can be given back.
//! 3. Number them in the order of their paths.
//!
//! This is the only module that reads input folders. It also holds the seams to the two markup
//! formats: [`yaml`] and [`front_matter`]. [`Stamps`] tell whether the files changed since, [`Names`]
//! which file a path means. [`revision`] reads a project as it was, from its git repository.
//! [`written`] tells where addresses stand.

mod file;
mod files;
pub mod front_matter;
pub mod leftover;
mod named;
pub mod revision;
mod stamps;
pub mod written;
pub mod yaml;

use std::{
    fs::{self, File},
    io::Read as _,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use anyhow::{Context, Result, bail, ensure};
use rayon::prelude::*;
use walkdir::WalkDir;

use self::named::passed_over;
pub use self::{
    file::SourceFile,
    files::Sources,
    named::{Named, Names},
    stamps::{Changes, Stamps},
};
use crate::{diagnostics::signs, location::FileId};

/// The folders that are read, in the order of their names.
const FOLDERS: [&str; 3] = ["content", "static", "templates"];

/// The configuration's file name.
pub const CONFIG: &str = "atlas.yaml";

/// The largest file under `static/` and `templates/`, in bytes.
const MAX_ASSET: usize = 64 << 20;

/// The most bytes of one letter in UTF-8.
const LONGEST_LETTER: usize = 4;

/// So many files make up a project at most: more than an atlas of 100,000 reports has.
const MOST_FILES: usize = 1_000_000;

/// All files of a project together hold so many bytes at most: several times what 100,000 reports take.
const MOST_BYTES: u64 = 16 << 30;

const TOO_MUCH: &str = "the files of the project hold more than the 16 GiB that they may hold together";

const TOO_MANY: &str = "there are more than the 1,000,000 files that a project may hold";

const NOT_PLAIN: &str = "is a link or a special file; an atlas is made of plain files";

/// Reads a project.
///
/// # Errors
/// Where `root` holds no `atlas.yaml` or lacks one of the input folders, or a file cannot be read.
pub fn discover(root: &Path) -> Result<Sources> {
    let first = settings(root).with_context(|| {
        format!(
            "there is no atlas to build in {}: it needs a file {CONFIG}, and the folders content, templates and static",
            root.display()
        )
    })?;
    let paths = listed(root, MOST_FILES)?;
    let mut files = read_all(root, paths, MOST_BYTES)?;
    files.reserve_exact(1);
    files.push(first);
    let sources = numbered(files, MOST_FILES)?;
    Ok(Sources { root: Some(root.into()), ..sources })
}

/// Reads files, many at once, `most` bytes of all of them at most: with more it ends at once.
fn read_all(root: &Path, paths: Vec<String>, most: u64) -> Result<Vec<SourceFile>> {
    let held = AtomicU64::new(0);
    let one = |path| {
        let file = read(root, path)?;
        let size = file.bytes().len() as u64;
        ensure!(held.fetch_add(size, Ordering::Relaxed) + size <= most, "{TOO_MUCH}");
        Ok(file)
    };
    paths.into_par_iter().map(one).collect()
}

/// The paths of the files in the input folders, `most` at most: with one more it ends at once.
fn listed(root: &Path, most: usize) -> Result<Vec<String>> {
    let mut paths = Vec::new();
    for folder in FOLDERS {
        let path = root.join(folder);
        if !path.is_dir() {
            bail!("{} has no folder {folder}/, which an atlas needs", root.display());
        }
        if folder == "content" && path.is_symlink() {
            bail!("{} is a link; content lies in the project itself", path.display());
        }
        walk(root, folder, most, &mut paths)?;
    }
    paths.sort_unstable();
    Ok(paths)
}

/// Puts files in the order of their paths and numbers them, `most` at most. From here on every path can
/// be printed.
fn numbered(mut files: Vec<SourceFile>, most: usize) -> Result<Sources> {
    for file in &files {
        if let Some(sign) = file.path.chars().find(|sign| signs::unseen(*sign).is_some() || sign.is_control()) {
            let name = shown(Path::new(&file.path));
            bail!("the name of {name} holds U+{:04X}, which cannot be seen", u32::from(sign));
        }
    }
    ensure!(files.len() <= most, "{TOO_MANY}");
    files.sort_by(|a, b| a.path.cmp(&b.path));
    for (number, file) in files.iter_mut().enumerate() {
        file.id = FileId(u32::try_from(number).context("there are too many files")?);
    }
    let mut files: Vec<_> = files.into_iter().map(Arc::new).collect();
    // The list took the room of the files themselves.
    files.shrink_to_fit();
    Ok(Sources { files: Arc::new(files), root: None, gone: None })
}

fn walk(root: &Path, folder: &str, most: usize, paths: &mut Vec<String>) -> Result<()> {
    for entry in WalkDir::new(root.join(folder)).into_iter().filter_entry(|entry| !passed_over(entry.file_name())) {
        let entry = entry.with_context(|| format!("could not list {folder}/"))?;
        if entry.file_type().is_dir() {
            continue;
        }
        if !entry.file_type().is_file() {
            bail!("{} {NOT_PLAIN}", shown(entry.path()));
        }
        let Some(path) = relative(root, entry.path()) else {
            bail!("the name of {} is not UTF-8", shown(entry.path()));
        };
        ensure!(paths.len() < most, "{TOO_MANY}");
        paths.push(path);
    }
    Ok(())
}

/// The path from the root, with `/` between its parts; `None` where it is not UTF-8.
fn relative(root: &Path, path: &Path) -> Option<String> {
    let parts = path.strip_prefix(root).unwrap_or(path).iter().map(|part| part.to_str());
    Some(parts.collect::<Option<Vec<&str>>>()?.join("/"))
}

/// A path for a message, on one line whatever it holds.
fn shown(path: &Path) -> String {
    path.to_string_lossy().escape_debug().to_string()
}

/// Reads `atlas.yaml`; it has to be a plain file, as a pipe would keep the build waiting for ever.
fn settings(root: &Path) -> Result<SourceFile> {
    let path = root.join(CONFIG);
    if fs::symlink_metadata(&path).is_ok_and(|found| !found.is_file() && !found.is_dir()) {
        bail!("{} {NOT_PLAIN}", shown(&path));
    }
    read(root, CONFIG.to_owned())
}

fn is_content(path: &str) -> bool {
    path == CONFIG || path.starts_with("content/")
}

/// Reads a file; of content no more than shows that it is too large.
fn read(root: &Path, path: String) -> Result<SourceFile> {
    let content = is_content(&path);
    let most = if content { yaml::MAX_BYTES + LONGEST_LETTER } else { MAX_ASSET };
    let file = File::open(root.join(&path)).with_context(|| format!("could not read {path}"))?;
    let size = file.metadata().map_or(0, |found| usize::try_from(found.len()).unwrap_or(most));
    let mut bytes = Vec::with_capacity(size.min(most) + 1);
    file.take(most as u64).read_to_end(&mut bytes).with_context(|| format!("could not read {path}"))?;
    if bytes.len() == most {
        if !content {
            bail!("{path} holds more than the {MAX_ASSET} bytes that a file of a site may hold");
        }
        // A letter that was cut in two does not make the file one that is not UTF-8.
        if let Some(whole) = std::str::from_utf8(&bytes).err().filter(|error| error.error_len().is_none()) {
            bytes.truncate(whole.valid_up_to());
        }
    }
    Ok(SourceFile::new(path, bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_files_than_a_project_may_hold_are_refused_before_they_are_read() {
        let room = tempfile::tempdir().unwrap();
        for folder in FOLDERS {
            fs::create_dir(room.path().join(folder)).unwrap();
            fs::write(room.path().join(folder).join("file.txt"), "").unwrap();
        }
        assert_eq!(listed(room.path(), 3).unwrap().len(), 3);
        assert_eq!(listed(room.path(), 2).unwrap_err().to_string(), TOO_MANY);
        let swarm = |number| {
            let file = |at| SourceFile::new(format!("content/{at}"), Vec::new());
            numbered((0..number).map(file).collect(), 3)
        };
        assert!(swarm(3).is_ok());
        assert_eq!(swarm(4).unwrap_err().to_string(), TOO_MANY);
    }

    #[test]
    fn more_than_all_files_of_a_project_may_hold_together_is_refused() {
        let room = tempfile::tempdir().unwrap();
        let paths: Vec<String> = (0..4).map(|at| format!("{at}.md")).collect();
        for path in &paths {
            fs::write(room.path().join(path), [b'a'; 100]).unwrap();
        }
        assert_eq!(read_all(room.path(), paths.clone(), 400).unwrap().len(), 4);
        assert_eq!(read_all(room.path(), paths, 399).unwrap_err().to_string(), TOO_MUCH);
    }

    #[test]
    fn a_name_that_cannot_be_printed_is_refused_wherever_the_files_come_from() {
        for name in ["content/a\u{1b}[2J.md", "content/a\n::error::b.md", "content/a\u{202e}b.md"] {
            let error = Sources::of(vec![(name.to_owned(), Vec::new())]).unwrap_err().to_string();
            assert!(error.contains("which cannot be seen") && !error.contains(char::is_control), "{error}");
        }
    }
}
