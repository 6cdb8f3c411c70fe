//! One file of a project.

use std::{
    path::Path,
    sync::{Arc, OnceLock},
};

use super::{front_matter, is_content, read, yaml};
use crate::location::{At, FileId, Place};

/// One file as read.
#[derive(Debug)]
pub struct SourceFile {
    /// Its number.
    pub id: FileId,
    /// Its path from the project's root, with `/` between the parts.
    pub path: String,
    bytes: Bytes,
    /// Its YAML with places; made at the first message about it. In a box: most files have none.
    places: OnceLock<Box<yaml::Places>>,
}

/// The bytes of a file.
#[derive(Debug)]
enum Bytes {
    /// They are at hand.
    Held(Box<[u8]>),
    /// They were let go of; once somebody asks for them, they are read again from the project in `root`.
    LetGo { root: Arc<Path>, again: OnceLock<Box<[u8]>> },
}

impl SourceFile {
    /// A file that has no number yet.
    pub(super) fn new(path: String, bytes: Vec<u8>) -> Self {
        Self { id: FileId(0), path, bytes: Bytes::Held(bytes.into()), places: OnceLock::new() }
    }

    /// The same file without its bytes: for when nothing more is to be said of it, as of nearly every file
    /// of a good project, and an atlas of thousands of reports needs the room.
    pub(super) fn let_go(&self, root: &Arc<Path>) -> Self {
        let bytes = Bytes::LetGo { root: Arc::clone(root), again: OnceLock::new() };
        Self { id: self.id, path: self.path.clone(), bytes, places: OnceLock::new() }
    }

    /// Its bytes. None where they were let go of, and the file is gone since.
    pub fn bytes(&self) -> &[u8] {
        match &self.bytes {
            Bytes::Held(bytes) => bytes,
            Bytes::LetGo { root, again } => again.get_or_init(|| match read(root, self.path.clone()) {
                Ok(Self { bytes: Bytes::Held(bytes), .. }) => bytes,
                _ => Box::default(),
            }),
        }
    }

    /// The same file with another number.
    pub(super) fn numbered(self, id: FileId) -> Self {
        Self { id, ..self }
    }

    /// Whether it is content, or the configuration.
    pub fn is_content(&self) -> bool {
        is_content(&self.path)
    }

    /// Its text; `None` where it is not UTF-8.
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(self.bytes()).ok()
    }

    /// Its YAML and where that begins, in bytes: in a markdown file the head, else the whole text
    /// behind a byte order mark.
    pub fn yaml(&self) -> (&str, usize) {
        let text = self.text().unwrap_or_default();
        match front_matter::split(text) {
            Some(parts) if self.path.ends_with(".md") => (parts.head, parts.head_start),
            _ => front_matter::without_mark(text),
        }
    }

    /// Keeps where the parts of its YAML stand, in the place of what the text alone would say. Only
    /// the first places that are kept, or asked for, count.
    pub fn keep_places(&self, places: yaml::Places) {
        self.places.get_or_init(|| Box::new(places));
    }

    /// Whether nobody wrote the value at this place of the file.
    pub fn is_stand_in(&self, place: &Place) -> bool {
        matches!(&place.at, At::Field(path) if self.places().is_stand_in(path))
    }

    pub(super) fn places(&self) -> &yaml::Places {
        self.places.get_or_init(|| Box::new(yaml::Places::of(self.yaml().0)))
    }
}
