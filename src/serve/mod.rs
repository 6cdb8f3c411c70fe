//! The site on this machine, for its writers: from memory to a browser.
//!
//! In: the finished site. Out: the site at an address that only this machine reaches.
//!
//! 1. The site is kept in memory behind [`Site`].
//! 2. A port is taken on 127.0.0.1 ([`Server::bind`]): the wanted one, or the next that is free.
//! 3. Each request is answered from the site as it is at that moment (`answer`). Who builds it
//!    anew calls [`Site::replace`]; requests under way keep the one they began with.

mod answer;
mod content_type;

use std::{
    io::{self, Cursor},
    net::{Ipv4Addr, TcpListener},
    sync::{Arc, PoisonError, RwLock},
    thread,
};

use anyhow::{Context as _, Result, anyhow};
use tiny_http::{Header, Response};

use self::answer::{Query, answer};
use crate::render::Outputs;

/// How to serve.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The port to take; 0 for any that is free.
    pub port: u16,
}

impl Default for Options {
    fn default() -> Self {
        Self { port: 4000 }
    }
}

/// Serves a site until the process ends. `say` gets what people should know: the address, and that
/// it is another than they wanted.
///
/// # Errors
/// Where no port can be taken.
pub fn serve(outputs: Outputs, options: &Options, mut say: impl FnMut(&str)) -> Result<()> {
    let site = Site::new(outputs);
    let server = Server::bind(options.port)?;
    if options.port != 0 && server.port() != options.port {
        say(&format!("port {} is taken, so this is another one", options.port));
    }
    say(&format!("the site is at {} (Ctrl-C ends it)", server.address()));
    server.run(&site);
    Ok(())
}

/// The site that is served at the moment.
#[derive(Clone, Debug)]
pub struct Site {
    current: Arc<RwLock<Arc<Outputs>>>,
}

impl Site {
    /// Begins with `outputs`.
    pub fn new(outputs: Outputs) -> Self {
        Self { current: Arc::new(RwLock::new(Arc::new(outputs))) }
    }

    /// The site as it is now.
    pub fn current(&self) -> Arc<Outputs> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Serves `outputs` from now on.
    pub fn replace(&self, outputs: Outputs) {
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(outputs);
    }
}

/// A port on which nothing is answered yet.
pub struct Server {
    http: tiny_http::Server,
    port: u16,
}

/// How many ports after the wanted one are tried.
const MORE_PORTS: u16 = 20;

/// How many requests are answered at once.
const WORKERS: usize = 4;

impl Server {
    /// Takes the port `wanted` on 127.0.0.1, or the next that is free.
    ///
    /// # Errors
    /// Where none of them can be taken.
    pub fn bind(wanted: u16) -> Result<Self> {
        let last = if wanted == 0 { 0 } else { wanted.saturating_add(MORE_PORTS) };
        let mut taken = None;
        for port in wanted..=last {
            match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
                Ok(listener) => return Self::listen(listener),
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => taken = Some(error),
                Err(error) => return Err(error).with_context(|| format!("cannot use port {port}")),
            }
        }
        Err(taken.map_or_else(|| anyhow!("no port was tried"), Into::into))
            .with_context(|| format!("all ports from {wanted} to {last} are taken"))
    }

    fn listen(listener: TcpListener) -> Result<Self> {
        let port = listener.local_addr().context("cannot tell which port was taken")?.port();
        let http = tiny_http::Server::from_listener(listener, None)
            .map_err(|error| anyhow!("cannot answer on port {port}: {error}"))?;
        Ok(Self { http, port })
    }

    /// The port that was taken.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The address of the site's home page.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Answers requests with what `site` holds, until [`Server::stop`] is called.
    pub fn run(&self, site: &Site) {
        thread::scope(|scope| {
            for _ in 0..WORKERS {
                scope.spawn(|| {
                    while let Ok(request) = self.http.recv() {
                        self.respond(request, site);
                    }
                });
            }
        });
    }

    /// Lets [`Server::run`] return when the requests under way are answered.
    pub fn stop(&self) {
        for _ in 0..WORKERS {
            self.http.unblock();
        }
    }

    fn respond(&self, request: tiny_http::Request, site: &Site) {
        let outputs = site.current();
        let values = |name: &'static str| {
            request.headers().iter().filter(move |header| header.field.equiv(name)).map(|header| header.value.as_str())
        };
        let mut hosts = values("Host");
        let query = Query {
            method: request.method().as_str(),
            target: request.url(),
            host: hosts.next().filter(|_| hosts.next().is_none()),
            origin: values("Origin").next(),
            known: values("If-None-Match").next(),
        };
        let answer = answer(&query, self.port, &outputs);
        let headers =
            answer.headers.iter().filter_map(|(name, value)| Header::from_bytes(*name, value.as_bytes()).ok());
        let response = Response::new(
            answer.status.into(),
            headers.collect(),
            Cursor::new(answer.body.as_ref()),
            Some(answer.body.len()),
            None,
        )
        .with_chunked_threshold(usize::MAX);
        // Whoever asked may have gone away, which is no concern of ours.
        _ = request.respond(response);
    }
}
