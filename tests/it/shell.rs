//! What shells and the manual are told of the program.

use std::{
    io::Write as _,
    process::{Command, Stdio},
};

use crate::site::{Project, Site};

const COMMANDS: &[&str] = &["build", "check", "serve", "verify", "evidence", "new", "schema", "completions", "man"];

fn printed(project: &Project, arguments: &[&str]) -> String {
    let run = project.atlas(arguments).expect_code(0);
    assert_eq!(run.err, "");
    run.out
}

#[test]
fn every_shell_completes_every_command() {
    let project = Site::small().write();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = printed(&project, &["completions", shell]);
        for word in COMMANDS.iter().chain(&["recommendation", "copyright-year"]) {
            assert!(script.contains(word), "the completions for {shell} do not know {word}");
        }
    }
    project.atlas(&["completions", "tcsh"]).expect_code(2);
}

#[cfg(unix)]
#[test]
fn the_shell_reads_its_completions() {
    let script = printed(&Site::small().write(), &["completions", "bash"]);
    let shell = Command::new("bash").arg("-n").stdin(Stdio::piped()).stderr(Stdio::piped()).spawn();
    // Where there is no bash, there is nobody to complete for.
    let Ok(mut bash) = shell else { return };
    bash.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    let output = bash.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn every_command_has_a_page_in_the_manual() {
    let project = Site::small().write();
    let first = printed(&project, &["man"]);
    for command in COMMANDS {
        assert!(first.contains(&format!("atlas\\-{command}(1)")), "the page of atlas does not name {command}");
        let page = printed(&project, &["man", command]);
        assert!(page.contains(&format!(".TH atlas-{command} 1")) && page.contains(".SH SYNOPSIS"), "{page}");
    }
    assert!(printed(&project, &["man", "new", "report"]).contains("copyright"));
    project.atlas(&["man", "built"]).expect_code(2).expect_lines(&["atlas: there is no command `built`"]);
}
