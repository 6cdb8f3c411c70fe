//! How the index of the search grows: built from made-up entries in the number that 1,500 and 15,000
//! reports have, with the words of the real content, some of them exchanged for rarer ones.
//!
//! `cargo bench --bench search` prints the time and the size. `ATLAS_SEARCH_OUT=DIR` writes the larger
//! index over that of a site built into `DIR`, for `tests/browser/search-size.mjs` to search it.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout, clippy::cast_precision_loss, reason = "a benchmark")]

use std::{fs, path::Path, sync::Mutex, time::Instant};

use inspection_atlas::{
    content,
    diagnostics::Diagnostics,
    link,
    model::{Atlas, Slug},
    render::search::{
        FOLDER,
        catalogue::{Catalogue, OfAtlas, PORTION},
        concepts::Concepts,
        entries::{Entries, Entry, Place},
        files,
        index::{Index, ROOM},
        kind::Kind,
        postings::Postings,
    },
    source,
};

/// How many entries of a kind a made-up report has.
const OF_A_REPORT: [(Kind, usize); 6] = [
    (Kind::Report, 1),
    (Kind::Finding, 12),
    (Kind::Recommendation, 6),
    (Kind::Judgement, 9),
    (Kind::Figure, 20),
    (Kind::Summary, 4),
];
/// So many made-up words are mixed in; the first are common, the last stand in a few entries.
const RARE_WORDS: u64 = 60_000;

/// Numbers that look like chance and are the same in every run (the constants are those of Knuth's
/// MMIX, The Art of Computer Programming, volume 2, 3.3.4).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    /// A number below `end`, small ones more often: about as words are spread.
    fn often_small(&mut self, end: u64) -> u64 {
        let bits = 64 - end.leading_zeros();
        let limit = 1 << (1 + self.below(u64::from(bits)));
        self.below(end.min(limit))
    }
}

/// A word that no document has, told by its number.
fn word(number: u64) -> String {
    const SYLLABLES: [&str; 16] = [
        "ba", "dor", "fen", "gar", "hul", "ket", "lin", "mar", "nor", "pel", "ros", "sten", "tor", "vel", "wick", "yar",
    ];
    let syllable = |place: u32| SYLLABLES[usize::try_from(number >> (4 * place) & 15).unwrap()];
    (0..4).map(syllable).collect()
}

/// A text made of the beginning of one and the end of another, now and then with a rarer word.
fn text(dice: &mut Dice, real: &[Entry<'_>]) -> String {
    let mut pick = || {
        let at = usize::try_from(dice.below(real.len() as u64)).unwrap();
        real[at].text.split(' ').collect::<Vec<_>>()
    };
    let (one, other) = (pick(), pick());
    let mut words: Vec<&str> = one[..one.len() / 2].iter().chain(&other[other.len() / 2..]).copied().collect();
    let rare = (dice.below(2) == 0).then(|| word(dice.often_small(RARE_WORDS)));
    words.extend(rare.as_deref());
    words.join(" ")
}

fn made_up<'a>(real: &Entries<'a>, names: &'a [(Slug, String)], reports: usize) -> Entries<'a> {
    let mut all = Entries::new(names.iter().map(|(slug, name)| (slug, name.as_str())).collect());
    let mut dice = Dice(42);
    for number in 0..reports {
        let place = all.place(|| Place {
            path: format!("reports/report-{number}/index.html"),
            name: format!("Joint area review {number}").into(),
            authority: u32::try_from(number % names.len()).ok(),
            date: format!("{} February 2006", 1 + number % 28),
            year: Some(2006),
            framework: "Joint area review 2005–07",
        });
        for (kind, count) in OF_A_REPORT {
            let kinds = &real.kinds[kind.index()];
            for at in 0..count {
                let Entry { title, about, .. } =
                    kinds[usize::try_from(dice.below(kinds.len() as u64)).unwrap()].clone();
                let text = text(&mut dice, kinds).into();
                all.add(kind, || Entry { place, anchor: format!("entry-{number}-{at}"), title, text, about });
            }
        }
    }
    for kind in [Kind::Theme, Kind::Term, Kind::Statement, Kind::Page] {
        for entry in &real.kinds[kind.index()] {
            let place = all.place(|| real.pages.places[entry.place as usize].clone());
            all.add(kind, || Entry { place, ..entry.clone() });
        }
    }
    all
}

/// All entries of an atlas.
fn real(atlas: &Atlas) -> Entries<'_> {
    let catalogue = OfAtlas::new(atlas, PORTION, &|| true);
    let mut all = Entries::new(catalogue.pages().authorities.clone());
    all.pages = catalogue.pages().clone();
    for kind in Kind::ALL {
        let mut take = |entries| {
            all.kinds[kind.index()].extend(entries);
            Ok(())
        };
        catalogue.list(kind, &mut take).unwrap();
    }
    all
}

fn measure(atlas: &Atlas, reports: usize) -> Vec<files::File> {
    let real = real(atlas);
    let names: Vec<(Slug, String)> = (0..(reports / 10).max(real.pages.authorities.len()))
        .map(|number| {
            (Slug::parse(&format!("authority-{number}")).unwrap(), format!("Authority {}", word(number as u64)))
        })
        .collect();
    let entries = made_up(&real, &names, reports);
    let concepts = Concepts::of(atlas);
    let start = Instant::now();
    let mut postings = Postings::default();
    for kind in Kind::ALL {
        postings.read(&entries.kinds[kind.index()], &concepts);
        postings.end(kind);
    }
    let read = start.elapsed();
    let words = postings.len();
    drop(postings);
    let start = Instant::now();
    let made = Mutex::new(Vec::new());
    let index = Index::of(&entries, &concepts, ROOM).unwrap();
    index
        .give(&|file| {
            made.lock().unwrap().push(file);
            Ok(())
        })
        .unwrap();
    let files = made.into_inner().unwrap();
    let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    println!(
        "{reports:>6} reports: {} entries, {} words; read {read:.2?}, in all {:.2?}; {} files, {:.1} MB",
        entries.len(),
        words,
        start.elapsed(),
        files.len(),
        bytes as f64 / 1e6
    );
    files
}

fn main() {
    let sources = source::discover(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let atlas = link::link(content::parse(&sources, &mut Diagnostics::default()), None, &mut Diagnostics::default());
    let atlas = atlas.unwrap();
    measure(&atlas, 1_500);
    let files = measure(&atlas, 15_000);
    if let Some(out) = std::env::var_os("ATLAS_SEARCH_OUT") {
        // The page of the search names the folder of its own index, so the other takes its place there.
        let all = Path::new(&out).join(FOLDER);
        let folder = fs::read_dir(all).unwrap().next().expect("the site has an index").unwrap().path();
        fs::remove_dir_all(&folder).unwrap();
        for (name, bytes) in files {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }
}
