//! Authorities, themes, groups, examples of practice, terms and free pages, each with its text.

use serde::Serialize;

use super::super::{
    rows::{
        address,
        documents::PracticeRow,
        page_url,
        vocabulary::{AuthorityRow, ThemeRow},
    },
    values::{AsText, Ids, Url},
    words,
};
use crate::{
    model::{Atlas, Authority, Body, Code, Group, Id, Page, PartialDate, Practice, Term, Theme},
    pages::{Route, anchor},
};

/// An authority.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct AuthorityData<'a> {
    #[serde(flatten)]
    pub row: AuthorityRow<'a>,
    pub codes: Vec<CodeData<'a>>,
    pub successors: Vec<BodyData<'a>>,
    pub predecessors: Vec<BodyData<'a>>,
    pub profile: &'a str,
}

/// A code with the dates it was valid.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct CodeData<'a> {
    pub scheme: &'static str,
    pub value: &'a str,
    pub from: Option<AsText<PartialDate>>,
    pub to: Option<AsText<PartialDate>>,
}

/// A body before or after an authority.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct BodyData<'a> {
    pub name: &'a str,
    pub date: Option<AsText<PartialDate>>,
    pub codes: Vec<CodeData<'a>>,
}

impl<'a> AuthorityData<'a> {
    /// An authority.
    pub fn of(atlas: &'a Atlas, id: Id<Authority>) -> Self {
        let authority = &atlas.authorities[id];
        Self {
            row: AuthorityRow::of(atlas, id),
            codes: codes(&authority.codes),
            successors: bodies(&authority.successors),
            predecessors: bodies(&authority.predecessors),
            profile: &authority.profile.markdown,
        }
    }
}

fn codes(codes: &[Code]) -> Vec<CodeData<'_>> {
    let entries = codes.iter();
    entries
        .map(|code| CodeData {
            scheme: words::scheme(code.scheme),
            value: &code.value,
            from: code.from.map(AsText),
            to: code.to.map(AsText),
        })
        .collect()
}

fn bodies(bodies: &[Body]) -> Vec<BodyData<'_>> {
    let entries = bodies.iter();
    entries.map(|body| BodyData { name: &body.name, date: body.date.map(AsText), codes: codes(&body.codes) }).collect()
}

/// A theme.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct ThemeData<'a> {
    #[serde(flatten)]
    pub row: ThemeRow<'a>,
    pub essay: &'a str,
}

impl<'a> ThemeData<'a> {
    /// A theme.
    pub fn of(atlas: &'a Atlas, id: Id<Theme>) -> Self {
        Self { row: ThemeRow::of(atlas, id), essay: &atlas.themes[id].essay.markdown }
    }
}

/// A group of children.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct GroupData<'a> {
    pub group: &'a str,
    pub label: &'a str,
    pub description: &'a str,
    pub url: Url,
}

impl<'a> GroupData<'a> {
    /// A group of children.
    pub fn of(atlas: &'a Atlas, id: Id<Group>) -> Self {
        let group = &atlas.groups[id];
        Self {
            group: group.slug.as_str(),
            label: &group.label,
            description: &group.description,
            url: page_url(atlas, Route::Group(id)),
        }
    }
}

/// An example of practice.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct PracticeData<'a> {
    #[serde(flatten)]
    pub row: PracticeRow<'a>,
    pub body: &'a str,
}

impl<'a> PracticeData<'a> {
    /// An example of practice.
    pub fn of(atlas: &'a Atlas, id: Id<Practice>) -> Self {
        Self { row: PracticeRow::of(atlas, id), body: &atlas.practices[id].body.markdown }
    }
}

/// A term.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct TermData<'a> {
    pub id: &'a str,
    pub term: &'a str,
    pub full: Option<&'a str>,
    pub meaning: &'a str,
    pub also: &'a [String],
    pub themes: Ids<'a, Theme>,
    pub url: Url,
}

impl<'a> TermData<'a> {
    /// A term.
    pub fn of(atlas: &'a Atlas, id: Id<Term>) -> Self {
        let term = &atlas.terms[id];
        Self {
            id: term.slug.as_str(),
            term: &term.term,
            full: term.full.as_deref(),
            meaning: &term.meaning,
            also: &term.also,
            themes: Ids::of(&atlas.themes, &term.themes),
            url: Url { page: address(atlas, Route::Glossary), anchor: anchor::term(&term.slug) },
        }
    }
}

/// A free page.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct PageData<'a> {
    pub page: &'a str,
    pub title: &'a str,
    pub description: &'a str,
    pub body: &'a str,
    pub url: Url,
}

impl<'a> PageData<'a> {
    /// A free page.
    pub fn of(atlas: &'a Atlas, id: Id<Page>) -> Self {
        let page = &atlas.pages[id];
        Self {
            page: page.slug.as_str(),
            title: &page.title,
            description: &page.description,
            body: &page.body.markdown,
            url: page_url(atlas, Route::Page(id)),
        }
    }
}
