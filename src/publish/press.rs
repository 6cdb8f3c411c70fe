//! A site on its way into a folder: files come one by one, in any order, from many threads.
//!
//! In: a folder, and every file of the site. Out: what lay there before, until the last file has come
//! and the whole takes its place.
//!
//! 1. What lies in the folder is looked at ([`Press::begin`]).
//! 2. Each file is compared with the one of its path ([`Sink::take`]). At the first that differs the
//!    work folder is made and locked; from there on such files are written into the new tree.
//!    One that is too long to be held comes piece by piece ([`Long`]).
//! 3. When all have come the plan is made (`plan`), the rest of the new tree is linked, and the two
//!    trees are exchanged ([`Press::finish`]).
//!
//! A press that is dropped before leaves the folder as it was.

use std::{
    collections::BTreeSet,
    fmt::Display,
    fs::File,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use anyhow::{Context as _, Result, ensure};
use foldhash::fast::FixedState;
use indexmap::IndexMap;
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::{
    MANIFEST, Options, STAMP, Stamp, Summary,
    long::{Came, Long},
    manifest::{Listed, Manifest},
    paths,
    plan::{self, Plan},
    stage, stamp, swap,
    target::Target,
    tree::Tree,
    work::{self, Work},
};
use crate::render::{Clash, Finished, Pieces, Sink};

/// What is known of a file that came.
#[derive(Debug)]
pub struct Entry {
    /// What made it.
    pub claimant: Arc<str>,
    /// The SHA-256 of what it holds.
    pub digest: [u8; 32],
    /// How many bytes it holds.
    pub size: u64,
    /// Whether it was written, since no file of the folder is the same.
    pub written: bool,
}

/// Files by their paths, in the order in which they came until there is a [`Manifest`] of them.
pub type Entries = IndexMap<Box<str>, Entry, FixedState>;

/// A site on its way into a folder.
#[derive(Debug)]
pub struct Press {
    /// The folder as it was named, for messages.
    named: PathBuf,
    target: Target,
    force: bool,
    /// What lay in the folder when the first file came.
    tree: Tree,
    /// Its list of files.
    listed: Listed,
    entries: Mutex<Entries>,
    work: Mutex<Option<Work>>,
    /// Folders of the new tree that were made.
    folders: Mutex<BTreeSet<String>>,
}

impl Press {
    /// Looks at the folder `dir`, and writes nothing yet.
    ///
    /// # Errors
    /// Where the folder is refused, another build is publishing to it, or it cannot be read.
    pub fn begin(dir: &Path, options: &Options) -> Result<Self> {
        let target = Target::resolve(dir, options)?;
        // What a killed build left is put right before anything is compared.
        let open = || work::left_over(&target).then(|| Work::open(&target)).transpose();
        let work = open().with_context(|| untouched(dir))?;
        let tree = Tree::read(&target.dir).with_context(|| untouched(dir))?;
        let listed = Listed::read(&target.dir).with_context(|| untouched(dir))?;
        Ok(Self {
            named: dir.to_owned(),
            force: options.force,
            tree,
            listed,
            entries: Mutex::default(),
            work: Mutex::new(work),
            folders: Mutex::default(),
            target,
        })
    }

    /// Puts the site in the place of what lay in the folder; returns what that changed, and the list
    /// of files. `stamp` says what the site was made from, where a later build may rely on it.
    ///
    /// # Errors
    /// Where a file that no build made is in the way, or the file system fails. Up to the exchange of the
    /// two trees the folder is then as it was; of a failure after it the message says that the site is
    /// published.
    pub fn finish(self, stamp: Option<&Stamp>) -> Result<(Summary, Manifest)> {
        let manifest = Manifest::of(std::mem::take(&mut *held(&self.entries)));
        let stamp = stamp.map(|stamp| stamp.text(&manifest));
        let (summary, work) = self.put_in_place(&manifest, stamp.as_ref()).with_context(|| untouched(&self.named))?;
        if let Some(work) = work {
            let cleared = || {
                let spent = self.target.work.display();
                format!("the site is published, but the previous one could not be cleared from {spent}")
            };
            swap::put_aside(&work).with_context(cleared)?;
            swap::settle(&self.target.dir).context("the site is published, but may not outlast a loss of power")?;
            swap::retire(&work, &self.target.dir).with_context(cleared)?;
        }
        Ok((summary, manifest))
    }

    /// Everything up to the exchange of the two trees. Where there was one, the work folder with the
    /// previous tree is returned.
    fn put_in_place(&self, manifest: &Manifest, stamp: Option<&String>) -> Result<(Summary, Option<Work>)> {
        let entries = manifest.entries();
        paths::check(entries)?;
        let plan = Plan::make(entries, &self.tree, &self.listed, &self.target.dir, self.force)?;
        let summary = plan.summary();
        if plan.is_idle() && self.listed.text.as_ref().is_some_and(|text| manifest.is(text)) {
            if let Some(stamp) = stamp.filter(|_| held(&self.work).is_none()) {
                stamp::renew(&self.target.dir, stamp);
            }
            return Ok((summary, None));
        }
        self.lock()?;
        // Making the site took its time: what someone put into the folder meanwhile counts too.
        let tree = Tree::read(&self.target.dir)?;
        let plan = Plan::make(entries, &tree, &self.listed, &self.target.dir, self.force)?;
        self.look_again(entries, &plan)?;
        let made = held(&self.folders);
        let lists: [(_, Option<&dyn Display>); 2] =
            [(MANIFEST, Some(manifest)), (STAMP, stamp.map(|stamp| stamp as &dyn Display))];
        let next = self.target.work.join(work::NEXT);
        stage::complete(&plan, &made, &lists, &self.target.dir, &next)?;
        let work = held(&self.work).take().context("the work folder is gone")?;
        swap::swap(&self.target.dir, &work)?;
        Ok((summary, Some(work)))
    }

    /// What was found equal before the folder was locked is looked at again: another build, or
    /// someone's hand, may have been faster.
    fn look_again(&self, entries: &Entries, plan: &Plan<'_>) -> Result<()> {
        let as_before = |path: &&str| {
            let found = std::fs::read(self.target.dir.join(path));
            found.is_ok_and(|bytes| entries.get(*path).is_some_and(|entry| *Sha256::digest(bytes) == entry.digest))
        };
        let changed = plan.keep.par_iter().find_any(|path| !as_before(path));
        ensure!(changed.is_none(), "{} changed while the site was made; build it again", self.named.display());
        Ok(())
    }

    /// Makes and locks the work folder, where that was not done yet.
    fn lock(&self) -> Result<()> {
        let mut work = held(&self.work);
        if work.is_none() {
            let opened = Work::open(&self.target)?;
            let same = Listed::read(&self.target.dir)?.text == self.listed.text;
            ensure!(same, "another build is publishing there at this moment");
            *work = Some(opened);
        }
        let mut folders = held(&self.folders);
        if folders.is_empty() {
            stage::make_folder(&self.target.work.join(work::NEXT), &self.target.dir)?;
            folders.insert(String::new());
        }
        Ok(())
    }

    /// Takes the file at `path`, which `claimant` made.
    ///
    /// # Errors
    /// Where the path is none of a site or is taken, another build is publishing to the folder, or the
    /// file cannot be written.
    pub fn put(&self, path: &str, claimant: &Arc<str>, bytes: &[u8]) -> Result<()> {
        self.compare(path, claimant, bytes)
            .and_then(|written| if written { self.write(path, bytes) } else { Ok(()) })
            .with_context(|| untouched(&self.named))
    }

    /// Notes a file that came, and whether it has to be written.
    fn compare(&self, path: &str, claimant: &Arc<str>, bytes: &[u8]) -> Result<bool> {
        paths::sound(path, claimant)?;
        let written = !(self.is_there(path) && plan::holds(&self.target.dir.join(path), bytes));
        let digest = Sha256::digest(bytes).into();
        self.note(path, Entry { claimant: Arc::clone(claimant), digest, size: bytes.len() as u64, written })?;
        Ok(written)
    }

    /// Whether the folder has a file of an earlier build at `path`.
    fn is_there(&self, path: &str) -> bool {
        self.listed.names(path) && self.tree.files.get(path) == Some(&true)
    }

    fn note(&self, path: &str, entry: Entry) -> Result<()> {
        let mut entries = held(&self.entries);
        if let Some(first) = entries.get(path) {
            return Err(Clash::new(path.to_owned(), [Arc::clone(&first.claimant), entry.claimant]).into());
        }
        entries.insert(path.into(), entry);
        Ok(())
    }

    /// Takes a file piece by piece. Its path is taken from the beginning on, so that no other comes there.
    fn put_long(&self, path: &str, claimant: Arc<str>, write: Pieces<'_>) -> Result<()> {
        paths::sound(path, &claimant)?;
        self.note(path, Entry { claimant, digest: [0; 32], size: 0, written: false })?;
        let place = self.target.dir.join(path);
        let make = || {
            let new = self.place(path)?;
            File::create_new(new).with_context(|| format!("cannot write {}", place.display()))
        };
        let mut long = Long::begin(self.is_there(path).then_some(&place), &make);
        write(&mut long)?;
        let Came { digest, size, written } = long.end()?;
        if let Some(entry) = held(&self.entries).get_mut(path) {
            *entry = Entry { claimant: Arc::clone(&entry.claimant), digest, size, written };
        }
        Ok(())
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<()> {
        stage::write(&self.place(path)?, bytes)
            .with_context(|| format!("cannot write {}", self.target.dir.join(path).display()))
    }

    /// Where the file at `path` goes in the new tree, in a folder that is there by then.
    fn place(&self, path: &str) -> Result<PathBuf> {
        self.lock()?;
        let next = self.target.work.join(work::NEXT);
        for folder in plan::folders_of(path) {
            let mut folders = held(&self.folders);
            if !folders.contains(folder) {
                stage::make_folder(&next.join(folder), &self.target.dir.join(folder))?;
                folders.insert(folder.to_owned());
            }
        }
        Ok(next.join(path))
    }
}

impl Sink for Press {
    fn take(&self, file: Finished) -> Result<()> {
        self.put(&file.path, &file.claimant, file.body.bytes())
    }

    fn take_long(&self, path: String, claimant: Arc<str>, write: Pieces<'_>) -> Result<()> {
        self.put_long(&path, claimant, write).with_context(|| untouched(&self.named))
    }
}

fn untouched(dir: &Path) -> String {
    format!("nothing was published; {} is as it was", dir.display())
}

/// What a lock holds, whatever became of the thread that had it.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
