//! All files of a project.

use std::{
    hash::{DefaultHasher, Hash as _, Hasher as _},
    ops::Range,
    path::Path,
    sync::{Arc, OnceLock},
};

use anyhow::Result;
use rayon::prelude::*;

use super::{MOST_FILES, SourceFile, discover, numbered, read};
use crate::{
    diagnostics::SourceMap,
    location::{At, FileId, Place},
};

/// All files of a project, sorted by path. The first is `atlas.yaml`. A copy shares the files.
#[derive(Clone, Debug)]
pub struct Sources {
    pub(super) files: Arc<Vec<Arc<SourceFile>>>,
    /// The project's folder, where they were read from one.
    pub(super) root: Option<Arc<Path>>,
    /// The content, which stands before them, where it was let go of.
    pub(super) gone: Option<Arc<Gone>>,
}

/// Content that was let go of.
#[derive(Debug)]
pub(super) struct Gone {
    /// How many files it had.
    count: usize,
    /// A hash of their paths.
    paths: u64,
    /// The whole project, once somebody asks for them after all; `None` where it has other files by then.
    again: OnceLock<Option<Sources>>,
}

impl Sources {
    /// The project that these files make up, each with its path from the project's root.
    ///
    /// # Errors
    /// Where there are too many files, or the name of one holds a sign that cannot be seen.
    pub fn of(files: Vec<(String, Vec<u8>)>) -> Result<Self> {
        numbered(files.into_iter().map(|(path, bytes)| SourceFile::new(path, bytes)).collect(), MOST_FILES)
    }

    /// Gives every file to `read`, many at once, and lets go of the bytes of those that it is done with:
    /// for these it returns true. Should anyone still ask for them, they are read from the disk again.
    /// Returns what was read, in the order of the files.
    #[must_use]
    pub fn read_by<T: Send>(self, read: impl Fn(&SourceFile) -> (T, bool) + Sync) -> (Self, Vec<T>) {
        let Self { files, root, gone } = self;
        let files = Arc::try_unwrap(files).unwrap_or_else(|shared| Vec::clone(&shared));
        let one = |file: Arc<SourceFile>| {
            let (said, done) = read(&file);
            let rest = root.as_ref().filter(|_| done).map(|root| Arc::new(file.let_go(root)));
            (rest.unwrap_or(file), said)
        };
        let (files, said) = files.into_par_iter().map(one).unzip();
        (Self { files: Arc::new(files), root, gone }, said)
    }

    /// The same files, without the content: for when nothing more will be said of it. Should anyone ask for a file
    /// of it all the same, by its number, the project is read again.
    #[must_use]
    pub fn without_content(self) -> Self {
        if self.root.is_none() {
            return self;
        }
        let count = self.files.partition_point(|file| file.is_content());
        let gone = Some(Arc::new(Gone { count, paths: paths(&self.files[..count]), again: OnceLock::new() }));
        Self { files: Arc::new(self.files[count..].to_vec()), root: self.root, gone }
    }

    /// The file with a number.
    fn file(&self, id: FileId) -> Option<&SourceFile> {
        let at = id.0 as usize;
        let gone = self.gone.as_ref().filter(|gone| at < gone.count);
        let (files, at) = match gone {
            Some(gone) => (&gone.again(self)?.files, at),
            None => (&self.files, at - self.gone.as_ref().map_or(0, |gone| gone.count)),
        };
        files.get(at).map(|file| &**file)
    }

    /// The same content within the templates and static files of another project.
    ///
    /// # Errors
    /// Where there are too many files, or the name of one holds a sign that cannot be seen.
    pub fn dressed_as(&self, other: &Self) -> Result<Self> {
        let look = |file: &&SourceFile| file.path.starts_with("templates/") || file.path.starts_with("static/");
        let own = self.files().filter(|file| !look(file));
        let files = own.chain(other.files().filter(look));
        Self::of(files.map(|file| (file.path.clone(), file.bytes().to_vec())).collect())
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
        Ok(Self { files: Arc::new(files), root: self.root.clone(), gone: self.gone.clone() })
    }

    /// The files under a folder named from the root (`content/themes`), in the order of their paths.
    pub fn under(&self, folder: &str) -> impl Iterator<Item = &SourceFile> + use<'_> {
        let start = format!("{folder}/");
        let first = self.files.partition_point(|file| file.path < start);
        self.files[first..].iter().map(|file| &**file).take_while(move |file| file.path.starts_with(&start))
    }

    /// Whether nobody wrote the value at this place: it stands in for one that is missing.
    pub fn is_stand_in(&self, place: &Place) -> bool {
        self.file(place.file).is_some_and(|file| file.is_stand_in(place))
    }

    /// Whether the entry that holds the value at this place has a stand-in: what is said of the one
    /// by way of the other may not be so.
    pub fn is_beside_stand_in(&self, place: &Place) -> bool {
        let At::Field(path) = &place.at else { return false };
        self.file(place.file).is_some_and(|file| file.places().is_beside_stand_in(path))
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

impl Gone {
    /// The project whose other files are `rest`, read again.
    fn again(&self, rest: &Sources) -> Option<&Sources> {
        let same = |whole: &Sources| whole.files.get(..self.count).is_some_and(|files| paths(files) == self.paths);
        self.again.get_or_init(|| discover(rest.root.as_ref()?).ok().filter(same)).as_ref()
    }
}

/// A hash of the paths of some files.
fn paths(files: &[Arc<SourceFile>]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.path.hash(&mut hasher);
    }
    hasher.finish()
}

impl SourceMap for Sources {
    fn path(&self, file: FileId) -> &str {
        self.file(file).map_or("the site", |file| &file.path)
    }

    fn text(&self, file: FileId) -> &str {
        self.file(file).and_then(|file| file.text()).unwrap_or_default()
    }

    fn range(&self, place: &Place) -> Range<usize> {
        let text = self.text(place.file);
        match &place.at {
            At::File | At::Page(_) => 0..0,
            At::Bytes(range) => range.start.min(text.len())..range.end.min(text.len()),
            At::Field(path) => {
                let Some(file) = self.file(place.file) else { return 0..0 };
                let (_, offset) = file.yaml();
                let found = file.places().locate(path);
                found.start + offset..found.end + offset
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn content_that_was_let_go_of_is_there_for_who_asks() {
        let room = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = room.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        for (path, text) in
            [("atlas.yaml", "title: A"), ("content/b.md", "b"), ("static/c.css", "c"), ("templates/d.html", "d")]
        {
            write(path, text);
        }
        let whole = discover(room.path()).unwrap();
        let told = |sources: &Sources| {
            let told = |number| (sources.path(FileId(number)).to_owned(), sources.text(FileId(number)).to_owned());
            [0, 1, 2, 3, 4].map(told)
        };
        let rest = whole.clone().without_content();
        assert_eq!(rest.files().map(|file| &*file.path).collect::<Vec<_>>(), ["static/c.css", "templates/d.html"]);
        assert_eq!(told(&rest), told(&whole));
        // Where the project has other files by then, be they as many, none is taken for another.
        let rest = whole.without_content();
        write("content/a.md", "a");
        fs::remove_file(room.path().join("content/b.md")).unwrap();
        assert_eq!([1, 2].map(|number| rest.path(FileId(number))), ["the site", "static/c.css"]);
    }
}
