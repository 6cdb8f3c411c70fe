//! Addresses as one page writes them: relative, so that the site works under any address and from
//! a folder on disk.

use crate::{
    model::{Atlas, Document, EntryId, Finding, Id, Judgement, ParagraphRef, Recommendation, Statement, Target},
    pages::{Entry, List, Parts, Route, anchor},
    render::views::Kept,
};

/// So many bytes nearly every address of a page has at most.
const LENGTH: usize = 64;

/// What the links of a site without parts know of them.
static NO_PARTS: Parts = Parts::NONE;

/// The addresses of other things as seen from one page.
#[derive(Clone, Copy)]
pub struct Links<'a> {
    /// The atlas.
    pub atlas: &'a Atlas,
    /// The parts of long lists.
    pub parts: &'a Parts,
    /// The page.
    pub from: Route,
    /// What the pages of the site show alike, where it is kept.
    pub kept: Option<&'a Kept>,
}

impl<'a> Links<'a> {
    /// Addresses from the root, as the home page writes them; for what lies in no part of a list.
    pub fn from_root(atlas: &'a Atlas) -> Self {
        Self { atlas, parts: &NO_PARTS, from: Route::Home, kept: None }
    }

    /// The way from the page to the site's root. The page for addresses that do not exist is shown
    /// at any depth, so it names the root by its path on the host.
    pub fn root(&self) -> &str {
        if self.from != Route::NotFound {
            return self.from.to_root();
        }
        self.atlas.settings.base_path()
    }

    /// A file, by its path from the site's root.
    pub fn file(self, path: &str) -> String {
        [self.root(), path].concat()
    }

    /// A page.
    pub fn page(self, to: Route) -> String {
        self.address(to, 0)
    }

    /// A place in a page; only its anchor where it is in this one.
    pub fn place(self, to: Route, anchor: &str) -> String {
        let room = "#".len() + anchor.len();
        let mut address = if to == self.from { String::with_capacity(room) } else { self.address(to, room) };
        address.push('#');
        address.push_str(anchor);
        address
    }

    /// The address of a page, with room for more behind it.
    fn address(self, to: Route, room: usize) -> String {
        let mut address = String::with_capacity(LENGTH + room);
        address.push_str(self.root());
        to.write_path(self.atlas, &mut address);
        address
    }

    /// The page or part of a list on which an entry stands.
    pub fn page_of(self, list: List, entry: Entry) -> Route {
        self.parts.page_of(self.atlas, list, entry)
    }

    /// A finding on its report's page.
    pub fn finding(self, id: EntryId<Finding>) -> String {
        let finding = &self.atlas.findings[id];
        self.place(Route::Report(finding.report), &anchor::finding(finding))
    }

    /// A recommendation on its report's page.
    pub fn recommendation(self, id: EntryId<Recommendation>) -> String {
        let recommendation = &self.atlas.recommendations[id];
        self.place(Route::Report(recommendation.report), &anchor::recommendation(recommendation))
    }

    /// A judgement on its report's page.
    pub fn judgement(self, id: EntryId<Judgement>) -> String {
        let judgement = &self.atlas.judgements[id];
        let framework = &self.atlas.frameworks[self.atlas.reports[judgement.report].framework];
        self.place(Route::Report(judgement.report), &anchor::judgement(framework, judgement))
    }

    /// A national statement on its overview's page.
    pub fn statement(self, id: Id<Statement>) -> String {
        let statement = &self.atlas.statements[id];
        self.place(Route::Overview(statement.overview), &anchor::statement(statement))
    }

    /// The page of a document.
    pub fn document(self, document: Document) -> Route {
        match document {
            Document::Report(id) => Route::Report(id),
            Document::Overview(id) => Route::Overview(id),
        }
    }

    /// A paragraph in its document's list of cited paragraphs. A range leads to its first one.
    pub fn paragraph(self, document: Document, reference: &ParagraphRef) -> String {
        self.place(self.document(document), &anchor::paragraph(&reference.first()))
    }

    /// What a link in a text leads to. A citation leads to its first paragraph.
    pub fn target(self, target: &Target) -> String {
        match target {
            Target::Area(id) => self.page(Route::Area(*id)),
            Target::Authority(id) => self.page(Route::Authority(*id)),
            Target::Framework(id) => self.page(Route::Framework(*id)),
            Target::Group(id) => self.page(Route::Group(*id)),
            Target::Overview(id) => self.page(Route::Overview(*id)),
            Target::Page(id) => self.page(Route::Page(*id)),
            Target::Practice(id) => self.page(Route::Practice(*id)),
            Target::Report(id) => self.page(Route::Report(*id)),
            Target::Theme(id) => self.page(Route::Theme(*id)),
            Target::Term(id) => self.place(Route::Glossary, &anchor::term(&self.atlas.terms[*id].slug)),
            Target::Finding(id) => self.finding(*id),
            Target::Recommendation(id) => self.recommendation(*id),
            Target::Citation(document, refs) => refs
                .first()
                .map_or_else(|| self.page(self.document(*document)), |first| self.paragraph(*document, first)),
        }
    }

    /// The full address of a page, as the world knows it: folders without their `index.html`.
    pub fn canonical(self, to: Route) -> String {
        match to {
            Route::NotFound => format!("{}404.html", self.atlas.settings.base_url),
            other => {
                let mut address = String::with_capacity(LENGTH + self.atlas.settings.base_url.len());
                address.push_str(&self.atlas.settings.base_url);
                other.write_folder(self.atlas, &mut address);
                address
            }
        }
    }

    /// The full address of what a link in a text leads to.
    pub fn canonical_target(self, target: &Target) -> String {
        // As the home page writes it: from the root.
        let path = Links::from_root(self.atlas).target(target);
        self.atlas.settings.base_url.clone() + &path.replacen("index.html", "", 1)
    }

    /// The full address of a place in a page.
    pub fn permalink(self, to: Route, anchor: &str) -> String {
        self.canonical(to) + "#" + anchor
    }
}
