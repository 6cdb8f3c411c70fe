//! Which paths a file of the site may have, on any file system it may be copied to.

use std::collections::BTreeSet;

use anyhow::{Result, bail, ensure};

use super::stamp::is_own;
use crate::render::Outputs;

/// Checks every path of `outputs`: relative, without `.` and `..`, without characters that a file
/// system or the manifest cannot hold, and different from all others in more than case.
pub fn check(outputs: &Outputs) -> Result<()> {
    let mut folded = BTreeSet::new();
    for (path, output) in outputs.iter() {
        let sound = path.split('/').all(|part| !matches!(part, "" | "." | ".."))
            && !path.contains(|c: char| c == '\\' || c.is_control());
        ensure!(sound, "{} claims {path:?}, which is no address inside the site", output.claimant);
        ensure!(!is_own(path), "{} claims {path}, where publishing keeps a list of its own", output.claimant);
        for (at, _) in path.match_indices('/') {
            if outputs.get(&path[..at]).is_some() {
                bail!("{} claims {path}, but {} is a file and cannot hold others", output.claimant, &path[..at]);
            }
        }
        if path.bytes().any(|b| b.is_ascii_uppercase()) {
            let lower = path.to_ascii_lowercase();
            let taken = outputs.get(&lower).is_some() || !folded.insert(lower);
            ensure!(!taken, "{} claims {path}, which differs from another address in case only", output.claimant);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{
        super::{MANIFEST, STAMP},
        *,
    };

    fn verdict(paths: &[&str]) -> Result<(), String> {
        let mut outputs = Outputs::default();
        for path in paths {
            outputs.insert((*path).to_owned(), "a test", Vec::new()).unwrap();
        }
        check(&outputs).map_err(|error| error.to_string())
    }

    #[test]
    fn plain_paths_are_good() {
        assert_eq!(verdict(&["index.html", "a/index.html", "a-b.txt", ".nojekyll"]), Ok(()));
    }

    #[test]
    fn paths_that_leave_the_site_or_collide_are_refused() {
        let bad: &[&[&str]] = &[
            &["../x"],
            &["/etc/passwd"],
            &["a//b"],
            &["a/./b"],
            &["a/"],
            &["a\\b"],
            &["a\nb"],
            &[""],
            &[MANIFEST],
            &[STAMP],
            &["a", "a/b"],
            &["README", "readme"],
            &["Ab", "aB"],
        ];
        for paths in bad {
            assert!(verdict(paths).is_err(), "{paths:?}");
        }
    }
}
