//! What is shown at one moment: the last good site, and what keeps a newer one from taking its place.
//!
//! A site is shown as soon as its content is good, and its pages are made when they are asked for. Once
//! all of it was looked at it counts as proven, or is taken back.

use std::{
    fmt::Write as _,
    mem,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use anyhow::Result;
use sha2::{Digest as _, Sha256};

use super::problem::Problems;
use crate::render::{Output, Outputs};

/// A site that can be shown, file by file.
pub trait Files: Send + Sync {
    /// What the file at `path` holds; `None` where there is none.
    ///
    /// # Errors
    /// Where it cannot be made.
    fn file(&self, path: &str) -> Result<Option<Vec<u8>>>;

    /// The style sheets, scripts and pictures that pages load by themselves.
    ///
    /// # Errors
    /// Where they cannot be made.
    fn assets(&self) -> Result<Arc<Outputs>>;

    /// The pages that show its components, by their paths from `/.atlas/gallery/`.
    ///
    /// # Errors
    /// Where they cannot be made.
    fn gallery(&self) -> Result<Arc<Outputs>>;
}

/// A site and where on the host it lies.
#[derive(Clone)]
pub struct Good {
    /// The site.
    pub files: Arc<dyn Files>,
    /// The path that it is published under, with a slash at both ends. The page for lost readers
    /// names it in its links, so the site is shown under it here too.
    pub base_path: String,
}

/// What is shown at one moment. It does not change; the next one takes its place.
#[derive(Clone, Default)]
pub struct Showing {
    /// Counts what was shown since the start.
    pub version: u64,
    /// The last good site; `None` while there was none yet.
    pub good: Option<Good>,
    /// What keeps a newer site from being shown; empty where nothing does.
    pub problems: Arc<Problems>,
    /// The digest of the style sheets, which a page can exchange.
    pub styles: String,
    /// The digest of scripts, pictures and the like, for which a page has to be loaded anew. The
    /// index of the search is left out: it changes with each word, and a page reads it only when asked.
    pub assets: String,
    /// What these are digests of.
    made: Arc<Outputs>,
}

impl Showing {
    /// What is shown after this: a site, with nothing wrong. What pages load by themselves is mostly as
    /// it was, and then so are its digests.
    fn next(&self, good: Option<Good>) -> Self {
        let version = self.version + 1;
        let made = good.as_ref().and_then(|good| good.files.assets().ok()).unwrap_or_default();
        let is_style = |path: &str| path.ends_with(".css");
        let (styles, assets) = if self.version > 0 && are_same(&made, &self.made) {
            (self.styles.clone(), self.assets.clone())
        } else {
            (digest_where(&made, is_style), digest_where(&made, |path| !is_style(path)))
        };
        Self { version, good, problems: Arc::default(), styles, assets, made }
    }
}

fn are_same(one: &Arc<Outputs>, other: &Arc<Outputs>) -> bool {
    let alike =
        |((one, made), (other, known)): ((&str, &Output), (&str, &Output))| one == other && made.bytes == known.bytes;
    Arc::ptr_eq(one, other) || one.len() == other.len() && one.iter().zip(other.iter()).all(alike)
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

impl State {
    /// A site with problems over it.
    fn with(&self, problems: Problems, good: Option<Good>) -> Showing {
        Showing { problems: Arc::new(problems), ..self.now.next(good) }
    }
}

/// The site that is served, for all who answer and all who wait.
#[derive(Clone, Default)]
pub struct Site {
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    news: Condvar,
}

#[derive(Default)]
struct State {
    now: Arc<Showing>,
    /// The last site that was found good as a whole.
    proven: Option<Good>,
    /// The version that a browser was not yet seen to show, and when its files were saved.
    awaited: Option<(u64, Instant)>,
}

impl Site {
    /// What is shown now.
    pub fn current(&self) -> Arc<Showing> {
        Arc::clone(&self.lock().now)
    }

    /// Shows a site from now on, and nothing wrong with it. `saved`, where the site was made because
    /// of a change, is when that was made. Returns the version under which it is shown.
    pub fn replace(&self, good: Good, saved: Option<Instant>) -> u64 {
        let (version, _) = self.show(|state| {
            let next = Arc::new(state.now.next(Some(good)));
            state.awaited = saved.map(|saved| (next.version, saved));
            // A large site takes its time to go, in which nobody should have to wait for what is shown.
            mem::replace(&mut state.now, next)
        });
        version
    }

    /// Shows `problems` over the last good site.
    pub fn fault(&self, problems: Problems) {
        self.show(|state| {
            let next = Arc::new(state.with(problems, state.now.good.clone()));
            mem::replace(&mut state.now, next)
        });
    }

    /// The site of this version was found good as a whole. Returns whether it is still shown.
    pub fn prove(&self, version: u64) -> bool {
        let mut state = self.lock();
        let State { now, proven, .. } = &mut *state;
        let shown = now.version == version;
        let before = if shown { mem::replace(proven, now.good.clone()) } else { None };
        drop(state);
        drop(before);
        shown
    }

    /// The site of this version was found bad as a whole: the last that was good takes its place, with
    /// `problems` over it. Returns whether it was still shown.
    pub fn withdraw(&self, version: u64, problems: Problems) -> bool {
        let (_, before) = self.show(|state| {
            let next = (state.now.version == version).then(|| Arc::new(state.with(problems, state.proven.clone())));
            next.map(|next| mem::replace(&mut state.now, next))
        });
        before.is_some()
    }

    /// Changes what is shown, and wakes all who wait for that. Returns the version that is shown then, and
    /// what `change` returned: what was shown before goes only when nobody has to wait for it.
    fn show<T>(&self, change: impl FnOnce(&mut State) -> T) -> (u64, T) {
        let mut state = self.lock();
        let changed = change(&mut state);
        let version = state.now.version;
        drop(state);
        self.shared.news.notify_all();
        (version, changed)
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
        drop(state);
        self.shared.news.notify_all();
        Some(saved.elapsed())
    }

    /// Waits until a browser shows `version`, `patience` at most.
    pub fn until_seen(&self, version: u64, patience: Duration) {
        let unseen = |state: &mut State| state.awaited.is_some_and(|(awaited, _)| awaited == version);
        drop(self.shared.news.wait_timeout_while(self.lock(), patience, unseen));
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Each change of the state is one assignment, so that no panic leaves half of one.
        self.shared.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
