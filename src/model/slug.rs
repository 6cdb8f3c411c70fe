//! Ids: lower-case words of letters and digits, joined by hyphens.

use std::fmt;

use super::letters;

/// The longest id, in bytes: it has to fit into a file name.
const MAX_LENGTH: usize = 100;

/// Names that are devices on Windows, where no file can have them.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// An id, which is also a file name and a part of an address.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slug(Box<str>);

impl Slug {
    /// Reads an id.
    ///
    /// # Errors
    /// What is wrong with it, as the end of a sentence.
    pub fn parse(text: &str) -> Result<Self, String> {
        let word = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if text.len() > MAX_LENGTH {
            Err(format!("an id may have {MAX_LENGTH} letters at most"))
        } else if Self::is_device(text) {
            Err(format!("`{text}` cannot be an id: it is the name of a device on Windows, where no file may have it"))
        } else if text.split('-').all(word) {
            Ok(Self(text.into()))
        } else {
            Err(format!(
                "`{text}` is not an id: use lower-case letters, digits and single hyphens, as in `care-leavers`"
            ))
        }
    }

    /// The id that a name gives: its letters and digits in lower case and without accents, everything else a hyphen.
    ///
    /// # Errors
    /// Where nothing is left of the name, or it is too long; what is wrong, as the end of a sentence.
    pub fn of_words(name: &str) -> Result<Self, String> {
        let mut plain = String::with_capacity(name.len());
        for letter in name.to_lowercase().chars().filter(|letter| !letters::is_accent(*letter)) {
            match (letter, letters::plain(letter)) {
                ('\'' | '’', _) => {}
                ('&', _) => plain.push_str(" and "),
                (_, Some(letters)) => plain.push_str(letters),
                (_, None) => plain.push(letter),
            }
        }
        let words: Vec<&str> =
            plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
        Self::parse(&words.join("-"))
    }

    /// Whether no file may have this name on Windows.
    pub fn is_device(name: &str) -> bool {
        DEVICES.contains(&name)
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Slug;

    #[test]
    fn ids_are_lower_case_words_and_hyphens() {
        assert!(Slug::parse("stoke-on-trent-jar-2006").is_ok() && Slug::parse("con-artists").is_ok());
        for bad in ["", "-a", "a-", "a--b", "A", "a_b", "a/b", "..", "é", "con", "lpt9"] {
            assert!(Slug::parse(bad).is_err(), "{bad}");
        }
        assert!(Slug::parse(&"a".repeat(101)).is_err());
    }

    #[test]
    fn ids_are_made_of_names() {
        for (name, id) in [
            ("São Tomé", "sao-tome"),
            ("Ynys Mo\u{302}n & the King’s Lynn", "ynys-mon-and-the-kings-lynn"),
            ("Straße  14", "strasse-14"),
        ] {
            assert_eq!(Slug::of_words(name).unwrap().as_str(), id);
        }
        assert!(Slug::of_words("日本").is_err());
    }
}
