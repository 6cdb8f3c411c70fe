//! The audit: what is wrong with the finished site, whoever is to blame.
//!
//! In: [`Outputs`]. Out: diagnostics with the page and line they were found on.
//!
//! 1. [`facts`] reads each file once (`scan`, `page`, `xml`, `css`): what is wrong with it
//!    alone, which ids it has and what it refers to. It depends on nothing else, so many files are
//!    read at once.
//! 2. [`join`] follows the references (`links`), and compares the pages with each other.
//!
//! A site that is never whole in memory is read file by file as it is made ([`Reader`]). That tells
//! whether all of it is sound; what is wrong and where is then found by [`run`], over all its files.
//!
//! [`outside()`] lists where the site leads: the audit itself asks nobody.
//!
//! The rules are those of WCAG 2.2 that a program can see, and the site's own: no request to another
//! host, nothing that a strict Content-Security-Policy would stop, and pages that can be read from
//! `file://`.

mod address;
mod css;
mod entities;
mod links;
mod meaning;
mod numbers;
mod outside;
mod page;
mod scan;
mod sound;
mod xml;

use std::{borrow::Cow, path::Path, str::Utf8Error};

use memchr::memchr_iter;
use rayon::prelude::*;

pub use self::{
    links::join,
    outside::{Outside, outside},
    sound::Reader,
};
use crate::{
    diagnostics::{Code, Diagnostics},
    location::Place,
    render::Outputs,
};

/// Checks all of `outputs`: does what [`facts`] does for all files at once, and then [`join`].
pub fn run(outputs: &Outputs, diagnostics: &mut Diagnostics) {
    run_with(outputs, &|_, _| None, diagnostics);
}

/// The same; `written` says where in the content a link to a place on its own page stands, by the path of the page
/// and the address, which begins with a `#`.
pub fn run_with(outputs: &Outputs, written: &Written<'_>, diagnostics: &mut Diagnostics) {
    let files: Vec<_> = outputs.iter().collect();
    let found: Vec<Facts<'_>> = files.par_iter().filter_map(|(path, output)| facts(path, &output.bytes)).collect();
    join(outputs, &found, written, diagnostics);
}

/// Where in the content the link stands that a page has to an address.
pub type Written<'w> = dyn Fn(&str, &str) -> Option<Place> + 'w;

/// Reads one file of the site; `None` where it is of a kind that holds no references.
pub fn facts<'a>(path: &'a str, bytes: &'a [u8]) -> Option<Facts<'a>> {
    let mut facts = as_written(path, || str::from_utf8(bytes))?;
    facts.ids.sort_unstable();
    Some(facts)
}

/// The same, its ids in the order in which they stand in the file, whose text is asked for only where it
/// may hold references.
fn as_written<'a>(path: &'a str, text: impl FnOnce() -> Result<&'a str, Utf8Error>) -> Option<Facts<'a>> {
    let read = match Kind::of(path)? {
        Kind::Page => page::read,
        Kind::Xml => xml::read,
        Kind::Css => css::read,
    };
    let mut facts = Facts { path, ..Facts::default() };
    match text() {
        Ok(text) => {
            facts.text = text;
            read(text, &mut facts);
        }
        Err(error) => {
            facts.fault(Code::PageOutline, 0, format!("is not UTF-8 text at byte {}", error.valid_up_to() + 1));
        }
    }
    Some(facts)
}

/// The kinds of file that hold references.
enum Kind {
    Page,
    Xml,
    Css,
}

impl Kind {
    /// The kind of the file at `path`; `None` where it is of another.
    fn of(path: &str) -> Option<Self> {
        match Path::new(path).extension()?.to_str()? {
            "html" => Some(Self::Page),
            "xml" | "svg" => Some(Self::Xml),
            "css" => Some(Self::Css),
            _ => None,
        }
    }
}

/// What the audit knows of one file.
#[derive(Debug, Default)]
pub struct Facts<'a> {
    /// Its path in the site.
    path: &'a str,
    /// What it holds; empty where that is no text.
    text: &'a str,
    /// The page's title, as written; `None` where it has none, or is not read by people.
    title: Option<&'a str>,
    /// The page's own address on the web, where it says one.
    canonical: Option<&'a str>,
    /// All ids; sorted, where [`facts`] gives them.
    ids: Vec<&'a str>,
    /// Addresses that lead or load from here.
    references: Vec<Reference<'a>>,
    /// What is wrong with the file alone.
    faults: Vec<Fault>,
}

/// An address in a file.
#[derive(Debug)]
struct Reference<'a> {
    /// The address, entities resolved.
    address: Cow<'a, str>,
    /// What it is for.
    purpose: Purpose,
    /// Where the element that has it begins, in bytes.
    at: usize,
}

/// What an address is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    /// Readers may follow it.
    Follow,
    /// The browser loads it by itself.
    Load,
    /// It names an id of the same page, without a `#`.
    Id,
    /// A feed or the sitemap names it. Only addresses of this site are looked at.
    Name,
}

/// Something wrong with one file.
#[derive(Debug, PartialEq, Eq)]
struct Fault {
    code: Code,
    /// Where it is, in bytes.
    at: usize,
    message: String,
}

impl Facts<'_> {
    fn fault(&mut self, code: Code, at: usize, message: impl Into<String>) {
        self.faults.push(Fault { code, at, message: message.into() });
    }

    /// The one-based number of the line on which the byte `at` of the file stands. Lines are counted when
    /// somebody is to be told of one: nearly every file has nothing to tell.
    fn line(&self, at: usize) -> usize {
        memchr_iter(b'\n', &self.text.as_bytes()[..at.min(self.text.len())]).count() + 1
    }
}
