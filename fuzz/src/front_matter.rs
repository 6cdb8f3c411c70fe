//! The head of a markdown file: head and body are parts of their text, and nothing is lost between.

use inspection_atlas::source::front_matter;

use super::project::alone;

/// The text as a file, alone and after the opening fence.
pub fn holds(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for text in [text.to_string(), format!("---\n{text}"), format!("\u{feff}---\r\n{text}\r\n---\r\n{text}")] {
        split(&text);
        alone(vec![("content/themes/any.md".to_owned(), text.into_bytes())]);
    }
}

fn split(text: &str) {
    let Some(parts) = front_matter::split(text) else { return };
    assert_eq!(&text[parts.head_start..parts.head_start + parts.head.len()], parts.head);
    assert_eq!(&text[parts.body_start..], parts.body);
    let fences = [&text[..parts.head_start], &text[parts.head_start + parts.head.len()..parts.body_start]];
    for fence in fences {
        assert_eq!(fence.trim_start_matches('\u{feff}').trim(), "---");
    }
    // The first fence after the opening one ends the head.
    assert!(parts.head.split('\n').all(|line| line.trim_end() != "---"), "{text:?}");
    // What is written again is read alike.
    let again = format!("---\n{}---\n{}", parts.head, parts.body);
    let read = front_matter::split(&again).expect("what has a head keeps it");
    assert_eq!((read.head, read.body), (parts.head, parts.body));
}
