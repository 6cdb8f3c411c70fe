//! Which paths a file of the site may have, on any file system it may be copied to.

use std::collections::BTreeSet;

use anyhow::{Result, bail, ensure};

use super::{
    plan::folders_of,
    press::{Entries, Entry},
    stamp::is_own,
};

/// Checks one path: relative, without `.` and `..`, and without characters that a file system or the
/// list of files cannot hold.
pub fn sound(path: &str, claimant: &str) -> Result<()> {
    let sound = path.split('/').all(|part| !matches!(part, "" | "." | ".."))
        && !path.contains(|c: char| c == '\\' || c.is_control());
    ensure!(sound, "{claimant} claims {path:?}, which is no address inside the site");
    ensure!(!is_own(path), "{claimant} claims {path}, where publishing keeps a list of its own");
    Ok(())
}

/// Checks all paths together: none lies in another, and none differs from another in case only.
pub fn check(entries: &Entries) -> Result<()> {
    let mut folded = BTreeSet::new();
    for (path, Entry { claimant, .. }) in entries {
        for folder in folders_of(path) {
            if entries.contains_key(folder) {
                bail!("{claimant} claims {path}, but {folder} is a file and cannot hold others");
            }
        }
        if path.bytes().any(|b| b.is_ascii_uppercase()) {
            let lower = path.to_ascii_lowercase();
            let taken = entries.contains_key(lower.as_str()) || !folded.insert(lower);
            ensure!(!taken, "{claimant} claims {path}, which differs from another address in case only");
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
        let mut entries = Entries::default();
        for path in paths {
            sound(path, "a test").map_err(|error| error.to_string())?;
            let entry = Entry { claimant: "a test".into(), digest: [0; 32], size: 0, written: true };
            entries.insert((*path).into(), entry);
        }
        check(&entries).map_err(|error| error.to_string())
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
