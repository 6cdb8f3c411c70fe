//! The finished site in memory: a path and its bytes, for every file.

use std::{collections::BTreeMap, fmt, ops::Bound};

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
    pub claimant: String,
}

/// Two makers claim one path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The path.
    pub path: String,
    /// Who had it first.
    pub first: String,
    /// Who wants it too.
    pub second: String,
}

impl fmt::Display for Clash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} and {} both claim the address {}", self.first, self.second, self.path)
    }
}

impl std::error::Error for Clash {}

impl Outputs {
    /// Adds a file at `path`: relative to the site's root, with `/` between its parts.
    ///
    /// # Errors
    /// Where the path is taken.
    pub fn insert(&mut self, path: String, claimant: impl Into<String>, bytes: Vec<u8>) -> Result<(), Clash> {
        let claimant = claimant.into();
        if let Some(taken) = self.files.get(&path) {
            return Err(Clash { path, first: taken.claimant.clone(), second: claimant });
        }
        self.files.insert(path, Output { bytes, claimant });
        Ok(())
    }

    /// Adds all files of `others`.
    ///
    /// # Errors
    /// Where a path is taken.
    pub fn merge(&mut self, others: Self) -> Result<(), Clash> {
        others.files.into_iter().try_for_each(|(path, file)| self.insert(path, file.claimant, file.bytes))
    }

    /// All files, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Output)> {
        self.files.iter().map(|(path, output)| (path.as_str(), output))
    }

    /// All files in a folder and in those below it, sorted by path. Its name ends with a slash.
    pub fn under(&self, folder: &str) -> impl Iterator<Item = (&str, &Output)> {
        let files = self.files.range::<str, _>((Bound::Included(folder), Bound::Unbounded));
        files.map(|(path, output)| (path.as_str(), output)).take_while(move |(path, _)| path.starts_with(folder))
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
