//! The server over a real connection.

#![allow(clippy::unwrap_used, reason = "in tests")]

use std::{
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
    thread,
};

use inspection_atlas::{
    render::Outputs,
    serve::{Server, Site},
};

fn outputs(home: &str) -> Outputs {
    let mut outputs = Outputs::default();
    for (path, text) in [("index.html", home), ("a/index.html", "page a"), ("404.html", "lost")] {
        outputs.insert(path.to_owned(), "a test", text.as_bytes().to_vec()).unwrap();
    }
    outputs.insert("large.csv".to_owned(), "a test", vec![b'x'; 1 << 20]).unwrap();
    outputs
}

/// Sends one request as it is, and returns all that comes back.
fn exchange(port: u16, request: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

fn ask(port: u16, method: &str, path: &str, host: &str) -> String {
    exchange(port, &format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"))
}

/// Runs `test` with the port of a server, and stops the server.
fn with_server(site: &Site, test: impl FnOnce(u16)) {
    struct Stop<'s>(&'s Server);
    impl Drop for Stop<'_> {
        fn drop(&mut self) {
            self.0.stop();
        }
    }
    let server = Server::bind(0).unwrap();
    thread::scope(|scope| {
        scope.spawn(|| server.run(site));
        let stop = Stop(&server);
        test(server.port());
        drop(stop);
    });
}

#[test]
fn pages_come_with_their_headers_and_a_new_site_takes_over() {
    let site = Site::new(outputs("home"));
    with_server(&site, |port| {
        let host = format!("127.0.0.1:{port}");
        let home = ask(port, "GET", "/", &host);
        assert!(home.starts_with("HTTP/1.1 200 ") && home.ends_with("\r\n\r\nhome"), "{home}");
        for header in ["Content-Type: text/html; charset=utf-8", "Content-Length: 4", "ETag: \"", "nosniff"] {
            assert!(home.contains(header), "{header}: {home}");
        }
        let head = ask(port, "HEAD", "/", &host);
        assert!(head.starts_with("HTTP/1.1 200 ") && head.ends_with("\r\n\r\n"), "{head}");
        assert!(head.contains("Content-Length: 4"), "{head}");
        let large = ask(port, "GET", "/large.csv", &host);
        assert!(large.contains("Content-Length: 1048576") && large.len() > 1 << 20);
        assert!(ask(port, "GET", "/a", &host).contains("\r\nLocation: /a/\r\n"));
        let lost = ask(port, "GET", "/../Cargo.toml", &host);
        assert!(lost.starts_with("HTTP/1.1 404 ") && lost.ends_with("lost"), "{lost}");
        site.replace(outputs("new home"));
        assert!(ask(port, "GET", "/", &host).ends_with("new home"));
    });
}

#[test]
fn strangers_and_nonsense_are_refused() {
    let site = Site::new(outputs("home"));
    with_server(&site, |port| {
        let host = format!("localhost:{port}");
        assert!(ask(port, "GET", "/", "evil.example").starts_with("HTTP/1.1 403 "));
        assert!(ask(port, "POST", "/", &host).starts_with("HTTP/1.1 405 "));
        let two = format!("GET / HTTP/1.1\r\nHost: {host}\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
        assert!(exchange(port, &two).starts_with("HTTP/1.1 403 "));
        assert!(exchange(port, "GET / HTTP/1.0\r\n\r\n").starts_with("HTTP/1.0 403 "));
        assert!(exchange(port, "nonsense\r\n\r\n").starts_with("HTTP/1.1 400 "));
        assert!(ask(port, "GET", "/", &host).ends_with("home"));
    });
}

#[test]
fn the_next_free_port_is_taken_and_the_address_is_said() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let wanted = taken.local_addr().unwrap().port();
    let server = Server::bind(wanted).unwrap();
    assert!(server.port() > wanted && server.port() - wanted <= 20);
    assert_eq!(server.address(), format!("http://127.0.0.1:{}/", server.port()));
}
