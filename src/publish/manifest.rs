//! The list of published files. It lies in the published folder, so that it is exchanged together
//! with the files it lists, and it is how the next build knows which files are its own.

use std::{collections::BTreeSet, fmt::Write as _, fs, io, path::Path};

use anyhow::{Context as _, Result};
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use crate::render::Outputs;

/// Where the list lies in the published folder.
pub const MANIFEST: &str = ".atlas-manifest";

const HEADING: &str = "# Files of the inspection atlas: SHA-256, size in bytes, path";

/// The list as text: one line for each file, in the order of their paths, with the SHA-256 of its
/// content in hexadecimal, its size in bytes and its path. Equal sites have equal lists.
pub fn manifest(outputs: &Outputs) -> String {
    let files: Vec<_> = outputs.iter().collect();
    let lines: Vec<String> = files.par_iter().map(|(path, output)| line(path, &output.bytes)).collect();
    format!("{HEADING}\n{}", lines.concat())
}

fn line(path: &str, bytes: &[u8]) -> String {
    format!("{} {} {path}\n", digits(&Sha256::digest(bytes)), bytes.len())
}

/// A digest in hexadecimal digits.
pub fn digits(digest: &[u8]) -> String {
    let mut text = String::with_capacity(digest.len() * 2);
    for byte in digest {
        write!(text, "{byte:02x}").expect("a String takes any text");
    }
    text
}

/// The paths that the list in the folder `dir` names; none where there is no list.
pub fn listed(dir: &Path) -> Result<BTreeSet<String>> {
    let file = dir.join(MANIFEST);
    let text = match fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeSet::new()),
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", file.display())),
    };
    let entries = entries(&text).unwrap_or_default();
    Ok(entries.into_iter().map(|(_, path)| path.to_owned()).collect())
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
