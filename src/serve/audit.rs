//! The look at a site as a whole, while its pages are shown already.
//!
//! In: a site that is shown, and a way to audit it. Out: it is proven, or taken back.
//!
//! There is one audit at a time: the next one stops the one before.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use super::{Problems, Say, Site, tell, what_stays};
use crate::diagnostics::count;

/// For so long an audit leaves the processor to the browser that loads a changed page.
const HEAD_START: Duration = Duration::from_millis(500);

/// Audits a site; `None` where the flag became true meanwhile.
pub type Audit = Box<dyn FnOnce(&AtomicBool) -> Option<Audited> + Send>;

/// What an audit came to.
#[derive(Debug)]
pub struct Audited {
    /// How many pages are not as they were in the last good site, where there was one, and how many there
    /// are; or what is wrong.
    pub pages: Result<(Option<usize>, usize), Problems>,
    /// What people at the terminal should read of it: errors and warnings. Empty where there are none.
    pub told: String,
}

/// Runs audits beside the server.
pub struct Audits {
    site: Site,
    say: Say,
    /// Stops the audit under way.
    stop: Arc<AtomicBool>,
}

impl Audits {
    /// Audits what `site` shows; `say` gets what comes of it.
    pub fn new(site: &Site, say: &Say) -> Self {
        Self { site: site.clone(), say: Arc::clone(say), stop: Arc::default() }
    }

    /// Stops the audit under way. What it would have found is of a site that was.
    pub fn stop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        self.stop = Arc::default();
    }

    /// Begins to audit the site that is shown as `version`, in the place of the one before.
    pub fn begin(&mut self, version: u64, audit: Audit) {
        self.stop();
        let (site, say, stop) = (self.site.clone(), Arc::clone(&self.say), Arc::clone(&self.stop));
        let run = move || {
            site.until_seen(version, HEAD_START);
            if let Some(audited) = audit(&stop) {
                conclude(&site, version, audited, &say);
            }
        };
        // Where no thread can be had, pages are shown that nobody audited, which is better than none.
        _ = thread::Builder::new().name("audit".to_owned()).spawn(run);
    }
}

fn conclude(site: &Site, version: u64, audited: Audited, say: &Say) {
    match audited.pages {
        Ok((apart, all)) => {
            if site.prove(version) {
                say(&audited.told);
                let changed = apart.map_or_else(String::new, |apart| format!(", {apart} changed"));
                tell(say, &format!("all {} are good{changed}", count(all, "page", "pages")));
            }
        }
        Err(problems) => {
            let errors = count(problems.count(), "error", "errors");
            if site.withdraw(version, problems) {
                say(&audited.told);
                tell(say, &format!("the pages have {errors}; {}", what_stays(site)));
            }
        }
    }
}
