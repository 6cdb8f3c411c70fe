//! What the atlas knows, joined and never changed.
//!
//! In: nothing; [`crate::link`] makes the values. Out: the [`Atlas`] and its parts.
//!
//! 1. Plain values: [`Slug`], [`PartialDate`], [`ParagraphRef`], the markdown dialect in [`prose`].
//! 2. [`Table`]s of entities, in which an [`Id`] always finds its entity.
//! 3. The [`Index`]: reverse look-ups, filled before anything is rendered.
//!
//! No type here can be read from or written to a format: `content` reads, `render` writes.

mod atlas;
mod change;
mod checked;
mod date;
mod document;
mod evidence;
mod framework;
mod geography;
mod index;
pub mod letters;
mod multiplier;
mod paragraph;
mod place;
pub mod prose;
mod redirect;
mod slug;
mod spelling;
mod table;
mod texts;
mod vocabulary;

pub use atlas::{Atlas, Licence, Notices, Settings};
pub use change::{Change, ChangeKind};
pub use checked::{CHECKED_FILE, Checked, LONGEST_RUN, content_checksum};
pub use date::{MONTHS, PartialDate, span_in_words};
pub use document::{
    DominantTheme, Fact, ListedFigure, NationalRecommendation, OutcomeArea, Overview, Practice, Published, Reference,
    Report, Statement, StatementPolarity, Weight,
};
pub use evidence::{
    Comparison, Defect, DefectKind, EarlierInspection, Figure, Finding, Judgement, NoneUnder, OutOfScope, Outcome,
    Particulars, Polarity, Recommendation, Topic, Trace,
};
pub use framework::{
    Area, AreaId, Break, Concordance, Framework, Grade, GradeId, GradeScale, Relation, Scope, ScopeId, Urgency,
    UrgencyId,
};
pub use geography::{Course, Geography, Shape, Spot};
pub use index::{Citer, Citing, Index, ThemeIndex};
pub use multiplier::multiplier;
pub use paragraph::{Document, ParagraphRef, Part};
pub use place::{Authority, Body, Code, CodeScheme, Kind};
pub use prose::{Prose, Target};
pub use redirect::{Former, Redirect, ids_of};
pub use slug::Slug;
pub use spelling::Spellings;
pub use table::{Entries, EntryId, Follow, Id, Key, Range, Table};
pub use texts::Texts;
pub use vocabulary::{Group, Page, Term, Theme};
