//! All files of a project.

use std::{ops::Range, path::Path, sync::Arc};

use anyhow::Result;

use super::{MOST_FILES, SourceFile, numbered, read};
use crate::{
    diagnostics::SourceMap,
    location::{At, FileId, Place},
};

/// All files of a project, sorted by path. The first is `atlas.yaml`. A copy shares the files.
#[derive(Clone, Debug)]
pub struct Sources {
    pub(super) files: Arc<Vec<Arc<SourceFile>>>,
}

impl Sources {
    /// The project that these files make up, each with its path from the project's root.
    ///
    /// # Errors
    /// Where there are too many files, or the name of one holds a sign that cannot be seen.
    pub fn of(files: Vec<(String, Vec<u8>)>) -> Result<Self> {
        numbered(files.into_iter().map(|(path, bytes)| SourceFile::new(path, bytes)).collect(), MOST_FILES)
    }

    /// The same files, of which those of the content are empty: for when nothing more will be said of
    /// them, and an atlas of thousands of reports needs the room.
    #[must_use]
    pub fn without_content(self) -> Self {
        let emptied = |file: &Arc<SourceFile>| {
            if !file.is_content() {
                return Arc::clone(file);
            }
            Arc::new(SourceFile::new(file.path.clone(), Vec::new()).numbered(file.id))
        };
        Self { files: Arc::new(self.files.iter().map(emptied).collect()) }
    }

    /// The same content within the templates and static files of another project.
    ///
    /// # Errors
    /// Where there are too many files, or the name of one holds a sign that cannot be seen.
    pub fn dressed_as(&self, other: &Self) -> Result<Self> {
        let look = |file: &&SourceFile| file.path.starts_with("templates/") || file.path.starts_with("static/");
        let own = self.files().filter(|file| !look(file));
        let files = own.chain(other.files().filter(look));
        Self::of(files.map(|file| (file.path.clone(), file.bytes.clone())).collect())
    }

    /// All files.
    pub fn files(&self) -> impl Iterator<Item = &SourceFile> {
        self.files.iter().map(|file| &**file)
    }

    /// The same project after some of its files changed, by their paths: only these are read again.
    ///
    /// # Errors
    /// Where one of them cannot be read.
    pub fn with_changed(&self, root: &Path, changed: &[String]) -> Result<Self> {
        let mut files = Vec::clone(&self.files);
        for path in changed {
            if let Ok(at) = self.position(path) {
                files[at] = Arc::new(read(root, path.clone())?.numbered(files[at].id));
            }
        }
        Ok(Self { files: Arc::new(files) })
    }

    /// The files under a folder named from the root (`content/themes`), in the order of their paths.
    pub fn under(&self, folder: &str) -> impl Iterator<Item = &SourceFile> + use<'_> {
        let start = format!("{folder}/");
        let first = self.files.partition_point(|file| file.path < start);
        self.files[first..].iter().map(|file| &**file).take_while(move |file| file.path.starts_with(&start))
    }

    /// Whether nobody wrote the value at this place: it stands in for one that is missing.
    pub fn is_stand_in(&self, place: &Place) -> bool {
        self.files.get(place.file.0 as usize).is_some_and(|file| file.is_stand_in(place))
    }

    /// Whether the entry that holds the value at this place has a stand-in: what is said of the one
    /// by way of the other may not be so.
    pub fn is_beside_stand_in(&self, place: &Place) -> bool {
        let At::Field(path) = &place.at else { return false };
        self.files.get(place.file.0 as usize).is_some_and(|file| file.places().is_beside_stand_in(path))
    }

    /// The file at exactly this path.
    pub fn get(&self, path: &str) -> Option<&SourceFile> {
        self.position(path).ok().map(|at| &*self.files[at])
    }

    /// Where the file at `path` stands; where it would, in case that there is none.
    fn position(&self, path: &str) -> Result<usize, usize> {
        self.files.binary_search_by(|file| file.path.as_str().cmp(path))
    }
}

impl SourceMap for Sources {
    fn path(&self, file: FileId) -> &str {
        self.files.get(file.0 as usize).map_or("the site", |file| &file.path)
    }

    fn text(&self, file: FileId) -> &str {
        self.files.get(file.0 as usize).and_then(|file| file.text()).unwrap_or_default()
    }

    fn range(&self, place: &Place) -> Range<usize> {
        let text = self.text(place.file);
        match &place.at {
            At::File | At::Page(_) => 0..0,
            At::Bytes(range) => range.start.min(text.len())..range.end.min(text.len()),
            At::Field(path) => {
                let Some(file) = self.files.get(place.file.0 as usize) else { return 0..0 };
                let (_, offset) = file.yaml();
                let found = file.places().locate(path);
                found.start + offset..found.end + offset
            }
        }
    }
}
