//! How long the real content takes: the whole site, and each stage on its own.
//!
//! `cargo bench` prints medians; compare runs of one machine only.

#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark")]

use std::{hint::black_box, path::Path};

use criterion::{Criterion, criterion_group, criterion_main};
use inspection_atlas::{
    audit, check, content,
    diagnostics::Diagnostics,
    link, pages,
    pipeline::{self, Clock},
    publish,
    render::{self, Asset, Nowhere, Shelf},
    source,
};

fn stages(criterion: &mut Criterion) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sources = source::discover(root).unwrap();
    let templates = pipeline::templates(&sources).unwrap();
    let parse = || content::parse(&sources, &mut Diagnostics::default());
    let atlas = link::link(parse(), None, &mut Diagnostics::default()).unwrap();
    let plan = pages::plan(&atlas);
    let assets: Vec<Asset<'_>> =
        sources.under("static").map(|file| (file.path.strip_prefix("static/").unwrap(), file.bytes())).collect();
    let shelf = Shelf::default();
    render::render(&atlas, &plan, &templates, &assets, &shelf).unwrap();
    let outputs = shelf.into_outputs();

    let mut group = criterion.benchmark_group("stage");
    group.bench_function("discover", |b| b.iter(|| source::discover(black_box(root)).unwrap()));
    group.bench_function("parse", |b| b.iter(parse));
    group.bench_function("parse and link", |b| b.iter(|| link::link(parse(), None, &mut Diagnostics::default())));
    group.bench_function("check", |b| {
        b.iter(|| {
            let seen = check::Seen::of(black_box(&atlas));
            check::run(&atlas, &seen, &mut Diagnostics::default());
        });
    });
    group.bench_function("plan", |b| b.iter(|| pages::plan(black_box(&atlas))));
    group.bench_function("templates", |b| b.iter(|| pipeline::templates(black_box(&sources)).unwrap()));
    group
        .bench_function("render", |b| b.iter(|| render::render(&atlas, &plan, &templates, &assets, &Nowhere).unwrap()));
    group.bench_function("audit", |b| b.iter(|| audit::run(black_box(&outputs), &mut Diagnostics::default())));
    group.finish();
}

fn whole(criterion: &mut Criterion) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let build = || {
        let mut quiet = |_| ();
        pipeline::build(root, None, &mut Clock::new(&mut quiet)).unwrap().site.unwrap().0
    };
    let mut group = criterion.benchmark_group("site");
    group.sample_size(20);
    group.bench_function("build in memory", |b| b.iter(build));
    let out = tempfile::tempdir().unwrap();
    let outputs = build();
    let site = out.path().join("site");
    publish::publish(&outputs, &site, &publish::Options::default()).unwrap();
    group.bench_function("publish unchanged", |b| {
        b.iter(|| publish::publish(&outputs, &site, &publish::Options::default()).unwrap());
    });
    group.bench_function("publish fresh", |b| {
        b.iter(|| {
            std::fs::remove_dir_all(&site).unwrap();
            publish::publish(&outputs, &site, &publish::Options::default()).unwrap()
        });
    });
    group.bench_function("plainly write the same files", |b| {
        let plain = out.path().join("plain");
        b.iter(|| {
            let _ = std::fs::remove_dir_all(&plain);
            for (path, output) in outputs.iter() {
                let path = plain.join(path);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, &output.bytes).unwrap();
            }
        });
    });
    group.finish();
}

criterion_group!(benches, stages, whole);
criterion_main!(benches);
