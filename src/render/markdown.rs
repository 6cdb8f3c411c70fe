//! Markdown to HTML, with the links of the atlas.
//!
//! In: a [`Prose`] and the addresses as its page writes them. Out: HTML, and the headings in it.
//!
//! Raw HTML was refused when the text was read; should any event carry some all the same, it is
//! shown as text.

use std::fmt::Write as _;

use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, Tag, TagEnd, html::push_html};

use super::{
    headings::{self, Anchors},
    html::{OUTSIDE, escape},
    links::Links,
};
use crate::{
    model::{Document, Prose, Target, prose},
    pages::Route,
};

/// A text as HTML.
#[derive(Clone, Debug, Default)]
pub struct Rendered {
    /// The HTML.
    pub html: String,
    /// Its second-level headings: anchor and words.
    pub headings: Vec<(String, String)>,
}

/// Where a text stands on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// It is the page's own text: its headings keep their level.
    Page,
    /// It stands in a section of the page: its headings go one level down.
    Section,
}

/// Renders a text. Its headings get anchors that begin with `prefix`.
pub fn render<'a>(text: &'a Prose, links: Links<'a>, level: Level, prefix: &'a str) -> Rendered {
    let mut writer = Writer {
        level,
        text,
        links,
        rendered: Rendered::default(),
        heading: None,
        last_heading: String::new(),
        anchors: Anchors::new(prefix, &text.markdown),
        prefix,
        columns: Columns::default(),
        skip: false,
        outside: false,
    };
    let mut out = Vec::new();
    for (event, range) in prose::events(&text.markdown) {
        writer.event(event, range.start, &mut out);
    }
    let mut rendered = writer.rendered;
    push_html(&mut rendered.html, out.into_iter());
    rendered
}

struct Writer<'a> {
    level: Level,
    text: &'a Prose,
    links: Links<'a>,
    rendered: Rendered,
    heading: Option<(HeadingLevel, usize, String)>,
    last_heading: String,
    anchors: Anchors<'a>,
    /// What all its anchors begin with.
    prefix: &'a str,
    columns: Columns,
    /// Inside a citation, whose words are made from its paragraphs.
    skip: bool,
    /// Inside a link that leads out of the site.
    outside: bool,
}

/// The columns of the table that is open.
#[derive(Default)]
struct Columns {
    alignments: Vec<Alignment>,
    /// The column of the cell that comes next.
    next: usize,
    in_head: bool,
}

impl Columns {
    /// The opening tag of the next cell. A class says where its words go: a style attribute, as the
    /// parser's own writer has it, is nothing that a strict browser would follow.
    fn open_cell(&mut self) -> &'static str {
        let numeric = self.alignments.get(self.next) == Some(&Alignment::Right);
        self.next += 1;
        match (self.in_head, numeric) {
            (true, false) => "<th scope=\"col\">",
            (true, true) => "<th scope=\"col\" class=\"numeric\">",
            (false, false) => "<td>",
            (false, true) => "<td class=\"numeric\">",
        }
    }

    fn close_cell(&self) -> &'static str {
        if self.in_head { "</th>" } else { "</td>" }
    }

    fn begin_row(&mut self, in_head: bool) {
        (self.next, self.in_head) = (0, in_head);
    }
}

impl<'a> Writer<'a> {
    fn event(&mut self, event: Event<'a>, start: usize, out: &mut Vec<Event<'a>>) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                self.heading = Some((self.shown_level(level), out.len(), String::new()));
            }
            Event::End(TagEnd::Heading(_)) => self.close_heading(out),
            Event::Start(Tag::Table(alignments)) => {
                let caption = if self.last_heading.is_empty() { "Table" } else { &self.last_heading };
                let open =
                    format!("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{}\">", escape(caption));
                out.push(Event::Html(open.into()));
                self.columns.alignments = alignments;
                out.push(Event::Start(Tag::Table(Vec::new())));
                out.push(Event::Html(format!("<caption class=\"vh\">{}</caption>", escape(caption)).into()));
            }
            Event::End(TagEnd::Table) => {
                out.push(Event::End(TagEnd::Table));
                out.push(Event::Html("</div>".into()));
            }
            Event::Start(row @ (Tag::TableHead | Tag::TableRow)) => {
                self.columns.begin_row(row == Tag::TableHead);
                out.push(Event::Start(row));
            }
            Event::Start(Tag::TableCell) => out.push(Event::InlineHtml(self.columns.open_cell().into())),
            Event::End(TagEnd::TableCell) => out.push(Event::InlineHtml(self.columns.close_cell().into())),
            Event::Start(link @ Tag::Link { .. }) => self.open_link(link, start, out),
            Event::End(TagEnd::Link) if self.skip => self.skip = false,
            Event::End(TagEnd::Link) if self.outside => {
                self.outside = false;
                out.push(Event::InlineHtml(format!("{OUTSIDE}</a>").into()));
            }
            _ if self.skip => {}
            Event::FootnoteReference(name) => out.push(Event::FootnoteReference(self.note(&name))),
            Event::Start(Tag::FootnoteDefinition(name)) => {
                out.push(Event::Start(Tag::FootnoteDefinition(self.note(&name))));
            }
            Event::Html(text) | Event::InlineHtml(text) => out.push(Event::Text(text)),
            Event::Code(code) => {
                if let Some((.., words)) = &mut self.heading {
                    words.push_str(&code);
                }
                out.push(Event::Code(code));
            }
            Event::Text(text) => {
                if let Some((.., words)) = &mut self.heading {
                    words.push_str(&text);
                }
                out.push(Event::Text(text));
            }
            other => out.push(other),
        }
    }

    fn open_link(&mut self, link: Tag<'a>, start: usize, out: &mut Vec<Event<'a>>) {
        let Tag::Link { link_type, dest_url, title, id } = link else { return };
        match self.text.target(start, &dest_url).as_deref() {
            Some(Target::Citation(document, refs)) => {
                self.skip = true;
                hold_to_the_word_before(out);
                out.push(Event::InlineHtml(self.citation(*document, refs).into()));
            }
            Some(target) => {
                let dest_url = CowStr::from(self.links.target(target));
                out.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
            }
            None => {
                self.outside = !dest_url.starts_with('#');
                out.push(Event::InlineHtml(outside_link(&dest_url).into()));
            }
        }
    }

    /// The anchor of a footnote: several texts may stand on one page.
    fn note(&self, name: &str) -> CowStr<'a> {
        headings::note(self.prefix, name).into()
    }

    fn shown_level(&self, level: HeadingLevel) -> HeadingLevel {
        match self.level {
            Level::Page => level,
            Level::Section => HeadingLevel::try_from(level as usize + 1).unwrap_or(level),
        }
    }

    fn close_heading(&mut self, out: &mut Vec<Event<'a>>) {
        let Some((level, at, words)) = self.heading.take() else { return };
        let anchor = self.anchors.next(&words);
        out.insert(at, Event::Html(format!("<{level} id=\"{anchor}\">").into()));
        out.push(Event::Html(format!("</{level}>\n").into()));
        self.last_heading.clone_from(&words);
        if level == HeadingLevel::H2 {
            self.rendered.headings.push((anchor, words));
        }
    }

    /// One link for each part of a citation; two elements around them all, so that they can stand in
    /// the margin and leave a mark in the text.
    fn citation(&self, document: Document, refs: &[crate::model::ParagraphRef]) -> String {
        let atlas = self.links.atlas;
        let name = match document {
            Document::Report(id) => atlas.report_name(id),
            Document::Overview(id) => atlas.overviews[id].short_title.clone(),
        };
        let own = self.links.document(document) == self.links.from;
        let named = own || self.is_told_by(document);
        let mut html = "<span class=\"cited\"><span>".to_owned();
        for (index, reference) in refs.iter().enumerate() {
            let label = reference.label_with(&atlas.index.spellings);
            let shown = if named || index > 0 { label.clone() } else { format!("{name} {label}") };
            let address = self.links.paragraph(document, reference);
            let title = if own { String::new() } else { format!(" title=\"{}, {}\"", escape(&name), escape(&label)) };
            let _ = write!(
                html,
                "{}<a class=\"citation\" href=\"{}\"{title}>{}</a>",
                if index == 0 { "" } else { " " },
                escape(&address),
                escape(&shown)
            );
        }
        html + "</span></span>"
    }

    /// Whether the page is about an example of practice that the document tells: its head says so,
    /// and no citation needs to.
    fn is_told_by(&self, document: Document) -> bool {
        let Route::Practice(id) = self.links.from else { return false };
        Document::Overview(self.links.atlas.practices[id].overview) == document
    }
}

/// The opening tag of a link to the web, or within the text.
fn outside_link(address: &str) -> String {
    if address.starts_with('#') {
        format!("<a href=\"{}\">", escape(address))
    } else {
        format!("<a class=\"outside\" rel=\"external\" href=\"{}\">", escape(address))
    }
}

/// Keeps what comes next on the line of the word before it: a citation begins no line.
fn hold_to_the_word_before(out: &mut [Event<'_>]) {
    match out.last_mut() {
        Some(Event::Text(text)) if text.ends_with(' ') => *text = format!("{}\u{a0}", text.trim_end()).into(),
        Some(last @ Event::SoftBreak) => *last = Event::Text("\u{a0}".into()),
        _ => {}
    }
}
