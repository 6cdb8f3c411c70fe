//! Places in the input.
//!
//! In: nothing. Out: the plain values by which every stage says *where* something was written:
//! which file ([`FileId`]), which entry of it ([`Origin`], in a [`List`]), which value in that entry ([`Place`]).
//!
//! A place is kept as a path of keys, not as a line number: the typed parser reports none, and
//! finding the line is only worth the work when there is a message to print. The source map turns
//! a place into a range of bytes then (see [`crate::diagnostics::SourceMap`]).

use std::ops::Range;

/// A file of the project, by its position in the sorted list of files that were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

impl FileId {
    /// Stands for no file of the project: for what is found wrong in a finished page.
    pub const PAGES: Self = Self(u32::MAX);
}

/// One step on the way from the top of a YAML file to a value in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The value under this key.
    Key(String),
    /// The entry of a list at this position, counted from zero.
    Index(usize),
}

macro_rules! lists {
    ($($list:ident = $key:literal,)*) => {
        /// A list at the top of a content file. In one byte: every [`Origin`] carries one.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "each is called by its key")]
        pub enum List { $($list),* }

        impl List {
            /// Its key in the file.
            pub fn key(self) -> &'static str {
                match self { $(Self::$list => $key),* }
            }
        }
    };
}

// In the order of their keys, by which places are put in order.
lists! {
    Areas = "areas",
    Changes = "changes",
    Concordance = "concordance",
    Defects = "defects",
    DominantThemes = "dominant_themes",
    EarlierInspections = "earlier_inspections",
    Facts = "facts",
    Figures = "figures",
    Findings = "findings",
    Groups = "groups",
    Judgements = "judgements",
    NoneUnder = "none_under",
    NotComparable = "not_comparable",
    OutOfScope = "out_of_scope",
    Recommendations = "recommendations",
    Redirects = "redirects",
    RestsOn = "rests_on",
    Shapes = "shapes",
    Statements = "statements",
    Terms = "terms",
    Traces = "traces",
}

/// Where an entity stands: a whole file, or one entry of a list in a file.
///
/// Small and `Copy`, because every finding, figure and judgement carries one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// The file.
    pub file: FileId,
    /// The list and the position in it; `None` where the entity is the file itself.
    pub entry: Option<(List, u32)>,
}

impl Origin {
    /// The entity that a whole file describes.
    pub fn file(file: FileId) -> Self {
        Self { file, entry: None }
    }

    /// The entry at `index` (from zero) of the top-level list `list`.
    pub fn entry(file: FileId, list: List, index: usize) -> Self {
        Self { file, entry: Some((list, u32::try_from(index).unwrap_or(u32::MAX))) }
    }

    /// Where the entity begins.
    pub fn place(self) -> Place {
        let path = match self.entry {
            None => Vec::new(),
            Some((list, index)) => vec![Step::Key(list.key().to_owned()), Step::Index(index as usize)],
        };
        Place { file: self.file, at: At::Field(path) }
    }

    /// A value inside the entity, by key.
    pub fn field(self, key: &str) -> Place {
        self.place().field(key)
    }
}

/// Where in a file something stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// Where in it.
    pub at: At,
}

/// The part of a file a [`Place`] means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    /// The file as a whole.
    File,
    /// A range of bytes of its text.
    Bytes(Range<usize>),
    /// A value of its YAML, by the way to it. In a markdown file: of the head.
    Field(Vec<Step>),
    /// A finished page, by its path in the site.
    Page(String),
}

impl PartialOrd for At {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for At {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.sort_key().cmp(&other.sort_key())
    }
}

impl At {
    fn sort_key(&self) -> (u8, usize, usize, &[Step], &str) {
        match self {
            Self::File => (0, 0, 0, &[], ""),
            Self::Bytes(range) => (1, range.start, range.end, &[], ""),
            Self::Field(path) => (2, 0, 0, path, ""),
            Self::Page(page) => (3, 0, 0, &[], page),
        }
    }
}

impl Place {
    /// A file as a whole.
    pub fn file(file: FileId) -> Self {
        Self { file, at: At::File }
    }

    /// A range of bytes of a file's text.
    pub fn bytes(file: FileId, range: Range<usize>) -> Self {
        Self { file, at: At::Bytes(range) }
    }

    /// A finished page of the site.
    pub fn page(path: impl Into<String>) -> Self {
        Self { file: FileId::PAGES, at: At::Page(path.into()) }
    }

    /// The value under `key` of the value this place means.
    #[must_use]
    pub fn field(self, key: &str) -> Self {
        self.step(Step::Key(key.to_owned()))
    }

    /// The entry at `index` (from zero) of the list this place means.
    #[must_use]
    pub fn index(self, index: usize) -> Self {
        self.step(Step::Index(index))
    }

    fn step(mut self, step: Step) -> Self {
        match &mut self.at {
            At::Field(path) => path.push(step),
            other => *other = At::Field(vec![step]),
        }
        self
    }
}
