//! Signs that cannot be seen: in the bytes of a file, and in what its escapes and entities say.

use crate::{
    diagnostics::{Code, Diagnostics, signs},
    location::{FileId, Place},
};

/// So many are told of one file: they come in swarms, from a text that was copied.
const MOST: usize = 10;

const REMEDY: &str = "delete it: delete what stands between the letters on both sides, and write these again";

/// Tells the signs in the text of `file` that cannot be seen. A byte order mark at its start is free.
pub fn look(file: FileId, text: &str, diagnostics: &mut Diagnostics) {
    let mut from = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    for _ in 0..MOST {
        let Some((at, sign, message)) = signs::first_unseen(&text[from..]) else { return };
        let start = from + at;
        from = start + sign.len_utf8();
        diagnostics.error(Code::InvisibleCharacter, Place::bytes(file, start..from), message).hint(REMEDY);
    }
}

/// Tells of such a sign in `meant`, which the text at `place` stands for: an entity may hide one that
/// is not in the bytes.
pub fn look_behind(written: &str, meant: &str, place: Place, diagnostics: &mut Diagnostics) {
    if let Some((.., message)) = signs::first_unseen(meant).filter(|(_, sign, _)| !written.contains(*sign)) {
        diagnostics.error(Code::InvisibleCharacter, place, message).hint("take out the entity that stands for it");
    }
}
