//! Puts a drawing, its words and its table together into a [`Chart`].
//!
//! In: the caller's words, the description, the table and the drawing.
//! Out: the chart with its inline and its standalone picture, or the first
//! word that is missing, too long or a repetition.

use super::ink::{Align, Ink};
use super::paint;
use super::sheet::{GAP, Picture, Sheet, lines_high};
use super::svg_backend::escape;
use super::text_width::wrap;
use super::{Chart, ChartError, ChartTable, ChartText, TITLE_WORDS};

/// White space around a standalone picture, in user units.
const MARGIN: i32 = 20;

/// The tested palette, light and dark, for pictures outside the site.
pub const STYLE: &str = include_str!("standalone.css");

/// Checks the words and makes both pictures.
pub fn finish(
    text: &ChartText,
    description: String,
    table: ChartTable,
    picture: &Picture,
) -> Result<Chart, ChartError> {
    finish_apart(text, description, table, picture, picture)
}

/// The same for a chart that is drawn apart for the page and for its file.
pub fn finish_apart(
    text: &ChartText,
    description: String,
    table: ChartTable,
    picture: &Picture,
    in_file: &Picture,
) -> Result<Chart, ChartError> {
    check(text, &description)?;
    Ok(Chart {
        id: text.id.clone(),
        title: text.title.clone(),
        subtitle: text.subtitle.clone(),
        inline_svg: inline(picture),
        embed_svg: embedded(in_file),
        file_svg: standalone(text, &description, in_file)?,
        description,
        table,
        source: text.source.clone(),
    })
}

fn check(text: &ChartText, description: &str) -> Result<(), ChartError> {
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    if text.id.is_empty() || !text.id.chars().all(allowed) {
        return Err(ChartError::BadId(text.id.clone()));
    }
    let parts = [
        ("title", text.title.as_str()),
        ("subtitle", text.subtitle.as_str()),
        ("source", text.source.as_str()),
        ("description", description),
    ];
    for (part, words) in parts {
        if words.trim().is_empty() {
            return Err(ChartError::Missing(part));
        }
    }
    let words = text.title.split_whitespace().count();
    if words > TITLE_WORDS {
        return Err(ChartError::TitleTooLong(words));
    }
    let bare = |words: &str| words.trim().trim_end_matches('.').to_lowercase();
    if bare(description) == bare(&text.title) {
        return Err(ChartError::DescriptionIsTitle);
    }
    Ok(())
}

fn inline(picture: &Picture) -> String {
    let Picture { width, height, body, .. } = picture;
    format!(
        "<svg class=\"chart-svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" aria-hidden=\"true\" focusable=\"false\">{body}</svg>"
    )
}

/// The picture on a paper of its own, so that it can be read on a page of any colour.
fn embedded(picture: &Picture) -> String {
    let (width, height) = (picture.width + 2 * GAP, picture.height + 2 * GAP);
    format!(
        "<svg viewBox=\"-{GAP} -{GAP} {width} {height}\" width=\"{width}\" height=\"{height}\" font-family=\"{}\" \
         aria-hidden=\"true\" focusable=\"false\"><rect x=\"-{GAP}\" y=\"-{GAP}\" width=\"{width}\" height=\"{height}\" fill=\"{}\"/>{}</svg>",
        paint::FONT,
        paint::paper(),
        picture.painted
    )
}

/// The picture with its headline above and its source below.
fn standalone(text: &ChartText, description: &str, picture: &Picture) -> Result<String, ChartError> {
    let inner = picture.width;
    let title = wrap(&text.title, inner, true);
    let subtitle = wrap(&text.subtitle, inner, false);
    let source = wrap(&text.source, inner, false);
    let body_top = MARGIN + lines_high(title.len() + subtitle.len()) + 2 * GAP;
    let source_top = body_top + picture.height + 2 * GAP;
    let (width, height) = (inner + 2 * MARGIN, source_top + lines_high(source.len()) + MARGIN);

    let sheet = Sheet::new(width, height);
    sheet.text((MARGIN, MARGIN), Align::Start, Ink::Strong, &title)?;
    let below = MARGIN + lines_high(title.len());
    sheet.text((MARGIN, below), Align::Start, Ink::Muted, &subtitle)?;
    sheet.text((MARGIN, source_top), Align::Start, Ink::Muted, &source)?;
    let words = sheet.body()?;

    Ok(format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart-svg\" \
         viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         role=\"img\" aria-labelledby=\"{id}-title {id}-desc\">\
         <title id=\"{id}-title\">{}</title><desc id=\"{id}-desc\">{}</desc>\
         <style>{}</style>{words}<g transform=\"translate({MARGIN} {body_top})\">{}</g></svg>\n",
        escape(&text.title),
        escape(description),
        STYLE.trim_end(),
        picture.body,
        id = text.id,
    ))
}
