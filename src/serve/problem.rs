//! What keeps a newer site from being shown, as the browser is told of it.

use serde_json::{Value, json};

use crate::diagnostics::{Severity, Shown};

/// How many problems a browser is told of; the rest are counted. The terminal has them all.
const MOST: usize = 50;

/// What keeps a newer site from being shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    shown: Vec<Value>,
    count: usize,
}

impl Problems {
    /// The errors among what was found in the content. `manual` is the address of the page that explains
    /// them; one that is no whole address leads nowhere from a browser and is left out.
    pub fn of_content(found: &[Shown], manual: &str) -> Self {
        let manual = Some(manual).filter(|address| address.starts_with("https://") || address.starts_with("http://"));
        let errors: Vec<&Shown> = found.iter().filter(|one| one.severity == Severity::Error).collect();
        Self { count: errors.len(), shown: errors.into_iter().take(MOST).map(|one| error(one, manual)).collect() }
    }

    /// What the program could not do: a message, and below its first line an excerpt where it has one.
    pub fn of_machine(message: &str) -> Self {
        let (message, excerpt) = message.split_once('\n').unwrap_or((message, ""));
        Self { count: 1, shown: vec![json!({ "message": message, "excerpt": excerpt })] }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// For the browser: `count`, and a `list` of the first.
    pub fn json(&self) -> Value {
        json!({ "count": self.count, "list": self.shown })
    }
}

fn error(one: &Shown, manual: Option<&str>) -> Value {
    let spot = one.spot.as_ref().map(|spot| {
        json!({
            "line": spot.line,
            "column": spot.column,
            "before": spot.before,
            "marked": spot.marked,
            "after": spot.after,
        })
    });
    let explained = manual.map(|address| format!("{address}#{}", one.code));
    json!({
        "message": one.message,
        "code": one.code,
        "explained": explained,
        "hint": one.hint,
        "file": one.file,
        "spot": spot,
    })
}
