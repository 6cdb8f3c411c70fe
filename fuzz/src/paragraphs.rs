//! Paragraph references: what is read is written alike, has an anchor that is safe in an address, and
//! names the paragraphs it says.

use inspection_atlas::model::{
    ParagraphRef,
    prose::{self, Address},
};

/// The text as one reference, and as markdown that may hold citations.
pub fn holds(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    if let Ok(reference) = ParagraphRef::parse(&text) {
        assert_eq!(reference.to_string(), text);
        sound(&reference);
    }
    for markdown in [text.to_string(), format!("[{text}]"), format!("[¶{text}]"), format!("[§{text}]")] {
        for (range, address) in prose::links(&markdown) {
            assert!(markdown.get(range).is_some());
            if let Ok(Address::Citation(_, references)) = prose::address(&address) {
                assert!(!references.is_empty());
                references.iter().for_each(sound);
            }
        }
    }
}

fn sound(reference: &ParagraphRef) {
    assert_eq!(ParagraphRef::parse(&reference.to_string()).as_ref(), Ok(reference));
    let anchor = reference.anchor();
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    assert!(anchor.starts_with(|c: char| c.is_ascii_lowercase()) && anchor.bytes().all(plain), "{anchor}");
    assert!(!reference.label().chars().any(char::is_control));
    let each = reference.each();
    assert!(each.is_sorted() && each.len() <= 9_999 && each.first().is_some_and(|first| first <= reference));
    if let ParagraphRef::Numbers { from, to, .. } = reference {
        assert_eq!(each.len(), usize::from(to - from) + 1);
    }
}
