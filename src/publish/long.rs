//! A file that comes piece by piece, because it is too long to be held.
//!
//! In: its pieces, and the file that lay at its path, if any. Out: its digest and size, and whether a new
//! file was made of it.
//!
//! 1. Each piece is compared with what the file there has in its place. While they are equal, nothing is
//!    written.
//! 2. Where they first differ a new file is made: with what was equal, and all that comes from there on.

use std::{
    fs::File,
    io::{self, Read as _, Write},
    path::Path,
};

use anyhow::{Context as _, Result, ensure};
use sha2::{Digest as _, Sha256};

/// So many bytes are copied at once.
const PIECE: u64 = 64 << 10;

/// A file that is coming.
pub struct Long<'p> {
    /// The file at its path, and what was not read of it yet; `None` where it differs, or there is none.
    there: Option<(&'p Path, File)>,
    /// Makes the new file.
    make: &'p dyn Fn() -> Result<File>,
    made: Option<File>,
    digest: Sha256,
    size: u64,
}

/// What is known of a file that came.
pub struct Came {
    /// The SHA-256 of what it holds.
    pub digest: [u8; 32],
    /// How many bytes it holds.
    pub size: u64,
    /// Whether it was written, since the file there is not the same.
    pub written: bool,
}

impl<'p> Long<'p> {
    /// The beginning of a file. `there` is the one at its path, if any; `make` makes a new one.
    pub fn begin(there: Option<&'p Path>, make: &'p dyn Fn() -> Result<File>) -> Self {
        let there = there.and_then(|path| Some((path, File::open(path).ok()?)));
        Self { there, make, made: None, digest: Sha256::new(), size: 0 }
    }

    /// The end of it.
    ///
    /// # Errors
    /// Where the new file cannot be written.
    pub fn end(mut self) -> Result<Came> {
        let is_same = self.there.as_mut().is_some_and(|(_, there)| matches!(there.read(&mut [0]), Ok(0)));
        if !is_same && self.made.is_none() {
            self.part()?;
        }
        Ok(Came { digest: self.digest.finalize().into(), size: self.size, written: self.made.is_some() })
    }

    /// Makes the new file, with all that was equal so far.
    fn part(&mut self) -> Result<()> {
        let mut made = (self.make)()?;
        if let Some((path, _)) = self.there.take() {
            let cannot = || format!("cannot copy what stays of {}", path.display());
            let mut equal = Vec::new();
            let mut copied = Sha256::new();
            let mut rest = File::open(path).with_context(cannot)?.take(self.size);
            while rest.by_ref().take(PIECE).read_to_end(&mut equal).with_context(cannot)? > 0 {
                made.write_all(&equal).with_context(cannot)?;
                copied.update(&equal);
                equal.clear();
            }
            let is_same = copied.finalize() == self.digest.clone().finalize();
            ensure!(is_same, "{} changed while the site was made; build it again", path.display());
        }
        self.made = Some(made);
        Ok(())
    }

    /// Whether the file there goes on with `piece`.
    fn goes_on(&mut self, piece: &[u8]) -> bool {
        let mut found = vec![0; piece.len()];
        self.there.as_mut().is_some_and(|(_, there)| there.read_exact(&mut found).is_ok() && found == piece)
    }
}

impl Write for Long<'_> {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        if self.made.is_none() && !self.goes_on(piece) {
            self.part().map_err(io::Error::other)?;
        }
        if let Some(made) = &mut self.made {
            made.write_all(piece)?;
        }
        self.digest.update(piece);
        self.size += piece.len() as u64;
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// Brings `pieces` where `there` lies; returns what the new file holds, where one was made.
    fn bring(there: Option<&str>, pieces: &[&str]) -> Option<String> {
        let room = tempfile::tempdir().unwrap();
        let [old, new] = ["old", "new"].map(|name| room.path().join(name));
        if let Some(text) = there {
            fs::write(&old, text).unwrap();
        }
        let make = || Ok(File::create_new(&new)?);
        let mut long = Long::begin(there.map(|_| &*old), &make);
        pieces.iter().try_for_each(|piece| long.write_all(piece.as_bytes())).unwrap();
        let came = long.end().unwrap();
        let all = pieces.concat();
        assert_eq!((came.digest, came.size), (Sha256::digest(&all).into(), all.len() as u64));
        assert_eq!(came.written, new.exists());
        fs::read_to_string(new).ok()
    }

    #[test]
    fn a_file_is_written_where_it_differs_from_the_one_there() {
        for pieces in [&["one ", "two ", "three"][..], &["one two three"], &["", "one two three", ""]] {
            assert_eq!(bring(Some("one two three"), pieces), None);
            let others = ["one two", "one two three four", "other", "one two thru", ""].map(Some);
            for there in others.into_iter().chain([None]) {
                assert_eq!(bring(there, pieces).as_deref(), Some("one two three"), "{there:?}, {pieces:?}");
            }
        }
        assert_eq!(bring(None, &[]).as_deref(), Some(""));
        assert_eq!(bring(Some(""), &[]), None);
        assert_eq!(bring(Some("x"), &[]).as_deref(), Some(""));
    }

    #[test]
    fn a_file_that_someone_changes_meanwhile_is_no_part_of_the_new_one() {
        let room = tempfile::tempdir().unwrap();
        let [old, new] = ["old", "new"].map(|name| room.path().join(name));
        fs::write(&old, "one two").unwrap();
        let make = || Ok(File::create_new(&new)?);
        let mut long = Long::begin(Some(&old), &make);
        long.write_all(b"one ").unwrap();
        fs::write(&old, "ONE two").unwrap();
        let error = long.write_all(b"three").unwrap_err().to_string();
        assert!(error.ends_with("old changed while the site was made; build it again"), "{error}");
    }
}
