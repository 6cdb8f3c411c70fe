//! The small atlas, built, is the tree in `tests/golden/small/`, byte for byte.
//!
//! The style sheet and the other assets are compared by a list of their sizes and digests, which
//! stands beside the tree: they are copies of `static/`. `ATLAS_BLESS=1 cargo test` rewrites both.
//!
//! `tests/golden/small-parts/` holds what becomes other or new where lists may be only so long that
//! the small atlas has parts of each.

use std::{collections::BTreeMap, fs};

use inspection_atlas::publish;

use crate::{
    blessing,
    parts::{LOW, divided},
    site::{Site, here, outputs, text, tree},
};

const TREE: &str = "tests/golden/small";
const PARTS: &str = "tests/golden/small-parts";
const ASSETS: &str = "tests/golden/small-assets.txt";

/// So many files are shown with their difference; the others only by name.
const SHOWN: usize = 12;

#[test]
fn the_small_atlas_is_the_golden_tree() {
    let project = Site::small().write();
    let site = outputs(project.root(), None);
    let own: BTreeMap<String, Vec<u8>> = site
        .iter()
        .filter(|(path, _)| !path.starts_with("assets/"))
        .map(|(path, output)| (path.to_owned(), output.bytes.clone()))
        .collect();
    let manifest = publish::manifest(&site);
    let assets: String = manifest.split_inclusive('\n').filter(|line| line.contains(" assets/")).collect();
    if blessing() {
        bless(&own, &assets);
        return;
    }
    let mut faults = faults(&tree(&here(TREE)), &own);
    if assets != text(ASSETS) {
        faults.push(format!("{ASSETS}: {}", difference(text(ASSETS).as_bytes(), assets.as_bytes())));
    }
    fail(&faults);
}

#[test]
fn the_small_atlas_at_low_limits_is_its_golden_tree() {
    let project = Site::small().write();
    let whole = outputs(project.root(), None);
    let divided = divided(project.root(), LOW);
    let own: BTreeMap<String, Vec<u8>> = divided
        .site
        .iter()
        .filter(|(path, output)| whole.get(path) != Some(output.bytes.as_slice()))
        .map(|(path, output)| (path.to_owned(), output.bytes.clone()))
        .collect();
    if blessing() {
        write(PARTS, &own);
        return;
    }
    fail(&faults(&tree(&here(PARTS)), &own));
}

/// What of a site is not as in its golden tree.
fn faults(golden: &BTreeMap<String, Vec<u8>>, own: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let mut faults = Vec::new();
    for (path, bytes) in own {
        match golden.get(path) {
            None => faults.push(format!("{path}: not in the golden tree")),
            Some(expected) if expected != bytes => faults.push(format!("{path}: {}", difference(expected, bytes))),
            Some(_) => {}
        }
    }
    faults.extend(golden.keys().filter(|path| !own.contains_key(*path)).map(|path| format!("{path}: no longer made")));
    faults
}

fn fail(faults: &[String]) {
    let shown: Vec<&str> =
        faults.iter().enumerate().map(|(at, fault)| if at < SHOWN { fault } else { first_line(fault) }).collect();
    assert!(
        faults.is_empty(),
        "{} files differ; ATLAS_BLESS=1 cargo test takes them over\n\n{}",
        faults.len(),
        shown.join("\n")
    );
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

/// The first line that differs, as it was and as it is, around the place where it does.
fn difference(expected: &[u8], found: &[u8]) -> String {
    let (expected, found) = (String::from_utf8_lossy(expected), String::from_utf8_lossy(found));
    let (mut old, mut new) = (expected.lines(), found.lines());
    for line in 1.. {
        let (was, is) = (old.next(), new.next());
        if was.is_none() && is.is_none() {
            return "only the ends of lines differ".to_owned();
        }
        if was != is {
            let (was, is) = (was.unwrap_or("(the end)"), is.unwrap_or("(the end)"));
            let same = was.chars().zip(is.chars()).take_while(|(a, b)| a == b).count().saturating_sub(30);
            let part = |text: &str| text.chars().skip(same).take(160).collect::<String>();
            return format!("differs at line {line}\n  - {}\n  + {}", part(was), part(is));
        }
    }
    unreachable!("one of two different texts ends")
}

fn bless(own: &BTreeMap<String, Vec<u8>>, assets: &str) {
    write(TREE, own);
    fs::write(here(ASSETS), assets).unwrap();
}

fn write(tree: &str, own: &BTreeMap<String, Vec<u8>>) {
    let folder = here(tree);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    for (path, bytes) in own {
        let target = folder.join(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, bytes).unwrap();
    }
}
