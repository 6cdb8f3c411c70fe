//! Waits until the input files change.
//!
//! In: a project's folder. Out: [`Change`]s: which files are others than before.
//!
//! 1. The system tells which files something happened to ([`told`]).
//! 2. Once they are saved, these files are looked at, and no others ([`Stamps::look_again`]).
//! 3. Where that does not answer, all files are looked at until two looks agree: where a file or folder
//!    was added or taken away, where so many files changed that someone switched branches, and where
//!    the system does not tell which ones.
//! 4. From time to time all files are looked at in any event.
//!
//! What is said to have changed always comes from comparing the files with what they were. So nothing
//! depends on the events being complete or in order, which they are not on any system. Where the
//! system does not tell at all, the looks from time to time are enough.

mod told;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};

use self::told::{LONGEST_BURST, News, QUIET, Told};
use crate::source::{Changes, Names, Stamps};

/// All files are looked at this often though nothing was told, in case that something was missed …
const LOOK: Duration = Duration::from_secs(1);

/// … but in a large project less often, so that looking takes no more than this part of the time.
const SHARE: u32 = 30;

/// A look at all files gives way to what is told meanwhile, but not more often than this in a row.
const MOST_GIVING_WAY: u32 = 8;

/// Two writes within this time may leave a file with the same time: clocks of file systems go in steps
/// of up to 16 ms.
const TICK: Duration = Duration::from_millis(20);

/// What changed, and when.
#[derive(Clone, Debug)]
pub struct Change {
    /// The files.
    pub changes: Changes,
    /// When it was noticed first.
    pub at: Instant,
    /// How many files were looked at to find it, each as often as it was.
    pub looked_at: usize,
}

impl Change {
    /// Takes a later change into this one.
    pub fn join(&mut self, later: Self) {
        self.changes.files.extend(later.changes.files);
        self.changes.files.sort();
        self.changes.files.dedup();
        self.changes.moved |= later.changes.moved;
        self.looked_at += later.looked_at;
    }
}

/// Watches the input files of a project.
#[derive(Debug)]
pub struct Watch {
    root: PathBuf,
    last: Stamps,
    news: Arc<News>,
    system: Option<RecommendedWatcher>,
    /// Whether the last change was found though the system told nothing of it.
    missed: bool,
    /// The files that were looked at on their own lately, and when.
    fresh: BTreeMap<String, Instant>,
    /// When all files are looked at though nothing was told.
    due: Instant,
    /// How often in a row such a look gave way.
    gave_way: u32,
    /// How many files were looked at since someone asked for a change.
    looked_at: usize,
}

impl Watch {
    /// Looks at the files of the project in `root`, and tells from now on what changes. `say` gets a
    /// word where the system cannot help.
    pub fn new(root: &Path, say: &dyn Fn(&str)) -> Self {
        let mut watch = Self {
            root: root.to_owned(),
            last: Stamps::default(),
            news: Arc::default(),
            system: None,
            missed: false,
            fresh: BTreeMap::new(),
            due: Instant::now(),
            gave_way: 0,
            looked_at: 0,
        };
        if let Err(error) = watch.arm() {
            say(&format!(
                "the system does not tell of changes ({error}); the files are looked at every second instead"
            ));
        }
        watch.last = watch.look();
        watch
    }

    /// Waits for the next change.
    pub fn wait(&mut self) -> Change {
        loop {
            let told = self.news.wait_until(self.due);
            self.looked_at = 0;
            let found = if told { self.told() } else { self.untold() };
            if let Some(change) = found {
                return change;
            }
        }
    }

    /// What has changed since the last change was told; `None` where nothing did.
    pub fn taken(&mut self) -> Option<Change> {
        self.looked_at = 0;
        if !self.news.is_silent() {
            return self.told();
        }
        // A system that tells of changes would have told of this one.
        if self.system.is_some() && !self.missed { None } else { self.all(Instant::now()) }
    }

    /// What changed of that of which the system told.
    fn told(&mut self) -> Option<Change> {
        let told = self.news.take_complete();
        let at = told.at().unwrap_or_else(Instant::now);
        self.missed = false;
        if told.all { self.all(at) } else { self.some(&told, at) }
    }

    /// Looks at the files that were told of; at all where that does not answer.
    fn some(&mut self, told: &Told, at: Instant) -> Option<Change> {
        self.looked_at += told.files.len();
        let looked = Instant::now();
        let files = told.files.iter().map(|(path, saved)| {
            let since =
                self.fresh.get(path).zip(saved.written).map(|(looked, written)| written.duration_since(*looked));
            (path.as_str(), since.is_some_and(|since| since < TICK))
        });
        let Some(changes) = self.last.look_again(&self.root, files) else { return self.all(at) };
        self.fresh.retain(|_, looked| looked.elapsed() < LONGEST_BURST);
        self.fresh.extend(changes.files.iter().map(|path| (path.clone(), looked)));
        self.change(changes, at)
    }

    /// Looks at all files, as it is time to; that can wait until what is told meanwhile was looked at.
    fn untold(&mut self) -> Option<Change> {
        let at = Instant::now();
        let news = Arc::clone(&self.news);
        let first = Stamps::of_while(&self.root, &|| self.gave_way >= MOST_GIVING_WAY || news.is_silent());
        let Some(now) = first else {
            self.gave_way += 1;
            return None;
        };
        self.gave_way = 0;
        self.took(&now, at);
        if now == self.last {
            return None;
        }
        // What the system tells of it, if a moment late, says which files to look at.
        if self.news.wait_until(Instant::now() + QUIET)
            && let Some(change) = self.told()
        {
            return Some(change);
        }
        self.missed = true;
        self.all(at)
    }

    /// Looks at all files, until nothing happens to them any more.
    fn all(&mut self, at: Instant) -> Option<Change> {
        let mut now = self.settled();
        let first = self.last.changes(&now)?;
        if first.moved {
            // A folder that is new is not watched yet, and one that was renamed is watched under its
            // old name. What happened until the new watch began is found by one more look.
            _ = self.arm();
            now = self.look();
        }
        let changes = self.last.changes(&now).unwrap_or_default();
        self.last = now;
        self.change(changes, at)
    }

    fn change(&self, changes: Changes, at: Instant) -> Option<Change> {
        (!changes.files.is_empty()).then_some(Change { changes, at, looked_at: self.looked_at })
    }

    /// Looks until two looks with a quiet time between them see the same.
    fn settled(&mut self) -> Stamps {
        let since = Instant::now();
        let mut before = self.look();
        if self.last == before {
            return before;
        }
        loop {
            // What was told until now is seen by the next look.
            while self.news.wait_until(Instant::now() + QUIET) && since.elapsed() < LONGEST_BURST {
                self.news.take_complete();
            }
            let now = self.look();
            if now == before || since.elapsed() > LONGEST_BURST {
                return now;
            }
            before = now;
        }
    }

    fn look(&mut self) -> Stamps {
        let start = Instant::now();
        let stamps = Stamps::of(&self.root);
        self.took(&stamps, start);
        stamps
    }

    /// All files were looked at from `start` on.
    fn took(&mut self, stamps: &Stamps, start: Instant) {
        self.looked_at += stamps.len();
        self.due = Instant::now() + LOOK.max(start.elapsed() * SHARE);
    }

    /// Asks the system anew to tell of changes.
    fn arm(&mut self) -> notify::Result<()> {
        // The old one goes first, so that its places are free for the new one.
        self.system = None;
        let (names, news) = (Names::of(&self.root), Arc::clone(&self.news));
        let mut system = notify::recommended_watcher(move |event| news.hear(&names, event))?;
        system.watch(&self.root, RecursiveMode::NonRecursive)?;
        for folder in Stamps::FOLDERS {
            match system.watch(&self.root.join(folder), RecursiveMode::Recursive) {
                // A folder that is not there is noticed in its parent when it comes back.
                Err(error) if matches!(error.kind, notify::ErrorKind::PathNotFound) => {}
                watched => watched?,
            }
        }
        self.system = Some(system);
        Ok(())
    }
}
