//! The checks themselves: does what is cited exist, does it hold the numbers, are the words ours.

use std::{collections::BTreeMap, ops::Range};

use super::{
    Checked, SourceTexts,
    annotations::{Annotation, Annotations, Cite, Claim, Fact, Kind, Written},
    hints::{beginnings, from_where, holders, what_there_is},
    numbers::{Number, Offer, Value, numbers},
    paragraphs::{Passage, SourceText, words, words_at},
    quotes::quoted,
    runs::Words,
};
use crate::{
    diagnostics::{Code, Diagnostics, list, or_list},
    model::{Document, ParagraphRef},
};

/// What is checked against what, and where it is told.
pub struct Checker<'a> {
    /// The texts.
    pub texts: &'a SourceTexts,
    /// The id of each document.
    pub name: &'a dyn Fn(Document) -> String,
    /// What its own file says of a document as a whole, or of all of them, in words: when it was
    /// published, and so on.
    pub facts: &'a dyn Fn(Option<Document>) -> Vec<String>,
    /// What has been checked, by document.
    pub checked: BTreeMap<Document, Checked>,
    /// Where faults go.
    pub diagnostics: &'a mut Diagnostics,
}

impl Checker<'_> {
    /// Checks everything.
    pub fn run(&mut self, annotations: &Annotations<'_>) {
        for annotation in &annotations.list {
            for cite in &annotation.cites {
                self.cite(cite);
            }
            self.claims(annotation);
        }
        for fact in &annotations.facts {
            self.fact(fact);
        }
        self.words(&annotations.texts);
    }

    fn source(&self, document: Document) -> Option<&SourceText> {
        self.texts.get(&(self.name)(document))
    }

    /// Check 1: the paragraph or section exists.
    fn cite(&mut self, cite: &Cite) {
        let Some(source) = self.source(cite.document) else { return };
        let label = cite.reference.label();
        let fault = if source.has(&cite.reference) {
            None
        } else {
            Some((format!("the source has no {label}"), what_there_is(source, &cite.reference)))
        };
        let astray = match &cite.reference {
            ParagraphRef::Section(path) if fault.is_none() => source.section(path).filter(|found| !found.inside),
            _ => None,
        };
        let astray =
            astray.and_then(|found| found.sections.first().map(|section| (section.heading.clone(), section.line)));
        let checked = self.checked.entry(cite.document).or_default();
        checked.references += 1;
        if let Some((message, hint)) = fault {
            checked.lost_references += 1;
            self.diagnostics.error(Code::NotInSource, cite.place.clone(), message).hint(hint);
        } else if let Some((heading, line)) = astray {
            let message = format!("{label} is not one heading inside the other in the source");
            let hint = format!(
                "the nearest is “{heading}” on line {line} of the source; if that is meant, name what encloses it"
            );
            self.diagnostics.warning(Code::NotInSource, cite.place.clone(), message).hint(hint);
        }
    }

    /// Check 2: the numbers of what is claimed stand in what is cited.
    fn claims(&mut self, annotation: &Annotation<'_>) {
        let Some(document) = annotation.cites.first().map(|cite| cite.document) else { return };
        let mut passages: Vec<Passage> = Vec::new();
        for cite in &annotation.cites {
            // Where one of the texts is not at hand, nothing can be said.
            let Some(source) = self.source(cite.document) else { return };
            if !source.has(&cite.reference) {
                return;
            }
            passages.extend(source.passages(&cite.reference));
        }
        let mut offer = Offer::default();
        for passage in &passages {
            offer.add(&passage.text);
            offer.add_all(&passage.headings);
        }
        let mut named = Offer::default();
        if annotation.kind.introduces() {
            for cite in &annotation.cites {
                offer.add_all(&(self.facts)(Some(cite.document)));
            }
            named.add_all(&(self.facts)(None));
        }
        for claim in &annotation.claims {
            let wanted = wanted(annotation.kind, claim);
            if claim.value_in.is_some() && wanted.is_empty() && !is_absent(claim.text.text()) {
                self.value_in_words(document, annotation, claim, &passages);
            }
            self.quotations(document, annotation, claim, &passages);
            for number in wanted {
                let name = names_document(&claim.text.text()[number.range.end..]) && named.holds(&number);
                let missing = !name && !offer.holds(&number);
                let checked = self.checked.entry(document).or_default();
                checked.numbers += 1;
                if missing {
                    checked.lost_numbers += 1;
                    self.missing_number(annotation, claim, &number, &passages);
                }
            }
        }
    }

    fn missing_number(&mut self, annotation: &Annotation<'_>, claim: &Claim<'_>, number: &Number, cited: &[Passage]) {
        let text = claim.text.text();
        let written = text.get(number.range.clone()).unwrap_or(text);
        let what = annotation.kind.label();
        let labels = cited_labels(annotation);
        let message = format!("“{written}” does not stand in {labels}, which this {what} cites");
        let elsewhere =
            annotation.cites.first().and_then(|cite| self.source(cite.document)).map(|source| holders(source, number));
        let mut hint = match elsewhere.as_deref() {
            None | Some([]) => "the numbered paragraphs of the source do not hold it anywhere".to_owned(),
            Some(holders) => format!("the source has it in {}", or_list(holders)),
        };
        if !written.contains(|c: char| c.is_ascii_digit()) {
            hint.push_str("; where it counts what the source only lists, say it without the number");
        }
        hint.push_str(&beginnings(cited));
        self.diagnostics.error(Code::NumberNotInSource, claim.text.place(&number.range), message).hint(hint);
    }

    /// A value without a number in it (`majority`, `*`) stands in the source word for word, or sign for sign.
    fn value_in_words(
        &mut self,
        document: Document,
        annotation: &Annotation<'_>,
        claim: &Claim<'_>,
        cited: &[Passage],
    ) {
        let wanted = words(claim.text.text());
        let found = cited.iter().any(|passage| {
            if wanted.is_empty() { passage.text.contains(claim.text.text().trim()) } else { prints(passage, &wanted) }
        });
        let checked = self.checked.entry(document).or_default();
        checked.numbers += 1;
        if !found {
            checked.lost_numbers += 1;
            let text = claim.text.text();
            let message = format!("“{text}” is not printed in {}, which this figure cites", cited_labels(annotation));
            let hint = format!("a figure's value is written as the source prints it{}", beginnings(cited));
            self.diagnostics.error(Code::NumberNotInSource, claim.text.place(&(0..text.len())), message).hint(hint);
        }
    }

    /// What a claim quotes stands in the source word for word. A defect also quotes what the source should print:
    /// one of its quotations is enough.
    fn quotations(&mut self, document: Document, annotation: &Annotation<'_>, claim: &Claim<'_>, cited: &[Passage]) {
        let text = claim.text.text();
        let mut quotations = quoted(text);
        quotations.retain(|range| !words(&text[range.clone()]).is_empty());
        let is_printed = |range: &Range<usize>| {
            let wanted = words(&text[range.clone()]);
            cited.iter().any(|passage| prints(passage, &wanted))
        };
        let checked = self.checked.entry(document).or_default();
        checked.quotations += quotations.len();
        if annotation.kind == Kind::Defect && quotations.iter().any(is_printed) {
            return;
        }
        let (labels, what) = (cited_labels(annotation), annotation.kind.label());
        for range in quotations.into_iter().filter(|range| !is_printed(range)) {
            checked.lost_quotations += 1;
            let message = format!("“{}” is not printed in {labels}, which this {what} cites", &text[range.clone()]);
            let hint = format!("quote what the source prints, or say it without quotation marks{}", beginnings(cited));
            self.diagnostics.error(Code::QuotationNotInSource, claim.text.place(&range), message).hint(hint);
        }
    }

    /// Check 2 for what is said of a document as a whole: it stands somewhere in it.
    fn fact(&mut self, fact: &Fact) {
        let Some(source) = self.source(fact.document) else { return };
        let mut offer = Offer::default();
        offer.add(source.text());
        for number in numbers(&fact.says) {
            let missing = !offer.holds(&number);
            let name = (self.name)(fact.document);
            let checked = self.checked.entry(fact.document).or_default();
            checked.numbers += 1;
            if missing {
                checked.lost_numbers += 1;
                let message = format!("“{}” stands nowhere in the text of {name}", &fact.says[number.range]);
                self.diagnostics.error(Code::NumberNotInSource, fact.place.clone(), message);
            }
        }
    }

    /// Check 3: no long run of words is carried over from any source.
    fn words(&mut self, texts: &[Written<'_>]) {
        let documents: Vec<Document> = self.checked.keys().copied().collect();
        for document in documents {
            let Some(source) = self.source(document) else { continue };
            let source_words = Words::of(source.text(), self.texts.longest_run());
            let mut faults = Vec::new();
            for text in texts {
                let placed = words_at(text.text());
                let ours: Vec<String> = placed.iter().map(|(_, word)| word.clone()).collect();
                for run in source_words.shared(&ours) {
                    let (first, last) = (&placed[run.start], &placed[run.end - 1]);
                    let place = text.place(&(first.0..last.0 + last.1.len()));
                    let hint = from_where(source, &ours[run.clone()]);
                    faults.push((place, run.len(), ours[run].join(" "), hint));
                }
            }
            self.checked.entry(document).or_default().runs += faults.len();
            let name = (self.name)(document);
            for (place, length, run, hint) in faults {
                let message = format!("{length} words in a row stand in {name} too: “{run}”");
                self.diagnostics.error(Code::WordsCarriedOver, place, message).hint(hint);
            }
        }
    }
}

/// Whether a passage prints these words in a row, in its text or in a heading it stands under.
fn prints(passage: &Passage, wanted: &[String]) -> bool {
    let texts = passage.headings.iter().chain([&passage.text]);
    texts.into_iter().any(|text| words(text).windows(wanted.len()).any(|part| part == wanted))
}

/// The numbers of a claim that have to be proved. A figure's value is proved whole; elsewhere the
/// names of documents and words with other senses need no proof.
///
/// What is wrong with a source is told in our words about its text. Digits in it quote the source; a
/// number word counts what we found there (`names it three times`).
fn wanted(kind: Kind, claim: &Claim<'_>) -> Vec<Number> {
    let text = claim.text.text();
    let mut found = numbers(text);
    let Some(unit) = claim.value_in else {
        found.retain(|number| !number.weak && !claim.text.is_name(&number.range));
        if kind == Kind::Defect {
            found.retain(|number| text[number.range.clone()].contains(|c: char| c.is_ascii_digit()));
        }
        return found;
    };
    // A value of 13 in the unit % may be printed as 13 in a table or as 13% in a sentence.
    let with_unit = numbers(&format!("{} {unit}", claim.text.text()));
    for (number, other) in found.iter_mut().zip(with_unit) {
        let new: Vec<Value> = other.means.into_iter().filter(|value| !number.means.contains(value)).collect();
        number.means.extend(new);
    }
    found
}

/// Whether the value of a comparison says that the source prints none.
fn is_absent(value: &str) -> bool {
    value.starts_with("not printed")
}

/// Whether a year names a document with what comes after it: `the 2006 review`.
fn names_document(after: &str) -> bool {
    let next = words(after.get(..60).unwrap_or(after)).into_iter().take(3);
    let mut next = next.skip_while(|word| matches!(word.as_str(), "joint" | "area" | "national"));
    matches!(next.next().as_deref(), Some("review" | "reviews" | "inspection" | "report" | "overview"))
}

/// `¶7, ¶9 and annex ¶2`.
fn cited_labels(annotation: &Annotation<'_>) -> String {
    list(&annotation.cites.iter().map(|cite| cite.reference.label()).collect::<Vec<_>>())
}
