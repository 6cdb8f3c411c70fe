//! `atlas links`: every outside address of the site, for a program that asks each of them.

use std::{collections::BTreeMap, process::ExitCode};

use anyhow::Result;
use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::{ProjectArgs, built, report::MessageArgs, set_jobs, standard};
use crate::{
    audit,
    pipeline::{self, Clock},
    render::Shelf,
    source::{
        Sources,
        written::{Spot, Written},
    },
};

#[derive(Debug, Args)]
pub struct LinksArgs {
    #[command(flatten)]
    project: ProjectArgs,
    /// How the addresses are written.
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Form,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Form {
    /// One line for each place: file, line, address.
    #[default]
    Text,
    /// One JSON document.
    Json,
}

/// Where an address comes from.
#[derive(Default)]
struct Places {
    /// The lines it is written on.
    written: Vec<Spot>,
    /// The pages that lead there, each with a line.
    pages: BTreeMap<String, usize>,
}

/// Lists the addresses; 1 where the content has errors. No connection is opened.
pub fn links(args: &LinksArgs) -> Result<ExitCode> {
    let project = &args.project;
    set_jobs(project.jobs)?;
    let mut quiet = |_| ();
    let mut clock = Clock::new(&mut quiet);
    let sources = pipeline::read(&project.root, project.base_url.as_deref(), &mut clock)?;
    let shelf = Shelf::default();
    // A build lets go of what the files say, and here it is looked up once more.
    let Some(_) = built(sources.clone(), project, MessageArgs::default(), &shelf, &mut clock)? else {
        standard::say("atlas: nothing was listed; correct the errors above");
        return Ok(ExitCode::from(1));
    };
    let places = places(&sources, &audit::outside(&shelf.into_outputs()));
    let text = match args.format {
        Form::Text => text(&places),
        Form::Json => json(&places),
    };
    standard::print(text)?;
    Ok(ExitCode::SUCCESS)
}

/// Puts an address that the program made from another one under that one.
fn places(sources: &Sources, outside: &audit::Outside) -> BTreeMap<String, Places> {
    let written = Written::of(sources);
    let mut places: BTreeMap<String, Places> = BTreeMap::new();
    for (address, pages) in outside {
        let (stem, spots) = written.origin(address).unwrap_or((address, &[]));
        let entry = places.entry(stem.to_owned()).or_default();
        entry.written = spots.to_vec();
        for (page, line) in pages {
            entry.pages.entry(page.clone()).or_insert(*line);
        }
    }
    places
}

/// A line for each place where an address is written; for each page where it is written nowhere.
fn text(places: &BTreeMap<String, Places>) -> String {
    let mut lines = String::new();
    for (address, places) in places {
        let written = places.written.iter().map(|spot| (&spot.file, spot.line));
        let pages = places.pages.iter().map(|(page, line)| (page, *line)).filter(|_| places.written.is_empty());
        for (file, line) in written.chain(pages) {
            lines.push_str(&format!("{file}:{line}: {address}\n"));
        }
    }
    lines
}

fn json(places: &BTreeMap<String, Places>) -> String {
    let links: Vec<Value> = places
        .iter()
        .map(|(address, places)| {
            let written: Vec<Value> =
                places.written.iter().map(|spot| json!({ "file": spot.file, "line": spot.line })).collect();
            json!({ "address": address, "written": written, "pages": places.pages.keys().collect::<Vec<_>>() })
        })
        .collect();
    format!("{:#}\n", json!({ "version": 1, "links": links }))
}
