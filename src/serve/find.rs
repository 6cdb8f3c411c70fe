//! What lies at an address: a file of the site, or nothing.
//!
//! A file that cannot be made counts as none: why is told by what looks at the site as a whole.

use anyhow::Result;

use super::{
    own,
    showing::{Good, Showing, digest},
};

/// The page for an address at which there is none.
pub const LOST: &str = "404.html";

/// Where the gallery of components begins, behind the first slash.
pub const GALLERY: &str = ".atlas/gallery/";

/// What lies at an address.
pub enum Found {
    /// It cannot be an address of a page.
    NoAddress,
    /// There is no site yet.
    NoSite,
    /// A file of the site, by its path in it.
    File(String, Vec<u8>),
    /// A file that cannot be made.
    Broken,
    /// Nothing, but there is something at another address.
    Elsewhere(String),
    /// Nothing; the page that says so.
    Lost(Option<Vec<u8>>),
}

/// The page at an address, where there is one, and its digest, as [`own::with_script`] notes it in the page.
pub fn page(target: &str, showing: &Showing) -> (String, Option<Vec<u8>>) {
    match find(target, showing) {
        Found::File(_, bytes) | Found::Lost(Some(bytes)) => (digest(&bytes), Some(bytes)),
        Found::NoSite | Found::Broken => (own::NO_PAGE.to_owned(), None),
        Found::NoAddress | Found::Elsewhere(_) | Found::Lost(None) => (String::new(), None),
    }
}

/// Looks the path of `target` up among the files of the site. There is no way from here to any other
/// file.
pub fn find(target: &str, showing: &Showing) -> Found {
    let raw = target.split(['?', '#']).next().unwrap_or("");
    let Some(path) = raw.strip_prefix('/').and_then(unescape) else { return Found::NoAddress };
    let Some(Good { files, base_path }) = &showing.good else { return Found::NoSite };
    if let Some(inside) = path.strip_prefix(GALLERY) {
        let in_gallery = |path: &str| Ok(files.gallery()?.get(path).map(<[u8]>::to_vec));
        return inside_of(&in_gallery, inside, raw).map_or(Found::Broken, |found| found.unwrap_or(Found::Lost(None)));
    }
    if raw == "/" && base_path != "/" {
        return Found::Elsewhere(base_path.clone());
    }
    // Without the slash at its end, the address of the whole site is one of a folder too.
    let below = format!("{path}/");
    let inside = base_path.strip_prefix('/').unwrap_or(base_path);
    let in_site = |path: &str| files.file(path);
    let found = match path.strip_prefix(inside) {
        Some(path) => inside_of(&in_site, path, raw),
        None if below == inside => return Found::Elsewhere(base_path.clone()),
        None => Ok(None),
    };
    match found {
        Ok(Some(found)) => found,
        Ok(None) => files.file(LOST).map_or(Found::Broken, Found::Lost),
        Err(_) => Found::Broken,
    }
}

/// What lies at a path among some files; `raw` is the address that was asked for.
fn inside_of(files: &dyn Fn(&str) -> Result<Option<Vec<u8>>>, path: &str, raw: &str) -> Result<Option<Found>> {
    let file = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    if let Some(bytes) = files(&file)? {
        return Ok(Some(Found::File(file, bytes)));
    }
    Ok(files(&format!("{file}/index.html"))?.map(|_| Found::Elsewhere(format!("{raw}/"))))
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
