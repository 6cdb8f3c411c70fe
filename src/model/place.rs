//! Authorities and their codes.

use super::{PartialDate, Prose, Slug};
use crate::location::Origin;

/// A local authority with children's services.
#[derive(Clone, Debug)]
pub struct Authority {
    /// Its id.
    pub slug: Slug,
    /// Where it is described.
    pub origin: Origin,
    /// Its plain name.
    pub name: String,
    /// The council's name.
    pub council: String,
    /// What kind of authority it is.
    pub kind: Kind,
    /// The statistical region.
    pub region: String,
    /// Its codes, each with the dates it was valid.
    pub codes: Vec<Code>,
    /// Bodies that took over from it.
    pub successors: Vec<Body>,
    /// Bodies it took over from.
    pub predecessors: Vec<Body>,
    /// A short profile.
    pub profile: Prose,
}

/// The kinds of authority with children's services.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A county council.
    County,
    /// A unitary authority.
    Unitary,
    /// A metropolitan district.
    MetropolitanDistrict,
    /// A London borough.
    LondonBorough,
}

/// A code of an authority.
#[derive(Clone, Debug)]
pub struct Code {
    /// Who gives it.
    pub scheme: CodeScheme,
    /// The code.
    pub value: String,
    /// Since when it is valid; `None` where that is open.
    pub from: Option<PartialDate>,
    /// Until when it was valid; `None` where it still is.
    pub to: Option<PartialDate>,
}

/// Who gives a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CodeScheme {
    /// The Department for Education: three digits.
    Dfe,
    /// The Government Statistical Service: nine characters.
    Gss,
    /// The International Organization for Standardization: ISO 3166-2, a country and its part.
    Iso,
}

/// A body before or after an authority.
#[derive(Clone, Debug)]
pub struct Body {
    /// Its name.
    pub name: String,
    /// Since when it took over, or until when it existed.
    pub date: Option<PartialDate>,
    /// Its codes.
    pub codes: Vec<Code>,
}

impl Authority {
    /// Every code of a scheme, also those that are no longer valid.
    pub fn codes(&self, scheme: CodeScheme) -> impl Iterator<Item = &str> {
        self.codes.iter().filter(move |code| code.scheme == scheme).map(|code| code.value.as_str())
    }

    /// The code of a scheme that is valid now: the one without an end, or the last one.
    pub fn code(&self, scheme: CodeScheme) -> Option<&Code> {
        let mut codes = self.codes.iter().filter(|code| code.scheme == scheme);
        codes.clone().find(|code| code.to.is_none()).or_else(|| codes.next_back())
    }
}
