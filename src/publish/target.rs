//! Which folder is published to, and which folders never are.

use std::{
    env,
    ffi::OsString,
    fs, io,
    path::{Component, Path, PathBuf},
};

use anyhow::{Context as _, Result, bail, ensure};

use super::{Options, tree::device};

/// Why a mounted folder is refused.
pub const MOUNTED: &str = "the folder is the root of a file system of its own and cannot be exchanged for another; \
                           name a folder inside it";

/// A folder to publish to.
#[derive(Debug)]
pub struct Target {
    /// The folder: absolute, with all links resolved. It need not exist.
    pub dir: PathBuf,
    /// Where a build works, beside it and so on the same file system.
    pub work: PathBuf,
}

impl Target {
    /// Finds the real folder that `dir` means, and refuses it where publishing would do harm.
    pub fn resolve(dir: &Path, options: &Options) -> Result<Self> {
        let real = resolve(dir).with_context(|| format!("cannot publish to {}", dir.display()))?;
        let Some((parent, name)) = real.parent().zip(real.file_name()) else {
            bail!("cannot publish to {}: it is the root of the file system", dir.display());
        };
        refuse(&real, options).with_context(|| format!("cannot publish to {}", dir.display()))?;
        if real.exists() {
            ensure!(real.is_dir(), "cannot publish to {}: it is a file, not a folder", dir.display());
            ensure!(device(&real)? == device(parent)?, "cannot publish to {}: {MOUNTED}", dir.display());
        }
        let mut work = OsString::from(".");
        work.push(name);
        work.push(".atlas-work");
        Ok(Self { work: parent.join(work), dir: real })
    }
}

fn refuse(real: &Path, options: &Options) -> Result<()> {
    let holds = |path: &Path| resolve(path).is_ok_and(|path| path.starts_with(real));
    if let Some(home) = env::home_dir().filter(|home| !home.as_os_str().is_empty()) {
        ensure!(!holds(&home), "it is, or holds, the home folder");
    }
    if let Some(project) = &options.project {
        ensure!(!holds(project), "it is, or holds, the project's folder");
    }
    for input in &options.inputs {
        let inside = resolve(input).is_ok_and(|input| real.starts_with(input));
        ensure!(!inside && !holds(input), "it is, holds, or lies in {}, which the site is made from", input.display());
    }
    let in_git = real.components().any(|part| part.as_os_str() == ".git");
    ensure!(!in_git, "it lies in a .git folder");
    Ok(())
}

/// The absolute path of `path` with all links resolved, as far as it exists.
fn resolve(path: &Path) -> Result<PathBuf> {
    let mut existing = std::path::absolute(path).context("an empty name is no folder")?;
    let mut rest = Vec::new();
    loop {
        match fs::canonicalize(&existing) {
            Ok(real) => return Ok(rest.into_iter().rev().fold(real, |path, part| path.join::<OsString>(part))),
            Err(error) if error.kind() == io::ErrorKind::NotFound && fs::symlink_metadata(&existing).is_err() => {}
            Err(error) => return Err(error.into()),
        }
        match existing.components().next_back() {
            Some(Component::Normal(part)) => rest.push(part.to_owned()),
            _ => bail!("a part before \"..\" does not exist"),
        }
        existing.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(dir: &Path, options: &Options) -> Option<String> {
        Target::resolve(dir, options).err().map(|error| format!("{error:#}"))
    }

    #[test]
    fn folders_that_are_not_for_the_site_are_refused() {
        let project = tempfile::tempdir().unwrap();
        let root = project.path();
        fs::create_dir(root.join("content")).unwrap();
        fs::write(root.join("file"), "").unwrap();
        let options =
            Options { project: Some(root.to_owned()), inputs: vec![root.join("content")], ..Options::default() };
        let home = env::home_dir().unwrap();
        let refused = [
            PathBuf::from("/"),
            PathBuf::from("/.."),
            home.clone(),
            home.join("..").join(home.file_name().unwrap()),
            root.to_owned(),
            root.join("content/.."),
            root.parent().unwrap().to_owned(),
            root.join("content"),
            root.join("content/out"),
            root.join(".git/site"),
            root.join("file"),
            root.join("file/site"),
            root.join("absent/../content"),
            PathBuf::new(),
        ];
        for dir in refused {
            assert!(refusal(&dir, &options).is_some(), "{}", dir.display());
        }
        for dir in ["site", "contents", "deep/er/site"] {
            assert_eq!(refusal(&root.join(dir), &options), None);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_judged_by_what_it_leads_to() {
        let project = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(project.path()).unwrap();
        fs::create_dir(root.join("content")).unwrap();
        std::os::unix::fs::symlink("content", root.join("site")).unwrap();
        std::os::unix::fs::symlink("nowhere", root.join("dangling")).unwrap();
        let options = Options { inputs: vec![root.join("content")], ..Options::default() };
        assert!(refusal(&root.join("site"), &options).is_some());
        assert!(refusal(&root.join("dangling"), &options).is_some());
        let target = Target::resolve(&root.join("site"), &Options::default()).unwrap();
        assert_eq!(target.dir, root.join("content"));
        assert_eq!(target.work, root.join(".content.atlas-work"));
    }
}
