//! A heading under which a report is said to ask for nothing holds no recommendation.

use crate::{
    diagnostics::{Code, Diagnostics},
    model::{Atlas, Id, Report},
};

pub fn of_report(atlas: &Atlas, id: Id<Report>, diagnostics: &mut Diagnostics) {
    let report = &atlas.reports[id];
    let recommendations = atlas.recommendations.range(report.recommendations);
    for empty in &report.none_under {
        if let Some(found) = recommendations.iter().find(|recommendation| recommendation.urgency == empty.urgency) {
            let place = empty.origin.field("urgency");
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
