//! The site on this machine, for its writers: from memory to a browser, anew after each change.
//!
//! In: a way to build the site, and the folder of its files. Out: the site at a local address.
//!
//! 1. The site is built, and a port is taken on 127.0.0.1 ([`Server::bind`]): the wanted one, or the
//!    next that is free.
//! 2. Requests are read within bounds (`request`, `connection`), refused where they come from
//!    elsewhere (`trust`), and answered from what is shown at that moment (`find`, `answer`).
//! 3. When the files change (`watch`), the site is built anew. A good one takes the place of the
//!    last ([`Site::replace`]); where it is not good, the last good one stays, with what is wrong
//!    laid over it ([`Site::fault`]).
//! 4. Pages that are open are told of each change (`own`), and say when they show it.

mod answer;
mod connection;
mod content_type;
mod find;
mod own;
mod problem;
mod request;
mod server;
mod showing;
mod trust;
mod watch;

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::Result;

pub use self::{
    problem::Problems,
    server::{LOCAL, Limits, Running, Server},
    showing::{Good, Showing, Site},
    watch::{Change, Watch},
};
use crate::diagnostics::{count, list};

/// How to serve.
#[derive(Clone, Debug)]
pub struct Options {
    /// The address to listen at: [`LOCAL`], unless others are to reach the site.
    pub host: String,
    /// The port to take; 0 for any that is free.
    pub port: u16,
    /// Whether to open the site in a browser.
    pub open: bool,
}

/// What a build came to.
#[derive(Debug)]
pub struct Outcome {
    /// The site, or what is wrong.
    pub site: Result<Good, Problems>,
    /// What people at the terminal should read of it: errors and warnings. Empty where there are none.
    pub told: String,
}

/// Gets text for the people at the terminal, with the ends of its lines.
pub type Say = Arc<dyn Fn(&str) + Send + Sync>;

/// Serves the project in `root` until the process ends, which it may at any moment: nothing is
/// written. `build` builds it, whole or in part, and is called again after each change.
///
/// # Errors
/// Where no port can be taken, or the first build could not run.
pub fn serve(root: &Path, options: &Options, build: &mut dyn FnMut() -> Result<Outcome>, say: &Say) -> Result<()> {
    // The first look comes before the first build, so that what changes meanwhile is noticed.
    let mut watch = Watch::new(root, &|line| tell(say, line));
    let site = Site::default();
    let first = build()?;
    say(&first.told);
    match first.site {
        Ok(good) => _ = site.replace(good, None),
        Err(problems) => {
            tell(say, "there is no site to show yet; correct the errors above");
            site.fault(problems);
        }
    }
    let server = Server::bind(&options.host, options.port)?;
    if options.port != 0 && server.port() != options.port {
        tell(say, &format!("port {} is taken, so this is another one", options.port));
    }
    if !server.is_local() {
        tell(say, "WARNING: whoever reaches this machine over the network can read the site");
    }
    let url = server.url() + site.current().good.as_ref().map_or("/", |good| &good.base_path);
    tell(say, &format!("the site is at {url} (Ctrl-C ends it)"));
    let shown_in = Arc::clone(say);
    let seen = move |time: Duration| tell(&shown_in, &format!("in the browser {} after the save", milliseconds(time)));
    let running = server.start(site.clone(), Limits::default(), seen);
    if options.open
        && let Err(error) = open::that_detached(&url)
    {
        tell(say, &format!("no browser could be opened ({error}); open the address above"));
    }
    follow(&mut watch, &site, build, say);
    drop(running);
    Ok(())
}

/// How often a build that finds faults is done again because the files changed meanwhile. A switch
/// of branches lasts longer than a build of a small site; its half-way states are no one's faults.
const MOST_TRIES: usize = 8;

/// Builds anew after each change. It does not return.
fn follow(watch: &mut Watch, site: &Site, build: &mut dyn FnMut() -> Result<Outcome>, say: &Say) {
    loop {
        let mut change = watch.wait();
        let mut tries = 1;
        let (outcome, time) = loop {
            let start = Instant::now();
            let outcome = build().unwrap_or_else(|error| of_machine(&error));
            let time = start.elapsed();
            match outcome.site.is_err().then(|| watch.taken()).flatten() {
                Some(more) if tries < MOST_TRIES => change.join(more),
                _ => break (outcome, time),
            }
            tries += 1;
        };
        show(site, outcome, &change, time, say);
    }
}

/// What the machine could not do stands over the last good site too: a template with a defect, a
/// folder that is gone.
fn of_machine(error: &anyhow::Error) -> Outcome {
    let message = format!("{error:#}");
    Outcome { site: Err(Problems::of_machine(&message)), told: format!("atlas: {message}\n") }
}

fn show(site: &Site, outcome: Outcome, change: &Change, time: Duration, say: &Say) {
    say(&outcome.told);
    let files = names(&change.changes.files);
    match outcome.site {
        Ok(good) => {
            let pages = count(site.replace(good, Some(change.at)), "page", "pages");
            tell(say, &format!("{files} → {pages} changed in {}", milliseconds(time)));
        }
        Err(problems) => {
            let stays =
                if site.current().good.is_some() { "the last good site stays" } else { "still no site to show" };
            tell(say, &format!("{files} → {}; {stays}", count(problems.count(), "error", "errors")));
            site.fault(problems);
        }
    }
}

/// The files in few words.
fn names(files: &[String]) -> String {
    match files {
        [first, rest @ ..] if rest.len() > 2 => format!("{first} and {} other files", rest.len()),
        few => list(few),
    }
}

fn milliseconds(time: Duration) -> String {
    format!("{} ms", time.as_millis())
}

fn tell(say: &Say, line: &str) {
    say(&format!("atlas: {line}\n"));
}
