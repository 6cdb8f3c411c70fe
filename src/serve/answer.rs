//! What is answered to a request. No network here: a question in, an answer out.

use std::borrow::Cow;

use super::{
    content_type::content_type,
    find::{Found, LOST, find},
    own,
    request::Request,
    showing::{Showing, digest},
    trust::Names,
};

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
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; object-src 'none'";

/// What is said of a request that is refused before it is looked at, by its status code.
pub fn refusal(status: u16) -> Answer<'static> {
    let text = match status {
        403 => "This server answers only to its own address and its own pages.\n",
        405 => "This server only shows pages.\n",
        408 => "The request took too long.\n",
        413 => "This server takes no content.\n",
        414 => "This address is too long.\n",
        431 => "These headers are too much.\n",
        503 => "Too many ask at once. Try again in a moment.\n",
        505 => "This server speaks HTTP 1.0 and 1.1.\n",
        _ => "This is no request for a page.\n",
    };
    let mut answer =
        Answer { status, headers: common("text/plain; charset=utf-8"), body: Cow::Borrowed(text.as_bytes()) };
    match status {
        405 => answer.headers.push(("Allow", "GET, HEAD".into())),
        503 => answer.headers.push(("Retry-After", "1".into())),
        _ => {}
    }
    answer
}

/// The status with which a request is refused that comes from elsewhere or wants more than to read;
/// `None` where it is to be answered.
pub fn refused(request: &Request, names: &Names) -> Option<u16> {
    let origin_trusted = request.origin.as_deref().is_none_or(|origin| names.is_own_origin(origin));
    if !names.is_own(&request.host) || !origin_trusted {
        return Some(403);
    }
    (!matches!(request.method.as_str(), "GET" | "HEAD")).then_some(405)
}

/// Answers from what is shown now.
pub fn answer(request: &Request, showing: &Showing) -> Answer<'static> {
    let known = request.known.as_deref();
    match find(&request.target, showing) {
        Found::NoAddress => refusal(400),
        Found::NoSite | Found::Broken => {
            let page = own::with_script(own::NO_SITE.as_bytes(), own::NO_PAGE, showing);
            let mut answer = content("problems.html", Cow::Owned(page), None);
            answer.status = 503;
            answer
        }
        Found::File(path, bytes) => content(&path, Cow::Owned(as_shown(&path, bytes, showing)), known),
        Found::Elsewhere(address) => {
            let headers = [common("text/plain; charset=utf-8"), vec![("Location", address.into())]].concat();
            Answer { status: 302, headers, body: Cow::Borrowed(b"The page lies at another address.\n") }
        }
        Found::Lost(page) => {
            let mut answer = match page {
                Some(bytes) => content(LOST, Cow::Owned(as_shown(LOST, bytes, showing)), None),
                None => refusal(404),
            };
            answer.status = 404;
            answer
        }
    }
}

/// A file as the browser gets it: a page carries the script that loads it anew.
fn as_shown(path: &str, bytes: Vec<u8>, showing: &Showing) -> Vec<u8> {
    if content_type(path).starts_with("text/html") { own::with_script(&bytes, &digest(&bytes), showing) } else { bytes }
}

/// Answers with a content, or with less where the browser has it already.
pub fn content<'o>(path: &str, bytes: Cow<'o, [u8]>, known: Option<&str>) -> Answer<'o> {
    let kind = content_type(path);
    let mut headers = common(kind);
    if kind.starts_with("text/html") {
        headers.push(("Content-Security-Policy", POLICY.into()));
    }
    let tag = format!("\"{}\"", digest(&bytes));
    let is_known = known.is_some_and(|known| {
        known.split(',').map(str::trim).any(|one| one == "*" || one.strip_prefix("W/").unwrap_or(one) == tag)
    });
    headers.push(("ETag", tag.into()));
    let (status, body) = if is_known { (304, Cow::Borrowed(&[][..])) } else { (200, bytes) };
    Answer { status, headers, body }
}

/// The headers of every answer with a content of this kind.
pub fn common(kind: &'static str) -> Vec<(&'static str, Cow<'static, str>)> {
    vec![
        ("Content-Type", kind.into()),
        // The browser may keep pages, but asks each time whether they are still good.
        ("Cache-Control", "no-cache".into()),
        ("X-Content-Type-Options", "nosniff".into()),
        ("Cross-Origin-Resource-Policy", "same-origin".into()),
    ]
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use anyhow::{Result, bail};

    use super::*;
    use crate::{
        render::Outputs,
        serve::{
            find,
            problem::Problems,
            showing::{Files, Good, Site},
        },
    };

    /// A site in memory. One of its files cannot be made.
    struct InMemory(Outputs);

    impl Files for InMemory {
        fn file(&self, path: &str) -> Result<Option<Vec<u8>>> {
            if path == "broken/index.html" {
                bail!("a template has a defect");
            }
            Ok(self.0.get(path).map(<[u8]>::to_vec))
        }

        fn assets(&self) -> Result<Arc<Outputs>> {
            let mut assets = Outputs::default();
            for (path, output) in self.0.iter().filter(|(path, _)| path.starts_with("assets/")) {
                assets.insert(path.to_owned(), "a test", output.bytes.clone())?;
            }
            Ok(Arc::new(assets))
        }

        fn gallery(&self) -> Result<Arc<Outputs>> {
            Ok(Arc::default())
        }
    }

    fn good(outputs: Outputs, base_path: &str) -> Good {
        Good { files: Arc::new(InMemory(outputs)), base_path: base_path.to_owned() }
    }

    fn outputs() -> Outputs {
        let mut outputs = Outputs::default();
        for (path, text) in [
            ("index.html", "<head></head>home"),
            ("a b/index.html", "<head></head>page a"),
            ("404.html", "<head></head>lost"),
            ("data.csv", "data.csv"),
            ("assets/atlas.css", "a {}"),
        ] {
            outputs.insert(path.to_owned(), "a test", text.as_bytes().to_vec()).unwrap();
        }
        outputs
    }

    fn site(base_path: &str) -> Site {
        let site = Site::default();
        site.replace(good(outputs(), base_path), None);
        site
    }

    fn get(target: &str) -> Request {
        Request {
            method: "GET".to_owned(),
            target: target.to_owned(),
            host: "localhost:4000".to_owned(),
            ..Request::default()
        }
    }

    fn header(answer: &Answer<'_>, name: &str) -> Option<String> {
        answer.headers.iter().find(|(known, _)| *known == name).map(|(_, value)| value.to_string())
    }

    /// Status and content, of a page without the script that it is served with.
    fn plain(target: &str, showing: &Showing) -> (u16, String) {
        let answer = answer(&get(target), showing);
        let mut text = String::from_utf8(answer.body.into_owned()).unwrap();
        if let (Some(start), Some(end)) = (text.find("<script"), text.find("</head>")) {
            text.replace_range(start..end, "");
        }
        (answer.status, text.replace("<head></head>", ""))
    }

    #[test]
    fn only_built_paths_are_answered() {
        let showing = site("/").current();
        let cases = [
            ("/", 200, "home"),
            ("/?q=1", 200, "home"),
            ("/index.html", 200, "home"),
            ("/a%20b/", 200, "page a"),
            ("/data.csv", 200, "data.csv"),
            ("/data.csv/", 404, "lost"),
            ("/assets", 404, "lost"),
            ("/assets/", 404, "lost"),
            ("/none", 404, "lost"),
            ("/../Cargo.toml", 404, "lost"),
            ("/..%2fCargo.toml", 404, "lost"),
            ("/a%20b/../index.html", 404, "lost"),
            ("/%2e%2e/%2e%2e/etc/passwd", 404, "lost"),
            ("/..\\Cargo.toml", 404, "lost"),
            ("/index.html%00", 404, "lost"),
            ("//index.html", 404, "lost"),
        ];
        for (target, status, body) in cases {
            assert_eq!(plain(target, &showing), (status, body.to_owned()), "{target}");
        }
        for target in ["", "index.html", "*", "/%", "/%zz", "/%ff"] {
            assert_eq!(answer(&get(target), &showing).status, 400, "{target}");
        }
        let folder = answer(&get("/a%20b?q"), &showing);
        assert_eq!((folder.status, header(&folder, "Location").as_deref()), (302, Some("/a%20b/")));
    }

    #[test]
    fn a_site_for_a_folder_of_a_host_lies_in_that_folder() {
        let showing = site("/x/atlas/").current();
        for (target, status, body) in [
            ("/x/atlas/", 200, "home"),
            ("/x/atlas/a%20b/", 200, "page a"),
            ("/index.html", 404, "lost"),
            ("/x/", 404, "lost"),
        ] {
            assert_eq!(plain(target, &showing), (status, body.to_owned()), "{target}");
        }
        for target in ["/", "/x/atlas"] {
            let away = answer(&get(target), &showing);
            assert_eq!((away.status, header(&away, "Location").as_deref()), (302, Some("/x/atlas/")), "{target}");
        }
    }

    #[test]
    fn other_hosts_origins_and_methods_are_refused() {
        let names = Names::new("127.0.0.1", 4000);
        let status = |request: Request| refused(&request, &names);
        assert_eq!(status(get("/")), None);
        assert_eq!(status(Request { host: "evil.example:4000".to_owned(), ..get("/") }), Some(403));
        assert_eq!(status(Request { host: String::new(), ..get("/") }), Some(403));
        let from = |origin: &str| Request { origin: Some(origin.to_owned()), ..get("/") };
        assert_eq!((status(from("http://localhost:4000")), status(from("http://evil.example"))), (None, Some(403)));
        assert_eq!(status(Request { method: "HEAD".to_owned(), ..get("/") }), None);
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "get"] {
            assert_eq!(status(Request { method: method.to_owned(), ..get("/") }), Some(405), "{method}");
        }
    }

    #[test]
    fn what_the_browser_has_already_is_not_sent_again() {
        let site = site("/");
        let showing = site.current();
        let again = |target: &str, known: &str, showing: &Showing| {
            let answer = answer(&Request { known: Some(known.to_owned()), ..get(target) }, showing);
            (answer.status, answer.body.is_empty())
        };
        let tag = header(&answer(&get("/"), &showing), "ETag").unwrap();
        for known in [tag.clone(), format!("\"x\", W/{tag}"), "*".to_owned()] {
            assert_eq!(again("/", &known, &showing), (304, true), "{known}");
        }
        assert_eq!(again("/data.csv", &tag, &showing), (200, false));
        // The page notes which style sheets it came with, so it is another one when they change.
        let mut outputs = Outputs::default();
        for (path, output) in self::outputs().iter() {
            let bytes = if path.ends_with(".css") { b"b {}".to_vec() } else { output.bytes.clone() };
            outputs.insert(path.to_owned(), "a test", bytes).unwrap();
        }
        site.replace(good(outputs, "/"), None);
        assert_eq!(again("/", &tag, &site.current()), (200, false));
    }

    #[test]
    fn pages_and_only_pages_carry_the_script_before_their_own() {
        let showing = site("/").current();
        let home = answer(&get("/"), &showing);
        let text = String::from_utf8_lossy(&home.body).into_owned();
        let noted = format!(
            "<head><script src=\"/.atlas/reload.js\" defer data-page=\"{}\" data-styles=\"{}\" data-assets=\"{}\"></script>\n</head>home",
            find::page("/", &showing).0,
            showing.styles,
            showing.assets
        );
        assert_eq!(text, noted);
        let own =
            "<head><link><script src=\"own.js\" defer></script></head><body><script src=\"late.js\"></script></body>";
        let text = String::from_utf8(own::with_script(own.as_bytes(), "d", &showing)).unwrap();
        assert!(
            text.starts_with("<head><link><script src=\"/.atlas/reload.js\"") && text.ends_with(&own[12..]),
            "{text}"
        );
        for target in ["/data.csv", "/assets/atlas.css"] {
            assert!(!String::from_utf8_lossy(&answer(&get(target), &showing).body).contains("script"), "{target}");
        }
    }

    #[test]
    fn a_page_that_cannot_be_made_waits_for_one_that_can() {
        let showing = site("/").current();
        let answer = answer(&get("/broken/"), &showing);
        let text = String::from_utf8_lossy(&answer.body).into_owned();
        assert!(answer.status == 503 && text.contains("data-page=\"none\""), "{text}");
        assert_eq!(find::page("/broken/", &showing).0, "none");
    }

    #[test]
    fn without_a_site_every_address_says_so() {
        let site = Site::default();
        site.fault(Problems::of_machine("no site"));
        let showing = site.current();
        for target in ["/", "/a/b", "/data.csv"] {
            let answer = answer(&get(target), &showing);
            let text = String::from_utf8_lossy(&answer.body).into_owned();
            assert_eq!(
                (answer.status, header(&answer, "Content-Type").unwrap().as_str()),
                (503, "text/html; charset=utf-8")
            );
            assert!(
                text.contains("data-page=\"none\"") && find::page(target, &showing).0 == "none",
                "{target}: {text}"
            );
        }
    }
}
