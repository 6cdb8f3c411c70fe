//! Joining authorities, themes, groups of children, terms and free pages.

use std::collections::BTreeMap;

use super::Linker;
use crate::{
    content::{
        AuthoredText, AuthorityHead, CodeEntry, GlossaryFile, GroupsFile, KindWord, PageHead, SchemeWord, TermEntry,
        ThemeHead, texts,
    },
    diagnostics::Code,
    location::{FileId, List, Origin},
    model::{self, Authority, Body, CodeScheme, Group, Kind, Page, Table, Term, Theme},
};

fn codes(entries: Box<[CodeEntry]>) -> Vec<model::Code> {
    let code = |entry: CodeEntry| model::Code {
        scheme: match entry.scheme {
            SchemeWord::Dfe => CodeScheme::Dfe,
            SchemeWord::Gss => CodeScheme::Gss,
            SchemeWord::Iso => CodeScheme::Iso,
        },
        value: entry.value.0.into(),
        from: entry.from.map(|date| date.0),
        to: entry.to.map(|date| date.0),
    };
    entries.into_iter().map(code).collect()
}

impl Linker<'_> {
    /// Joins an authority.
    pub fn authority(&mut self, file: AuthoredText<AuthorityHead>) -> Authority {
        let AuthoredText { slug, file, head, body } = file;
        Authority {
            slug,
            origin: Origin::file(file),
            name: head.name.0.into(),
            council: head.council.0.into(),
            kind: match head.kind {
                KindWord::County => Kind::County,
                KindWord::Unitary => Kind::Unitary,
                KindWord::MetropolitanDistrict => Kind::MetropolitanDistrict,
                KindWord::LondonBorough => Kind::LondonBorough,
            },
            region: head.region.0.into(),
            codes: codes(head.codes),
            successors: head
                .successors
                .into_iter()
                .map(|body| Body {
                    name: body.name.0.into(),
                    date: body.from.map(|date| date.0),
                    codes: codes(body.codes),
                })
                .collect(),
            predecessors: head
                .predecessors
                .into_iter()
                .map(|body| Body {
                    name: body.name.0.into(),
                    date: body.to.map(|date| date.0),
                    codes: codes(body.codes),
                })
                .collect(),
            profile: self.prose(file, body, None),
        }
    }

    /// Joins a theme; `None` where its outcome area is not known.
    pub fn theme(&mut self, file: AuthoredText<ThemeHead>) -> Option<Theme> {
        let AuthoredText { slug, file, head, body } = file;
        let origin = Origin::file(file);
        if let Some(at) = head.related.iter().position(|name| name.0 == slug) {
            self.diagnostics
                .error(Code::WrongValue, origin.field("related").index(at), "this is the theme itself")
                .hint(format!("take `{slug}` out of the list"));
        }
        Some(Theme {
            area: self.names.areas.get(&head.outcome_area.0)?,
            slug,
            origin,
            title: head.title.0.into(),
            summary: head.summary.0.into(),
            related: self.names.themes.find_all(&head.related, origin, "related", self.diagnostics),
            local: head.local,
            essay: self.prose(file, body, None),
        })
    }

    /// Joins the groups of children.
    pub fn groups(file: Option<(FileId, GroupsFile)>) -> Table<Group> {
        let Some((file, list)) = file else { return Table::default() };
        let join = |(index, entry): (usize, crate::content::GroupEntry)| Group {
            slug: entry.id.0,
            origin: Origin::entry(file, List::Groups, index),
            label: entry.label.0.into(),
            description: entry.description.0.into(),
        };
        list.groups.into_iter().enumerate().map(join).collect()
    }

    /// Joins the terms, in the order of the alphabet.
    pub fn terms(&mut self, file: Option<(FileId, GlossaryFile)>) -> Table<Term> {
        let Some((file, list)) = file else { return Table::default() };
        self.terms_of_one_name(file, &list);
        let join = |(index, entry): (usize, TermEntry)| {
            let origin = Origin::entry(file, List::Terms, index);
            Term {
                slug: entry.id.0,
                origin,
                term: entry.term.0.into(),
                full: entry.full.map(|text| text.0.into()),
                meaning: entry.meaning.0.into(),
                also: texts(entry.also),
                themes: self.names.themes.find_all(&entry.themes, origin, "themes", self.diagnostics),
            }
        };
        let mut terms: Vec<Term> = list.terms.into_iter().enumerate().map(join).collect();
        terms.sort_by(|a, b| (a.term.to_lowercase(), &a.slug).cmp(&(b.term.to_lowercase(), &b.slug)));
        terms.into_iter().collect()
    }

    /// Reports the terms whose name an earlier one has: readers could not tell them apart.
    fn terms_of_one_name(&mut self, file: FileId, list: &GlossaryFile) {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for (index, entry) in list.terms.iter().enumerate() {
            let first = *seen.entry(entry.term.0.to_lowercase()).or_insert(index);
            if first < index {
                let place = |index| Origin::entry(file, List::Terms, index).field("term");
                let message = format!("another term of the glossary is called `{}` too", entry.term.0);
                self.diagnostics
                    .error(Code::DuplicateId, place(index), message)
                    .other(place(first))
                    .hint("make one term of the two, or add to this name what tells it apart");
            }
        }
    }

    /// Joins a free page.
    pub fn page(&mut self, file: AuthoredText<PageHead>) -> Page {
        let AuthoredText { slug, file, head, body } = file;
        Page {
            slug,
            origin: Origin::file(file),
            title: head.title.0.into(),
            description: head.description.0.into(),
            body: self.prose(file, body, None),
        }
    }
}
