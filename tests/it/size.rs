//! An atlas of 1,500 reports: how many pages it has, and how heavy they are. Counted, not timed.

use std::{collections::BTreeMap, sync::LazyLock};

use inspection_atlas::{
    pages::{Page, Route},
    pipeline::{Clock, Live, Site},
};
use tempfile::TempDir;

use crate::{
    maker::{self, Size},
    site::HERE,
    weight::compressed,
};

/// No page may travel with more bytes than this.
const HEAVIEST: usize = 100_000;

/// So many pages of each kind are made and weighed: the first, the last, and some between them.
/// `cargo bench --bench size` weighs all of them.
const WEIGHED: usize = 6;

/// The parts of long lists: fewer than there are reports.
const PARTS: usize = 1294;
/// All pages.
const PAGES: usize = 3200;

/// A large atlas, and the folder it lies in.
static LARGE: LazyLock<(TempDir, Site)> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    maker::write(HERE.as_ref(), folder.path(), Size { reports: 1500, seed: 7 }).unwrap();
    let looked = Live::new(folder.path(), None).look(None, &mut Clock::new(&mut |_| ())).unwrap();
    (folder, looked.site.unwrap())
});

fn by_kind() -> BTreeMap<&'static str, Vec<Page>> {
    let mut kinds: BTreeMap<&str, Vec<Page>> = BTreeMap::new();
    for page in &LARGE.1.plan().pages {
        kinds.entry(page.route.kind()).or_default().push(*page);
    }
    kinds
}

#[test]
fn the_number_of_pages_is_what_the_reports_and_the_limits_make_it() {
    let kinds: BTreeMap<&str, usize> = by_kind().into_iter().map(|(kind, pages)| (kind, pages.len())).collect();
    let count = |kind: &str| kinds.get(kind).copied().unwrap_or_default();
    assert_eq!((count("report"), count("authority"), count("briefing"), count("theme")), (1500, 150, 150, 40));
    assert_eq!(count("part"), PARTS, "{kinds:?}");
    assert_eq!(kinds.values().sum::<usize>(), PAGES, "{kinds:?}");
}

#[test]
fn no_page_is_heavy_nor_its_data_nor_what_others_embed_of_it() {
    let (_, site) = &*LARGE;
    for (kind, pages) in by_kind() {
        let step = pages.len().div_ceil(WEIGHED);
        for Page { route } in pages.iter().step_by(step).chain(pages.last()) {
            let page = route.path(site.atlas());
            let beside = ["index.json", "embed.html"].map(|name| page.replace("index.html", name));
            let beside = if *route == Route::NotFound { &[][..] } else { &beside };
            for path in beside.iter().chain([&page]) {
                let bytes = site.file(path).unwrap().unwrap_or_default();
                let weight = compressed(&bytes);
                assert!(weight < HEAVIEST, "the {kind} {path} has {weight} bytes compressed");
            }
        }
    }
}
