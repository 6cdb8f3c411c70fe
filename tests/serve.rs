//! The server over real connections.

#![allow(clippy::unwrap_used, reason = "in tests")]

use std::{
    io::{Read as _, Write as _},
    net::{Shutdown, TcpListener, TcpStream},
    sync::{Arc, mpsc::channel},
    time::{Duration, Instant},
};

use anyhow::Result;
use inspection_atlas::{
    render::Outputs,
    serve::{Files, Good, LOCAL, Limits, Problems, Running, Server, Site},
};

/// A site in memory.
struct InMemory(Outputs);

impl Files for InMemory {
    fn file(&self, path: &str) -> Result<Option<Vec<u8>>> {
        Ok(self.0.get(path).map(<[u8]>::to_vec))
    }

    fn assets(&self) -> Result<Arc<Outputs>> {
        Ok(Arc::default())
    }

    fn gallery(&self) -> Result<Arc<Outputs>> {
        Ok(Arc::default())
    }
}

fn good(home: &str) -> Good {
    let mut outputs = Outputs::default();
    for (path, text) in [("index.html", home), ("a/index.html", "page a"), ("404.html", "lost"), ("b.csv", "b")] {
        outputs.insert(path.to_owned(), "a test", text.as_bytes().to_vec()).unwrap();
    }
    outputs.insert("large.csv".to_owned(), "a test", vec![b'x'; 32 << 20]).unwrap();
    Good { files: Arc::new(InMemory(outputs)), base_path: "/".to_owned() }
}

/// A server with a site of a few files.
struct Served {
    site: Site,
    port: u16,
    /// Serves until it is dropped.
    _running: Running,
}

fn serve(limits: Limits) -> Served {
    let site = Site::default();
    site.replace(good("home"), None);
    let server = Server::bind(LOCAL, 0).unwrap();
    let port = server.port();
    Served { _running: server.start(site.clone(), limits, |_| ()), site, port }
}

impl Served {
    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect((LOCAL, self.port)).unwrap();
        // A server that never answers fails the test; it does not hang it.
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        stream
    }

    /// Sends what it is given, and returns all that comes back until the server closes.
    fn exchange(&self, request: &str) -> String {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        rest(&mut stream)
    }

    fn ask_with(&self, method: &str, path: &str, headers: &str) -> String {
        let port = self.port;
        self.exchange(&format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n{headers}\r\n"
        ))
    }

    fn get(&self, path: &str) -> String {
        self.ask_with("GET", path, "")
    }

    /// Listens to the events of a page; returns the connection when the first has come, with it.
    fn listen(&self, page: &str) -> (TcpStream, String) {
        let mut stream = self.connect();
        let port = self.port;
        write!(stream, "GET /.atlas/events?page={page} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n").unwrap();
        let first = until(&mut stream, "data: ");
        (stream, first)
    }
}

fn rest(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8(answer).unwrap()
}

/// Reads on to the end of the line in which `wanted` stands.
fn until(stream: &mut TcpStream, wanted: &str) -> String {
    let (mut text, mut byte) = (String::new(), [0]);
    while !(text.contains(wanted) && text.ends_with('\n')) {
        assert_eq!(stream.read(&mut byte).unwrap(), 1, "the server closed after {text}");
        text.push(char::from(byte[0]));
    }
    text
}

fn status(answer: &str) -> u16 {
    answer.strip_prefix("HTTP/1.1 ").and_then(|rest| rest[..3].parse().ok()).unwrap_or_else(|| panic!("{answer}"))
}

#[test]
fn pages_come_with_their_headers_and_a_new_site_takes_over() {
    let served = serve(Limits::default());
    let home = served.get("/");
    assert!(status(&home) == 200 && home.contains("\r\n\r\nhome"), "{home}");
    let csv = served.get("/b.csv");
    for header in ["Content-Type: text/csv; charset=utf-8", "Content-Length: 1", "ETag: \"", "nosniff"] {
        assert!(csv.contains(header), "{header}: {csv}");
    }
    let head = served.ask_with("HEAD", "/b.csv", "");
    assert_eq!(head, csv.strip_suffix('b').unwrap());
    let tag = csv.lines().find_map(|line| line.strip_prefix("ETag: ")).unwrap();
    let known = served.ask_with("GET", "/b.csv", &format!("If-None-Match: {tag}\r\n"));
    assert!(status(&known) == 304 && known.ends_with("\r\n\r\n") && !known.contains("Content-Length"), "{known}");
    assert_eq!(served.get("/large.csv").split("\r\n\r\n").nth(1).unwrap().len(), 32 << 20);
    assert!(served.get("/a").contains("\r\nLocation: /a/\r\n"));
    let lost = served.get("/../Cargo.toml");
    assert!(status(&lost) == 404 && lost.contains("\r\n\r\nlost"), "{lost}");
    let version = served.site.replace(good("new home"), None);
    assert!(served.get("/").contains("\r\n\r\nnew home"));
    // One that is found good stays; one that is found bad gives way to it, once.
    assert!(served.site.prove(version));
    let bad = served.site.replace(good("bad home"), None);
    assert!(!served.site.prove(version) && served.get("/").contains("\r\n\r\nbad home"));
    assert!(served.site.withdraw(bad, Problems::of_machine("bad")));
    assert!(!served.site.withdraw(bad, Problems::of_machine("bad")));
    assert!(served.get("/").contains("\r\n\r\nnew home"));
}

#[test]
fn a_connection_serves_several_requests_and_old_clients() {
    let served = serve(Limits::default());
    let port = served.port;
    let one = format!("GET /b.csv HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
    // Three in one go, the last of which asks to close.
    let three = served.exchange(&format!("{one}{one}{}", one.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")));
    assert_eq!(three.matches("HTTP/1.1 200 OK\r\n").count(), 3, "{three}");
    let old = served.exchange(&format!("GET /b.csv HTTP/1.0\r\nHost: localhost:{port}\r\n\r\n"));
    assert!(status(&old) == 200 && old.contains("Connection: close") && old.ends_with('b'), "{old}");
}

#[test]
fn strangers_and_nonsense_are_refused() {
    let served = serve(Limits::default());
    let port = served.port;
    let cases = [
        ("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n".to_owned(), 403),
        (format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\nOrigin: http://evil.example\r\n\r\n"), 403),
        (format!("GET http://evil.example/ HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n"), 403),
        ("GET / HTTP/1.0\r\n\r\n".to_owned(), 403),
        (format!("POST / HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n"), 405),
        (format!("POST / HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Length: 5\r\n\r\nhello"), 413),
        (format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\nHost: evil.example\r\n\r\n"), 400),
        ("GET / HTTP/1.1\r\n\r\n".to_owned(), 400),
        ("nonsense\r\n\r\n".to_owned(), 400),
        ("\0\u{1}\u{2}\r\n\r\n".to_owned(), 400),
        (format!("GET /{} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n", "a".repeat(20_000)), 414),
        (format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\na: {}\r\n\r\n", "b".repeat(1 << 20)), 431),
        ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_owned(), 505),
    ];
    for (request, wanted) in cases {
        let mut stream = served.connect();
        // The server may have said its word before all is written.
        _ = stream.write_all(request.as_bytes());
        _ = stream.shutdown(Shutdown::Write);
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).unwrap();
        assert_eq!(&answer, format!("HTTP/1.1 {wanted}").as_bytes(), "{request:.60}");
    }
    assert!(served.ask_with("POST", "/", "").contains("\r\nAllow: GET, HEAD\r\n"));
    assert_eq!(status(&served.get("/")), 200);
}

#[test]
fn only_pages_of_the_site_hear_of_changes() {
    let served = serve(Limits::default());
    let ask = |header: &str| status(&served.ask_with("HEAD", "/.atlas/events?page=/", header));
    assert_eq!((ask(""), ask("Sec-Fetch-Site: same-origin\r\n")), (200, 200));
    for header in ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site", "Sec-Fetch-Site: none", "Origin: null"] {
        assert_eq!(ask(&format!("{header}\r\n")), 403, "{header}");
    }
    for (path, wanted) in [("events", 400), ("events?page=%ff", 400), ("seen?version=x", 400), ("", 404), ("x", 404)] {
        assert_eq!(status(&served.get(&format!("/.atlas/{path}"))), wanted, "{path}");
    }
    for name in ["reload.js", "panel.css"] {
        assert_eq!(status(&served.get(&format!("/.atlas/{name}"))), 200, "{name}");
    }
}

#[test]
fn a_page_is_told_of_each_change_and_of_faults() {
    let served = serve(Limits::default());
    let (mut stream, first) = served.listen("%2Fa%2F");
    assert!(first.contains("Content-Type: text/event-stream") && first.contains("\"version\":1"), "{first}");
    let digest = |event: &str| event.split("\"page\":\"").nth(1).unwrap()[..32].to_owned();
    served.site.replace(good("another home"), None);
    let second = until(&mut stream, "\"version\":2");
    assert_eq!(digest(&second), digest(&first), "the page a is as it was");
    assert!(second.contains("\"text\":null"), "and does not come along: {second}");
    served.site.fault(Problems::of_machine("<b>broken</b>"));
    let third = until(&mut stream, "\"version\":3");
    assert!(
        third.contains("\"problems\":{\"count\":1,\"list\":[{\"message\":\"<b>broken</b>\",\"excerpt\":\"\"}]}"),
        "{third}"
    );
    assert_eq!(digest(&third), digest(&first), "the last good site stays");
    served.site.replace(good("home"), None);
    assert!(until(&mut stream, "\"version\":4").contains("\"count\":0"));
}

#[test]
fn a_page_that_changed_comes_with_the_event() {
    let served = serve(Limits::default());
    let (mut stream, first) = served.listen("%2F");
    assert!(first.contains("\"text\":null"), "{first}");
    served.site.replace(good("another \"home\"\nof two lines"), None);
    let second = until(&mut stream, "\"version\":2");
    assert!(second.contains("\"text\":\"another \\\"home\\\"\\nof two lines<script src="), "{second}");
}

#[test]
fn the_time_from_save_to_sight_is_told_once() {
    let site = Site::default();
    site.replace(good("home"), None);
    site.replace(good("new"), Some(Instant::now()));
    let server = Server::bind(LOCAL, 0).unwrap();
    let (sender, times) = channel();
    let port = server.port();
    let running = server.start(site.clone(), Limits::default(), move |time| sender.send(time).unwrap());
    let served = Served { site, port, _running: running };
    for version in [1, 2, 2] {
        assert_eq!(status(&served.get(&format!("/.atlas/seen?version={version}"))), 204);
    }
    assert_eq!(times.try_iter().count(), 1);
}

#[test]
fn whoever_is_slow_is_not_waited_for() {
    let short = Duration::from_millis(200);
    let served = serve(Limits { request: short, rest: short, answer: short, ..Limits::default() });
    let mut drip = served.connect();
    write!(drip, "GET / HTT").unwrap();
    assert_eq!(status(&rest(&mut drip)), 408);
    // Nothing at all is no request, and gets no answer.
    assert_eq!(rest(&mut served.connect()), "");
    // An answer that nobody takes is given up: what was not sent by then does not come.
    let mut deaf = served.connect();
    write!(deaf, "GET /large.csv HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", served.port).unwrap();
    while deaf.write(b"x").is_ok() {
        std::thread::sleep(Duration::from_millis(10));
    }
    let mut taken = Vec::new();
    _ = deaf.read_to_end(&mut taken);
    assert!(taken.len() < 32 << 20, "{} bytes were sent", taken.len());
}

#[test]
fn more_connections_than_there_is_room_for_are_turned_away() {
    let served = serve(Limits { connections: 3, streams: 2, ..Limits::default() });
    let streams = [served.listen("/"), served.listen("/")];
    let third = served.ask_with("GET", "/.atlas/events?page=/", "");
    assert!(status(&third) == 503 && third.contains("Retry-After: 1"), "{third}");
    // One place is left. Who gets it is chance, as that of the third one may not be free again yet; it
    // is closed without a word when no request comes.
    let many: Vec<_> = (0..4).map(|_| served.connect()).collect();
    let turned_away = |mut stream: TcpStream| match rest(&mut stream).as_str() {
        "" => false,
        answer => status(answer) == 503,
    };
    let away = many.into_iter().map(turned_away).filter(|away| *away).count();
    assert!((3..=4).contains(&away), "{away} of 4 were turned away");
    // Places are free again when those who held them go.
    drop(streams);
    let end = Instant::now() + Duration::from_secs(60);
    while !served.get("/").starts_with("HTTP/1.1 200 ") {
        assert!(Instant::now() < end, "no place became free");
    }
}

#[test]
fn the_next_free_port_is_taken_and_the_address_is_said() {
    let taken = TcpListener::bind((LOCAL, 0)).unwrap();
    let wanted = taken.local_addr().unwrap().port();
    let server = Server::bind(LOCAL, wanted).unwrap();
    assert!(server.port() > wanted && server.port() - wanted <= 20);
    assert_eq!(server.url(), format!("http://127.0.0.1:{}", server.port()));
    assert!(server.is_local());
    assert!(!Server::bind("0.0.0.0", 0).unwrap().is_local());
    assert!(Server::bind("no.such.host.invalid", 0).is_err());
}
