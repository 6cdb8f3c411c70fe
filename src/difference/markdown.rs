//! The difference for people: a summary in markdown, short for a small change and folded for a big
//! one, that a workflow can put under a pull request.

use super::{
    Difference,
    entries::{Change, Entries, FieldChange},
    excerpt::{beginning, excerpt},
    inert::inert,
    kind::GRADES,
    pages::Pages,
    records::{Field, Record},
};

/// How long a summary may be. GitHub takes no more than 1 MiB for a step.
pub const MOST_BYTES: usize = 900_000;

/// Longer lists are folded, but for grades that changed.
const MOST_OPEN: usize = 10;

/// Values up to this length stand in one line with the ones they replace.
const IN_A_LINE: usize = 60;

/// The field with the paragraphs that an entry rests on.
const PARAGRAPHS: &str = "paragraphs";

const TITLE: &str = "## What this changes on the site\n\n";

/// The summary. `with` names the earlier site, as in "Compared with …".
pub fn markdown(difference: &Difference, with: &str) -> String {
    let mut summary = Summary { text: format!("{TITLE}Compared with {}.\n", inert(with)), left_out: 0 };
    if difference.is_empty() {
        summary.text.push_str("\nNothing: the two sites are the same, byte for byte.\n");
        return summary.text;
    }
    summary.text.push_str(&counts(difference));
    for entries in &difference.entries {
        summary.entries(entries);
    }
    summary.pages(&difference.pages);
    summary.files(difference);
    summary.finish()
}

/// The summary where there is nothing to compare with, and why.
pub fn markdown_without_comparison(with: &str, why: &str) -> String {
    format!("{TITLE}It could not be compared with {}: {}\n", inert(with), inert(why))
}

/// The table of how much there is of each kind.
fn counts(difference: &Difference) -> String {
    let mut table = String::from("\n| | added | changed | renamed | removed |\n|:--|--:|--:|--:|--:|\n");
    let mut row = |name: &str, counts: [usize; 4]| {
        let cells = counts.map(|count| if count == 0 { "–".to_owned() } else { count.to_string() });
        table.push_str(&format!("| {name} | {} |\n", cells.join(" | ")));
    };
    for entries in &difference.entries {
        let Entries { kind, added, changed, renamed, removed } = entries;
        row(kind.heading, [added.len(), changed.len(), renamed.len(), removed.len()]);
    }
    let Pages { added, reworded, redrawn, renamed, removed, redirected, .. } = &difference.pages;
    if difference.pages.changed() > 0 {
        row("Pages", [added.len(), reworded.len() + redrawn.len(), renamed.len(), removed.len() + redirected.len()]);
    }
    table
}

struct Summary {
    text: String,
    left_out: usize,
}

impl Summary {
    fn entries(&mut self, entries: &Entries) {
        let Entries { kind, added, changed, renamed, removed } = entries;
        self.line(&format!("\n### {}\n", kind.heading));
        let (grades, changed): (Vec<&Change>, Vec<&Change>) =
            changed.iter().partition(|change| kind.name == GRADES && change.fields.iter().any(is_grade));
        self.list("", &grades.into_iter().map(changed_grade).collect::<Vec<_>>());
        self.folded(
            "Changed",
            &changed.chunk_by(|one, next| alike(one, next)).map(changed_entries).collect::<Vec<_>>(),
        );
        self.folded("Added", &added.iter().map(whole_entry).collect::<Vec<_>>());
        let renamed = renamed.iter().map(|pair| {
            format!("- {}: `{}` is now `{}`{}\n", name(&pair.record), pair.from, pair.record.id, lost(pair.redirects))
        });
        self.folded("Renamed", &renamed.collect::<Vec<_>>());
        self.folded("Removed", &removed.iter().map(whole_entry).collect::<Vec<_>>());
    }

    fn pages(&mut self, pages: &Pages) {
        if pages.is_empty() {
            return;
        }
        self.line("\n### Pages\n");
        let items = |paths: &[String]| paths.iter().map(|path| format!("- `{path}`\n")).collect::<Vec<_>>();
        self.folded("Added", &items(&pages.added));
        self.folded("Say something else", &items(&pages.reworded));
        self.folded("Say the same, but show it otherwise: a chart, a link, an order", &items(&pages.redrawn));
        let renamed = pages
            .renamed
            .iter()
            .map(|moved| format!("- `{}` is now `{}`{}\n", moved.from, moved.to, lost(moved.redirects)));
        self.folded("Renamed", &renamed.collect::<Vec<_>>());
        self.folded("Gone, and sending readers on", &items(&pages.redirected));
        self.folded("Gone, and leading nowhere", &items(&pages.removed));
        if pages.reframed > 0 {
            self.line(&format!("\nOnly the head, menu or foot differs: {}.\n", pages.reframed));
        }
    }

    fn files(&mut self, difference: &Difference) {
        let folders = difference.files.folders.iter().map(|(folder, [added, changed, removed])| {
            format!("- `{folder}`: {added} added, {changed} changed, {removed} removed\n")
        });
        let folders: Vec<String> = folders.collect();
        if !folders.is_empty() {
            self.line("\n### Other files\n");
            self.list("", &folders);
        }
    }

    /// A list under a heading of its own, folded where it is long.
    fn folded(&mut self, heading: &str, items: &[String]) {
        if items.len() <= MOST_OPEN {
            self.list(heading, items);
        } else if self.line(&format!("\n<details><summary>{heading}: {}</summary>\n", items.len())) {
            self.list("", items);
            // A fold that was opened is closed, whatever the length.
            self.text.push_str("\n</details>\n");
        } else {
            self.left_out += items.len();
        }
    }

    fn list(&mut self, heading: &str, items: &[String]) {
        if items.is_empty() {
            return;
        }
        self.line(&if heading.is_empty() { "\n".to_owned() } else { format!("\n{heading}:\n\n") });
        for item in items {
            if !self.line(item) {
                self.left_out += 1;
            }
        }
    }

    /// Adds `text` where there is room for it.
    fn line(&mut self, text: &str) -> bool {
        let fits = self.text.len() + text.len() <= MOST_BYTES;
        if fits {
            self.text.push_str(text);
        }
        fits
    }

    fn finish(mut self) -> String {
        if self.left_out > 0 {
            let more = format!("\n{} more did not fit here. `atlas diff --format json` lists all.\n", self.left_out);
            self.text.push_str(&more);
        }
        self.text
    }
}

fn is_grade(field: &FieldChange) -> bool {
    field.name == "grade"
}

/// A grade that changed: the whole line is loud.
fn changed_grade(change: &Change) -> String {
    let grade = change.fields.iter().filter(|field| is_grade(field));
    let grade: String =
        grade.map(|field| format!("{} → {}", value(&field.old_shown), value(&field.new_shown))).collect();
    let rest: String = change.fields.iter().filter(|field| !is_grade(field)).map(changed_field).collect();
    format!("- **Changed grade. {}: {grade}**{}\n{rest}", plain_name(&change.record), cited(change))
}

/// Whether two entries of one thing changed in the same way: the findings that one trace rests on.
fn alike(one: &Change, next: &Change) -> bool {
    let same = |(a, b): (&FieldChange, &FieldChange)| a.name == b.name && a.old == b.old && a.new == b.new;
    let owned = !one.record.owner.is_empty() && one.record.owner == next.record.owner;
    owned && one.fields.len() == next.fields.len() && one.fields.iter().zip(&next.fields).all(same)
}

/// Entries that changed alike, told once.
fn changed_entries(changes: &[&Change]) -> String {
    let [first, others @ ..] = changes else { return String::new() };
    let fields: String = first.fields.iter().map(changed_field).collect();
    let others: String = others.iter().map(|change| format!("; {}", inert(&beginning(&change.record.title)))).collect();
    format!("- {}{others}{}\n{fields}", name(&first.record), cited(first))
}

/// The paragraphs to read beside what changed, where they are not a part of it.
fn cited(change: &Change) -> String {
    let told = change.fields.iter().any(|field| field.name == PARAGRAPHS);
    if told { String::new() } else { paragraphs(&change.record) }
}

fn paragraphs(record: &Record) -> String {
    let paragraphs = record.fields.get(PARAGRAPHS).map(Field::shown).filter(|shown| !shown.is_empty());
    paragraphs.map_or_else(String::new, |shown| format!(" (cites {})", inert(&shown)))
}

/// A word on an address that is gone without another in its place.
fn lost(redirects: bool) -> &'static str {
    if redirects { "" } else { "; **the earlier address leads nowhere**" }
}

fn changed_field(field: &FieldChange) -> String {
    let FieldChange { name, old_shown, new_shown, .. } = field;
    let (old, new) = excerpt(old_shown, new_shown);
    let (old, new) = (value(&old), value(&new));
    let name = name.replace('_', " ");
    if old.chars().count().max(new.chars().count()) <= IN_A_LINE {
        format!("  - {}: {old} → {new}\n", inert(&name))
    } else {
        format!("  - {}\n    - was: {old}\n    - is: {new}\n", inert(&name))
    }
}

/// An entry that came or went, with what a reviewer needs to judge it.
fn whole_entry(record: &Record) -> String {
    let grade = record.fields.get("grade").map(|field| format!(": {}", value(&field.shown())));
    let to = record.fields.get("to").map(|field| format!(" → {}", value(&field.shown())));
    format!("- {}{}{}{}\n", name(record), grade.unwrap_or_default(), to.unwrap_or_default(), paragraphs(record))
}

fn name(record: &Record) -> String {
    if record.owner.is_empty() {
        format!("**{}**", inert(&beginning(&record.title)))
    } else {
        format!("**{}**: {}", inert(&beginning(&record.owner)), inert(&beginning(&record.title)))
    }
}

fn plain_name(record: &Record) -> String {
    let parts = [&record.owner, &record.title].into_iter().filter(|part| !part.is_empty());
    parts.map(|part| inert(&beginning(part))).collect::<Vec<_>>().join(": ")
}

fn value(text: &str) -> String {
    if text.trim().is_empty() { "*nothing*".to_owned() } else { inert(text) }
}
