//! The index of the search leads to what is there, loads little, and is inert.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::Mutex,
};

use inspection_atlas::{
    diagnostics::Diagnostics,
    link,
    model::{Atlas, Statement},
    pages::{Route, anchor},
    render::{
        Outputs,
        search::{
            FOLDER,
            catalogue::{Catalogue, OfAtlas, PORTION},
            concepts::Concepts,
            entries::{Entries, Entry, Place},
            files::BLOCK,
            index::{Index, ROOM},
            kind::Kind,
        },
    },
    source,
};
use serde_json::Value;

use crate::site::{HERE, Site, outputs};

fn atlas(root: &Path) -> Atlas {
    let sources = source::discover(root).unwrap();
    let content = inspection_atlas::content::parse(&sources, &mut Diagnostics::default());
    link::link(content, None, &mut Diagnostics::default()).unwrap()
}

/// The value that a file of the index hands on, and the name by which it does.
fn value(bytes: &[u8]) -> (String, Value) {
    let text = std::str::from_utf8(bytes).unwrap();
    let inside = text.strip_prefix("atlasSearch(").and_then(|rest| rest.strip_suffix(");\n")).expect("one call");
    let value: Value = serde_json::from_str(&format!("[{inside}]")).unwrap();
    (value[0].as_str().unwrap().to_owned(), value[1].clone())
}

/// The name of a file of the index, after the digest that all of them lie under.
fn in_index(path: &str) -> Option<&str> {
    path.strip_prefix(FOLDER)?.split_once('/').map(|(_, name)| name)
}

/// The files of the index by their names, without folder and ending.
fn index(site: &Outputs) -> BTreeMap<String, Value> {
    let own = site.iter().filter_map(|(path, output)| Some((in_index(path)?, output)));
    own.map(|(path, output)| {
        let (name, value) = value(&output.bytes);
        assert_eq!(format!("{name}.js"), path, "a file hands on its value under its own name");
        (name, value)
    })
    .collect()
}

/// The address of every entry, in the order of the index.
fn addresses(index: &BTreeMap<String, Value>) -> Vec<String> {
    let files = index.keys().filter(|name| name.starts_with("entries/")).count();
    let entries = (0..files).flat_map(|number| {
        let file = &index[&format!("entries/{number}")];
        let address = |entry: &Value| {
            let path = file[0][usize::try_from(entry[0].as_u64().unwrap()).unwrap()][0].as_str().unwrap();
            format!("{path}#{}", entry[1].as_str().unwrap())
        };
        file[1].as_array().unwrap().iter().map(address).collect::<Vec<_>>()
    });
    entries.collect()
}

fn every_address_resolves(site: &Outputs) {
    let found = addresses(&index(site));
    assert!(found.len() > 50);
    for address in &found {
        let (path, anchor) = address.split_once('#').unwrap();
        let page = site.get(path).unwrap_or_else(|| panic!("there is no {path}"));
        let id = format!(" id=\"{anchor}\"");
        assert!(anchor.is_empty() || String::from_utf8_lossy(page).contains(&id), "{path} has no place {anchor}");
    }
}

#[test]
fn every_entry_is_where_the_index_says() {
    every_address_resolves(&Site::small().write().outputs());
    every_address_resolves(&outputs(Path::new(HERE), None));
}

#[test]
fn everything_that_has_a_permalink_can_be_found() {
    let found: BTreeSet<String> = addresses(&index(&outputs(Path::new(HERE), None))).into_iter().collect();
    let atlas = atlas(Path::new(HERE));
    let mut wanted = Vec::new();
    for (id, report) in atlas.reports.iter() {
        let framework = &atlas.frameworks[report.framework];
        let judgements = atlas.judgements.range(report.judgements).iter();
        let anchors = judgements.map(|judgement| anchor::judgement(framework, judgement));
        let anchors = anchors.chain(atlas.findings.range(report.findings).iter().map(anchor::finding));
        let anchors =
            anchors.chain(atlas.recommendations.range(report.recommendations).iter().map(anchor::recommendation));
        let anchors = anchors.chain(atlas.figures.range(report.figures).iter().map(anchor::figure));
        wanted.extend(anchors.chain([String::new()]).map(|anchor| (Route::Report(id), anchor)));
    }
    let overview = |statement: &Statement| (Route::Overview(statement.overview), anchor::statement(statement));
    wanted.extend(atlas.statements.values().map(overview));
    wanted.extend(atlas.terms.values().map(|term| (Route::Glossary, anchor::term(&term.slug))));
    let pages = atlas.themes.ids().map(Route::Theme).chain(atlas.groups.ids().map(Route::Group));
    let pages = pages.chain(atlas.authorities.ids().map(Route::Authority)).chain(atlas.areas.ids().map(Route::Area));
    let pages =
        pages.chain(atlas.frameworks.ids().map(Route::Framework)).chain(atlas.overviews.ids().map(Route::Overview));
    let pages = pages.chain(atlas.practices.ids().map(Route::Practice)).chain(atlas.pages.ids().map(Route::Page));
    wanted.extend(pages.map(|route| (route, String::new())));
    for (route, anchor) in wanted {
        let address = format!("{}#{anchor}", route.path(&atlas));
        assert!(found.contains(&address), "{address} cannot be found");
    }
}

#[test]
fn words_lie_in_order_and_lists_say_how_long_they_are() {
    let index = index(&outputs(Path::new(HERE), None));
    let firsts = index["start"]["words"].as_array().unwrap();
    let mut last = String::new();
    for (number, first) in firsts.iter().enumerate() {
        let file = index[&format!("words/{number}")].as_array().unwrap();
        assert_eq!(&file[0][0], first);
        for record in file {
            let word = record[0].as_str().unwrap();
            assert!(*word > *last, "{word} comes after {last}");
            word.clone_into(&mut last);
            let lists = record[1].as_u64().map_or(&record[1], |own| &index[&format!("lists/{own}")]);
            assert!(!lists.as_array().unwrap().is_empty(), "{word} stands nowhere");
        }
    }
}

#[test]
fn the_ends_of_words_lie_in_order_and_say_how_often_each_stands() {
    let index = index(&outputs(Path::new(HERE), None));
    let number = |lists: &Value| lists.as_array().unwrap().iter().map(|list| list[1].as_u64().unwrap()).sum::<u64>();
    let files = |folder: &str| index["start"][folder].as_array().unwrap().len();
    let records = |folder: &str| -> Vec<Value> {
        (0..files(folder)).flat_map(|file| index[&format!("{folder}/{file}")].as_array().unwrap().clone()).collect()
    };
    let words: BTreeMap<String, u64> = records("words")
        .iter()
        .map(|record| {
            (record[0].as_str().unwrap(), record[1].as_u64().map_or(&record[1], |own| &index[&format!("lists/{own}")]))
        })
        .filter(|(word, _)| !word.starts_with('~'))
        .map(|(word, lists)| (word.to_owned(), number(lists)))
        .collect();
    let ends: Vec<(String, u64)> = records("ends")
        .iter()
        .map(|record| (record[0].as_str().unwrap().to_owned(), record[1].as_u64().unwrap()))
        .collect();
    assert!(ends.is_sorted_by_key(|(word, _)| word.chars().rev().collect::<String>()));
    for (file, first) in index["start"]["ends"].as_array().unwrap().iter().enumerate() {
        let word: String = first.as_str().unwrap().chars().rev().collect();
        assert_eq!(index[&format!("ends/{file}")][0][0], word);
    }
    assert_eq!(ends.into_iter().collect::<BTreeMap<_, _>>(), words);
}

/// Entries whose texts are what someone could try to break out of the index with.
fn hostile() -> (Vec<&'static str>, Entries<'static>) {
    let texts = vec![
        "</script><script>alert(1)</script>",
        "\u{2028}\u{2029}\\\"'`${x}",
        "__proto__ constructor ]);//",
        "\0 \u{7f} &amp; <!--",
    ];
    let mut entries = Entries::new(Vec::new());
    for text in &texts {
        let place = Place {
            path: (*text).to_owned(),
            name: (*text).into(),
            authority: None,
            date: String::new(),
            year: None,
            framework: text,
        };
        let place = entries.place(|| place);
        entries.add(Kind::Finding, || Entry { about: (*text).to_owned(), ..Entry::page(place, *text, *text) });
    }
    (texts, entries)
}

/// The name of an index, and its files: the same whether those of the entries are kept or listed again.
fn written(catalogue: &dyn Catalogue<'_>, concepts: &Concepts) -> (String, BTreeMap<String, Vec<u8>>) {
    let kept = written_within(ROOM, catalogue, concepts);
    for room in [0, 5_000] {
        assert_eq!(kept, written_within(room, catalogue, concepts), "with {room} bytes of room");
    }
    kept
}

fn written_within(
    room: usize,
    catalogue: &dyn Catalogue<'_>,
    concepts: &Concepts,
) -> (String, BTreeMap<String, Vec<u8>>) {
    let index = Index::of(catalogue, concepts, room).unwrap();
    let (name, files) = (index.name().to_owned(), Mutex::new(BTreeMap::new()));
    index
        .give(&|(path, bytes)| {
            assert!(files.lock().unwrap().insert(path, bytes).is_none(), "each file is given once");
            Ok(())
        })
        .unwrap();
    (name, files.into_inner().unwrap())
}

#[test]
fn whatever_a_text_holds_it_stays_text() {
    let (texts, entries) = hostile();
    let concepts = Concepts::new([("~odd".to_owned(), vec!["</script> constructor"])]);
    let (_, files) = written(&entries, &concepts);
    for bytes in files.values() {
        let text = std::str::from_utf8(bytes).unwrap();
        assert!(!text.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{text}");
    }
    let (_, block) = value(&files["entries/0.js"]);
    let kept: Vec<&str> = block[1].as_array().unwrap().iter().map(|entry| entry[3].as_str().unwrap()).collect();
    assert_eq!(kept, texts);
}

#[test]
fn the_index_is_the_same_with_any_number_of_threads() {
    let atlas = atlas(Path::new(HERE));
    let made = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            let of = |portion| written(&OfAtlas::new(&atlas, portion, &|| true), &Concepts::of(&atlas));
            // What is listed report by report is what is there in one.
            let whole = of(PORTION);
            assert_eq!(of(1), whole);
            whole
        })
    };
    assert_eq!(made(1), made(4));
}

/// What a first search for one word loads, uncompressed: the beginning, its file of words, its list
/// where it has a file of its own, and ten files of entries; of each kind the largest. A misspelt word
/// loads those of its neighbours besides.
#[test]
fn a_first_search_of_the_real_content_is_light() {
    let site = outputs(Path::new(HERE), None);
    let sizes = |part: &str| {
        let own = site.iter().filter(|(path, _)| in_index(path).is_some_and(|name| name.starts_with(part)));
        let mut sizes: Vec<usize> = own.map(|(_, output)| output.bytes.len()).collect();
        sizes.sort_unstable_by(|one, other| other.cmp(one));
        sizes
    };
    let most = |part: &str, number: usize| sizes(part).into_iter().take(number).sum::<usize>();
    let one_word =
        most("start.js", 1) + most("places.js", 1) + most("words/", 1) + most("lists/", 1) + most("entries/", 10);
    assert!(one_word < 300_000, "{one_word} bytes");
    let misspelt = one_word + most("words/", 3) + most("ends/", 3);
    assert!(misspelt < 400_000, "{misspelt} bytes");
    let entries: usize = sizes("entries/").len();
    assert!(entries * BLOCK < addresses(&index(&site)).len() + BLOCK, "files are full");
    assert!(entries + sizes("words/").len() + sizes("lists/").len() < 120, "a small site has few files");
}
