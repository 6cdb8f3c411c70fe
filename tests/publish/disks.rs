//! Publishing to disks that are full, read-only or mounted. Each is a file system of its own, made for the test
//! where this machine lets us.

use std::{fs, process::Command};

use inspection_atlas::publish::{Options, publish};
use tempfile::TempDir;

use super::{entries, is_root, outputs, publish_in_pieces, published, site_a, site_b, summary, tree};

/// A small file system of its own, where the tests may mount one.
struct Mount(TempDir);

impl Mount {
    fn new(options: &str) -> Option<Self> {
        let room = TempDir::new().unwrap();
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(room.path()).output();
        if is_root() && mount.is_ok_and(|output| output.status.success()) {
            return Some(Self(room));
        }
        #[expect(clippy::print_stderr, reason = "a skipped test has to say so")]
        {
            eprintln!("skipped: this test needs the right to mount a file system");
        }
        None
    }

    fn remount(&self, options: &str) {
        let options = format!("remount,{options}");
        assert!(Command::new("mount").args(["-o", &options]).arg(self.0.path()).status().unwrap().success());
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        _ = Command::new("umount").arg(self.0.path()).status();
    }
}

#[test]
fn a_full_disk_leaves_the_previous_site_as_it_was() {
    for limit in ["size=256k", "size=16m,nr_inodes=24"] {
        let Some(mount) = Mount::new(limit) else { return };
        let dir = mount.0.path().join("site");
        publish(&site_a(), &dir, &Options::default()).unwrap();
        fs::write(dir.join("keep.txt"), "mine").unwrap();
        let before = tree(&dir);
        let text = "x".repeat(20_000);
        let names: Vec<String> = (0..20).map(|number| format!("page-{number}.html")).collect();
        let files: Vec<_> = names.iter().map(|name| (name.as_str(), text.as_str())).collect();
        let site = outputs(&files);
        for refused in [publish(&site, &dir, &Options::default()), publish_in_pieces(&site, &dir)] {
            let error = format!("{:#}", refused.unwrap_err());
            assert!(error.contains("No space left") && error.contains("is as it was"), "{error}");
            assert_eq!(tree(&dir), before);
            assert_eq!(entries(mount.0.path()), ["site"]);
        }
        publish(&outputs(&files[..2]), &dir, &Options::default()).unwrap();
        assert_eq!(tree(&dir).len(), 4);
    }
}

#[test]
fn a_read_only_disk_is_an_error_and_an_unchanged_site_is_none() {
    let Some(mount) = Mount::new("size=1m") else { return };
    let dir = mount.0.path().join("site");
    publish(&site_a(), &dir, &Options::default()).unwrap();
    mount.remount("ro");
    let error = format!("{:#}", publish(&site_b(), &dir, &Options::default()).unwrap_err());
    assert!(error.contains("Read-only file system"), "{error}");
    assert_eq!(publish(&site_a(), &dir, &Options::default()).unwrap(), summary(0, 3, 0));
    assert_eq!(tree(&dir), published(&site_a()));
}

#[test]
fn a_mounted_folder_is_refused_with_advice() {
    let Some(mount) = Mount::new("size=1m") else { return };
    let error = format!("{:#}", publish(&site_a(), mount.0.path(), &Options::default()).unwrap_err());
    assert!(error.contains("name a folder inside it"), "{error}");

    let room = TempDir::new().unwrap();
    let dir = room.path().join("site");
    publish(&site_a(), &dir, &Options::default()).unwrap();
    fs::create_dir_all(dir.join("data/mounted")).unwrap();
    let inner = dir.join("data/mounted");
    assert!(Command::new("mount").arg("--bind").arg(mount.0.path()).arg(&inner).status().unwrap().success());
    let error = format!("{:#}", publish(&site_b(), &dir, &Options::default()).unwrap_err());
    assert!(Command::new("umount").arg(&inner).status().unwrap().success());
    assert!(error.contains("another file system"), "{error}");
}
