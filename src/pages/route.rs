//! Where a page is.

use super::Part;
use crate::model::{Atlas, Authority, Framework, Group, Id, OutcomeArea, Overview, Page, Practice, Report, Theme};

/// The folder of the overviews, which have no list of their own.
pub(super) const OVERVIEWS: &str = "overviews/";

/// What a page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route {
    /// The home page.
    Home,
    /// All authorities.
    Authorities,
    /// One authority.
    Authority(Id<Authority>),
    /// One authority on one sheet of paper.
    Briefing(Id<Authority>),
    /// All reports.
    Reports,
    /// One report.
    Report(Id<Report>),
    /// All inspection frameworks.
    Frameworks,
    /// One inspection framework.
    Framework(Id<Framework>),
    /// The frameworks within which authorities can be compared.
    Compare,
    /// The authorities inspected under one framework, compared.
    CompareFramework(Id<Framework>),
    /// All outcome areas.
    Areas,
    /// One outcome area.
    Area(Id<OutcomeArea>),
    /// All themes.
    Themes,
    /// One theme.
    Theme(Id<Theme>),
    /// Themes by reports.
    Matrix,
    /// All groups of children.
    Groups,
    /// One group of children.
    Group(Id<Group>),
    /// All recommendations.
    Recommendations,
    /// All examples of practice.
    Practices,
    /// One example of practice.
    Practice(Id<Practice>),
    /// One national overview.
    Overview(Id<Overview>),
    /// What changed, and when.
    Changes,
    /// All terms.
    Glossary,
    /// The search.
    Search,
    /// A free page.
    Page(Id<Page>),
    /// A part of a list that is too long for its page.
    Part(Part),
    /// The page for an address that does not exist.
    NotFound,
}

impl Route {
    /// The folder of the page, from the site's root, with a slash at its end; empty for the root.
    pub fn folder(self, atlas: &Atlas) -> String {
        match self {
            Self::Home | Self::NotFound => String::new(),
            Self::Authorities => "authorities/".to_owned(),
            Self::Authority(id) => format!("authorities/{}/", atlas.authorities[id].slug),
            Self::Briefing(id) => Self::Authority(id).folder(atlas) + "briefing/",
            Self::Reports => "reports/".to_owned(),
            Self::Report(id) => format!("reports/{}/", atlas.reports[id].slug),
            Self::Frameworks => "frameworks/".to_owned(),
            Self::Framework(id) => format!("frameworks/{}/", atlas.frameworks[id].slug),
            Self::Compare => "compare/".to_owned(),
            Self::CompareFramework(id) => format!("compare/{}/", atlas.frameworks[id].slug),
            Self::Areas => "areas/".to_owned(),
            Self::Area(id) => format!("areas/{}/", atlas.areas[id].slug),
            Self::Themes => "themes/".to_owned(),
            Self::Theme(id) => format!("themes/{}/", atlas.themes[id].slug),
            Self::Matrix => "matrix/".to_owned(),
            Self::Groups => "groups/".to_owned(),
            Self::Group(id) => format!("groups/{}/", atlas.groups[id].slug),
            Self::Recommendations => "recommendations/".to_owned(),
            Self::Practices => "practice/".to_owned(),
            Self::Practice(id) => format!("practice/{}/", atlas.practices[id].slug),
            Self::Overview(id) => format!("{OVERVIEWS}{}/", atlas.overviews[id].slug),
            Self::Changes => "changes/".to_owned(),
            Self::Glossary => "glossary/".to_owned(),
            Self::Search => "search/".to_owned(),
            Self::Page(id) => format!("{}/", atlas.pages[id].slug),
            Self::Part(part) => part.folder(atlas),
        }
    }

    /// The path of the page's file, from the site's root.
    pub fn path(self, atlas: &Atlas) -> String {
        match self {
            Self::NotFound => "404.html".to_owned(),
            other => other.folder(atlas) + "index.html",
        }
    }

    /// Whether the page has data of its own. A briefing shows a part of its authority's, and the page
    /// for an address that does not exist shows none.
    pub fn has_data(self) -> bool {
        !matches!(self, Self::Briefing(_) | Self::NotFound)
    }

    /// The way from the page back to the site's root: `../../`, or nothing.
    pub fn to_root(self) -> &'static str {
        match self {
            Self::Home | Self::NotFound => "",
            Self::Authorities
            | Self::Reports
            | Self::Frameworks
            | Self::Compare
            | Self::Areas
            | Self::Themes
            | Self::Matrix
            | Self::Groups
            | Self::Recommendations
            | Self::Practices
            | Self::Changes
            | Self::Glossary
            | Self::Search
            | Self::Page(_) => "../",
            Self::Authority(_)
            | Self::Report(_)
            | Self::Framework(_)
            | Self::CompareFramework(_)
            | Self::Area(_)
            | Self::Theme(_)
            | Self::Group(_)
            | Self::Practice(_)
            | Self::Overview(_) => "../../",
            Self::Briefing(_) => "../../../",
            Self::Part(part) => &"../../../../../"[..part.depth() * "../".len()],
        }
    }

    /// The page of its list, where it is a part of one; else itself.
    #[must_use]
    pub fn undivided(self) -> Self {
        match self {
            Self::Part(part) => part.list.page(),
            other => other,
        }
    }

    /// The name of its kind: of its template, and of its style.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Authorities => "authorities",
            Self::Authority(_) => "authority",
            Self::Briefing(_) => "briefing",
            Self::Reports => "reports",
            Self::Report(_) => "report",
            Self::Frameworks => "frameworks",
            Self::Framework(_) => "framework",
            Self::Compare => "compare",
            Self::CompareFramework(_) => "compare-framework",
            Self::Areas => "areas",
            Self::Area(_) => "area",
            Self::Themes => "themes",
            Self::Theme(_) => "theme",
            Self::Matrix => "matrix",
            Self::Groups => "groups",
            Self::Group(_) => "group",
            Self::Recommendations => "recommendations",
            Self::Practices => "practices",
            Self::Practice(_) => "practice",
            Self::Overview(_) => "overview",
            Self::Changes => "changes",
            Self::Glossary => "glossary",
            Self::Search => "search",
            Self::Page(_) => "page",
            Self::Part(_) => "part",
            Self::NotFound => "not-found",
        }
    }
}
