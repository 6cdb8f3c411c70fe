//! One connection: requests are read, answered and sent within bounds of size and time.

use std::{
    fmt::Write as _,
    io::{self, Read as _, Write as _},
    net::{Shutdown, TcpStream},
    time::{Duration, Instant},
};

use super::{
    answer::{Answer, answer, refusal, refused},
    own::{self, Reply},
    request::{LONGEST_HEAD, Parsed, Request, parse},
    server::{Limits, Room},
    showing::Site,
    trust::Names,
};

/// What every connection of a server shares.
pub struct Shared {
    /// What is shown.
    pub site: Site,
    /// By which names it may be asked for.
    pub names: Names,
    /// The bounds.
    pub limits: Limits,
    /// How many streams of events there may be.
    pub streams: Room,
    /// Gets how long it took from a save until a browser showed it.
    pub seen: Box<dyn Fn(Duration) + Send + Sync>,
}

/// Answers what comes over a connection until either side has enough. Errors end it: whoever asked
/// has gone away, which is no concern of ours.
pub fn converse(mut stream: TcpStream, shared: &Shared) {
    // Answers are sent whole; waiting to join them with later ones would only delay them.
    _ = stream.set_nodelay(true);
    let mut bytes = Vec::new();
    while let Ok(Some(read)) = read(&mut stream, &mut bytes, &shared.limits) {
        let sent = match read {
            Ok(request) => respond(&mut stream, &request, shared),
            Err(status) => send(&mut stream, &refusal(status), true, false, &shared.limits).map(|()| false),
        };
        if !matches!(sent, Ok(true)) {
            break;
        }
    }
    part(&mut stream);
}

/// Reads a request: `Err` inside with the status by which it is refused; `None` where none comes.
fn read(stream: &mut TcpStream, bytes: &mut Vec<u8>, limits: &Limits) -> io::Result<Option<Result<Request, u16>>> {
    let mut deadline = None;
    loop {
        match parse(bytes) {
            Parsed::Whole(request, length) => {
                bytes.drain(..length);
                return Ok(Some(Ok(request)));
            }
            Parsed::Refused(status) => return Ok(Some(Err(status))),
            Parsed::Partial => {}
        }
        // The time for a request counts from its first byte; until then the connection may rest.
        if !bytes.is_empty() && deadline.is_none() {
            deadline = Some(Instant::now() + limits.request);
        }
        let patience = deadline.map_or(limits.rest, |deadline| deadline.saturating_duration_since(Instant::now()));
        if patience.is_zero() {
            return Ok(Some(Err(408)));
        }
        stream.set_read_timeout(Some(patience))?;
        let mut part = [0; 4096];
        let room = part.len().min(LONGEST_HEAD.saturating_sub(bytes.len()).max(1));
        match stream.read(&mut part[..room]) {
            Ok(0) => return Ok(None),
            Ok(length) => bytes.extend_from_slice(&part[..length]),
            Err(error) if is_timeout(&error) && deadline.is_none() => return Ok(None),
            Err(error) if is_timeout(&error) || error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Answers a request; returns whether the connection stays.
fn respond(stream: &mut TcpStream, request: &Request, shared: &Shared) -> io::Result<bool> {
    let limits = &shared.limits;
    let with_body = request.method != "HEAD";
    let mut reply = |answer: &Answer<'_>| send(stream, answer, with_body, request.stays, limits);
    if let Some(status) = refused(request, &shared.names) {
        reply(&refusal(status))?;
    } else {
        match own::reply(request) {
            Some(Reply::Events(page)) if with_body => {
                let Some(_place) = shared.streams.enter() else {
                    reply(&refusal(503))?;
                    return Ok(request.stays);
                };
                tell(stream, &page, shared)?;
                return Ok(false);
            }
            Some(Reply::Events(_)) => reply(&own::events_head())?,
            Some(Reply::Seen(version)) => reply(&own::note_seen(&shared.site, version, &shared.seen))?,
            Some(Reply::Answer(own)) => reply(&own)?,
            None => reply(&answer(request, &shared.site.current()))?,
        }
    }
    Ok(request.stays)
}

/// Tells a page of everything that is shown, until it goes away.
fn tell(stream: &mut TcpStream, page: &str, shared: &Shared) -> io::Result<()> {
    let limits = &shared.limits;
    write_all(stream, head(&own::events_head(), None, false).as_bytes(), limits.answer)?;
    let (mut version, mut known) = (None, None);
    let mut spoken = Instant::now();
    while !is_gone(stream)? {
        if let Some(showing) = shared.site.news(version, limits.look) {
            version = Some(showing.version);
            write_all(stream, own::event(page, &showing, &mut known).as_bytes(), limits.answer)?;
            spoken = Instant::now();
        } else if spoken.elapsed() > limits.silence {
            write_all(stream, b":\n\n", limits.answer)?;
            spoken = Instant::now();
        }
    }
    Ok(())
}

/// Whether the other side has closed a connection on which it had nothing more to say.
fn is_gone(stream: &TcpStream) -> io::Result<bool> {
    stream.set_nonblocking(true)?;
    let peeked = stream.peek(&mut [0]);
    stream.set_nonblocking(false)?;
    match peeked {
        Ok(0) => Ok(true),
        Err(error) if !is_timeout(&error) => Err(error),
        Ok(_) | Err(_) => Ok(false),
    }
}

fn send(stream: &mut TcpStream, answer: &Answer<'_>, with_body: bool, stays: bool, limits: &Limits) -> io::Result<()> {
    // These two have no content, and say nothing of its length (RFC 9110, 8.6).
    let length = (!matches!(answer.status, 204 | 304)).then_some(answer.body.len());
    let mut bytes = head(answer, length, stays).into_bytes();
    if with_body {
        bytes.extend_from_slice(&answer.body);
    }
    write_all(stream, &bytes, limits.answer)
}

fn head(answer: &Answer<'_>, length: Option<usize>, stays: bool) -> String {
    let mut head = format!("HTTP/1.1 {} {}\r\n", answer.status, reason(answer.status));
    let length = length.map(|length| ("Content-Length", length.to_string().into()));
    let connection = ("Connection", if stays { "keep-alive" } else { "close" }.into());
    for (name, value) in answer.headers.iter().chain(&length).chain([&connection]) {
        // A line break in a value would end the header, and what follows would be read as another.
        let value = value.replace(['\r', '\n'], "");
        write!(head, "{name}: {value}\r\n").expect("a String takes any text");
    }
    head + "\r\n"
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        204 => "No Content",
        302 => "Found",
        304 => "Not Modified",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        413 => "Content Too Large",
        414 => "URI Too Long",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        505 => "HTTP Version Not Supported",
        _ => "Bad Request",
    }
}

/// Writes all bytes within `time`, however slowly the other side takes them.
fn write_all(stream: &mut TcpStream, mut bytes: &[u8], time: Duration) -> io::Result<()> {
    let deadline = Instant::now() + time;
    while !bytes.is_empty() {
        let patience = deadline.saturating_duration_since(Instant::now());
        if patience.is_zero() {
            return Err(io::ErrorKind::TimedOut.into());
        }
        stream.set_write_timeout(Some(patience))?;
        match stream.write(bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(length) => bytes = &bytes[length..],
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Says goodbye so that the last answer arrives: closing over bytes that were not read would make
/// the system throw it away.
pub fn part(stream: &mut TcpStream) {
    let until = Instant::now() + Duration::from_millis(500);
    _ = stream.shutdown(Shutdown::Write);
    _ = stream.set_read_timeout(Some(Duration::from_millis(100)));
    while Instant::now() < until && stream.read(&mut [0; 4096]).is_ok_and(|length| length > 0) {}
}

/// Refuses a connection for which there is no room, without waiting for anything.
pub fn turn_away(mut stream: TcpStream, limits: &Limits) {
    _ = send(&mut stream, &refusal(503), true, false, limits);
    _ = stream.shutdown(Shutdown::Write);
    _ = stream.set_nonblocking(true);
    _ = stream.read(&mut [0; 4096]);
}

fn is_timeout(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut)
}
