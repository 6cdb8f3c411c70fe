//! Annotations: what the atlas says of a document and where it says it rests on it.
//!
//! In: the [`Atlas`]. Out: every [`Annotation`] in one list, whatever its kind, each with what it
//! cites and what it claims; and every text of ours, to be searched for words carried over.
//!
//! 1. What reports say ([`reports`]).
//! 2. What the national overviews say, and the examples of practice ([`overviews`]).
//! 3. What files say of their documents as a whole ([`facts`]).
//! 4. Texts that cite several documents: themes, authorities, frameworks, pages ([`essays`]).

mod essays;
pub mod facts;
mod overviews;
mod reports;

use std::{borrow::Cow, ops::Range};

use super::prose::{self, Passage};
use crate::{
    diagnostics::SourceMap,
    location::{FileId, Origin, Place},
    model::{Atlas, Document, ParagraphRef, Prose},
};

/// Something the atlas says, and where it rests.
#[derive(Clone, Debug)]
pub struct Annotation<'a> {
    /// What it is.
    pub kind: Kind,
    /// Its id, or what stands for one.
    pub id: String,
    /// In a few words, what it says; empty where it claims nothing.
    pub says: String,
    /// Where it is written.
    pub place: Place,
    /// What it cites.
    pub cites: Vec<Cite>,
    /// The texts whose numbers have to stand in what it cites.
    pub claims: Vec<Claim<'a>>,
}

/// A reference to a document, where it is written.
#[derive(Clone, Debug)]
pub struct Cite {
    /// Where.
    pub place: Place,
    /// The document.
    pub document: Document,
    /// The paragraphs.
    pub reference: ParagraphRef,
}

/// A text whose numbers have to stand in what is cited.
#[derive(Clone, Debug)]
pub struct Claim<'a> {
    /// The text.
    pub text: Written<'a>,
    /// For a figure's value: the unit it is given in.
    pub value_in: Option<&'a str>,
}

/// A text of ours, and the way from a part of it to where that is written.
#[derive(Clone, Debug)]
pub enum Written<'a> {
    /// The value of a key.
    Field(Place, Cow<'a, str>),
    /// A part of a markdown text: its file, where the markdown begins in it, and the part.
    Prose(FileId, usize, Passage),
}

/// The kinds of annotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Kind {
    Judgement,
    Finding,
    Recommendation,
    NoneUnder,
    Figure,
    EarlierInspection,
    Defect,
    OutOfScope,
    Statement,
    Fact,
    DominantTheme,
    NationalRecommendation,
    ListedFigure,
    OutcomeArea,
    Practice,
    Summary,
    Theme,
    Authority,
    Framework,
    Page,
}

impl Kind {
    /// What messages call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Judgement => "judgement",
            Self::Finding => "finding",
            Self::Recommendation | Self::NationalRecommendation => "recommendation",
            Self::NoneUnder => "empty heading",
            Self::Figure => "figure",
            Self::EarlierInspection => "earlier inspection",
            Self::Defect => "defect",
            Self::OutOfScope => "paragraph out of scope",
            Self::Statement => "statement",
            Self::Fact => "fact",
            Self::DominantTheme => "dominant theme",
            Self::ListedFigure => "listed figure",
            Self::OutcomeArea => "outcome area",
            Self::Practice => "example of practice",
            Self::Summary => "summary",
            Self::Theme => "theme",
            Self::Authority => "authority",
            Self::Framework => "framework",
            Self::Page => "page",
        }
    }

    /// Whether its sentences introduce a document, and so may say when it was published although
    /// the cited paragraphs do not.
    pub fn introduces(self) -> bool {
        matches!(self, Self::Summary | Self::Theme | Self::Authority | Self::Framework | Self::Page)
    }

    /// Whether a paragraph that it cites counts as covered. A summary cites many paragraphs at once:
    /// that does not show that what each of them says is told. Judgements see
    /// [`Annotation::covers`].
    fn covers(self) -> bool {
        match self {
            Self::Finding
            | Self::Recommendation
            | Self::NoneUnder
            | Self::Figure
            | Self::EarlierInspection
            | Self::Defect
            | Self::Statement
            | Self::Fact
            | Self::DominantTheme
            | Self::NationalRecommendation
            | Self::ListedFigure
            | Self::Practice => true,
            Self::Judgement
            | Self::OutOfScope
            | Self::OutcomeArea
            | Self::Summary
            | Self::Theme
            | Self::Authority
            | Self::Framework
            | Self::Page => false,
        }
    }
}

impl Annotation<'_> {
    /// Whether a paragraph that this reference of it names counts as covered. A judgement speaks for
    /// a single paragraph, which states it, and not for the chapter it rests on.
    pub fn covers(&self, reference: &ParagraphRef) -> bool {
        match reference {
            ParagraphRef::Numbers { from, to, .. } if self.kind == Kind::Judgement => from == to,
            _ => self.kind.covers(),
        }
    }
}

impl Written<'_> {
    /// The words.
    pub fn text(&self) -> &str {
        match self {
            Self::Field(_, text) => text,
            Self::Prose(.., passage) => &passage.text,
        }
    }

    /// Where a part of the text is written: the value, or the very words of a markdown text.
    pub fn place(&self, part: &Range<usize>) -> Place {
        match self {
            Self::Field(place, _) => place.clone(),
            Self::Prose(file, start, passage) => {
                let begin = passage.origin(part.start);
                let end = passage.origin(part.end.saturating_sub(1)).max(begin) + 1;
                Place::bytes(*file, start + begin..start + end)
            }
        }
    }

    /// Whether a part of the text is the name of a document or a page.
    pub fn is_name(&self, part: &Range<usize>) -> bool {
        match self {
            Self::Field(..) => false,
            Self::Prose(.., passage) => passage.names.iter().any(|name| name.start < part.end && part.start < name.end),
        }
    }
}

/// All annotations of an atlas, and all its texts.
#[derive(Clone, Debug, Default)]
pub struct Annotations<'a> {
    /// The annotations, by kind of entity and in the order of its table.
    pub list: Vec<Annotation<'a>>,
    /// What the file of a document says of it as a whole.
    pub facts: Vec<Fact>,
    /// Every text that is ours, so that none is carried over from a source.
    pub texts: Vec<Written<'a>>,
}

/// Something that a document's own file says of it as a whole.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The document.
    pub document: Document,
    /// Where it is written.
    pub place: Place,
    /// It, in words: `5 February 2014`.
    pub says: String,
}

/// Collects the annotations. `files` tells where the text of a file with a head begins.
pub fn all<'a>(atlas: &'a Atlas, files: &dyn SourceMap) -> Annotations<'a> {
    let mut collector = Collector { atlas, files, found: Annotations::default() };
    collector.reports();
    collector.overviews();
    collector.practices();
    collector.essays();
    collector.facts();
    collector.found
}

struct Collector<'a, 'm> {
    atlas: &'a Atlas,
    files: &'m dyn SourceMap,
    found: Annotations<'a>,
}

/// An annotation of one entry of a YAML file, before its texts are added.
struct Entry<'a> {
    kind: Kind,
    id: &'a str,
    origin: Origin,
    document: Document,
    /// The key of its references, and they.
    refs: (&'static str, &'a [ParagraphRef]),
}

impl<'a> Collector<'a, '_> {
    /// Adds the annotation of an entry. The numbers of the texts in `claims` have to be proved;
    /// `texts` are ours as well, and hold none or none that the source must carry.
    fn entry(&mut self, entry: &Entry<'a>, claims: &[(&'static str, &'a str)], texts: &[(&'static str, &'a str)]) {
        let says = claims.first().or(texts.first()).map_or("", |(_, text)| *text).to_owned();
        let place = |key: &str| entry.origin.field(key);
        let field = |key: &str, text: &'a str| Written::Field(place(key), text.into());
        let written: Vec<Written<'a>> = claims.iter().map(|(key, text)| field(key, text)).collect();
        self.found.texts.extend(written.iter().cloned());
        self.found.texts.extend(texts.iter().map(|(key, text)| field(key, text)));
        let (key, refs) = entry.refs;
        let cites = refs.iter().enumerate().map(|(index, reference)| Cite {
            place: place(key).index(index),
            document: entry.document,
            reference: reference.clone(),
        });
        self.found.list.push(Annotation {
            kind: entry.kind,
            id: entry.id.to_owned(),
            says,
            place: entry.origin.place(),
            cites: cites.collect(),
            claims: written.into_iter().map(|text| Claim { text, value_in: None }).collect(),
        });
    }

    /// Adds the passages of a markdown text that cite, one annotation each.
    fn prose(&mut self, kind: Kind, id: &str, file: FileId, prose: &'a Prose) {
        let start = self.files.text(file).strip_suffix(prose.markdown.as_str()).map_or(0, str::len);
        self.found.texts.push(Written::Prose(file, start, prose::whole(prose)));
        for passage in prose::passages(prose).into_iter().filter(|passage| !passage.cites.is_empty()) {
            let cites = passage.cites.iter().flat_map(|(range, document, refs)| {
                refs.iter().map(|reference| Cite {
                    place: Place::bytes(file, start + range.start..start + range.end),
                    document: *document,
                    reference: reference.clone(),
                })
            });
            self.found.list.push(Annotation {
                kind,
                id: id.to_owned(),
                says: closed_up(&passage.text),
                place: Place::bytes(file, start + passage.origin(0)..start + passage.origin(0)),
                cites: cites.collect(),
                claims: vec![Claim { text: Written::Prose(file, start, passage), value_in: None }],
            });
        }
    }

    /// Adds a text of ours that claims nothing of a document.
    fn text(&mut self, place: Place, text: &'a str) {
        self.found.texts.push(Written::Field(place, text.into()));
    }
}

/// A text without the gaps before punctuation that citations leave.
fn closed_up(text: &str) -> String {
    let mut closed = String::with_capacity(text.len());
    for c in text.trim().chars() {
        if matches!(c, '.' | ',' | ';' | ':') {
            closed.truncate(closed.trim_end().len());
        }
        closed.push(c);
    }
    closed
}
