//! A heading under which a report is said to ask for nothing holds no recommendation.

use crate::{
    diagnostics::{Code, Diagnostics},
    location::Origin,
    model::Atlas,
};

pub fn check(atlas: &Atlas, diagnostics: &mut Diagnostics) {
    for report in atlas.reports.values() {
        for (index, empty) in report.none_under.iter().enumerate() {
            let recommendations = atlas.recommendations.range(report.recommendations);
            if let Some(found) = recommendations.iter().find(|recommendation| recommendation.urgency == empty.urgency) {
                let place = Origin::entry(found.origin.file, "none_under", index).field("urgency");
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
}
