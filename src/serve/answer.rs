//! What is answered to a request. No network here: a question in, an answer out.

use std::{borrow::Cow, fmt::Write as _};

use sha2::{Digest as _, Sha256};

use super::content_type::content_type;
use crate::render::Outputs;

/// What matters of a request.
#[derive(Clone, Copy, Debug)]
pub struct Query<'a> {
    /// GET, HEAD or another.
    pub method: &'a str,
    /// Path and query, as they came.
    pub target: &'a str,
    /// The `Host` header, where there is exactly one.
    pub host: Option<&'a str>,
    /// The `Origin` header.
    pub origin: Option<&'a str>,
    /// The `If-None-Match` header: what the browser has already.
    pub known: Option<&'a str>,
}

/// What to send back.
#[derive(Debug)]
pub struct Answer<'o> {
    /// The status code.
    pub status: u16,
    /// The headers, but for those of the transport.
    pub headers: Vec<(&'static str, Cow<'static, str>)>,
    /// The content; for HEAD it is not sent.
    pub body: Cow<'o, [u8]>,
}

/// The pages' own policy, held against them while they are written: nothing from elsewhere, no
/// scripts and styles inside a page.
const POLICY: &str =
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

/// Answers `query`, which came to the port `port`, from `outputs`.
pub fn answer<'o>(query: &Query<'_>, port: u16, outputs: &'o Outputs) -> Answer<'o> {
    // A page of another site may have its own name lead to this machine, and so read what is served
    // here. Its name stands in these headers.
    let trusted = |host: &str| is_local(host, port);
    let origin_trusted = |origin: &str| origin.strip_prefix("http://").is_some_and(trusted);
    if !query.host.is_some_and(trusted) || !query.origin.is_none_or(origin_trusted) {
        return plain(403, "This server answers only to localhost and 127.0.0.1.\n");
    }
    if !matches!(query.method, "GET" | "HEAD") {
        let mut answer = plain(405, "This server only shows pages.\n");
        answer.headers.push(("Allow", "GET, HEAD".into()));
        return answer;
    }
    let raw = query.target.split(['?', '#']).next().unwrap_or("");
    let Some(path) = raw.strip_prefix('/').and_then(unescape) else {
        return plain(400, "This is no address of a page.\n");
    };
    let file = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path };
    if let Some(bytes) = outputs.get(&file) {
        return found(&file, bytes, query.known);
    }
    if outputs.get(&format!("{file}/index.html")).is_some() {
        let mut answer = plain(302, "The folder's address ends with a slash.\n");
        answer.headers.push(("Location", format!("{raw}/").into()));
        return answer;
    }
    match outputs.get("404.html") {
        Some(bytes) => content(404, "404.html", bytes),
        None => plain(404, "There is no such page.\n"),
    }
}

fn found<'o>(file: &str, bytes: &'o [u8], known: Option<&str>) -> Answer<'o> {
    let tag = tag(bytes);
    let is_known = known.is_some_and(|known| {
        known.split(',').map(str::trim).any(|one| one == "*" || one.strip_prefix("W/").unwrap_or(one) == tag)
    });
    let mut answer = content(200, file, bytes);
    if is_known {
        answer.status = 304;
        answer.body = Cow::Borrowed(&[]);
    }
    answer.headers.push(("ETag", tag.into()));
    answer
}

fn content<'o>(status: u16, file: &str, bytes: &'o [u8]) -> Answer<'o> {
    let kind = content_type(file);
    let mut headers = common(kind);
    if kind.starts_with("text/html") {
        headers.push(("Content-Security-Policy", POLICY.into()));
    }
    Answer { status, headers, body: Cow::Borrowed(bytes) }
}

fn plain(status: u16, text: &'static str) -> Answer<'static> {
    Answer { status, headers: common("text/plain; charset=utf-8"), body: Cow::Borrowed(text.as_bytes()) }
}

fn common(kind: &'static str) -> Vec<(&'static str, Cow<'static, str>)> {
    vec![
        ("Content-Type", kind.into()),
        // The browser may keep pages, but asks each time whether they are still good.
        ("Cache-Control", "no-cache".into()),
        ("X-Content-Type-Options", "nosniff".into()),
        ("Cross-Origin-Resource-Policy", "same-origin".into()),
    ]
}

/// The name of a content: equal contents have equal names.
fn tag(bytes: &[u8]) -> String {
    let mut tag = String::from("\"");
    for byte in &Sha256::digest(bytes)[..16] {
        write!(tag, "{byte:02x}").expect("a String takes any text");
    }
    tag + "\""
}

/// Whether a `Host` header names this machine and the port it came to.
fn is_local(host: &str, port: u16) -> bool {
    ["localhost", "127.0.0.1", "[::1]"].iter().any(|name| {
        let rest = host.get(..name.len()).filter(|start| start.eq_ignore_ascii_case(name)).map(|_| &host[name.len()..]);
        rest.is_some_and(|rest| match rest.strip_prefix(':') {
            Some(number) => number == port.to_string(),
            None => rest.is_empty() && port == 80,
        })
    })
}

/// Resolves `%20` and its like; `None` where the result is no text.
fn unescape(path: &str) -> Option<String> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Outputs {
        let mut outputs = Outputs::default();
        for path in ["index.html", "a b/index.html", "404.html", "data.csv"] {
            outputs.insert(path.to_owned(), "a test", path.as_bytes().to_vec()).unwrap();
        }
        outputs
    }

    fn get(target: &str) -> Query<'_> {
        Query { method: "GET", target, host: Some("localhost:4000"), origin: None, known: None }
    }

    fn header(answer: &Answer<'_>, name: &str) -> Option<String> {
        answer.headers.iter().find(|(known, _)| *known == name).map(|(_, value)| value.to_string())
    }

    #[test]
    fn only_built_paths_are_answered() {
        let site = site();
        let cases = [
            ("/", 200, "index.html"),
            ("/?q=1", 200, "index.html"),
            ("/index.html", 200, "index.html"),
            ("/a%20b/", 200, "a b/index.html"),
            ("/data.csv", 200, "data.csv"),
            ("/data.csv/", 404, "404.html"),
            ("/none", 404, "404.html"),
            ("/../Cargo.toml", 404, "404.html"),
            ("/..%2fCargo.toml", 404, "404.html"),
            ("//index.html", 404, "404.html"),
        ];
        for (target, status, body) in cases {
            let answer = answer(&get(target), 4000, &site);
            assert_eq!((answer.status, answer.body.as_ref()), (status, body.as_bytes()), "{target}");
        }
        for target in ["index.html", "*", "http://localhost:4000/", "/%", "/%zz", "/%ff"] {
            assert_eq!(answer(&get(target), 4000, &site).status, 400, "{target}");
        }
        let folder = answer(&get("/a%20b?q"), 4000, &site);
        assert_eq!((folder.status, header(&folder, "Location").as_deref()), (302, Some("/a%20b/")));
    }

    #[test]
    fn other_hosts_origins_and_methods_are_refused() {
        let site = site();
        let status = |query: Query<'_>| answer(&query, 4000, &site).status;
        for host in ["localhost:4000", "LOCALHOST:4000", "127.0.0.1:4000", "[::1]:4000"] {
            assert_eq!(status(Query { host: Some(host), ..get("/") }), 200, "{host}");
        }
        for host in ["evil.example:4000", "localhost", "localhost:80", "localhost.evil.example:4000", "é", ""] {
            assert_eq!(status(Query { host: Some(host), ..get("/") }), 403, "{host}");
        }
        assert_eq!(status(Query { host: None, ..get("/") }), 403);
        assert_eq!(answer(&Query { host: Some("localhost"), ..get("/") }, 80, &site).status, 200);
        assert_eq!(status(Query { origin: Some("http://localhost:4000"), ..get("/") }), 200);
        for origin in ["null", "https://localhost:4000", "http://evil.example"] {
            assert_eq!(status(Query { origin: Some(origin), ..get("/") }), 403, "{origin}");
        }
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "get"] {
            assert_eq!(status(Query { method, ..get("/") }), 405, "{method}");
        }
    }

    #[test]
    fn what_the_browser_has_already_is_not_sent_again() {
        let site = site();
        let first = answer(&get("/"), 4000, &site);
        let tag = header(&first, "ETag").unwrap();
        for known in [tag.clone(), format!("\"x\", W/{tag}"), "*".to_owned()] {
            let again = answer(&Query { known: Some(&known), ..get("/") }, 4000, &site);
            assert_eq!((again.status, again.body.len()), (304, 0), "{known}");
        }
        assert_eq!(answer(&Query { known: Some(&tag), ..get("/data.csv") }, 4000, &site).status, 200);
    }
}
