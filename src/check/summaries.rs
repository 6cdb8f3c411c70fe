//! A summary is as long as a reader expects: 400 to 900 words.

use super::empty_texts::summary_has_words;
use crate::{
    diagnostics::{Code, Diagnostics},
    location::{Origin, Place},
    model::{Atlas, Id, Prose, Report, prose::word_count},
};

const WORDS: std::ops::RangeInclusive<usize> = 400..=900;

pub fn of_report(atlas: &Atlas, id: Id<Report>, diagnostics: &mut Diagnostics) {
    length(&atlas.reports[id].summary, atlas.reports[id].summary_origin, diagnostics);
}

pub fn of_overviews(atlas: &Atlas, diagnostics: &mut Diagnostics) {
    for overview in atlas.overviews.values() {
        length(&overview.summary, overview.summary_origin, diagnostics);
    }
}

fn length(summary: &Prose, origin: Origin, diagnostics: &mut Diagnostics) {
    if !summary_has_words(summary, origin, diagnostics) {
        return;
    }
    let words = word_count(&summary.markdown);
    if !WORDS.contains(&words) {
        let message = format!("this summary has {words} words; readers expect {} to {}", WORDS.start(), WORDS.end());
        diagnostics.warning(Code::SummaryLength, Place::bytes(origin.file, 0..0), message);
    }
}
