//! A project as it was at a revision of its git repository.
//!
//! In: the project's folder and the name of a revision. Out: [`Sources`], read from the repository's
//! own store: nothing is checked out, no file is written, no other machine is asked.
//!
//! 1. `git rev-parse` names the commit, once.
//! 2. `git ls-tree` lists the input files in it.
//! 3. `git cat-file --batch` gives their bytes.

use std::{
    ffi::OsStr,
    io::{ErrorKind, Write as _},
    path::Path,
    process::{Command, Output, Stdio},
    thread,
};

use anyhow::{Context as _, Result, anyhow, bail, ensure};

use super::{CONFIG, FOLDERS, Sources, named::passed_over};

/// A commit of a repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// Its whole name, in hexadecimal digits.
    pub hash: String,
}

/// The commit that `revision` names in the repository that `root` belongs to.
///
/// # Errors
/// Where git is not installed, `root` is in no repository, or the repository knows no such commit.
pub fn commit(root: &Path, revision: &str) -> Result<Commit> {
    let inside = git(root, ["rev-parse", "--is-inside-work-tree"])?;
    ensure!(
        inside.status.success(),
        "{} is in no git repository that can be read, so it has no revision {revision}; git says: {}",
        root.display(),
        words(&inside.stderr)
    );
    let wanted = format!("{revision}^{{commit}}");
    let found = git(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted])?;
    ensure!(
        found.status.success(),
        "git knows no revision {revision} here, and there is no folder of that name with an {CONFIG}; \
         where only a part of the history was fetched, fetch the rest"
    );
    Ok(Commit { hash: String::from_utf8(found.stdout).context("git did not answer in UTF-8")?.trim().to_owned() })
}

/// Reads the project in the folder `root` as it was at a commit.
///
/// # Errors
/// Where the commit holds no such project, or one of its input files is not a plain one.
pub fn discover_at(root: &Path, commit: &Commit) -> Result<Sources> {
    let mut args = vec!["ls-tree", "-r", "-z", commit.hash.as_str(), "--", CONFIG];
    args.extend(FOLDERS);
    let listed = said(git(root, args)?)?;
    let mut files = Vec::new();
    for line in listed.split(|byte| *byte == 0).filter(|line| !line.is_empty()) {
        let line = std::str::from_utf8(line).context("the name of a file is not UTF-8")?;
        let (about, path) = line.split_once('\t').context("git lists a file without a name")?;
        if path.split('/').any(|part| passed_over(part.as_ref())) {
            continue;
        }
        let about: Vec<&str> = about.split(' ').collect();
        let [mode, "blob", hash] = about.as_slice() else {
            bail!("{} is not a file of this repository", path.escape_debug())
        };
        ensure!(mode.starts_with("100"), "{} is a link; an atlas is made of plain files", path.escape_debug());
        files.push((path.to_owned(), (*hash).to_owned()));
    }
    ensure!(files.iter().any(|(path, _)| path == CONFIG), "there was no atlas at {}: no {CONFIG}", commit.hash);
    let contents = contents(root, &files)?;
    Sources::of(files.into_iter().map(|(path, _)| path).zip(contents).collect())
}

/// The bytes of the files with these hashes, in their order.
fn contents(root: &Path, files: &[(String, String)]) -> Result<Vec<Vec<u8>>> {
    let mut child = command(root)
        .args(["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(not_started)?;
    let mut questions = child.stdin.take().context("git takes no questions")?;
    let asked: String = files.iter().map(|(_, hash)| format!("{hash}\n")).collect();
    let answers = thread::scope(|scope| {
        // Git answers while it reads: whoever only writes would wait for it for ever.
        scope.spawn(move || questions.write_all(asked.as_bytes()));
        child.wait_with_output()
    });
    let answers = said(answers.context("git did not answer")?)?;
    let mut rest = answers.as_slice();
    files
        .iter()
        .map(|(path, _)| content(&mut rest).with_context(|| format!("git does not give {}", path.escape_debug())))
        .collect()
}

/// Takes one answer off `rest`: `HASH blob SIZE`, a line break, the bytes, a line break.
fn content(rest: &mut &[u8]) -> Option<Vec<u8>> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let head = std::str::from_utf8(&rest[..end]).ok()?;
    let size: usize = head.rsplit(' ').next()?.parse().ok()?;
    let bytes = rest.get(end + 1..end + 1 + size)?.to_vec();
    *rest = rest.get(end + size + 2..)?;
    Some(bytes)
}

fn git<A: AsRef<OsStr>>(root: &Path, args: impl IntoIterator<Item = A>) -> Result<Output> {
    command(root).args(args).stdin(Stdio::null()).output().map_err(not_started)
}

/// Git in the project's folder, with messages in one language. Where a repository has only a part of its files, git
/// would fetch the others when it meets them: it is told not to.
fn command(root: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(root).env("LC_ALL", "C").env("GIT_NO_LAZY_FETCH", "1").env("GIT_OPTIONAL_LOCKS", "0");
    command
}

fn not_started(error: std::io::Error) -> anyhow::Error {
    if error.kind() == ErrorKind::NotFound {
        return anyhow!("git is not installed, so no revision can be read; give a folder instead");
    }
    anyhow!(error).context("git could not be started")
}

/// What git wrote, where it ended well.
fn said(output: Output) -> Result<Vec<u8>> {
    ensure!(output.status.success(), "git failed: {}", words(&output.stderr));
    Ok(output.stdout)
}

/// What git says on standard error, on one line.
fn words(error: &[u8]) -> String {
    String::from_utf8_lossy(error).split_whitespace().collect::<Vec<_>>().join(" ")
}
