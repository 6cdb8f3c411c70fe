//! Letters with accents, and the plain ones that are read in their place.
//!
//! In: a letter of a European language written in Latin letters. Out: plain letters. Ids are made so, and the
//! search finds words so.

/// Letters in lower case, and the plain ones that are read in their place.
pub const LETTERS: &[(&str, &str)] = &[
    ("àáâãäåāăą", "a"),
    ("æ", "ae"),
    ("çćč", "c"),
    ("ðď", "d"),
    ("èéêëēėę", "e"),
    ("ìíîïīı", "i"),
    ("łľ", "l"),
    ("ñńň", "n"),
    ("òóôõöøōő", "o"),
    ("œ", "oe"),
    ("śšş", "s"),
    ("ß", "ss"),
    ("ùúûüūůű", "u"),
    ("ŵ", "w"),
    ("ýÿŷ", "y"),
    ("źżž", "z"),
];

/// The plain letters that are read in the place of a letter in lower case; `None` where it is no such letter.
pub fn plain(letter: char) -> Option<&'static str> {
    LETTERS.iter().find(|(letters, _)| letters.contains(letter)).map(|(_, plain)| *plain)
}

/// Whether a sign only puts an accent on the letter before it.
pub fn is_accent(sign: char) -> bool {
    matches!(sign, '\u{300}'..='\u{36f}')
}
