//! What is shown at one moment: the last good site, and what keeps a newer one from taking its place.

use std::{
    fmt::Write as _,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use sha2::{Digest as _, Sha256};

use super::problem::Problems;
use crate::render::Outputs;

/// A finished site and where on the host it lies.
#[derive(Debug)]
pub struct Good {
    /// The files.
    pub outputs: Outputs,
    /// The pages that show its components, by their paths from `/.atlas/gallery/`.
    pub gallery: Outputs,
    /// The path that it is published under, with a slash at both ends. The page for lost readers
    /// names it in its links, so the site is shown under it here too.
    pub base_path: String,
}

/// What is shown at one moment. It does not change; the next one takes its place.
#[derive(Clone, Debug, Default)]
pub struct Showing {
    /// Counts what was shown since the start.
    pub version: u64,
    /// The last good site; `None` while there was none yet.
    pub good: Option<Arc<Good>>,
    /// What keeps a newer site from being shown; empty where nothing does.
    pub problems: Arc<Problems>,
    /// The digest of the style sheets, which a page can exchange.
    pub styles: String,
    /// The digest of scripts, pictures and the like, for which a page has to be loaded anew. The
    /// index of the search is left out: it changes with each word, and a page reads it only when asked.
    pub assets: String,
}

impl Showing {
    fn with(version: u64, good: Good) -> Self {
        let is_style = |path: &str| path.ends_with(".css");
        let styles = digest_where(&good.outputs, is_style);
        let is_index = |path: &str| path.starts_with("assets/search/");
        let assets =
            digest_where(&good.outputs, |path| path.starts_with("assets/") && !is_style(path) && !is_index(path));
        Self { version, good: Some(Arc::new(good)), problems: Arc::default(), styles, assets }
    }
}

/// The digest of a content: equal contents have equal ones.
pub fn digest(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn digest_where(outputs: &Outputs, wanted: impl Fn(&str) -> bool) -> String {
    let mut all = Sha256::new();
    for (path, output) in outputs.iter().filter(|(path, _)| wanted(path)) {
        all.update(path);
        all.update(Sha256::digest(&output.bytes));
    }
    hexadecimal(&all.finalize())
}

fn hexadecimal(digest: &[u8]) -> String {
    let mut text = String::with_capacity(32);
    for byte in &digest[..16] {
        write!(text, "{byte:02x}").expect("a String takes any text");
    }
    text
}

/// How many pages are not as they were: added, changed or taken away.
fn pages_apart(before: &Outputs, after: &Outputs) -> usize {
    let pages = |outputs: &'_ Outputs, other: &Outputs, count: fn(Option<&[u8]>, &[u8]) -> bool| {
        let html = outputs.iter().filter(|(path, _)| path.ends_with(".html"));
        html.filter(|(path, output)| count(other.get(path), &output.bytes)).count()
    };
    pages(after, before, |old, new| old != Some(new)) + pages(before, after, |new, _| new.is_none())
}

/// The site that is served, for all who answer and all who wait.
#[derive(Clone, Debug, Default)]
pub struct Site {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    news: Condvar,
}

#[derive(Debug, Default)]
struct State {
    now: Arc<Showing>,
    /// The version that a browser was not yet seen to show, and when its files were saved.
    awaited: Option<(u64, Instant)>,
}

impl Site {
    /// What is shown now.
    pub fn current(&self) -> Arc<Showing> {
        Arc::clone(&self.lock().now)
    }

    /// Shows a site from now on, and nothing wrong with it. `saved`, where the site was built because
    /// of a change, is when that was made. Returns how many pages are not as they were.
    pub fn replace(&self, good: Good, saved: Option<Instant>) -> usize {
        let before = self.current();
        let none = Outputs::default();
        let pages = pages_apart(before.good.as_ref().map_or(&none, |good| &good.outputs), &good.outputs);
        let mut state = self.lock();
        state.now = Arc::new(Showing::with(state.now.version + 1, good));
        state.awaited = saved.map(|saved| (state.now.version, saved));
        drop(state);
        self.shared.news.notify_all();
        pages
    }

    /// Shows `problems` over the last good site.
    pub fn fault(&self, problems: Problems) {
        let mut state = self.lock();
        let version = state.now.version + 1;
        state.now = Arc::new(Showing { version, problems: Arc::new(problems), ..Showing::clone(&state.now) });
        state.awaited = None;
        drop(state);
        self.shared.news.notify_all();
    }

    /// What is shown, once that is another than `version`; `None` where it still is that one after
    /// `patience`.
    pub fn news(&self, version: Option<u64>, patience: Duration) -> Option<Arc<Showing>> {
        let state = self.lock();
        let (state, _) = self
            .shared
            .news
            .wait_timeout_while(state, patience, |state| version == Some(state.now.version))
            .unwrap_or_else(PoisonError::into_inner);
        (version != Some(state.now.version)).then(|| Arc::clone(&state.now))
    }

    /// A browser says that it shows `version`. Returns how long ago the change behind it was saved,
    /// to the first one that says so.
    pub fn seen(&self, version: u64) -> Option<Duration> {
        let mut state = self.lock();
        let (_, saved) = state.awaited.filter(|(awaited, _)| *awaited == version)?;
        state.awaited = None;
        Some(saved.elapsed())
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Each change of the state is one assignment, so that no panic leaves half of one.
        self.shared.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
