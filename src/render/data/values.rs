//! The values of cells: how ids, dates, paragraphs, numbers and addresses are written.
//!
//! In: values of the model. Out: values that serialize the same way into CSV and into JSON, with no
//! memory of their own where that can be had.

use std::{fmt, rc::Rc};

use serde::{Serialize, Serializer};

use crate::model::{
    Authority, Code, CodeScheme, Framework, Group, Id, OutcomeArea, Overview, ParagraphRef, Practice, Report, Slug,
    Table, Theme,
};

/// Something written as its own text: a date, a paragraph reference.
#[derive(Clone, Copy, Debug)]
pub struct AsText<T>(pub T);

impl<T: fmt::Display> Serialize for AsText<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// Paragraph references, as an author writes them.
#[derive(Clone, Copy, Debug)]
pub struct Refs<'a>(pub &'a [ParagraphRef]);

impl Serialize for Refs<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(AsText))
    }
}

/// Something with an id that is published.
pub trait Named {
    /// The id.
    fn slug(&self) -> &Slug;
}

macro_rules! named {
    ($($name:ty),*) => { $(impl Named for $name { fn slug(&self) -> &Slug { &self.slug } })* };
}
named!(Authority, Framework, Group, OutcomeArea, Overview, Practice, Report, Theme);

/// A list of ids.
#[derive(Clone, Copy, Debug)]
pub struct Ids<'a, T> {
    table: &'a Table<T>,
    ids: &'a [Id<T>],
}

impl<'a, T> Ids<'a, T> {
    /// The ids `ids` of entities of `table`.
    pub fn of(table: &'a Table<T>, ids: &'a [Id<T>]) -> Self {
        Self { table, ids }
    }
}

impl<T: Named> Serialize for Ids<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.ids.iter().map(|id| self.table[*id].slug().as_str()))
    }
}

/// A number, without a point where it is whole.
#[derive(Clone, Copy, Debug)]
pub struct Number(pub f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        /// Above this a double no longer holds every whole number.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if self.0.fract() == 0.0 && self.0.abs() < EXACT {
            #[allow(clippy::cast_possible_truncation, reason = "whole and below 2^53")]
            return serializer.serialize_i64(self.0 as i64);
        }
        serializer.serialize_f64(self.0)
    }
}

/// The permalink of a thing in a page. The page's address is shared by all that stands in it.
#[derive(Clone, Debug)]
pub struct Url {
    /// The page's full address.
    pub page: Rc<str>,
    /// The place in it; empty for the page itself.
    pub anchor: String,
}

impl Url {
    /// Another place in the same page.
    pub fn at(&self, anchor: String) -> Self {
        Self { page: Rc::clone(&self.page), anchor }
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.page)?;
        if self.anchor.is_empty() {
            return Ok(());
        }
        f.write_str("#")?;
        f.write_str(&self.anchor)
    }
}

impl Serialize for Url {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The values of the codes of one scheme, but for the one that is valid now.
pub fn former_codes(authority: &Authority, scheme: CodeScheme) -> Vec<&str> {
    let now = authority.code(scheme).map(|code| &code.value);
    let codes = authority.codes.iter().filter(|code| code.scheme == scheme && Some(&code.value) != now);
    codes.map(|code| code.value.as_str()).collect()
}

/// The first code of a scheme.
pub fn first_code(codes: &[Code], scheme: CodeScheme) -> Option<&str> {
    codes.iter().find(|code| code.scheme == scheme).map(|code| code.value.as_str())
}
