//! Waits until the input files change.
//!
//! The system tells that something happened ([`notify`]); what happened is found by looking at the
//! files ([`Stamps`]). So nothing depends on the events being complete or in order, which they are
//! not on any system: a file that an editor writes beside and renames, a folder that goes and comes
//! back and a switch of branches are all told by the same comparison. Where the system does not
//! tell, the looking alone is enough.

use std::{
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    time::{Duration, Instant},
};

use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::source::{Changes, Stamps};

/// For so long nothing must happen before the files count as saved.
const QUIET: Duration = Duration::from_millis(25);

/// A burst of changes is waited for no longer than this.
const LONGEST_BURST: Duration = Duration::from_secs(2);

/// The files are looked at this often though nothing was told, in case that something was missed …
const LOOK: Duration = Duration::from_secs(1);

/// … but in a large project less often, so that looking takes no more than this part of the time.
const SHARE: u32 = 30;

/// What changed, and when.
#[derive(Clone, Debug)]
pub struct Change {
    /// The files.
    pub changes: Changes,
    /// When it was noticed first.
    pub at: Instant,
}

impl Change {
    /// Takes a later change into this one.
    pub fn join(&mut self, later: Self) {
        self.changes.files.extend(later.changes.files);
        self.changes.files.sort();
        self.changes.files.dedup();
        self.changes.moved |= later.changes.moved;
    }
}

/// Watches the input files of a project.
#[derive(Debug)]
pub struct Watch {
    root: PathBuf,
    last: Stamps,
    happened: Receiver<()>,
    system: Option<RecommendedWatcher>,
    /// How long the last look took.
    effort: Duration,
}

impl Watch {
    /// Looks at the files of the project in `root`, and tells from now on what changes. `say` gets a
    /// word where the system cannot help.
    pub fn new(root: &Path, say: &dyn Fn(&str)) -> Self {
        let (_, happened) = channel();
        let mut watch =
            Self { root: root.to_owned(), last: Stamps::default(), happened, system: None, effort: Duration::ZERO };
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
            let patience = LOOK.max(self.effort * SHARE);
            match self.happened.recv_timeout(patience) {
                Ok(()) | Err(RecvTimeoutError::Timeout) => {}
                // The system's watcher is gone, or there never was one.
                Err(RecvTimeoutError::Disconnected) => std::thread::sleep(patience),
            }
            if let Some(change) = self.taken() {
                return change;
            }
        }
    }

    /// What has changed since the last change was told; `None` where nothing did.
    pub fn taken(&mut self) -> Option<Change> {
        let at = Instant::now();
        // One look answers to all that was told until now.
        while self.happened.try_recv().is_ok() {}
        let mut now = self.settled(at);
        let first = self.last.changes(&now)?;
        if first.moved {
            // A folder that is new is not watched yet, and one that was renamed is watched under its
            // old name. What happened until the new watch began is found by one more look.
            _ = self.arm();
            now = self.look();
        }
        let changes = self.last.changes(&now);
        self.last = now;
        changes.map(|changes| Change { changes, at })
    }

    /// Looks until two looks with a quiet time between them see the same.
    fn settled(&mut self, since: Instant) -> Stamps {
        let mut before = self.look();
        if self.last == before {
            return before;
        }
        loop {
            self.wait_for_quiet(since);
            let now = self.look();
            if now == before || since.elapsed() > LONGEST_BURST {
                return now;
            }
            before = now;
        }
    }

    fn wait_for_quiet(&self, since: Instant) {
        while since.elapsed() < LONGEST_BURST {
            match self.happened.recv_timeout(QUIET) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout) => return,
                Err(RecvTimeoutError::Disconnected) => return std::thread::sleep(QUIET),
            }
        }
    }

    fn look(&mut self) -> Stamps {
        let start = Instant::now();
        let stamps = Stamps::of(&self.root);
        self.effort = start.elapsed();
        stamps
    }

    /// Asks the system anew to tell of changes.
    fn arm(&mut self) -> notify::Result<()> {
        let (sender, happened) = channel();
        self.happened = happened;
        // The old one goes first, so that its places are free for the new one.
        self.system = None;
        let mut system = notify::recommended_watcher(move |event| tell(&sender, event))?;
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

/// Passes on that something happened. Reading a file is no change, and the builds do it themselves.
fn tell(sender: &Sender<()>, event: notify::Result<notify::Event>) {
    if event.is_ok_and(|event| event.kind.is_access()) {
        return;
    }
    // Whoever listened has another watcher by now.
    _ = sender.send(());
}
