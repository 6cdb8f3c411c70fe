//! Which stage is at work, and how long each took.
//!
//! In: a stage and what it does. Out: what it gives; who asked is told when it begins, and its time is kept.

use std::time::{Duration, Instant};

/// A stage of the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Reading the files.
    Discover,
    /// Reading what they say.
    Parse,
    /// Joining it.
    Link,
    /// Checking it.
    Check,
    /// Deciding which pages there are.
    Plan,
    /// Making the pages.
    Render,
    /// Checking the pages.
    Audit,
    /// Writing them.
    Publish,
}

impl Stage {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Discover => "discover",
            Self::Parse => "parse",
            Self::Link => "link",
            Self::Check => "check",
            Self::Plan => "plan",
            Self::Render => "render",
            Self::Audit => "audit",
            Self::Publish => "publish",
        }
    }
}

/// Tells which stage begins, and keeps how long each took.
pub struct Clock<'a> {
    begins: &'a mut dyn FnMut(Stage),
    times: Vec<(Stage, Duration)>,
}

impl<'a> Clock<'a> {
    /// A clock that calls `begins` at the start of each stage.
    pub fn new(begins: &'a mut dyn FnMut(Stage)) -> Self {
        Self { begins, times: Vec::new() }
    }

    /// Runs a stage.
    pub fn time<T>(&mut self, stage: Stage, run: impl FnOnce() -> T) -> T {
        (self.begins)(stage);
        let start = Instant::now();
        let result = run();
        self.times.push((stage, start.elapsed()));
        result
    }

    /// Takes back a stage that was only tried.
    pub fn forget(&mut self, stage: Stage) {
        self.times.retain(|(other, _)| *other != stage);
    }

    /// How long each stage took, in the order they ran.
    pub fn times(&self) -> &[(Stage, Duration)] {
        &self.times
    }
}
