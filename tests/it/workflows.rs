//! The workflows of a fork: what strangers' changes may do, and that they run what we run.

use std::collections::BTreeMap;

use serde_yaml::Value;

use crate::site::{here, text, tree};

/// Every workflow, by its name.
fn workflows() -> BTreeMap<String, (String, Value)> {
    let files = tree(&here(".github/workflows"));
    let read = |(name, bytes): (String, Vec<u8>)| {
        let text = String::from_utf8(bytes).unwrap();
        let value = serde_yaml::from_str(&text).unwrap();
        (name, (text, value))
    };
    files.into_iter().map(read).collect()
}

/// The jobs of a workflow, by their names.
fn jobs(workflow: &Value) -> Vec<(&str, &Value)> {
    workflow["jobs"].as_mapping().unwrap().iter().map(|(name, job)| (name.as_str().unwrap(), job)).collect()
}

/// The steps of all jobs.
fn steps(workflow: &Value) -> Vec<&Value> {
    jobs(workflow).into_iter().flat_map(|(_, job)| job["steps"].as_sequence().unwrap()).collect()
}

/// Who may write what, by workflow and job; everything else may at most read.
const WRITERS: [(&str, &str, &[&str]); 1] = [("publish.yml", "publish", &["pages", "id-token"])];

#[test]
fn no_job_may_write_but_the_one_that_publishes() {
    for (name, (_, workflow)) in &workflows() {
        assert_eq!(workflow["permissions"], Value::Mapping(serde_yaml::Mapping::new()), "{name} begins with no rights");
        for (job, body) in jobs(workflow) {
            let allowed = WRITERS.iter().find(|(file, of, _)| file == name && *of == job).map_or(&[][..], |row| row.2);
            let rights = body["permissions"].as_mapping().unwrap_or_else(|| panic!("{name}: {job} names its rights"));
            for (right, level) in rights {
                let (right, level) = (right.as_str().unwrap(), level.as_str().unwrap());
                assert!(level == "read" || allowed.contains(&right), "{name}: {job} asks to {level} {right}");
            }
            assert!(body["timeout-minutes"].is_number(), "{name}: {job} ends at some time");
            assert_eq!(body["runs-on"], "ubuntu-24.04", "{name}: {job} names its runner's version");
        }
    }
}

#[test]
fn a_change_from_a_stranger_meets_no_secret_and_no_other_event() {
    let (text, check) = &workflows()["check.yml"];
    let events: Vec<&str> = check["on"].as_mapping().unwrap().keys().filter_map(Value::as_str).collect();
    assert_eq!(events, ["pull_request"]);
    assert!(!text.contains("secrets."));
    for (name, (text, _)) in &workflows() {
        assert!(!text.contains("pull_request_target"), "{name} would give a stranger's code our rights");
        assert!(!text.contains("workflow_run"), "{name} would give a stranger's files our rights");
    }
}

#[test]
fn every_action_is_pinned_to_a_commit_with_its_version_beside_it() {
    for (name, (text, _)) in &workflows() {
        for line in text.lines().filter(|line| line.contains("uses:")) {
            let (_, pin) = line.split_once('@').unwrap();
            let (commit, version) = pin.split_once(" # v").unwrap_or_else(|| panic!("{name}: no version in {line}"));
            assert!(commit.len() == 40 && commit.chars().all(|c| c.is_ascii_hexdigit()), "{name}: {line}");
            assert_eq!(version.split('.').count(), 3, "{name}: {line}");
        }
    }
}

#[test]
fn a_checkout_leaves_no_key_behind() {
    for (name, (_, workflow)) in &workflows() {
        for step in steps(workflow) {
            if step["uses"].as_str().is_some_and(|uses| uses.starts_with("actions/checkout@")) {
                assert_eq!(step["with"]["persist-credentials"], false, "{name}");
            }
        }
    }
}

#[test]
fn no_command_has_a_strangers_words_pasted_into_it() {
    for (name, (_, workflow)) in &workflows() {
        for step in steps(workflow) {
            let run = step["run"].as_str().unwrap_or_default();
            assert!(!run.contains("${{"), "{name}: give it to the command in the environment: {run}");
        }
    }
}

#[test]
fn every_command_is_one_that_anybody_can_run() {
    let guide = text("docs/deploying.md");
    for (name, (_, workflow)) in &workflows() {
        for run in steps(workflow).into_iter().filter_map(|step| step["run"].as_str()) {
            assert!(guide.contains(run), "docs/deploying.md does not tell of `{run}`, which {name} runs");
        }
    }
    assert!(workflows()["check.yml"].0.contains("run: .ci/run"), "a change goes through every test");
    assert!(workflows()["publish.yml"].0.contains("run: .ci/run"), "nothing is published untested");
    for name in ["check.yml", "publish.yml"] {
        let (_, workflow) = &workflows()[name];
        let every = steps(workflow).into_iter().find(|step| step["run"] == ".ci/run").unwrap();
        assert_eq!(every["env"]["ATLAS_SKIP_NOTHING"], "1", "{name} goes on although no page was opened");
    }
}
