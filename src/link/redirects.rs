//! Joining the ids that were given up.

use std::collections::BTreeMap;

use super::Linker;
use crate::{
    content::{RedirectEntry, RedirectsFile},
    diagnostics::Code,
    location::{FileId, List, Origin},
    model::{
        Former, Redirect, Slug, Target,
        prose::{Reference, Scheme},
    },
};

impl Linker<'_> {
    /// Joins the redirects. One from an id that is in use, from an id that is sent on already, or to
    /// an id that was given up itself is reported; so none can lead in a circle.
    pub fn redirects(&mut self, file: Option<(FileId, RedirectsFile)>) -> (Vec<Redirect>, Former) {
        let (mut redirects, mut former) = (Vec::new(), Former::default());
        let Some((file, list)) = file else { return (redirects, former) };
        let given_up: BTreeMap<Reference, Reference> =
            list.redirects.iter().map(|entry| (entry.from.0.clone(), entry.to.0.clone())).collect();
        let mut seen: Vec<Reference> = Vec::new();
        for (index, RedirectEntry { from, to }) in list.redirects.into_iter().enumerate() {
            let (from, to) = (from.0, to.0);
            let origin = Origin::entry(file, List::Redirects, index);
            let sound = self.is_free(&from, origin, &seen) && self.is_final(&to, origin, &given_up);
            seen.push(from.clone());
            if sound && let Some(target) = self.target(&to, || origin.field("to")) {
                self.keep(from, &to, target, origin, (&mut redirects, &mut former));
            }
        }
        (redirects, former)
    }

    /// Whether an id is free to be sent on.
    fn is_free(&mut self, from: &Reference, origin: Origin, seen: &[Reference]) -> bool {
        let (message, hint) = if self.is_living(from) {
            (format!("`{from}` is in use"), "take this redirect out, or give what has the id another one")
        } else if seen.contains(from) {
            (format!("`{from}` is sent on already"), "keep one of the two")
        } else {
            return true;
        };
        self.diagnostics.error(Code::BadRedirect, origin.field("from"), message).hint(hint);
        false
    }

    /// Whether what stands in the place of an id was not given up itself.
    fn is_final(&mut self, to: &Reference, origin: Origin, given_up: &BTreeMap<Reference, Reference>) -> bool {
        let Some(next) = given_up.get(to).filter(|_| !self.is_living(to)) else { return true };
        let error =
            self.diagnostics.error(Code::BadRedirect, origin.field("to"), format!("`{to}` was given up itself"));
        if self.names.is_living(next) {
            error.hint(format!("lead straight to `{next}`"));
        } else {
            error.hint("lead straight to something that exists");
        }
        false
    }

    fn is_living(&self, thing: &Reference) -> bool {
        self.names.is_living(thing)
    }

    /// Keeps a redirect of a page; or the former id of something within a page, which cannot lead to
    /// another page: the part of an address after `#` never reaches a server.
    fn keep(
        &mut self,
        from: Reference,
        to: &Reference,
        target: Target,
        origin: Origin,
        (redirects, former): (&mut Vec<Redirect>, &mut Former),
    ) {
        let same_page = from.scheme == to.scheme && (from.item.is_none() || from.id == to.id);
        let own: Slug = from.item.unwrap_or_else(|| from.id.clone());
        match (from.scheme, target) {
            (Scheme::Finding, Target::Finding(id)) if same_page => former.findings.entry(id).or_default().push(own),
            (Scheme::Recommendation, Target::Recommendation(id)) if same_page => {
                former.recommendations.entry(id).or_default().push(own);
            }
            (Scheme::Term, Target::Term(id)) => former.terms.entry(id).or_default().push(own),
            (Scheme::Finding | Scheme::Recommendation | Scheme::Term, _) => {
                let message = "what stood within a page can only lead to something of its kind on the same page";
                self.diagnostics
                    .error(Code::BadRedirect, origin.field("to"), message)
                    .hint("name a finding, recommendation or term of the same page, or take this redirect out");
            }
            (scheme, to) => redirects.push(Redirect { origin, scheme, slug: own, to }),
        }
    }
}
