//! Builds that are killed: at random moments, and at every system call that changes a folder.
//!
//! After each kill the folder must hold the old or the new site, byte for byte, and what no build
//! made; and the next build must succeed and leave nothing beside it.
//!
//! The builds are runs of this test program that do [`builds_when_told`] only.

#![allow(clippy::unwrap_used, reason = "in tests")]

use std::{
    collections::BTreeMap,
    env, fs,
    io::{BufRead as _, BufReader},
    os::unix::process::ExitStatusExt as _,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use inspection_atlas::{
    publish::{MANIFEST, Options, Press, STAMP, Stamp, manifest, publish},
    render::Outputs,
};
use tempfile::TempDir;

const DIR: &str = "ATLAS_TEST_DIR";
const ROUNDS: &str = "ATLAS_TEST_ROUNDS";
/// Asks the build that is killed to publish site A again, with another stamp: nothing else differs.
const STAMP_ONLY: &str = "ATLAS_TEST_STAMP_ONLY";

type Files = BTreeMap<String, Vec<u8>>;

/// One of two sites: they share a file, differ in one, and each has pages of its own.
fn site(even: bool) -> Outputs {
    let mut outputs = Outputs::default();
    let name = if even { "a" } else { "b" };
    let mut add = |path: String, text: String| outputs.insert(path, "a test", text.into_bytes()).unwrap();
    add("css/site.css".to_owned(), "body {}".repeat(500));
    add("index.html".to_owned(), format!("home {name}").repeat(1_000));
    for number in 0..4 {
        add(format!("{name}/{number}/index.html"), format!("{name} {number}").repeat(3_000));
    }
    outputs
}

fn files_of(outputs: &Outputs) -> Files {
    let files = outputs.iter().map(|(path, output)| (path.to_owned(), output.bytes.clone()));
    let list = (MANIFEST.to_owned(), manifest(outputs).into_bytes());
    files
        .chain([list, (".gitignore".to_owned(), b"*".to_vec()), ("notes/mine.txt".to_owned(), b"mine".to_vec())])
        .collect()
}

fn read(dir: &Path) -> Files {
    let walk = walkdir::WalkDir::new(dir).into_iter().map(Result::unwrap).filter(|entry| !entry.file_type().is_dir());
    walk.map(|entry| {
        let path = entry.path().strip_prefix(dir).unwrap().to_str().unwrap().to_owned();
        (path, fs::read(entry.path()).unwrap())
    })
    .collect()
}

/// A folder with site A and two files that no build made.
fn room_with_a() -> (TempDir, std::path::PathBuf) {
    let room = TempDir::new().unwrap();
    let dir = room.path().join("site");
    fs::create_dir_all(dir.join("notes")).unwrap();
    fs::write(dir.join(".gitignore"), "*").unwrap();
    fs::write(dir.join("notes/mine.txt"), "mine").unwrap();
    publish(&site(true), &dir, &Options::default()).unwrap();
    (room, dir)
}

/// The build that is killed, not a test: publishes B, A, B, … for as many rounds as it is told.
#[test]
#[ignore = "run by the other tests, which say where to build"]
fn builds_when_told() {
    let Some(dir) = env::var_os(DIR) else { return };
    if env::var_os(STAMP_ONLY).is_some() {
        publish_stamped(&site(true), Path::new(&dir), "new");
        return;
    }
    let rounds: u32 = env::var(ROUNDS).unwrap().parse().unwrap();
    for round in 0..rounds {
        publish(&site(round % 2 == 1), Path::new(&dir), &Options::default()).unwrap();
        if round == 0 {
            #[expect(clippy::print_stdout, reason = "tells the other process that the first build is done")]
            {
                println!("under way");
            }
        }
    }
}

fn build<'a>(command: &'a mut Command, dir: &Path, rounds: u32) -> &'a mut Command {
    command.args(["--exact", "builds_when_told", "--ignored", "--nocapture", "--test-threads=1"]);
    command.env(DIR, dir).env(ROUNDS, rounds.to_string()).stderr(Stdio::null())
}

/// Checks the folder after a kill, and that the next build puts all in order.
fn check(room: &Path, dir: &Path, sites: &[Files; 2], moment: &str) {
    let found = read(dir);
    assert!(sites.contains(&found), "killed {moment}: the folder holds {:?}", found.keys());
    let next = found == sites[1];
    publish(&site(next), dir, &Options::default()).unwrap();
    assert!(read(dir) == sites[usize::from(!next)], "killed {moment}: the next build went wrong");
    let beside: Vec<_> = fs::read_dir(room).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(beside, ["site"], "killed {moment}: the next build left something");
}

/// `ATLAS_TEST_KILLS` asks for another number than 40.
#[test]
fn a_build_killed_at_a_random_moment_leaves_the_old_or_the_new_site() {
    let kills: u64 = env::var("ATLAS_TEST_KILLS").map_or(40, |number| number.parse().unwrap());
    let sites = [files_of(&site(true)), files_of(&site(false))];
    let (room, dir) = room_with_a();
    let mut seed = 0x2545_F491_4F6C_DD1D_u64;
    let mut amid = 0;
    for kill in 0..kills {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        let delay = Duration::from_micros(seed % 20_000);
        let mut command = Command::new(env::current_exe().unwrap());
        let mut child = build(&mut command, &dir, 1_000_000).stdout(Stdio::piped()).spawn().unwrap();
        // Every third one may be killed while it clears what the last one left.
        if kill % 3 > 0 {
            let lines = BufReader::new(child.stdout.take().unwrap()).lines();
            assert!(lines.map_while(Result::ok).any(|line| line.contains("under way")), "the build did not start");
        }
        thread::sleep(delay);
        child.kill().unwrap();
        child.wait().unwrap();
        amid += u64::from(room.path().join(".site.atlas-work").exists());
        let moment = format!("at moment {kill}, after {delay:?}");
        assert!(sites.contains(&read(&dir)), "killed {moment}");
        if kill % 3 < 2 {
            check(room.path(), &dir, &sites, &moment);
        }
    }
    assert!(amid * 3 > kills, "only {amid} of {kills} kills hit a build at work");
}

/// Publishes with a stamp that says what the site was made from.
fn publish_stamped(site: &Outputs, dir: &Path, inputs: &str) {
    let press = Press::begin(dir, &Options::default()).unwrap();
    site.iter().for_each(|(path, output)| press.put(path, &output.claimant, &output.bytes).unwrap());
    press.finish(Some(&Stamp::new(inputs.to_owned(), [1, 2, 3]))).unwrap();
}

/// Whether `strace` can be used here; says so where not.
fn has_strace() -> bool {
    let works = Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).status().is_ok_and(|s| s.success());
    if !works {
        #[expect(clippy::print_stderr, reason = "a skipped test has to say so")]
        {
            eprintln!("skipped: this test needs strace, and the right to use it");
        }
    }
    works
}

/// Runs a build that is killed at the `number`-th system call of a kind; whether it came so far.
fn killed_at(call: &str, number: u32, dir: &Path, stamp_only: bool) -> bool {
    let mut command = Command::new("strace");
    command.args(["-qq", "-f", "-o", "/dev/null", "-e", &format!("trace={call}")]);
    command.args(["-e", &format!("inject={call}:signal=KILL:when={number}")]);
    command.arg(env::current_exe().unwrap());
    if stamp_only {
        command.env(STAMP_ONLY, "1");
    }
    let status = build(&mut command, dir, 1).stdout(Stdio::null()).status().unwrap();
    assert!(status.success() || status.signal() == Some(9), "strace could not kill at {call} {number}");
    !status.success()
}

/// A build of the same site by another program writes a new stamp and nothing else.
#[test]
fn a_build_killed_while_it_only_stamps_leaves_the_site_and_one_whole_stamp() {
    if !has_strace() {
        return;
    }
    let mut kills = 0;
    for call in ["openat", "write", "rename", "unlink"] {
        for number in 1.. {
            let (_room, dir) = room_with_a();
            publish_stamped(&site(true), &dir, "old");
            let old = read(&dir);
            let hit = killed_at(call, number, &dir, true);
            let mut found = read(&dir);
            found.remove(".atlas-stamp-next");
            let stamp = String::from_utf8(found[STAMP].clone()).unwrap();
            found.insert(STAMP.to_owned(), old[STAMP].clone());
            assert!(found == old, "killed at {call} {number}: the site has changed");
            let text = |inputs: &str| Stamp::new(inputs.to_owned(), [1, 2, 3]).text(&manifest(&site(true)));
            assert!([text("old"), text("new")].contains(&stamp), "killed at {call} {number}: {stamp:?}");
            publish_stamped(&site(true), &dir, "new");
            let after = read(&dir);
            assert_eq!(after[STAMP], text("new").into_bytes());
            assert!(after.keys().eq(old.keys()), "killed at {call} {number}: the next build left {:?}", after.keys());
            if !hit {
                break;
            }
            kills += 1;
        }
    }
    assert!(kills > 5, "only {kills} kills hit");
}

/// With `strace`, which can kill a program at the n-th call of a kind.
#[test]
fn a_build_killed_at_any_call_that_changes_a_folder_leaves_the_old_or_the_new_site() {
    const CALLS: [&str; 12] = [
        "mkdir",
        "openat",
        "write",
        "fsync",
        "linkat",
        "chmod",
        "rename",
        "renameat2",
        "unlink",
        "unlinkat",
        "rmdir",
        "flock",
    ];
    if !has_strace() {
        return;
    }
    let sites = [files_of(&site(true)), files_of(&site(false))];
    let mut kills = BTreeMap::new();
    for call in CALLS {
        for number in 1.. {
            let (room, dir) = room_with_a();
            if !killed_at(call, number, &dir, false) {
                break;
            }
            *kills.entry(call).or_insert(0) += 1;
            check(room.path(), &dir, &sites, &format!("at {call} {number}"));
        }
    }
    assert!(kills.contains_key("renameat2") && kills.values().sum::<i32>() > 30, "{kills:?}");
}
