//! What the system tells of the files, until somebody asks.
//!
//! In: the events of [`notify`], in its own thread. Out: [`Told`]: the input files that they name, or
//! that all files have to be looked at; and when nothing more is to be waited for.
//!
//! What is kept does not grow with the number of events: a file is kept once, and beyond a number of
//! files only that there were many.

use std::{
    collections::BTreeMap,
    mem,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use notify::{
    Event, EventKind,
    event::{AccessKind, AccessMode, ModifyKind, RenameMode},
};

use crate::source::{Named, Names};

/// For so long nothing must happen before the files count as saved …
pub const QUIET: Duration = Duration::from_millis(25);

/// … but only for so long where the system said of each that whoever wrote it has closed it, or has
/// put it in its place: then it is whole, and only the next file of the same save is waited for. An
/// editor that empties a file, closes it, and writes it after a longer time is shown half done for a
/// moment: what it writes then is told again, and looked at again.
const SAVED: Duration = Duration::from_millis(3);

/// A burst of events is waited for no longer than this.
pub const LONGEST_BURST: Duration = Duration::from_secs(2);

/// More files than this at once are no save, but a switch of branches or the like.
const MOST_OF_A_SAVE: usize = 64;

/// What was told since somebody asked last.
#[derive(Debug, Default)]
pub struct Told {
    /// The files that were named, by their paths from the project's root.
    pub files: BTreeMap<String, Saved>,
    /// Whether all files have to be looked at.
    pub all: bool,
    /// When the first and the last of it was told.
    span: Option<(Instant, Instant)>,
}

/// What was told of a file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Saved {
    /// When it was told first that there are other bytes in it.
    pub written: Option<Instant>,
    /// Whether somebody may still be writing it.
    open: bool,
}

impl Told {
    /// When the first of it was told; `None` where nothing was.
    pub fn at(&self) -> Option<Instant> {
        self.span.map(|(first, _)| first)
    }

    /// When nothing more has to be waited for, if nothing more is told.
    fn complete_at(&self) -> Option<Instant> {
        let quiet = if self.all || self.files.values().any(|file| file.open) { QUIET } else { SAVED };
        self.span.map(|(_, last)| last + quiet)
    }

    fn hear(&mut self, names: &Names, event: notify::Result<Event>, now: Instant) -> bool {
        let heard = match event {
            Ok(Event { kind: EventKind::Access(kind), .. }) if kind != CLOSED => false,
            Ok(event) if !event.need_rescan() && !event.paths.is_empty() => {
                let mut heard = false;
                for path in &event.paths {
                    heard |= self.note(names.named(path), event.kind, now);
                }
                heard
            }
            // Events were lost, or the system cannot tell what happened.
            Ok(_) | Err(_) => self.note(Named::Unclear, EventKind::Any, now),
        };
        if heard {
            self.span = Some((self.at().unwrap_or(now), now));
        }
        heard
    }

    /// Notes what happened to one file; returns whether it matters.
    fn note(&mut self, named: Named, kind: EventKind, now: Instant) -> bool {
        match named {
            Named::Nothing => return false,
            Named::Unclear => self.all = true,
            Named::Input(_) if self.all => {}
            Named::Input(path) => {
                self.files.entry(path).or_default().happened(kind, now);
                self.all = self.files.len() > MOST_OF_A_SAVE;
            }
        }
        if self.all {
            self.files.clear();
        }
        true
    }
}

/// Whoever wrote a file has closed it. Only Linux tells.
const CLOSED: AccessKind = AccessKind::Close(AccessMode::Write);

impl Saved {
    fn happened(&mut self, kind: EventKind, now: Instant) {
        let (open, written) = match kind {
            EventKind::Access(_) => (false, false),
            EventKind::Modify(ModifyKind::Metadata(_)) => (self.open, false),
            EventKind::Remove(_)
            | EventKind::Modify(ModifyKind::Name(RenameMode::From | RenameMode::To | RenameMode::Both)) => {
                (false, true)
            }
            _ => (true, true),
        };
        self.open = open;
        if written && self.written.is_none() {
            self.written = Some(now);
        }
    }
}

/// What was told, for whoever tells and whoever asks.
#[derive(Debug, Default)]
pub struct News {
    told: Mutex<Told>,
    more: Condvar,
}

impl News {
    /// Takes in an event. Reading a file is none, and the builds do it themselves.
    pub fn hear(&self, names: &Names, event: notify::Result<Event>) {
        if self.lock().hear(names, event, Instant::now()) {
            self.more.notify_all();
        }
    }

    /// Whether nothing was told that was not taken yet.
    pub fn is_silent(&self) -> bool {
        self.lock().span.is_none()
    }

    /// Waits until something is told, or it is `end`. Returns whether something was.
    pub fn wait_until(&self, end: Instant) -> bool {
        let mut told = self.lock();
        while told.span.is_none() && Instant::now() < end {
            told = self.wait(told, end);
        }
        told.span.is_some()
    }

    /// Waits until nothing more has to be waited for, and takes all that was told.
    pub fn take_complete(&self) -> Told {
        let end = Instant::now() + LONGEST_BURST;
        let mut told = self.lock();
        while let Some(complete) = told.complete_at().map(|at| at.min(end))
            && Instant::now() < complete
        {
            told = self.wait(told, complete);
        }
        mem::take(&mut told)
    }

    /// Waits for more, or until it is `end`.
    fn wait<'a>(&self, told: MutexGuard<'a, Told>, end: Instant) -> MutexGuard<'a, Told> {
        let patience = end.saturating_duration_since(Instant::now());
        self.more.wait_timeout(told, patience).unwrap_or_else(PoisonError::into_inner).0
    }

    fn lock(&self) -> MutexGuard<'_, Told> {
        // Where hearing an event came to grief, what was heard of it is as good as any other part.
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use notify::event::{CreateKind, DataChange, Flag, MetadataKind, RemoveKind};

    use super::*;

    const WRITTEN: EventKind = EventKind::Modify(ModifyKind::Data(DataChange::Any));
    const DONE: EventKind = EventKind::Access(CLOSED);
    const TOUCHED: EventKind = EventKind::Modify(ModifyKind::Metadata(MetadataKind::Any));
    const CREATED: EventKind = EventKind::Create(CreateKind::File);
    const REMOVED: EventKind = EventKind::Remove(RemoveKind::File);

    fn renamed(mode: RenameMode) -> EventKind {
        EventKind::Modify(ModifyKind::Name(mode))
    }

    fn event(kind: EventKind, paths: &[&str]) -> Event {
        paths.iter().fold(Event::new(kind), |event, path| event.add_path(Path::new("/atlas").join(path)))
    }

    /// What is known after these events, all told at one moment; and for how long nothing more must be
    /// told for it to be complete, if anything was told.
    fn after(events: Vec<notify::Result<Event>>) -> (Told, Option<Duration>) {
        let (mut told, names, now) = (Told::default(), Names::of(Path::new("/atlas")), Instant::now());
        for event in events {
            told.hear(&names, event, now);
        }
        let wait = told.complete_at().map(|complete| complete - now);
        (told, wait)
    }

    /// What happened, and to which files.
    type Happened<'a> = (EventKind, &'a [&'a str]);

    fn each(events: &[Happened<'_>]) -> (Told, Option<Duration>) {
        after(events.iter().map(|(kind, paths)| Ok(event(*kind, paths))).collect())
    }

    #[test]
    fn a_file_that_was_closed_or_put_in_its_place_is_whole_and_another_may_still_be_written() {
        let (a, b) = ("content/a.md", "content/b.md");
        let (from, to) = (renamed(RenameMode::From), renamed(RenameMode::To));
        let waits: &[(&[Happened<'_>], Duration)] = &[
            (&[(WRITTEN, &[a]), (WRITTEN, &[a]), (DONE, &[a])], SAVED),
            (&[(CREATED, &["content/tmp"]), (WRITTEN, &["content/tmp"]), (from, &["content/tmp"]), (to, &[a])], SAVED),
            (&[(renamed(RenameMode::Both), &["content/tmp", a])], SAVED),
            (&[(from, &[a]), (CREATED, &[a]), (WRITTEN, &[a]), (DONE, &[a]), (REMOVED, &["content/x"])], SAVED),
            (&[(WRITTEN, &[a]), (DONE, &[a]), (TOUCHED, &[a])], SAVED),
            (&[(WRITTEN, &[a])], QUIET),
            (&[(WRITTEN, &[a]), (DONE, &[a]), (WRITTEN, &[a])], QUIET),
            (&[(WRITTEN, &[a]), (TOUCHED, &[a])], QUIET),
            (&[(WRITTEN, &[a]), (DONE, &[b])], QUIET),
            // Systems that do not tell more than that something happened.
            (&[(EventKind::Any, &[a])], QUIET),
            (&[(renamed(RenameMode::Any), &[a])], QUIET),
        ];
        for (events, wait) in waits {
            let (told, waited) = each(events);
            assert_eq!((told.all, waited), (false, Some(*wait)), "{events:?}");
            assert!(told.files.contains_key(a), "{events:?}");
        }
    }

    #[test]
    fn only_writing_puts_other_bytes_into_a_file() {
        let written = |kind: EventKind| each(&[(kind, &["content/a.md"])]).0.files["content/a.md"].written.is_some();
        for kind in [WRITTEN, CREATED, REMOVED, renamed(RenameMode::To), EventKind::Any] {
            assert!(written(kind), "{kind:?}");
        }
        for kind in [DONE, TOUCHED] {
            assert!(!written(kind), "{kind:?}");
        }
    }

    #[test]
    fn what_does_not_name_a_file_has_all_looked_at() {
        let lost = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        let cases = [
            Ok(lost),
            Ok(event(WRITTEN, &[])),
            Ok(event(WRITTEN, &["content"])),
            Ok(event(WRITTEN, &["/elsewhere/content/a.md"])),
            Err(notify::Error::new(notify::ErrorKind::MaxFilesWatch)),
        ];
        for case in cases {
            let name = format!("{case:?}");
            let (told, wait) =
                after(vec![Ok(event(DONE, &["content/a.md"])), case, Ok(event(DONE, &["content/b.md"]))]);
            assert!(told.all && told.files.is_empty() && wait == Some(QUIET), "{name}");
        }
    }

    #[test]
    fn reading_and_what_is_none_of_the_project_is_no_news() {
        let read = EventKind::Access(AccessKind::Open(AccessMode::Any));
        let (told, wait) = each(&[
            (read, &["content/a.md"]),
            (WRITTEN, &["content/.a.md.swp"]),
            (WRITTEN, &["content/a.md~"]),
            (WRITTEN, &["README.md"]),
            (WRITTEN, &[".git/index"]),
        ]);
        assert!(wait.is_none() && !told.all && told.files.is_empty());
    }

    #[test]
    fn what_is_kept_of_a_switch_of_branches_does_not_grow() {
        let names: Vec<String> = (0..=MOST_OF_A_SAVE).map(|number| format!("content/{number}.md")).collect();
        let written = |name: &String| Ok(event(DONE, &[name.as_str()]));
        let (told, _) = after(names[1..].iter().map(written).collect());
        assert!(!told.all && told.files.len() == MOST_OF_A_SAVE);
        let (told, wait) = after(names.iter().chain(&names).map(written).collect());
        assert!(told.all && told.files.is_empty() && wait == Some(QUIET));
    }
}
