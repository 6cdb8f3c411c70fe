//! The fuzz targets without the fuzzer: each law of `fuzz/src/` over the seeds, and over every input
//! that the fuzzer ever found a fault with (`fuzz/found/`).
//!
//! `ATLAS_FUZZ_SEEDS=DIR cargo test --test it fuzzed` writes the seeds for `scripts/fuzz`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
};

use inspection_atlas::source::front_matter;

use crate::{
    fuzz::TARGETS,
    hostile,
    site::{here, text, tree},
};

/// Longer ones are left to `hostile`, which bounds their time; a fuzzer makes little of them.
const LONGEST: usize = 16_384;

/// What keeps the parts of an input apart.
const BETWEEN: u8 = 0xff;

/// Texts that attack wherever they go.
const ATTACKS: [&str; 9] = [
    "=1+1",
    "\t@SUM(A1)",
    "'+1",
    "-5%",
    "say \"a, b\"\r\nand c",
    "</script><script>alert(1)</script><!--",
    "\u{2028}]]>\\u003c\\\"&lt;b&gt;",
    "[a](https://example.org/\"onclick=\"x) <b> | `c` |\n|--|--|\n| d | e |\n\n[¶1, 2–3] [^1]\n\n[^1]: f\n",
    "plain words",
];

/// The seeds of each target.
type Seeds = BTreeMap<&'static str, BTreeSet<Vec<u8>>>;

fn seeds() -> Seeds {
    let mut seeds = Seeds::new();
    let mut files: Vec<(String, Vec<u8>)> = tree(&here("tests/small")).into_iter().collect();
    let small: Vec<String> = files.iter().map(|(path, _)| path.clone()).collect();
    for part in hostile::cases().into_iter().flat_map(|case| case.parts) {
        let path = part.path.to_string_lossy().into_owned();
        seeds.entry("routes").or_default().insert(path.replace(['/', '.'], "-").into_bytes());
        seeds.entry("routes").or_default().insert(path.trim_start_matches("content/").as_bytes().to_vec());
        files.push((path, part.content));
    }
    for (path, bytes) in files.into_iter().filter(|(_, bytes)| bytes.len() <= LONGEST) {
        if let Some(number) = small.iter().position(|known| *known == path) {
            let number = u8::try_from(number).expect("the small atlas is small");
            seeds.entry("yaml").or_default().insert([&[number], bytes.as_slice()].concat());
        }
        if path.ends_with(".md") {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let body = front_matter::split(&text).map_or(text.as_str(), |parts| parts.body);
            for citation in body.split(['[', ']']).filter(|part| part.contains(['¶', '§'])) {
                seeds.entry("paragraphs").or_default().insert(citation.as_bytes().to_vec());
            }
            seeds.entry("markdown").or_default().insert(body.as_bytes().to_vec());
            seeds.entry("front_matter").or_default().insert(bytes);
        }
    }
    for reference in ["16", "29-31", "annex:2", "annex-b:3-4", "section:staying-safe/strengths", "9999", "1-9999"] {
        seeds.entry("paragraphs").or_default().insert(reference.as_bytes().to_vec());
    }
    for attack in ATTACKS {
        let all = [attack, "words", attack, attack].map(str::as_bytes).join(&BETWEEN);
        for target in ["csv", "json_ld", "routes"] {
            seeds.entry(target).or_default().insert(all.clone());
        }
        seeds.entry("markdown").or_default().insert(attack.as_bytes().to_vec());
    }
    let names = ["a", "safe-homes-2", "b", "c", "d", "page:e"].map(str::as_bytes).join(&BETWEEN);
    seeds.entry("routes").or_default().insert(names);
    seeds
}

/// The inputs that a fault was found with, by the target that found it.
fn found() -> Seeds {
    let mut found = Seeds::new();
    for (target, _) in TARGETS {
        let folder = here("fuzz/found").join(target);
        if folder.is_dir() {
            found.insert(target, tree(&folder).into_values().collect());
        }
    }
    found
}

#[test]
fn every_seed_and_every_input_that_was_found_meets_its_law() {
    let (seeds, found) = (seeds(), found());
    let mut broken = Vec::new();
    for (target, holds) in TARGETS {
        let own = seeds.get(target).unwrap_or_else(|| panic!("the target {target} has no seed"));
        for input in own.iter().chain(found.get(target).into_iter().flatten()) {
            if catch_unwind(AssertUnwindSafe(|| holds(input))).is_err() {
                broken.push(format!("{target}: {:?}", String::from_utf8_lossy(input)));
            }
        }
    }
    assert!(broken.is_empty(), "{} inputs break a law:\n{}", broken.len(), broken.join("\n"));
    if let Some(folder) = std::env::var_os("ATLAS_FUZZ_SEEDS") {
        for (target, inputs) in seeds.iter().chain(&found) {
            let folder = Path::new(&folder).join(target);
            fs::create_dir_all(&folder).unwrap();
            for (number, input) in inputs.iter().enumerate() {
                fs::write(folder.join(format!("seed-{number}")), input).unwrap();
            }
        }
    }
}

/// Each target is a program that `cargo fuzz` finds, and no program is without a law here.
#[test]
fn every_target_is_a_program_and_every_program_a_target() {
    let manifest = text("fuzz/Cargo.toml");
    let programs: BTreeSet<&str> =
        manifest.lines().filter_map(|line| line.strip_prefix("path = \"targets/")?.strip_suffix(".rs\"")).collect();
    assert_eq!(programs, TARGETS.map(|(name, _)| name).into());
    for name in programs {
        assert!(manifest.contains(&format!("name = \"{name}\"\n")));
        assert!(text(&format!("fuzz/targets/{name}.rs")).contains("fuzz_target!"));
    }
}
