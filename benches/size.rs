//! How long the whole program takes over a synthetic atlas, and how much memory: ratios first.
//!
//! `cargo bench --bench size` measures 1,500 reports, three runs each, and prints medians;
//! `ATLAS_REPORTS=15000` and `ATLAS_RUNS=5` choose otherwise. No time makes it fail; a page that is too
//! heavy does. `ATLAS_ROOM` names the folder to work in; a folder in memory is the only one that gives the
//! same numbers twice. Compare runs of one machine only.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark")]

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[path = "synthetic/mod.rs"]
mod maker;

use std::{
    cmp::Reverse,
    collections::BTreeMap,
    env, fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

use flate2::{Compression, write::GzEncoder};
use inspection_atlas::{
    pipeline::{Clock, Live},
    serve::Watch,
    source::Changes,
};

/// What one run took.
#[derive(Clone, Copy, Default)]
struct Took {
    /// Seconds by the clock.
    wall: f64,
    /// Seconds of processor time; 0 where `/usr/bin/time` is not there to tell.
    processor: f64,
    /// The most memory held, in kB; 0 where it is not known.
    memory: f64,
}

struct Room {
    project: PathBuf,
    site: PathBuf,
    plain: PathBuf,
    runs: usize,
}

fn main() {
    let number = |name: &str, otherwise: usize| env::var(name).map_or(otherwise, |value| value.parse().unwrap());
    let reports = number("ATLAS_REPORTS", 1500);
    let folder = env::var_os("ATLAS_ROOM").map_or_else(env::temp_dir, PathBuf::from);
    let folder = tempfile::tempdir_in(folder).unwrap();
    let [project, site, plain] = ["project", "site", "plain"].map(|name| folder.path().join(name));
    let room = Room { project, site, plain, runs: number("ATLAS_RUNS", 3) };
    maker::write(Path::new(env!("CARGO_MANIFEST_DIR")), &room.project, maker::Size { reports, seed: 7 }).unwrap();

    let mut stages = BTreeMap::new();
    let cold = room.median(|room| {
        clear(&room.site);
        room.atlas(&["build", "--out"], &mut stages)
    });
    let mut ignored = BTreeMap::new();
    let same = room.median(|room| room.atlas(&["build", "--out"], &mut ignored));
    let files = files(&room.site);
    let plain = room.median(|room| room.write_plainly(&files));
    let mut edits = 0;
    let edit = room.median(|room| {
        edits += 1;
        room.edit(edits);
        room.atlas(&["build", "--out"], &mut ignored)
    });
    let check = room.median(|room| room.atlas(&["check"], &mut ignored));
    let served = served(&room);

    let bytes: usize = files.values().map(Vec::len).sum();
    let pages = files.keys().filter(|path| path.ends_with("index.html")).count();
    println!("{reports} reports: {} files, {:.1} MB, {pages} pages", files.len(), megabytes(bytes));
    let (heaviest, weight) = heaviest(&files);
    println!("the heaviest page has {weight} bytes compressed: {}", heaviest.display());
    assert!(weight < HEAVIEST, "no page may have {HEAVIEST} bytes compressed");
    println!("a whole build takes {:.1} times plainly writing the same files", cold.wall / plain.wall);
    println!("a build of the same takes {:.2} of a whole one", same.wall / cold.wall);
    println!("a build after one edit takes {:.2} of a whole one", edit.wall / cold.wall);
    println!("a check takes {:.2} of a whole build", check.wall / cold.wall);
    println!("one edit while the site is served takes {:.3} of a whole build", served[3] / cold.wall);
    println!("\n| | wall, s | processor, s | memory, MB |\n|---|---|---|---|");
    let all = [
        ("whole build", cold),
        ("the same again", same),
        ("after one edit", edit),
        ("check", check),
        ("plain writing", plain),
    ];
    for (name, took) in all {
        println!("| {name} | {:.3} | {:.2} | {:.0} |", took.wall, took.processor, took.memory / 1000.0);
    }
    println!("\n| one edit of a report, while the site is served | ms |\n|---|---|");
    for (what, seconds) in SERVED.iter().zip(served) {
        println!("| {what} | {:.0} |", seconds * 1000.0);
    }
    println!("\n| stage of the last whole build | ms |\n|---|---|");
    for (_, (name, time)) in stages {
        println!("| {name} | {time} |");
    }
}

impl Room {
    /// The run whose time is in the middle; its processor time and memory with it.
    fn median(&self, mut run: impl FnMut(&Self) -> Took) -> Took {
        let mut all: Vec<Took> = (0..self.runs).map(|_| run(self)).collect();
        all.sort_by(|one, other| one.wall.total_cmp(&other.wall));
        all[all.len() / 2]
    }

    /// Runs the program over the project and reads the stages from its closing line, by their order.
    fn atlas(&self, arguments: &[&str], stages: &mut BTreeMap<usize, (String, String)>) -> Took {
        let program = env!("CARGO_BIN_EXE_atlas");
        let measured = Path::new("/usr/bin/time").exists();
        let mut command = if measured { Command::new("/usr/bin/time") } else { Command::new(program) };
        if measured {
            command.args(["-f", "\n%U %S %M", program]);
        }
        command.args(arguments);
        if arguments.contains(&"--out") {
            command.arg(&self.site);
        }
        command.arg("--root").arg(&self.project).stdin(Stdio::null());
        let start = Instant::now();
        let output = command.output().unwrap();
        let wall = start.elapsed().as_secs_f64();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{said}");
        if let Some((_, times)) = said.lines().find_map(|line| line.strip_suffix(')')?.rsplit_once('(')) {
            let times = times.split(", ").filter_map(|stage| stage.strip_suffix(" ms")?.split_once(' '));
            *stages = times.map(|(name, time)| (name.to_owned(), time.to_owned())).enumerate().collect();
        }
        let last: Vec<f64> = said.lines().last().unwrap().split(' ').filter_map(|number| number.parse().ok()).collect();
        match *last.as_slice() {
            [user, system, memory] if measured => Took { wall, processor: user + system, memory },
            _ => Took { wall, ..Took::default() },
        }
    }

    fn write_plainly(&self, files: &BTreeMap<PathBuf, Vec<u8>>) -> Took {
        let start = Instant::now();
        for (path, bytes) in files {
            let path = self.plain.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        let wall = start.elapsed().as_secs_f64();
        // Where the room is in memory, that is wanted for what follows.
        clear(&self.plain);
        Took { wall, ..Took::default() }
    }

    /// Changes a statement of the first report; each time to another one.
    fn edit(&self, number: usize) {
        let reports = fs::read_dir(self.project.join("content/reports")).unwrap();
        let first = reports.map(|entry| entry.unwrap().path()).min().unwrap().join("findings.yaml");
        let text = fs::read_to_string(&first).unwrap();
        let line = text.lines().find(|line| line.contains(" statement: ")).unwrap();
        fs::write(&first, text.replacen(line, &format!("    statement: \"Edit number {number}.\""), 1)).unwrap();
    }
}

/// What passes between a save and the page.
const SERVED: [&str; 4] = ["seeing which file changed", "reading, joining and checking", "making its page", "all"];

/// The medians of each, in seconds.
fn served(room: &Room) -> [f64; 4] {
    let mut live = Live::new(&room.project, None);
    let look = |live: &mut Live, changes: Option<&Changes>| live.look(changes, &mut Clock::new(&mut |_| ())).unwrap();
    let mut watch = Watch::new(&room.project, &|problem| panic!("{problem}"));
    look(&mut live, None);
    let mut runs: [Vec<f64>; 4] = Default::default();
    for number in 0..=(2 * room.runs) {
        room.edit(1000 + number);
        let start = Instant::now();
        let changes = watch.wait().changes;
        let seen = start.elapsed().as_secs_f64();
        let site = look(&mut live, Some(&changes)).site.unwrap();
        let looked = start.elapsed().as_secs_f64();
        let folder = changes.files[0].trim_start_matches("content/").trim_end_matches("findings.yaml");
        site.file(&format!("{folder}index.html")).unwrap().unwrap();
        let all = start.elapsed().as_secs_f64();
        for (run, seconds) in runs.iter_mut().zip([seen, looked - seen, all - looked, all]) {
            run.push(seconds);
        }
    }
    runs.map(|mut run| {
        run.sort_by(f64::total_cmp);
        run[run.len() / 2]
    })
}

/// The HTML of no page may travel with more bytes than this.
const HEAVIEST: usize = 100_000;

fn heaviest(files: &BTreeMap<PathBuf, Vec<u8>>) -> (&Path, usize) {
    let pages = files.iter().filter(|(path, _)| path.extension().is_some_and(|kind| kind == "html"));
    // Compressing takes longer than building: only the longest pages are compressed.
    let mut pages: Vec<(&PathBuf, &Vec<u8>)> = pages.collect();
    pages.sort_by_key(|(_, bytes)| Reverse(bytes.len()));
    let weighed = pages.iter().take(200).map(|(path, bytes)| (path.as_path(), compressed(bytes)));
    weighed.max_by_key(|(_, weight)| *weight).unwrap()
}

fn compressed(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap().len()
}

fn clear(folder: &Path) {
    if folder.exists() {
        fs::remove_dir_all(folder).unwrap();
    }
}

fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let plain = entries.filter(|entry| entry.file_type().is_file());
    plain
        .map(|entry| (entry.path().strip_prefix(folder).unwrap().to_owned(), fs::read(entry.path()).unwrap()))
        .collect()
}

fn megabytes(bytes: usize) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "for people")]
    let bytes = bytes as f64;
    bytes / 1e6
}
