//! Signs that cannot be seen and letters that are not what they look like: in the bytes of a file, and
//! in what its escapes and entities say.

use std::ops::Range;

use crate::{
    diagnostics::{Code, Diagnostics, letters, signs},
    location::{FileId, Place},
};

/// So many are told of one file: they come in swarms, from a text that was copied.
const MOST: usize = 10;

const REMEDY: &str = "delete it: delete what stands between the letters on both sides, and write these again";

const TYPE_AGAIN: &str = "type the whole word again on an English keyboard";

/// Tells the signs in the text of `file` that cannot be seen. A byte order mark at its start is free.
pub fn look(file: FileId, text: &str, diagnostics: &mut Diagnostics) {
    look_at_letters(file, text, diagnostics);
    let mut from = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    for _ in 0..MOST {
        let Some((at, sign, message)) = signs::first_unseen(&text[from..]) else { return };
        let start = from + at;
        from = start + sign.len_utf8();
        diagnostics.error(Code::InvisibleCharacter, Place::bytes(file, start..from), message).hint(REMEDY);
    }
    if signs::first_unseen(&text[from..]).is_some() {
        diagnostics.leave_out();
    }
}

fn look_at_letters(file: FileId, text: &str, diagnostics: &mut Diagnostics) {
    let mut from = 0;
    for _ in 0..MOST {
        let Some((word, message)) = letters::first_mixed(&text[from..]) else { return };
        let place = Place::bytes(file, from + word.start..from + word.end);
        from += word.end;
        diagnostics.error(Code::MixedLetters, place, message).hint(TYPE_AGAIN);
    }
    if letters::first_mixed(&text[from..]).is_some() {
        diagnostics.leave_out();
    }
}

/// Tells of such a sign in `meant`, which the text at `place` stands for: an entity may hide one that
/// is not in the bytes.
pub fn look_behind(written: &str, meant: &str, place: Place, diagnostics: &mut Diagnostics) {
    if let Some((.., message)) = signs::first_unseen(meant).filter(|(_, sign, _)| !written.contains(*sign)) {
        diagnostics.error(Code::InvisibleCharacter, place, message).hint("take out the entity that stands for it");
    }
}

/// The words of a text that stand together on the page, whatever is written between their letters:
/// entities, emphasis, links.
#[derive(Clone, Debug, Default)]
pub struct Together {
    meant: String,
    /// Where each piece stands in `meant`, and where it is written.
    pieces: Vec<(Range<usize>, Range<usize>)>,
}

impl Together {
    /// Adds what is written at `range`.
    pub fn push(&mut self, words: &str, range: Range<usize>) {
        self.pieces.push((self.meant.len()..self.meant.len() + words.len(), range));
        self.meant.push_str(words);
    }

    /// Tells the first word whose letters are not what they look like, and begins anew. `text` is the
    /// written text, whose first byte is `start` in the file; what stands in it as it is was told by
    /// [`look`].
    pub fn end(&mut self, file: FileId, text: &str, start: usize, diagnostics: &mut Diagnostics) {
        let (meant, pieces) = (std::mem::take(&mut self.meant), std::mem::take(&mut self.pieces));
        let Some((word, message)) = letters::first_mixed(&meant) else { return };
        let written = pieces.iter().filter(|(part, _)| part.start < word.end && part.end > word.start);
        let Some(range) = written.map(|(_, range)| range.clone()).reduce(|a, b| a.start..b.end) else { return };
        if !text[range.clone()].contains(&meant[word]) {
            let place = Place::bytes(file, range.start + start..range.end + start);
            diagnostics.error(Code::MixedLetters, place, message).hint(TYPE_AGAIN);
        }
    }
}
