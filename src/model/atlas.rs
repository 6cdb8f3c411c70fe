//! The whole atlas.

use std::sync::Arc;

use super::{
    Authority, Change, Entries, Figure, Finding, Former, Framework, Geography, Group, Id, Index, Judgement,
    OutcomeArea, Overview, Page, PartialDate, Practice, Recommendation, Redirect, Report, Statement, Table, Term,
    Theme,
};

/// Everything the atlas knows, joined. Never changed after it is linked.
#[derive(Clone, Debug)]
pub struct Atlas {
    /// What holds for the whole site.
    pub settings: Settings,
    /// Inspection frameworks, by id.
    pub frameworks: Table<Framework>,
    /// Authorities, by id.
    pub authorities: Table<Authority>,
    /// Groups of children, in the order of their file.
    pub groups: Table<Group>,
    /// Themes, by id.
    pub themes: Table<Theme>,
    /// Reports, by id.
    pub reports: Table<Report>,
    /// Judgements, by report and in the order of its grade table.
    pub judgements: Entries<Judgement>,
    /// Findings, by report and in the order of its file.
    pub findings: Entries<Finding>,
    /// Recommendations, by report and in the order of its file.
    pub recommendations: Entries<Recommendation>,
    /// Figures, by report and in the order of its file.
    pub figures: Entries<Figure>,
    /// National overviews, by id.
    pub overviews: Table<Overview>,
    /// Outcome areas, by overview and in its order.
    pub areas: Table<OutcomeArea>,
    /// National statements, by overview and in its order.
    pub statements: Table<Statement>,
    /// Examples of practice, by id.
    pub practices: Table<Practice>,
    /// Terms, by the alphabet.
    pub terms: Table<Term>,
    /// Free pages, by id.
    pub pages: Table<Page>,
    /// The land it is drawn on, where the content describes it.
    pub geography: Option<Geography>,
    /// What changed, the newest first.
    pub changes: Table<Change>,
    /// Pages whose ids were given up.
    pub redirects: Vec<Redirect>,
    /// The former ids of things within pages.
    pub former: Former,
    /// Reverse look-ups.
    pub index: Arc<Index>,
}

impl Atlas {
    /// A report in the fewest words: its authority and the year by which it is put in order.
    pub fn report_name(&self, id: Id<Report>) -> String {
        let report = &self.reports[id];
        format!("{} {}", self.authorities[report.authority].name, report.published.order().year())
    }
}

/// What holds for the whole site.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The site's name.
    pub title: String,
    /// One line under it.
    pub tagline: String,
    /// For search engines.
    pub description: String,
    /// The address it is published at, with a slash at its end.
    pub base_url: String,
    /// The repository's address.
    pub repository: String,
    /// The branch that "edit this page" opens.
    pub branch: String,
    /// The date at which the content was last made true; ages are counted to it.
    pub content_date: PartialDate,
    /// Under which terms it may be reused.
    pub licence: Licence,
    /// Notices that stand on every page.
    pub notices: Notices,
    /// The main menu's pages.
    pub navigation: Vec<String>,
}

impl Settings {
    /// The names by which the main menu may mean the lists of the atlas and its first overview. Any
    /// other name there is the id of a free page.
    pub const MENU: &[&str] = &[
        "areas",
        "authorities",
        "compare",
        "frameworks",
        "glossary",
        "groups",
        "matrix",
        "overview",
        "practice",
        "recommendations",
        "reports",
        "search",
        "themes",
    ];

    /// The path of the site on its host, with a slash at both ends: `/` where it has the host for
    /// itself.
    pub fn base_path(&self) -> &str {
        let host = self.base_url.find("://").map_or(0, |at| at + 3);
        self.base_url[host..].find('/').map_or("/", |at| &self.base_url[host + at..])
    }
}

/// Terms of reuse.
#[derive(Clone, Debug)]
pub struct Licence {
    /// In words.
    pub text: String,
    /// The name of the content's licence.
    pub content_name: String,
    /// Its address.
    pub content_url: String,
    /// The name of the code's licence.
    pub code_name: String,
}

/// Notices that stand on every page.
#[derive(Clone, Debug)]
pub struct Notices {
    /// That this is no government or inspectorate site.
    pub independence: String,
    /// That a grade says nothing about today's service.
    pub not_today: String,
}
