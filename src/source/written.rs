//! Where addresses of the web are written in the files of a project.

use std::collections::BTreeMap;

use super::Sources;

/// Addresses as written, each with its places.
#[derive(Debug, Default)]
pub struct Written {
    addresses: BTreeMap<String, Vec<Spot>>,
}

/// A line of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The file's path from the project's root.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
}

impl Written {
    /// All addresses in the text files of `sources`.
    pub fn of(sources: &Sources) -> Self {
        let mut written = Self::default();
        let files = sources.files().filter(|file| !file.path.starts_with("static/"));
        for (path, text) in files.filter_map(|file| Some((&file.path, file.text()?))) {
            for (number, line) in text.lines().enumerate() {
                for address in addresses(line) {
                    let spot = Spot { file: path.clone(), line: number + 1 };
                    written.addresses.entry(address.to_owned()).or_default().push(spot);
                }
            }
        }
        written
    }

    /// The address that `address` was made from, and where that is written: itself, or the longest
    /// one that it begins with, as an "edit this page" begins with the repository's address.
    pub fn origin(&self, address: &str) -> Option<(&str, &[Spot])> {
        let begins = |stem: &str| {
            let rest = address.strip_prefix(stem.trim_end_matches('/'));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
        };
        let stem = self.addresses.iter().filter(|(stem, _)| begins(stem)).max_by_key(|(stem, _)| stem.len());
        stem.map(|(stem, spots)| (stem.as_str(), spots.as_slice()))
    }
}

/// The addresses in a line. One ends where YAML, markdown or HTML end it, and before the full stop
/// of a sentence.
fn addresses(line: &str) -> Vec<&str> {
    let starts = ["https://", "http://"].into_iter().flat_map(|scheme| line.match_indices(scheme));
    let mut found: Vec<&str> = Vec::new();
    for (start, scheme) in starts {
        let rest = &line[start..];
        let ends = |c: char| c.is_whitespace() || "\"'<>()[]{}`|\\^".contains(c);
        let address = rest[..rest.find(ends).unwrap_or(rest.len())].trim_end_matches(['.', ',', ';', ':', '!', '?']);
        if address.len() > scheme.len() {
            found.push(address);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Sources, Spot, Written, addresses};

    #[test]
    fn an_address_ends_where_the_text_around_it_goes_on() {
        let line = "url: \"https://a.example/x\" [b](http://b.example/y?z=1) <https://c.example>, https://d.example/.";
        assert_eq!(
            addresses(line),
            ["https://a.example/x", "https://c.example", "https://d.example/", "http://b.example/y?z=1"]
        );
    }

    #[test]
    fn an_address_that_was_made_is_found_by_the_one_it_was_made_from() {
        let files = [("atlas.yaml", "x\nr: https://f.example/a\n"), ("content/b.md", "[c](https://f.example/a/b)")];
        let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
        let written = Written::of(&Sources::of(files.into()).unwrap());
        let origin = |address| written.origin(address).map(|(stem, spots)| (stem, spots[0].clone()));
        let yaml = Spot { file: "atlas.yaml".to_owned(), line: 2 };
        let page = Spot { file: "content/b.md".to_owned(), line: 1 };
        assert_eq!(origin("https://f.example/a/edit"), Some(("https://f.example/a", yaml)));
        assert_eq!(origin("https://f.example/a/b"), Some(("https://f.example/a/b", page)));
        assert_eq!(origin("https://f.example/ab"), None);
    }
}
