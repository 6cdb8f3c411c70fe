//! Looking into one paragraph: what it says, and what the atlas says of it.

use super::{
    SourceTexts,
    annotations::{self, Annotation},
    coverage::Coverage,
    documents,
    paragraphs::{Passage, SourceText},
    slug,
};
use crate::{
    diagnostics::{Nearest, SourceMap, list, nearest, visible},
    location::At,
    model::{Atlas, Document, ParagraphRef},
};

/// A paragraph of a document and everything in the atlas that cites it.
///
/// `document` is the id of a report or an overview, `paragraph` a reference as an author writes it:
/// `16`, `29-31`, `annex-b:3`, `section:grades`.
///
/// # Errors
/// As a sentence: the atlas has no such document, its text is not given, the reference cannot be
/// read, or the text has no such paragraph.
pub fn evidence(
    atlas: &Atlas,
    texts: &SourceTexts,
    files: &dyn SourceMap,
    document: &str,
    paragraph: &str,
) -> Result<String, String> {
    let (document, source) = find(atlas, texts, document)?;
    let reference = ParagraphRef::parse(paragraph)?;
    let passages = source.passages(&reference);
    if passages.is_empty() {
        return Err(format!("the text of {} has no {}", slug(atlas, document), reference.label()));
    }
    let annotations = annotations::all(atlas, files);
    let mut text = String::new();
    for passage in passages {
        text.extend([format!("{}, line {}\n\n", passage.reference.label(), passage.line)]);
        text.extend(passage.text.lines().map(|line| format!("  {line}\n")));
        let citing: Vec<&Annotation<'_>> =
            annotations.list.iter().filter(|annotation| cites(annotation, document, source, &passage)).collect();
        if citing.is_empty() {
            text.push_str("\nNothing cites it.\n\n");
            continue;
        }
        text.push_str("\nCited by\n");
        text.extend(citing.iter().map(|annotation| line(annotation, files)));
        text.push('\n');
    }
    Ok(visible(text.trim_end()) + "\n")
}

/// The numbered paragraphs of a document that no annotation of their own speaks for, to work from.
///
/// # Errors
/// As a sentence: the atlas has no such document, or its text is not given.
pub fn uncited(atlas: &Atlas, texts: &SourceTexts, files: &dyn SourceMap, document: &str) -> Result<String, String> {
    let (document, source) = find(atlas, texts, document)?;
    let annotations = annotations::all(atlas, files);
    let coverage = Coverage::of(document, source, &annotations.list);
    let name = slug(atlas, document);
    let lists =
        [("Nothing cites", &coverage.uncited), ("Only a judgement, a summary or an essay cites", &coverage.in_passing)];
    let mut text = String::new();
    for (heading, paragraphs) in lists.iter().filter(|(_, paragraphs)| !paragraphs.is_empty()) {
        text.extend([format!("{heading}\n\n")]);
        for passage in paragraphs.iter().flat_map(|reference| source.passages(reference)) {
            text.extend([format!("{}, line {}\n", passage.reference.label(), passage.line)]);
            text.extend(passage.text.lines().map(|line| format!("  {line}\n")));
            text.push('\n');
        }
    }
    if text.is_empty() {
        text = if source.paragraphs().is_empty() {
            format!("The paragraphs of {name} have no numbers, so none can be left out.\n")
        } else {
            format!("Every paragraph of {name} in scope is cited.\n")
        };
    }
    Ok(visible(text.trim_end()) + "\n")
}

fn find<'t>(atlas: &Atlas, texts: &'t SourceTexts, id: &str) -> Result<(Document, &'t SourceText), String> {
    let Some(document) = documents(atlas).into_iter().find(|document| slug(atlas, *document).as_str() == id) else {
        let ids: Vec<&str> = documents(atlas).into_iter().map(|document| slug(atlas, document).as_str()).collect();
        let meant = match nearest(id, ids.iter().copied()) {
            Some(Nearest(name)) => format!("did you mean `{name}`?"),
            None => format!("it has {}", list(&ids)),
        };
        return Err(format!("the atlas has no report or overview `{id}`; {meant}"));
    };
    let source =
        texts.get(id).ok_or_else(|| format!("the text of `{id}` is not given; it has to be called {id}.txt"))?;
    Ok((document, source))
}

/// Whether an annotation cites a passage: names it, or is named by it in a range.
fn cites(annotation: &Annotation<'_>, document: Document, source: &SourceText, passage: &Passage) -> bool {
    let same = |other: Passage| other.line == passage.line;
    let mut cites = annotation.cites.iter().filter(|cite| cite.document == document);
    cites.any(|cite| source.passages(&cite.reference).into_iter().any(same))
}

/// One annotation: what it is, what it says, where it is written.
fn line(annotation: &Annotation<'_>, files: &dyn SourceMap) -> String {
    let place = &annotation.place;
    let begin = match place.at {
        At::Page(_) => 0,
        At::File | At::Bytes(_) | At::Field(_) => files.range(place).start,
    };
    let line = files.text(place.file).bytes().take(begin).filter(|byte| *byte == b'\n').count() + 1;
    let says = if annotation.says.is_empty() { String::new() } else { format!(": {}", annotation.says) };
    format!("- {} {}{says}\n  {}:{line}\n", annotation.kind.label(), annotation.id, files.path(place.file))
}
