//! A heading under which a report is said to ask for nothing holds no recommendation.

use crate::{
    diagnostics::{Code, Diagnostics},
    location::{List, Origin},
    model::{Atlas, Id, Report},
};

pub fn of_report(atlas: &Atlas, id: Id<Report>, diagnostics: &mut Diagnostics) {
    let report = &atlas.reports[id];
    let recommendations = atlas.recommendations.range(report.recommendations);
    for (index, empty) in report.none_under.iter().enumerate() {
        if let Some(found) = recommendations.iter().find(|recommendation| recommendation.urgency == empty.urgency) {
            let place = Origin::entry(found.origin.file, List::NoneUnder, index).field("urgency");
            diagnostics
                .error(
                    Code::SectionNotEmpty,
                    place,
                    format!("the recommendation `{}` stands under this heading", found.slug),
                )
                .hint("take this entry out, or correct the recommendation's urgency");
        }
    }
}
