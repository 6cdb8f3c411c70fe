//! What lies at an address: a built file, or nothing.

use super::{
    own,
    showing::{Good, Showing, digest},
};
use crate::render::Outputs;

/// The page for an address at which there is none.
pub const LOST: &str = "404.html";

/// Where the gallery of components begins, behind the first slash.
pub const GALLERY: &str = ".atlas/gallery/";

/// What lies at an address.
pub enum Found<'o> {
    /// It cannot be an address of a page.
    NoAddress,
    /// There is no site yet.
    NoSite,
    /// A file of the site.
    File(&'o str, &'o [u8]),
    /// Nothing, but there is something at another address.
    Elsewhere(String),
    /// Nothing; the page that says so.
    Lost(Option<&'o [u8]>),
}

/// The digest of the page at an address, as [`own::with_script`] notes it in the page.
pub fn page_digest(target: &str, showing: &Showing) -> String {
    match find(target, showing) {
        Found::File(_, bytes) | Found::Lost(Some(bytes)) => digest(bytes),
        Found::NoSite => own::NO_PAGE.to_owned(),
        Found::NoAddress | Found::Elsewhere(_) | Found::Lost(None) => String::new(),
    }
}

/// Looks the path of `target` up among the built files. There is no way from here to any other file.
pub fn find<'o>(target: &str, showing: &'o Showing) -> Found<'o> {
    let raw = target.split(['?', '#']).next().unwrap_or("");
    let Some(path) = raw.strip_prefix('/').and_then(unescape) else { return Found::NoAddress };
    let Some(good) = &showing.good else { return Found::NoSite };
    let Good { outputs, gallery, base_path } = &**good;
    if let Some(inside) = path.strip_prefix(GALLERY) {
        return inside_of(gallery, inside, raw).unwrap_or(Found::Lost(None));
    }
    if raw == "/" && base_path != "/" {
        return Found::Elsewhere(base_path.clone());
    }
    // Without the slash at its end, the address of the whole site is one of a folder too.
    let below = format!("{path}/");
    let inside = base_path.strip_prefix('/').unwrap_or(base_path);
    let Some(path) = path.strip_prefix(inside) else {
        return if below == inside { Found::Elsewhere(base_path.clone()) } else { Found::Lost(outputs.get(LOST)) };
    };
    inside_of(outputs, path, raw).unwrap_or(Found::Lost(outputs.get(LOST)))
}

/// What lies at a path among some files; `raw` is the address that was asked for.
fn inside_of<'o>(outputs: &'o Outputs, path: &str, raw: &str) -> Option<Found<'o>> {
    let file = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    if let Some((path, output)) = outputs.entry(&file) {
        return Some(Found::File(path, &output.bytes));
    }
    outputs.get(&format!("{file}/index.html")).map(|_| Found::Elsewhere(format!("{raw}/")))
}

/// Resolves `%20` and its like; `None` where the result is no text.
pub fn unescape(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        if *first == b'%' {
            let [high, low, after @ ..] = rest else { return None };
            let digit = |byte: u8| char::from(byte).to_digit(16);
            bytes.push(u8::try_from(digit(*high)? * 16 + digit(*low)?).ok()?);
            rest = after;
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8(bytes).ok()
}
