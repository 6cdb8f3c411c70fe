//! The finished files: where they go, and the site in memory.
//!
//! In: files, in any order, from many threads. Out: with a [`Shelf`], the site in memory: a path and
//! its bytes for every file ([`Outputs`]). Other sinks write the files, or let them go.

use std::{
    collections::BTreeMap,
    fmt, io,
    str::Utf8Error,
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::Result;

/// A finished file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished {
    /// Where it goes: relative to the site's root, with `/` between its parts.
    pub path: String,
    /// What made it, for messages: "the page of the report x".
    pub claimant: Arc<str>,
    /// What it holds.
    pub body: Body,
}

/// What a file holds. What was made as text stays text, so that nobody has to find out again that it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// Text.
    Text(String),
    /// Anything.
    Bytes(Vec<u8>),
}

impl Finished {
    /// A file at `path` made by `claimant`.
    pub fn new(path: impl Into<String>, claimant: impl Into<Arc<str>>, body: impl Into<Body>) -> Self {
        Self { path: path.into(), claimant: claimant.into(), body: body.into() }
    }

    /// A file that `write` writes, whole.
    ///
    /// # Errors
    /// That of `write`.
    pub fn written(path: String, claimant: Arc<str>, write: Pieces<'_>) -> Result<Self> {
        let mut bytes = Vec::new();
        write(&mut bytes)?;
        Ok(Self { path, claimant, body: bytes.into() })
    }
}

impl Body {
    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Bytes(bytes) => bytes,
        }
    }

    /// The text.
    ///
    /// # Errors
    /// Where the bytes are none.
    pub fn text(&self) -> Result<&str, Utf8Error> {
        match self {
            Self::Text(text) => Ok(text),
            Self::Bytes(bytes) => str::from_utf8(bytes),
        }
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

impl From<Body> for Vec<u8> {
    fn from(body: Body) -> Self {
        match body {
            Body::Text(text) => text.into_bytes(),
            Body::Bytes(bytes) => bytes,
        }
    }
}

/// Writes a file, piece by piece, to where it goes.
pub type Pieces<'w> = &'w mut dyn FnMut(&mut dyn io::Write) -> Result<()>;

/// Where finished files go. Many threads bring them at once, in no order.
pub trait Sink: Sync {
    /// Takes a file.
    ///
    /// # Errors
    /// Where its path is taken, or it cannot be kept.
    fn take(&self, file: Finished) -> Result<()>;

    /// Takes the file at `path`, which `claimant` made and which is too long to be held: `write` writes it.
    /// A sink that has to see files whole holds it all the same.
    ///
    /// # Errors
    /// Those of `take` and of `write`.
    fn take_long(&self, path: String, claimant: Arc<str>, write: Pieces<'_>) -> Result<()> {
        self.take(Finished::written(path, claimant, write)?)
    }

    /// Whether files are still wanted. Where they are not, nobody needs to make them, and what was made
    /// is no site.
    fn wanted(&self) -> bool {
        true
    }

    /// Whether every file is wanted as it is. Where a site is only checked, files in which nothing refers
    /// to anything are needed for their paths alone: data may come empty, and the index of the search,
    /// to which only the script of its page goes, need not come at all.
    fn keeps(&self) -> bool {
        true
    }
}

/// Lets every file go, as where a site is only checked.
pub struct Nowhere;

impl Sink for Nowhere {
    fn take(&self, _: Finished) -> Result<()> {
        Ok(())
    }

    fn keeps(&self) -> bool {
        false
    }
}

/// Keeps every file in memory.
#[derive(Debug, Default)]
pub struct Shelf {
    files: Mutex<Outputs>,
}

impl Shelf {
    /// The site, once every file was taken.
    pub fn into_outputs(self) -> Outputs {
        self.files.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for Shelf {
    fn take(&self, file: Finished) -> Result<()> {
        let mut bytes = Vec::from(file.body);
        // A text that grew while it was printed has up to twice the room it needs, and all are held.
        bytes.shrink_to_fit();
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(files.insert(file.path, file.claimant, bytes)?)
    }
}

/// All files of the finished site, sorted by path.
#[derive(Clone, Debug, Default)]
pub struct Outputs {
    files: BTreeMap<String, Output>,
}

/// One file of the finished site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// What it holds.
    pub bytes: Vec<u8>,
    /// What made it, for messages: "the page of the report x".
    pub claimant: Arc<str>,
}

/// Two makers claim one path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    path: String,
    makers: [Arc<str>; 2],
}

impl Clash {
    /// A clash of two makers about `path`. Which came first is chance, so the alphabet orders them.
    pub fn new(path: String, mut makers: [Arc<str>; 2]) -> Self {
        makers.sort();
        Self { path, makers }
    }
}

impl fmt::Display for Clash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, second] = &self.makers;
        write!(f, "{first} and {second} both claim the address {}", self.path)
    }
}

impl std::error::Error for Clash {}

impl Outputs {
    /// Adds a file at `path`: relative to the site's root, with `/` between its parts.
    ///
    /// # Errors
    /// Where the path is taken.
    pub fn insert(&mut self, path: String, claimant: impl Into<Arc<str>>, bytes: Vec<u8>) -> Result<(), Clash> {
        let claimant = claimant.into();
        if let Some(taken) = self.files.get(&path) {
            return Err(Clash::new(path, [Arc::clone(&taken.claimant), claimant]));
        }
        self.files.insert(path, Output { bytes, claimant });
        Ok(())
    }

    /// All files, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Output)> {
        self.files.iter().map(|(path, output)| (path.as_str(), output))
    }

    /// The file at `path`, and the path as the site keeps it.
    pub fn entry(&self, path: &str) -> Option<(&str, &Output)> {
        self.files.get_key_value(path).map(|(path, output)| (path.as_str(), output))
    }

    /// The bytes of the file at `path`.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(|output| output.bytes.as_slice())
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
