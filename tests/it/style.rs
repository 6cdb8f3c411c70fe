//! `atlas fmt`: one style, and nothing said otherwise than before.

use std::fs;

use crate::site::{Site, tree};

/// The real content need not be: whoever corrects a word in a browser cannot lay out its file.
#[test]
fn the_files_of_the_small_atlas_are_in_the_style_already() {
    let run = Site::small().write().atlas(&["fmt", "--check"]).expect_code(0);
    assert_eq!(run.out, "");
}

#[test]
fn a_file_is_laid_out_once_and_says_what_it_said() {
    let path = "content/groups.yaml";
    let text = Site::small().text(path);
    let other = text.replace(": \"", ":   \"").replace('\n', "  \n") + "\n\n# The end.\n";
    let project = Site::small().file(path, other.clone()).write();
    let site = project.outputs();
    let run = project.atlas(&["fmt", "--check"]).expect_code(1);
    assert_eq!(run.out, format!("{path}\n"));
    assert_eq!(fs::read_to_string(project.root().join(path)).unwrap(), other, "--check writes nothing");
    let run = project.atlas(&["fmt"]).expect_code(0);
    assert_eq!(run.out, format!("{path}\n"));
    assert_eq!(fs::read_to_string(project.root().join(path)).unwrap(), text + "\n# The end.\n");
    let again = project.outputs();
    let bytes = |site: &inspection_atlas::render::Outputs| {
        site.iter().map(|(path, output)| (path.to_owned(), output.bytes.clone())).collect::<Vec<_>>()
    };
    assert!(bytes(&site) == bytes(&again), "the site is another one");
    project.atlas(&["fmt"]).expect_code(0).expect_lines(&["atlas: 0 files laid out anew"]);
    let left: Vec<String> = tree(project.root()).into_keys().filter(|path| path.ends_with('~')).collect();
    assert!(left.is_empty(), "left behind: {left:?}");
}

#[test]
fn heads_are_laid_out_and_texts_stay() {
    let path = "content/themes/moving-on.md";
    let text = Site::small().text(path);
    let other = text.replace("title: \"", "title:    \"") + "\n*   an item\n\n\n\n* another\n";
    let project = Site::small().file(path, other.clone()).write();
    project.atlas(&["fmt", "--check"]).expect_code(1);
    assert_eq!(project.atlas(&["fmt"]).expect_code(0).out, format!("{path}\n"));
    let expected = other.replace("title:    \"", "title: \"");
    assert_eq!(fs::read_to_string(project.root().join(path)).unwrap(), expected);
}

#[test]
fn a_file_that_cannot_be_read_is_left_and_the_others_go_on() {
    let good = Site::small().text("content/groups.yaml");
    let project = Site::small()
        .file("content/glossary.yaml", "terms: [\n")
        .file("content/groups.yaml", good.replace(": \"", ":   \""))
        .write();
    let run = project.atlas(&["fmt"]).expect_code(1).expect_lines(&["atlas: content/glossary.yaml is not YAML"]);
    assert_eq!(run.out, "content/groups.yaml\n");
    assert_eq!(fs::read_to_string(project.root().join("content/glossary.yaml")).unwrap(), "terms: [\n");
    assert_eq!(fs::read_to_string(project.root().join("content/groups.yaml")).unwrap(), good);
}

#[test]
fn a_file_that_is_too_large_to_be_read_whole_is_left_as_it_is() {
    let good = Site::small().text("content/groups.yaml");
    let most = 1 << 20;
    let page = "---\ntitle:   \"Data\"\ndescription: \"What there is.\"\n---\n".to_owned() + &"word ".repeat(most / 5);
    let list = "groups:   []\n#".to_owned() + &"é".repeat(most);
    let project = Site::small()
        .file("content/groups.yaml", good.replace(": \"", ":   \""))
        .file("content/glossary.yaml", list.clone())
        .file("content/pages/data.md", page.clone())
        .write();
    let run = project.atlas(&["fmt"]).expect_code(1).expect_lines(&[
        "atlas: content/glossary.yaml holds more than the 1048576 bytes that a content file may hold",
        "atlas: content/pages/data.md holds more than the 1048576 bytes that a content file may hold",
        "atlas: 1 file laid out anew",
    ]);
    assert_eq!(run.out, "content/groups.yaml\n");
    for (path, text) in [("glossary.yaml", list), ("pages/data.md", page), ("groups.yaml", good)] {
        let path = project.root().join("content").join(path);
        assert!(fs::read_to_string(&path).unwrap() == text, "{} is another one", path.display());
    }
}
