//! The site on this machine, for its writers: from memory to a browser, anew after each change.
//!
//! In: a way to look at the project, and its folder. Out: its site at a local address.
//!
//! 1. The project is read, and a port is taken on 127.0.0.1 ([`Server::bind`]): the wanted one, or the
//!    next that is free.
//! 2. Requests are read within bounds (`request`, `connection`), refused where they come from
//!    elsewhere (`trust`), and answered from what is shown at that moment (`find`, `answer`).
//! 3. When the files change (`watch`), the project is looked at anew. A good site takes the place of the
//!    last ([`Site::replace`]); where it is not good, the last good one stays, with what is wrong
//!    laid over it ([`Site::fault`]).
//! 4. Pages are made when they are asked for ([`Files`]). Meanwhile the site is audited as a whole
//!    (`audit`), and taken back where that finds an error ([`Site::withdraw`]).
//! 5. Pages that are open are told of each change (`own`), and say when they show it.

mod answer;
mod audit;
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

use std::{path::Path, sync::Arc, time::Duration};

use anyhow::Result;

use self::audit::Audits;
pub use self::{
    audit::{Audit, Audited},
    problem::Problems,
    server::{LOCAL, Limits, Running, Server},
    showing::{Files, Good, Showing, Site},
    watch::{Change, Watch},
};
use crate::{
    diagnostics::{count, list},
    source::Changes,
};

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

/// What a look at the project came to.
pub struct Outcome {
    /// The site and how to audit it; or what is wrong.
    pub site: Result<(Good, Audit), Problems>,
    /// What people at the terminal should read of it: errors and warnings. Empty where there are none.
    pub told: String,
}

/// Looks at the project: all of it, or what changed since it was looked at last.
pub type Look<'a> = &'a mut dyn FnMut(Option<&Changes>) -> Result<Outcome>;

/// Gets text for the people at the terminal, with the ends of its lines.
pub type Say = Arc<dyn Fn(&str) + Send + Sync>;

/// Serves the project in `root` until the process ends, which it may at any moment: nothing is
/// written. `look` looks at the project, and is called again after each change.
///
/// # Errors
/// Where no port can be taken, or the first look could not be taken.
pub fn serve(root: &Path, options: &Options, look: Look<'_>, say: &Say) -> Result<()> {
    // The stamps of the files come before the first look, so that what changes meanwhile is noticed.
    let mut watch = Watch::new(root, &|line| tell(say, line));
    let site = Site::default();
    let mut audits = Audits::new(&site, say);
    let first = look(None)?;
    say(&first.told);
    match first.site {
        Ok((good, audit)) => audits.begin(site.replace(good, None), audit),
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
    follow(&mut watch, &site, &mut audits, look, say);
    drop(running);
    Ok(())
}

/// How often a look that finds faults is taken again because the files changed meanwhile. A switch
/// of branches lasts longer than a look at a small site; its half-way states are no one's faults.
const MOST_TRIES: usize = 8;

/// Looks anew after each change. It does not return.
fn follow(watch: &mut Watch, site: &Site, audits: &mut Audits, look: Look<'_>, say: &Say) {
    loop {
        let mut change = watch.wait();
        audits.stop();
        let mut tries = 1;
        let outcome = loop {
            let outcome = look(Some(&change.changes)).unwrap_or_else(|error| of_machine(&error));
            match outcome.site.is_err().then(|| watch.taken()).flatten() {
                Some(more) if tries < MOST_TRIES => change.join(more),
                _ => break outcome,
            }
            tries += 1;
        };
        show(site, audits, outcome, &change, say);
    }
}

/// What the machine could not do stands over the last good site too: a template with a defect, a
/// folder that is gone.
fn of_machine(error: &anyhow::Error) -> Outcome {
    let message = format!("{error:#}");
    Outcome { site: Err(Problems::of_machine(&message)), told: format!("atlas: {message}\n") }
}

fn show(site: &Site, audits: &mut Audits, outcome: Outcome, change: &Change, say: &Say) {
    say(&outcome.told);
    let files = names(&change.changes.files);
    match outcome.site {
        Ok((good, audit)) => {
            let version = site.replace(good, Some(change.at));
            tell(say, &format!("{files} → shown after {}", milliseconds(change.at.elapsed())));
            audits.begin(version, audit);
        }
        Err(problems) => {
            tell(say, &format!("{files} → {}; {}", count(problems.count(), "error", "errors"), what_stays(site)));
            site.fault(problems);
        }
    }
}

/// What is shown where a newer site is not.
fn what_stays(site: &Site) -> &'static str {
    if site.current().good.is_some() { "the last good site stays" } else { "still no site to show" }
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
