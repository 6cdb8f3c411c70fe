//! What a report costs in an atlas of any size: processor time and memory of `atlas check`, which makes
//! and audits the whole site and writes nothing; and a drawing of the measured points.
//!
//! `ATLAS_SIZES="1500 15000 100000" cargo bench --bench growth` measures these sizes, once each, and
//! writes the drawing to `target/growth.svg`. `ATLAS_ROOM` names the folder to work in. It needs
//! `/usr/bin/time`.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark")]

#[path = "synthetic/mod.rs"]
mod maker;

use std::{
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// What an atlas of this many reports took.
struct Point {
    reports: usize,
    /// Seconds of processor time.
    processor: f64,
    /// The most memory held, in MB.
    memory: f64,
}

impl Point {
    /// Milliseconds of processor time for a report.
    fn each(&self) -> f64 {
        self.processor * 1000.0 / as_float(self.reports)
    }
}

fn main() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sizes = env::var("ATLAS_SIZES").unwrap_or_else(|_| "500 1500 5000".to_owned());
    let room = env::var_os("ATLAS_ROOM").map_or_else(env::temp_dir, PathBuf::from);
    let points: Vec<Point> =
        sizes.split_whitespace().map(|size| measured(here, &room, size.parse().unwrap())).collect();
    println!("| reports | processor time, s | for a report, ms | of that at the first size | memory, MB |");
    println!("|---|---|---|---|---|");
    for point in &points {
        let Point { reports, processor, memory } = point;
        println!(
            "| {reports} | {processor:.1} | {:.2} | {:.2} | {memory:.0} |",
            point.each(),
            point.each() / points[0].each()
        );
    }
    let drawing = here.join("target/growth.svg");
    draw(&points, &drawing);
    println!("\ndrawn in {}", drawing.display());
}

fn measured(here: &Path, room: &Path, reports: usize) -> Point {
    let project = tempfile::tempdir_in(room).unwrap();
    maker::write(here, project.path(), maker::Size { reports, seed: 7 }).unwrap();
    let mut command = Command::new("/usr/bin/time");
    command.args(["-f", "\n%U %S %M", env!("CARGO_BIN_EXE_atlas"), "check", "--root"]).arg(project.path());
    let output = command.output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{said}");
    let numbers: Vec<f64> = said.lines().last().unwrap().split(' ').map(|number| number.parse().unwrap()).collect();
    Point { reports, processor: numbers[0] + numbers[1], memory: numbers[2] / 1000.0 }
}

/// Draws the processor time for a report over the number of reports, from zero; each point is labelled
/// with what was measured.
fn draw(points: &[Point], to: &Path) {
    let (width, height, edge) = (640.0, 320.0, 56.0);
    let last = as_float(points.last().unwrap().reports);
    let most = points.iter().map(Point::each).fold(0.0, f64::max) * 1.2;
    let x = |point: &Point| edge + as_float(point.reports) / last * (width - 2.0 * edge);
    let y = |point: &Point| height - edge - point.each() / most * (height - 2.0 * edge);
    let foot = height - edge;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
         font-family=\"sans-serif\" font-size=\"13\" text-anchor=\"middle\">\n\
         <title>Processor time for a report, in atlases of many sizes</title>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n\
         <path d=\"M{edge} {edge}V{foot}H{}\" fill=\"none\" stroke=\"#555\"/>\n\
         <text x=\"{edge}\" y=\"24\" text-anchor=\"start\">Processor time for a report, in milliseconds</text>\n\
         <text x=\"{}\" y=\"{}\">Reports</text>\n",
        width - edge,
        width / 2.0,
        height - 8.0
    );
    let line: Vec<String> = points.iter().map(|point| format!("{:.1},{:.1}", x(point), y(point))).collect();
    writeln!(svg, "<polyline points=\"{}\" fill=\"none\" stroke=\"#1d4f91\" stroke-width=\"2\"/>", line.join(" "))
        .unwrap();
    for point in points {
        let (x, y) = (x(point), y(point));
        writeln!(
            svg,
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"#1d4f91\"/>\n\
             <text x=\"{x:.1}\" y=\"{:.1}\">{:.2}</text>\n<text x=\"{x:.1}\" y=\"{:.1}\">{}</text>",
            y - 10.0,
            point.each(),
            foot + 18.0,
            point.reports
        )
        .unwrap();
    }
    svg.push_str("</svg>\n");
    fs::create_dir_all(to.parent().unwrap()).unwrap();
    fs::write(to, svg).unwrap();
}

fn as_float(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap())
}
