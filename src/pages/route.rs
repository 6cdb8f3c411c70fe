//! Where a page is.

use super::Part;
use crate::model::{
    Atlas, Authority, Framework, Group, Id, OutcomeArea, Overview, Page, Practice, Report, Slug, Theme,
};

/// The folder of the overviews, which have no list of their own.
pub(super) const OVERVIEWS: &str = "overviews/";

/// So many bytes nearly every path has at most.
const LENGTH: usize = 64;

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
        let mut folder = String::with_capacity(LENGTH);
        self.write_folder(atlas, &mut folder);
        folder
    }

    /// Writes the folder of the page to the end of `to`, for many addresses at once.
    pub fn write_folder(self, atlas: &Atlas, to: &mut String) {
        let mut within = |list: &str, slug: &Slug| {
            for piece in [list, slug.as_str(), "/"] {
                to.push_str(piece);
            }
        };
        match self {
            Self::Home | Self::NotFound => {}
            Self::Authorities => to.push_str("authorities/"),
            Self::Authority(id) => within("authorities/", &atlas.authorities[id].slug),
            Self::Briefing(id) => {
                within("authorities/", &atlas.authorities[id].slug);
                to.push_str("briefing/");
            }
            Self::Reports => to.push_str("reports/"),
            Self::Report(id) => within("reports/", &atlas.reports[id].slug),
            Self::Frameworks => to.push_str("frameworks/"),
            Self::Framework(id) => within("frameworks/", &atlas.frameworks[id].slug),
            Self::Compare => to.push_str("compare/"),
            Self::CompareFramework(id) => within("compare/", &atlas.frameworks[id].slug),
            Self::Areas => to.push_str("areas/"),
            Self::Area(id) => within("areas/", &atlas.areas[id].slug),
            Self::Themes => to.push_str("themes/"),
            Self::Theme(id) => within("themes/", &atlas.themes[id].slug),
            Self::Matrix => to.push_str("matrix/"),
            Self::Groups => to.push_str("groups/"),
            Self::Group(id) => within("groups/", &atlas.groups[id].slug),
            Self::Recommendations => to.push_str("recommendations/"),
            Self::Practices => to.push_str("practice/"),
            Self::Practice(id) => within("practice/", &atlas.practices[id].slug),
            Self::Overview(id) => within(OVERVIEWS, &atlas.overviews[id].slug),
            Self::Changes => to.push_str("changes/"),
            Self::Glossary => to.push_str("glossary/"),
            Self::Search => to.push_str("search/"),
            Self::Page(id) => within("", &atlas.pages[id].slug),
            Self::Part(part) => part.write_folder(atlas, to),
        }
    }

    /// The path of the page's file, from the site's root.
    pub fn path(self, atlas: &Atlas) -> String {
        let mut path = String::with_capacity(LENGTH);
        self.write_path(atlas, &mut path);
        path
    }

    /// Writes the path of the page's file to the end of `to`, for many addresses at once.
    pub fn write_path(self, atlas: &Atlas, to: &mut String) {
        if self == Self::NotFound {
            to.push_str("404.html");
        } else {
            self.write_folder(atlas, to);
            to.push_str("index.html");
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
