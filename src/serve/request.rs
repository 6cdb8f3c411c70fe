//! One request, read from bytes. The grammar is `httparse`'s; the bounds are set here.

/// The longest first line: method and address.
pub const LONGEST_LINE: usize = 8 << 10;

/// The longest head: the first line and all headers.
pub const LONGEST_HEAD: usize = 16 << 10;

/// The most headers.
const MOST_HEADERS: usize = 64;

/// The status of what is no request.
const BAD: u16 = 400;

/// What matters of a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// GET, HEAD or another.
    pub method: String,
    /// Path and query, as they came.
    pub target: String,
    /// The `Host` header, or the host of a target that names one.
    pub host: String,
    /// The `Origin` header.
    pub origin: Option<String>,
    /// The `Sec-Fetch-Site` header: from where a browser asks.
    pub site: Option<String>,
    /// The `If-None-Match` header: what the browser has already.
    pub known: Option<String>,
    /// Whether more requests may follow on the connection.
    pub stays: bool,
}

/// What the bytes that have come so far are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Parsed {
    /// The beginning of a request.
    Partial,
    /// A whole request, and how many bytes it took.
    Whole(Request, usize),
    /// Nothing that is answered but by this status code.
    Refused(u16),
}

/// Reads the request at the start of `bytes`.
pub fn parse(bytes: &[u8]) -> Parsed {
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut request = httparse::Request::new(&mut headers);
    match request.parse(bytes) {
        Ok(httparse::Status::Complete(length)) if length <= LONGEST_HEAD => match checked(&request) {
            Ok(request) => Parsed::Whole(request, length),
            Err(status) => Parsed::Refused(status),
        },
        Ok(_) if !bytes.iter().take(LONGEST_LINE).any(|byte| *byte == b'\n') && bytes.len() >= LONGEST_LINE => {
            Parsed::Refused(414)
        }
        Ok(_) if bytes.len() >= LONGEST_HEAD => Parsed::Refused(431),
        Ok(_) => Parsed::Partial,
        Err(httparse::Error::TooManyHeaders) => Parsed::Refused(431),
        Err(httparse::Error::Version) => Parsed::Refused(505),
        Err(_) => Parsed::Refused(BAD),
    }
}

/// Takes over what matters, or says with which status the request is refused.
fn checked(request: &httparse::Request<'_, '_>) -> Result<Request, u16> {
    let first = |name: &str| {
        let mut values = request.headers.iter().filter(|header| header.name.eq_ignore_ascii_case(name));
        let value = values.next().map(|header| std::str::from_utf8(header.value).map_err(|_| BAD)).transpose()?;
        if values.next().is_some() { Err(BAD) } else { Ok(value) }
    };
    let target = request.path.ok_or(BAD)?;
    if target.len() > LONGEST_LINE {
        return Err(414);
    }
    let no_body = first("Content-Length")?.is_none_or(|length| length == "0") && first("Transfer-Encoding")?.is_none();
    if !no_body {
        return Err(413);
    }
    let minor = request.version.ok_or(BAD)?;
    let host = first("Host")?;
    if host.is_none() && minor > 0 {
        return Err(BAD);
    }
    // A target may name the host itself, and then counts before the header (RFC 9112, 3.2.2).
    let (host, target) = match target.strip_prefix("http://") {
        Some(rest) => rest.split_at(rest.find('/').ok_or(BAD)?),
        None => (host.unwrap_or_default(), target),
    };
    let connection = first("Connection")?.unwrap_or_default();
    let says = |word: &str| connection.split(',').any(|one| one.trim().eq_ignore_ascii_case(word));
    Ok(Request {
        method: request.method.ok_or(BAD)?.to_owned(),
        target: target.to_owned(),
        host: host.to_owned(),
        origin: first("Origin")?.map(str::to_owned),
        site: first("Sec-Fetch-Site")?.map(str::to_owned),
        known: first("If-None-Match")?.map(str::to_owned),
        stays: if minor == 0 { says("keep-alive") } else { !says("close") },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> Request {
        match parse(text.as_bytes()) {
            Parsed::Whole(request, length) => {
                assert_eq!(length, text.len());
                request
            }
            other => panic!("{text:?} is {other:?}"),
        }
    }

    #[test]
    fn a_request_is_read_with_what_matters_of_it() {
        let request = whole(
            "GET /a?b HTTP/1.1\r\nhOST: localhost:1\r\nOrigin: http://localhost:1\r\n\
             Sec-Fetch-Site: same-origin\r\nIf-None-Match: \"x\"\r\nConnection: Close\r\n\r\n",
        );
        assert_eq!(
            (request.method.as_str(), request.target.as_str(), request.host.as_str()),
            ("GET", "/a?b", "localhost:1")
        );
        assert_eq!(request.origin.as_deref(), Some("http://localhost:1"));
        assert_eq!((request.site.as_deref(), request.known.as_deref()), (Some("same-origin"), Some("\"x\"")));
        assert!(!request.stays);
        assert!(whole("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n").stays);
        assert!(!whole("GET / HTTP/1.0\r\n\r\n").stays);
        assert!(whole("GET / HTTP/1.0\r\nConnection: x, keep-alive\r\n\r\n").stays);
        let absolute = whole("GET http://localhost:2/x HTTP/1.1\r\nHost: other\r\n\r\n");
        assert_eq!((absolute.host.as_str(), absolute.target.as_str()), ("localhost:2", "/x"));
    }

    #[test]
    fn what_is_too_much_or_no_request_is_refused() {
        let long = |length: usize| "a".repeat(length);
        let many = "a: b\r\n".repeat(65);
        let cases = [
            (format!("GET /{}", long(LONGEST_LINE)), 414),
            (format!("GET /{} HTTP/1.1\r\nHost: a\r\n\r\n", long(LONGEST_LINE)), 414),
            (format!("GET / HTTP/1.1\r\na: {}", long(LONGEST_HEAD)), 431),
            (format!("GET / HTTP/1.1\r\na: {}\r\n\r\n", long(LONGEST_HEAD)), 431),
            (format!("GET / HTTP/1.1\r\n{many}\r\n"), 431),
            ("PRI * HTTP/2.0\r\n\r\n".to_owned(), 505),
            ("nonsense\r\n\r\n".to_owned(), 400),
            ("GET / HTTP/1.1\r\n\r\n".to_owned(), 400),
            ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n".to_owned(), 400),
            ("GET / HTTP/1.1\r\nHost : a\r\n\r\n".to_owned(), 400),
            ("GET / HTTP/1.1\r\nHost: a\r\n b: folded\r\n\r\n".to_owned(), 400),
            ("GET http://localhost HTTP/1.1\r\nHost: a\r\n\r\n".to_owned(), 400),
            ("GET / HTTP/1.1\r\nHost: a\0b\r\n\r\n".to_owned(), 400),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n".to_owned(), 413),
            ("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n".to_owned(), 413),
        ];
        for (text, status) in cases {
            assert_eq!(parse(text.as_bytes()), Parsed::Refused(status), "{text:.80}");
        }
        for beginning in ["", "GE", "GET / HTTP/1.1\r\nHost: a\r\n"] {
            assert_eq!(parse(beginning.as_bytes()), Parsed::Partial, "{beginning:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_upset_it(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..2000)) {
            if let Parsed::Whole(_, length) = parse(&bytes) {
                assert!(length <= bytes.len());
            }
        }

        #[test]
        fn no_headers_upset_it(text in "GET [!-~]{0,40} HTTP/1\\.[019](\r\n[!-~ ]{0,30}){0,6}\r\n\r\n") {
            if let Parsed::Whole(request, length) = parse(text.as_bytes()) {
                assert_eq!((request.method.as_str(), length <= text.len()), ("GET", true));
            }
        }
    }
}
