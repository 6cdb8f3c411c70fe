//! The audit: a sound site passes, and each fault is found on its page.

#![allow(clippy::unwrap_used, reason = "in tests")]

use std::ops::Range;

use inspection_atlas::{
    audit::{self, Reader},
    diagnostics::{Code, Diagnostics, SourceMap},
    location::{FileId, Place},
    render::{Finished, Nowhere, Outputs, Sink as _},
};

/// Pages have no source.
struct NoSources;

impl SourceMap for NoSources {
    fn path(&self, _: FileId) -> &'static str {
        ""
    }

    fn text(&self, _: FileId) -> &'static str {
        ""
    }

    fn range(&self, _: &Place) -> Range<usize> {
        0..0
    }
}

fn page(title: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en-GB\"><head><title>{title}</title></head>\n<body><h1>{title}</h1>\n{body}\n</body></html>\n"
    )
}

/// A sound site, with `files` added or put in the place of its own.
fn audited(files: &[(&str, String)]) -> Vec<(Code, String)> {
    let home = "<!doctype html><html lang=en><head><title>Home</title>\
        <link rel=canonical href=\"https://example.org/atlas/\"><link rel=stylesheet href=css/site.css></head>\
        <body><h1 id=top-of-page>Home</h1></body></html>";
    let mut all = vec![
        ("index.html", home.to_owned()),
        ("404.html", page("Lost", "<a href=\"/atlas/\">home</a> <a href=\"/atlas/a/#x\">a</a>")),
        ("a/index.html", page("A", "<p id=\"x\">x</p><p id=\"é y\">y</p>")),
        ("css/site.css", "p { background: url(../img/dot.svg) } /* url(none.png) */".to_owned()),
        (
            "img/dot.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"><title>Dot</title><g id=\"d\"/><use href=\"#d\"/></svg>"
                .to_owned(),
        ),
        ("sitemap.xml", "<urlset><url><loc>https://example.org/atlas/a/</loc></url></urlset>".to_owned()),
        ("data/a.csv", "a,b\n".to_owned()),
    ];
    for (path, text) in files {
        all.retain(|(taken, _)| taken != path);
        all.push((path, text.clone()));
    }
    let mut outputs = Outputs::default();
    for (path, text) in all {
        outputs.insert(path.to_owned(), "a test", text.into_bytes()).unwrap();
    }
    let mut diagnostics = Diagnostics::default();
    audit::run(&outputs, &mut diagnostics);
    assert_eq!(is_sound(&outputs), diagnostics.counts() == (0, 0), "file by file, and all at once");
    diagnostics.sorted(&NoSources).into_iter().map(|d| (d.code, d.message.clone())).collect()
}

/// What a site is found to be when it is read file by file, the last file first.
fn is_sound(outputs: &Outputs) -> bool {
    let reader = Reader::new(&Nowhere, "https://example.org/atlas/");
    for (path, output) in outputs.iter().collect::<Vec<_>>().into_iter().rev() {
        reader.take(Finished::new(path, "a test", output.bytes.clone())).unwrap();
    }
    reader.is_sound()
}

fn faults(body: &str) -> Vec<(Code, String)> {
    audited(&[("b/index.html", page("B", body))])
}

#[test]
fn a_sound_site_passes() {
    assert_eq!(audited(&[]), []);
    let sound = [
        "<a href=\"../\">home</a> <a href=\"../index.html#top-of-page\">home</a> <a href=\"#\">top</a> <a href=\"\">here</a>",
        "<a href=\"../a/#x\">x</a> <a href=\"../a/#%C3%A9%20y\">y</a> <a href=\"../a/?q=1&amp;r=2#x\">x</a>",
        "<a href=\"https://example.org/atlas/a/#x\">x</a> <a href=\"https://example.com/any#thing\">x</a>",
        "<a href=\"mailto:a@example.org\">write</a> <a href=\"../data/a.csv\" download>data</a>",
        "<h2>a</h2><h3>b</h3><h2>c</h2>",
        "<img src=\"../img/dot.svg\" alt=\"\"><img src=../img/dot.svg alt='A dot'>",
        "<a href=\"../\"><svg role=\"img\"><title>Home</title></svg></a>",
        "<a href=\"../\"><img src=\"../img/dot.svg\" alt=\"Home\"></a> <a href=\"../\" aria-label=\"Home\"></a>",
        "<table><caption>t</caption><tr><td><table><caption>u</caption></table></table>",
        "<svg aria-hidden=\"true\" viewBox=\"0 0 1 1\"><g/><svg></svg></svg>",
        "<svg role=\"img\"><title>Chart</title><a href=\"../a/\"><text>a</text></a></svg>",
        "<label for=\"q\">q</label><input id=\"q\"><p aria-describedby=\"q\">",
        "<script type=\"application/ld+json\">{\"a\": \"<img>\"}</script><!-- <img> -->",
        "<p>1 < 2 and data: is a word, onclick= too</p>",
        "<form action=\"../a/\"><button>go</button></form><img src=\"../img/dot.svg\" srcset=\"../img/dot.svg 1x, ../img/dot.svg 2x\" alt=x>",
    ];
    for body in sound {
        assert_eq!(faults(body), [], "{body}");
    }
    let redirect = "<!doctype html><html lang=en><title>A</title><meta http-equiv=refresh content=\"0; url=a/\">";
    assert_eq!(audited(&[("old.html", redirect.to_owned())]), []);
}

#[test]
fn each_fault_of_a_page_is_found() {
    use Code::{BrokenLink, DuplicateAnchor, MissingAlternative, PageOutline, ThirdParty, UnsafePage};
    let bad: &[(&str, Code, &str)] = &[
        ("<a href=\"../c/\">c</a>", BrokenLink, "there is no c/index.html"),
        ("<a href=\"../a\">a</a>", BrokenLink, "there is no a"),
        ("<a href=\"../../a/\">a</a>", BrokenLink, "leads out of the site"),
        ("<a href=\"/a/\">a</a>", BrokenLink, "leads astray"),
        ("<a href=\"../a/#z\">z</a>", BrokenLink, "a/index.html has no id \"z\""),
        ("<a href=\"#z\">z</a>", BrokenLink, "b/index.html has no id \"z\""),
        ("<a href=\"https://example.org/atlas/c/\">c</a>", BrokenLink, "there is no c/index.html"),
        ("<img src=\"../img/none.svg\" alt=\"\">", BrokenLink, "there is no img/none.svg"),
        ("<style>p { background: url('../none.png') }</style>", BrokenLink, "there is no none.png"),
        ("<label for=\"none\">a</label>", BrokenLink, "no id \"none\""),
        ("<p id=\"a\"></p><p id='a'></p>", DuplicateAnchor, "the id \"a\" twice"),
        ("<h1>again</h1>", PageOutline, "second <h1>"),
        ("<h2>a</h2><h4>b</h4>", PageOutline, "an <h4> right after an <h2>"),
        ("<p><a href=\"../", PageOutline, "ends inside a tag"),
        ("<img src=\"../img/dot.svg\">", MissingAlternative, "picture without alt"),
        ("<table><tr><td>a</table>", MissingAlternative, "table without a caption"),
        ("<svg></svg>", MissingAlternative, "neither aria-hidden"),
        ("<svg role=\"img\"></svg>", MissingAlternative, "without a title"),
        ("<svg role=\"img\"><title></title></svg>", MissingAlternative, "without a title"),
        ("<a href=\"../a/\"> </a>", MissingAlternative, "link without words"),
        ("<a href=\"../a/\"><span aria-hidden=\"true\">¶</span></a>", MissingAlternative, "link without words"),
        ("<p style=\"color: red\">", UnsafePage, "style attribute"),
        ("<p onclick=x>", UnsafePage, "onclick"),
        ("<p ONCLICK=x>", UnsafePage, "ONCLICK"),
        ("<IMG alt=x>", UnsafePage, "capital letters"),
        ("<a href=\"javascript:x\">a</a>", UnsafePage, "no address of the web"),
        ("<a href=\"java&Tab;script&colon;x\">a</a>", UnsafePage, "no address of the web"),
        ("<a href=\"data:text/html,x\">a</a>", UnsafePage, "no address of the web"),
        ("<base href=\"../\">", UnsafePage, "<base>"),
        ("<script src=\"https://example.com/x.js\"></script>", ThirdParty, "https://example.com/x.js"),
        ("<img src=\"//example.com/x.png\" alt=\"\">", ThirdParty, "//example.com/x.png"),
        ("<img srcset=\"../img/dot.svg 1x, https://example.com/x.png 2x\" alt=\"\">", ThirdParty, "x.png"),
        ("<link rel=\"stylesheet\" href=\"https://example.com/x.css\">", ThirdParty, "x.css"),
        ("<svg aria-hidden=\"true\"><image href=\"https://example.com/x.png\"/></svg>", ThirdParty, "x.png"),
    ];
    for (body, code, words) in bad {
        let found = faults(body);
        let hit =
            found.iter().any(|(c, message)| c == code && message.contains(words) && message.contains("b/index.html"));
        assert!(hit, "{body}: {found:?}");
        assert_eq!(found.len(), 1, "{body}: {found:?}");
    }
}

#[test]
fn faults_of_the_head_and_of_other_files_are_found() {
    let cases: &[(&str, &str, &str)] = &[
        ("b.html", "<!doctype html><html><title>B</title><h1>B</h1>", "no lang"),
        ("b.html", "<!doctype html><html lang=en><h1>B</h1>", "no <title>"),
        ("b.html", "<!doctype html><html lang=en><title> </title><h1>B</h1>", "no <title>"),
        ("b.html", "<!doctype html><html lang=en><title>B</title>", "no <h1>"),
        ("b.html", "<!doctype html><html lang=en><title>A</title><h1>A</h1>", "same title as a/index.html"),
        (
            "old.html",
            "<html lang=en><title>A</title><meta http-equiv=refresh content=\"0; url=c/\">",
            "no c/index.html",
        ),
        ("css/b.css", "@import \"https://example.com/x.css\";", "another host"),
        ("sitemap.xml", "<urlset><url><loc>https://example.org/atlas/b/</loc></url></urlset>", "no b/index.html"),
        ("feed.xml", "<feed><entry></feed>", "closes nothing"),
        ("feed.xml", "<feed>", "not closed"),
        ("feed.xml", "", "0 outermost"),
        ("b.svg", "<svg><title>b</title></svg>", "without role"),
        ("b.svg", "<svg role=\"img\"><title>b</title><script>x</script></svg>", "<script>"),
        ("b.svg", "<svg role=\"img\" onload=\"x\"><title>b</title></svg>", "onload"),
    ];
    for (path, text, words) in cases {
        let found = audited(&[(path, (*text).to_owned())]);
        assert!(found.len() == 1 && found[0].1.contains(words), "{text}: {found:?}");
    }
}

#[test]
fn a_message_names_line_page_and_the_nearest_name() {
    let mut outputs = Outputs::default();
    let text = page("Home", "<p id=\"grades\">\n<a href=\"#grade\">x</a>");
    outputs.insert("index.html".to_owned(), "a test", text.into_bytes()).unwrap();
    let mut diagnostics = Diagnostics::default();
    audit::run(&outputs, &mut diagnostics);
    let all = diagnostics.sorted(&NoSources);
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].message, "line 5 of index.html refers to \"#grade\", but index.html has no id \"grade\"");
    assert_eq!(all[0].hint.as_deref(), Some("did you mean grades?"));
}
