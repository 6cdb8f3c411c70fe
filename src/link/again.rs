//! Joining again after some files changed.
//!
//! In: what was joined before, of which nothing was wrong, and what the changed files say now. Out: what a
//! whole join of all files would give; nothing where only that can tell.
//!
//! A change is simple where every name still leads to what it led to and nothing is to be said: then what
//! is not changed itself stays as it was joined. A name that came to be changes nothing elsewhere, since
//! nothing was wrong before: nobody named what was not there. A name that is gone is for the whole join.

use std::sync::Arc;

use super::{Linker, Names, index, join, reports};
use crate::{
    content::{ChangesFile, Content, RedirectsFile},
    diagnostics::Diagnostics,
    location::FileId,
    model::{Atlas, Id, Report},
};

/// An atlas, and what joining a part of it again takes.
pub struct Joined {
    /// The atlas.
    pub atlas: Arc<Atlas>,
    names: Names,
    changes: Option<(FileId, ChangesFile)>,
    redirects: Option<(FileId, RedirectsFile)>,
}

impl Joined {
    /// Joins the content as [`link`](super::link) does.
    pub fn of(content: Content, base_url: Option<&str>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let (changes, redirects) = (content.changes.clone(), content.redirects.clone());
        let (atlas, names) = join(content, base_url, diagnostics)?;
        Some(Self { atlas: Arc::new(atlas), names, changes, redirects })
    }

    /// The same after the authorities, themes, free pages, examples of practice and reports in `changed`
    /// took the places of those with their ids; and the reports that are not as they were. `None` where
    /// only a whole join can tell: where one of them is new, a name is gone, or anything is wrong.
    pub fn with(&self, changed: Content) -> Option<(Self, Vec<Id<Report>>)> {
        let mut found = Diagnostics::default();
        let mut names = self.names.clone();
        let mut atlas = Atlas::clone(&self.atlas);
        let expected = changed.reports.len();
        let begun = reports::begun(changed.reports, &self.atlas.frameworks, &names, &mut found);
        for report in &begun {
            let said = &mut names.said[report.id.index()];
            if !report.names.holds_all_of(said) {
                return None;
            }
            *said = Arc::clone(&report.names);
        }
        let mut others = Vec::with_capacity(expected);
        for (id, report, said) in reports::finished(begun, &names, &mut found) {
            atlas.reports.replace(id, report);
            atlas.judgements.replace(id, said.judgements);
            atlas.findings.replace(id, said.findings);
            atlas.recommendations.replace(id, said.recommendations);
            atlas.figures.replace(id, said.figures);
            others.push(id);
        }
        let mut linker = Linker { names: &names, diagnostics: &mut found };
        for file in changed.authorities {
            atlas.authorities.replace(names.authorities.get(&file.slug)?, linker.authority(file));
        }
        for file in changed.themes {
            atlas.themes.replace(names.themes.get(&file.slug)?, linker.theme(file)?);
        }
        for file in changed.pages {
            atlas.pages.replace(names.pages.get(&file.slug)?, linker.page(file));
        }
        for file in changed.practices {
            atlas.practices.replace(names.practices.get(&file.slug)?, linker.practice(file)?);
        }
        // What is said of a name that is in use now.
        atlas.changes = linker.changes(self.changes.clone());
        (atlas.redirects, atlas.former) = linker.redirects(self.redirects.clone());
        if !found.is_empty() || others.len() < expected {
            return None;
        }
        atlas.index = Arc::new(index::build_again(&self.atlas.index, &atlas, &others));
        let (changes, redirects) = (self.changes.clone(), self.redirects.clone());
        Some((Self { atlas: Arc::new(atlas), names, changes, redirects }, others))
    }
}
