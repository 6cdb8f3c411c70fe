//! The small parts that components take, as `docs/templates.md` lists them.

use serde::Serialize;

use crate::{
    model::{Document, Framework, GradeId, ParagraphRef},
    pages::{Route, anchor},
    render::{Links, html::query},
};

/// A link, or its absence.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Link {
    pub label: String,
    pub href: String,
}

impl Link {
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: href.into() }
    }
}

/// A paragraph a statement rests on.
#[derive(Clone, Debug, Serialize)]
pub struct Citation {
    pub label: String,
    pub href: String,
    pub title: String,
}

/// A grade as its badge shows it.
#[derive(Clone, Debug, Serialize)]
pub struct Grade {
    pub key: String,
    pub label: String,
    pub number: String,
    pub step: usize,
    pub of: usize,
    pub state: &'static str,
    pub pips: Vec<bool>,
}

/// A framework's scale with its meanings.
#[derive(Clone, Debug, Serialize)]
pub struct GradeKey {
    pub title: String,
    pub note: String,
    pub grades: Vec<GradeMeaning>,
    /// Where grades are explained; nothing where the atlas has no such page.
    pub more: Link,
}

/// A grade and what it means.
#[derive(Clone, Debug, Serialize)]
pub struct GradeMeaning {
    pub grade: Grade,
    pub meaning: String,
}

/// One line of a page's head.
#[derive(Clone, Debug, Serialize)]
pub struct Detail {
    pub term: String,
    pub text: String,
    pub href: String,
    pub citations: Vec<Citation>,
    /// What else the term is, in order.
    pub also: Vec<String>,
}

impl Detail {
    pub fn new(term: &str, text: impl Into<String>) -> Self {
        let (href, citations, also) = Default::default();
        Self { term: term.to_owned(), text: text.into(), href, citations, also }
    }

    /// A term and what it is, in order; `None` where it is nothing. In one list no term may stand
    /// twice, by the HTML standard ("The dl element").
    pub fn several(term: &str, texts: impl IntoIterator<Item = String>) -> Option<Self> {
        let mut texts = texts.into_iter();
        let first = texts.next()?;
        Some(Self { also: texts.collect(), ..Self::new(term, first) })
    }

    pub fn link(term: &str, link: Link) -> Self {
        Self { href: link.href, ..Self::new(term, link.label) }
    }
}

/// A line of a page's contents.
#[derive(Clone, Debug, Serialize)]
pub struct ContentsItem {
    pub label: String,
    pub href: String,
    pub count: String,
}

impl ContentsItem {
    pub fn new(label: impl Into<String>, anchor: &str, count: Option<usize>) -> Self {
        Self {
            label: label.into(),
            href: format!("#{anchor}"),
            count: count.map_or_else(String::new, super::words::digits),
        }
    }
}

/// A way in to something.
#[derive(Clone, Debug, Serialize)]
pub struct Teaser {
    pub title: String,
    pub href: String,
    pub text: String,
    pub meta: String,
}

/// A plain table.
#[derive(Clone, Debug, Serialize)]
pub struct DataTable {
    pub id: String,
    pub caption: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

/// A column of a plain table; the first is that of the rows' headers.
#[derive(Clone, Debug, Serialize)]
pub struct Column {
    pub label: String,
    pub numeric: bool,
    /// What the column is called where a reader sorts by it; empty where that makes no sense.
    pub key: &'static str,
    /// Whether a reader sees the most or the latest first.
    pub down: bool,
}

impl Column {
    pub fn text(label: &str) -> Self {
        Self { label: label.to_owned(), numeric: false, key: "", down: false }
    }

    pub fn number(label: &str) -> Self {
        Self { numeric: true, ..Self::text(label) }
    }

    /// The same, for readers to sort by: numbers with the most first.
    pub fn sorted_by(self, key: &'static str) -> Self {
        Self { key, down: self.numeric, ..self }
    }

    /// A column of dates, for readers to sort by: the latest first.
    pub fn date(label: &str, key: &'static str) -> Self {
        Self { key, down: true, ..Self::text(label) }
    }
}

/// A row of a plain table.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Row {
    pub header: Cell,
    pub cells: Vec<Cell>,
    /// What filters ask for; empty where none does.
    pub facets: String,
}

/// A cell of a plain table.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Cell {
    pub text: String,
    pub href: String,
    pub numeric: bool,
    /// Whether it is sorted by `sort`, and not by its text.
    pub sorted: bool,
    /// What it is sorted by; where that is empty, it comes last.
    pub sort: String,
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    pub fn number(number: usize) -> Self {
        Self { text: number.to_string(), numeric: true, ..Self::default() }
    }

    pub fn link(link: Link) -> Self {
        Self { text: link.label, href: link.href, ..Self::default() }
    }

    /// The same, sorted by `sort` and not by its text.
    pub fn sorted_by(self, sort: impl Into<String>) -> Self {
        Self { sorted: true, sort: sort.into(), ..self }
    }
}

/// A grade of a framework's scale.
pub fn grade(framework: &Framework, id: GradeId) -> Grade {
    let grade = framework.grade(id);
    let of = framework.scale.grades.len();
    let filled = of - id.index();
    Grade {
        key: grade.key.to_string(),
        label: super::words::capitalised(&grade.label),
        number: grade.number.map_or_else(String::new, |number| number.to_string()),
        step: id.index() + 1,
        of,
        state: "",
        pips: (0..of).map(|pip| pip < filled).collect(),
    }
}

/// A framework's scale with its meanings.
pub fn grade_key(links: Links<'_>, framework: &Framework) -> GradeKey {
    let explained = super::frame::named(links.atlas, "how-to-read");
    let grades = (0_u16..).map(GradeId).zip(&framework.scale.grades);
    GradeKey {
        title: format!("The scale of {}", framework.short_title),
        note:
            "This scale belongs to this inspection framework alone. Its grades cannot be set beside those of another."
                .to_owned(),
        grades: grades
            .map(|(id, grade)| GradeMeaning { grade: self::grade(framework, id), meaning: grade.meaning.clone() })
            .collect(),
        more: explained.map_or_else(Link::default, |page| Link::new("How to read grades", links.page(page))),
    }
}

/// The paragraphs of a document that something rests on.
pub fn citations(links: Links<'_>, document: Document, refs: &[ParagraphRef]) -> Vec<Citation> {
    let name = match document {
        Document::Report(id) => &links.atlas.reports[id].short_title,
        Document::Overview(id) => &links.atlas.overviews[id].short_title,
    };
    let own = links.document(document) == links.from;
    refs.iter()
        .map(|reference| {
            let label = reference.label_with(&links.atlas.index.spellings);
            let title = if own { String::new() } else { format!("{name}, {label}") };
            Citation { title, href: links.paragraph(document, reference), label }
        })
        .collect()
}

/// The file that holds the head of a document, with all that has no file of its own.
pub fn main_file(links: Links<'_>, document: Document) -> String {
    match document {
        Document::Report(id) => format!("content/reports/{}/report.yaml", links.atlas.reports[id].slug),
        Document::Overview(id) => format!("content/overviews/{}/overview.yaml", links.atlas.overviews[id].slug),
    }
}

/// The address of the form for errors (`.github/ISSUE_TEMPLATE/error.yml`), with the place filled in.
pub fn report_href(links: Links<'_>, place: &str) -> String {
    format!("{}/issues/new?template=error.yml&entry={}", links.atlas.settings.repository, query(&format!("/{place}")))
}

/// The address at which a file is edited.
pub fn edit_href(links: Links<'_>, file: &str) -> String {
    let settings = &links.atlas.settings;
    format!("{}/edit/{}/{file}", settings.repository, settings.branch)
}

/// A link to a page by its own name.
pub fn page_link(links: Links<'_>, to: Route) -> Link {
    Link::new(super::words::page_name(links.atlas, to), links.page(to))
}

/// The anchor of an entry: plain on its document's page, with the document's id elsewhere.
pub fn entry_anchor(links: Links<'_>, document: Document, plain: &str) -> String {
    if links.document(document) == links.from {
        return plain.to_owned();
    }
    let slug = match document {
        Document::Report(id) => &links.atlas.reports[id].slug,
        Document::Overview(id) => &links.atlas.overviews[id].slug,
    };
    anchor::elsewhere(slug, plain)
}
