//! Pages and redirects at addresses that the site has a page of its own at.

use std::collections::BTreeSet;

use crate::{
    diagnostics::{Code, Diagnostics},
    model::{Atlas, Slug},
    pages::{self, Route, former},
};

/// Free pages stand beside the lists, in the site's root; so no id of one may be the name of a list.
/// Redirects of what is in use are found where they are joined.
pub fn check(atlas: &Atlas, diagnostics: &mut Diagnostics) {
    let free: Vec<_> = atlas.pages.iter().map(|(id, page)| (Route::Page(id).folder(atlas), page.origin)).collect();
    let sent_on = |redirect| Some((former::folder(atlas, redirect)?, redirect.origin));
    let sent_on: Vec<_> = atlas.redirects.iter().filter_map(sent_on).collect();
    let wanted: BTreeSet<&str> = free.iter().chain(&sent_on).map(|(folder, _)| folder.as_str()).collect();
    let taken = taken(atlas, &wanted);
    for (folder, origin) in free.iter().filter(|(folder, _)| taken.contains(folder)) {
        diagnostics
            .error(
                Code::TakenAddress,
                origin.field("title"),
                format!("this page would stand at `/{folder}`, where the site has a page of its own"),
            )
            .hint("give its file another name");
    }
    for (folder, origin) in sent_on.iter().filter(|(folder, _)| taken.contains(folder)) {
        diagnostics
            .error(
                Code::TakenAddress,
                origin.field("from"),
                format!("this redirect would stand at `/{folder}`, where the site has a page of its own"),
            )
            .hint("take this redirect out: its address leads to that page");
    }
}

/// Whether the site has a page of its own where a free page of this id would stand.
pub fn is_taken(atlas: &Atlas, id: &Slug) -> bool {
    let folder = format!("{id}/");
    !taken(atlas, &[folder.as_str()].into()).is_empty()
}

/// The folders among those wanted in which the site has a page that is no free one. A part of a list is in
/// none of them: it lies within the folder of what the list is about, or in that of a list of no ids.
fn taken(atlas: &Atlas, wanted: &BTreeSet<&str>) -> BTreeSet<String> {
    let own = pages::routes(atlas).into_iter().filter(|route| !matches!(route, Route::Page(_)));
    let (mut taken, mut folder) = (BTreeSet::new(), String::new());
    for route in own {
        folder.clear();
        route.write_folder(atlas, &mut folder);
        if wanted.contains(folder.as_str()) {
            taken.insert(folder.clone());
        }
    }
    taken
}
