//! What an address on a page means for the site: another place of it, a place outside, or a fault.

use std::borrow::Cow;

use super::{
    Purpose, Reference,
    address::{self, Address, Scheme},
};

/// What a reference asks of the site.
#[derive(Debug, PartialEq, Eq)]
pub enum Meaning<'r> {
    /// Nothing: it leads out of the site, as it may.
    Nothing,
    /// The page it stands on has to have this anchor.
    Own(Cow<'r, str>),
    /// The site has to have the file whose path was written to `target`, with this anchor.
    File(Option<Cow<'r, str>>),
    /// It may not stand there.
    Fault(Fault),
}

/// Why a reference may not stand where it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Its scheme is none of the web.
    NoAddress,
    /// The browser would load it from another host.
    OtherHost,
    /// It begins at the host's root, and the site may lie in a folder.
    Rooted,
    /// It leads above the site.
    Outside,
}

/// Reads a reference of the page `page` of the site at `base` on the web. Where it means a file, the
/// file's path is written to `target`.
pub fn meaning<'r>(page: &str, base: Option<&str>, reference: &'r Reference<'_>, target: &mut String) -> Meaning<'r> {
    let address = reference.address.as_ref();
    if reference.purpose == Purpose::Id {
        return Meaning::Own(address.into());
    }
    if let Some(inside) = base.and_then(|base| address.strip_prefix(base)) {
        return from_home(inside, target).unwrap_or(Meaning::Nothing);
    }
    match address::classify(address) {
        Address::Relative { .. } if reference.purpose == Purpose::Name => Meaning::Nothing,
        Address::Relative { path: "", fragment } => {
            fragment.map_or(Meaning::Nothing, |fragment| own(address::unescape(fragment)))
        }
        Address::Relative { path, fragment } => file(page, path, fragment, target),
        // The page for lost readers is shown at any address, so it has to say where the site begins;
        // any other would lead astray where that is not the root.
        Address::FromRoot if page == "404.html" => {
            let root = root(base);
            address
                .strip_prefix(root)
                .and_then(|inside| from_home(inside, target))
                .unwrap_or(Meaning::Fault(Fault::Rooted))
        }
        Address::FromRoot => Meaning::Fault(Fault::Rooted),
        Address::Absolute { scheme: Some(Scheme::Other) } => Meaning::Fault(Fault::NoAddress),
        Address::Absolute { .. } if reference.purpose == Purpose::Load => Meaning::Fault(Fault::OtherHost),
        Address::Absolute { .. } => Meaning::Nothing,
    }
}

/// The path of the site on its host, with a slash at both ends.
fn root(base: Option<&str>) -> &str {
    let host = base.and_then(|base| base.split_once("://"));
    host.and_then(|(_, host)| host.find('/').map(|at| &host[at..])).unwrap_or("/")
}

/// An address that is relative to the home page, whichever page says so; `None` where it is no
/// relative one.
fn from_home<'r>(inside: &'r str, target: &mut String) -> Option<Meaning<'r>> {
    let Address::Relative { path, fragment } = address::classify(inside) else { return None };
    Some(file("", if path.is_empty() { "./" } else { path }, fragment, target))
}

fn file<'r>(page: &str, path: &str, fragment: Option<&'r str>, target: &mut String) -> Meaning<'r> {
    if address::resolve(page, path, target) {
        Meaning::File(fragment.map(address::unescape).filter(|anchor| !is_top(anchor)))
    } else {
        Meaning::Fault(Fault::Outside)
    }
}

fn own(anchor: Cow<'_, str>) -> Meaning<'_> {
    if is_top(&anchor) { Meaning::Nothing } else { Meaning::Own(anchor) }
}

/// Whether an anchor is one that every page has.
fn is_top(anchor: &str) -> bool {
    anchor.is_empty() || anchor.eq_ignore_ascii_case("top")
}
