//! What the program is built from: the table of dependencies, the lock file, and the promises of
//! `docs/security.md`, each with a test that exists.

use std::{collections::BTreeMap, process::Command};

use crate::site::{HERE, here, text, tree};

const TABLE: &str = "docs/decisions/0015-dependencies.md";

/// The crates that `Cargo.toml` names.
fn named() -> Vec<String> {
    let manifest = text("Cargo.toml");
    let mut inside = false;
    let mut names = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.ends_with("dependencies]");
        } else if let Some((name, _)) = line.split_once(" = ").filter(|_| inside) {
            names.push(name.to_owned());
        }
    }
    names.sort();
    names
}

/// The crates of the lock file: name, version, and whether it has a checksum.
fn locked() -> Vec<(String, String, bool)> {
    let lock = text("Cargo.lock");
    let value = |part: &str, key: &str| {
        let line = part.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "));
        line.map(|value| value.trim_matches('"').to_owned())
    };
    let parts = lock.split("[[package]]").skip(1);
    parts
        .map(|part| (value(part, "name").unwrap(), value(part, "version").unwrap(), value(part, "checksum").is_some()))
        .collect()
}

#[test]
fn every_dependency_has_its_line_and_every_line_its_dependency() {
    let page = text(TABLE);
    let mut rows: BTreeMap<String, String> = BTreeMap::new();
    for line in page.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        rows.insert(cells[1].trim_matches('`').to_owned(), cells[3].to_owned());
    }
    assert_eq!(rows.keys().cloned().collect::<Vec<_>>(), named(), "{TABLE} and Cargo.toml name different crates");
    let locked = locked();
    for (name, version) in rows {
        let known = locked.iter().any(|(own, found, _)| *own == name && found.split('+').next() == Some(&version));
        assert!(known, "{TABLE} says {name} {version}, which is not in Cargo.lock");
    }
}

#[test]
fn every_crate_comes_from_the_registry_with_a_checksum() {
    for (name, _, summed) in locked() {
        assert!(summed || name == env!("CARGO_PKG_NAME"), "{name} has no checksum in Cargo.lock");
    }
}

#[test]
fn the_lock_file_fits_the_manifest() {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut command = Command::new(cargo);
    command.args(["metadata", "--locked", "--format-version", "1", "--no-deps"]).current_dir(HERE);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn no_code_of_ours_is_unsafe() {
    assert!(text("Cargo.toml").contains("[lints.rust]\nunsafe_code = \"forbid\""));
    for (path, bytes) in tree(&here("src")) {
        let code = String::from_utf8(bytes).unwrap();
        assert!(!code.contains("allow(unsafe_code"), "src/{path} allows unsafe code");
    }
}

/// Every test that `docs/security.md` names in backticks, in the last column, is there.
#[test]
fn every_promise_names_a_test_that_exists() {
    let mut code = String::new();
    for folder in ["src", "tests"] {
        for (path, bytes) in tree(&here(folder)) {
            if path.ends_with(".rs") {
                code.push_str(&String::from_utf8(bytes).unwrap());
            }
        }
    }
    let page = text("docs/security.md");
    let mut named = 0;
    for row in page.lines().filter(|line| line.starts_with("| ") && !line.contains("| held by |")) {
        let cell = row.trim_end_matches(" |").rsplit(" | ").next().unwrap();
        let tests: Vec<&str> = cell.split('`').skip(1).step_by(2).collect();
        assert!(!tests.is_empty(), "this promise names no test: {row}");
        for test in tests {
            let found = if test.contains('/') { here(test).is_file() } else { code.contains(&format!("fn {test}(")) };
            assert!(found, "docs/security.md names {test}, which does not exist");
            named += 1;
        }
    }
    assert!(named > 10, "docs/security.md names {named} tests");
}
