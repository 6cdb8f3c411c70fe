//! The list of published files. It lies in the published folder, so that it is exchanged together
//! with the files it lists, and it is how the next build knows which files are its own.

use std::{
    fmt::{self, Display, Write},
    fs, io,
    ops::Range,
    path::Path,
};

use anyhow::{Context as _, Result};
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::press::Entries;
use crate::render::Outputs;

/// Where the list lies in the published folder.
pub const MANIFEST: &str = ".atlas-manifest";

const HEADING: &str = "# Files of the inspection atlas: SHA-256, size in bytes, path";

/// The list of the files of a site; as text one line for each, in the order of their paths, with the SHA-256
/// of its content in hexadecimal, its size in bytes and its path. Equal sites have equal lists.
#[derive(Debug)]
pub struct Manifest {
    entries: Entries,
}

impl Manifest {
    /// The list of these files, in whatever order they came.
    pub fn of(mut entries: Entries) -> Self {
        entries.sort_unstable_keys();
        Self { entries }
    }

    /// The files, in the order of their paths.
    pub fn entries(&self) -> &Entries {
        &self.entries
    }

    /// Whether `text` is this list.
    pub fn is(&self, text: &str) -> bool {
        let mut rest = Rest(text);
        write!(rest, "{self}").is_ok() && rest.0.is_empty()
    }
}

/// The text is not held: of thousands of reports it is long.
impl Display for Manifest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEADING}")?;
        self.entries.iter().try_for_each(|(path, entry)| f.write_str(&line(path, &entry.digest, entry.size)))
    }
}

/// What is left of a text that others are taken from the front of.
struct Rest<'t>(&'t str);

impl Write for Rest<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 = self.0.strip_prefix(text).ok_or(fmt::Error)?;
        Ok(())
    }
}

/// The list of `outputs` as text: see [`Manifest`].
pub fn manifest(outputs: &Outputs) -> String {
    let files: Vec<_> = outputs.iter().collect();
    let lines: Vec<String> = files
        .par_iter()
        .map(|(path, output)| line(path, &Sha256::digest(&output.bytes), output.bytes.len() as u64))
        .collect();
    format!("{HEADING}\n{}", lines.concat())
}

fn line(path: &str, digest: &[u8], size: u64) -> String {
    format!("{} {size} {path}\n", digits(digest))
}

/// A digest in hexadecimal digits.
pub fn digits(digest: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let pair = |byte: &u8| [byte >> 4, byte & 15].map(|half| char::from(DIGITS[usize::from(half)]));
    digest.iter().flat_map(pair).collect()
}

/// The list in a folder.
#[derive(Debug, Default)]
pub struct Listed {
    /// As it stands there; `None` where there is none.
    pub text: Option<String>,
    /// Where in it paths stand, in their order.
    paths: Vec<Range<usize>>,
}

impl Listed {
    /// Reads the list in the folder `dir`.
    pub fn read(dir: &Path) -> Result<Self> {
        let file = dir.join(MANIFEST);
        let text = match fs::read_to_string(&file) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", file.display())),
        };
        let path = |(_, path): (&str, &str)| {
            // It is a part of the text.
            let start = path.as_ptr().addr() - text.as_ptr().addr();
            start..start + path.len()
        };
        let mut paths: Vec<Range<usize>> = entries(&text).unwrap_or_default().into_iter().map(path).collect();
        paths.sort_unstable_by_key(|path| &text[path.clone()]);
        Ok(Self { text: Some(text), paths })
    }

    /// Whether it names the file at `path`.
    pub fn names(&self, path: &str) -> bool {
        let text = self.text.as_deref().unwrap_or_default();
        self.paths.binary_search_by(|own| text[own.clone()].cmp(path)).is_ok()
    }
}

/// The digests and paths in a list; `None` where the text is no such list.
pub fn entries(text: &str) -> Option<Vec<(&str, &str)>> {
    let lines = text.strip_prefix(HEADING)?.strip_prefix('\n')?;
    let mut entries = Vec::new();
    for line in lines.lines() {
        let mut parts = line.splitn(3, ' ');
        let (digest, _, path) = (parts.next()?, parts.next()?, parts.next()?);
        entries.push((digest, path));
    }
    Some(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_names_digest_size_and_path_and_can_be_read_back() {
        let mut outputs = Outputs::default();
        outputs.insert("b c.txt".to_owned(), "a test", b"abc".to_vec()).unwrap();
        outputs.insert("a.txt".to_owned(), "a test", Vec::new()).unwrap();
        let text = manifest(&outputs);
        let lines: Vec<&str> = text.lines().skip(1).collect();
        assert_eq!(
            lines,
            [
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 0 a.txt",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad 3 b c.txt",
            ]
        );
        let paths: Vec<&str> = entries(&text).unwrap().into_iter().map(|(_, path)| path).collect();
        assert_eq!(paths, ["a.txt", "b c.txt"]);
    }

    #[test]
    fn any_other_text_lists_nothing() {
        assert_eq!(entries("12 34 index.html\n"), None);
        assert_eq!(entries(&format!("{HEADING}\nindex.html\n")), None);
    }
}
