//! How names and abbreviations are written.
//!
//! In: names as they are printed. Out: the words of an id with those names in their own letters. An id
//! has no capitals, so that the heading it stands for would lose those of `LSCB` and `St Helens`.

use std::collections::BTreeMap;

/// Names and abbreviations, by the ids they would have.
#[derive(Clone, Debug, Default)]
pub struct Spellings(BTreeMap<String, String>);

impl Spellings {
    /// Takes a name in. The first of two names with one id stays.
    pub fn add(&mut self, name: &str) {
        self.0.entry(as_id(name)).or_insert_with(|| name.to_owned());
    }

    /// The words of a heading that is written as an id: the beginning of a name, or words among which
    /// some are names.
    pub fn of_heading(&self, id: &str) -> String {
        self.beginning(id).unwrap_or_else(|| {
            let words: Vec<&str> = id.split('-').map(|word| self.0.get(word).map_or(word, String::as_str)).collect();
            words.join(" ")
        })
    }

    /// The beginning of the first name whose id begins with these whole words.
    fn beginning(&self, id: &str) -> Option<String> {
        let (found, name) = self.0.range(id.to_owned()..).next()?;
        let rest = found.strip_prefix(id)?;
        let letters: String = name.chars().take(id.chars().count()).collect();
        ((rest.is_empty() || rest.starts_with('-')) && as_id(&letters) == id).then_some(letters)
    }
}

/// A name in lower case, with a hyphen for every sign between its words.
fn as_id(name: &str) -> String {
    name.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect::<String>().to_lowercase()
}
