//! Markdown to HTML: a text is refused, or becomes a page on which nothing of its own making runs,
//! loads or leads to an address that does.

use std::sync::LazyLock;

use inspection_atlas::{
    audit,
    diagnostics::{Code, Diagnostics},
    model::Atlas,
    pages::Route,
    render::Outputs,
};

use super::project::{alone, html, within};

const PAGE: &str = "content/pages/data.md";
const HEAD: &str = "---\ntitle: \"Data\"\ndescription: \"A page of any text.\"\n---\n";

/// Elements that no text of the content makes.
const FOREIGN: [&str; 16] = [
    "<script",
    "<style",
    "<link",
    "<meta",
    "<base",
    "<iframe",
    "<object",
    "<embed",
    "<img",
    "<svg",
    "<math",
    "<form",
    "<input",
    "<button",
    "<template",
    "<xmp",
];

/// How many of each the same page has without the text.
static OWN: LazyLock<Vec<usize>> = LazyLock::new(|| {
    let joined = within(&[(PAGE.to_owned(), format!("{HEAD}Nothing.\n").into_bytes())]);
    foreign(&page(joined.sound().expect("a plain page is sound")))
});

fn foreign(html: &str) -> Vec<usize> {
    let html = html.to_ascii_lowercase();
    FOREIGN.iter().map(|tag| html.matches(tag).count()).collect()
}

fn page(atlas: &Atlas) -> String {
    let id = atlas.pages.ids().find(|id| atlas.pages[*id].slug.as_str() == "data");
    html(atlas, Route::Page(id.expect("the page is joined")))
}

/// The text as the page "Data".
pub fn holds(data: &[u8]) {
    let text = format!("{HEAD}{}", String::from_utf8_lossy(data));
    let file = (PAGE.to_owned(), text.into_bytes());
    // What is refused for itself need not be joined with all the rest.
    if alone(vec![file.clone()]).diagnostics.codes().iter().any(|code| !is_of_joining(*code)) {
        return;
    }
    let joined = within(&[file]);
    let Some(atlas) = joined.sound() else { return };
    let html = page(atlas);
    assert_eq!(foreign(&html), *OWN, "an element is none of the atlas's own:\n{html}");
    let mut outputs = Outputs::default();
    outputs.insert("data/index.html".to_owned(), "the page", html.clone().into_bytes()).expect("one path is free");
    let mut found = Diagnostics::default();
    audit::run(&outputs, &mut found);
    for code in [Code::UnsafePage, Code::ThirdParty, Code::MissingAlternative] {
        assert!(!found.codes().contains(&code), "{found:?}\n{html}");
    }
}

/// Whether a file alone is told this for want of the others.
fn is_of_joining(code: Code) -> bool {
    matches!(code, Code::MissingFile | Code::UnknownReference | Code::BadCitation)
}
