//! Signs that cannot be seen, or that turn the direction of writing: a text that holds one is not
//! what it seems to be.
//!
//! What is refused are the control characters but tab and line break, and what Unicode calls
//! `Default_Ignorable_Code_Point` (UAX 44), with the other format characters, the separators of lines
//! and paragraphs, private use, non-characters, and the sign that stands for a lost letter. What is
//! free are the no-break spaces, accents, and the letters of every language: Welsh has ŵ and ŷ. The
//! joiners that some scripts need are refused too: no text here is in one of these.

/// What a sign is that no text may hold; `None` for all others.
pub fn unseen(sign: char) -> Option<&'static str> {
    Some(match u32::from(sign) {
        0x09 | 0x0a | 0x0d => return None,
        0x00..=0x1f | 0x7f..=0x9f => "a control character",
        0xad => "a hyphen that is not shown",
        0xfeff => "a byte order mark",
        0x200b => "a space of no width",
        0x2060 => "a word joiner",
        0x061c | 0x200e | 0x200f | 0x202a..=0x202e | 0x2066..=0x2069 => "a sign that turns the direction of writing",
        0x200c | 0x200d => "a joiner",
        0x2028 | 0x2029 => "a separator of lines",
        0xfe00..=0xfe0f | 0xe0100..=0xe01ef | 0x180b..=0x180f => "a selector of another form of a letter",
        0x034f | 0x115f | 0x1160 | 0x17b4 | 0x17b5 | 0x2800 | 0x3164 | 0xffa0 => "a letter without a form",
        0x0600..=0x0605
        | 0x06dd
        | 0x070f
        | 0x0890
        | 0x0891
        | 0x08e2
        | 0x2061..=0x2065
        | 0x206a..=0x206f
        | 0xfff0..=0xfffb
        | 0x1_10bd
        | 0x1_10cd
        | 0x1_3430..=0x1_343f
        | 0x1_bca0..=0x1_bca3
        | 0x1_d173..=0x1_d17a
        | 0xe0000..=0xe00ff
        | 0xe01f0..=0xe0fff => "a sign of form",
        0xfffc | 0xfffd => "the sign for what could not be read",
        0xe000..=0xf8ff | 0xf_0000..=0x10_ffff => "a sign without a meaning of its own",
        0xfdd0..=0xfdef => "no letter",
        number if number & 0xfffe == 0xfffe => "no letter",
        _ => return None,
    })
}

/// Text that may come from a file, safe to print: signs that could drive the terminal, or turn the direction of
/// what it shows, become question marks of the same length in bytes.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if unseen(c).is_some() || c == '\r' {
            shown.push_str(&"????"[..c.len_utf8()]);
        } else {
            shown.push(c);
        }
    }
    shown
}

/// The first such sign of a text: where it is, in bytes, and what to say of it.
pub fn first_unseen(text: &str) -> Option<(usize, char, String)> {
    let mut from = 0;
    while let Some(at) = other(text.as_bytes(), from) {
        let sign = text[at..].chars().next()?;
        if let Some(what) = unseen(sign) {
            let message = format!("{what} (U+{:04X}), which cannot be seen, stands here", u32::from(sign));
            return Some((at, sign, message));
        }
        from = at + sign.len_utf8();
    }
    None
}

/// The first byte from `from` on that is no plain letter or sign. Nearly all are plain, so that many are looked
/// at together.
fn other(bytes: &[u8], from: usize) -> Option<usize> {
    const TOGETHER: usize = 64;
    let is_other = |byte: &u8| !matches!(byte, b' '..=b'~' | b'\n');
    let plain = |bytes: &&[u8]| !bytes.iter().fold(false, |other, byte| other | is_other(byte));
    let from = from + bytes[from..].chunks(TOGETHER).take_while(plain).map(<[u8]>::len).sum::<usize>();
    bytes[from..].iter().position(is_other).map(|at| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_the_signs_of_english_and_welsh_texts_are_free() {
        assert_eq!(first_unseen("¶16–31 § £5 20°\u{a0}C ‘café’ Tŷ Ŵyr … e\u{301}\u{202f}½\t\r\n"), None);
    }

    #[test]
    fn what_cannot_be_seen_is_named_at_its_place() {
        let (at, sign, words) = first_unseen("é\u{202e}").unwrap();
        assert_eq!((at, sign), (2, '\u{202e}'));
        assert_eq!(words, "a sign that turns the direction of writing (U+202E), which cannot be seen, stands here");
        for bad in ['\0', '\u{1b}', '\u{85}', '\u{ad}', '\u{200d}', '\u{e0041}', '\u{e000}', '\u{ffff}', '\u{10ffff}'] {
            assert!(unseen(bad).is_some(), "{bad:?}");
        }
    }
}
