//! What a published site was made from, so that a build of the same need not make it again.
//!
//! The stamp lies in the published folder and is exchanged together with it. It holds a digest of
//! everything that can change the site (the program, the address, every input file) and a digest of
//! the list of files. It is never wrong: where a published file was changed by someone, its digest is
//! no longer the one listed, and the site is made again. Times of files are never looked at.

use std::{
    fmt::Display,
    fs::{self, File},
    io::Write as _,
    path::Path,
};

use anyhow::{Context as _, Result};
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::{
    MANIFEST, Options,
    manifest::{digits, entries},
    target::Target,
    work,
};

/// Where the stamp lies in the published folder.
pub const STAMP: &str = ".atlas-stamp";

/// A stamp that is being written; a killed build may leave it.
const DRAFT: &str = ".atlas-stamp-next";

/// Whether a file in the published folder is one that publishing keeps for itself: the list, the
/// stamp, or a draft of it that a killed build left.
pub fn is_own(path: &str) -> bool {
    matches!(path, MANIFEST | STAMP | DRAFT)
}

const HEADING: &str = "# What the inspection atlas made this site from";

/// What a site is made from, and how much there is of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The digest of everything that can change the site.
    inputs: String,
    /// How many pages, charts and data files it has.
    pub counts: [usize; 3],
}

impl Stamp {
    /// The digest of what a site is made from: this program, the words `settings` that it is run
    /// with, and the input files with their paths.
    ///
    /// # Errors
    /// Where the program's own file cannot be read.
    pub fn inputs<'a>(settings: &str, files: impl Iterator<Item = (&'a str, &'a [u8])>) -> Result<String> {
        let program = std::env::current_exe().and_then(fs::read).context("could not read this program's own file")?;
        let files: Vec<(&str, &[u8])> = files.collect();
        let digests: Vec<_> = files.par_iter().map(|(_, bytes)| Sha256::digest(bytes)).collect();
        let mut all = Sha256::new();
        all.update(Sha256::digest(program));
        all.update(Sha256::digest(settings));
        for ((path, _), digest) in files.iter().zip(digests) {
            // The length stands before the path, so that no two lists run together into one text.
            all.update((path.len() as u64).to_le_bytes());
            all.update(path);
            all.update(digest);
        }
        Ok(digits(&all.finalize()))
    }

    /// The stamp of a site with `counts` pages, charts and data files, made from `inputs`.
    pub fn new(inputs: String, counts: [usize; 3]) -> Self {
        Self { inputs, counts }
    }

    /// The stamp as it lies in the folder, for a site whose list of files is `manifest`.
    pub fn text(&self, manifest: &impl Display) -> String {
        let [pages, charts, data] = self.counts;
        let list = digest(manifest);
        format!("{HEADING}\ninputs {}\nlist {list}\ncounts {pages} {charts} {data}\n", self.inputs)
    }

    /// Reads what [`Stamp::text`] wrote, for the list of files `manifest`; `None` where the text is
    /// no stamp, or one of another list.
    fn read(text: &str, manifest: &str) -> Option<Self> {
        let lines = text.strip_prefix(HEADING)?.strip_prefix('\n')?;
        let mut values = lines.lines().map(|line| line.split_once(' ').map(|(_, value)| value));
        let (inputs, list, counts) = (values.next()??, values.next()??, values.next()??);
        let mut counts = counts.split(' ').map(|count| count.parse().ok());
        let counts = [counts.next()??, counts.next()??, counts.next()??];
        (list == digest(&manifest)).then(|| Self::new(inputs.to_owned(), counts))
    }
}

/// The SHA-256 of a list of files, in hexadecimal digits.
fn digest(manifest: &impl Display) -> String {
    let mut sha256 = Sha256::new();
    write!(sha256, "{manifest}").expect("a digest takes any text");
    digits(&sha256.finalize())
}

/// A published site that needs no making.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// How many pages, charts and data files it has.
    pub counts: [usize; 3],
    /// How many files it has.
    pub files: usize,
}

/// Whether `dir` holds the site that would be made from `inputs` (see [`Stamp::inputs`]), each of its
/// files as it was published. Reads only; `None` in every case of doubt.
///
/// # Errors
/// Where the folder is one that may not be published to.
pub fn standing(dir: &Path, options: &Options, inputs: &str) -> Result<Option<Standing>> {
    let target = Target::resolve(dir, options)?;
    let dir = &target.dir;
    let text = |name: &str| fs::read_to_string(dir.join(name)).ok();
    let (Some(manifest), Some(stamp)) = (text(MANIFEST), text(STAMP)) else { return Ok(None) };
    let Some(stamp) = Stamp::read(&stamp, &manifest).filter(|stamp| stamp.inputs == inputs) else { return Ok(None) };
    let left_over = work::left_over(&target) || fs::symlink_metadata(dir.join(DRAFT)).is_ok();
    let Some(listed) = entries(&manifest).filter(|_| !left_over) else { return Ok(None) };
    let as_published = |(digest, path): &(&str, &str)| {
        let path = dir.join(path);
        fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_file())
            && fs::read(&path).is_ok_and(|bytes| digits(&Sha256::digest(bytes)) == *digest)
    };
    let whole = listed.par_iter().all(as_published);
    Ok(whole.then_some(Standing { counts: stamp.counts, files: listed.len() }))
}

/// Puts the stamp `text` into the folder `dir`, whose site is the one it speaks of already. A folder
/// that cannot be written to keeps the stamp it has: the next build only takes longer.
pub fn renew(dir: &Path, text: &str) {
    let (path, draft) = (dir.join(STAMP), dir.join(DRAFT));
    // What a killed build left goes, and so does a link that somebody put there: it would lead the
    // writing out of the folder.
    _ = fs::remove_file(&draft);
    if fs::read_to_string(&path).is_ok_and(|found| found == text) {
        return;
    }
    let written = File::create_new(&draft).and_then(|mut file| file.write_all(text.as_bytes()));
    if written.and_then(|()| fs::rename(&draft, &path)).is_err() {
        _ = fs::remove_file(&draft);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_can_be_read_back_for_its_own_list_only() {
        let stamp = Stamp::new("ab".to_owned(), [1, 2, 3]);
        let text = stamp.text(&"list");
        assert_eq!(Stamp::read(&text, "list"), Some(stamp));
        assert_eq!(Stamp::read(&text, "another list"), None);
        assert_eq!(Stamp::read("inputs ab\n", "list"), None);
        assert_eq!(Stamp::read(&text.replace("1 2 3", "1 2"), "list"), None);
    }

    #[test]
    fn inputs_differ_by_settings_paths_and_bytes() {
        let of = |settings: &str, files: &[(&str, &str)]| {
            Stamp::inputs(settings, files.iter().map(|(path, text)| (*path, text.as_bytes()))).unwrap()
        };
        let all = [
            of("", &[("a", "b")]),
            of("x", &[("a", "b")]),
            of("", &[("a", "c")]),
            of("", &[("ab", "")]),
            of("", &[("a", "b"), ("c", "d")]),
        ];
        for (at, one) in all.iter().enumerate() {
            assert!(!all[at + 1..].contains(one), "{at}");
        }
        assert_eq!(all[0], of("", &[("a", "b")]));
    }
}
