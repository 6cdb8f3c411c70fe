//! A site made on request is the site that a build makes, whatever was changed before.

use std::{fs, path::Path, sync::atomic::AtomicBool};

use inspection_atlas::{
    diagnostics::{self, Colour},
    model::Atlas,
    pages::{self, Limits, Plan},
    pipeline::{self, Clock, Live, Stage},
    render::{Layout, Material, OnRequest, Outputs},
    source::Changes,
};
use proptest::prelude::*;

use crate::{
    content, parts,
    site::{HERE, Project, Site},
};

const FINDINGS: &str = "content/reports/sandhaven-area-2005/findings.yaml";
const THEME: &str = "content/themes/moving-on.md";
const EARLIER: &str = "content/reports/northshire-area-2004/report.yaml";
const EARLIER_SUMMARY: &str = "content/reports/northshire-area-2004/summary.md";
const ASKED: &str = "content/reports/northshire-area-2004/recommendations.yaml";
const LATER: &str = "content/reports/northshire-lantern-2012/report.yaml";
const PRACTICE: &str = "content/practice/fenmarch-night-bus.md";
const LATER_FINDINGS: &str = "content/reports/northshire-lantern-2012/findings.yaml";

/// What someone may do to the small atlas: good changes, bad ones, and ones that move files.
const EDITS: &[fn(Site) -> Site] = &[
    |site| toggled(site, "atlas.yaml", "title: ", "title: Changed "),
    |site| toggled(site, FINDINGS, "A clinic on the pier", "A clinic by the pier"),
    |site| toggled(site, THEME, "need a home first", "need a home before all"),
    |site| toggled(site, "content/groups.yaml", "Children whom the council", "Children whom a council"),
    |site| toggled(site, "templates/base.html", "</body>", "<!-- seen --></body>"),
    |site| toggled(site, "static/css/print.css", "{", "{ orphans: 7;"),
    // Bad: an unknown theme, no YAML at all, a link to nothing.
    |site| toggled(site, FINDINGS, "themes: [", "themes: [no-such-theme, "),
    |site| toggled(site, "content/groups.yaml", "groups:", "groups: ["),
    |site| toggled(site, THEME, "need a home first", "need [a home](theme:nothing) first"),
    |site| toggled(site, "templates/base.html", "</body>", "<a href=\"nowhere.html\">x</a></body>"),
    // What other reports name: a finding gets another id, another place, a neighbour before it.
    |site| toggled(site, LATER_FINDINGS, "id: far-homes", "id: homes-far"),
    |site| toggled(site, LATER_FINDINGS, "findings:\n", &format!("findings:\n{}", finding("new-first"))),
    |site| appended(site, LATER_FINDINGS, &finding("new-last")),
    // An id that was given up, and is in use again.
    |site| appended(site, LATER_FINDINGS, &finding("assessments-soon")),
    |site| toggled(site, ASKED, "20 days.\"\n    urgency: at-once", "20 days.\"\n    urgency: six-months"),
    |site| toggled(site, ASKED, "urgency: six-months", "urgency: some-day"),
    |site| toggled(site, ASKED, "later_report: northshire-lantern-2012", "later_report: northshire-area-2004"),
    |site| toggled(site, EARLIER, "authority: northshire", "authority: fenmarch"),
    |site| toggled(site, EARLIER, "authority: northshire", "authority: nowhere"),
    |site| toggled(site, EARLIER, "published: 2004-09-14", "published: 2014-09-14"),
    |site| toggled(site, LATER, "copyright_year: 2012", "copyright_year: 2002"),
    |site| toggled(site, LATER, "framework: ", "framework: no-"),
    // An abbreviation that nothing explains, a term, and a summary that is too short.
    |site| toggled(site, EARLIER_SUMMARY, "## What was", "## What QXZ was"),
    |site| toggled(site, LATER_FINDINGS, "statement: \"A third", "statement: \"QXZ: a third"),
    |site| toggled(site, EARLIER_SUMMARY, "Six inspectors", "Six [inspectors](term:ferry-pass)"),
    |site| toggled(site, "content/glossary.yaml", "themes: [", "# themes: ["),
    |site| toggled(site, EARLIER_SUMMARY, "## Staying safe", "## [ferry](finding:northshire-lantern-2012/far-homes)"),
    // Other texts, whose words, names and links are read elsewhere.
    |site| toggled(site, "content/authorities/fenmarch.md", "name: ", "name: New "),
    |site| toggled(site, "content/pages/about.md", "title: ", "title: QXZ "),
    |site| toggled(site, THEME, "outcome_area: ", "outcome_area: no-"),
    |site| toggled(site, PRACTICE, "title: ", "title: New "),
    // What is said moves from one list to another.
    |site| toggled(site, PRACTICE, "authority: fenmarch", "authority: sandhaven-on-sea"),
    |site| toggled(site, PRACTICE, "themes: [waiting-times, ", "themes: ["),
    |site| toggled(site, LATER_FINDINGS, "themes: [safe-homes]", "themes: [ferry-journeys, waiting-times]"),
    |site| toggled(site, LATER_FINDINGS, "groups: [children-in-care]", "groups: [young-carers]"),
    // A theme that comes and goes.
    |site| {
        let new = "content/themes/new.md";
        if site.bytes(new).is_some() {
            return site.without(new);
        }
        let text = site.text(THEME).replacen("title: ", "title: New ", 1);
        site.file(new, text)
    },
];

fn finding(id: &str) -> String {
    format!(
        "  - id: {id}\n    statement: \"Boats are new.\"\n    polarity: strength\n    area: care\n    themes: [moving-on]\n    paragraphs: [7]\n"
    )
}

/// The site with `entry` at the end of a file; without it where it is there already.
fn appended(site: Site, path: &str, entry: &str) -> Site {
    let text = site.text(path);
    let text = text.strip_suffix(entry).map_or_else(|| format!("{text}{entry}"), str::to_owned);
    site.file(path, text)
}

/// The site with `new` in the place of the first `old` of a file; with `old` where `new` is there already.
/// As it was where another change took both away.
fn toggled(site: Site, path: &str, old: &str, new: &str) -> Site {
    let text = site.text(path);
    let (from, to) = if text.contains(new) { (new, old) } else { (old, new) };
    site.file(path, text.replacen(from, to, 1))
}

/// Writes what differs, and says what that is.
fn write_changes(before: &Site, after: &Site, root: &Path) -> Changes {
    let mut changes = Changes::default();
    for path in before.paths().filter(|path| !after.paths().any(|other| other == *path)) {
        fs::remove_file(root.join(path)).unwrap();
        changes.moved = true;
        changes.files.push(path.to_owned());
    }
    for path in after.paths() {
        let is_new = !before.paths().any(|other| other == path);
        if is_new || before.bytes(path) != after.bytes(path) {
            fs::write(root.join(path), after.bytes(path).unwrap()).unwrap();
            changes.moved |= is_new;
            changes.files.push(path.to_owned());
        }
    }
    changes
}

fn cold(project: &Project) -> (Option<Outputs>, String) {
    let built = pipeline::build(project.root(), None, &mut Clock::new(&mut |_| ())).unwrap();
    let said = diagnostics::human(&built.diagnostics, &built.sources, Colour::Never);
    (built.site.map(|(outputs, _)| outputs), said)
}

/// Fails unless what was looked at is what a build makes of the same files.
fn assert_same(looked: pipeline::Looked, project: &Project) {
    let (built, said) = cold(project);
    let mut found = looked.diagnostics;
    if let Some(site) = &looked.site {
        let (more, _) = site.audit(&AtomicBool::new(false)).unwrap().unwrap();
        found.append(more);
    }
    assert_eq!(diagnostics::human(&found, &looked.sources, Colour::Never), said);
    let Some(built) = built else { return };
    let site = looked.site.expect("a build finds no error, so there is a site");
    for (path, output) in built.iter() {
        let asked = site.file(path).unwrap();
        assert!(asked.as_deref() == Some(&*output.bytes), "{path} is not the same on request");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 20, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_changed_the_site_on_request_is_the_one_that_is_built(
        edits in proptest::collection::vec(0..EDITS.len(), 1..6),
        at_once in any::<bool>(),
    ) {
        let mut site = Site::small();
        let project = site.write();
        let mut live = Live::new(project.root(), None);
        live.look(None, &mut Clock::new(&mut |_| ())).unwrap();
        for (number, edit) in edits.iter().enumerate() {
            let after = EDITS[*edit](site.clone());
            let changes = write_changes(&site, &after, project.root());
            site = after;
            let looked = live.look(Some(&changes), &mut Clock::new(&mut |_| ())).unwrap();
            if !at_once || number + 1 == edits.len() {
                assert_same(looked, &project);
            }
        }
    }
}

#[test]
fn each_change_and_its_way_back_give_what_a_build_gives() {
    let site = Site::small();
    let project = site.write();
    let mut live = Live::new(project.root(), None);
    let mut look = |changes: Option<&Changes>| live.look(changes, &mut Clock::new(&mut |_| ())).unwrap();
    look(None);
    for edit in EDITS {
        let there = edit(site.clone());
        let changes = write_changes(&site, &there, project.root());
        assert!(!changes.files.is_empty(), "a change that changes nothing");
        let looked = look(Some(&changes));
        let was_bad = looked.site.is_none();
        assert_same(looked, &project);
        let changes = write_changes(&there, &site, project.root());
        let looked = look(Some(&changes));
        if was_bad {
            assert_same(looked, &project);
        }
    }
}

#[test]
fn one_edit_joins_the_report_that_changed_and_makes_the_page_that_is_asked_for() {
    let site = Site::small();
    let project = site.write();
    let mut live = Live::new(project.root(), None);
    let mut look = |before: &Site, after: &Site| {
        let changes = write_changes(before, after, project.root());
        live.look(Some(&changes), &mut Clock::new(&mut |_| ())).unwrap()
    };
    let all = look(&site, &site).joined;
    assert_eq!(all, look(&site, &site).joined + 3, "of three reports none changed");

    let edited = EDITS[1](site.clone());
    let looked = look(&site, &edited);
    assert_eq!(looked.joined, 1);
    let shown = looked.site.unwrap();
    assert_eq!(shown.made(), 0);
    for _ in 0..2 {
        let page = shown.file("reports/sandhaven-area-2005/index.html").unwrap().unwrap();
        assert!(String::from_utf8(page).unwrap().contains("A clinic by the pier"));
        assert_eq!(shown.made(), 1);
    }

    // A name that is gone is looked for in all that may have named it; once that is put right, what
    // changed since the content was last good is enough again.
    let broken = toggled(edited.clone(), LATER_FINDINGS, "id: far-homes", "id: homes-far");
    assert!(look(&edited, &broken).site.is_none());
    assert_eq!(look(&broken, &edited).joined, 1);
    let theme = EDITS[2](edited.clone());
    assert_eq!(look(&edited, &theme).joined, 0);
}

#[test]
fn a_template_joins_nothing_and_what_was_said_of_the_content_still_stands() {
    let site = Site::small();
    let project = site.write();
    let mut live = Live::new(project.root(), None);
    let mut look = |before: &Site, after: &Site| {
        let changes = write_changes(before, after, project.root());
        let mut stages = Vec::new();
        let mut begins = |stage| stages.push(stage);
        let looked = live.look(Some(&changes), &mut Clock::new(&mut begins)).unwrap();
        (looked, stages)
    };
    look(&site, &site);
    let unexplained = toggled(site.clone(), EARLIER_SUMMARY, "## What was", "## What QXZ was");
    let (looked, stages) = look(&site, &unexplained);
    assert!(!looked.diagnostics.is_empty() && stages.contains(&Stage::Link));
    let mut before = unexplained;
    for (path, old, new) in
        [("templates/base.html", "</body>", "<!-- seen --></body>"), ("static/css/print.css", "{", "{ orphans: 7;")]
    {
        let after = toggled(before.clone(), path, old, new);
        let (looked, stages) = look(&before, &after);
        assert!(![Stage::Parse, Stage::Link, Stage::Check].iter().any(|stage| stages.contains(stage)), "{stages:?}");
        assert_same(looked, &project);
        before = after;
    }
    assert_same(look(&before, &site).0, &project);
}

#[test]
fn after_a_look_that_failed_nothing_of_before_is_believed() {
    let site = Site::small();
    let project = site.write();
    let mut live = Live::new(project.root(), None);
    let mut look = |changes: Option<&Changes>| live.look(changes, &mut Clock::new(&mut |_| ()));
    look(None).unwrap();
    let away = project.root().join("away");
    fs::rename(project.root().join("content"), &away).unwrap();
    let changed = |path: &str| Changes { files: vec![path.to_owned()], moved: false };
    assert!(look(Some(&changed(THEME))).is_err());
    fs::rename(&away, project.root().join("content")).unwrap();
    let after = EDITS[1](site);
    fs::write(project.root().join(FINDINGS), after.text(FINDINGS)).unwrap();
    assert_same(look(Some(&changed(THEME))).unwrap(), &project);
    // Nor does a template that fails become good by what else is saved.
    let template = "templates/pages/theme.html";
    let failing = toggled(after.clone(), template, "page.heading", "page.none.of.this").text(template);
    fs::write(project.root().join(template), failing).unwrap();
    assert!(look(Some(&changed(template))).is_err());
    assert!(look(Some(&changed(FINDINGS))).is_err());
    fs::write(project.root().join(template), after.text(template)).unwrap();
    assert_same(look(Some(&changed(template))).unwrap(), &project);
}

#[test]
fn every_file_of_the_content_can_be_asked_for_on_its_own() {
    let mut live = Live::new(HERE, None);
    let site = live.look(None, &mut Clock::new(&mut |_| ())).unwrap().site.unwrap();
    for (path, output) in content::site().iter() {
        assert!(site.file(path).unwrap().as_deref() == Some(&*output.bytes), "{path} is not the same on request");
    }
    for path in ["", "reports", "reports/", "none", "data/none.csv", "assets/none.js", "assets/search/none/words/0.js"]
    {
        assert_eq!(site.file(path).unwrap(), None, "{path}");
    }
}

#[test]
fn parts_of_lists_can_be_asked_for_on_their_own() {
    let project = Site::small().write();
    let divided = parts::divided(project.root(), parts::LOW);
    let site = on_request(&project, parts::LOW);
    for (path, output) in divided.site.iter() {
        assert!(site.file(path).unwrap().as_deref() == Some(&*output.bytes), "{path} is not the same on request");
    }
}

fn on_request(project: &Project, limits: Limits) -> OnRequest {
    let checked = pipeline::checked(project.root(), None, &mut Clock::new(&mut |_| ())).unwrap();
    let atlas = checked.atlas.unwrap();
    let layout = Layout::new(&atlas, pages::plan_within(&atlas, limits));
    let assets =
        checked.sources.under("static").map(|file| (file.path["static/".len()..].to_owned(), file.bytes().to_vec()));
    let templates = pipeline::templates(&checked.sources).unwrap();
    let material = Material::new(&atlas, templates, assets.collect()).unwrap();
    OnRequest::new(atlas, layout.into(), material.into())
}

#[test]
fn a_plan_is_shared_by_atlases_that_have_the_same_one() {
    let atlas = |site: Site| {
        let project = site.write();
        let checked = pipeline::checked(project.root(), None, &mut Clock::new(&mut |_| ())).unwrap();
        checked.atlas.filter(|_| !checked.diagnostics.has_errors())
    };
    let limits = Limits { entries: 1, ..parts::LOW };
    let plan = |atlas: &Atlas| format!("{:?}", pages::plan_within(atlas, limits));
    let before = atlas(Site::small()).unwrap();
    let (mut shared, mut own) = (0, 0);
    for (number, edit) in EDITS.iter().enumerate() {
        // The last one adds a theme: there are no longer the same entities.
        let Some(after) = atlas(edit(Site::small())).filter(|after| after.themes.len() == before.themes.len()) else {
            continue;
        };
        let has_same = plan(&before) == plan(&after);
        if Plan::is_shared(&before, &after) {
            assert!(has_same, "the change at {number} makes another plan");
            shared += 1;
        }
        own += usize::from(!has_same);
    }
    assert!(shared > 5 && own > 1, "{shared} changes leave the plan as it was, {own} make another");
}

#[test]
fn an_audit_ends_when_it_is_stopped() {
    let project = Site::small().write();
    let site = Live::new(project.root(), None).look(None, &mut Clock::new(&mut |_| ())).unwrap().site.unwrap();
    assert!(site.audit(&AtomicBool::new(true)).unwrap().is_none());
    let (_, pages) = site.audit(&AtomicBool::new(false)).unwrap().unwrap();
    assert_eq!(pages.len(), project.build().unwrap().site.unwrap().1.pages, "pages are counted as a build counts them");
    assert_eq!(pages.apart(&pages.clone()), 0);
}
