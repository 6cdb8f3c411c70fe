//! The kinds of fault, each with its name and its entry in `docs/diagnostics.md`.

/// A kind of fault. Its name is stable: messages print it and the manual explains it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// The file is not UTF-8 text.
    NotUtf8,
    /// The file is larger than a content file may be.
    FileTooLarge,
    /// The file cannot be read as YAML.
    YamlSyntax,
    /// Lines that git left between two versions of a text.
    LeftOver,
    /// The file uses a part of YAML that content files may not use.
    YamlFeature,
    /// A part of a text is taken for a comment.
    TextCutOff,
    /// Curly quotation marks stand around a text.
    CurlyQuotes,
    /// A sign that cannot be seen stands in the file.
    InvisibleCharacter,
    /// The letters of a word are not what they look like.
    MixedLetters,
    /// A key that the content model does not have.
    UnknownKey,
    /// A required key is not there.
    MissingKey,
    /// The same key stands twice in one entry.
    DuplicateKey,
    /// A value is of another kind than the key takes.
    WrongType,
    /// A value cannot be read as what the key takes.
    WrongValue,
    /// A place of a stub that nobody has filled in yet.
    StillToFillIn,
    /// A markdown file that needs a head has none.
    MissingHead,
    /// A file lies where the atlas expects none.
    MisplacedFile,
    /// A file that has to be there is not there.
    MissingFile,
    /// The name of a file or folder cannot be an id.
    BadName,
    /// HTML in a markdown text.
    RawHtml,
    /// Markdown or HTML in a text that takes none.
    MarkupInText,
    /// Words of a markdown text that are taken for code.
    TextAsCode,
    /// A heading at a level that is not free.
    HeadingLevel,
    /// A table that is none, or that loses words.
    BadTable,
    /// A footnote that is not written, has no words or is called nowhere.
    BadFootnote,
    /// A link whose address the atlas does not accept.
    BadLink,
    /// A citation that cannot be read.
    BadCitation,
    /// A reference to something that does not exist.
    UnknownReference,
    /// Two entries of one list have the same id.
    DuplicateId,
    /// Two authorities have the same code.
    SharedCode,
    /// A redirect that cannot be.
    BadRedirect,
    /// A free page or a redirect where the site has a page of its own.
    TakenAddress,
    /// A grade that is not on the scale of the report's inspection framework.
    UnknownGrade,
    /// A judgement has a scope that its area does not have, or lacks one that it needs.
    WrongScope,
    /// One area and scope is judged twice in a report.
    DuplicateJudgement,
    /// Two dates are in the wrong order.
    DateOrder,
    /// A figure's plain number is not the number it prints.
    NumberMismatch,
    /// A trace does not lead to a later report of the same authority.
    TraceOrder,
    /// A trace's outcome and its findings do not fit together.
    TraceFindings,
    /// A theme and the national overview do not fit together.
    ThemeEvidence,
    /// A heading is said to hold no recommendation, and holds one.
    SectionNotEmpty,
    /// A text that has a page of its own has no words.
    EmptyText,
    /// A summary is shorter or longer than readers expect.
    SummaryLength,
    /// Fewer than two entries have a theme.
    ThinTheme,
    /// Nothing names a group of children.
    UnusedGroup,
    /// No text uses a term of the glossary.
    UnusedTerm,
    /// An authority has no report and no example of practice.
    EmptyAuthority,
    /// An abbreviation that the glossary does not explain.
    UnexplainedAbbreviation,
    /// A title is longer than lists have room for.
    LongTitle,
    /// A description is too short to say anything.
    ShortDescription,
    /// A paragraph or section that is cited is not in the source.
    NotInSource,
    /// A number does not stand in the paragraphs that are cited for it.
    NumberNotInSource,
    /// Words in quotation marks do not stand in the paragraphs that are cited for them.
    QuotationNotInSource,
    /// A run of words stands in a source document too.
    WordsCarriedOver,
    /// A finished page links to a page or a place in a page that does not exist.
    BrokenLink,
    /// Two parts of a finished page have the same anchor.
    DuplicateAnchor,
    /// A picture, table or link lacks the words that stand for it.
    MissingAlternative,
    /// A finished page lacks a title, a language or a sound order of headings.
    PageOutline,
    /// A finished page holds something that could run or that a strict browser would not show.
    UnsafePage,
    /// A finished page makes the browser ask another host for something.
    ThirdParty,
}

/// What the manual says of a code.
struct Entry {
    code: Code,
    name: &'static str,
    meaning: &'static str,
    remedy: &'static str,
}

#[rustfmt::skip]
const ENTRIES: &[Entry] = &[
    Entry { code: Code::NotUtf8, name: "not-utf8", meaning: "The file is not UTF-8 text.",
            remedy: "Take a picture or a document, such as the PDF of a report, out of `content/`: all content is YAML and markdown. Save any other file with the encoding UTF-8. In most editors that is a choice in the \"Save as\" dialogue." },
    Entry { code: Code::FileTooLarge, name: "file-too-large", meaning: "The file is larger than a content file may be.",
            remedy: "A content file holds at most one mebibyte. Split it, or check that the right file was added." },
    Entry { code: Code::YamlSyntax, name: "yaml-syntax", meaning: "The file cannot be read as YAML.",
            remedy: "The usual causes are a tab instead of spaces, a colon or a hyphen without a space behind it, a text with a colon that is not in quotation marks, a quotation mark that is not closed, and a line that does not begin below the line it belongs to. When in doubt, put a text in straight quotation marks." },
    Entry { code: Code::LeftOver, name: "left-over", meaning: "A line that git left between two versions of a text.",
            remedy: "Two people changed the same lines, and nobody chose yet. Keep the version that is right; take out the other one, and the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`." },
    Entry { code: Code::YamlFeature, name: "yaml-feature", meaning: "The file uses a part of YAML that content files may not use.",
            remedy: "Write the value out in full instead of using anchors (`&`), aliases (`*`), tags (`!`) or merge keys (`<<`)." },
    Entry { code: Code::TextCutOff, name: "text-cut-off", meaning: "A part of a text is taken for a comment.",
            remedy: "In YAML a `#` behind a space begins a comment, and what follows is not shown. Put the text in quotation marks. Give a comment a line of its own." },
    Entry { code: Code::CurlyQuotes, name: "curly-quotes", meaning: "Curly quotation marks stand around a text, at one end of it, or between the entries of a list.",
            remedy: "YAML knows only the straight marks `\"` and `'`; curly ones would be shown with the text. Word processors write curly ones: use a plain text editor, or replace them." },
    Entry { code: Code::InvisibleCharacter, name: "invisible-character", meaning: "A sign that cannot be seen stands in the file.",
            remedy: "It came with a text that was copied from elsewhere. Delete it: delete what stands between the letters on both sides, and write these again." },
    Entry { code: Code::MixedLetters, name: "mixed-letters", meaning: "The letters of a word are not what they look like.",
            remedy: "An English word holds a letter of another alphabet, such as a Cyrillic о. It came with a text that was copied, or was put there to deceive: a search does not find the word. Type the whole word again. A word wholly in another alphabet is free, unless all its letters look Latin." },
    Entry { code: Code::UnknownKey, name: "unknown-key", meaning: "A key that the content model does not have.",
            remedy: "Look the key up in docs/content-model.md; the message names the nearest one." },
    Entry { code: Code::MissingKey, name: "missing-key", meaning: "A required key is not there.",
            remedy: "Add the key that the message names. docs/content-model.md says what it holds." },
    Entry { code: Code::DuplicateKey, name: "duplicate-key", meaning: "The same key stands twice in one entry.",
            remedy: "Keep one of the two. Where several keys of an entry of a list stand there twice, a new entry lacks its hyphen, or the line with which it begins: write that, and keep both." },
    Entry { code: Code::WrongType, name: "wrong-type", meaning: "A value is of another kind than the key takes.",
            remedy: "The message says what the key takes: a text, a number, a list, or an entry with keys of its own." },
    Entry { code: Code::WrongValue, name: "wrong-value", meaning: "A value cannot be read as what the key takes.",
            remedy: "The message says which forms are good: for a date, a paragraph reference, an id or a word from a fixed list." },
    Entry { code: Code::StillToFillIn, name: "still-to-fill-in", meaning: "A place of a stub that nobody has filled in yet.",
            remedy: "Write what the comment above it asks for in the place of `FILL-IN`. A key that does not apply is taken out, if docs/content-model.md does not say that it is required." },
    Entry { code: Code::MissingHead, name: "missing-head", meaning: "A markdown file that needs a head has none.",
            remedy: "Begin the file with a line `---`, the head's keys, and another line `---`." },
    Entry { code: Code::MisplacedFile, name: "misplaced-file", meaning: "A file lies where the atlas expects none.",
            remedy: "Move the file to the folder that docs/content-model.md names for its kind, or delete it." },
    Entry { code: Code::MissingFile, name: "missing-file", meaning: "A file that has to be there is not there.",
            remedy: "Add the file that the message names." },
    Entry { code: Code::BadName, name: "bad-name", meaning: "The name of a file or folder cannot be an id.",
            remedy: "Use lower-case letters, digits and single hyphens, as in `stoke-on-trent-jar-2006`." },
    Entry { code: Code::RawHtml, name: "raw-html", meaning: "HTML in a markdown text.",
            remedy: "Use markdown: `**bold**`, `*emphasis*`, lists, tables and links. To show a less-than sign, write `&lt;`." },
    Entry { code: Code::MarkupInText, name: "markup-in-text", meaning: "Markdown or HTML in a text that takes none.",
            remedy: "The texts of YAML, in the heads of markdown files too, are plain: signs of markdown and HTML are printed as they stand. Write only the words. A paragraph is named in the key `paragraphs`, a theme in `themes`. Links, citations and emphasis have their place below a head and in summaries." },
    Entry { code: Code::TextAsCode, name: "text-as-code", meaning: "Words of a markdown text that are taken for code.",
            remedy: "Code is printed as it stands: its links and citations are not read. Begin a paragraph without blanks; in a list, with as many as the words above it have. Close a block of code with the line that opens it, such as a line of three backticks." },
    Entry { code: Code::HeadingLevel, name: "heading-level", meaning: "A heading at a level that is not free.",
            remedy: "Begin with `##`: the page's title is its only first-level heading. Go down one level at a time: `###` stands below `##`, `####` below `###`." },
    Entry { code: Code::BadTable, name: "bad-table", meaning: "A table that is none, or that loses words.",
            remedy: "Each line of a table begins and ends with `|`, and has as many cells as its first. Below the first stands a line of hyphens for each column, such as `|---|---|`. A `|` that is part of the words is written `\\|`." },
    Entry { code: Code::BadFootnote, name: "bad-footnote", meaning: "A footnote that is not written, has no words or is called nowhere.",
            remedy: "A footnote has a call in the text, such as `[^1]`, and its words on a line of their own: `[^1]: The words of the note.` Each has a name of its own, without spaces." },
    Entry { code: Code::BadLink, name: "bad-link", meaning: "A link whose address the atlas does not accept.",
            remedy: "Link to the web with `https://`, or `http://` where a site has nothing better, within the page with `#`, and within the atlas with a scheme such as `theme:`." },
    Entry { code: Code::BadCitation, name: "bad-citation", meaning: "A citation that cannot be read.",
            remedy: "Write `[¶16]`, `[¶16, 29–31]`, `[annex B ¶3]` or `[§ staying-safe/strengths]`; outside a report's own files put the report's id first." },
    Entry { code: Code::UnknownReference, name: "unknown-reference", meaning: "A reference to something that does not exist.",
            remedy: "Correct the id; the message names the nearest one." },
    Entry { code: Code::DuplicateId, name: "duplicate-id", meaning: "Two entries of one list have the same id.",
            remedy: "Give one of them another id. Ids that are published already must not change. Of a page that the menu names twice, keep one." },
    Entry { code: Code::SharedCode, name: "shared-code", meaning: "Two authorities have the same code.",
            remedy: "Others join their data to these codes. Give each authority the code that the scheme gives it." },
    Entry { code: Code::BadRedirect, name: "bad-redirect", meaning: "A redirect that cannot be.",
            remedy: "Send on only an id that nothing has any more, only once, and straight to something that exists. A finding, a recommendation or a term can only lead to another on the same page." },
    Entry { code: Code::TakenAddress, name: "taken-address", meaning: "A free page or a redirect stands where the site has a page of its own.",
            remedy: "The lists of the site have addresses such as `/themes/` and `/search/`. Give a free page another name; take a redirect from there out." },
    Entry { code: Code::UnknownGrade, name: "unknown-grade", meaning: "A grade that is not on the scale of the report's inspection framework.",
            remedy: "Use one of the scale's grades. A word of one framework is never turned into another's." },
    Entry { code: Code::WrongScope, name: "wrong-scope", meaning: "A judgement has a scope that its area does not have, or lacks one that it needs.",
            remedy: "Use one of the scopes that the framework gives for this area. Where a framework has scopes, each of its areas names those in which it is judged." },
    Entry { code: Code::DuplicateJudgement, name: "duplicate-judgement", meaning: "One area and scope is judged twice in a report.",
            remedy: "Keep the judgement that the report's grade table prints." },
    Entry { code: Code::DateOrder, name: "date-order", meaning: "Two dates are in the wrong order.",
            remedy: "Check both dates against the source. Where only the month or the year of a date is known, it is told only if no day in it could be right." },
    Entry { code: Code::NumberMismatch, name: "number-mismatch", meaning: "A figure's plain number is not the number it prints.",
            remedy: "Make `number` equal to `value`, or leave `number` out where the value is not exact." },
    Entry { code: Code::TraceOrder, name: "trace-order", meaning: "A trace does not lead to a later report of the same authority.",
            remedy: "Name a report on the same authority that was published after this one." },
    Entry { code: Code::TraceFindings, name: "trace-findings", meaning: "A trace's outcome and its findings do not fit together.",
            remedy: "Name the findings the outcome rests on; name none where the outcome is `not-mentioned`. Nor has a recommendation that a later report does not mention another outcome in it." },
    Entry { code: Code::ThemeEvidence, name: "theme-evidence", meaning: "A theme and the national overview do not fit together.",
            remedy: "A theme needs at least one statement of the overview, or `local: true` where the overview is silent on it." },
    Entry { code: Code::SectionNotEmpty, name: "section-not-empty", meaning: "A heading is said to hold no recommendation, and holds one.",
            remedy: "Remove the entry under `none_under`, or correct the recommendation's urgency." },
    Entry { code: Code::EmptyText, name: "empty-text", meaning: "A text that has a page of its own has no words.",
            remedy: "Write the text of the theme, authority, free page, example of practice or summary; docs/content-model.md says what it holds. Take the file out until there is something to say." },
    Entry { code: Code::SummaryLength, name: "summary-length", meaning: "A summary is shorter or longer than readers expect.",
            remedy: "Aim for 400 to 900 words." },
    Entry { code: Code::ThinTheme, name: "thin-theme", meaning: "Fewer than two entries have a theme.",
            remedy: "A theme joins what several documents say. Add it to the statements and findings that speak to it, or give theirs to a wider theme." },
    Entry { code: Code::UnusedGroup, name: "unused-group", meaning: "Nothing names a group of children.",
            remedy: "Add its id to `groups` of the entries that speak of these children, or take the group out." },
    Entry { code: Code::UnusedTerm, name: "unused-term", meaning: "No text uses a term of the glossary.",
            remedy: "Give it the themes it helps with, under `themes`, or take it out." },
    Entry { code: Code::EmptyAuthority, name: "empty-authority", meaning: "An authority has no report and no example of practice.",
            remedy: "Its page would be empty. Add what there is on it, or take it out until there is something." },
    Entry { code: Code::UnexplainedAbbreviation, name: "unexplained-abbreviation", meaning: "An abbreviation that the glossary does not explain.",
            remedy: "Write it out, or add it to content/glossary.yaml. Each is told once, where it stands first. Free pages are not looked at." },
    Entry { code: Code::LongTitle, name: "long-title", meaning: "A title is longer than lists have room for.",
            remedy: "A title has at most 90 letters, a short title 45. What it leaves out can stand in the text." },
    Entry { code: Code::ShortDescription, name: "short-description", meaning: "A description is too short to say anything.",
            remedy: "A description or summary stands alone in lists and in the results of search engines. It needs 30 letters: say in a sentence what a reader finds there." },
    Entry { code: Code::NotInSource, name: "not-in-source", meaning: "A paragraph or section that is cited is not in the source.",
            remedy: "Cite what the source has; the message says how its paragraphs are numbered, or which headings come near. Only `atlas verify` finds this." },
    Entry { code: Code::NumberNotInSource, name: "number-not-in-source", meaning: "A number does not stand in the paragraphs that are cited for it.",
            remedy: "Correct the number, or cite the paragraph that prints it; the message names it where there is one. Only `atlas verify` finds this." },
    Entry { code: Code::QuotationNotInSource, name: "quotation-not-in-source", meaning: "Words in quotation marks do not stand in the paragraphs that are cited for them.",
            remedy: "Quote what the source prints, cite the paragraph that prints it, or say it in our own words without quotation marks. Only `atlas verify` finds this." },
    Entry { code: Code::WordsCarriedOver, name: "words-carried-over", meaning: "A run of words stands in a source document too.",
            remedy: "Say it in our own words. Names, titles and headings may be carried over. Only `atlas verify` finds this." },
    Entry { code: Code::BrokenLink, name: "broken-link", meaning: "A finished page links to a page or a place in a page that does not exist.",
            remedy: "If the link is written in content, correct it there; otherwise it is a fault of a template." },
    Entry { code: Code::DuplicateAnchor, name: "duplicate-anchor", meaning: "Two parts of a finished page have the same anchor.",
            remedy: "If the anchor comes from an id in content, change that id; otherwise it is a fault of a template." },
    Entry { code: Code::MissingAlternative, name: "missing-alternative", meaning: "A picture, table or link lacks the words that stand for it.",
            remedy: "This is a fault of a template: every picture has a text, every table a caption, every link its words." },
    Entry { code: Code::PageOutline, name: "page-outline", meaning: "A finished page lacks a title, a language or a sound order of headings.",
            remedy: "This is a fault of a template: every page has a title of its own, a language, one first-level heading, and no level of heading left out." },
    Entry { code: Code::UnsafePage, name: "unsafe-page", meaning: "A finished page holds something that could run or that a strict browser would not show.",
            remedy: "This is a fault of a template: no style attributes, no scripts in attributes, and only addresses that begin with https, http, mailto or tel." },
    Entry { code: Code::ThirdParty, name: "third-party", meaning: "A finished page makes the browser ask another host for something.",
            remedy: "This is a fault of a template: keep style sheets, scripts, pictures and fonts in the site itself, under `static/`." },
];

impl Code {
    /// All codes, in the order of the manual.
    pub fn all() -> impl Iterator<Item = Self> {
        ENTRIES.iter().map(|entry| entry.code)
    }

    /// Its name, as messages print it.
    pub fn as_str(self) -> &'static str {
        self.entry().name
    }

    /// What the fault is, in one sentence.
    pub fn meaning(self) -> &'static str {
        self.entry().meaning
    }

    /// What to do about it.
    pub fn remedy(self) -> &'static str {
        self.entry().remedy
    }

    fn entry(self) -> &'static Entry {
        &ENTRIES[self as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_finds_its_own_entry() {
        for code in Code::all() {
            assert_eq!(code.entry().code, code);
        }
    }
}
