//! The port, and how many may ask at once.

use std::{
    io,
    net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use anyhow::{Context as _, Result, anyhow};

use super::{
    connection::{Shared, converse, turn_away},
    showing::Site,
    trust::Names,
};

/// The bounds of a server. A writer with a few windows stays far below them.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How many connections there may be.
    pub connections: usize,
    /// How many of them may be streams of events: one for each page that is open and seen.
    pub streams: usize,
    /// How long a connection may rest between two requests.
    pub rest: Duration,
    /// How long a request may take to arrive, from its first byte.
    pub request: Duration,
    /// How long an answer may take to be taken.
    pub answer: Duration,
    /// How often it is looked whether who listens to events is still there.
    pub look: Duration,
    /// After how long without events a sign of life is sent.
    pub silence: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 64,
            streams: 40,
            rest: Duration::from_secs(15),
            request: Duration::from_secs(5),
            answer: Duration::from_secs(30),
            look: Duration::from_millis(500),
            silence: Duration::from_secs(15),
        }
    }
}

/// Places of which there is a fixed number.
#[derive(Clone, Debug)]
pub struct Room {
    free: Arc<AtomicUsize>,
}

/// A place that is taken; it is free again when this is dropped.
#[derive(Debug)]
pub struct Place {
    free: Arc<AtomicUsize>,
}

impl Room {
    /// A room with this many places.
    pub fn new(places: usize) -> Self {
        Self { free: Arc::new(AtomicUsize::new(places)) }
    }

    /// Takes a place; `None` where all are taken.
    pub fn enter(&self) -> Option<Place> {
        let less = |free: usize| free.checked_sub(1);
        self.free.fetch_update(Ordering::AcqRel, Ordering::Acquire, less).ok()?;
        Some(Place { free: Arc::clone(&self.free) })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.free.fetch_add(1, Ordering::AcqRel);
    }
}

/// A port on which nothing is answered yet.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    host: String,
}

/// The address at which only this machine reaches a server.
pub const LOCAL: &str = "127.0.0.1";

/// How many ports after the wanted one are tried.
const MORE_PORTS: u16 = 20;

impl Server {
    /// Takes the port `wanted` at the address `host`, or the next that is free; any free one where
    /// `wanted` is 0.
    ///
    /// # Errors
    /// Where none of them can be taken, or `host` is no address of this machine.
    pub fn bind(host: &str, wanted: u16) -> Result<Self> {
        let name = host.trim_matches(['[', ']']);
        let last = if wanted == 0 { 0 } else { wanted.saturating_add(MORE_PORTS) };
        let mut taken = None;
        for port in wanted..=last {
            match TcpListener::bind((name, port)) {
                Ok(listener) => {
                    let address = listener.local_addr().context("cannot tell which port was taken")?;
                    return Ok(Self { listener, address, host: name.to_owned() });
                }
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => taken = Some(error),
                Err(error) => return Err(error).with_context(|| format!("cannot use port {port} at {host}")),
            }
        }
        Err(taken.map_or_else(|| anyhow!("no port was tried"), Into::into))
            .with_context(|| format!("all ports from {wanted} to {last} are taken"))
    }

    /// The port that was taken.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Whether only this machine reaches the server.
    pub fn is_local(&self) -> bool {
        self.address.ip().is_loopback()
    }

    /// The address of the server for a browser on this machine.
    pub fn url(&self) -> String {
        let host = match self.address.ip() {
            ip if ip.is_unspecified() || ip == IpAddr::V4(Ipv4Addr::LOCALHOST) => LOCAL.to_owned(),
            IpAddr::V6(_) if self.host.contains(':') => format!("[{}]", self.host),
            _ => self.host.clone(),
        };
        format!("http://{host}:{}", self.port())
    }

    /// Begins to answer with what `site` shows. `seen` gets how long it took from a save until a
    /// browser showed what came of it.
    pub fn start(self, site: Site, limits: Limits, seen: impl Fn(Duration) + Send + Sync + 'static) -> Running {
        let address = self.address;
        let stopped = Arc::new(AtomicBool::new(false));
        let shared = Arc::new(Shared {
            site,
            names: Names::new(&self.host, address.port()),
            limits,
            streams: Room::new(limits.streams),
            seen: Box::new(seen),
        });
        let until = Arc::clone(&stopped);
        let accepting = thread::spawn(move || accept(&self.listener, &shared, &until));
        Running { address, stopped, accepting: Some(accepting) }
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>, stopped: &AtomicBool) {
    let room = Room::new(shared.limits.connections);
    for stream in listener.incoming() {
        if stopped.load(Ordering::Acquire) {
            return;
        }
        // An error here is one of a single connection, or of too many open files. A pause lets some
        // be closed, and keeps the processor free until then.
        let Ok(stream) = stream else {
            thread::sleep(Duration::from_millis(20));
            continue;
        };
        let Some(place) = room.enter() else {
            turn_away(stream, &shared.limits);
            continue;
        };
        let shared = Arc::clone(shared);
        // Where no thread can be had, the connection is closed with the closure that holds it.
        _ = thread::Builder::new().name("connection".to_owned()).spawn(move || {
            converse(stream, &shared);
            drop(place);
        });
    }
}

/// A server at work. It stops when this is dropped; answers under way are still given.
#[derive(Debug)]
pub struct Running {
    address: SocketAddr,
    stopped: Arc<AtomicBool>,
    accepting: Option<thread::JoinHandle<()>>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::Release);
        let ip = match self.address.ip() {
            ip if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
            ip => ip,
        };
        // The thread waits for a connection, so it gets one.
        let woken = TcpStream::connect_timeout(&(ip, self.address.port()).into(), Duration::from_secs(1));
        if let (Ok(_), Some(accepting)) = (woken, self.accepting.take()) {
            _ = accepting.join();
        }
    }
}
