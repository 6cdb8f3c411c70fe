//! `atlas links`, and the script that asks each address.

use std::{
    io::{Read as _, Write as _},
    net::TcpListener,
    process::{Command, Stdio},
    thread,
};

use serde_json::Value;

use crate::site::{Site, here};

#[test]
fn every_outside_address_is_listed_with_the_line_it_is_written_on() {
    let project = Site::small().write();
    let listed = project.atlas(&["links"]).expect_code(0).out;
    let about = project.root().join("content/pages/about.md");
    let about = std::fs::read_to_string(about).unwrap();
    let line = about.lines().position(|line| line.contains("(https://example.org/)")).unwrap() + 1;
    for expected in [
        format!("content/pages/about.md:{line}: https://example.org/\n"),
        format!("content/pages/about.md:{line}: https://example.org/auto\n"),
    ] {
        assert!(listed.contains(&expected), "no {expected} in {listed}");
    }
    // What the program makes from the repository's address is listed by that one alone.
    let made = listed.lines().filter(|line| line.contains("https://forge.example/small/atlas"));
    assert!(
        made.clone()
            .all(|line| line.starts_with("atlas.yaml:") && line.ends_with(": https://forge.example/small/atlas/")),
        "{listed}"
    );
    assert_eq!(made.count(), 1, "{listed}");
    assert!(!listed.contains("small-atlas.example"), "the site's own address is no outside one: {listed}");
}

#[test]
fn the_list_for_programs_says_the_same() {
    let project = Site::small().write();
    let text = project.atlas(&["links"]).expect_code(0).out;
    let json: Value = serde_json::from_str(&project.atlas(&["links", "--format", "json"]).expect_code(0).out).unwrap();
    let mut lines = String::new();
    for link in json["links"].as_array().unwrap() {
        for place in link["written"].as_array().unwrap() {
            let (file, line) = (place["file"].as_str().unwrap(), &place["line"]);
            lines += &format!("{file}:{line}: {}\n", link["address"].as_str().unwrap());
        }
        assert!(!link["pages"].as_array().unwrap().is_empty(), "{link}");
    }
    assert_eq!(text, lines);
}

/// A server that answers each path with the status the path names. `/late-200` fails once, and then
/// answers; `/no-head-200` answers only to GET. Returns its address.
fn server() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        let mut late = false;
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut request = Vec::new();
            let mut byte = [0];
            while !request.ends_with(b"\r\n\r\n") && stream.read(&mut byte).unwrap() == 1 {
                request.push(byte[0]);
            }
            let request = String::from_utf8(request).unwrap();
            let path = request.split(' ').nth(1).unwrap();
            let mut status = path.rsplit('-').next().unwrap();
            if path == "/late-200" && !std::mem::replace(&mut late, true) {
                status = "503";
            }
            if path == "/no-head-200" && request.starts_with("HEAD") {
                status = "405";
            }
            let answer = format!("HTTP/1.1 {status} So\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            stream.write_all(answer.as_bytes()).unwrap();
        }
    });
    address
}

/// Gives a list to the script; its exit code and what it prints.
fn asked(list: &str) -> (i32, String) {
    let mut script = Command::new(here("scripts/check-links"))
        .arg("-")
        .env("PAUSE", "0")
        .env("RETRY_DELAY", "1")
        .env("NO_PROXY", "127.0.0.1")
        .env("no_proxy", "127.0.0.1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    script.stdin.take().unwrap().write_all(list.as_bytes()).unwrap();
    let output = script.wait_with_output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn the_script_names_every_place_of_a_dead_address_and_asks_again_before() {
    if Command::new("curl").arg("--version").output().is_err() {
        _ = std::io::stderr().write_all(b"skipped: curl is not installed\n");
        return;
    }
    let at = server();
    let good = format!("a.md:1: {at}/fine-200\na.md:2: {at}/late-200\nb.md:3: {at}/no-head-200\n");
    assert_eq!(asked(&good), (0, String::new()));
    let dead = format!("{good}b.md:4: {at}/gone-404#part\nc.md:5: {at}/gone-404#part\nd.md:6: {at}/shy-403\n");
    let expected = format!(
        "b.md:4: {at}/gone-404#part answers with 404\nc.md:5: {at}/gone-404#part answers with 404\nd.md:6: {at}/shy-403 refuses to be asked (403)\n"
    );
    assert_eq!(asked(&dead), (1, expected));
}

#[test]
fn nothing_is_listed_where_the_content_has_errors() {
    let project = Site::small().edit("content/groups.yaml", "id: island-children", "id: young-carers").write();
    let run = project.atlas(&["links"]).expect_code(1).expect_lines(&["atlas: nothing was listed; correct the errors"]);
    assert!(run.out.is_empty() && !run.err.contains("published"), "{}{}", run.out, run.err);
}
